/**
 * More programs whose code is in classes, closures and helpers, over the fields that they come from.
 *
 *     more[0].source // 'class PID { private integral = 0; … }'
 */
import type { Program } from '../natural/program.js';

export const more: readonly Program[] = [
  {
    name: 'a controller and a plant, both classes',
    source: `
class PID {
  private integral = 0;
  private last = 0;
  constructor(private readonly kp: number, private readonly ki: number, private readonly kd: number) {}
  update(error: number, dt: number): number {
    this.integral += error * dt;
    const derivative = (error - this.last) / dt;
    this.last = error;
    return this.kp * error + this.ki * this.integral + this.kd * derivative;
  }
}
class Tank {
  level = 0;
  constructor(private readonly leak: number) {}
  fill(inflow: number, dt: number): void {
    const outflow = this.leak * Math.sqrt(Math.max(this.level, 1e-6));
    this.level += (Math.max(inflow, 0) - outflow) * dt;
  }
}

export function trackingError(kp: number, ki: number, kd: number, leak: number): number {
  const pid = new PID(kp, ki, kd);
  const tank = new Tank(leak);
  let cost = 0;
  for (let i = 0; i < 12; i++) {
    const error = 1 - tank.level;
    tank.fill(pid.update(error, 0.1), 0.1);
    cost += error * error * 0.1;
  }
  return cost;
}`,
    points: [[2, 0.5, 0.1, 0.4], [0.5, 1, 0.05, 0.9]],
  },
  {
    name: 'a linear layer with weights in arrays, and a network of two',
    source: `
class Linear {
  constructor(readonly weights: number[][], readonly bias: number[]) {}
  forward(x: number[]): number[] {
    return this.weights.map((row, i) => row.reduce((s, w, j) => s + w * x[j], this.bias[i]));
  }
  l2(): number {
    let sum = 0;
    for (const row of this.weights) for (const w of row) sum += w * w;
    return sum;
  }
}
class MLP {
  constructor(private readonly first: Linear, private readonly second: Linear) {}
  predict(x: number[]): number {
    const hidden = this.first.forward(x).map((v) => Math.tanh(v));
    return this.second.forward(hidden)[0];
  }
  penalty(rate: number): number { return rate * (this.first.l2() + this.second.l2()); }
}

export function loss(w1: number[][], b1: number[], w2: number[][], b2: number[], xs: number[][], ys: number[]): number {
  const net = new MLP(new Linear(w1, b1), new Linear(w2, b2));
  let total = 0;
  for (let i = 0; i < xs.length; i++) {
    const e = net.predict(xs[i]) - ys[i];
    total += e * e;
  }
  return total / xs.length + net.penalty(0.01);
}`,
    points: [[[[0.1, -0.3], [0.5, 0.2]], [0, 0.1], [[0.7, -0.4]], [0.05], [[1, 2], [-1, 0.5]], [0.3, -0.2]]],
    wrt: ['w1', 'b1', 'w2', 'b2'],
  },
  {
    name: 'a polynomial class with an array of coefficients',
    source: `
class Polynomial {
  private readonly c: number[];
  constructor(...coefficients: number[]) { this.c = coefficients; }
  static fromRoots(a: number, b: number): Polynomial { return new Polynomial(a * b, -(a + b), 1); }
  at(x: number): number {
    let y = 0;
    for (let i = this.c.length - 1; i >= 0; i--) y = y * x + this.c[i];
    return y;
  }
  slope(x: number): number {
    let y = 0;
    for (let i = this.c.length - 1; i > 0; i--) y = y * x + i * this.c[i];
    return y;
  }
}

export function newtonGap(a: number, b: number, x0: number): number {
  const p = Polynomial.fromRoots(a, b);
  let x = x0;
  for (let i = 0; i < 3; i++) x -= p.at(x) / p.slope(x);
  const q = new Polynomial(x, a, b, 1);
  return q.at(0.5) + p.slope(x);
}`,
    points: [[1, 2, 3.1], [-1, 0.5, 2]],
  },
  {
    name: 'a stack machine of functions in a record',
    source: `
const operations = {
  add: (a: number, b: number) => a + b,
  mul: (a: number, b: number) => a * b,
  pow: Math.pow,
  hyp: (a: number, b: number) => Math.sqrt(operations.add(a * a, b * b)),
} as const;

export function machine(x: number, y: number): number {
  const { add, mul } = operations;
  const first = add(x, mul(y, 2));
  const second = operations.pow(Math.abs(first) + 1, 1.5);
  const third = operations['hyp'](second, y);
  const curried = (a: number) => (b: number) => operations.add(a, b);
  const plusX = curried(x);
  return plusX(third) - operations.mul(second, 0.1);
}`,
    points: [[0.5, 1.2], [-2, 0.3]],
  },
  {
    name: 'a Kalman filter in one dimension, as a class with a getter',
    source: `
class Kalman {
  private x: number;
  private p: number;
  private logLikelihood = 0;
  constructor(x0: number, p0: number, private readonly q: number, private readonly r: number) {
    this.x = x0;
    this.p = p0;
  }
  predict(): this { this.p += this.q; return this; }
  observe(z: number): void {
    const s = this.p + this.r;
    const gain = this.p / s;
    const innovation = z - this.x;
    this.x += gain * innovation;
    this.p *= 1 - gain;
    this.logLikelihood -= 0.5 * (Math.log(s) + (innovation * innovation) / s);
  }
  get likelihood(): number { return this.logLikelihood; }
}

export function fitNoise(zs: number[], q: number, r: number): number {
  const filter = new Kalman(zs[0], 1, q, r);
  for (const z of zs) {
    filter.predict();
    filter.observe(z);
  }
  return -filter.likelihood;
}`,
    points: [[[1, 1.2, 0.7, 1.5], 0.1, 0.4], [[0.2, -0.5], 0.5, 0.2]],
    wrt: ['q', 'r', 'zs'],
  },
  {
    name: 'a homogeneous transform in the plane, with inheritance and super',
    source: `
class Transform {
  constructor(readonly a: number, readonly b: number, readonly tx: number, readonly ty: number) {}
  apply(x: number, y: number): { x: number; y: number } {
    return { x: this.a * x - this.b * y + this.tx, y: this.b * x + this.a * y + this.ty };
  }
  then(o: Transform): Transform {
    const t = o.apply(this.tx, this.ty);
    return new Transform(this.a * o.a - this.b * o.b, this.a * o.b + this.b * o.a, t.x, t.y);
  }
}
class Rotation extends Transform {
  constructor(angle: number) { super(Math.cos(angle), Math.sin(angle), 0, 0); }
}
class Scaled extends Transform {
  constructor(private readonly factor: number) { super(factor, 0, 0, 0); }
  area(): number { return this.factor * this.factor; }
}
class Move extends Transform {
  constructor(x: number, y: number) { super(1, 0, x, y); }
}

export function landed(angle: number, factor: number, dx: number): number {
  const scaled = new Scaled(factor);
  const t = new Rotation(angle).then(scaled).then(new Move(dx, 1));
  const p = t.apply(1, 0.5);
  return p.x * p.y + 0.1 * scaled.area();
}`,
    points: [[0.7, 1.3, 0.4], [-1, 0.5, 2]],
  },
  {
    name: 'methods that are overridden and call the one above',
    source: `
class Loss {
  constructor(protected readonly weight: number) {}
  of(e: number): number { return this.weight * e * e; }
  both(a: number, b: number): number { return this.of(a) + this.of(b); }
}
class Robust extends Loss {
  constructor(weight: number, private readonly delta: number) { super(weight); }
  override of(e: number): number {
    const plain = super.of(e);
    return Math.abs(e) < this.delta ? plain : this.weight * this.delta * (2 * Math.abs(e) - this.delta);
  }
}
class Shifted extends Robust {
  override of(e: number): number { return super.of(e - 0.1); }
}

export function compared(w: number, delta: number, a: number, b: number): number {
  const plain = new Loss(w);
  const robust = new Robust(w, delta);
  const shifted = new Shifted(w, delta);
  const losses: Loss[] = [plain, robust, shifted];
  let total = 0;
  for (const loss of losses) total += loss.both(a, b);
  return total + robust.of(b) * plain.of(a);
}`,
    points: [[0.7, 0.5, 0.2, 1.4], [2, 1, -3, 0.3]],
  },
  {
    name: 'a grid class with a stencil, and a heat equation',
    source: `
class Grid {
  readonly values: number[];
  constructor(readonly n: number, initial: (i: number) => number) {
    this.values = [];
    for (let i = 0; i < n; i++) this.values.push(initial(i));
  }
  at(i: number): number { return i < 0 || i >= this.n ? 0 : this.values[i]; }
  laplacian(i: number): number { return this.at(i - 1) - 2 * this.at(i) + this.at(i + 1); }
  map(f: (value: number, i: number) => number): Grid { return new Grid(this.n, (i) => f(this.values[i], i)); }
  sum(): number { return this.values.reduce((s, v) => s + v, 0); }
}

export function heat(amplitude: number, kappa: number, n: number): number {
  let u = new Grid(n, (i) => amplitude * Math.sin(((i + 1) * Math.PI) / (n + 1)));
  for (let step = 0; step < 3; step++) {
    const now = u;
    u = now.map((value, i) => value + kappa * now.laplacian(i));
  }
  return u.sum() + u.at(0);
}`,
    points: [[1.2, 0.2, 5], [0.4, 0.1, 3]],
    wrt: ['amplitude', 'kappa'],
  },
  {
    name: 'automatic step control with closures that share a variable',
    source: `
export function adaptive(y0: number, rate: number, tolerance: number): number {
  let evaluations = 0;
  const f = (y: number): number => {
    evaluations += 1;
    return -rate * y * y;
  };
  const euler = (y: number, h: number) => y + h * f(y);
  const halves = (y: number, h: number) => euler(euler(y, h / 2), h / 2);
  let y = y0;
  let t = 0;
  let h = 0.2;
  while (t < 1 && evaluations < 60) {
    const coarse = euler(y, h);
    const fine = halves(y, h);
    if (Math.abs(fine - coarse) > tolerance) {
      h *= 0.5;
      continue;
    }
    y = 2 * fine - coarse;
    t += h;
  }
  return y * (1 + 0.001 * evaluations);
}`,
    points: [[1.5, 1.1, 0.01], [0.5, 2, 0.05]],
    wrt: ['y0', 'rate'],
  },
  {
    name: 'a mesh of springs: instances inside instances, written through',
    source: `
class Node {
  force = 0;
  velocity = 0;
  constructor(public x: number) {}
  advance(dt: number): void {
    this.velocity += this.force * dt;
    this.x += this.velocity * dt;
    this.force = 0;
  }
}
class Spring {
  constructor(readonly a: Node, readonly b: Node, readonly k: number, readonly rest: number) {}
  pull(): void {
    const stretch = this.b.x - this.a.x - this.rest;
    this.a.force += this.k * stretch;
    this.b.force -= this.k * stretch;
  }
}

export function settle(x0: number, x1: number, x2: number, k: number): number {
  const nodes = [new Node(x0), new Node(x1), new Node(x2)];
  const springs = [new Spring(nodes[0], nodes[1], k, 1), new Spring(nodes[1], nodes[2], 2 * k, 1)];
  for (let i = 0; i < 4; i++) {
    for (const spring of springs) spring.pull();
    for (const node of nodes) node.advance(0.1);
  }
  return nodes[0].x ** 2 + nodes[1].x * nodes[2].x + nodes[2].velocity;
}`,
    points: [[0, 1.2, 1.9, 3], [0.1, 0.5, 2.5, 1]],
  },
  {
    name: 'option pricing with a strategy of methods',
    source: `
interface Dynamics { next(s: number, z: number): number }
class GBM implements Dynamics {
  constructor(private readonly mu: number, private readonly sigma: number, private readonly dt: number) {}
  next(s: number, z: number): number { return s * Math.exp((this.mu - 0.5 * this.sigma ** 2) * this.dt + this.sigma * Math.sqrt(this.dt) * z); }
}
class OU implements Dynamics {
  constructor(private readonly theta: number, private readonly level: number, private readonly sigma: number, private readonly dt: number) {}
  next(s: number, z: number): number { return s + this.theta * (this.level - s) * this.dt + this.sigma * Math.sqrt(this.dt) * z; }
}
function price(dynamics: Dynamics, s0: number, zs: number[], strike: number): number {
  let s = s0;
  for (const z of zs) s = dynamics.next(s, z);
  return Math.max(s - strike, 0);
}

export function spread(s0: number, mu: number, sigma: number, theta: number, zs: number[], isMeanReverting: boolean): number {
  const growth = new GBM(mu, sigma, 0.1);
  const reverting = new OU(theta, s0, sigma, 0.1);
  const picked: Dynamics = isMeanReverting ? reverting : growth;
  const first = price(growth, s0, zs, 0.9 * s0);
  const second = price(picked, s0, zs, 0.5);
  return first - 0.5 * second;
}`,
    points: [[1, 0.05, 0.3, 1.2, [0.1, 0.4, -0.2], true], [1, 0.05, 0.3, 1.2, [0.1, 0.4, -0.2], false]],
    wrt: ['s0', 'mu', 'sigma', 'theta'],
  },
  {
    name: 'a builder that is written fluently',
    source: `
class Pipeline {
  private gain = 1;
  private offset = 0;
  private count = 0;
  scale(k: number): this { this.gain *= k; this.offset *= k; this.count++; return this; }
  shift(d: number): this { this.offset += d; this.count++; return this; }
  run(x: number): number { return this.gain * x + this.offset; }
  get length(): number { return this.count; }
}

export function processed(x: number, k: number, d: number): number {
  const pipeline = new Pipeline().scale(k).shift(d).scale(0.5);
  const once = pipeline.run(x);
  pipeline.shift(once);
  const twice = pipeline.run(once);
  return twice * twice + 0.01 * pipeline.length;
}`,
    points: [[1.5, 0.7, 0.2], [-1, 2, 0.5]],
  },
  {
    name: 'memoised constants of a class, and static helpers that call each other',
    source: `
class Stats {
  static readonly SQRT2PI = Math.sqrt(2 * Math.PI);
  static readonly A = [0.254829592, -0.284496736, 1.421413741];
  static pdf(x: number, mean = 0, sd = 1): number {
    const z = (x - mean) / sd;
    return Math.exp(-0.5 * z * z) / (sd * Stats.SQRT2PI);
  }
  static cdf(x: number): number {
    const t = 1 / (1 + 0.3275911 * Math.abs(x) * Math.SQRT1_2);
    const poly = ((this.A[2] * t + this.A[1]) * t + this.A[0]) * t;
    const tail = 1 - poly * Math.exp(-0.5 * x * x);
    return x >= 0 ? 0.5 * (1 + tail) : 0.5 * (1 - tail);
  }
  static hazard(x: number): number { return Stats.pdf(x) / (1 - Stats.cdf(x)); }
}

export function censored(mean: number, sd: number, seen: number[], cut: number): number {
  let total = 0;
  for (const x of seen) {
    total -= Math.log(Stats.pdf(x, mean, sd));
  }
  const z = (cut - mean) / sd;
  return total + Stats.hazard(z) - Math.log(1 - Stats.cdf(z));
}`,
    points: [[0.5, 1.2, [0.1, 1.5], 2], [1, 0.7, [0.4], 0.5]],
    wrt: ['mean', 'sd', 'seen'],
  },
  {
    name: 'decorated functions: one that scales, one that clips, one that repeats',
    source: `
type Scalar = (x: number) => number;
const scaled = (k: number) => (f: Scalar): Scalar => (x) => k * f(x);
const clipped = (lo: number, hi: number) => (f: Scalar): Scalar => (x) => Math.min(Math.max(f(x), lo), hi);
function repeat(n: number, f: Scalar): Scalar {
  return (x) => {
    let y = x;
    for (let i = 0; i < n; i++) y = f(y);
    return y;
  };
}
const derivative = (f: Scalar, h = 1e-3): Scalar => (x) => (f(x + h) - f(x - h)) / (2 * h);

export function decorated(x: number, a: number): number {
  const base: Scalar = (t) => a * t * (1 - t);
  const logistic = repeat(3, base);
  const safe = clipped(-2, 2)(scaled(1.5)(logistic));
  const slope = derivative(base);
  return safe(x) + 0.1 * slope(x);
}`,
    points: [[0.3, 2.5], [0.8, 1.2]],
  },
  {
    name: 'a tensor with strides, indexed by methods',
    source: `
class Tensor {
  private readonly strides: [number, number];
  constructor(private readonly data: number[], readonly shape: [number, number]) {
    this.strides = [shape[1], 1];
  }
  index(i: number, j: number): number { return i * this.strides[0] + j * this.strides[1]; }
  get(i: number, j: number): number { return this.data[this.index(i, j)]; }
  add(i: number, j: number, v: number): void { this.data[this.index(i, j)] += v; }
  rowSum(i: number): number {
    let s = 0;
    for (let j = 0; j < this.shape[1]; j++) s += this.get(i, j);
    return s;
  }
}

export function normalised(values: number[], bump: number): number {
  const t = new Tensor(values.slice(), [2, 3]);
  t.add(0, 1, bump);
  t.add(1, 2, bump * bump);
  let loss = 0;
  for (let i = 0; i < t.shape[0]; i++) {
    const sum = t.rowSum(i);
    for (let j = 0; j < t.shape[1]; j++) loss += (t.get(i, j) / sum) ** 2;
  }
  return loss;
}`,
    points: [[[1, 2, 3, 4, 5, 6], 0.5], [[0.5, 0.4, 0.3, 1, 1, 1], -0.2]],
  },
  {
    name: 'a potential as an object literal with methods that call each other',
    source: `
export function bonded(r1: number, r2: number, depth: number, width: number): number {
  const morse = {
    depth,
    width,
    rest: 1.1,
    decay(r: number) { return Math.exp(-this.width * (r - this.rest)); },
    energy(r: number) {
      const e = 1 - this.decay(r);
      return this.depth * e * e;
    },
    force(r: number) { return -2 * this.depth * this.width * (1 - this.decay(r)) * this.decay(r); },
  };
  const harmonic = (k: number, r0: number) => ({
    energy: (r: number) => 0.5 * k * (r - r0) ** 2,
    force: (r: number) => -k * (r - r0),
  });
  const spring = harmonic(depth * 0.5, 0.9);
  return morse.energy(r1) + spring.energy(r2) + 0.1 * morse.force(r2) * spring.force(r1);
}`,
    points: [[1.2, 1, 2, 1.5], [0.8, 1.4, 0.5, 3]],
  },
  {
    name: 'events that are dispatched by a string key inside a loop',
    source: `
type Kind = 'boost' | 'brake' | 'coast';
const effects = {
  boost: (v: number, p: number) => v + p,
  brake: (v: number, p: number) => v * Math.exp(-p),
  coast: (v: number) => 0.99 * v,
} satisfies Record<Kind, (v: number, p: number) => number>;

export function drive(v0: number, power: number, events: Kind[]): number {
  let v = v0;
  let distance = 0;
  for (let i = 0; i < events.length; i++) {
    v = effects[events[i]](v, power / (i + 1));
    distance += v * 0.1;
  }
  return distance + v * v;
}`,
    points: [[1, 0.5, ['boost', 'coast', 'brake']], [2, 0.1, ['brake', 'brake']]],
  },
  {
    name: 'a fixed point with a relaxation that is passed as an option object of functions',
    source: `
interface Solver { step(x: number, f: (x: number) => number): number; readonly name: string }
const damped = (w: number): Solver => ({ name: 'damped', step: (x, f) => (1 - w) * x + w * f(x) });
const steffensen: Solver = {
  name: 'steffensen',
  step(x, f) {
    const a = f(x);
    const b = f(a);
    const d = b - 2 * a + x;
    return Math.abs(d) < 1e-9 ? b : x - (a - x) ** 2 / d;
  },
};
function solve(solver: Solver, f: (x: number) => number, x0: number, n = 4): number {
  let x = x0;
  for (let i = 0; i < n; i++) x = solver.step(x, f);
  return solver.name === 'damped' ? x : 2 * x - x;
}

export function balance(a: number, w: number, isFast: boolean): number {
  const g = (x: number) => Math.cos(a * x);
  const slow = solve(damped(w), g, 0.5);
  const fast = solve(isFast ? steffensen : damped(0.5), g, 0.5, 2);
  return slow * fast;
}`,
    points: [[0.9, 0.6, true], [0.9, 0.6, false]],
  },
];
