// Tape, kept from call to call.
let rTape = new Float64Array(64);

/**
 * Value and gradient of `root` in one call.
 *
 * The square root of `a` by Newton's iteration, until it stands still.
 *
 * @param {number} a
 */
export function rootGrad(a) {
  // forward pass
  let r = a;
  let rs = rTape;
  let trips = 0;
  while (Math.abs(r * r - a) > 1e-3 * a) {
    if (trips === rs.length) rs = rTape = longer(rs);
    rs[trips++] = r;
    r = 0.5 * (r + a / r); // (1)
  }
  const root = r;

  // backward pass
  let dr = 1;
  let da = 0;
  for (let t = trips - 1; t >= 0; t--) {
    r = rs[t];

    // backprop r = 0.5 * (r + a / r) (1)
    const dsum = 0.5 * dr;
    const dquot = dsum / r;
    da += dquot;
    dr = dsum - (a / r) * dquot;
  }

  // backprop r = a
  da += dr;

  return { value: root, da };
}

/** A tape of twice the length, with the same beginning. */
function longer(tape) {
  const twice = new Float64Array(2 * tape.length);
  twice.set(tape);
  return twice;
}
