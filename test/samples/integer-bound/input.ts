export function series(x: number, terms: number): number {
  let sum = 0;
  let term = 1;
  for (let k = 1; k <= terms; k++) {
    term *= x / k;
    sum += term;
  }
  return sum;
}
