/**
 * Statistics, signals and numerical mathematics as their users write them.
 *
 *     science[0].source // 'export function logLikelihood(…) { … }'
 */
import type { Program } from './program.js';

export const science: readonly Program[] = [
  {
    name: 'a Gaussian log-likelihood by Cholesky, in nested arrays',
    source: `
function cholesky(A: number[][]): number[][] {
  const n = A.length;
  const L: number[][] = Array.from({ length: n }, () => new Array<number>(n).fill(0));
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = A[i][j];
      for (let k = 0; k < j; k++) sum -= L[i][k] * L[j][k];
      if (i === j) {
        if (sum <= 0) throw new Error('Matrix is not positive definite');
        L[i][i] = Math.sqrt(sum);
      } else {
        L[i][j] = sum / L[j][j];
      }
    }
  }
  return L;
}

function forwardSolve(L: number[][], b: number[]): number[] {
  const y = new Array<number>(b.length);
  for (let i = 0; i < b.length; i++) {
    let s = b[i];
    for (let k = 0; k < i; k++) s -= L[i][k] * y[k];
    y[i] = s / L[i][i];
  }
  return y;
}

const LOG_2PI = Math.log(2 * Math.PI);

export function logLikelihood(x: number[], mu: number[], sigma: number[][]): number {
  const L = cholesky(sigma);
  const z = forwardSolve(L, x.map((xi, i) => xi - mu[i]));
  const logDet = 2 * L.reduce((acc, row, i) => acc + Math.log(row[i]), 0);
  const mahalanobis = z.reduce((acc, v) => acc + v * v, 0);
  return -0.5 * (mahalanobis + logDet + x.length * LOG_2PI);
}`,
    points: [[[0.5, -0.2, 1], [0.1, 0.2, 0.4], [[2, 0.3, 0.1], [0.3, 1.5, -0.2], [0.1, -0.2, 1.1]]], [[0.5], [0.1], [[2]]]],
  },
  {
    name: 'a Gaussian process with an RBF kernel, its marginal likelihood by LU with pivoting',
    source: `
interface GPParams { lengthScale: number; signalVariance: number; noiseVariance: number }

function lu(a: number[][]): { lu: number[][]; perm: number[]; sign: number } {
  const n = a.length;
  const m = a.map((row) => [...row]);
  const perm = Array.from({ length: n }, (_, i) => i);
  let sign = 1;
  for (let k = 0; k < n; k++) {
    let p = k;
    for (let i = k + 1; i < n; i++) if (Math.abs(m[i][k]) > Math.abs(m[p][k])) p = i;
    if (p !== k) {
      [m[p], m[k]] = [m[k], m[p]];
      [perm[p], perm[k]] = [perm[k], perm[p]];
      sign = -sign;
    }
    for (let i = k + 1; i < n; i++) {
      m[i][k] /= m[k][k];
      for (let j = k + 1; j < n; j++) m[i][j] -= m[i][k] * m[k][j];
    }
  }
  return { lu: m, perm, sign };
}

export function marginalLikelihood(xs: number[], ys: number[], params: GPParams): number {
  const { lengthScale, signalVariance, noiseVariance } = params;
  const n = xs.length;
  const K = xs.map((xi, i) => xs.map((xj, j) => {
    const d = (xi - xj) / lengthScale;
    return signalVariance * Math.exp(-0.5 * d * d) + (i === j ? noiseVariance : 0);
  }));
  const { lu: m, perm } = lu(K);
  const alpha = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    alpha[i] = ys[perm[i]];
    for (let j = 0; j < i; j++) alpha[i] -= m[i][j] * alpha[j];
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let j = i + 1; j < n; j++) alpha[i] -= m[i][j] * alpha[j];
    alpha[i] /= m[i][i];
  }
  let fit = 0;
  let logDet = 0;
  for (let i = 0; i < n; i++) {
    fit += ys[i] * alpha[i];
    logDet += Math.log(Math.abs(m[i][i]));
  }
  return -0.5 * fit - 0.5 * logDet - 0.5 * n * Math.log(2 * Math.PI);
}`,
    points: [[[0, 0.7, 1.9], [0.2, 0.9, -0.3], { lengthScale: 0.8, signalVariance: 1.3, noiseVariance: 0.1 }]],
  },
  {
    name: 'an iterative FFT in place, then the power in a band',
    source: `
export interface Complex { re: Float64Array; im: Float64Array }

function bitReverse({ re, im }: Complex): void {
  const n = re.length;
  for (let i = 1, j = 0; i < n; i++) {
    let bit = n >> 1;
    for (; j & bit; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i < j) {
      const tr = re[i]; re[i] = re[j]; re[j] = tr;
      const ti = im[i]; im[i] = im[j]; im[j] = ti;
    }
  }
}

function fftInPlace(signal: Complex): void {
  const { re, im } = signal;
  const n = re.length;
  bitReverse(signal);
  for (let size = 2; size <= n; size *= 2) {
    const half = size / 2;
    const step = (-2 * Math.PI) / size;
    for (let start = 0; start < n; start += size) {
      for (let k = 0; k < half; k++) {
        const wr = Math.cos(step * k), wi = Math.sin(step * k);
        const a = start + k, b = a + half;
        const xr = re[b] * wr - im[b] * wi;
        const xi = re[b] * wi + im[b] * wr;
        re[b] = re[a] - xr;
        im[b] = im[a] - xi;
        re[a] += xr;
        im[a] += xi;
      }
    }
  }
}

export function bandPower(samples: Float64Array, low: number, high: number): number {
  const n = samples.length;
  const spectrum: Complex = { re: Float64Array.from(samples), im: new Float64Array(n) };
  fftInPlace(spectrum);
  let power = 0;
  for (let k = low; k < high; k++) power += spectrum.re[k] ** 2 + spectrum.im[k] ** 2;
  return power / n;
}`,
    points: [[new Float64Array([0.1, 0.9, -0.4, 0.3, 0.8, -0.7, 0.2, 0.5]), 1, 4], [new Float64Array([0.3, 1.2]), 0, 2]],
  },
  {
    name: 'soft-DTW with a table of infinities',
    source: `
function softMin(a: number, b: number, c: number, gamma: number): number {
  const m = Math.min(a, b, c);
  return m - gamma * Math.log(Math.exp((m - a) / gamma) + Math.exp((m - b) / gamma) + Math.exp((m - c) / gamma));
}

export function softDTW(a: number[], b: number[], gamma = 0.1): number {
  const n = a.length, m = b.length;
  const R: number[][] = Array.from({ length: n + 1 }, () => Array(m + 1).fill(Infinity));
  R[0][0] = 0;
  for (let i = 1; i <= n; i++) {
    for (let j = 1; j <= m; j++) {
      const cost = (a[i - 1] - b[j - 1]) ** 2;
      R[i][j] = cost + softMin(R[i - 1][j], R[i][j - 1], R[i - 1][j - 1], gamma);
    }
  }
  return R[n][m];
}`,
    points: [[[0.1, 0.5, 0.9], [0.2, 0.7], 0.5], [[1], [2], 0.1]],
  },
  {
    name: 'the forward algorithm of a hidden Markov model, scaled',
    source: `
type HMM = { initial: number[]; transition: number[][]; emission: number[][] };

const normalise = (xs: number[]): { scaled: number[]; total: number } => {
  const total = xs.reduce((a, b) => a + b, 0);
  return { scaled: xs.map((x) => x / total), total };
};

export function hmmLogLikelihood(model: HMM, observations: Int32Array): number {
  const { initial, transition, emission } = model;
  let logProb = 0;
  let alpha = initial.map((p, s) => p * emission[s][observations[0]]);
  for (let t = 0; t < observations.length; t++) {
    if (t > 0) {
      alpha = transition[0].map((_, j) => {
        let acc = 0;
        for (let i = 0; i < alpha.length; i++) acc += alpha[i] * transition[i][j];
        return acc * emission[j][observations[t]];
      });
    }
    const { scaled, total } = normalise(alpha);
    alpha = scaled;
    logProb += Math.log(total);
  }
  return logProb;
}`,
    points: [[{ initial: [0.6, 0.4], transition: [[0.7, 0.3], [0.2, 0.8]], emission: [[0.5, 0.4, 0.1], [0.1, 0.3, 0.6]] }, new Int32Array([0, 2, 1, 1])]],
  },
  {
    name: 'Viterbi: the score of the best path, with back pointers',
    source: `
export function viterbi(logInit: number[], logTrans: number[][], logEmit: number[][], obs: Int32Array): { score: number; path: number[] } {
  const S = logInit.length;
  const T = obs.length;
  let delta = logInit.map((p, s) => p + logEmit[s][obs[0]]);
  const psi: number[][] = [];
  for (let t = 1; t < T; t++) {
    const next = new Array<number>(S).fill(-Infinity);
    const back = new Array<number>(S).fill(0);
    for (let j = 0; j < S; j++) {
      for (let i = 0; i < S; i++) {
        const score = delta[i] + logTrans[i][j];
        if (score > next[j]) {
          next[j] = score;
          back[j] = i;
        }
      }
      next[j] += logEmit[j][obs[t]];
    }
    psi.push(back);
    delta = next;
  }
  let best = 0;
  for (let s = 1; s < S; s++) if (delta[s] > delta[best]) best = s;
  const path = [best];
  for (let t = psi.length - 1; t >= 0; t--) path.unshift(psi[t][path[0]]);
  return { score: delta[best], path };
}`,
    points: [[[-0.5, -0.9], [[-0.3, -1.2], [-1.6, -0.2]], [[-0.7, -0.9], [-2.3, -0.5]], new Int32Array([0, 1, 1])]],
  },
  {
    name: 'a Kalman filter over a track, matrices in a small library',
    source: `
type Mat = number[][];

const mul = (A: Mat, B: Mat): Mat => A.map((row) => B[0].map((_, j) => row.reduce((s, a, k) => s + a * B[k][j], 0)));
const transpose = (A: Mat): Mat => A[0].map((_, j) => A.map((row) => row[j]));
const add = (A: Mat, B: Mat): Mat => A.map((row, i) => row.map((a, j) => a + B[i][j]));
const sub = (A: Mat, B: Mat): Mat => A.map((row, i) => row.map((a, j) => a - B[i][j]));
const identity = (n: number): Mat => Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => (i === j ? 1 : 0)));

interface KalmanState { x: Mat; P: Mat }
interface KalmanModel { F: Mat; H: Mat; Q: Mat; R: number }

function predict({ x, P }: KalmanState, { F, Q }: KalmanModel): KalmanState {
  return { x: mul(F, x), P: add(mul(mul(F, P), transpose(F)), Q) };
}

export function innovationLoss(measurements: number[], model: KalmanModel, x0: number[]): number {
  let state: KalmanState = { x: x0.map((v) => [v]), P: identity(x0.length) };
  let loss = 0;
  for (const z of measurements) {
    state = predict(state, model);
    const y = z - mul(model.H, state.x)[0][0];
    const PHt = mul(state.P, transpose(model.H));
    const S = mul(model.H, PHt)[0][0] + model.R;
    const K = PHt.map(([v]) => [v / S]);
    state = {
      x: add(state.x, K.map(([k]) => [k * y])),
      P: mul(sub(identity(x0.length), mul(K, model.H)), state.P),
    };
    loss += 0.5 * (Math.log(S) + (y * y) / S);
  }
  return loss;
}`,
    points: [[[1.1, 1.9, 3.2], { F: [[1, 0.1], [0, 1]], H: [[1, 0]], Q: [[0.01, 0], [0, 0.02]], R: 0.25 }, [0.9, 1.1]]],
  },
  {
    name: 'one step of EM for a mixture of Gaussians',
    source: `
interface Component { weight: number; mean: number; variance: number }

function density(x: number, { mean, variance }: Component): number {
  return Math.exp(-((x - mean) ** 2) / (2 * variance)) / Math.sqrt(2 * Math.PI * variance);
}

export function emStep(data: number[], components: Component[]): Component[] {
  const responsibilities = data.map((x) => {
    const joint = components.map((c) => c.weight * density(x, c));
    const evidence = joint.reduce((a, b) => a + b, 0);
    return joint.map((p) => p / evidence);
  });
  return components.map((_, k) => {
    const nk = responsibilities.reduce((acc, r) => acc + r[k], 0);
    const mean = data.reduce((acc, x, i) => acc + responsibilities[i][k] * x, 0) / nk;
    const variance = data.reduce((acc, x, i) => acc + responsibilities[i][k] * (x - mean) ** 2, 0) / nk;
    return { weight: nk / data.length, mean, variance };
  });
}`,
    points: [[[0.1, 0.9, 2.2, 2.8], [{ weight: 0.4, mean: 0.3, variance: 0.5 }, { weight: 0.6, mean: 2.1, variance: 0.8 }]]],
  },
  {
    name: 'a kernel density with a choice of kernels',
    source: `
const enum Kernel { Gaussian, Epanechnikov, Triangular }

function kernelValue(u: number, kernel: Kernel): number {
  switch (kernel) {
    case Kernel.Gaussian: return Math.exp(-0.5 * u * u) / Math.sqrt(2 * Math.PI);
    case Kernel.Epanechnikov: return Math.abs(u) <= 1 ? 0.75 * (1 - u * u) : 0;
    case Kernel.Triangular: return Math.max(0, 1 - Math.abs(u));
  }
}

export function kdeLogScore(samples: readonly number[], queries: readonly number[], bandwidth: number, kernel: Kernel = Kernel.Gaussian): number {
  if (samples.length === 0) return -Infinity;
  return queries
    .map((q) => samples.map((s) => kernelValue((q - s) / bandwidth, kernel)).reduce((a, b) => a + b, 0) / (samples.length * bandwidth))
    .reduce((acc, p) => acc + Math.log(p + 1e-12), 0);
}`,
    points: [[[0.1, 0.5, 0.9], [0.3, 0.8], 0.4, 0], [[0.1, 0.5], [0.3], 0.7, 1], [[0.1, 0.5], [0.3], 0.7, 2], [[], [0.3], 0.7, 2]],
  },
  {
    name: 'PCA by power iteration with early stop',
    source: `
interface PowerOptions { iterations?: number; tolerance?: number }

const norm = (v: number[]): number => Math.hypot(...v);

export function explainedVariance(data: number[][], opts: PowerOptions = {}): number {
  const { iterations = 20, tolerance = 1e-3 } = opts;
  const n = data.length;
  const d = data[0].length;
  const means = Array.from({ length: d }, (_, j) => data.reduce((s, row) => s + row[j], 0) / n);
  const centred = data.map((row) => row.map((v, j) => v - means[j]));
  let v = new Array<number>(d).fill(1 / Math.sqrt(d));
  let eigenvalue = 0;
  for (let it = 0; it < iterations; it++) {
    const w = new Array<number>(d).fill(0);
    for (const row of centred) {
      const projection = row.reduce((s, x, j) => s + x * v[j], 0);
      for (let j = 0; j < d; j++) w[j] += (projection * row[j]) / (n - 1);
    }
    const length = norm(w);
    v = w.map((x) => x / length);
    const done = Math.abs(length - eigenvalue) < tolerance * length;
    eigenvalue = length;
    if (done) break;
  }
  return eigenvalue;
}`,
    points: [[[[1, 2], [2, 3.5], [3, 5.1], [0.4, 1.1]], { iterations: 4 }], [[[1, 2, 0.1], [2, 3.5, 0.4], [3, 5.1, -0.3]], { tolerance: 0.5 }]],
  },
  {
    name: 'cascaded biquad filters with state in records',
    source: `
interface Biquad { b0: number; b1: number; b2: number; a1: number; a2: number }
interface BiquadState { z1: number; z2: number }

export function filterEnergy(signal: Float64Array, sections: Biquad[]): number {
  const states: BiquadState[] = sections.map(() => ({ z1: 0, z2: 0 }));
  let energy = 0;
  for (let n = 0; n < signal.length; n++) {
    let x = signal[n];
    sections.forEach((s, i) => {
      const state = states[i];
      const y = s.b0 * x + state.z1;
      state.z1 = s.b1 * x - s.a1 * y + state.z2;
      state.z2 = s.b2 * x - s.a2 * y;
      x = y;
    });
    energy += x * x;
  }
  return Math.sqrt(energy / signal.length);
}`,
    points: [[new Float64Array([0.5, -0.2, 0.9, 0.1]), [{ b0: 0.3, b1: 0.5, b2: 0.1, a1: -0.4, a2: 0.2 }, { b0: 0.8, b1: -0.1, b2: 0.3, a1: 0.1, a2: 0.05 }]], [new Float64Array([0.5]), []]],
  },
  {
    name: 'natural cubic spline through the points, by the Thomas algorithm',
    source: `
export interface Spline { xs: number[]; ys: number[]; m: number[] }

function buildSpline(xs: number[], ys: number[]): Spline {
  const n = xs.length;
  const m = new Array<number>(n).fill(0);
  const c = new Array<number>(n).fill(0);
  const d = new Array<number>(n).fill(0);
  for (let i = 1; i < n - 1; i++) {
    const h0 = xs[i] - xs[i - 1];
    const h1 = xs[i + 1] - xs[i];
    const rhs = 6 * ((ys[i + 1] - ys[i]) / h1 - (ys[i] - ys[i - 1]) / h0);
    const denom = 2 * (h0 + h1) - h0 * c[i - 1];
    c[i] = h1 / denom;
    d[i] = (rhs - h0 * d[i - 1]) / denom;
  }
  for (let i = n - 2; i > 0; i--) m[i] = d[i] - c[i] * m[i + 1];
  return { xs, ys, m };
}

function evaluate({ xs, ys, m }: Spline, x: number): number {
  let lo = 0, hi = xs.length - 1;
  while (hi - lo > 1) {
    const mid = (lo + hi) >> 1;
    if (xs[mid] > x) hi = mid;
    else lo = mid;
  }
  const h = xs[hi] - xs[lo];
  const a = (xs[hi] - x) / h;
  const b = (x - xs[lo]) / h;
  return a * ys[lo] + b * ys[hi] + (((a ** 3 - a) * m[lo] + (b ** 3 - b) * m[hi]) * h * h) / 6;
}

export function splineIntegral(xs: number[], ys: number[], samples = 5): number {
  const spline = buildSpline(xs, ys);
  const a = xs[0], b = xs[xs.length - 1];
  let total = 0;
  for (let i = 0; i < samples; i++) {
    total += evaluate(spline, a + ((i + 0.5) / samples) * (b - a));
  }
  return (total * (b - a)) / samples;
}`,
    points: [[[0, 0.7, 1.9, 2.5], [0.1, 1.2, -0.4, 0.8], 7], [[0, 1], [2, 3], 2]],
  },
  {
    name: 'Gauss-Legendre quadrature over module tables',
    source: `
const NODES = [-0.9061798459386640, -0.5384693101056831, 0, 0.5384693101056831, 0.9061798459386640] as const;
const WEIGHTS = [0.2369268850561891, 0.4786286704993665, 0.5688888888888889, 0.4786286704993665, 0.2369268850561891] as const;

function integrate(f: (x: number) => number, a: number, b: number): number {
  const mid = (a + b) / 2;
  const half = (b - a) / 2;
  return half * NODES.reduce((acc, node, i) => acc + WEIGHTS[i] * f(mid + half * node), 0);
}

/** Arc length of y = c0 + c1 x + c2 x² + … between a and b. */
export function arcLength(coefficients: number[], a: number, b: number): number {
  const slope = (x: number) => coefficients.reduceRight((acc, c, i) => (i === 0 ? acc : acc * x + i * c), 0);
  return integrate((x) => Math.sqrt(1 + slope(x) ** 2), a, b);
}`,
    points: [[[0.5, 1.2, -0.7], 0.1, 1.3], [[2], 0, 1]],
  },
  {
    name: 'Newton with a Jacobian by Cramer, unrolled to convergence',
    source: `
interface Vec2 { x: number; y: number }

const residual = ({ x, y }: Vec2, a: number, b: number): [number, number] => [x * x + y * y - a, x * y - b];

export function solveSystem(start: Vec2, a: number, b: number, { maxIter = 20, tol = 1e-10 } = {}): number {
  let p: Vec2 = { ...start };
  for (let iter = 0; iter < maxIter; iter++) {
    const [f, g] = residual(p, a, b);
    if (Math.hypot(f, g) < tol) break;
    const J = [[2 * p.x, 2 * p.y], [p.y, p.x]];
    const det = J[0][0] * J[1][1] - J[0][1] * J[1][0];
    if (Math.abs(det) < 1e-14) return NaN;
    p = { x: p.x - (f * J[1][1] - g * J[0][1]) / det, y: p.y - (J[0][0] * g - J[1][0] * f) / det };
  }
  return p.x - 2 * p.y;
}`,
    points: [[{ x: 2, y: 0.5 }, 4, 1, { maxIter: 3 }], [{ x: 1, y: 1 }, 4, 1, {}]],
  },
  {
    name: 'PageRank by iteration over an adjacency list',
    source: `
interface Edge { from: number; to: number; weight: number }

export function rankEntropy(n: number, edges: Edge[], damping = 0.85, iterations = 3): number {
  const outWeight = new Float64Array(n);
  for (const { from, weight } of edges) outWeight[from] += weight;
  let rank = new Float64Array(n).fill(1 / n);
  for (let it = 0; it < iterations; it++) {
    const next = new Float64Array(n).fill((1 - damping) / n);
    for (const { from, to, weight } of edges) {
      if (outWeight[from] > 0) next[to] += (damping * rank[from] * weight) / outWeight[from];
    }
    rank = next;
  }
  return -rank.reduce((h, p) => h + (p > 0 ? p * Math.log(p) : 0), 0);
}`,
    points: [[3, [{ from: 0, to: 1, weight: 0.5 }, { from: 1, to: 2, weight: 1.1 }, { from: 2, to: 0, weight: 0.3 }, { from: 0, to: 2, weight: 0.9 }], 0.8, 2]],
    wrt: ['damping'],
  },
];
