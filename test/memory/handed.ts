/** What comes out: arrays and records that are known only when the program runs, and those that were passed in and are written. */
import type { Program } from '../arrays/programs.js';

export const handed: readonly Program[] = [
  {
    name: 'a field of a parameter written',
    source: 'export function f(p: { x: number; y: number }): number { p.x *= 2 * p.y; return p.x * p.y; }',
    points: [[{ x: 1.5, y: 0.7 }]],
  },
  {
    name: 'a step of a record that was passed in',
    source: 'export function f(p: { x: number; v: number }, dt: number): void { p.v -= p.x * dt; p.x += p.v * dt; }',
    points: [[{ x: 1.5, v: 0.7 }, 0.1]],
  },
  {
    name: 'a step of records that were passed in',
    source: 'interface B { x: number; vx: number } export function f(bs: B[], dt: number): void { for (const b of bs) { b.vx -= b.x * dt; b.x += b.vx * dt * b.x; } }',
    points: [[[{ x: 1.5, vx: 0.7 }, { x: 0.5, vx: -0.7 }], 0.1], [[], 0.1]],
  },
  {
    name: 'an array made anew in each step is returned',
    source: 'export function f(x0: number[], a: number, n: number): number[] { let x = x0; for (let i = 0; i < n; i++) x = x.map((v) => Math.sin(v * a)); return x; }',
    points: [[[0.3, 0.4], 0.7, 3], [[0.3, 0.4], 0.7, 0]],
  },
  {
    name: 'a matrix of pushed rows is returned',
    source: 'export function f(A: number[][], B: number[][]): number[][] { const C: number[][] = []; for (let i = 0; i < A.length; i++) { const row: number[] = []; for (let j = 0; j < B[0].length; j++) { let s = 0; for (let k = 0; k < B.length; k++) s += A[i][k] * B[k][j]; row.push(s); } C.push(row); } return C; }',
    points: [[[[0.3, 0.4], [1, 2]], [[0.7, 3], [0.2, 0.1]]]],
  },
  {
    name: 'mapped rows are returned',
    source: 'export function f(X: number[][], w: number): number[][] { return X.map((row) => row.map((v) => v * v * w)); }',
    points: [[[[0.3, 0.4], [1]], 2]],
  },
  {
    name: 'records made by Array.from are returned',
    source: 'export function f(a: number, n: number): { x: number; y: number }[] { return Array.from({ length: n }, (_, i) => ({ x: a * i, y: a * a })); }',
    points: [[0.3, 2], [0.3, 0]],
  },
  {
    name: 'a record of a number and an array',
    source: 'export function f(a: number[], b: number): { mean: number; parts: number[] } { const parts = a.map((v) => v * b); let mean = 0; for (const p of parts) mean += p / parts.length; return { mean, parts }; }',
    points: [[[0.3, 2], 0.4]],
  },
];
