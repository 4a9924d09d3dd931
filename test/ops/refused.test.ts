/**
 * What doesn't fit: sizes that are known, when compiling; all others when it runs, in words that name operation and shapes.
 * What has no rule is refused.
 */
import { describe, expect, test } from 'vitest';
import { compile } from '../../src/index.js';
import * as ops from '../../src/ops.js';
import { M, V } from './programs.js';

const refused: readonly (readonly [what: string, code: string, text: string])[] = [
  ['literal sizes', 'GG2051', `import { matmul, sum, zeros } from 'gradgen/ops'; export function f(x: number): number { return x * sum(matmul(zeros(2, 3), zeros(2, 3))); }`],
  ['sizes by declaration', 'GG2051', `import { add, matmul, sum, type Matrix } from 'gradgen/ops'; export function f(A: Matrix<2, 3>, B: Matrix<3, 4>): number { return sum(add(matmul(A, B), A)); }`],
  ['sizes that have to agree in the end', 'GG2051', `import { addRow, matmul, sum, zeros, type Matrix } from 'gradgen/ops'; export function f(A: Matrix, x: number): number { const B = matmul(A, zeros(3, 4)); return sum(addRow(B, new Float64Array(5))) * x + sum(A); }`],
  ['a slope that is differentiated', 'GG2050', `import { leakyRelu, sum } from 'gradgen/ops'; export function f(x: Float64Array, s: number): number { return sum(leakyRelu(x, s)) * s; }`],
  ['a number for a vector', 'GG(2050|1020|2020)', `import { relu, sum, type Matrix } from 'gradgen/ops'; export function f(x: number): number { return sum(relu(x as never)) * x; }`],
  ['a vector for a matrix', 'GG2050', `import { matmul, sum } from 'gradgen/ops'; export function f(x: Float64Array): number { return sum(matmul(x, x)); }`],
  ['another kind of numbers', 'GG2050', `import { sum } from 'gradgen/ops'; export function f(x: Float32Array): number { return sum(x); }`],
  ['too few arguments', 'GG2050', `import { dot } from 'gradgen/ops'; export function f(x: Float64Array): number { return dot(x); }`],
  ['an operation as a value', 'GG2027', `import { sum } from 'gradgen/ops'; export function f(xs: number[][]): number { return xs.map(sum)[0]; }`],
  ['all of it by one name', 'GG2002', `import * as ops from 'gradgen/ops'; export function f(xs: number[]): number { return ops.sum(xs); }`],
  ['arguments in a row', 'GG2007', `import { dot } from 'gradgen/ops'; export function f(xs: number[], ys: number[]): number { const both = [xs, ys] as const; return dot(...both); }`],
];

test.each(refused)('%s: %s', (_, code, text) => {
  const { code: output, diagnostics } = compile(text, { fileName: 'f.ts', verify: true });
  expect(output).toBeNull();
  expect(diagnostics.map((each) => `${each.code} ${each.message}`)[0]).toMatch(new RegExp(`^${code}`));
});

describe('when it runs', () => {
  const wrong: readonly (readonly [message: string, call: () => unknown])[] = [
    ['matmul: 5×10 times 3×10: the inner sizes differ', () => ops.matmul(M(5, 10), M(3, 10))],
    ['add: 3 and 4: the shapes differ', () => ops.add(V(3), V(4))],
    ['add: 2×3 and 3×2: the shapes differ', () => ops.add(M(2, 3), M(3, 2))],
    ['matvec: 2×3 with 2: 3 are needed', () => ops.matvec(M(2, 3), V(2))],
    ['crossEntropy: 2×3 scores with 3 labels', () => ops.crossEntropy(M(2, 3), [0, 1, 2])],
    ['crossEntropy: there is no class 3 among 3', () => ops.crossEntropy(M(2, 3), [0, 3])],
    ['gather: there is no row 2 in 2×3', () => ops.gather(M(2, 3), [2])],
    ['slice: 1 to 5 of 3', () => ops.slice(V(3), 1, 5)],
    ['reshape: 2×3 as 4×2', () => ops.reshape(M(2, 3), 4, 2)],
    ['inverse: 2×3 is not square', () => ops.inverse(M(2, 3))],
    ['solve: the matrix is singular', () => ops.solve(ops.zeros(2, 2), V(2))],
    ['cholesky: the matrix is not positive definite', () => ops.cholesky(ops.neg(ops.eye(2)))],
    ['matrix: a row of 1 among rows of 2', () => ops.matrix([[1, 2], [3]])],
  ];
  test.each(wrong)('%s', (message, call) => {
    expect(call).toThrow(new RangeError(message));
  });

  test('the module says the same', async () => {
    const { code } = compile(`import { matmul, sum, type Matrix } from 'gradgen/ops'; export function f(A: Matrix, B: Matrix): number { return sum(matmul(A, B)); }`, { fileName: 'f.ts' });
    const { fGrad } = (await import(`data:text/javascript,${encodeURIComponent(code!)}`)) as { fGrad: (...args: unknown[]) => unknown };
    expect(() => fGrad(M(5, 10), M(3, 10))).toThrow(new RangeError('matmul: 5×10 times 3×10: the inner sizes differ'));
  });
});
