/** Divides by the norm, and returns it. */
export function normalise(w: number[]): number {
  let s = 0;
  for (let i = 0; i < w.length; i++) s += w[i] * w[i];
  const norm = Math.sqrt(s);
  for (let i = 0; i < w.length; i++) w[i] /= norm;
  return norm;
}
