/** What is returned holds arrays that are older than it is: the caller can change these too. */
import type { Program } from '../arrays/programs.js';

export const inside: readonly Program[] = [
  {
    name: 'an older array inside a newer record',
    source: `export function f(x: number): { one: { v: number; a: number[] }; sum: number } {
  const value = [Math.tanh(x), x * x, 0.5];
  value[0] *= Math.cos(value[1]);
  const y = value[0] ** 2;
  const cache = { v: y, a: value };
  let p = [cache, cache][0];
  if (x > 0) p = cache;
  return { one: p, sum: value[0] * value[1] };
}`,
    points: [[0.8], [-0.3]],
  },
  {
    name: 'an older row inside a newer list',
    source: `export function f(x: number, flip: boolean): number[][] {
  const row = [Math.tanh(x), x * x];
  const top = row[0] * row[1];
  let rows = [row, [top, x]];
  if (flip) rows = [rows[1], rows[0]];
  rows[0][0] += row[1] * row[0];
  return rows;
}`,
    points: [[0.8, true], [-0.3, false]],
  },
];
