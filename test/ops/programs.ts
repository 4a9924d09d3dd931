/**
 * Programs that call the operations of `gradgen/ops`, by themselves and among loops of their own.
 */
export interface OpsProgram {
  readonly name: string;
  readonly source: string;
  readonly points: readonly (readonly unknown[])[];
}

/** A matrix with entries that repeat nowhere. */
export function M(rows: number, cols: number, seed = 1): { rows: number; cols: number; data: Float64Array } {
  return { rows, cols, data: V(rows * cols, seed) };
}

export function V(n: number, seed = 1): Float64Array {
  return Float64Array.from({ length: n }, (_, i) => Math.sin(3.7 * i + 1.3 * seed) * 1.5 + 0.1 * seed);
}

export const programs: readonly OpsProgram[] = [
  {
    name: 'a product, squared and summed',
    source: `import { matmul, sum, square, type Matrix } from 'gradgen/ops';
      export function f(W: Matrix, X: Matrix): number { const D = matmul(W, X); return sum(square(D)); }`,
    points: [[M(2, 3), M(3, 4, 2)], [M(1, 1), M(1, 1, 3)], [M(0, 3), M(3, 2)], [M(2, 0), M(0, 2)]],
  },
  {
    name: 'the product itself',
    source: `import { matmul, type Matrix } from 'gradgen/ops';
      export function f(W: Matrix, X: Matrix): Matrix { return matmul(W, X); }`,
    points: [[M(2, 3), M(3, 2, 2)]],
  },
  {
    name: 'the same matrix twice',
    source: `import { matmul, mul, add, sum, type Matrix } from 'gradgen/ops';
      export function f(A: Matrix): number { return sum(add(matmul(A, A), mul(A, A))); }`,
    points: [[M(3, 3)]],
  },
  {
    name: 'operations and a loop over the same arrays',
    source: `import { matmul, type Matrix } from 'gradgen/ops';
      export function f(W: Matrix, X: Matrix): number {
        const D = matmul(W, X);
        let s = 0;
        for (let i = 0; i < D.data.length; i++) s += D.data[i] * D.data[i] * W.data[0];
        return s + X.data[1];
      }`,
    points: [[M(2, 3), M(3, 2, 2)]],
  },
  {
    name: 'what an operation was given is written afterwards',
    source: `import { mul, sum } from 'gradgen/ops';
      export function f(xs: Float64Array, ys: Float64Array): number {
        const a = new Float64Array(xs.length);
        for (let i = 0; i < xs.length; i++) a[i] = xs[i] * 2;
        const b = mul(a, ys);
        for (let i = 0; i < xs.length; i++) a[i] = a[i] * b[i];
        return sum(mul(a, b));
      }`,
    points: [[V(3), V(3, 2)], [V(1), V(1, 2)]],
  },
  {
    name: 'what an operation gave is written afterwards',
    source: `import { sigmoid, sum, mul } from 'gradgen/ops';
      export function f(xs: Float64Array): number {
        const a = sigmoid(xs);
        const b = mul(a, xs);
        for (let i = 0; i < a.length; i++) a[i] = a[i] * a[i];
        return sum(mul(a, b));
      }`,
    points: [[V(3)]],
  },
  {
    name: 'what is given back is the caller\'s',
    source: `import { sigmoid, tanh } from 'gradgen/ops';
      export function f(xs: Float64Array): Float64Array { return sigmoid(tanh(xs)); }`,
    points: [[V(3)]],
  },
  {
    name: 'arrays of numbers',
    source: `import { matvec, dot, sigmoid, type Matrix } from 'gradgen/ops';
      export function f(W: Matrix, x: number[], y: number[]): number { return dot(sigmoid(matvec(W, x)), y) + dot(x, x); }`,
    points: [[M(2, 3), [0.3, -0.7, 1.1], [0.2, -0.4]]],
  },
  {
    name: 'a recurrent network: one state after the other',
    source: `import { matvec, add, tanh, dot, type Matrix } from 'gradgen/ops';
      export function f(W: Matrix, U: Matrix, xs: Float64Array[], v: Float64Array): number {
        let h: Float64Array = new Float64Array(v.length);
        let loss = 0;
        for (const x of xs) {
          h = tanh(add(matvec(W, h), matvec(U, x)));
          loss += dot(h, v) ** 2;
        }
        return loss;
      }`,
    points: [[M(2, 2), M(2, 3, 2), [V(3, 1), V(3, 2), V(3, 3)], V(2, 4)]],
  },
  {
    name: 'a matrix that a loop carries',
    source: `import { matmul, eye, scale, sum, type Matrix } from 'gradgen/ops';
      export function f(A: Matrix, s: number): number {
        let P: Matrix = eye(2);
        for (let k = 0; k < 3; k++) P = scale(matmul(P, A), s);
        return sum(P) * s;
      }`,
    points: [[M(2, 2), 0.7]],
  },
  {
    name: 'a matrix chosen by a branch',
    source: `import { matmul, relu, sum, type Matrix } from 'gradgen/ops';
      export function f(A: Matrix, B: Matrix, x: number): number {
        const C = x > 0 ? A : B;
        let D = matmul(A, C);
        if (x > 1) D = relu(D);
        return sum(D) * x;
      }`,
    points: [[M(2, 2), M(2, 2, 2), 0.5], [M(2, 2), M(2, 2, 2), -0.5], [M(2, 2), M(2, 2, 2), 1.5]],
  },
  {
    name: 'matrices in a record of parameters',
    source: `import { matmul, addRow, relu, mse, type Matrix } from 'gradgen/ops';
      interface Net { W1: Matrix; b1: Float64Array; W2: Matrix; b2: Float64Array }
      export function f(net: Net, X: Matrix, Y: Matrix): number {
        const H = relu(addRow(matmul(X, net.W1), net.b1));
        return mse(addRow(matmul(H, net.W2), net.b2), Y);
      }`,
    points: [[{ W1: M(3, 4), b1: V(4, 2), W2: M(4, 2, 3), b2: V(2, 4) }, M(5, 3, 5), M(5, 2, 6)]],
  },
  {
    name: 'an array of layers',
    source: `import { matvec, tanh, sum, type Matrix } from 'gradgen/ops';
      export function f(Ws: Matrix[], x: Float64Array): number {
        let h: Float64Array = x;
        for (const W of Ws) h = tanh(matvec(W, h));
        return sum(h);
      }`,
    points: [[[M(3, 2), M(2, 3, 2), M(3, 2, 3)], V(2)]],
  },
  {
    name: 'a row of numbers and a matrix made of numbers',
    source: `import { matrix, matvec, dot } from 'gradgen/ops';
      export function f(a: number, b: number): number {
        const R = matrix([[Math.cos(a), -Math.sin(a)], [Math.sin(a), Math.cos(a)]]);
        return dot(matvec(R, [b, 2]), [1, b]);
      }`,
    points: [[0.4, 1.2]],
  },
  {
    name: 'a helper that uses operations, called twice',
    source: `import { matmul, addRow, sigmoid, sum, type Matrix } from 'gradgen/ops';
      function layer(X: Matrix, W: Matrix, b: Float64Array): Matrix { return sigmoid(addRow(matmul(X, W), b)); }
      export function f(X: Matrix, W: Matrix, b: Float64Array): number { return sum(layer(layer(X, W, b), W, b)); }`,
    points: [[M(2, 3), M(3, 3, 2), V(3, 3)]],
  },
  {
    name: 'operations in a loop, and a gradient that adds up',
    source: `import { dot, scale, add, sum } from 'gradgen/ops';
      export function f(w: Float64Array, xs: Float64Array[]): number {
        let s = 0;
        for (let i = 0; i < xs.length; i++) {
          const z = add(scale(xs[i], dot(w, xs[i])), w);
          s += sum(z) * w[0];
        }
        return s;
      }`,
    points: [[V(2), [V(2, 2), V(2, 3)]], [V(2), []]],
  },
  {
    name: 'written into a parameter',
    source: `import { tanh, sum } from 'gradgen/ops';
      export function f(xs: Float64Array, out: Float64Array): number {
        const y = tanh(xs);
        for (let i = 0; i < out.length; i++) out[i] = out[i] * y[i];
        return sum(out);
      }`,
    points: [[V(3), V(3, 2)]],
  },
  {
    name: 'a parameter that is written between operations',
    source: `import { mul, sum } from 'gradgen/ops';
      export function f(xs: Float64Array, out: Float64Array): number {
        const s = sum(mul(out, xs));
        for (let i = 0; i < out.length; i++) out[i] = out[i] * xs[i];
        return s * sum(mul(out, out));
      }`,
    points: [[V(3), V(3, 2)]],
  },
];
