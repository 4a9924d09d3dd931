/** Longer programs of functions, closures and classes, over what people write them for. */
import type { Program } from '../natural/program.js';

export const subjects: readonly Program[] = [
  {
    name: 'a perceptron of layers as functions, chosen by their names',
    source: `type Vector = number[];
type Layer = (x: Vector) => Vector;
type Activation = 'tanh' | 'relu' | 'none';
const activations: Record<Activation, (t: number) => number> = { tanh: Math.tanh, relu: (t) => Math.max(0, t), none: (t) => t };
function dense(W: number[][], b: Vector, name: Activation): Layer {
  const act = activations[name];
  return (x) => W.map((row, i) => {
    let z = b[i];
    for (let j = 0; j < row.length; j++) z += row[j] * x[j];
    return act(z);
  });
}
const sequential = (...layers: Layer[]): Layer => (x) => {
  let h = x;
  for (const layer of layers) h = layer(h);
  return h;
};
const squared = (y: number, t: number): number => {
  const r = y - t;
  return 0.5 * r * r;
};
export function loss(x: Vector, Ws: number[][][], bs: Vector[], target: number): number {
  const net = sequential(dense(Ws[0], bs[0], 'tanh'), dense(Ws[1], bs[1], 'none'));
  const [y] = net(x);
  return squared(y, target);
}`,
    points: [[[0.5,-0.3],[[[0.1,0.2],[0.3,-0.4],[0.5,0.6]],[[0.7,-0.8,0.9]]],[[0.1,0,-0.1],[0.05]],1]],
  },
  {
    name: 'bouncing balls with a class of vectors in space',
    source: `class Vec3 {
  constructor(readonly x: number, readonly y: number, readonly z: number) {}
  static of([x, y, z]: number[]): Vec3 { return new Vec3(x, y, z); }
  add(o: Vec3): Vec3 { return new Vec3(this.x + o.x, this.y + o.y, this.z + o.z); }
  sub(o: Vec3): Vec3 { return this.add(o.scale(-1)); }
  scale(k: number): Vec3 { return new Vec3(this.x * k, this.y * k, this.z * k); }
  dot(o: Vec3): number { return this.x * o.x + this.y * o.y + this.z * o.z; }
  get norm(): number { return Math.sqrt(this.dot(this)); }
}
const GRAVITY = new Vec3(0, -9.81, 0);
class Ball {
  constructor(public p: Vec3, public v: Vec3, private readonly bounce: number) {}
  step(dt: number): void {
    this.v = this.v.add(GRAVITY.scale(dt));
    this.p = this.p.add(this.v.scale(dt));
    if (this.p.y < 0) {
      this.p = new Vec3(this.p.x, -this.p.y, this.p.z);
      this.v = new Vec3(this.v.x, -this.bounce * this.v.y, this.v.z);
    }
  }
  get energy(): number { return 0.5 * this.v.dot(this.v) - GRAVITY.dot(this.p); }
}
export function separation(ps: number[][], vs: number[][], bounce: number): number {
  const balls = ps.map((p, i) => new Ball(Vec3.of(p), Vec3.of(vs[i]), bounce));
  for (let k = 0; k < 30; k++) balls.forEach((ball) => ball.step(0.02));
  let total = 0;
  for (const ball of balls) total += ball.energy;
  return balls[0].p.sub(balls[1].p).norm + 0.1 * total;
}`,
    points: [[[[0,1,0],[0.5,2,0.1]],[[1,0,0.2],[-0.5,0.3,0]],0.8]],
  },
  {
    name: 'a reduction over a tree, by a function that is passed',
    source: `interface Tree { value: number; kids: Tree[] }
function reduceTree(t: Tree, leaf: (v: number) => number, join: (v: number, parts: number[]) => number): number {
  if (t.kids.length === 0) return leaf(t.value);
  const parts: number[] = [];
  for (const kid of t.kids) parts.push(reduceTree(kid, leaf, join));
  return join(t.value, parts);
}
function depth(t: Tree): number {
  let deepest = 0;
  for (const kid of t.kids) deepest = Math.max(deepest, depth(kid));
  return deepest + 1;
}
export function score(t: Tree): number {
  const sum = reduceTree(t, (v) => v, (v, parts) => v + parts.reduce((a, b) => a + b, 0));
  const soft = reduceTree(t, Math.exp, (v, parts) => {
    let s = Math.exp(v);
    for (const p of parts) s += Math.log1p(p);
    return s;
  });
  return sum * sum + Math.log(soft) / depth(t);
}`,
    points: [[{value:1.2,kids:[{value:0.5,kids:[]},{value:-0.3,kids:[{value:2,kids:[]}]}]}]],
  },
  {
    name: 'an implicit step whose equation is a closure, solved by Newton’s method with numerical slopes',
    source: `type Fn = (x: number) => number;
const slopeOf = (g: Fn, h = 1e-4): Fn => (x) => (g(x + h) - g(x - h)) / (2 * h);
function solve(g: Fn, guess: number, opts: { tolerance?: number; most?: number } = {}): number {
  const { tolerance = 1e-12, most = 20 } = opts;
  const dg = slopeOf(g);
  let x = guess;
  for (let k = 0; k < most; k++) {
    const r = g(x);
    if (Math.abs(r) < tolerance) break;
    x -= r / dg(x);
  }
  return x;
}
export function decay(y0: number, k: number, dt: number): number {
  let y = y0;
  for (let n = 0; n < 4; n++) {
    const before = y;
    const rate: Fn = (v) => -k * v * v - Math.sin(v);
    y = solve((v) => v - before - 0.5 * dt * (rate(v) + rate(before)), before, { most: 8 });
  }
  return y;
}`,
    points: [[1.5,2,0.05]],
  },
  {
    name: 'an option on a tree of prices, by a memo of what is known',
    source: `export function american(S: number, K: number, sigma: number, r: number, n: number): number {
  const dt = 1 / n;
  const u = Math.exp(sigma * Math.sqrt(dt));
  const d = 1 / u;
  const p = (Math.exp(r * dt) - d) / (u - d);
  const discount = Math.exp(-r * dt);
  const memo: number[] = new Array((n + 1) * (n + 1)).fill(-1);
  const payoff = (i: number, j: number): number => Math.max(K - S * u ** j * d ** (i - j), 0);
  function value(i: number, j: number): number {
    const key = i * (n + 1) + j;
    if (memo[key] >= 0) return memo[key];
    const exercise = payoff(i, j);
    let v = exercise;
    if (i < n) {
      const hold = discount * (p * value(i + 1, j + 1) + (1 - p) * value(i + 1, j));
      v = Math.max(exercise, hold);
    }
    memo[key] = v;
    return v;
  }
  return value(0, 0);
}`,
    points: [[100,95,0.2,0.03,4]],
  },
  {
    name: 'a scene of shapes behind an interface, with the nearest hit',
    source: `type V = readonly [number, number, number];
const dot = (a: V, b: V): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const sub = (a: V, b: V): V => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
const along = (o: V, d: V, t: number): V => [o[0] + t * d[0], o[1] + t * d[1], o[2] + t * d[2]];
interface Shape { hit(o: V, d: V): number; shade(p: V): number }
class Sphere implements Shape {
  constructor(private readonly c: V, private readonly r: number) {}
  hit(o: V, d: V): number {
    const oc = sub(o, this.c);
    const a = dot(d, d), b = dot(oc, d), q = dot(oc, oc) - this.r * this.r;
    const disc = b * b - a * q;
    return disc < 0 ? Infinity : (-b - Math.sqrt(disc)) / a;
  }
  shade(p: V): number { return Math.max(0, (p[1] - this.c[1]) / this.r); }
}
class Floor implements Shape {
  constructor(private readonly y: number) {}
  hit(o: V, d: V): number { return d[1] < 0 ? (this.y - o[1]) / d[1] : Infinity; }
  shade(p: V): number { return 0.5 + 0.1 * Math.sin(p[0]) * Math.sin(p[2]); }
}
export function brightness(o: V, d: V, r: number): number {
  const scene: Shape[] = [new Sphere([0, 0, 0], r), new Sphere([0.4, -0.2, 2], r * 0.5), new Floor(-1)];
  let light = 0.05;
  let nearest = 1e3;
  for (const shape of scene) {
    const t = shape.hit(o, d);
    if (t > 0 && t < nearest) {
      nearest = t;
      light = shape.shade(along(o, d, t)) + 0.01 * t;
    }
  }
  return light;
}`,
    points: [[[0.1,0.2,-3],[0,0.05,1],0.8]],
  },
  {
    name: 'limited-memory quasi-Newton, with the function and its gradient as closures',
    source: `interface Objective { value(x: number[]): number; gradient(x: number[]): number[] }
const inner = (a: number[], b: number[]): number => a.reduce((s, v, i) => s + v * b[i], 0);
const plus = (a: number[], k: number, b: number[]): number[] => a.map((v, i) => v + k * b[i]);
function rosenbrock(a: number, b: number): Objective {
  return {
    value: ([x, y]) => (a - x) ** 2 + b * (y - x * x) ** 2,
    gradient: ([x, y]) => [-2 * (a - x) - 4 * b * x * (y - x * x), 2 * b * (y - x * x)],
  };
}
function descend(f: Objective, start: number[], steps: number): number[] {
  let x = start;
  let g = f.gradient(x);
  let s = [0, 0], y = [0, 0], rho = 0;
  for (let k = 0; k < steps; k++) {
    const alpha = rho * inner(s, g);
    const q = plus(g, -alpha, y);
    const gamma = rho === 0 ? 1e-3 : inner(s, y) / inner(y, y);
    const beta = gamma * rho * inner(y, q);
    const direction = plus(q.map((v) => gamma * v), alpha - beta, s);
    const next = plus(x, -0.5, direction);
    const slope = f.gradient(next);
    s = plus(next, -1, x);
    y = plus(slope, -1, g);
    rho = 1 / inner(s, y);
    x = next;
    g = slope;
  }
  return x;
}
export function minimum(a: number, b: number): number {
  const f = rosenbrock(a, b);
  const x = descend(f, [0.5, 0.5], 4);
  return f.value(x) + inner(x, x);
}`,
    points: [[1.2,100]],
  },
  {
    name: 'cubic splines as a function that a helper makes',
    source: `type Curve = (t: number) => number;
function spline(xs: number[], ys: number[]): Curve {
  const n = xs.length;
  const m = new Array<number>(n).fill(0);
  const c = new Array<number>(n).fill(0);
  const d = new Array<number>(n).fill(0);
  for (let i = 1; i < n - 1; i++) {
    const [h0, h1] = [xs[i] - xs[i - 1], xs[i + 1] - xs[i]];
    const rhs = 6 * ((ys[i + 1] - ys[i]) / h1 - (ys[i] - ys[i - 1]) / h0);
    const pivot = 2 * (h0 + h1) - h0 * c[i - 1];
    c[i] = h1 / pivot;
    d[i] = (rhs - h0 * d[i - 1]) / pivot;
  }
  for (let i = n - 2; i > 0; i--) m[i] = d[i] - c[i] * m[i + 1];
  return (t) => {
    let k = 0;
    while (k < n - 2 && t > xs[k + 1]) k++;
    const h = xs[k + 1] - xs[k];
    const [a, b] = [(xs[k + 1] - t) / h, (t - xs[k]) / h];
    return a * ys[k] + b * ys[k + 1] + ((a ** 3 - a) * m[k] + (b ** 3 - b) * m[k + 1]) * h * h / 6;
  };
}
const mean = (g: Curve, a: number, b: number, n = 8): number => {
  let s = 0;
  for (let i = 0; i < n; i++) s += g(a + ((i + 0.5) * (b - a)) / n);
  return s / n;
};
export function smoothness(xs: number[], ys: number[], t: number): number {
  const curve = spline(xs, ys);
  return curve(t) * mean(curve, 0, 4) + mean((u) => curve(u) ** 2, 1, 2, 4);
}`,
    points: [[[0,1,2.5,4],[1,2,0.5,1.5],1.7]],
  },
  {
    name: 'a robust fit whose loss an option names',
    source: `type Loss = 'square' | 'huber' | 'cauchy';
function lossOf(name: Loss, width = 1): (r: number) => number {
  switch (name) {
    case 'huber': return (r) => (Math.abs(r) <= width ? 0.5 * r * r : width * (Math.abs(r) - 0.5 * width));
    case 'cauchy': return (r) => 0.5 * width * width * Math.log1p((r / width) ** 2);
    default: return (r) => 0.5 * r * r;
  }
}
export function fit(xs: number[], ys: number[], k: number, name: Loss): number {
  const rho = lossOf(name, 0.8);
  let total = 0;
  for (let i = 0; i < xs.length; i++) {
    const predicted = k * Math.sin(xs[i]) + 0.1 * xs[i];
    total += rho(ys[i] - predicted);
  }
  const penalty = 0.01 * k * k;
  return total / xs.length + penalty;
}`,
    points: [[[0.5,1,1.5],[1.1,1.9,9],1.8,'huber'],[[0.5,1,1.5],[1.1,1.9,9],1.8,'cauchy'],[[0.5,1,1.5],[1.1,1.9,9],1.8,'square']],
  },
  {
    name: 'a neural differential equation, with an adaptive step that calls itself',
    source: `type State = readonly [number, number];
type Field = (s: State) => State;
const moved = ([x, y]: State, h: number, [u, v]: State): State => [x + h * u, y + h * v];
function heun(f: Field, s: State, h: number): State {
  const a = f(s);
  const b = f(moved(s, h, a));
  return [s[0] + (h / 2) * (a[0] + b[0]), s[1] + (h / 2) * (a[1] + b[1])];
}
function advance(f: Field, s: State, h: number, depth: number): State {
  const whole = heun(f, s, h);
  const half = heun(f, s, h / 2);
  const two = heun(f, half, h / 2);
  const error = Math.hypot(whole[0] - two[0], whole[1] - two[1]);
  if (error < 1e-3 || depth === 0) return two;
  const middle = advance(f, s, h / 2, depth - 1);
  return advance(f, middle, h / 2, depth - 1);
}
export function endpoint(start: State, W: number[][], t: number): number {
  const field: Field = ([x, y]) => [Math.tanh(W[0][0] * x + W[0][1] * y), Math.tanh(W[1][0] * x + W[1][1] * y)];
  const [x, y] = advance(field, start, t, 4);
  return x * x + 2 * y;
}`,
    points: [[[0.6,-0.2],[[0.3,-0.5],[0.8,0.1]],1]],
  },
];
