/**
 * Two loops over the same elements: the adjoints that one adds up and the other takes are numbers where both can go in one, and
 * stay an array where an iteration of the one would meddle with the other. Each program goes through the oracle.
 */
import { describe, expect, it } from 'vitest';
import { compile } from '../../src/index.js';
import { expectProgram } from '../oracle/harness.js';

const points = [[[0.3, 0.8, 1.7]], [[1.2, -0.5, 0.4]]];
const EXPS = 'const e = new Array<number>(x.length);\n  for (let i = 0; i < x.length; i++) e[i] = Math.exp(x[i]);';
const END = 'return Math.log(s) * s;';

/** `de` is gone. */
const joined: Readonly<Record<string, string>> = {
  'map and reduce': `const e = x.map((v) => Math.exp(v));\n  const s = e.reduce((a, b) => a + b * b, 0);\n  ${END}`,
  'two loops': `${EXPS}\n  let s = 0;\n  for (let i = 0; i < e.length; i++) s += e[i] * e[i] * i;\n  ${END}`,
  'two contributions': `${EXPS}\n  let s = 0;\n  let r = 1;\n  for (let i = 0; i < e.length; i++) {\n    s += e[i];\n    r += e[i] * e[i];\n  }\n  return Math.log(s) * r * r;`,
  'in an arm': `${EXPS}\n  let s = 0.5;\n  for (let i = 0; i < e.length; i++) if (e[i] > 1.3) s += e[i] * e[i];\n  ${END}`,
  'in an inner loop': `${EXPS}\n  let s = 0;\n  for (let i = 0; i < e.length; i++) for (let k = 0; k < 3; k++) s += e[i] * (k + 1);\n  ${END}`,
  'doubles': `const n = x.length;\n  const e = new Float64Array(n);\n  for (let i = 0; i < n; i++) e[i] = Math.exp(x[i]);\n  let s = 0;\n  for (let i = 0; i < n; i++) s += e[i] * e[i];\n  ${END}`,
  'inside another loop': `let s = 1;\n  for (let k = 1; k < 3; k++) {\n    const e = new Array<number>(x.length);\n    for (let i = 0; i < x.length; i++) e[i] = Math.sin(x[i] * k);\n    let r = 0;\n    for (let i = 0; i < x.length; i++) r += e[i] * e[i];\n    s *= r;\n  }\n  return s;`,
  'both add, wherever': `const t = x[0] * x[1];\n  const e = x.map((v) => Math.exp(v * t));\n  let s = 0;\n  for (let i = 0; i < e.length; i++) s += e[i] * t * x[2 - i];\n  ${END}`,
  'both add to the same gradient': `${EXPS}\n  let s = 0;\n  for (let i = 0; i < e.length; i++) s += e[i] * x[i];\n  ${END}`,
};

/** Another iteration has to do with it. */
const apart: Readonly<Record<string, string>> = {
  'neighbours': `${EXPS}\n  let s = 0;\n  for (let i = 1; i < e.length; i++) s += e[i] * e[i - 1];\n  ${END}`,
  'fewer of them': `${EXPS}\n  let s = 0;\n  for (let i = 1; i < e.length; i++) s += e[i] * e[i];\n  ${END}`,
  'the other way round': `${EXPS}\n  let s = 0;\n  for (let i = e.length - 1; i >= 0; i--) s += e[i] * e[i] * s + e[i];\n  ${END}`,
  'also read elsewhere': `${EXPS}\n  let s = 0;\n  for (let i = 0; i < e.length; i++) s += e[i] * e[i];\n  return Math.log(s) * s * e[1];`,
  'two readers': `${EXPS}\n  let s = 0;\n  for (let i = 0; i < e.length; i++) s += e[i] * e[i];\n  let r = s;\n  for (let i = 0; i < e.length; i++) r += e[i] * s;\n  return r * r;`,
  'written twice': `${EXPS}\n  for (let i = 0; i < x.length; i++) e[i] = e[i] * x[i];\n  let s = 0;\n  for (let i = 0; i < e.length; i++) s += e[i] * e[i];\n  ${END}`,
  'longer than the other': `${EXPS}\n  e.push(x[0] * x[1]);\n  let s = 0;\n  for (let i = 0; i < e.length; i++) s += e[i] * e[i];\n  ${END}`,
  'what the second loop takes of the same array': `${EXPS}\n  const d = new Array<number>(x.length);\n  for (let i = 0; i < x.length; i++) d[i] = e[i] * e[2 - i];\n  let s = 0;\n  for (let i = 0; i < d.length; i++) s += d[i] * e[i];\n  ${END}`,
};

const source = (body: string): string => `export function f(x: number[]): number {\n  ${body}\n}`;
const shadowIn = (text: string): boolean => {
  const code = compile(text, { fileName: 'f.ts' }).code!;
  const start = code.indexOf('export function fBackward');
  return /\bde\b/.test(code.slice(start, code.indexOf('\n}\n', start)));
};

describe.each([['in one loop', joined, false], ['in two', apart, true]] as const)('adjoints of elements %s', (_, programs, kept) => {
  it.each(Object.entries(programs))('%s', async (_, body) => {
    await expectProgram({ source: source(body), fn: 'f', points });
    expect(shadowIn(source(body))).toBe(kept);
  });
});
