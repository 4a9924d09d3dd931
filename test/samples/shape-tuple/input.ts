export function norm([x, y]: [number, number]): number {
  return Math.hypot(x, y);
}
