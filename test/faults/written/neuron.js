/**
 * Value and gradient of `neuron` in one call.
 *
 * The 2-D neuron of the CS231n notes: two inputs, two weights and a bias.
 *
 * @param {number[]} w
 * @param {number[]} x
 * @param {{ dw?: number[], dx?: number[] }} [into] buffers to write the gradients into
 */
export function neuronGrad(w, x, into) {
  // forward pass
  const dot = w[0] * x[0] + w[1] * x[1] + w[2]; // (1)
  const neuron = 1.0 / (1 + Math.exp(-dot)); // (2)

  // backprop neuron = 1.0 / (1 + Math.exp(-dot)) (2)
  const ddot = (1 - neuron) * neuron;

  // backprop dot = w[0] * x[0] + w[1] * x[1] + w[2] (1)
  const dw = zerosLike(w, into?.dw, 'dw');
  const dx = zerosLike(x, into?.dx, 'dx');
  dw[0] += x[0] * ddot;
  dx[0] += w[0] * ddot;
  dw[1] += x[1] * ddot;
  dx[1] += w[1] * ddot;
  dw[2] += ddot;

  return { value: neuron, dw, dx };
}

/** Zeros in the shape of `x`, in the buffer `given` if there is one. */
function zerosLike(x, given = new Array(x.length), name) {
  if (given === x || !Array.isArray(given) || given.length !== x.length) {
    throw new RangeError(`into.${name} must be an array of length ${x.length} of its own`);
  }
  for (let i = 0; i < given.length; i++) given[i] = 0;
  return given;
}
