/**
 * Functions of each entry.
 *
 * Made from `templates/array/elementwise`: `UPDATE=1 npx vitest run test/ops`.
 */
import { entries, like } from './kernels.js';
import type { Matrix, Vector } from './types.js';

/**
 * Absolute value gate, entry by entry: the incoming gradient with the sign of the input.
 */
export function abs(X: Matrix): Matrix;
export function abs(x: Vector): Float64Array;
export function abs(x: any): any {
  const z = like(x);
  const zs = entries(z), xs = entries(x);
  for (let i = 0; i < xs.length; i++) zs[i] = Math.abs(xs[i]);
  return z;
}

/**
 * Clip gate, entry by entry: passes the gradient on inside the bounds, and blocks it outside.
 */
export function clip(X: Matrix, lo: number, hi: number): Matrix;
export function clip(x: Vector, lo: number, hi: number): Float64Array;
export function clip(x: any, lo: any, hi: any): any {
  const z = like(x);
  const zs = entries(z), xs = entries(x);
  for (let i = 0; i < xs.length; i++) zs[i] = Math.min(Math.max(xs[i], lo), hi);
  return z;
}

/**
 * ELU gate, entry by entry: passes the gradient on where the input is positive, times output + alpha elsewhere.
 */
export function elu(X: Matrix, alpha?: number): Matrix;
export function elu(x: Vector, alpha?: number): Float64Array;
export function elu(x: any, alpha: any = 1): any {
  const z = like(x);
  const zs = entries(z), xs = entries(x);
  for (let i = 0; i < xs.length; i++) zs[i] = xs[i] > 0 ? xs[i] : alpha * Math.expm1(xs[i]);
  return z;
}

/**
 * Exponential gate, entry by entry: the output times the incoming gradient.
 */
export function exp(X: Matrix): Matrix;
export function exp(x: Vector): Float64Array;
export function exp(x: any): any {
  const z = like(x);
  const zs = entries(z), xs = entries(x);
  for (let i = 0; i < xs.length; i++) zs[i] = Math.exp(xs[i]);
  return z;
}

/**
 * GELU gate, entry by entry, by tanh (Hendrycks & Gimpel 2016): the slope of x * Φ(x), times the incoming gradient.
 */
export function gelu(X: Matrix): Matrix;
export function gelu(x: Vector): Float64Array;
export function gelu(x: any): any {
  const z = like(x);
  const zs = entries(z), xs = entries(x);
  for (let i = 0; i < xs.length; i++) zs[i] = 0.5 * xs[i] * (1 + Math.tanh(0.7978845608028654 * (xs[i] + 0.044715 * xs[i] * xs[i] * xs[i])));
  return z;
}

/**
 * Leaky ReLU gate, entry by entry: passes the gradient on where the input is positive, and only a little of it elsewhere.
 */
export function leakyRelu(X: Matrix, slope?: number): Matrix;
export function leakyRelu(x: Vector, slope?: number): Float64Array;
export function leakyRelu(x: any, slope: any = 0.01): any {
  const z = like(x);
  const zs = entries(z), xs = entries(x);
  for (let i = 0; i < xs.length; i++) zs[i] = xs[i] > 0 ? xs[i] : slope * xs[i];
  return z;
}

/**
 * Logarithm gate, entry by entry: the incoming gradient divided by the input.
 */
export function log(X: Matrix): Matrix;
export function log(x: Vector): Float64Array;
export function log(x: any): any {
  const z = like(x);
  const zs = entries(z), xs = entries(x);
  for (let i = 0; i < xs.length; i++) zs[i] = Math.log(xs[i]);
  return z;
}

/**
 * ReLU gate, entry by entry: passes the gradient on where the output is positive, and blocks it elsewhere.
 */
export function relu(X: Matrix): Matrix;
export function relu(x: Vector): Float64Array;
export function relu(x: any): any {
  const z = like(x);
  const zs = entries(z), xs = entries(x);
  for (let i = 0; i < xs.length; i++) zs[i] = Math.max(0, xs[i]);
  return z;
}

/**
 * Sigmoid gate, entry by entry: (1 - output) * output, times the incoming gradient.
 */
export function sigmoid(X: Matrix): Matrix;
export function sigmoid(x: Vector): Float64Array;
export function sigmoid(x: any): any {
  const z = like(x);
  const zs = entries(z), xs = entries(x);
  for (let i = 0; i < xs.length; i++) zs[i] = 1 / (1 + Math.exp(-xs[i]));
  return z;
}

/**
 * Softplus gate, entry by entry: the sigmoid of the input, times the incoming gradient.
 */
export function softplus(X: Matrix): Matrix;
export function softplus(x: Vector): Float64Array;
export function softplus(x: any): any {
  const z = like(x);
  const zs = entries(z), xs = entries(x);
  for (let i = 0; i < xs.length; i++) zs[i] = Math.max(0, xs[i]) + Math.log1p(Math.exp(-Math.abs(xs[i])));
  return z;
}

/**
 * Square root gate, entry by entry: half the incoming gradient, divided by the output.
 */
export function sqrt(X: Matrix): Matrix;
export function sqrt(x: Vector): Float64Array;
export function sqrt(x: any): any {
  const z = like(x);
  const zs = entries(z), xs = entries(x);
  for (let i = 0; i < xs.length; i++) zs[i] = Math.sqrt(xs[i]);
  return z;
}

/**
 * Square gate, entry by entry: twice the input, times the incoming gradient.
 */
export function square(X: Matrix): Matrix;
export function square(x: Vector): Float64Array;
export function square(x: any): any {
  const z = like(x);
  const zs = entries(z), xs = entries(x);
  for (let i = 0; i < xs.length; i++) zs[i] = xs[i] * xs[i];
  return z;
}

/**
 * Tanh gate, entry by entry: 1 minus the squared output, times the incoming gradient.
 */
export function tanh(X: Matrix): Matrix;
export function tanh(x: Vector): Float64Array;
export function tanh(x: any): any {
  const z = like(x);
  const zs = entries(z), xs = entries(x);
  for (let i = 0; i < xs.length; i++) zs[i] = Math.tanh(xs[i]);
  return z;
}
