export function energy(mass: number, speed: number): number {
  const joules = 0.5 * mass * speed ** 2;
  return joules;
}
