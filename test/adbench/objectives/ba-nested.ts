/**
 * Bundle adjustment, in records: the residuals of all observations, and half the sum of their squares.
 */
interface Camera {
  /** Axis times angle. */
  rotation: number[];
  centre: number[];
  focal: number;
  principal: number[];
  radial: number[];
}

interface Observation {
  readonly camera: number;
  readonly point: number;
  readonly feature: readonly number[];
}

export function residuals(cameras: Camera[], points: number[][], weights: number[], observations: readonly Observation[]): { reprojection: number[][]; weight: number[] } {
  const reprojection = observations.map(({ camera, point, feature }, i) => {
    const [u, v] = project(cameras[camera], points[point]);
    return [weights[i] * (u - feature[0]), weights[i] * (v - feature[1])];
  });
  return { reprojection, weight: weights.map((w) => 1 - w * w) };
}

export function cost(cameras: Camera[], points: number[][], weights: number[], observations: readonly Observation[]): number {
  let sum = 0;
  observations.forEach(({ camera, point, feature }, i) => {
    const [u, v] = project(cameras[camera], points[point]);
    const ex = weights[i] * (u - feature[0]);
    const ey = weights[i] * (v - feature[1]);
    const ew = 1 - weights[i] * weights[i];
    sum += ex * ex + ey * ey + ew * ew;
  });
  return 0.5 * sum;
}

function project(camera: Camera, point: number[]): [number, number] {
  const centered = [point[0] - camera.centre[0], point[1] - camera.centre[1], point[2] - camera.centre[2]];
  const [x, y, z] = rotate(camera.rotation, centered);
  const [u, v] = distort(camera.radial, x / z, y / z);
  return [u * camera.focal + camera.principal[0], v * camera.focal + camera.principal[1]];
}

function distort(radial: number[], u: number, v: number): [number, number] {
  const r2 = u * u + v * v;
  const L = 1 + radial[0] * r2 + radial[1] * r2 * r2;
  return [u * L, v * L];
}

/** Rodrigues' rotation of v. */
function rotate(r: number[], v: number[]): number[] {
  const squared = dot(r, r);
  const out = [0, 0, 0];
  if (squared !== 0) {
    const theta = Math.sqrt(squared);
    const cos = Math.cos(theta);
    const sin = Math.sin(theta);
    const axis = r.map((e) => e / theta);
    const side = cross(axis, v);
    const along = dot(axis, v) * (1 - cos);
    for (let i = 0; i < 3; i++) out[i] = v[i] * cos + side[i] * sin + axis[i] * along;
  } else {
    const side = cross(r, v);
    for (let i = 0; i < 3; i++) out[i] = v[i] + side[i];
  }
  return out;
}

function dot(a: number[], b: number[]): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

function cross(a: number[], b: number[]): number[] {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}
