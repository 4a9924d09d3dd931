/** The gradient of the bundle adjustment's cost with flat arrays, by hand: observation by observation, forward and backward. */
interface Gradient {
  readonly value: number;
  readonly dcameras: Float64Array;
  readonly dpoints: Float64Array;
  readonly dweights: Float64Array;
}

export function cost(cameras: Float64Array, points: Float64Array, weights: Float64Array, cameraOf: Int32Array, pointOf: Int32Array, features: Float64Array): Gradient {
  const dcameras = new Float64Array(cameras.length);
  const dpoints = new Float64Array(points.length);
  const dweights = new Float64Array(weights.length);
  let sum = 0;
  for (let i = 0; i < weights.length; i++) {
    const w = weights[i];
    const c = 11 * cameraOf[i];
    const q = 3 * pointOf[i];
    const X = points[q] - cameras[c + 3];
    const Y = points[q + 1] - cameras[c + 4];
    const Z = points[q + 2] - cameras[c + 5];
    const rx = cameras[c];
    const ry = cameras[c + 1];
    const rz = cameras[c + 2];
    const squared = rx * rx + ry * ry + rz * rz;
    let x: number, y: number, z: number;
    let cos = 1, sin = 0, inverse = 0, ux = 0, uy = 0, uz = 0, dot = 0;
    if (squared !== 0) {
      const theta = Math.sqrt(squared);
      cos = Math.cos(theta);
      sin = Math.sin(theta);
      inverse = 1 / theta;
      ux = rx * inverse;
      uy = ry * inverse;
      uz = rz * inverse;
      dot = ux * X + uy * Y + uz * Z;
      const along = dot * (1 - cos);
      x = X * cos + (uy * Z - uz * Y) * sin + ux * along;
      y = Y * cos + (uz * X - ux * Z) * sin + uy * along;
      z = Z * cos + (ux * Y - uy * X) * sin + uz * along;
    } else {
      x = X + ry * Z - rz * Y;
      y = Y + rz * X - rx * Z;
      z = Z + rx * Y - ry * X;
    }
    const u = x / z;
    const v = y / z;
    const r2 = u * u + v * v;
    const k1 = cameras[c + 9];
    const k2 = cameras[c + 10];
    const L = 1 + k1 * r2 + k2 * r2 * r2;
    const f = cameras[c + 6];
    const mx = u * L * f + cameras[c + 7] - features[2 * i];
    const my = v * L * f + cameras[c + 8] - features[2 * i + 1];
    const ex = w * mx;
    const ey = w * my;
    const ew = 1 - w * w;
    sum += ex * ex + ey * ey + ew * ew;

    dweights[i] += ex * mx + ey * my - 2 * w * ew;
    const dmx = w * ex;
    const dmy = w * ey;
    dcameras[c + 7] += dmx;
    dcameras[c + 8] += dmy;
    const along = u * dmx + v * dmy;
    dcameras[c + 6] += L * along;
    const dL = f * along;
    dcameras[c + 9] += r2 * dL;
    dcameras[c + 10] += r2 * r2 * dL;
    const dr2 = (k1 + 2 * k2 * r2) * dL;
    const du = L * f * dmx + 2 * u * dr2;
    const dv = L * f * dmy + 2 * v * dr2;
    const dx = du / z;
    const dy = dv / z;
    const dz = -(u * dx + v * dy);

    let dX: number, dY: number, dZ: number;
    if (squared !== 0) {
      const rest = 1 - cos;
      const axial = ux * dx + uy * dy + uz * dz;
      const ddot = rest * axial;
      // what turns back: cross products with the axis
      dX = dx * cos + (dy * uz - dz * uy) * sin + ux * ddot;
      dY = dy * cos + (dz * ux - dx * uz) * sin + uy * ddot;
      dZ = dz * cos + (dx * uy - dy * ux) * sin + uz * ddot;
      const dcos = X * dx + Y * dy + Z * dz - dot * axial;
      const dsin = (uy * Z - uz * Y) * dx + (uz * X - ux * Z) * dy + (ux * Y - uy * X) * dz;
      const dux = (dz * Y - dy * Z) * sin + dot * rest * dx + X * ddot;
      const duy = (dx * Z - dz * X) * sin + dot * rest * dy + Y * ddot;
      const duz = (dy * X - dx * Y) * sin + dot * rest * dz + Z * ddot;
      const dtheta = cos * dsin - sin * dcos - inverse * (ux * dux + uy * duy + uz * duz);
      dcameras[c] += inverse * dux + ux * dtheta;
      dcameras[c + 1] += inverse * duy + uy * dtheta;
      dcameras[c + 2] += inverse * duz + uz * dtheta;
    } else {
      dX = dx + rz * dy - ry * dz;
      dY = dy + rx * dz - rz * dx;
      dZ = dz + ry * dx - rx * dy;
      dcameras[c] += Y * dz - Z * dy;
      dcameras[c + 1] += Z * dx - X * dz;
      dcameras[c + 2] += X * dy - Y * dx;
    }
    dpoints[q] += dX;
    dpoints[q + 1] += dY;
    dpoints[q + 2] += dZ;
    dcameras[c + 3] -= dX;
    dcameras[c + 4] -= dY;
    dcameras[c + 5] -= dZ;
  }
  return { value: 0.5 * sum, dcameras, dpoints, dweights };
}
