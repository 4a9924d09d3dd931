export function walk(x: number, step: number): number {
  let at = x;
  for (let i = 0; i < 100; i++) {
    at += step * at;
    if (at > 10) break;
  }
  return at;
}
