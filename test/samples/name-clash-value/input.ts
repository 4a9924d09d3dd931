/** `value` and `cache` are names of the user's. */
export function f(value: number, cache: number): number {
  const into = value * cache;
  return Math.exp(into) + value;
}
