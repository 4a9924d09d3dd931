/**
 * Closures and functions as values: passed, returned, composed, kept in tables, chosen by an option.
 *
 *     closures[0].source // 'function integrate(f: (x: number) => number, a: number, b: number, n: number): number { … }'
 */
import type { Program } from '../natural/program.js';

export const closures: readonly Program[] = [
  {
    name: 'Simpson’s rule for a function that captures parameters',
    source: `
type Fn = (x: number) => number;

function simpson(f: Fn, a: number, b: number, n: number): number {
  const h = (b - a) / n;
  let sum = f(a) + f(b);
  for (let i = 1; i < n; i++) {
    sum += (i % 2 === 0 ? 2 : 4) * f(a + i * h);
  }
  return (sum * h) / 3;
}

export function energy(amplitude: number, decay: number, end: number): number {
  const wave = (t: number) => amplitude * Math.exp(-decay * t) * Math.cos(2 * t);
  const power = (t: number) => wave(t) ** 2;
  const total = simpson(power, 0, end, 10);
  const mean = simpson(wave, 0, end, 10) / end;
  return total - mean * mean;
}`,
    points: [[1.5, 0.3, 2], [0.4, 1, 5]],
  },
  {
    name: 'bisection on a closure, and a last Newton step that carries the derivative',
    source: `
function bisect(f: (x: number) => number, lo: number, hi: number, steps: number): number {
  let a = lo;
  let b = hi;
  for (let i = 0; i < steps; i++) {
    const mid = 0.5 * (a + b);
    if (f(mid) > 0) b = mid;
    else a = mid;
  }
  return 0.5 * (a + b);
}

export function root(k: number, c: number): number {
  const g = (x: number) => x * x * x + k * x - c;
  const slope = (x: number) => 3 * x * x + k;
  const near = bisect(g, 0, 4, 30);
  const x = near - g(near) / slope(near);
  return x * x + 0.1 * k;
}`,
    points: [[1, 5], [2.5, 3]],
  },
  {
    name: 'composition and partial application',
    source: `
type F = (x: number) => number;
const compose = (f: F, g: F): F => (x) => f(g(x));
const pipe = (...fs: F[]): F => (x) => fs.reduce((v, f) => f(v), x);
const add = (a: number) => (b: number) => a + b;
const times = (a: number) => (b: number): number => a * b;

export function chain(x: number, a: number, b: number): number {
  const affine = compose(add(b), times(a));
  const squash = compose(Math.tanh, affine);
  const twice = compose(squash, squash);
  const all = pipe(twice, Math.exp, times(0.5));
  return all(x) + affine(1);
}`,
    points: [[0.3, 1.2, -0.4], [-1, 0.5, 2]],
  },
  {
    name: 'an activation that is made by its name',
    source: `
type Kind = 'tanh' | 'relu' | 'softplus';

function makeActivation(kind: Kind): (x: number) => number {
  switch (kind) {
    case 'tanh': return Math.tanh;
    case 'relu': return (x) => Math.max(0, x);
    case 'softplus': return (x) => Math.log1p(Math.exp(x));
  }
}

export function perceptron(w: number[], x: number[], bias: number): number {
  const hidden = makeActivation('softplus');
  const output = makeActivation('tanh');
  let sum = bias;
  for (let i = 0; i < w.length; i++) {
    sum += hidden(w[i] * x[i]);
  }
  const y = output(sum);
  return y * y + 0.01 * sum;
}`,
    points: [[[0.2, -0.4, 1], [1, 2, 3], 0.1], [[1], [0.5], -2]],
  },
  {
    name: 'a loss that is chosen by an option at run time',
    source: `
type Loss = 'squared' | 'absolute' | 'huber';

function lossFor(kind: Loss, delta: number): (e: number) => number {
  if (kind === 'squared') return (e) => 0.5 * e * e;
  if (kind === 'absolute') return Math.abs;
  return (e) => (Math.abs(e) <= delta ? 0.5 * e * e : delta * (Math.abs(e) - 0.5 * delta));
}

export function fit(slope: number, offset: number, xs: number[], ys: number[], kind: Loss): number {
  const loss = lossFor(kind, 0.7);
  let total = 0;
  for (let i = 0; i < xs.length; i++) {
    const predicted = slope * xs[i] + offset;
    total += loss(predicted - ys[i]);
  }
  return total / xs.length;
}`,
    points: [
      [0.5, 0.2, [1, 2, 3], [0.9, 2.5, 1], 'squared'],
      [0.5, 0.2, [1, 2, 3], [0.9, 2.5, 1], 'absolute'],
      [0.5, 0.2, [1, 2, 3], [0.9, 2.5, 1], 'huber'],
    ],
    wrt: ['slope', 'offset'],
  },
  {
    name: 'a table of functions, by constants and by an option',
    source: `
const kernels: Record<string, (d: number) => number> = {
  gaussian: (d) => Math.exp(-0.5 * d * d),
  cauchy: (d) => 1 / (1 + d * d),
  linear: (d) => Math.max(0, 1 - Math.abs(d)),
};

export function smooth(xs: number[], ys: number[], at: number, width: number, kernel: 'gaussian' | 'cauchy' | 'linear'): number {
  let weights = 0;
  let sum = 0;
  for (let i = 0; i < xs.length; i++) {
    const w = kernels[kernel]((xs[i] - at) / width);
    weights += w;
    sum += w * ys[i];
  }
  const prior = kernels.gaussian(at) + kernels['cauchy'](width);
  return sum / (weights + 1e-3) + 0.1 * prior;
}`,
    points: [
      [[0, 1, 2], [1, 3, 2], 0.8, 0.7, 'gaussian'],
      [[0, 1, 2], [1, 3, 2], 0.8, 1.7, 'cauchy'],
      [[0, 1, 2], [1, 3, 2], 0.8, 1.5, 'linear'],
    ],
    wrt: ['xs', 'ys', 'at', 'width'],
  },
  {
    name: 'Runge–Kutta with a right-hand side that is passed',
    source: `
type State = [number, number];
type Rhs = (t: number, y: State) => State;

function rk4(f: Rhs, y: State, t: number, h: number): State {
  const k1 = f(t, y);
  const k2 = f(t + h / 2, [y[0] + (h / 2) * k1[0], y[1] + (h / 2) * k1[1]]);
  const k3 = f(t + h / 2, [y[0] + (h / 2) * k2[0], y[1] + (h / 2) * k2[1]]);
  const k4 = f(t + h, [y[0] + h * k3[0], y[1] + h * k3[1]]);
  return [
    y[0] + (h / 6) * (k1[0] + 2 * k2[0] + 2 * k3[0] + k4[0]),
    y[1] + (h / 6) * (k1[1] + 2 * k2[1] + 2 * k3[1] + k4[1]),
  ];
}

export function pendulum(theta: number, omega: number, damping: number, drive: number): number {
  const rhs: Rhs = (t, [q, p]) => [p, -Math.sin(q) - damping * p + drive * Math.cos(t)];
  let y: State = [theta, omega];
  for (let i = 0; i < 6; i++) {
    y = rk4(rhs, y, i * 0.1, 0.1);
  }
  return 0.5 * y[1] ** 2 - Math.cos(y[0]);
}`,
    points: [[0.5, 0, 0.1, 0.3], [2, -1, 0, 0]],
  },
  {
    name: 'an integrator of vectors with a right-hand side that is passed',
    source: `
type Rhs = (t: number, y: number[]) => number[];
const axpy = (a: number, x: number[], y: number[]): number[] => y.map((v, i) => v + a * x[i]);

function heun(f: Rhs, y0: number[], h: number, steps: number): number[] {
  let y = y0;
  for (let i = 0; i < steps; i++) {
    const k1 = f(i * h, y);
    const k2 = f((i + 1) * h, axpy(h, k1, y));
    y = y.map((v, j) => v + 0.5 * h * (k1[j] + k2[j]));
  }
  return y;
}

export function predatorPrey(start: number[], rates: { a: number; b: number; c: number; d: number }): number {
  const { a, b, c, d } = rates;
  const f: Rhs = (_, [x, y]) => [a * x - b * x * y, c * x * y - d * y];
  const end = heun(f, start, 0.1, 5);
  return end[0] - 2 * end[1];
}`,
    points: [[[1, 0.5], { a: 1.1, b: 0.4, c: 0.1, d: 0.4 }], [[2, 2], { a: 0.5, b: 1, c: 0.7, d: 0.2 }]],
  },
  {
    name: 'an implicit step solved with closures',
    source: `
function newton(f: (x: number) => number, df: (x: number) => number, x0: number): number {
  let x = x0;
  for (let i = 0; i < 8; i++) x -= f(x) / df(x);
  return x;
}

export function stiff(y0: number, lambda: number, h: number): number {
  let y = y0;
  for (let n = 0; n < 4; n++) {
    const before = y;
    const residual = (z: number) => z - before + h * lambda * z * z * z;
    const jacobian = (z: number) => 1 + 3 * h * lambda * z * z;
    y = newton(residual, jacobian, before);
  }
  return y;
}`,
    points: [[1, 2, 0.1], [0.5, 5, 0.2]],
  },
  {
    name: 'an optimiser step that keeps its velocity in a closure',
    source: `
function momentum(rate: number, friction: number): (x: number, g: number) => number {
  let velocity = 0;
  return (x, g) => {
    velocity = friction * velocity - rate * g;
    return x + velocity;
  };
}

export function descended(x0: number, rate: number, friction: number): number {
  const step = momentum(rate, friction);
  const other = momentum(rate * 2, 0);
  let x = x0;
  let y = -x0;
  for (let i = 0; i < 5; i++) {
    x = step(x, 2 * (x - 1));
    y = other(y, Math.cos(y));
  }
  return x * x + y * y;
}`,
    points: [[2, 0.1, 0.9], [-1, 0.05, 0.5]],
  },
  {
    name: 'a model whose method uses the record',
    source: `
export function calibrated(gain: number, offset: number, xs: number[]): number {
  const sensor = {
    gain,
    offset,
    bias: 0.1,
    read(x: number): number {
      return this.gain * x + this.offset - this.bias;
    },
    error(x: number, truth: number): number {
      const e = this.read(x) - truth;
      return e * e;
    },
  };
  let sum = 0;
  for (const x of xs) {
    sum += sensor.error(x, Math.sin(x));
  }
  return sum / xs.length + sensor.read(0);
}`,
    points: [[1.1, 0.2, [0.1, 0.5, 0.9]], [0.3, -1, [2]]],
  },
  {
    name: 'a counter of closures over one variable',
    source: `
function meter(start: number) {
  let total = start;
  let count = 0;
  return {
    add(x: number): void {
      total += x * x;
      count++;
    },
    mean: () => total / (count + 1),
  };
}

export function noise(samples: number[], floor: number): number {
  const low = meter(floor);
  const high = meter(2 * floor);
  for (const s of samples) {
    if (s < 0) low.add(s);
    else high.add(0.5 * s);
  }
  return Math.log(low.mean() + 1) + high.mean();
}`,
    points: [[[0.5, -0.4, 2, -1], 0.3], [[1], 0.1]],
  },
  {
    name: 'a barrier method with penalties in an array of functions',
    source: `
export function barrier(x: number, y: number, mu: number): number {
  const constraints: ((a: number, b: number) => number)[] = [
    (a, b) => 4 - a * a - b * b,
    (a) => a + 1,
    (a, b) => b + 2 * a + 3,
  ];
  const objective = (a: number, b: number): number => (a - 1) ** 2 + 2 * (b - 0.5) ** 2;
  let value = objective(x, y);
  for (const g of constraints) {
    value -= mu * Math.log(g(x, y));
  }
  return value + 0.1 * constraints[0](x, y);
}`,
    points: [[0.5, 0.3, 0.1], [-0.2, 1, 0.5]],
  },
  {
    name: 'a payoff that the caller picks, and a strategy of several',
    source: `
type Payoff = (s: number) => number;
const call = (k: number): Payoff => (s) => Math.max(s - k, 0);
const put = (k: number): Payoff => (s) => Math.max(k - s, 0);
const both = (a: Payoff, b: Payoff): Payoff => (s) => a(s) + b(s);
const short = (a: Payoff): Payoff => (s) => -a(s);

function expected(payoff: Payoff, s0: number, sigma: number): number {
  let sum = 0;
  for (let i = -4; i <= 4; i++) {
    const z = i * 0.5;
    const weight = Math.exp(-0.5 * z * z);
    sum += weight * payoff(s0 * Math.exp(sigma * z - 0.5 * sigma * sigma));
  }
  return sum * 0.2;
}

export function strategy(s0: number, sigma: number, k: number): number {
  const straddle = both(call(k), put(k));
  const spread = both(call(k), short(call(k * 1.2)));
  return expected(straddle, s0, sigma) - 0.5 * expected(spread, s0, sigma);
}`,
    points: [[100, 0.2, 103], [50, 0.4, 41]],
  },
  {
    name: 'a search direction from a function that gives several numbers',
    source: `
interface Result { value: number; slope: number }
type Objective = (t: number) => Result;

function lineSearch(f: Objective, start: number): number {
  let t = start;
  const origin = f(0);
  for (let i = 0; i < 6; i++) {
    const { value } = f(t);
    if (value <= origin.value + 1e-4 * t * origin.slope) break;
    t *= 0.5;
  }
  return t;
}

export function stepped(x: number, d: number): number {
  const along: Objective = (t) => {
    const z = x + t * d;
    return { value: z ** 4 - z, slope: (4 * z ** 3 - 1) * d };
  };
  const t = lineSearch(along, 2 * d);
  const end = along(t);
  return end.value + 0.1 * end.slope;
}`,
    points: [[1, -0.3], [0.2, 0.4]],
  },
  {
    name: 'immediately called functions and inner helpers',
    source: `
export function assembled(a: number, b: number, c: number): number {
  const area = (() => {
    const s = (a + b + c) / 2;
    return Math.sqrt(s * (s - a) * (s - b) * (s - c));
  })();
  function height(base: number): number {
    return (2 * area) / base;
  }
  const [ha, hb, hc] = [a, b, c].map((side) => height(side));
  const inradius = ((p: number) => (2 * area) / p)(a + b + c);
  return ha + hb * hc - inradius ** 2;
}`,
    points: [[3, 4, 5], [2, 2.5, 1.7]],
  },
  {
    name: 'loops over captured loop variables',
    source: `
export function mixture(x: number, means: number[], scale: number): number {
  let density = 0;
  const gaussian = (m: number, s: number) => Math.exp(-0.5 * ((x - m) / s) ** 2) / s;
  for (let i = 0; i < means.length; i++) {
    const weight = 1 / (i + 1);
    const component = (s: number) => weight * gaussian(means[i], s);
    density += component(scale) + 0.5 * component(scale * (i + 1));
  }
  const log = Math.log;
  return -log(density + 1e-6);
}`,
    points: [[0.3, [0, 1, -1], 0.7], [2, [1], 1.4]],
  },
  {
    name: 'a function chosen by a flag, called in a loop',
    source: `
export function filtered(xs: number[], k: number, isHard: boolean): number {
  const shrink = isHard
    ? (v: number) => (Math.abs(v) > k ? v : 0)
    : (v: number) => Math.sign(v) * Math.max(Math.abs(v) - k, 0);
  let energy = 0;
  let last = 0;
  for (const x of xs) {
    const y = shrink(x - 0.2 * last);
    energy += y * y;
    last = y;
  }
  return energy + shrink(1) * last;
}`,
    points: [[[1, -0.5, 2, 0.1], 0.3, true], [[1, -0.5, 2, 0.1], 0.3, false]],
  },
  {
    name: 'payoffs and steps that are chosen at run time, with what they have captured',
    source: `
type F = (s: number) => number;
const call = (k: number): F => (s) => Math.max(s - k, 0);
const put = (k: number): F => (s) => Math.max(k - s, 0);
function momentum(rate: number): F {
  let v = 0;
  return (g) => {
    v = 0.9 * v - rate * g;
    return v;
  };
}

export function chosen(s: number, k: number, isCall: boolean, kind: 'a' | 'b'): number {
  const payoff = isCall ? call(k * 2) : put(k * k);
  let g: F = Math.sin;
  if (s > 0) {
    const w = s * s;
    if (kind === 'a') g = (t) => t * w;
    else if (k * s > 3) g = momentum(k);
  }
  let t = g(s) + payoff(s);
  t += g(t);
  return t * payoff(t);
}`,
    points: [[1.5, 2.5, true, 'a'], [1.5, 2.5, false, 'b'], [-0.5, 2, false, 'a'], [0.5, 1, true, 'b'], [9, 1.2, true, 'b']],
  },
  {
    name: 'instances of different classes, chosen at run time',
    source: `
class Circle {
  constructor(readonly r: number) {}
  area(): number { return Math.PI * this.r ** 2; }
  get size(): number { return this.r; }
}
class Rect {
  constructor(readonly a: number, readonly b: number) {}
  area(): number { return this.a * this.b; }
  get size(): number { return Math.hypot(this.a, this.b); }
}

export function plate(x: number, isRound: boolean, thick: number): number {
  let shape: Circle | Rect = new Rect(x * x, thick + 1);
  if (isRound) shape = new Circle(x + 1);
  const volume = shape.area() * thick;
  const edge = shape.size;
  return volume * volume + edge;
}`,
    points: [[1.2, true, 0.3], [1.2, false, 0.3]],
  },
];
