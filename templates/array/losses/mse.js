/**
 * Mean squared error: twice the difference, divided by the number of entries.
 *
 * @type (Yhat: Matrix, Y: Matrix): number
 * @type (yhat: Vector, y: Vector): number
 * @sizes equal
 * @noun loss
 */
export function mse(yhat, y) {
  sameShape('mse', yhat, y);
  let z = 0;
  for (const i in y) z += (yhat[i] - y[i]) ** 2;
  z /= count(y);

  backward: {
    dyhat += scale(sub(yhat, y), (2 * dz) / count(y));
    dy += scale(sub(y, yhat), (2 * dz) / count(y));
  }

  return z;
}
