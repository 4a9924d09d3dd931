/**
 * `node --expose-gc --import ./test/setup/typescript.js bench/arrays.ts`: a product of matrices by `gradgen/ops` and by three
 * loops, forward and back; and a network of two layers by both. Markdown on stdout.
 */
import { compile } from '../src/index.js';
import { byGates, byLoops } from '../test/ops/networks.js';
import { M, V } from '../test/ops/programs.js';
import { table, type Cell } from '../test/scale/table.js';
import { measure } from './measure.js';

type Run = (...args: unknown[]) => unknown;

const gates = `
import { matmul, dot, type Matrix } from 'gradgen/ops';
export function f(A: Matrix, B: Matrix, C: Matrix): number { return dot(matmul(A, B), C); }
`;
const loops = `
import type { Matrix } from 'gradgen/ops';
export function f(A: Matrix, B: Matrix, C: Matrix): number {
  let s = 0;
  for (let i = 0; i < A.rows; i++) {
    for (let j = 0; j < B.cols; j++) {
      let sum = 0;
      for (let k = 0; k < A.cols; k++) sum += A.data[i * A.cols + k] * B.data[k * B.cols + j];
      s += sum * C.data[i * B.cols + j];
    }
  }
  return s;
}
`;

async function moduleOf(source: string): Promise<Record<string, Run>> {
  const { code } = compile(source, { fileName: 'f.ts', style: 'compact' });
  return (await import(`data:text/javascript,${encodeURIComponent(code!)}`)) as Record<string, Run>;
}

const [product, triple, network, looped] = await Promise.all([gates, loops, byGates, byLoops].map(moduleOf)) as [Record<string, Run>, Record<string, Run>, Record<string, Run>, Record<string, Run>];
const rows: Cell[][] = [];
for (const n of [32, 128, 512]) {
  const args = [M(n, n), M(n, n, 2), M(n, n, 3)];
  const [ours, theirs, back, backLooped] = measure([() => product.fForward!(...args), () => triple.fForward!(...args), () => product.fGrad!(...args), () => triple.fGrad!(...args)]) as [number, number, number, number];
  rows.push([`product of ${n}×${n}`, ours.toFixed(3), (theirs / ours).toFixed(1), back.toFixed(3), (backLooped / back).toFixed(1), (back / ours).toFixed(1)]);
}
for (const [batch, inputs, hidden, outputs] of [[32, 10, 16, 3], [128, 64, 64, 10]] as const) {
  const args = [M(inputs, hidden), V(hidden, 2), M(hidden, outputs, 3), V(outputs, 4), M(batch, inputs, 5), M(batch, outputs, 6)];
  const [ours, theirs, back, backLooped] = measure([() => network.lossForward!(...args), () => looped.lossForward!(...args), () => network.lossGrad!(...args), () => looped.lossGrad!(...args)]) as [number, number, number, number];
  rows.push([`network, ${batch} rows of ${inputs}, ${hidden} hidden, ${outputs} out`, ours.toFixed(3), (theirs / ours).toFixed(1), back.toFixed(3), (backLooped / back).toFixed(1), (back / ours).toFixed(1)]);
}
console.log(table(['', 'forward, ms', 'loops ÷ operations', 'gradient, ms', 'loops ÷ operations', 'gradient ÷ forward'], rows));
