/**
 * Value and gradient of `rosenbrock` in one call. The loop needs no second pass: the gradient on `sum` is known
 * (it is 1) before the loop starts, so each iteration goes forward and back at once.
 *
 * @param {Float64Array} x
 * @param {{ dx?: Float64Array }} [into] buffers to write the gradient into
 */
export function rosenbrockGrad(x, into) {
  const dx = zerosLike(x, into?.dx, 'dx');

  let sum = 0;
  for (let i = 0; i < x.length - 1; i++) {
    const a = 1 - x[i]; // (1)
    const b = x[i + 1] - x[i] * x[i]; // (2)
    sum += a * a + 100 * b * b; // (3)

    // backprop sum += a * a + 100 * b * b (3)
    const da = 2 * a;
    const db = 200 * b;

    // backprop b = x[i + 1] - x[i] * x[i] (2)
    dx[i + 1] += db;
    dx[i] -= 2 * x[i] * db;

    // backprop a = 1 - x[i] (1)
    dx[i] -= da;
  }

  return { value: sum, dx };
}

/** Zeros in the shape of `x`, in the buffer `given` if there is one. */
function zerosLike(x, given, name) {
  if (given === undefined) return new Float64Array(x.length);
  if (given === x || !(given instanceof Float64Array) || given.length !== x.length) {
    throw new RangeError(`into.${name} must be a Float64Array of length ${x.length} of its own`);
  }
  return given.fill(0);
}
