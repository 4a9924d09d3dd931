/**
 * Convolution of a vector with a kernel, as networks do it, without turning the kernel round: each entry receives the kernel's entries that met it, times the gradients there.
 *
 * @type (x: Vector, kernel: Vector): Float64Array
 * @sizes [n], [k] → [n-k+1]
 * @noun convolved
 */
export function conv1d(x, kernel) {
  const n = x.length - kernel.length + 1;
  if (kernel.length === 0 || n < 0) throw new RangeError(`conv1d: ${x.length} with a kernel of ${kernel.length}`);
  const z = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < kernel.length; k++) z[i] += x[i + k] * kernel[k];
  }

  backward: {
    dx += conv1dGradient(kernel, dz);
    dkernel += conv1d(x, dz);
  }

  return z;
}
