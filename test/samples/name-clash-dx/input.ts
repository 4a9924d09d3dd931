/** The user has `x` and `dx`: the adjoint of `x` steps aside, its key does not. */
export function taylor(x: number, dx: number): number {
  return Math.sin(x) + dx * Math.cos(x);
}
