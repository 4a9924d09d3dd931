export function powers(x: number, n: number): number {
  const square = x ** 2;
  const cube = x * x * x;
  const root = Math.sqrt(x);
  const fifth = x ** 5;
  const power = x ** n;
  return square + cube + root + fifth + power;
}
