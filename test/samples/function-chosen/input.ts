/** A function that is chosen at run time: its calls are branches over the choices. */
const call = (strike: number) => (s: number) => Math.max(s - strike, 0);
const put = (strike: number) => (s: number) => Math.max(strike - s, 0);

export function payoff(s: number, k: number, isCall: boolean): number {
  const pay = isCall ? call(k) : put(1.1 * k); // which option
  return pay(s) + 0.5 * pay(s * s);
}
