/**
 * Adds to dx what x receives through `gelu`.
 */
export function addGeluGradient(dx, x, dz) {
  const xs = entries(x), dxs = entries(dx), dzs = entries(dz);
  for (let i = 0; i < xs.length; i++) {
    const squared = xs[i] * xs[i];
    const t = Math.tanh(0.7978845608028654 * xs[i] * (1 + 0.044715 * squared));
    dxs[i] += 0.5 * (1 + t + xs[i] * (1 - t * t) * 0.7978845608028654 * (1 + 3 * 0.044715 * squared)) * dzs[i];
  }
  return dx;
}
