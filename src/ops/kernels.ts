/**
 * What the operations on arrays are made of.
 *
 * Made from `templates/array/kernels`: `UPDATE=1 npx vitest run test/ops`.
 */
import type { Matrix } from './types.js';

/** Adds A·B to C. */
export function addMatmul(C: any, A: any, B: any): any {
  const m = A.rows, n = A.cols, k = B.cols;
  const a = A.data, b = B.data, c = C.data;
  const rows = m - (m % 2), cols = k - (k % 2);
  // Four sums at a time: each entry that is read is used twice.
  for (let i = 0; i < rows; i += 2) {
    for (let j = 0; j < cols; j += 2) {
      let s00 = 0, s01 = 0, s10 = 0, s11 = 0;
      for (let l = 0, p = i * n, q = j; l < n; l++, p++, q += k) {
        const a0 = a[p], a1 = a[p + n], b0 = b[q], b1 = b[q + 1];
        s00 += a0 * b0;
        s01 += a0 * b1;
        s10 += a1 * b0;
        s11 += a1 * b1;
      }
      const at = i * k + j;
      c[at] += s00;
      c[at + 1] += s01;
      c[at + k] += s10;
      c[at + k + 1] += s11;
    }
  }
  // An odd row or column is left.
  for (let i = 0; i < m; i++) {
    for (let j = i < rows ? cols : 0; j < k; j++) {
      let total = 0;
      for (let l = 0; l < n; l++) total += a[i * n + l] * b[l * k + j];
      c[i * k + j] += total;
    }
  }
  return C;
}

/** Adds A·x to y. */
export function addMatvec(y: any, A: any, x: any): any {
  for (let i = 0; i < A.rows; i++) {
    let total = 0;
    for (let j = 0; j < A.cols; j++) total += A.data[i * A.cols + j] * x[j];
    y[i] += total;
  }
  return y;
}

/** Adds to Z the product of each entry of x with each entry of y. */
export function addOuter(Z: any, x: any, y: any): any {
  for (let i = 0; i < x.length; i++) {
    for (let j = 0; j < y.length; j++) Z.data[i * y.length + j] += x[i] * y[j];
  }
  return Z;
}

/** Adds x to each column of Z. */
export function addRepeatColumns(Z: any, A: any, x: any): any {
  for (let i = 0; i < Z.rows; i++) {
    for (let j = 0; j < Z.cols; j++) Z.data[i * Z.cols + j] += x[i];
  }
  return Z;
}

/** Adds x to each row of Z. */
export function addRepeatRows(Z: any, A: any, x: any): any {
  for (let i = 0; i < Z.rows; i++) {
    for (let j = 0; j < Z.cols; j++) Z.data[i * Z.cols + j] += x[j];
  }
  return Z;
}

/** Adds the entries of `x` to those of `z`. */
export function addTo(z: any, x: any): any {
  const zs = entries(z), xs = entries(x);
  for (let i = 0; i < xs.length; i++) zs[i] += xs[i];
  return z;
}

/** Adds x·A to y. */
export function addVecmat(y: any, x: any, A: any): any {
  for (let i = 0; i < A.rows; i++) {
    for (let j = 0; j < A.cols; j++) y[j] += x[i] * A.data[i * A.cols + j];
  }
  return y;
}

/** Throws where there isn't a label for each row of scores. */
export function checkLabels(name: any, scores: any, labels: any): any {
  const given = labels.data === undefined ? labels.length : labels.rows;
  if (given !== scores.rows || (labels.data !== undefined && labels.cols !== scores.cols)) throw new RangeError(`${name}: ${shapeOf(scores)} scores with ${shapeOf(labels)} labels`);
  if (labels.data === undefined) for (let i = 0; i < given; i++) if (!(labels[i] >= 0 && labels[i] < scores.cols && Number.isInteger(labels[i]))) throw new RangeError(`${name}: there is no class ${labels[i]} among ${scores.cols}`);
}

/** A copy of a vector or matrix. */
export function copy(x: any): any {
  return addTo(like(x), x);
}

/** The number of entries of a vector or matrix. */
export function count(x: any): any {
  return entries(x).length;
}

/** All entries of a vector or matrix, in order. */
export function entries(x: any): any {
  return x.data ?? x;
}

/** The factors of PA = LU in one matrix, the places of the rows, and the sign of the permutation. */
export function factors(name: any, A: any): any {
  isSquare(name, A);
  const n = A.rows;
  const LU = copy(A);
  const order = Array.from({ length: n }, (_, i) => i);
  let sign = 1;
  for (let k = 0; k < n; k++) {
    let top = k;
    for (let i = k + 1; i < n; i++) if (Math.abs(LU.data[i * n + k]) > Math.abs(LU.data[top * n + k])) top = i;
    if (!(Math.abs(LU.data[top * n + k]) > 0)) throw new RangeError(`${name}: the matrix is singular`);
    if (top !== k) {
      sign = -sign;
      [order[k], order[top]] = [order[top], order[k]];
      for (let j = 0; j < n; j++) [LU.data[k * n + j], LU.data[top * n + j]] = [LU.data[top * n + j], LU.data[k * n + j]];
    }
    for (let i = k + 1; i < n; i++) {
      const f = LU.data[i * n + k] / LU.data[k * n + k];
      LU.data[i * n + k] = f;
      for (let j = k + 1; j < n; j++) LU.data[i * n + j] -= f * LU.data[k * n + j];
    }
  }
  return { LU, order, sign };
}

/** Throws where a matrix has not as many rows as columns. */
export function isSquare(name: any, A: any): any {
  if (A.rows !== A.cols) throw new RangeError(`${name}: ${shapeOf(A)} is not square`);
}

/** Zeros in the shape of a vector or matrix. */
export function like(x: any): any {
  return x.data === undefined ? new Float64Array(x.length) : zeros(x.rows, x.cols);
}

/** Throws where a vector hasn't the length that is asked for. */
export function sameLength(name: any, A: any, x: any, length: any): any {
  if (x.length !== length) throw new RangeError(`${name}: ${shapeOf(A)} with ${x.length}: ${length} are needed`);
}

/** Throws where two shapes differ. */
export function sameShape(name: any, x: any, y: any): any {
  const same = x.data === undefined ? y.data === undefined && x.length === y.length : x.rows === y.rows && x.cols === y.cols;
  if (!same) throw new RangeError(`${name}: ${shapeOf(x)} and ${shapeOf(y)}: the shapes differ`);
}

/** How a shape is written in a message. */
export function shapeOf(x: any): any {
  return x.data === undefined ? String(x.length) : `${x.rows}×${x.cols}`;
}

/**
 * Zeros: a vector of a length, or a matrix.
 */
export function zeros(length: number): Float64Array;
export function zeros(rows: number, cols: number): Matrix;
export function zeros(rows: any, cols?: any): any {
  const z = cols === undefined ? new Float64Array(rows) : { rows, cols, data: new Float64Array(rows * cols) };

  return z;
}
