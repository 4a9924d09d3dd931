/**
 * Many entries to one, or rows and columns to one of each.
 *
 * Made from `templates/array/reductions`: `UPDATE=1 npx vitest run test/ops`.
 */
import { scale } from './arithmetic.js';
import { count, entries } from './kernels.js';
import { dot } from './products.js';
import type { Matrix, Vector } from './types.js';

/**
 * Log-sum-exp gate, of a vector: each entry receives its softmax, times the incoming gradient.
 */
export function logSumExp(x: Vector): number;
export function logSumExp(x: any): any {
  let top = -Infinity;
  for (let i = 0; i < x.length; i++) top = Math.max(top, x[i]);
  let total = 0;
  for (let i = 0; i < x.length; i++) total += Math.exp(x[i] - top);
  const z = x.length === 0 ? -Infinity : top + Math.log(total);
  return z;
}

/**
 * Max gate: the whole gradient goes to the first of the largest entries.
 */
export function max(X: Matrix): number;
export function max(x: Vector): number;
export function max(x: any): any {
  let z = -Infinity;
  const xs = entries(x);
  for (let i = 0; i < xs.length; i++) z = Math.max(z, xs[i]);
  return z;
}

/**
 * Mean gate: every entry receives its share of the incoming gradient.
 */
export function mean(X: Matrix): number;
export function mean(x: Vector): number;
export function mean(x: any): any {
  const z = sum(x) / count(x);
  return z;
}

/**
 * The mean of the rows: each row receives its share of the gradient.
 *
 * Sizes: [m×n] → [n].
 */
export function meanRows(A: Matrix): Float64Array;
export function meanRows(A: any): any {
  const z = scale(sumRows(A), 1 / A.rows);
  return z;
}

/**
 * Min gate: the whole gradient goes to the first of the smallest entries.
 */
export function min(X: Matrix): number;
export function min(x: Vector): number;
export function min(x: any): any {
  let z = Infinity;
  const xs = entries(x);
  for (let i = 0; i < xs.length; i++) z = Math.min(z, xs[i]);
  return z;
}

/**
 * Norm gate: every entry receives its share of the length, times the incoming gradient, and nothing at the origin.
 */
export function norm(X: Matrix): number;
export function norm(x: Vector): number;
export function norm(x: any): any {
  const z = Math.sqrt(dot(x, x));
  return z;
}

/**
 * Sum gate: every entry receives the incoming gradient.
 */
export function sum(X: Matrix): number;
export function sum(x: Vector): number;
export function sum(x: any): any {
  let z = 0;
  const xs = entries(x);
  for (let i = 0; i < xs.length; i++) z += xs[i];
  return z;
}

/**
 * Adds up the columns: each column receives the whole gradient.
 *
 * Sizes: [m×n] → [m].
 */
export function sumColumns(A: Matrix): Float64Array;
export function sumColumns(A: any): any {
  const z = new Float64Array(A.rows);
  for (let i = 0; i < A.rows; i++) {
    for (let j = 0; j < A.cols; j++) z[i] += A.data[i * A.cols + j];
  }
  return z;
}

/**
 * Adds up the rows: each row receives the whole gradient.
 *
 * Sizes: [m×n] → [n].
 */
export function sumRows(A: Matrix): Float64Array;
export function sumRows(A: any): any {
  const z = new Float64Array(A.cols);
  for (let i = 0; i < A.rows; i++) {
    for (let j = 0; j < A.cols; j++) z[j] += A.data[i * A.cols + j];
  }
  return z;
}
