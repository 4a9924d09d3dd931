/**
 * Stores that touch an element for the first time leave its adjoint alone in the backward pass; all others leave 0 behind. Each
 * program goes through the oracle.
 */
import { describe, expect, it } from 'vitest';
import { compile } from '../../src/index.js';
import { expectProgram } from '../oracle/harness.js';

const points = [[[0.3, 0.8, 1.7]], [[1.2, -0.5, 0.4]]];
const SUM = 'let t = 0;\n  for (let i = 1; i < e.length; i++) t += e[i] * e[i - 1] * i;\n  return t;';

const first: Readonly<Record<string, string>> = {
  'an array that is filled': `const e = new Array<number>(x.length);\n  for (let i = 0; i < x.length; i++) e[i] = Math.exp(x[i]);\n  ${SUM}`,
  'zeros before': `const e = new Array<number>(x.length).fill(0);\n  for (let i = 0; i < x.length; i++) e[i] = Math.exp(x[i]);\n  ${SUM}`,
  'a recurrence': `const e = new Float64Array(3);\n  e[0] = x[0] * x[1];\n  for (let i = 1; i < 3; i++) e[i] = Math.sin(e[i - 1] * x[i]);\n  ${SUM}`,
  'a table': `const e = Array.from({ length: 3 }, () => new Array<number>(3).fill(1));\n  for (let i = 1; i < 3; i++) for (let j = 1; j < 3; j++) e[i][j] = Math.min(e[i - 1][j] * x[i], e[i][j - 1] * x[j], e[i - 1][j - 1]) + x[0];\n  return e[2][2] * e[1][2];`,
  'anew in each iteration': `let s = 1;\n  for (let k = 0; k < 3; k++) {\n    const e = [0, 0, 0].slice();\n    const d = new Array<number>(3);\n    for (let i = 0; i < 3; i++) d[i] = x[i] * x[k] * s;\n    s = d[0] * d[1] + d[2] + e[k];\n  }\n  return s;`,
};

const later: Readonly<Record<string, string>> = {
  'read before': `const e = [0, 0, 0];\n  let s = 0;\n  for (let i = 0; i < 3; i++) {\n    s += e[i] * x[i];\n    e[2 - i] = x[i] * x[0];\n  }\n  return s + e[0];`,
  'written before': `const e = new Array<number>(3);\n  for (let i = 0; i < 3; i++) e[i] = x[i] * x[0];\n  for (let i = 0; i < 3; i++) e[i] = e[i] * x[i];\n  ${SUM}`,
  'made with a value in it': `const e = [x[0] * x[1], 0, 0];\n  for (let i = 0; i < 3; i++) e[i] = x[i] * x[0];\n  ${SUM}`,
  'a copy': `const e = x.slice();\n  const s = e[1] * x[0];\n  for (let i = 0; i < 3; i++) e[i] = x[i] * x[0] * s;\n  ${SUM}`,
  'a copy of doubles': `const d = Float64Array.from(x);\n  const e = new Float64Array(d);\n  e[1] = x[2] * x[0];\n  ${SUM}`,
  'copied before': `const e = [0, 0, 0];\n  e[1] = x[0];\n  const d = e.slice();\n  e[1] = x[2] * d[1];\n  return e[1] * x[1] + d[1];`,
  'summed before': `const e = new Array<number>(3).fill(0);\n  e[0] = x[0] * x[1];\n  const top = Math.max(...e);\n  e[1] = x[2] * x[2];\n  e[0] = top * e[1];\n  ${SUM}`,
  'one place for all': `const e = [0, 0];\n  let s = 0;\n  for (let i = 0; i < 3; i++) {\n    e[1] = Math.exp(x[i]);\n    s += e[1] * e[1];\n  }\n  return s;`,
  'again in each step': `const e = [0, 0, 0];\n  let s = 0;\n  for (let k = 1; k < 3; k++) for (let i = 0; i < 3; i++) {\n    e[i] = Math.exp(x[i] * k);\n    s += e[i] * e[0];\n  }\n  return s;`,
  'one row under two indices': `const row = [0, 0];\n  const e = [row, row];\n  let s = 0;\n  for (let i = 0; i < 2; i++) for (let j = 0; j < 2; j++) {\n    e[i][j] = Math.exp(x[i] * x[j]);\n    s += e[i][j] * x[2];\n  }\n  return s;`,
  'rows with values': `const e = [[x[0] * x[0], x[1]], [x[2], x[1]]];\n  let s = 0;\n  for (let i = 0; i < 2; i++) {\n    const row = e[i];\n    s += row[0];\n    row[0] = Math.exp(x[i]);\n  }\n  return s * e[0][0] * e[1][0];`,
  'the other way round': `const e = [0, 0, 0, 0];\n  for (let i = 0; i < 3; i++) {\n    e[i + 1] = x[i] * x[0];\n    e[i] = x[i] * x[1] + e[i];\n  }\n  ${SUM}`,
  'downwards over what was written': `const e = [0, 0, 0, 0];\n  for (let i = 2; i >= 0; i--) {\n    e[i] = x[i] * x[0];\n    e[i + 1] = e[i] * x[i];\n  }\n  ${SUM}`,
  'a counter that starts behind': `const e = [0, 0, 0];\n  e[2] = x[0] * x[1];\n  const s = e[2] * e[2];\n  for (let i = 1; i < 3; i++) e[i] = x[i] * s;\n  ${SUM}`,
  'added to': `const e = [0, 0, 0];\n  for (let i = 0; i < 3; i++) e[i] += x[i] * x[0];\n  const s = e[1] * e[0];\n  for (let i = 0; i < 3; i++) e[i] = x[i] * s;\n  ${SUM}`,
  'one of two arrays': `let e = [0, 0, 0];\n  let d = [0, 0, 0];\n  let s = 0;\n  for (let i = 0; i < 3; i++) {\n    e[i] = Math.exp(x[i]);\n    s += e[i] * d[0];\n    [e, d] = [d, e];\n    e[0] = s + x[0];\n  }\n  return s + e[0] * d[1];`,
};

const source = (body: string): string => `export function f(x: number[]): number {\n  ${body}\n}`;
const empties = (text: string): boolean => {
  const code = compile(text, { fileName: 'f.ts' }).code!;
  const start = code.indexOf('export function fBackward');
  return /^ *[\w.]+(?:\[[^\]]+\])+ = 0;/m.test(code.slice(start, code.indexOf('\n}\n', start)));
};

describe.each([['for the first time', first, false], ['that were touched', later, true]] as const)('elements written %s', (_, programs, emptied) => {
  it.each(Object.entries(programs))('%s', async (_, body) => {
    await expectProgram({ source: source(body), fn: 'f', points });
    expect(empties(source(body))).toBe(emptied);
  });
});
