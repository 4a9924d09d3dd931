/** `Object.keys`, `values`, `entries`, and spread of records. */
import type { Program } from './programs.js';

export const records: readonly Program[] = [
  {
    name: 'obj values',
    source: `type W = { a: number; b: number; c: number };
export function f(w: W, x: number): number {
  const total = Object.values(w).reduce((s, v) => s + v * v, 0);
  let s = 0;
  for (const key of Object.keys(w) as (keyof W)[]) s += w[key] * x;
  for (const [key, v] of Object.entries(w)) s += key === 'a' ? v * 2 : v * x * x;
  return total * s;
}`,
    points: [[{ a: 1, b: 2, c: 0.5 }, 3]],
  },
  {
    name: 'obj own',
    source: `export function f(x: number, y: number): number {
  const base = { x, y };
  const p = { ...base, z: x * y, y: y * 2 };
  let s = 1;
  for (const v of Object.values(p)) s *= 1 + v;
  const { z, ...rest } = p;
  return s + Object.values(rest).reduce((a, b) => a + b, 0) * z + Object.entries(p).map(([, v]) => v * v).reduce((a, b) => a + b) + Object.keys(p).length;
}`,
    points: [[1.5, 2]],
  },
  {
    name: 'record const keys',
    source: `export function f(p: Record<'a' | 'b', number>, x: number): number {
  return p.a * x + p['b'] * p.a;
}`,
    points: [[{ a: 1, b: 2 }, 3]],
  },
  {
    name: 'optional fields',
    source: `export function f(p: { a: number; b?: number }, x: number): number {
  const { a, b = 2 } = p;
  const q = { ...p, a: a * x };
  return a * x + b * x * q.a + (p.b ?? x);
}`,
    points: [[{ a: 1, b: 2 }, 3], [{ a: 1 }, 3]],
  },
  {
    name: 'weights by name',
    source: `type Weights = { bias: number; slope: number; curve: number };
export function ridge(w: Weights, x: number): number {
  const penalty = Object.values(w).reduce((s, v) => s + v * v, 0);
  let y = 0;
  for (const [name, v] of Object.entries(w)) y += name === 'bias' ? v : name === 'slope' ? v * x : v * x * x;
  return y + 0.1 * penalty + Object.keys(w).length;
}`,
    points: [[{ bias: 1, slope: 0.5, curve: -0.2 }, 2]],
  },
  {
    name: 'a record that is put together',
    source: `export function combined(a: number, b: number): number {
  const first = { a, scale: 2 };
  const all = { ...first, b, scale: a * b };
  return Object.values(all).reduce((s, v) => s * 0.5 + v, 1) * all.scale;
}`,
    points: [[1.5, 2], [0.5, -1]],
  },
];
