export function horner(w: number[], x: number): number {
  let h = 0;
  for (let i = 3; i >= 0; i--) h = h * x + w[i];
  return h;
}
