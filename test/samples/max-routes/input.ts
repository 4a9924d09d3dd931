export function best(x: number, y: number, z: number): number {
  return Math.max(x, y, z);
}
