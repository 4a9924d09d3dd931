export function sawtooth(x: number): number {
  const whole = Math.floor(x);
  return x - whole;
}
