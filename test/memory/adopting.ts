/** Rows that could pass for the parts of one array of ours, and aren't: stored twice, kept, replaced, left out, handed on. */
import type { Program } from '../arrays/programs.js';

const points = [[[0.3, 0.8, 1.7]], [[1.2, -0.5, 0.4]]];

const program = (name: string, body: string): Program => ({ name: `rows: ${name}`, source: `export function f(x: number[]): number {\n${body}\n}`, points });

/** What every one ends with. */
const TOTAL = 'let t = 0;\n  for (let i = 0; i < C.length; i++) for (let j = 0; j < C[i].length; j++) t += C[i][j] * C[i][j] * (i + 2 * j + 1);\n  return t;';

export const adopting: readonly Program[] = [
  program('pushed', `  const C: number[][] = [];\n  for (let i = 0; i < 3; i++) {\n    const row: number[] = [];\n    for (let j = 0; j <= i; j++) row.push(x[j] * x[i]);\n    C.push(row);\n  }\n  ${TOTAL}`),
  program('one row stored twice', `  const C: number[][] = [];\n  for (let i = 0; i < 2; i++) {\n    const row = [x[i], x[2]];\n    C.push(row);\n    C.push(row);\n  }\n  C[1][0] *= x[1];\n  ${TOTAL}`),
  program('in two arrays', `  const C: number[][] = [];\n  const D: number[][] = [];\n  for (let i = 0; i < 3; i++) {\n    const row = [x[i], x[0]];\n    C.push(row);\n    D.push(row);\n  }\n  for (let i = 0; i < 3; i++) D[i][1] *= x[i];\n  ${TOTAL}`),
  program('kept and written later', `  const C: number[][] = [];\n  let last = [x[0]];\n  for (let i = 0; i < 3; i++) {\n    const row = [x[i], x[0]];\n    C.push(row);\n    last = row;\n  }\n  last[0] *= x[1];\n  ${TOTAL}`),
  program('one row outside the loop', `  const C: number[][] = [];\n  const row = [x[0], x[1]];\n  for (let i = 0; i < 3; i++) {\n    row[0] *= x[i];\n    C.push(row);\n  }\n  ${TOTAL}`),
  program('slots overwritten', `  const C: number[][] = [];\n  for (let i = 0; i < 3; i++) {\n    const row = [x[i], x[0]];\n    C[0] = row;\n  }\n  ${TOTAL}`),
  program('a place replaced later', `  const C: number[][] = [];\n  for (let i = 0; i < 3; i++) {\n    const row = [x[i], x[0]];\n    C.push(row);\n  }\n  C[1] = [x[2], x[2]];\n  ${TOTAL}`),
  program('stored on a condition', `  const C: number[][] = [];\n  for (let i = 0; i < 3; i++) {\n    const row = [x[i], x[0]];\n    if (x[i] > 0) C.push(row);\n  }\n  ${TOTAL}`),
  program('partly filled', `  const C = new Array<number[]>(3);\n  for (let i = 0; i < 2; i++) {\n    const row = [x[i], x[0]];\n    C[i] = row;\n  }\n  return C[0][0] * C[1][1] + C[1][0] * x[2];`),
  program('swapped', `  const C: number[][] = [];\n  for (let i = 0; i < 3; i++) {\n    const row = [x[i], x[i] * x[0]];\n    C.push(row);\n  }\n  const t0 = C[0];\n  C[0] = C[2];\n  C[2] = t0;\n  ${TOTAL}`),
  program('arrays exchanged', `  let C: number[][] = [];\n  let D: number[][] = [[x[2], x[1]]];\n  for (let i = 0; i < 3; i++) {\n    const row = [x[i], x[0]];\n    C.push(row);\n  }\n  for (let k = 0; k < 3; k++) [C, D] = [D, C];\n  C[0][0] *= x[0];\n  D[0][1] *= x[1];\n  ${TOTAL} `),
  program('from 1 on', `  const C: number[][] = [];\n  C[0] = [x[1], x[2]];\n  for (let i = 1; i < 3; i++) {\n    const row = [x[i], C[i - 1][0]];\n    C[i] = row;\n  }\n  ${TOTAL}`),
  program('read where one is missing', `  const C: number[][] = [];\n  let s = 0;\n  for (let i = 0; i < 3; i++) {\n    s += (C[i - 1]?.[0] ?? 1) * x[i];\n    const row = [x[i], s];\n    C.push(row);\n  }\n  ${TOTAL.replace('let t = 0', 'let t = s')}`),
  program('loop left early', `  const C: number[][] = [];\n  for (let i = 0; i < 3; i++) {\n    const row = [x[i], x[0]];\n    if (x[i] < 0) break;\n    C.push(row);\n    if (x[i] > 1.5) break;\n  }\n  ${TOTAL}`),
  program('literal and its row by another name', `  const row = [x[0], x[1]];\n  const C = [row, [x[1], x[2]]];\n  row[0] *= x[2];\n  C[0][1] *= row[0];\n  ${TOTAL}`),
  program('pushed to after the loop', `  const C: number[][] = [];\n  for (let i = 0; i < 3; i++) {\n    const row = [x[i], x[0]];\n    C.push(row);\n  }\n  C.push([x[2], x[1]]);\n  C[3][0] *= C[0][1];\n  ${TOTAL}`),
  program('a copy of the array with the same rows', `  const C: number[][] = [];\n  for (let i = 0; i < 3; i++) {\n    const row = [x[i], x[0]];\n    C.push(row);\n  }\n  const D = C.slice();\n  D[1][0] *= x[2];\n  D[0] = D[1];\n  D[0][1] *= x[1];\n  ${TOTAL}`),
  program('literal with one row twice', `  const row = [x[0], x[1]];\n  const C = [row, row];\n  C[0][0] *= x[2];\n  ${TOTAL}`),
  program('made in every iteration', `  let s = 0;\n  for (let k = 0; k < 2; k++) {\n    const C: number[][] = [];\n    for (let i = 0; i < 3; i++) {\n      const row: number[] = [];\n      for (let j = 0; j < 2; j++) row.push(x[i] * x[j] + s);\n      C.push(row);\n    }\n    C[k][0] *= C[k + 1][1];\n    for (const row of C) for (const v of row) s += v * x[k];\n  }\n  return s;`),
  program('records with arrays', `  const C = x.map((v, i) => ({ at: [v * x[0], v], m: v * v, next: { k: [x[i] * 2] } }));\n  let t = 0;\n  for (const p of C) {\n    p.at[0] += p.m;\n    p.m *= p.next.k[0];\n    p.next.k[0] *= p.m;\n  }\n  for (const p of C) t += p.at[0] * p.at[1] + p.m * p.next.k[0];\n  return t;`),
  program('two pushes in one iteration', `  const a: number[] = [];\n  for (let i = 0; i < 3; i++) {\n    a.push(x[i]);\n    a.push(x[i] * x[0]);\n  }\n  let t = 0;\n  for (let i = 0; i < a.length; i++) t += a[i] * a[i] * (i + 1);\n  return t;`),
  program('pushed behind what is there', `  const a: number[] = [];\n  a.push(x[2]);\n  for (let i = 0; i < 3; i++) a.push(x[i] * a[i]);\n  let t = 0;\n  for (let i = 0; i < a.length; i++) t += a[i] * a[i] * (i + 1);\n  return t;`),
  program('pushed over what was popped', `  const a: number[] = [];\n  for (let i = 0; i < 3; i++) {\n    a.push(x[i] * x[0]);\n    if (i === 1) a.pop();\n  }\n  let t = 0;\n  for (let i = 0; i < a.length; i++) t += a[i] * a[i] * (i + 1);\n  return t;`),
];
