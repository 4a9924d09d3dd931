export function gates(a: number, b: number, c: number): number {
  const p = 1 / (1 + Math.exp(-a));
  const q = (1 + Math.exp(-b)) ** -1;
  const r = Math.exp(c) / (1 + Math.exp(c));
  return p * q * r;
}
