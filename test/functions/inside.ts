/** Classes inside functions, records whose methods write them, and functions that take one thing or another. */
import type { Program } from '../natural/program.js';

export const inside: readonly Program[] = [
  {
    name: 'two classes inside a function',
    source: `export function f(x: number, y: number): number {
  class Pt { static readonly K = 2; constructor(readonly a: number, readonly b: number) {} dot(o: Pt): number { return this.a * o.a + Pt.K * this.b * o.b; } }
  class Far extends Pt { dot(o: Pt): number { return super.dot(o) * 2; } }
  const p = new Pt(x, y), q = new Far(y, x * y);
  return p.dot(q) + q.dot(p);
}`,
    points: [[0.5, 2]],
  },
  {
    name: 'a class inside a helper that is called twice',
    source: `function run(k: number): number { class Acc { s = 0; add(v: number) { this.s += v * v; } } const a = new Acc(); a.add(k); a.add(2); return a.s; }
export function f(x: number, y: number): number { return run(x) * run(y); }`,
    points: [[0.5, 2]],
  },
  {
    name: 'products of vectors and numbers, told apart by typeof',
    source: `type V = { x: number; y: number };
function mul(a: V | number, b: V | number): V { if (typeof a === 'number') { return typeof b === 'number' ? { x: a * b, y: 0 } : { x: a * b.x, y: a * b.y }; } if (typeof b !== 'number') return { x: a.x * b.x, y: a.y * b.y }; return mul(b, a); }
const norm = (g: number | ((t: number) => number), t: number): number => (typeof g === 'function' ? g(t) : g);
export function f(x: number, y: number): number { const v = { x, y }; const w = mul(mul(2 * x, v), mul(v, v)); return w.x * mul(x, y).x + norm(x, 2) + norm((t) => t * y, x); }`,
    points: [[0.5, 2]],
  },
  {
    name: 'dual numbers with a method for both',
    source: `class Dual { constructor(public readonly v: number, public readonly d: number) {} static variable(x: number) { return new Dual(x, 1); } times(o: Dual | number): Dual { return typeof o === 'number' ? new Dual(this.v * o, this.d * o) : new Dual(this.v * o.v, this.v * o.d + this.d * o.v); } sin() { return new Dual(Math.sin(this.v), Math.cos(this.v) * this.d); } }
export function f(x: number, y: number): number { const a = Dual.variable(x); return a.times(a).times(y).sin().d; }`,
    points: [[0.5, 2]],
  },
  {
    name: 'an optimiser whose state stands beside its method',
    source: `function makeAdam(lr: number) {
  return { m: 0, v: 0, t: 0, step(x: number, g: number): number { this.t++; this.m = 0.9 * this.m + 0.1 * g; this.v = 0.99 * this.v + 0.01 * g * g; const mh = this.m / (1 - 0.9 ** this.t), vh = this.v / (1 - 0.99 ** this.t); return x - lr * mh / (Math.sqrt(vh) + 1e-8); } };
}
export function f(x: number, lr: number): number { const opt = makeAdam(lr); let y = x; for (let k = 0; k < 4; k++) y = opt.step(y, 2 * (y - 1)); return y; }`,
    points: [[0.5, 2]],
  },
  {
    name: 'a running mean whose methods write the record',
    source: `export function f(x: number, n: number): number {
  const acc = { total: 0, count: 0, add(v: number) { this.total += v * v; this.count++; }, mean() { return this.total / this.count; } };
  acc.add(x);
  acc.add(x * 2);
  for (let i = 0; i < n; i++) acc.add(x + i);
  return acc.mean();
}`,
    points: [[0.5, 2]],
  },
];
