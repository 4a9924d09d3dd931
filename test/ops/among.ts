/**
 * Operations among everything else: branches, jumps, rows, records, aliases, functions of their own.
 */
import { M, type OpsProgram, V } from './programs.js';

export const among: readonly OpsProgram[] = [
  {
    name: 'in one arm of a branch',
    source: `import { mul, sum, exp } from 'gradgen/ops';
      export function f(x: Float64Array, y: Float64Array, t: number): number {
        let s = t;
        if (t > 0) { const z = mul(x, exp(y)); s += sum(z) * t; } else s *= x[0];
        return s * y[0];
      }`,
    points: [[V(2), V(2, 2), 0.6], [V(2), V(2, 2), -0.6]],
  },
  {
    name: 'in a loop that is left early',
    source: `import { matvec, norm, scale, type Matrix } from 'gradgen/ops';
      export function f(A: Matrix, x: Float64Array): number {
        let v: Float64Array = x;
        let last = 0;
        for (let k = 0; k < 20; k++) {
          const w = matvec(A, v);
          const n = norm(w);
          if (n > 50) return n * 2;
          v = scale(w, 1 / n + 0.5);
          if (Math.abs(n - last) < 1e-3) break;
          last = n;
        }
        return last + norm(v);
      }`,
    points: [[M(2, 2), V(2)]],
  },
  {
    name: 'rows of an array of arrays',
    source: `import { dot, outer, sum } from 'gradgen/ops';
      export function f(X: number[][], w: number[]): number {
        let s = 0;
        for (let i = 0; i < X.length; i++) for (let j = 0; j <= i; j++) s += dot(X[i], X[j]) * dot(w, X[i]);
        return s + sum(outer(X[0], w));
      }`,
    points: [[[[0.3, -0.7], [1.1, 0.4], [-0.2, 0.9]], [0.5, 1.5]]],
  },
  {
    name: 'a matrix literal over an array that is given',
    source: `import { matvec, dot, type Matrix } from 'gradgen/ops';
      export function f(xs: Float64Array, v: Float64Array): number {
        const A: Matrix = { rows: 2, cols: 2, data: xs };
        return dot(matvec(A, v), v) * xs[0];
      }`,
    points: [[V(4), V(2, 2)]],
  },
  {
    name: 'the data of a matrix by another name, written after it was used',
    source: `import { matmul, sum, square, type Matrix } from 'gradgen/ops';
      export function f(A: Matrix, B: Matrix): number {
        const D = matmul(A, B);
        const E = square(D);
        const d = D.data;
        for (let i = 0; i < d.length; i++) d[i] = d[i] * 0.5 + A.data[0];
        return sum(E) + sum(square(D));
      }`,
    points: [[M(2, 2), M(2, 2, 2)]],
  },
  {
    name: 'results in a record, and one of them given back',
    source: `import { matmul, relu, sum, type Matrix } from 'gradgen/ops';
      export function f(A: Matrix, B: Matrix): { D: Matrix; loss: number } {
        const out = { D: relu(matmul(A, B)), loss: 0 };
        out.loss = sum(out.D) * A.data[0];
        return out;
      }`,
    points: [[M(2, 2), M(2, 3, 2)]],
  },
  {
    name: 'states pushed into a list',
    source: `import { matvec, tanh, dot, type Matrix } from 'gradgen/ops';
      export function f(W: Matrix, x: Float64Array): number {
        const states: Float64Array[] = [];
        let h: Float64Array = x;
        for (let t = 0; t < 3; t++) { h = tanh(matvec(W, h)); states.push(h); }
        let s = 0;
        for (let t = 0; t < states.length; t++) s += dot(states[t], x) * (t + 1);
        return s;
      }`,
    points: [[M(2, 2), V(2)]],
  },
  {
    name: 'a function that calls itself',
    source: `import { matmul, add, sum, type Matrix } from 'gradgen/ops';
      function power(A: Matrix, n: number): Matrix { return n <= 1 ? add(A, A) : matmul(power(A, n - 1), A); }
      export function f(A: Matrix): number { return sum(power(A, 3)); }`,
    points: [[M(2, 2)]],
  },
  {
    name: 'a choice of activations',
    source: `import { matvec, tanh, relu, sum, type Matrix } from 'gradgen/ops';
      export function f(W: Matrix, x: Float64Array, kind: 'tanh' | 'relu'): number {
        const act = (v: Float64Array): Float64Array => (kind === 'tanh' ? tanh(v) : relu(v));
        return sum(act(matvec(W, act(x))));
      }`,
    points: [[M(2, 3), V(3), 'tanh'], [M(2, 3), V(3), 'relu']],
  },
  {
    name: 'swapped buffers',
    source: `import { add, scale, sum } from 'gradgen/ops';
      export function f(x: Float64Array, y: Float64Array): number {
        let a: Float64Array = scale(x, 2);
        let b: Float64Array = scale(y, 3);
        for (let k = 0; k < 3; k++) { [a, b] = [b, add(a, b)]; a[0] = a[0] * 0.5; }
        return sum(a) * sum(b);
      }`,
    points: [[V(2), V(2, 2)]],
  },
  {
    name: 'sizes that are read',
    source: `import { sum, zeros, add, type Matrix } from 'gradgen/ops';
      export function f(A: Matrix, s: number): number {
        const Z = zeros(A.rows, A.cols);
        for (let i = 0; i < A.rows; i++) for (let j = 0; j < A.cols; j++) Z.data[i * A.cols + j] = A.data[i * A.cols + j] * s;
        return sum(add(Z, A)) / (A.rows * A.cols);
      }`,
    points: [[M(2, 3), 0.4]],
  },
  {
    name: 'rows by rowsOf, and a matrix of them again',
    source: `import { fromRows, rowsOf, matmul, sum, square, type Matrix } from 'gradgen/ops';
      export function f(A: Matrix, x: number[]): number {
        const rows = rowsOf(A);
        for (let i = 0; i < rows.length; i++) rows[i][0] = rows[i][0] * x[i];
        return sum(square(matmul(fromRows(rows), A))) + rows[0][1];
      }`,
    points: [[M(2, 2), [0.5, 1.5]]],
  },
  {
    name: 'nothing of what an operation gives is used, or only its size',
    source: `import { matmul, exp, type Matrix } from 'gradgen/ops';
      export function f(A: Matrix, x: number): number {
        const D = matmul(A, A);
        const E = exp(D);
        return x * D.rows + A.data[0] * E.data.length;
      }`,
    points: [[M(2, 2), 0.5]],
  },
  {
    name: 'a gradient of the user\'s own over operations',
    source: `import { scale, clip, sum } from 'gradgen/ops';
      /** @gradgen.backward scaledBack */
      function scaled(x: Float64Array): Float64Array { return scale(x, 2); }
      function scaledBack(x: Float64Array, value: Float64Array, dvalue: Float64Array) { return { dx: scale(dvalue, 2) }; }
      export function f(x: Float64Array): number { return sum(scaled(x)) * x[0]; }`,
    points: [[V(3)]],
  },
  {
    name: 'what nobody asks for, written in a loop',
    source: `import { tanh, sum, type Matrix } from 'gradgen/ops';
      export function f(A: Matrix, s0: number): number {
        let s = s0;
        for (let i = 0; i < 3; i++) {
          s = Math.tanh(s * 0.3);
          const M: Matrix = tanh(A);
          M.data[1] = 2;
        }
        return sum(A) * s;
      }`,
    points: [[M(2, 2), 0.5]],
  },
  {
    name: 'by another name',
    source: `import { matmul as times, sum as total, type Matrix } from 'gradgen/ops';
      function matmul(a: number, b: number): number { return a * b; }
      export function f(A: Matrix, b: number): number { const sum = total(times(A, A)); return matmul(sum, b); }`,
    points: [[M(2, 2), 0.5]],
  },
];
