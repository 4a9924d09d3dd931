/** `out` may be empty: then it becomes as long as `xs`. */
export function sums(xs: number[], out: number[]): void {
  let s = 0;
  for (let i = 0; i < xs.length; i++) {
    s += xs[i] * xs[i];
    out[i] = s;
  }
}
