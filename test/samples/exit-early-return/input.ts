export function logSum(x: number, y: number): number {
  if (x === -Infinity) return y;
  if (y === -Infinity) return x;
  const top = Math.max(x, y);
  return top + Math.log(Math.exp(x - top) + Math.exp(y - top));
}
