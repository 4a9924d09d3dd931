/** Generic functions and classes: what a call says of the type parameters. */
import type { Program } from '../natural/program.js';

export const generic: readonly Program[] = [
  {
    name: 'a generic map that pushes',
    source: `function mapAll<T>(xs: T[], g: (t: T) => T): T[] { const out: T[] = []; for (const x of xs) out.push(g(x)); return out; }
export function f(xs: number[]): number { const y = mapAll(xs, (v) => v * v); return y[0] * y[1] + y[2]; }`,
    points: [[[1,2,3]]],
  },
  {
    name: 'a generic map to records',
    source: `function mapAll<T, U>(xs: T[], g: (t: T) => U): U[] { const out: U[] = []; for (const x of xs) out.push(g(x)); return out; }
export function f(xs: number[]): number { const y = mapAll(xs, (v) => ({ a: v * v, b: v })); return y[0].a * y[1].b + y[2].a; }`,
    points: [[[1,2,3]]],
  },
  {
    name: 'a generic fold that calls itself',
    source: `function fold<T>(xs: T[], g: (a: T, b: T) => T, i: number, acc: T): T { return i === xs.length ? acc : fold(xs, g, i + 1, g(acc, xs[i])); }
export function f(xs: number[]): number { return fold(xs, (a, b) => a * Math.sin(b), 0, 1); }`,
    points: [[[1,2,3]]],
  },
  {
    name: 'a ring buffer of numbers',
    source: `class Ring<T> { private readonly items: T[] = []; private at = 0; constructor(private readonly size: number) {} push(v: T): void { this.items[this.at % this.size] = v; this.at++; } sum(g: (v: T) => number): number { let s = 0; for (const v of this.items) s += g(v); return s; } }
export function f(xs: number[]): number { const r = new Ring<number>(3); let e = 0; for (const x of xs) { r.push(x * x); e += r.sum((v) => v * v); } return e; }`,
    points: [[[1,2,3,4,5]]],
  },
  {
    name: 'boxes in an array',
    source: `class Box<T> { value: T; constructor(v: T) { this.value = v; } set(v: T) { this.value = v; } get(): T { return this.value; } }
export function f(xs: number[]): number { const bs = xs.map((x) => new Box(x)); let s = 0; for (const b of bs) { b.set(b.get() * 2); s += b.get() * s + b.value; } return s; }`,
    points: [[[1,2,3]]],
  },
  {
    name: 'a generic grid',
    source: `class Grid<T> { readonly cells: T[][]; constructor(n: number, v: T) { this.cells = Array.from({ length: n }, () => new Array<T>(n).fill(v)); } at(i: number, j: number): T { return this.cells[i][j]; } put(i: number, j: number, v: T) { this.cells[i][j] = v; } }
export function f(xs: number[]): number { const g = new Grid<number>(3, xs[1]); for (let i = 0; i < 3; i++) g.put(i, (i + 1) % 3, xs[i] ** 2); let s = 0; for (let i = 0; i < 3; i++) for (let j = 0; j < 3; j++) s += g.at(i, j) * (i + 2 * j); return s; }`,
    points: [[[1,2,3]]],
  },
  {
    name: 'a list that ends with null',
    source: `interface L { v: number; next: L | null }
function sum(l: L | null): number { return l === null ? 0 : l.v * l.v + sum(l.next); }
export function f(x: number, y: number): number { const a: L = { v: x, next: null }; const b: L = { v: y, next: a }; return sum(b) + a.v; }`,
    points: [[0.5, 2]],
  },
  {
    name: 'a list whose end is missing',
    source: `interface L { v: number; next?: L }
function sum(l: L): number { return l.v * l.v + (l.next ? sum(l.next) : 0); }
export function f(x: number, y: number): number { const l: L = { v: x, next: { v: y, next: { v: x * y } } }; return sum(l); }`,
    points: [[0.5, 2]],
  },
  {
    name: 'a list of instances',
    source: `class Node { constructor(readonly v: number, readonly next?: Node) {} sum(): number { return this.v * this.v + (this.next ? this.next.sum() : 0); } }
export function f(x: number, y: number): number { const l = new Node(x, new Node(y, new Node(x * y))); return l.sum(); }`,
    points: [[0.5, 2]],
  },
];
