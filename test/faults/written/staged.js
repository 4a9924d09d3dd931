/**
 * Forward pass of `f`, stage by stage, with the cache that its backward pass reads.
 *
 * The staged example of the CS231n notes on backpropagation.
 *
 * @param {number} x
 * @param {number} y
 */
export function fForward(x, y) {
  const sigy = 1.0 / (1 + Math.exp(-y)); // (1) sigmoid in the numerator
  const num = x + sigy; // (2) numerator
  const sigx = 1.0 / (1 + Math.exp(-x)); // (3) sigmoid in the denominator
  const xpy = x + y; // (4)
  const xpysqr = xpy ** 2; // (5)
  const den = sigx + xpysqr; // (6) denominator
  const invden = 1.0 / den; // (7)
  const f = num * invden; // (8)

  return { value: f, cache: { sigy, num, sigx, xpy, invden } };
}

/**
 * Backward pass of `f`: the gradient `df` on its value, carried back to `x` and `y`.
 */
export function fBackward(cache, df = 1) {
  const { sigy, num, sigx, xpy, invden } = cache;

  // backprop f = num * invden (8)
  const dnum = invden * df;
  const dinvden = num * df;

  // backprop invden = 1.0 / den (7)
  const dden = -(invden * invden) * dinvden;

  // backprop den = sigx + xpysqr (6)
  const dsigx = dden;
  const dxpysqr = dden;

  // backprop xpysqr = xpy ** 2 (5)
  const dxpy = 2 * xpy * dxpysqr;

  // backprop xpy = x + y (4)
  let dx = dxpy;
  let dy = dxpy;

  // backprop sigx = 1.0 / (1 + Math.exp(-x)) (3)
  dx += (1 - sigx) * sigx * dsigx;

  // backprop num = x + sigy (2)
  dx += dnum;
  const dsigy = dnum;

  // backprop sigy = 1.0 / (1 + Math.exp(-y)) (1)
  dy += (1 - sigy) * sigy * dsigy;

  return { dx, dy };
}

/**
 * Value and gradient of `f` in one call.
 *
 * @param {number} x
 * @param {number} y
 */
export function fGrad(x, y) {
  // forward pass
  const sigy = 1.0 / (1 + Math.exp(-y)); // (1) sigmoid in the numerator
  const num = x + sigy; // (2) numerator
  const sigx = 1.0 / (1 + Math.exp(-x)); // (3) sigmoid in the denominator
  const xpy = x + y; // (4)
  const xpysqr = xpy ** 2; // (5)
  const den = sigx + xpysqr; // (6) denominator
  const invden = 1.0 / den; // (7)
  const f = num * invden; // (8)

  // backprop f = num * invden (8)
  const dnum = invden;
  const dinvden = num;

  // backprop invden = 1.0 / den (7)
  const dden = -(invden * invden) * dinvden;

  // backprop den = sigx + xpysqr (6)
  const dsigx = dden;
  const dxpysqr = dden;

  // backprop xpysqr = xpy ** 2 (5)
  const dxpy = 2 * xpy * dxpysqr;

  // backprop xpy = x + y (4)
  let dx = dxpy;
  let dy = dxpy;

  // backprop sigx = 1.0 / (1 + Math.exp(-x)) (3)
  dx += (1 - sigx) * sigx * dsigx;

  // backprop num = x + sigy (2)
  dx += dnum;
  const dsigy = dnum;

  // backprop sigy = 1.0 / (1 + Math.exp(-y)) (1)
  dy += (1 - sigy) * sigy * dsigy;

  return { value: f, dx, dy };
}
