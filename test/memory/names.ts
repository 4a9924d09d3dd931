/** One array or record under several names, and what is written by one of them. */
import type { Program } from '../arrays/programs.js';

export const names: readonly Program[] = [
  {
    name: 'a part of a record under two names of another',
    source: `export function f(x: number, y: number, n: number): { p: number[]; q?: number[] } {
  let r: { p: number[]; q?: number[] } = { p: [x, y] };
  if (n > 0) r = { p: r.p, q: r.p };
  r.p[0] *= y;
  if (r.q) r.q[1] += x;
  return r;
}`,
    points: [[0.4, 0.7, 3], [0.4, 0.7, 0]],
  },
  {
    name: 'an array that a function of the function gives, and replaces',
    source: `export function f(x: number, y: number, n: number): number {
  let a = [x, y];
  const get = () => a;
  const b = get();
  const update = (v: number) => {
    a[0] *= v;
    a = [a[1], a[0]];
  };
  for (let i = 0; i < n; i++) {
    update(y);
    b[0] += x;
  }
  return get()[0] * b[1] + b[0];
}`,
    points: [[0.4, 0.7, 2], [0.4, 0.7, 0]],
  },
  {
    name: 'records assigned in passing',
    source: `export function f(x: number, y: number): number {
  let a = { v: x };
  let b = { v: y };
  a = b = { v: x * y };
  a.v *= 2;
  const c = (b = { v: a.v * x });
  c.v += b.v * y;
  return a.v + b.v * c.v;
}`,
    points: [[0.4, 0.7]],
  },
  {
    name: 'a record stored in another, written by three names',
    source: `export function f(x: number, y: number, n: number): number {
  const r = { o: { v: x }, q: { v: y } };
  const o = r.o;
  o.v *= 2;
  r.q = o;
  r.q.v += y;
  const z = n > 0 ? r.o : r.q;
  z.v *= x;
  return r.o.v * r.q.v;
}`,
    points: [[0.4, 0.7, 3], [0.4, 0.7, 0]],
  },
  {
    name: 'a record with an array inside, written by a helper, is returned',
    source: `interface Point { v: number; a: number[] }
function nudge(p: Point, t: number): Point {
  p.a[1] *= t;
  return p;
}
export function f(x: number): Point {
  const state: Point = { v: x, a: [0.3, x] };
  const next: Point = { ...nudge(state, x) };
  return state;
}`,
    points: [[0.5]],
  },
  {
    name: 'an array that carries no gradient, in a record that does, is written',
    source: `export function f(x: number, n: number): number {
  const ps = [{ v: x, a: [0.2, 0.3] }, { v: x * x, a: [0.1, 0.5] }];
  ps[n > 0 ? 1 : 0].a[0] *= 0.3;
  return ps[0].v * ps[1].v + ps[1].a[0];
}`,
    points: [[0.4, 0], [0.4, 1]],
  },
  {
    name: 'tuples of a number and an array, written by several names',
    source: `export function f(x: number, y: number, n: number): number {
  const ts: [number, number[]][] = [];
  for (let i = 0; i < n; i++) ts.push([x * i, [y, x]]);
  for (const t of ts) {
    t[1][0] *= t[0];
    t[0] += t[1][1];
  }
  const t: [number, number[]] = [x, [y, x]];
  const u = t;
  u[1][0] *= t[0];
  u[0] = y;
  let s = t[0] * t[1][0];
  for (const [k, a] of ts) s += k * a[0];
  return s;
}`,
    points: [[0.4, 0.7, 3], [0.4, 0.7, 0]],
  },
  {
    name: 'a row that is named for a loop, and gone through before it',
    source: `interface Point { v: number; w: number; a: number[] }
export function f(x: number, n: number): number {
  const bodies: Point[] = [{ v: Math.tanh(x + x), w: x * 2, a: new Array<number>(3).fill(0.2) }, { v: x * x, w: Math.sin(x), a: new Array<number>(3).fill(0.2) }, { v: 0.5 * x, w: Math.cos(x), a: [0.3, Math.tanh(x), x] }];
  bodies.forEach((each) => {
    each.v = Math.sin(each.v + bodies[2].w);
    x = Math.tanh(x + each.v * bodies[2].w);
  });
  for (let i = 0; i < n; i++) x += bodies[2].a[2] * bodies[2].w;
  return x + x + bodies[0].v * bodies[1].w + bodies[2].a[0] * bodies[2].a[1];
}`,
    points: [[0.3, 2], [0.7, 0]],
  },
];
