/**
 * Shapes of programs that the fields share: results of all kinds, options, callbacks, tables, early ends.
 *
 *     more[0].source // 'export function layerNorm(…) { … }'
 */
import type { Program } from './program.js';

export const more: readonly Program[] = [
  {
    name: 'layer normalisation with residual, rows returned',
    source: `
export function layerNorm(x: number[][], gain: number[], bias: number[], eps = 1e-5): number[][] {
  return x.map((row) => {
    const mean = row.reduce((a, b) => a + b) / row.length;
    const variance = row.reduce((acc, v) => acc + (v - mean) ** 2, 0) / row.length;
    const inv = 1 / Math.sqrt(variance + eps);
    return row.map((v, j) => v + (v - mean) * inv * gain[j] + bias[j]);
  });
}`,
    points: [[[[1, 2, 4], [0.5, -1, 0.3]], [1, 0.8, 1.2], [0.1, 0, -0.1], 0.01]],
  },
  {
    name: 'particle filter weights with systematic resampling positions',
    source: `
interface Particle { x: number; weight: number }
interface Filter { particles: Particle[]; logLikelihood: number }

function update(filter: Filter, z: number, sigma: number): Filter {
  const weighted = filter.particles.map((p) => ({ ...p, weight: p.weight * Math.exp(-0.5 * ((z - p.x) / sigma) ** 2) }));
  const total = weighted.reduce((s, { weight }) => s + weight, 0);
  return {
    particles: weighted.map((p) => ({ ...p, weight: p.weight / total })),
    logLikelihood: filter.logLikelihood + Math.log(total),
  };
}

export function particleLikelihood(initial: number[], measurements: number[], drift: number, sigma: number): number {
  let filter: Filter = {
    particles: initial.map((x) => ({ x, weight: 1 / initial.length })),
    logLikelihood: 0,
  };
  for (const z of measurements) {
    filter.particles.forEach((p) => { p.x += drift; });
    filter = update(filter, z, sigma);
  }
  return filter.logLikelihood;
}`,
    points: [[[0.1, 0.5, 0.9], [0.4, 0.8], 0.2, 0.5]],
  },
  {
    name: 'the nearest cluster kept while looking, as a record or nothing',
    source: `
interface Center { x: number; y: number }

export function kMeansCost(points: Center[], centers: Center[]): number {
  let cost = 0;
  for (const p of points) {
    let best: Center | null = null;
    let bestDistance = Infinity;
    for (const c of centers) {
      const d = (p.x - c.x) ** 2 + (p.y - c.y) ** 2;
      if (d < bestDistance) {
        bestDistance = d;
        best = c;
      }
    }
    if (best !== null) cost += Math.abs(p.x - best.x) + Math.abs(p.y - best.y) + 0.1 * bestDistance;
  }
  return cost;
}`,
    points: [[[{ x: 0.1, y: 0.2 }, { x: 1, y: 1.1 }], [{ x: 0, y: 0 }, { x: 0.9, y: 1 }]], [[{ x: 0.1, y: 0.2 }], []]],
  },
  {
    name: 'a moving average with a window object and optional weights',
    wrt: ['xs'],
    source: `
export interface WindowOptions {
  size: number;
  weights?: number[];
  mode?: 'valid' | 'same';
}

function movingAverage(xs: number[], { size, weights = new Array(size).fill(1 / size), mode = 'valid' }: WindowOptions): number[] {
  const result: number[] = [];
  const half = Math.floor(size / 2);
  const start = mode === 'same' ? -half : 0;
  const end = mode === 'same' ? xs.length - half : xs.length - size + 1;
  for (let i = start; i < end; i++) {
    let acc = 0;
    for (let k = 0; k < size; k++) acc += weights[k] * (xs[i + k] ?? 0);
    result.push(acc);
  }
  return result;
}

export function roughness(xs: number[], options: WindowOptions): number {
  const smooth = movingAverage(xs, options);
  let r = 0;
  for (let i = 1; i < smooth.length; i++) r += (smooth[i] - smooth[i - 1]) ** 2;
  return r;
}`,
    points: [[[0.1, 0.5, 0.3, 0.9, 0.2], { size: 3 }], [[0.1, 0.5, 0.3, 0.9], { size: 2, weights: [0.4, 0.6], mode: 'same' }]],
  },
  {
    name: 'settings merged by spread, nested and with overrides',
    source: `
interface Noise { sigma: number; rho: number }
interface Settings { scale: number; noise: Noise; clip?: number }

const BASE: Settings = { scale: 2, noise: { sigma: 0.5, rho: 0.1 } };

export function regularised(xs: number[], overrides: Partial<Settings> = {}, noise: Partial<Noise> = {}): number {
  const settings = { ...BASE, ...overrides };
  const { sigma, rho } = { ...settings.noise, ...noise };
  let total = 0;
  for (let i = 1; i < xs.length; i++) total += ((xs[i] - rho * xs[i - 1]) / sigma) ** 2;
  const value = settings.scale * total;
  return settings.clip !== undefined ? Math.min(value, settings.clip) : value;
}`,
    points: [[[0.5, 0.8, -0.3], { scale: 3 }, { sigma: 0.7 }], [[0.5, 0.8, -0.3], { noise: { sigma: 1, rho: 0.3 }, clip: 0.2 }, {}]],
  },
  {
    name: 'trajectory optimisation cost with obstacles and waypoints by kind',
    source: `
type Term =
  | { kind: 'goal'; x: number; y: number; weight: number }
  | { kind: 'obstacle'; x: number; y: number; radius: number }
  | { kind: 'smooth'; weight: number };

export function trajectoryCost(path: [number, number][], terms: Term[]): number {
  let cost = 0;
  for (const term of terms) {
    switch (term.kind) {
      case 'goal': {
        const [x, y] = path[path.length - 1];
        cost += term.weight * ((x - term.x) ** 2 + (y - term.y) ** 2);
        break;
      }
      case 'obstacle':
        for (const [x, y] of path) {
          const d = Math.hypot(x - term.x, y - term.y);
          if (d < term.radius) cost += (term.radius - d) ** 2;
        }
        break;
      case 'smooth':
        for (let i = 1; i + 1 < path.length; i++) {
          const ax = path[i - 1][0] - 2 * path[i][0] + path[i + 1][0];
          const ay = path[i - 1][1] - 2 * path[i][1] + path[i + 1][1];
          cost += term.weight * (ax * ax + ay * ay);
        }
        break;
    }
  }
  return cost;
}`,
    points: [[[[0, 0], [0.5, 0.4], [1, 0.3]], [{ kind: 'goal', x: 1, y: 1, weight: 2 }, { kind: 'obstacle', x: 0.5, y: 0.2, radius: 0.4 }, { kind: 'smooth', weight: 0.3 }]]],
    wrt: ['path'],
  },
  {
    name: 'a tridiagonal implicit step written into the array passed in',
    source: `
export function implicitStep(u: Float64Array, alpha: number, dt: number): void {
  const n = u.length;
  const cp = new Float64Array(n);
  const r = alpha * dt;
  cp[0] = -r / (1 + 2 * r);
  u[0] = u[0] / (1 + 2 * r);
  for (let i = 1; i < n; i++) {
    const m = 1 / (1 + 2 * r + r * cp[i - 1]);
    cp[i] = -r * m;
    u[i] = (u[i] + r * u[i - 1]) * m;
  }
  for (let i = n - 2; i >= 0; i--) u[i] -= cp[i] * u[i + 1];
}`,
    points: [[new Float64Array([0.1, 0.9, 0.4, 0.2]), 0.5, 0.1], [new Float64Array([0.7]), 0.5, 0.1]],
  },
  {
    name: 'a ReLU network on flat weights with offsets carried in an object',
    source: `
interface Cursor { offset: number }

function take(weights: Float64Array, cursor: Cursor, count: number): Float64Array {
  const out = weights.slice(cursor.offset, cursor.offset + count);
  cursor.offset += count;
  return out;
}

export function mlp(weights: Float64Array, sizes: readonly number[], input: Float64Array): number {
  const cursor: Cursor = { offset: 0 };
  let h = input;
  for (let l = 1; l < sizes.length; l++) {
    const nIn = sizes[l - 1], nOut = sizes[l];
    const W = take(weights, cursor, nIn * nOut);
    const b = take(weights, cursor, nOut);
    const z = new Float64Array(nOut);
    for (let i = 0; i < nOut; i++) {
      z[i] = b[i];
      for (let j = 0; j < nIn; j++) z[i] += W[i * nIn + j] * h[j];
      if (l < sizes.length - 1 && z[i] < 0) z[i] = 0;
    }
    h = z;
  }
  return h[0];
}`,
    points: [[new Float64Array(17).map((_, i) => Math.sin(i * 1.3 + 0.4)), [2, 4, 1], new Float64Array([0.5, -0.8])]],
    wrt: ['weights', 'input'],
  },
  {
    name: 'a table of interpolation weights with binary search in a helper and clamping',
    source: `
interface Curve { tenors: number[]; rates: number[] }

function locate(xs: readonly number[], x: number): number {
  let lo = 0;
  let hi = xs.length - 1;
  while (lo < hi - 1) {
    const mid = Math.floor((lo + hi) / 2);
    if (xs[mid] <= x) lo = mid; else hi = mid;
  }
  return lo;
}

function rate({ tenors, rates }: Curve, t: number): number {
  if (t <= tenors[0]) return rates[0];
  if (t >= tenors[tenors.length - 1]) return rates[rates.length - 1];
  const i = locate(tenors, t);
  const w = (t - tenors[i]) / (tenors[i + 1] - tenors[i]);
  return (1 - w) * rates[i] + w * rates[i + 1];
}

export function bondPrice(curve: Curve, coupon: number, maturity: number, frequency = 2): number {
  const n = Math.round(maturity * frequency);
  return Array.from({ length: n }, (_, i) => (i + 1) / frequency)
    .map((t, i) => ({ t, amount: coupon / frequency + (i === n - 1 ? 1 : 0) }))
    .reduce((pv, { t, amount }) => pv + amount * Math.exp(-rate(curve, t) * t), 0);
}`,
    points: [[{ tenors: [0.6, 1.1, 2.2], rates: [0.02, 0.025, 0.03] }, 0.05, 2.5, 2]],
    wrt: ['curve', 'coupon'],
  },
  {
    name: 'Metropolis energy of an Ising-like lattice with wrapping neighbours',
    source: `
const NEIGHBOURS: ReadonlyArray<readonly [number, number]> = [[0, 1], [1, 0], [0, -1], [-1, 0]];

export function latticeEnergy(spins: number[][], coupling: number, field: number): number {
  const rows = spins.length;
  const cols = spins[0].length;
  const wrap = (i: number, n: number): number => ((i % n) + n) % n;
  let energy = 0;
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < cols; j++) {
      for (const [di, dj] of NEIGHBOURS) {
        energy -= 0.5 * coupling * spins[i][j] * spins[wrap(i + di, rows)][wrap(j + dj, cols)];
      }
      energy -= field * spins[i][j];
    }
  }
  return energy;
}`,
    points: [[[[0.9, -0.8, 0.7], [-0.6, 0.5, 0.4]], 0.7, 0.2]],
  },
  {
    name: 'GARCH by maximum likelihood with an object of parameters returned unchanged',
    source: `
export interface Garch { omega: number; alpha: number; beta: number }
export interface Fit { nll: number; variances: number[] }

export function garch(returns: readonly number[], params: Garch): Fit {
  const { omega, alpha, beta } = params;
  const variances = [omega / (1 - alpha - beta)];
  let nll = 0;
  returns.forEach((r, t) => {
    const v = variances[t];
    nll += 0.5 * (Math.log(2 * Math.PI * v) + (r * r) / v);
    if (t + 1 < returns.length) variances.push(omega + alpha * r ** 2 + beta * v);
  });
  return { nll, variances };
}`,
    points: [[[0.1, -0.3, 0.2], { omega: 0.01, alpha: 0.1, beta: 0.8 }]],
  },
  {
    name: 'the energy of the pairs within a cutoff',
    source: `
interface Atom { x: number; charge: number }

export function coulomb(atoms: readonly Atom[], cutoff = 5): number {
  const pairs: { a: Atom; b: Atom }[] = [];
  atoms.forEach((a, i) => {
    for (const b of atoms.slice(i + 1)) pairs.push({ a, b });
  });
  return pairs
    .map(({ a, b }) => ({ q: a.charge * b.charge, r: Math.abs(a.x - b.x) }))
    .filter(({ r }) => r < cutoff)
    .reduce((e, { q, r }) => e + q / r, 0);
}`,
    points: [[[{ x: 0, charge: 1 }, { x: 1.2, charge: -0.5 }, { x: 2.9, charge: 0.8 }]], [[{ x: 0, charge: 1 }, { x: 9.2, charge: -0.5 }]]],
  },
  {
    name: 'what may be missing, spread over records and arrays that vary',
    source: `
interface Vec { x: number; y: number }
const DEFAULTS = { center: { x: 1, y: 2 }, gain: 3 };

export function blended(o: { center?: Vec; gain?: number; weights?: number[] }, a: number): number {
  const s = { weights: [a, 2], ...DEFAULTS, ...o };
  return s.center.x * s.center.y * s.gain * a + s.weights[0] * s.weights[1];
}`,
    points: [[{ center: { x: 2, y: 3 }, gain: 1.5, weights: [1, 2] }, 0.7], [{}, 0.7], [{ center: { x: 2, y: 3 } }, 0.7]],
  },
];
