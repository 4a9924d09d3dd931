/**
 * Huber loss, the mean over the entries: the difference, clipped at delta, divided by the number of entries.
 *
 * @type (Yhat: Matrix, Y: Matrix, delta?: number): number
 * @type (yhat: Vector, y: Vector, delta?: number): number
 * @fixed delta
 * @sizes equal
 * @noun loss
 */
export function huber(yhat, y, delta = 1) {
  sameShape('huber', yhat, y);
  let z = 0;
  for (const i in y) z += Math.abs(yhat[i] - y[i]) <= delta ? 0.5 * (yhat[i] - y[i]) ** 2 : delta * (Math.abs(yhat[i] - y[i]) - 0.5 * delta);
  z /= count(y);

  backward: {
    dyhat += scale(clip(sub(yhat, y), -delta, delta), dz / count(y));
    dy += scale(clip(sub(y, yhat), -delta, delta), dz / count(y));
  }

  return z;
}
