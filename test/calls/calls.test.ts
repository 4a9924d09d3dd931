/**
 * Functions that keep passes of their own: each program through the oracle, in all styles.
 */
import { describe, expect, it } from 'vitest';
import { checkProgram, expectProgram } from '../oracle/harness.js';
import { large } from './large.js';
import { natural } from './natural.js';
import { recursion } from './recursion.js';
import { writing } from './writing.js';

export interface CallProgram {
  readonly name: string;
  readonly source: string;
  readonly points: readonly (readonly unknown[])[];
  readonly wrt?: readonly string[];
}

describe.each(Object.entries({ recursion, large, natural, writing }))('functions with passes of their own: %s', (_topic, programs) => {
  it.each(programs.map((program) => [program.name, program] as const))('%s', async (_, { source, points, wrt }) => {
    const fn = [...source.matchAll(/export (?:function|const) (\w+)/g)].at(-1)![1]!;
    await expectProgram({ source, fn, points, ...(wrt ? { wrt: [...wrt] } : {}) });
  });
});

const F = 'type Fn = (t: number) => number;\n';

describe('functions that are passed to a function that calls itself', () => {
  it.each([
    ['reads a number of the frame that passed it', 'passes on a function that reads `k`, a variable of its own', `${F}function rec(g: Fn, k: number, n: number): number { if (n <= 0) return g(1); return rec((t) => t * k, k + 1, n - 1); }\nexport function f(x: number): number { return rec((t) => t * 2, x, 2); }`],
    ['calls the one that was passed before', 'passes on a function that reads `g`, a variable of its own', `${F}function rec(g: Fn, x: number, n: number): number { if (n <= 0) return g(x); return rec((u) => g(u * 2), x, n - 1) + x; }\nexport function f(x: number): number { return rec((t) => Math.sin(t), x, 3); }`],
    ['is a new one each time', 'passes another function to itself each time', `${F}const make = (k: number): Fn => (t) => Math.sin(t * k);\nfunction rec(g: Fn, x: number, n: number): number { if (n <= 0) return g(x); return rec(make(g(x)), x * 0.5, n - 1) * x; }\nexport function f(x: number, y: number): number { return rec(make(x), y, 2); }`],
  ])('one that %s is refused', async (_, why, source) => {
    const { failures, outputs } = await checkProgram({ source, fn: 'f', points: [[0.5, 1.2]], styles: ['staged'] });
    expect(outputs).toEqual({});
    expect(failures).toEqual([expect.stringMatching(/^staged: GG2014 at [23]:/)]);
    expect(failures[0]).toContain(why);
  });
});

const TREE = 'interface N { v: number; kids: N[] }\n';

describe('a function that calls itself and writes', () => {
  it.each([
    ['one array under two names', 5, 'is given `y` twice, and writes into it', 'function mix(a: number[], b: number[], i: number): void {\n  if (i < a.length) { a[i] = a[i] * b[i]; mix(a, b, i + 1); }\n}\nexport function f(x: number[]): number {\n  const y = x.slice(); mix(y, y, 0); return y[0];\n}'],
    ['a record into an array it is given', 3, 'puts an array or record into what it is given', `${TREE}function place(n: N, out: { x: number }[]): void {\n  out.push({ x: n.v }); for (const k of n.kids) place(k, out);\n}\nexport function f(n: N): number {\n  const out: { x: number }[] = []; place(n, out); return out[0].x;\n}`],
    ['the fields of a tree', 3, 'writes into a record that refers to itself', `${TREE}function scale(n: N, k: number): void {\n  n.v *= k; for (const each of n.kids) scale(each, k);\n}\nexport function f(n: N, k: number): number {\n  const m: N = { v: n.v * k, kids: [{ v: k, kids: [] }] }; scale(m, k); return m.v * m.kids[0].v;\n}`],
    ['a function that writes a variable around it in a loop', 5, 'is handed a function that writes `s`, which stands outside it', 'function go(g: (t: number) => number, u: number, n: number): number { if (n <= 0) return u; return go(g, (u + g(u)) * 0.5, n - 1) + u; }\nexport function f(x: number): number {\n  let s = x;\n  const rec = (t: number): number => { for (let i = 0; i < 3; i++) s = Math.tanh(s / 2); return t; };\n  go(rec, 0.3, 1);\n  return s;\n}'],
    ['an array around it, by its name', 5, 'writes `best`, which stands outside it', `${TREE}export function f(n: N): number {\n  let best: number[] = [];\n  const walk = (m: N): void => { if (m.v > (best[0] ?? 0)) best = [m.v]; for (const k of m.kids) walk(k); };\n  walk(n); return best[0];\n}`],
  ])('%s is refused', async (_, line, why, source) => {
    const { failures, outputs } = await checkProgram({ source, fn: 'f', points: [], styles: ['staged'] });
    expect(outputs).toEqual({});
    expect(failures).toEqual([expect.stringMatching(new RegExp(`^staged: GG2014 at ${line}:`))]);
    expect(failures[0]).toContain(why);
  });
});
