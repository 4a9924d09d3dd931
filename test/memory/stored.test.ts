/**
 * Values that the program itself keeps in an array: read there where nothing is written again, recorded where anything may be.
 * Each program goes through the oracle, and its text says whether there is a tape.
 */
import { describe, expect, it } from 'vitest';
import { compile } from '../../src/index.js';
import { expectProgram } from '../oracle/harness.js';

const points = [[[0.3, 0.8, 1.7]], [[1.2, -0.5, 0.4]]];
const SUM = 'let t = 0;\n  for (let i = 0; i < e.length; i++) t += e[i] * e[i] * (i + 1);\n  return t;';
const EXP = 'for (let i = 0; i < x.length; i++) e[i] = Math.exp(x[i]);';

/** Nobody writes the element afterwards: no tape. */
const kept: Readonly<Record<string, string>> = {
  'an array of its own': `const e = new Array<number>(x.length);\n  ${EXP}\n  ${SUM}`,
  map: `const e = x.map((v) => Math.exp(v));\n  ${SUM}`,
  push: `const e: number[] = [];\n  for (const v of x) e.push(Math.exp(v));\n  ${SUM}`,
  'doubles, inside the array': `const e = new Float64Array(x.length);\n  ${EXP}\n  ${SUM}`,
  'two steps behind the counter': `const e = [1, 2];\n  for (let i = 0; i < 3; i++) e[i + 2] = Math.exp(x[i] * e[i]);\n  ${SUM}`,
  'a recurrence': `const e = [x[0]];\n  for (let i = 1; i < 3; i++) e[i] = Math.sin(e[i - 1] * x[i]) + e[i - 1];\n  ${SUM}`,
  'a recurrence downwards': `const e = [0, 0, x[2]];\n  for (let i = 1; i >= 0; i--) e[i] = Math.sin(e[i + 1] * x[i]) + e[i + 1];\n  ${SUM}`,
  'in place, behind what is written': `const e = x.map((v) => v * x[0]);\n  for (let i = 1; i < 3; i++) e[i] = e[i - 1] * e[i - 1] * x[i];\n  ${SUM}`,
  'what was written just before': `const e = [0, 0, 0];\n  let s = 0;\n  for (let i = 0; i < 3; i++) {\n    e[i] = x[i] * x[0];\n    s += e[i] * e[i] * x[i];\n  }\n  return s;`,
  'a table': `const e = Array.from({ length: 3 }, () => new Array<number>(3).fill(1));\n  for (let i = 1; i < 3; i++) for (let j = 1; j < 3; j++) e[i][j] = Math.min(e[i - 1][j] * x[i], e[i][j - 1] * x[j], e[i - 1][j - 1]) + x[0];\n  return e[2][2] * e[1][2];`,
  'the counter goes down': `const e = new Array<number>(x.length);\n  for (let i = x.length - 1; i >= 0; i--) e[i] = Math.exp(x[i]);\n  ${SUM}`,
  'zeros before': `const e = new Array<number>(x.length).fill(0);\n  ${EXP}\n  ${SUM}`,
  'below the array': `const e = new Array<number>(x.length).fill(0);\n  for (let i = -1; i < 2; i++) e[i] = Math.exp(x[i + 1]);\n  ${SUM}`,
  'what an inner loop gives': `const e = new Array<number>(x.length);\n  let c = 0;\n  for (let i = 0; i < x.length; i++) {\n    let s = 0;\n    for (let j = 0; j < 3; j++) s += x[j] * x[i];\n    e[i] = s;\n    c += s * s * s;\n  }\n  let t = c;\n  for (let i = 0; i < e.length; i++) t += e[i] * i;\n  return t;`,
  'what a branch chooses': `const e = new Array<number>(x.length);\n  let c = 0;\n  for (let i = 0; i < x.length; i++) {\n    const v = x[i] > 0.5 ? x[i] * 2 : x[i] * x[0];\n    e[i] = v;\n    c += v * v * v;\n  }\n  return c + e[0] * e[2];`,
  'inside an arm': `const e = [0, 0, 0];\n  for (let i = 0; i < 3; i++) if (x[i] > 0.5) e[i] = Math.exp(x[i]);\n  ${SUM}`,
  'rows that are pushed': `const e: number[][] = [];\n  for (let i = 0; i < 3; i++) {\n    const row: number[] = [];\n    for (let j = 0; j < 2; j++) row.push(Math.exp(x[i] * x[j]));\n    e.push(row);\n  }\n  let t = 0;\n  for (let i = 0; i < 3; i++) for (let j = 0; j < 2; j++) t += e[i][j] * e[i][1];\n  return t;`,
  'rows that are there': `const e = Array.from({ length: 3 }, () => new Array<number>(2).fill(0));\n  for (let i = 0; i < 3; i++) for (let j = 0; j < 2; j++) e[i][j] = Math.exp(x[i] * x[j]);\n  let t = 0;\n  for (let i = 0; i < 3; i++) for (let j = 0; j < 2; j++) t += e[i][j] * e[i][1];\n  return t;`,
};

/** The element is no longer what was stored, or may not be. */
const lost: Readonly<Record<string, string>> = {
  'an array of an arm': `let s = 0;\n  for (let i = 0; i < 3; i++) {\n    if (x[i] > 0.5) {\n      const e = [x[i], x[0]];\n      e[1] = Math.tanh(Math.exp(x[i] * s));\n      s = Math.sin(e[1]) + e[i % 2];\n    }\n  }\n  return s * s;`,
  'written again later': `const e = new Array<number>(x.length);\n  ${EXP}\n  let s = 0;\n  for (let i = 0; i < 3; i++) s += e[i] * e[i];\n  e[1] = x[0];\n  return s + e[1] * e[0];`,
  'added to later': `const e = new Array<number>(x.length);\n  ${EXP}\n  for (let i = 1; i < 3; i++) e[i] += e[i - 1];\n  ${SUM}`,
  'written by another name': `const e = new Array<number>(x.length);\n  const d = e;\n  ${EXP}\n  for (let i = 0; i < 3; i++) d[i] *= d[0];\n  ${SUM}`,
  'one place for all': `const e = [0, 0];\n  let s = 0;\n  for (let i = 0; i < 3; i++) {\n    e[1] = Math.exp(x[i]);\n    s += e[1] * e[1];\n  }\n  return s;`,
  'places that meet': `const e = [0, 0, 0];\n  let s = 0;\n  for (let i = 0; i < 3; i++) {\n    e[i % 2] = Math.exp(x[i]);\n    s += e[i % 2] * x[0];\n  }\n  return s;`,
  'the next iteration writes there, too': `const e = [0, 0, 0, 0];\n  for (let i = 0; i < 3; i++) {\n    e[i] = Math.exp(x[i]);\n    e[i + 1] = x[i];\n    if (i > 0) e[i - 1] *= 2;\n  }\n  ${SUM}`,
  'again in each step': `const e = [0, 0, 0];\n  let s = 0;\n  for (let k = 1; k < 3; k++) for (let i = 0; i < 3; i++) {\n    e[i] = Math.exp(x[i] * k);\n    s += e[i] * e[0];\n  }\n  return s;`,
  'only 24 bits': `const e = new Float32Array(x.length);\n  ${EXP}\n  let t = 0;\n  for (let i = 0; i < 3; i++) t += e[i] * x[i];\n  return t;`,
  'beyond a typed array': `const e = new Float64Array(2);\n  let s = 0;\n  for (let i = 0; i < 3; i++) {\n    const v = Math.exp(x[i]);\n    e[i] = v;\n    s += v * v;\n  }\n  return s + e[0];`,
  'on a condition': `const e = [0, 0, 0];\n  let s = 0;\n  for (let i = 0; i < 3; i++) {\n    const v = Math.exp(x[i]);\n    if (x[i] > 0.5) e[i] = v;\n    s += v * v;\n  }\n  return s + e[0] * e[2];`,
  'left before it is stored': `const e = [0, 0, 0];\n  let s = 0;\n  for (let i = 0; i < 3; i++) {\n    const v = Math.exp(x[i]);\n    s += v * v;\n    if (v > 2) break;\n    e[i] = v;\n  }\n  return s + e[0];`,
  'rows exchanged': `const e = [[0, 0], [0, 0], [0, 0]];\n  for (let i = 0; i < 3; i++) {\n    for (let j = 0; j < 2; j++) e[i][j] = Math.exp(x[i] * x[j]);\n    const first = e[0];\n    e[0] = e[i];\n    e[i] = first;\n  }\n  let t = 0;\n  for (let i = 0; i < 3; i++) for (let j = 0; j < 2; j++) t += e[i][j] * e[i][1];\n  return t;`,
  'one row under two indices': `const row = [0, 0];\n  const e = [row, row];\n  let s = 0;\n  for (let i = 0; i < 2; i++) for (let j = 0; j < 2; j++) {\n    e[i][j] = Math.exp(x[i] * x[j]);\n    s += e[i][j] * x[2];\n  }\n  return s;`,
  'a recurrence that looks ahead': `const e = x.map((v) => v * x[0]);\n  for (let i = 0; i < 2; i++) e[i] = Math.sin(e[i + 1] * x[i]) * e[i + 1];\n  for (let i = 0; i < 2; i++) e[i + 1] = e[i + 1] * e[i];\n  ${SUM}`,
  'a recurrence downwards that looks back': `const e = x.map((v) => v * x[0]);\n  for (let i = 2; i >= 1; i--) e[i] = Math.sin(e[i - 1] * x[i]) * e[i - 1];\n  for (let i = 2; i >= 1; i--) e[i - 1] *= e[i];\n  ${SUM}`,
  'a recurrence in each step': `const e = [x[0], 0, 0];\n  let s = 0;\n  for (let k = 1; k < 3; k++) for (let i = 1; i < 3; i++) {\n    e[i] = Math.sin(e[i - 1] * x[i] + k + s) * e[i - 1];\n    s += e[i];\n  }\n  return s;`,
  'a table of one row': `const row = [1, 1, 1];\n  const e = [row, row, row];\n  for (let i = 1; i < 3; i++) for (let j = 1; j < 3; j++) e[i][j] = Math.sin(e[i - 1][j] * x[i]) * e[i - 1][j] + x[0];\n  return e[2][2] * e[1][2];`,
  'a table whose rows were put twice': `const e: number[][] = [];\n  for (let i = 0; i < 3; i++) {\n    const row = [1, 1, 1];\n    e[i] = row;\n    if (i > 0) e[i - 1] = row;\n  }\n  for (let i = 1; i < 3; i++) for (let j = 1; j < 3; j++) e[i][j] = Math.sin(e[i - 1][j] * x[i]) * e[i - 1][j] + x[0];\n  return e[2][2] * e[1][2];`,
  'steps that meet': `const e = [x[0], x[1], x[2], 1, 1];\n  for (let i = 0; i < 4; i++) {\n    const v = Math.sin(e[i] * x[0]) * e[i];\n    e[4 - i] = v;\n  }\n  ${SUM}`,
  'written further on in the same iteration': `const e = [x[0], x[1], x[2], 1, 1];\n  let s = 0;\n  for (let i = 0; i < 3; i++) {\n    s += Math.sin(e[i + 1]) * e[i + 1];\n    e[i + 1] = x[i] * s;\n  }\n  return s * e[1];`,
  'one of two arrays': `let e = [0, 0, 0];\n  let d = [0, 0, 0];\n  let s = 0;\n  for (let i = 0; i < 3; i++) {\n    e[i] = Math.exp(x[i]);\n    s += e[i] * x[0];\n    [e, d] = [d, e];\n    e[0] = s;\n  }\n  return s + e[0] * d[1];`,
};

const source = (body: string): string => `export function f(x: number[]): number {\n  ${body}\n}`;
const hasTape = (text: string): boolean => /Tapes?, kept|new (?:Float64Array|Array)\((?:64|trips)\)/.test(compile(text, { fileName: 'f.ts' }).code!);

describe.each([['is read again', kept, false], ['is recorded', lost, true]] as const)('what is stored %s', (_, programs, recorded) => {
  it.each(Object.entries(programs))('%s', async (_, body) => {
    await expectProgram({ source: source(body), fn: 'f', points });
    expect(hasTape(source(body))).toBe(recorded);
  });
});

describe('what the caller can get at is never read again', () => {
  it.each([
    ['returned', 'export function f(x: number[]): number[] {\n  const e = new Array<number>(x.length);\n  for (let i = 0; i < x.length; i++) e[i] = Math.exp(x[i]);\n  return e;\n}'],
    ['given', 'export function f(x: number[], e: number[]): void {\n  for (let i = 0; i < x.length; i++) e[i] = Math.exp(x[i]);\n}'],
    ['inside what is returned', 'export function f(x: number[]): { e: number[]; s: number } {\n  const e = x.map((v) => Math.exp(v));\n  return { e, s: e[0] * e[1] };\n}'],
  ])('%s', async (name, text) => {
    await expectProgram({ source: text, fn: 'f', points: name === 'given' ? points.map(([x]) => [x, [0, 0, 0]]) : points });
    const { code } = compile(text, { fileName: 'f.ts' });
    expect(code).toMatch(/new Float64Array\(trips\)|new Float64Array\(64\)|s\[i\] = exp/);
  });
});
