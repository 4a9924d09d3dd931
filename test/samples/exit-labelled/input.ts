export function search(x: number, n: number): number {
  let s = x;
  outer: for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      s = s * 1.1 + x;
      if (s > 20) break outer;
    }
  }
  return s;
}
