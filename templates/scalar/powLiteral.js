/**
 * Power gate: the exponent times the next lower power of its input, times the incoming gradient.
 *
 * @noun    power
 * @literal n
 * @matches Math.pow(x, n)
 * @domain  x > 0
 * @costly
 * @example powLiteral(-2, 5), dz = 2 → dx = 160
 */
export function powLiteral(x, n) {
  const z = x ** n;

  backward: {
    dx += n * x ** (n - 1) * dz;
  }

  return z;
}
