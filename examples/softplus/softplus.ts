/** A smooth stand-in for `max(0, x)`, written so that it never overflows. */
export function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}

/** The same with a sharpness: the larger `beta`, the closer to the corner. */
export function softplusSharp(x: number, beta: number): number {
  const t = beta * x;
  return (Math.max(t, 0) + Math.log1p(Math.exp(-Math.abs(t)))) / beta;
}
