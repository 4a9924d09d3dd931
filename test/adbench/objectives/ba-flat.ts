/**
 * Bundle adjustment, in flat arrays: the residuals of all observations, and half the sum of their squares. A camera has
 * eleven numbers: a rotation (axis times angle), a centre, a focal length, a principal point, two radial distortions.
 */
export function residuals(cameras: Float64Array, points: Float64Array, weights: Float64Array, cameraOf: Int32Array, pointOf: Int32Array, features: Float64Array): Float64Array {
  const p = weights.length;
  const out = new Float64Array(3 * p);
  const projected = new Float64Array(2);
  for (let i = 0; i < p; i++) {
    const w = weights[i];
    project(cameras, 11 * cameraOf[i], points, 3 * pointOf[i], projected);
    out[2 * i] = w * (projected[0] - features[2 * i]);
    out[2 * i + 1] = w * (projected[1] - features[2 * i + 1]);
    out[2 * p + i] = 1 - w * w;
  }
  return out;
}

export function cost(cameras: Float64Array, points: Float64Array, weights: Float64Array, cameraOf: Int32Array, pointOf: Int32Array, features: Float64Array): number {
  const projected = new Float64Array(2);
  let sum = 0;
  for (let i = 0; i < weights.length; i++) {
    const w = weights[i];
    project(cameras, 11 * cameraOf[i], points, 3 * pointOf[i], projected);
    const ex = w * (projected[0] - features[2 * i]);
    const ey = w * (projected[1] - features[2 * i + 1]);
    const ew = 1 - w * w;
    sum += ex * ex + ey * ey + ew * ew;
  }
  return 0.5 * sum;
}

function project(cameras: Float64Array, c: number, points: Float64Array, q: number, out: Float64Array): void {
  const X = points[q] - cameras[c + 3];
  const Y = points[q + 1] - cameras[c + 4];
  const Z = points[q + 2] - cameras[c + 5];

  // Rodrigues' rotation
  const rx = cameras[c];
  const ry = cameras[c + 1];
  const rz = cameras[c + 2];
  const squared = rx * rx + ry * ry + rz * rz;
  let x: number, y: number, z: number;
  if (squared !== 0) {
    const theta = Math.sqrt(squared);
    const cos = Math.cos(theta);
    const sin = Math.sin(theta);
    const inverse = 1 / theta;
    const ux = rx * inverse;
    const uy = ry * inverse;
    const uz = rz * inverse;
    const along = (ux * X + uy * Y + uz * Z) * (1 - cos);
    x = X * cos + (uy * Z - uz * Y) * sin + ux * along;
    y = Y * cos + (uz * X - ux * Z) * sin + uy * along;
    z = Z * cos + (ux * Y - uy * X) * sin + uz * along;
  } else {
    x = X + ry * Z - rz * Y;
    y = Y + rz * X - rx * Z;
    z = Z + rx * Y - ry * X;
  }

  // perspective, radial distortion, pixels
  const u = x / z;
  const v = y / z;
  const r2 = u * u + v * v;
  const L = 1 + cameras[c + 9] * r2 + cameras[c + 10] * r2 * r2;
  const f = cameras[c + 6];
  out[0] = u * L * f + cameras[c + 7];
  out[1] = v * L * f + cameras[c + 8];
}
