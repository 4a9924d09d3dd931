/**
 * Every operation against central differences of the library: on vectors and matrices of several shapes, empty ones too,
 * for every choice of what is differentiated. What goes forward in a module is what the library gives, to the last bit.
 */
import { describe, expect, test } from 'vitest';
import type { ArrayGate } from '../../src/gates/arrays.js';
import { arrays } from '../../src/gates/load.js';
import { compile } from '../../src/index.js';
import * as ops from '../../src/ops.js';
import { evaluate } from '../oracle/transpile.js';
import { M, V } from './programs.js';

type Any = any; // Vectors, matrices, numbers and arrays of vectors alike.

interface Sizes { readonly m: number; readonly n: number; readonly k: number }

const shapes: readonly Sizes[] = [{ m: 3, n: 2, k: 4 }, { m: 1, n: 1, k: 1 }, { m: 0, n: 2, k: 1 }, { m: 2, n: 0, k: 3 }, { m: 5, n: 3, k: 5 }];

/** What an operation is given, where that isn't all of one shape. */
const given: Readonly<Record<string, (size: Sizes, isMatrix: boolean) => readonly Any[] | undefined>> = {
  zeros: ({ m, n }, matrix) => (matrix ? [m, n] : [m]),
  ones: ({ m, n }, matrix) => (matrix ? [m, n] : [m]),
  eye: ({ m }) => [m],
  matrix: ({ m, n }) => [rows(m, n)],
  fromRows: ({ m, n }) => [rows(m, n)],
  matvec: ({ m, n }) => [M(m, n), V(n, 2)],
  vecmat: ({ m, n }) => [V(m), M(m, n, 2)],
  matmul: ({ m, n, k }) => [M(m, n), M(n, k, 2)],
  outer: ({ m, n }) => [V(m), V(n, 2)],
  addRow: ({ m, n }) => [M(m, n), V(n, 2)],
  mulRow: ({ m, n }) => [M(m, n), V(n, 2)],
  addColumn: ({ m, n }) => [M(m, n), V(m, 2)],
  mulColumn: ({ m, n }) => [M(m, n), V(m, 2)],
  scale: ({ m, n }, matrix) => [matrix ? M(m, n) : V(m), 0.7],
  leakyRelu: ({ m, n }, matrix) => [matrix ? M(m, n) : V(m), 0.3],
  elu: ({ m, n }, matrix) => [matrix ? M(m, n) : V(m), 0.6],
  clip: ({ m, n }, matrix) => [matrix ? M(m, n) : V(m), -0.5, 0.8],
  huber: ({ m, n }, matrix) => [matrix ? M(m, n) : V(m), matrix ? M(m, n, 2) : V(m, 2), 0.4],
  log: ({ m, n }, matrix) => [positive(matrix ? M(m, n) : V(m))],
  sqrt: ({ m, n }, matrix) => [positive(matrix ? M(m, n) : V(m))],
  gather: ({ m, n }) => [M(m, n), m === 0 ? [] : [m - 1, 0, m - 1]],
  concat: ({ m, n, k }, matrix) => (matrix ? [M(m, n), M(k, n, 2)] : [V(m), V(n, 2)]),
  slice: ({ m, n }, matrix) => [matrix ? M(m, n) : V(m), Math.min(1, m), m],
  reshape: ({ m, n }, matrix) => (matrix ? [M(m, n), n, m] : [V(m * n), n, m]),
  trace: ({ m }) => [M(m, m)],
  solve: ({ m, k }, matrix) => [general(m), matrix ? M(m, k, 2) : V(m, 2)],
  inverse: ({ m }) => [general(m)],
  logDet: ({ m }) => [general(m)],
  cholesky: ({ m }) => [definite(m)],
  conv1d: ({ m, n }) => [V(m + n + 1), V(n + 1, 2)],
  conv2d: ({ m, n, k }) => [M(m + 1, n + k), M(2 > m + 1 ? 1 : 2, k, 2)],
  maxPool2d: ({ m, n }) => [M(2 * m + 1, 2 * n), 2],
  avgPool2d: ({ m, n }) => [M(2 * m + 1, 2 * n), 2],
  layerNorm: ({ m, n }) => [M(m, n), 0.1],
  batchNorm: ({ m, n }) => [M(m, n), 0.1],
  hinge: ({ m, n }) => (n === 0 && m > 0 ? undefined : [M(m, n), labels(m, n), 0.9]),
};

function rows(m: number, n: number): number[][] {
  return Array.from({ length: m }, (_, i) => [...V(n, i + 1)]);
}

/** Far from singular. */
function general(n: number): Any {
  const A = M(n, n);
  for (let i = 0; i < n; i++) A.data[i * n + i]! += 3 * n;
  return A;
}

function definite(n: number): Any {
  const A = M(n, n, 3);
  const S = M(n, n);
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) S.data[i * n + j] = A.data.subarray(i * n, i * n + n).reduce((s, each, k) => s + each * A.data[j * n + k]!, i === j ? 0.5 : 0);
  return S;
}

function labels(m: number, n: number): number[] {
  return Array.from({ length: m }, (_, i) => (2 * i + 1) % n);
}

function positive(x: Any): Any {
  return x.data === undefined ? x.map((each: number) => Math.abs(each) + 0.2) : { ...x, data: x.data.map((each: number) => Math.abs(each) + 0.2) };
}

interface Case {
  readonly gate: ArrayGate;
  readonly name: string;
  readonly wrt: readonly number[];
  readonly source: string;
  readonly points: readonly (readonly Any[])[];
}

function casesOf(gate: ArrayGate): Case[] {
  return gate.signatures.flatMap((signature, at) => {
    const [, inside, result] = /^\((.*)\): (.*)$/.exec(signature)!;
    const types = inside!.split(', ').map((param) => param.split(': ')[1]!);
    const isMatrix = gate.name === 'solve' ? types[1] === 'Matrix' : types[0] === 'Matrix' || inside!.startsWith('rows: number');
    const own = gate.name === 'crossEntropy' ? [0, 1] : [0];
    return own.flatMap((kind): Case[] => {
      const point = (size: Sizes): readonly Any[] | undefined => (gate.name === 'crossEntropy'
        ? size.n === 0 && size.m > 0 ? undefined : [M(size.m, size.n), kind === 0 ? labels(size.m, size.n) : positive(M(size.m, size.n, 2))]
        : (given[gate.name] ?? ((s, matrix) => types.map((_, k) => (matrix ? M(s.m, s.n, k + 1) : V(s.m, k + 1)))))(size, isMatrix));
      const points = shapes.map(point).filter((each) => each !== undefined);
      const receiving = types.flatMap((_, k) => (gate.rules.some(({ param }) => param === gate.params[k]) && !(kind === 0 && gate.matrices.has(k)) ? [k] : []));
      const subsets = receiving.reduce<number[][]>((all, k) => [...all, ...all.map((one) => [...one, k])], [[]]).filter((one) => one.length > 0);
      const written = (k: number, plain: boolean): string => (types[k] === 'Vector' ? (plain ? 'number[]' : 'Float64Array') : types[k] === 'readonly Vector[]' ? 'number[][]' : types[k]!.startsWith('Labels') ? (kind === 0 ? 'number[]' : 'Matrix') : types[k]!);
      const made = (wrt: readonly number[], plain: boolean): Case => {
        const name = `${gate.name}${at}${kind}${wrt.join('')}${plain ? 'plain' : ''}`;
        const params = gate.params.slice(0, points[0]!.length);
        const text = `/** @grad wrt ${wrt.map((k) => params[k]).join(', ')} */\nexport function ${name}(${params.map((param, k) => `${param}: ${written(k, plain)}`).join(', ')}): ${result} { return ${gate.name}(${params.join(', ')}); }`;
        return { gate, name, wrt, source: text, points: plain ? points.map((args) => args.map((arg) => (arg instanceof Float64Array ? [...arg] : arg))) : points };
      };
      const all = subsets.map((wrt) => made(wrt, false));
      return types.includes('Vector') && subsets.length > 0 ? [...all, made(subsets.at(-1)!, true)] : all;
    });
  });
}

const cases = arrays().gates.flatMap(casesOf);
const source = `import { ${arrays().gates.map(({ name }) => name).join(', ')}, type Matrix } from 'gradgen/ops';\n${cases.map((each) => each.source).join('\n')}`;
const { code, diagnostics } = compile(source, { fileName: 'gates.ts', style: 'compact', select: 'tagged' as never });
const module = code === null ? {} : evaluate(code) as Record<string, Any>;

const entries = (x: Any): Any => x.data ?? x;
/** All numbers in it, row by row. */
const flat = (x: Any): number[] => (typeof x === 'number' ? [x] : x.data !== undefined ? [...x.data] : [...x].flatMap((each) => (typeof each === 'number' ? [each] : [...each])));
const copy = (x: Any): Any => (typeof x === 'number' ? x : x.data !== undefined ? { ...x, data: x.data.slice() } : x.map((each: Any) => (typeof each === 'number' ? each : each.slice())));

/** The same with its number at `at` moved. */
function moved(x: Any, at: number, by: number): Any {
  if (typeof x === 'number') return x + by;
  const other = copy(x);
  if (Array.isArray(other) && Array.isArray(other[0])) other[Math.floor(at / other[0].length)][at % other[0].length] += by;
  else entries(other)[at] += by;
  return other;
}

test('all operations are compiled', () => {
  expect(diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message)).toEqual([]);
  expect(cases.length).toBeGreaterThan(100);
});

describe.each(arrays().gates.filter(({ rules }) => rules.length > 0).map((gate) => [gate.name, gate] as const))('%s', (name, gate) => {
  test.each(cases.filter((each) => each.gate === gate))('$name', ({ name: fn, wrt, points }) => {
    const library = (ops as Record<string, Any>)[name];
    for (const args of points) {
      const { value, cache } = module[`${fn}Forward`](...args.map(copy));
      const plain = library(...args.map(copy));
      expect(flat(value)).toEqual(flat(plain));
      const weights = V(flat(value).length, 5);
      const seed = typeof value === 'number' ? weights[0] : value.data !== undefined ? { ...value, data: weights } : Array.isArray(value) ? value.map((row: Any, i: number) => row.map((_: Any, j: number) => weights[i * row.length + j])) : weights;
      const gradients = module[`${fn}Backward`](cache, seed);
      const total = (given: readonly Any[]): number => flat(library(...given)).reduce((sum, each, k) => sum + each * weights[k]!, 0);
      expect(Object.keys(gradients)).toEqual(wrt.map((k) => `d${gate.params[k]}`));
      for (const k of wrt) {
        const gradient = flat(gradients[`d${gate.params[k]}`]);
        expect(gradient.length).toBe(flat(args[k]).length);
        gradient.forEach((found, at) => {
          const h = 1e-5;
          const near = (by: number): number => total(args.map((arg, other) => (other === k ? moved(arg, at, by) : arg)));
          const slope = (8 * (near(h) - near(-h)) - (near(2 * h) - near(-2 * h))) / (12 * h);
          expect(Math.abs(found - slope), `d${gate.params[k]}[${at}] is ${found}, differences say ${slope}`).toBeLessThan(1e-7 * Math.max(1, Math.abs(slope)));
        });
      }
    }
  });
});
