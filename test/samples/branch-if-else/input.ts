export function huber(error: number, delta: number): number {
  if (Math.abs(error) <= delta) {
    return 0.5 * error * error;
  } else {
    return delta * (Math.abs(error) - 0.5 * delta);
  }
}
