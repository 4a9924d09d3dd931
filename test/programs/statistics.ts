/** Statistics: estimators, likelihoods, robust losses, distances between distributions. */
import type { Program } from './program.js';

export const statistics: readonly Program[] = [
  {
    name: 'variance by Welford', fn: 'variance',
    source: `
    export function variance(xs: readonly number[]): number {
      let mean = 0;
      let m2 = 0;
      let count = 0;
      for (const x of xs) {
        count += 1;
        const delta = x - mean;
        mean += delta / count;
        m2 += delta * (x - mean);
      }
      return count > 1 ? m2 / (count - 1) : 0;
    }`,
    points: [[[]], [[3.5]], [[1, 2.5]], [[4, 7, 13.5, 16, -2]]],
  },
  {
    name: 'Huber regression loss', fn: 'huberLoss',
    source: `
    const huber = (r: number, delta: number): number => {
      const a = Math.abs(r);
      if (a <= delta) return 0.5 * r * r;
      return delta * (a - 0.5 * delta);
    };
    export function huberLoss(slope: number, intercept: number, xs: number[], ys: number[], delta: number): number {
      let sum = 0;
      for (let i = 0, n = Math.min(xs.length, ys.length); i < n; i++) {
        const predicted = slope * xs[i] + intercept;
        sum += huber(ys[i] - predicted, delta);
      }
      return sum / (xs.length || 1);
    }`,
    points: [[1, 0.1, [], [], 1], [1, 0.1, [2], [2.3], 1], [1.4, -0.5, [0, 1, 2, 3], [0.2, 1.1, 7, -4], 0.8]],
  },
  {
    name: 'log-likelihood of a Gaussian mixture', fn: 'logLikelihood',
    source: `
    const LOG_2PI = Math.log(2 * Math.PI);
    export function logLikelihood(data: Float64Array, means: Float64Array, logSigmas: Float64Array, logits: Float64Array): number {
      const K = means.length;
      let norm = 0;
      for (let k = 0; k < K; k++) norm += Math.exp(logits[k]);
      const logNorm = Math.log(norm);
      let total = 0;
      for (let i = 0; i < data.length; i++) {
        let top = -Infinity;
        let s = 0;
        for (let k = 0; k < K; k++) {
          const z = (data[i] - means[k]) / Math.exp(logSigmas[k]);
          const l = logits[k] - logNorm - 0.5 * z * z - logSigmas[k] - 0.5 * LOG_2PI;
          if (l > top) {
            s = s * Math.exp(top - l) + 1;
            top = l;
          } else {
            s += Math.exp(l - top);
          }
        }
        total += top + Math.log(s);
      }
      return total;
    }`,
    points: [
      [Float64Array.of(), Float64Array.of(0, 1), Float64Array.of(0, 0.1), Float64Array.of(0.1, 0.2)],
      [Float64Array.of(0.4), Float64Array.of(0.3), Float64Array.of(0.2), Float64Array.of(0.1)],
      [Float64Array.of(0.4, -1.2, 2), Float64Array.of(-1, 0.5, 2), Float64Array.of(0, 0.1, -0.3), Float64Array.of(0.1, 0.2, -0.4)],
    ],
  },
  {
    name: 'autocorrelation at a lag', fn: 'autocorrelation',
    source: `
    export function autocorrelation(series: Float64Array, lag: number): number {
      const n = series.length;
      if (lag >= n) return 0;
      let mean = 0;
      for (let i = 0; i < n; i++) mean += series[i];
      mean /= n;
      let num = 0, den = 1e-9;
      for (let i = 0; i < n; i++) {
        const d = series[i] - mean;
        den += d * d;
        if (i + lag < n) num += d * (series[i + lag] - mean);
      }
      return num / den;
    }`,
    points: [[Float64Array.of(1, 2), 3], [Float64Array.of(1.5, 2.5), 1], [Float64Array.of(1, 3, -2, 0.5, 4), 2], [Float64Array.of(1, 3, -2), 0]],
  },
  {
    name: 'a t-statistic with pooled variance', fn: 'tStatistic',
    source: `
    export const tStatistic = (a: number[], b: number[]): number => {
      if (a.length < 2 || b.length < 2) {
        return 0;
      }
      let sumA = 0;
      let sumB = 0;
      for (const x of a) sumA += x;
      for (const x of b) sumB += x;
      const meanA = sumA / a.length;
      const meanB = sumB / b.length;
      let ss = 0;
      for (let i = 0; i < a.length; i++) ss += (a[i] - meanA) ** 2;
      for (let i = 0; i < b.length; i++) ss += (b[i] - meanB) ** 2;
      const pooled = ss / (a.length + b.length - 2);
      return (meanA - meanB) / Math.sqrt(pooled * (1 / a.length + 1 / b.length));
    };`,
    points: [[[1], [2, 3]], [[1, 2], [3]], [[1, 2.5], [3, 3.7]], [[1, 2.5, 0.3], [3, 3.7, 1.2, 2.9]]],
  },
  {
    name: 'Kullback–Leibler divergence of unnormalised histograms', fn: 'divergence',
    source: `
    export function divergence(p: number[], q: number[]): number {
      let sp = 0;
      let sq = 0;
      for (const [i, v] of p.entries()) {
        sp += v;
        sq += q[i];
      }
      if (!(sp > 0 && sq > 0)) return 0;
      let kl = 0;
      for (const i of p.keys()) {
        const a = p[i] / sp;
        const b = q[i] / sq;
        if (a < 1e-12) continue;
        if (b < 1e-12) return Infinity;
        kl += a * Math.log(a / b);
      }
      return kl;
    }`,
    points: [[[], []], [[2], [3]], [[0.2, 1e-20, 0.5], [0.3, 0.1, 0.9]], [[0.2, 0.5], [0.3, 1e-20]], [[0.2], [-0.3]]],
  },
  {
    name: 'exponential smoothing with trend', fn: 'holtError',
    source: `
    export function holtError(series: readonly number[], alpha: number, beta: number): number {
      if (series.length === 0) return 0;
      let level = series[0];
      let trend = 0;
      let sse = 0;
      for (let t = 1; t < series.length; t++) {
        const forecast = level + trend;
        const error = series[t] - forecast;
        sse += error * error;
        const previous = level;
        level = alpha * series[t] + (1 - alpha) * forecast;
        trend = beta * (level - previous) + (1 - beta) * trend;
      }
      return Math.sqrt(sse / series.length);
    }`,
    points: [[[], 0.3, 0.1], [[2], 0.3, 0.1], [[2, 3], 0.3, 0.1], [[2, 3.1, 5, 4.2, 8], 0.45, 0.2]],
  },
  {
    name: 'a quantile by the pinball loss', fn: 'pinball',
    source: `
    export function pinball(q: number, tau: number, xs: Float32Array): number {
      let loss = 0;
      let above = 0;
      for (let i = xs.length; i-- > 0; ) {
        const e = xs[i] - q;
        if (e >= 0) {
          loss += tau * e;
          above++;
        } else {
          loss += (tau - 1) * e;
        }
      }
      const share = above / Math.max(1, xs.length);
      return loss * (1 + share);
    }`,
    points: [[0.3, 0.9, Float32Array.of()], [0.3, 0.9, Float32Array.of(0.5)], [0.3, 0.2, Float32Array.of(0.5, -1, 2.5, 0.125)]],
  },
  {
    name: 'logistic regression, stable on both sides', fn: 'logLoss',
    source: `
    /** log(1 + exp(z)) without overflow */
    function softplus(z: number): number {
      if (z > 0) return z + Math.log1p(Math.exp(-z));
      return Math.log1p(Math.exp(z));
    }
    export function logLoss(w: number[], bias: number, X: number[][], labels: boolean[], ridge: number): number {
      let loss = 0;
      for (let i = 0; i < X.length; i++) {
        let z = bias;
        const row = X[i];
        for (let j = 0; j < row.length; j++) z += w[j] * row[j];
        loss += softplus(z);
        if (labels[i]) loss -= z;
      }
      let penalty = 0;
      for (const v of w) penalty += v * v;
      return loss + ridge * penalty;
    }`,
    points: [[[], 0.1, [], [], 0.1], [[0.5], 0.1, [[2]], [true], 0.1], [[0.5, -1.5], 0.1, [[2, 1], [1, 3], [-1, 0.4]], [true, false, false], 0.01]],
  },
  {
    name: 'the Poisson likelihood with zero inflation', fn: 'zip',
    source: `
    export function zip(logRate: number, logit: number, counts: number[]): number {
      const lambda = Math.exp(logRate);
      const pi = 1 / (1 + Math.exp(-logit));
      let ll = 0;
      for (const k of counts) {
        if (k === 0) {
          ll += Math.log(pi + (1 - pi) * Math.exp(-lambda));
        } else {
          let logFactorial = 0;
          for (let i = 2; i <= k; i++) logFactorial += Math.log(i);
          ll += Math.log(1 - pi) - lambda + k * logRate - logFactorial;
        }
      }
      return -ll;
    }`,
    points: [[0.3, -1, []], [0.3, -1, [0]], [0.3, -1, [1]], [0.7, 0.4, [0, 3, 0, 7, 2]]],
  },
  {
    name: 'weighted geometric mean that skips what is missing', fn: 'geometricMean',
    source: `
    export function geometricMean(values: number[], weights: number[]): number {
      let sum = 0, weight = 0;
      let i = -1;
      while (++i < values.length) {
        const v = values[i];
        if (Number.isNaN(v) || !Number.isFinite(weights[i])) continue;
        if (v <= 0) throw new RangeError('only positive values have a geometric mean');
        sum += weights[i] * Math.log(v);
        weight += weights[i];
      }
      return weight > 0 ? Math.exp(sum / weight) : NaN;
    }`,
    points: [[[], []], [[2], [1]], [[2, NaN, 3, 8], [1, 1, 2, Infinity]], [[2, -1], [1, 1]]],
  },
  {
    name: 'rank correlation by counting pairs, smoothed', fn: 'softKendall',
    source: `
    export function softKendall(x: number[], y: number[], sharpness: number): number {
      const n = x.length;
      let concordant = 0;
      let pairs = 0;
      for (let i = 0; i < n - 1; i++) {
        for (let j = i + 1; j < n; j++) {
          const dx = x[i] - x[j];
          const dy = y[i] - y[j];
          if (dx * dy === 0) continue;
          concordant += Math.tanh(sharpness * dx * dy);
          pairs++;
        }
      }
      if (pairs === 0) return 0;
      return concordant / pairs;
    }`,
    points: [[[], [], 1], [[1], [2], 1], [[1, 2], [0.4, 0.3], 0.7], [[1, 2.5, 0.3, 4], [0.4, 0.3, 0.9, 1.4], 2], [[1, 1, 0.3], [0.4, 0.3, 0.9], 2]],
  },
];
