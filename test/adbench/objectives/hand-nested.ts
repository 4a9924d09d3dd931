/**
 * Hand tracking: how far the measured points lie from the skin of a posed hand. Bones turn by Euler angles, the skin
 * follows them by weights. In matrices as arrays of rows, points as triples and a model of records.
 */
interface Bone {
  readonly parent: number;
  readonly base: readonly number[][];
  readonly inverseBase: readonly number[][];
}

interface Vertex {
  readonly position: readonly number[];
  readonly weights: readonly { readonly bone: number; readonly weight: number }[];
}

interface Model {
  readonly bones: readonly Bone[];
  readonly vertices: readonly Vertex[];
  readonly triangles: readonly number[][];
  readonly mirrored: boolean;
}

/** The residuals, three for each point: it belongs to one vertex. */
export function simple(theta: number[], model: Model, vertexOf: readonly number[], measured: readonly number[][]): number[][] {
  const skin = skinned(model, poseOf(theta, model.bones.length));
  return measured.map((point, i) => {
    const v = skin[vertexOf[i]];
    return [point[0] - v[0], point[1] - v[1], point[2] - v[2]];
  });
}

/** The same with points inside of triangles: `us` says where. */
export function complicated(theta: number[], us: number[][], model: Model, triangleOf: readonly number[], measured: readonly number[][]): number[][] {
  const skin = skinned(model, poseOf(theta, model.bones.length));
  const residuals: number[][] = [];
  for (let i = 0; i < measured.length; i++) {
    const [a, b, c] = model.triangles[triangleOf[i]];
    const [u, v] = us[i];
    const row: number[] = [];
    for (let j = 0; j < 3; j++) {
      row.push(measured[i][j] - (u * skin[a][j] + v * skin[b][j] + (1 - u - v) * skin[c][j]));
    }
    residuals.push(row);
  }
  return residuals;
}

/** Global rotation, scale and place, then three angles for each bone. */
function poseOf(theta: number[], bones: number): number[][] {
  const pose = Array.from({ length: bones + 3 }, () => [0, 0, 0]);
  pose[0] = [theta[0], theta[1], theta[2]];
  pose[1] = [1, 1, 1];
  pose[2] = [theta[3], theta[4], theta[5]];
  let from = 6;
  let to = 5;
  for (let finger = 0; finger < 5; finger++) {
    for (let i = 2; i <= 4; i++) {
      pose[to][0] = theta[from++];
      if (i === 2) pose[to][1] = theta[from++];
      to++;
    }
    to++;
  }
  return pose;
}

function skinned({ bones, vertices, mirrored }: Model, pose: number[][]): number[][] {
  const absolutes: number[][][] = [];
  const transforms: number[][][] = [];
  for (let b = 0; b < bones.length; b++) {
    const { parent, base, inverseBase } = bones[b];
    const relative = product(base, euler(pose[b + 3]));
    absolutes.push(parent < 0 ? relative : product(absolutes[parent], relative));
    transforms.push(product(absolutes[b], inverseBase));
  }

  const turn = angleAxis(pose[0]);
  const [scale, place] = [pose[1], pose[2]];
  return vertices.map(({ position, weights }) => {
    const v = [0, 0, 0];
    for (const { bone, weight } of weights) {
      const T = transforms[bone];
      for (let i = 0; i < 3; i++) {
        v[i] += weight * (T[i][0] * position[0] + T[i][1] * position[1] + T[i][2] * position[2] + T[i][3]);
      }
    }
    if (mirrored) v[0] = -v[0];
    return turn.map((row, i) => row[0] * scale[0] * v[0] + row[1] * scale[1] * v[1] + row[2] * scale[2] * v[2] + place[i]);
  });
}

/** Of affine transformations: the last row is 0, 0, 0, 1. */
function product(A: readonly number[][], B: readonly number[][]): number[][] {
  const C: number[][] = [];
  for (let i = 0; i < 3; i++) {
    const row = [0, 0, 0, 0];
    for (let j = 0; j < 4; j++) {
      for (let k = 0; k < 3; k++) row[j] += A[i][k] * B[k][j];
    }
    row[3] += A[i][3];
    C.push(row);
  }
  return C;
}

/** About x, then y, then z; the angles come in the order x, z, y. */
function euler([x, z, y]: number[]): number[][] {
  const [sx, cx, sy, cy, sz, cz] = [Math.sin(x), Math.cos(x), Math.sin(y), Math.cos(y), Math.sin(z), Math.cos(z)];
  return [
    [cy * cz, sx * sy * cz - cx * sz, sx * sz + cx * sy * cz, 0],
    [cy * sz, cx * cz + sx * sy * sz, cx * sy * sz - sx * cz, 0],
    [-sy, sx * cy, cx * cy, 0],
  ];
}

function angleAxis(r: number[]): number[][] {
  const n = Math.hypot(...r);
  if (n < 1e-4) return [[1, 0, 0], [0, 1, 0], [0, 0, 1]];
  const [x, y, z] = r.map((e) => e / n);
  const s = Math.sin(n);
  const c = Math.cos(n);
  return [
    [x * x + (1 - x * x) * c, x * y * (1 - c) - z * s, x * z * (1 - c) + y * s],
    [x * y * (1 - c) + z * s, y * y + (1 - y * y) * c, y * z * (1 - c) - x * s],
    [x * z * (1 - c) - y * s, z * y * (1 - c) + x * s, z * z + (1 - z * z) * c],
  ];
}
