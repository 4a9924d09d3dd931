export function bell(x: number): number {
  const u = x / 3;
  const v = Math.cos(u);
  const w = Math.exp(v);
  return Math.log(w + 1);
}
