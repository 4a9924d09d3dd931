/**
 * Hand tracking: how far the measured points lie from the skin of a posed hand. Bones turn by Euler angles, the skin
 * follows them by weights. In flat arrays: an affine transformation is twelve numbers, row by row; `weights` has a row of
 * as many numbers as there are bones for each vertex.
 */
export function simple(
  theta: Float64Array, parents: Int32Array, bases: Float64Array, inverseBases: Float64Array,
  vertices: Float64Array, weights: Float64Array, mirrored: boolean, vertexOf: Int32Array, measured: Float64Array,
): Float64Array {
  const skin = skinned(theta, parents, bases, inverseBases, vertices, weights, mirrored);
  const out = new Float64Array(measured.length);
  for (let i = 0; i < vertexOf.length; i++) {
    for (let j = 0; j < 3; j++) out[3 * i + j] = measured[3 * i + j] - skin[3 * vertexOf[i] + j];
  }
  return out;
}

/** The same with points inside of triangles: `us` says where. */
export function complicated(
  theta: Float64Array, us: Float64Array, parents: Int32Array, bases: Float64Array, inverseBases: Float64Array,
  vertices: Float64Array, weights: Float64Array, triangles: Int32Array, mirrored: boolean, triangleOf: Int32Array, measured: Float64Array,
): Float64Array {
  const skin = skinned(theta, parents, bases, inverseBases, vertices, weights, mirrored);
  const out = new Float64Array(measured.length);
  for (let i = 0; i < triangleOf.length; i++) {
    const a = 3 * triangles[3 * triangleOf[i]];
    const b = 3 * triangles[3 * triangleOf[i] + 1];
    const c = 3 * triangles[3 * triangleOf[i] + 2];
    const u = us[2 * i];
    const v = us[2 * i + 1];
    for (let j = 0; j < 3; j++) {
      out[3 * i + j] = measured[3 * i + j] - (u * skin[a + j] + v * skin[b + j] + (1 - u - v) * skin[c + j]);
    }
  }
  return out;
}

function skinned(
  theta: Float64Array, parents: Int32Array, bases: Float64Array, inverseBases: Float64Array,
  vertices: Float64Array, weights: Float64Array, mirrored: boolean,
): Float64Array {
  const bones = parents.length;
  const angles = new Float64Array(3 * bones);
  let from = 6;
  let bone = 2;
  for (let finger = 0; finger < 5; finger++) {
    for (let i = 2; i <= 4; i++) {
      angles[3 * bone] = theta[from++];
      if (i === 2) angles[3 * bone + 1] = theta[from++];
      bone++;
    }
    bone++;
  }

  const turn = new Float64Array(12);
  const relative = new Float64Array(12);
  const absolutes = new Float64Array(12 * bones);
  const transforms = new Float64Array(12 * bones);
  for (let b = 0; b < bones; b++) {
    euler(angles[3 * b], angles[3 * b + 2], angles[3 * b + 1], turn);
    if (parents[b] < 0) {
      multiply(bases, 12 * b, turn, 0, absolutes, 12 * b);
    } else {
      multiply(bases, 12 * b, turn, 0, relative, 0);
      multiply(absolutes, 12 * parents[b], relative, 0, absolutes, 12 * b);
    }
    multiply(absolutes, 12 * b, inverseBases, 12 * b, transforms, 12 * b);
  }

  const R = new Float64Array(9);
  angleAxis(theta, R);
  const skin = new Float64Array(vertices.length);
  const v = new Float64Array(3);
  for (let q = 0; q < vertices.length; q += 3) {
    v.fill(0);
    for (let b = 0; b < bones; b++) {
      const w = weights[(q / 3) * bones + b];
      if (w === 0) continue;
      for (let i = 0; i < 3; i++) {
        const row = 12 * b + 4 * i;
        v[i] += w * (transforms[row] * vertices[q] + transforms[row + 1] * vertices[q + 1] + transforms[row + 2] * vertices[q + 2] + transforms[row + 3]);
      }
    }
    if (mirrored) v[0] = -v[0];
    for (let i = 0; i < 3; i++) skin[q + i] = R[3 * i] * v[0] + R[3 * i + 1] * v[1] + R[3 * i + 2] * v[2] + theta[3 + i];
  }
  return skin;
}

/** C = A B. */
function multiply(A: Float64Array, a: number, B: Float64Array, b: number, C: Float64Array, c: number): void {
  for (let i = 0; i < 3; i++) {
    for (let j = 0; j < 4; j++) {
      let sum = j === 3 ? A[a + 4 * i + 3] : 0;
      for (let k = 0; k < 3; k++) sum += A[a + 4 * i + k] * B[b + 4 * k + j];
      C[c + 4 * i + j] = sum;
    }
  }
}

/** About x, then y, then z. */
function euler(x: number, y: number, z: number, out: Float64Array): void {
  const sx = Math.sin(x);
  const cx = Math.cos(x);
  const sy = Math.sin(y);
  const cy = Math.cos(y);
  const sz = Math.sin(z);
  const cz = Math.cos(z);
  out[0] = cy * cz;
  out[1] = sx * sy * cz - cx * sz;
  out[2] = sx * sz + cx * sy * cz;
  out[4] = cy * sz;
  out[5] = cx * cz + sx * sy * sz;
  out[6] = cx * sy * sz - sx * cz;
  out[8] = -sy;
  out[9] = sx * cy;
  out[10] = cx * cy;
}

function angleAxis(r: Float64Array, out: Float64Array): void {
  const n = Math.sqrt(r[0] * r[0] + r[1] * r[1] + r[2] * r[2]);
  if (n < 1e-4) {
    out.fill(0);
    for (let i = 0; i < 3; i++) out[4 * i] = 1;
    return;
  }
  const x = r[0] / n;
  const y = r[1] / n;
  const z = r[2] / n;
  const s = Math.sin(n);
  const c = Math.cos(n);
  out[0] = x * x + (1 - x * x) * c;
  out[1] = x * y * (1 - c) - z * s;
  out[2] = x * z * (1 - c) + y * s;
  out[3] = x * y * (1 - c) + z * s;
  out[4] = y * y + (1 - y * y) * c;
  out[5] = y * z * (1 - c) - x * s;
  out[6] = x * z * (1 - c) - y * s;
  out[7] = z * y * (1 - c) + x * s;
  out[8] = z * z + (1 - z * z) * c;
}
