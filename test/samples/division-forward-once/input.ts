export function ratio(x: number, y: number): number {
  return (x - y) / (x + y);
}
