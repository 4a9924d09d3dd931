/**
 * The declarations of `gradgen/ops`, as text for the checker.
 *
 * Made from `templates/array`: `UPDATE=1 npx vitest run test/ops`.
 */
export const opsLibrary = `declare module 'gradgen/ops' {
  export function stopGradient<T>(x: T): T;
  export type Vector = readonly number[] | Float64Array;
  export interface Matrix {
    readonly rows: number;
    readonly cols: number;
    readonly data: Float64Array;
  }
  export type Labels = readonly number[] | Int32Array | Uint32Array | Uint16Array | Uint8Array | Float64Array;
  export function add(X: Matrix, Y: Matrix): Matrix;
  export function add(x: Vector, y: Vector): Float64Array;
  export function addColumn(A: Matrix, b: Vector): Matrix;
  export function addRow(A: Matrix, b: Vector): Matrix;
  export function div(X: Matrix, Y: Matrix): Matrix;
  export function div(x: Vector, y: Vector): Float64Array;
  export function mul(X: Matrix, Y: Matrix): Matrix;
  export function mul(x: Vector, y: Vector): Float64Array;
  export function mulColumn(A: Matrix, b: Vector): Matrix;
  export function mulRow(A: Matrix, b: Vector): Matrix;
  export function neg(X: Matrix): Matrix;
  export function neg(x: Vector): Float64Array;
  export function scale(X: Matrix, s: number): Matrix;
  export function scale(x: Vector, s: number): Float64Array;
  export function sub(X: Matrix, Y: Matrix): Matrix;
  export function sub(x: Vector, y: Vector): Float64Array;
  export function abs(X: Matrix): Matrix;
  export function abs(x: Vector): Float64Array;
  export function clip(X: Matrix, lo: number, hi: number): Matrix;
  export function clip(x: Vector, lo: number, hi: number): Float64Array;
  export function elu(X: Matrix, alpha?: number): Matrix;
  export function elu(x: Vector, alpha?: number): Float64Array;
  export function exp(X: Matrix): Matrix;
  export function exp(x: Vector): Float64Array;
  export function gelu(X: Matrix): Matrix;
  export function gelu(x: Vector): Float64Array;
  export function leakyRelu(X: Matrix, slope?: number): Matrix;
  export function leakyRelu(x: Vector, slope?: number): Float64Array;
  export function log(X: Matrix): Matrix;
  export function log(x: Vector): Float64Array;
  export function relu(X: Matrix): Matrix;
  export function relu(x: Vector): Float64Array;
  export function sigmoid(X: Matrix): Matrix;
  export function sigmoid(x: Vector): Float64Array;
  export function softplus(X: Matrix): Matrix;
  export function softplus(x: Vector): Float64Array;
  export function sqrt(X: Matrix): Matrix;
  export function sqrt(x: Vector): Float64Array;
  export function square(X: Matrix): Matrix;
  export function square(x: Vector): Float64Array;
  export function tanh(X: Matrix): Matrix;
  export function tanh(x: Vector): Float64Array;
  export function binaryCrossEntropy(Scores: Matrix, Y: Matrix): number;
  export function binaryCrossEntropy(scores: Vector, y: Vector): number;
  export function crossEntropy(scores: Matrix, labels: Labels | Matrix): number;
  export function hinge(scores: Matrix, labels: Labels, margin?: number): number;
  export function huber(Yhat: Matrix, Y: Matrix, delta?: number): number;
  export function huber(yhat: Vector, y: Vector, delta?: number): number;
  export function logSoftmax(X: Matrix): Matrix;
  export function logSoftmax(x: Vector): Float64Array;
  export function mse(Yhat: Matrix, Y: Matrix): number;
  export function mse(yhat: Vector, y: Vector): number;
  export function softmax(X: Matrix): Matrix;
  export function softmax(x: Vector): Float64Array;
  export function eye(n: number): Matrix;
  export function fromRows(rows: readonly Vector[]): Matrix;
  export function matrix(rows: readonly Vector[]): Matrix;
  export function ones(length: number): Float64Array;
  export function ones(rows: number, cols: number): Matrix;
  export function rowsOf(A: Matrix): number[][];
  export function zeros(length: number): Float64Array;
  export function zeros(rows: number, cols: number): Matrix;
  export function dot(X: Matrix, Y: Matrix): number;
  export function dot(x: Vector, y: Vector): number;
  export function matmul(A: Matrix, B: Matrix): Matrix;
  export function matvec(A: Matrix, x: Vector): Float64Array;
  export function outer(x: Vector, y: Vector): Matrix;
  export function transpose(A: Matrix): Matrix;
  export function vecmat(x: Vector, A: Matrix): Float64Array;
  export function logSumExp(x: Vector): number;
  export function max(X: Matrix): number;
  export function max(x: Vector): number;
  export function mean(X: Matrix): number;
  export function mean(x: Vector): number;
  export function meanRows(A: Matrix): Float64Array;
  export function min(X: Matrix): number;
  export function min(x: Vector): number;
  export function norm(X: Matrix): number;
  export function norm(x: Vector): number;
  export function sum(X: Matrix): number;
  export function sum(x: Vector): number;
  export function sumColumns(A: Matrix): Float64Array;
  export function sumRows(A: Matrix): Float64Array;
}
`;
