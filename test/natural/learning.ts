/**
 * Machine learning as its users write it: layers as records, option objects, nested arrays and typed ones.
 *
 *     learning[0].source // 'interface Layer { … } export function networkLoss(…) { … }'
 */
import type { Program } from './program.js';

export const learning: readonly Program[] = [
  {
    name: 'the loss of a network whose layers are records',
    source: `
interface Layer {
  weights: number[][];
  bias: number[];
  activation: 'relu' | 'tanh' | 'linear';
}

function activate(x: number, kind: Layer['activation']): number {
  switch (kind) {
    case 'relu':
      return Math.max(0, x);
    case 'tanh':
      return Math.tanh(x);
    default:
      return x;
  }
}

/** One dense layer. */
function dense(input: number[], layer: Layer): number[] {
  return layer.weights.map((row, i) => {
    const z = row.reduce((acc, w, j) => acc + w * input[j], layer.bias[i]);
    return activate(z, layer.activation);
  });
}

export function networkLoss(layers: Layer[], x: number[], target: number[]): number {
  let h = x;
  for (const layer of layers) {
    h = dense(h, layer);
  }
  return h.reduce((sum, y, i) => sum + (y - target[i]) ** 2, 0) / target.length;
}`,
    points: [
      [
        [
          { weights: [[0.5, -0.2], [0.1, 0.4], [0.3, 0.3]], bias: [0.1, 0.2, -0.1], activation: 'tanh' },
          { weights: [[0.3, -0.6, 0.8], [0.2, 0.9, 0.1]], bias: [0.05, 0], activation: 'relu' },
          { weights: [[1.1, -0.3]], bias: [0.02], activation: 'linear' },
        ],
        [0.7, -1.2],
        [0.4],
      ],
      [[{ weights: [[1, 2]], bias: [0.3], activation: 'relu' }], [1, 0.5], [0.1]],
    ],
  },
  {
    name: 'scaled dot-product attention with a causal mask',
    source: `
type Matrix = number[][];

const softmax = (xs: number[]): number[] => {
  const max = Math.max(...xs);
  const exps = xs.map((x) => Math.exp(x - max));
  const total = exps.reduce((a, b) => a + b, 0);
  return exps.map((e) => e / total);
};

const dot = (a: number[], b: number[]): number => a.reduce((s, ai, i) => s + ai * b[i], 0);

export function attention(Q: Matrix, K: Matrix, V: Matrix, { causal = true }: { causal?: boolean } = {}): Matrix {
  const scale = 1 / Math.sqrt(Q[0].length);
  return Q.map((q, i) => {
    const scores = K.map((k, j) => (causal && j > i ? -Infinity : dot(q, k) * scale));
    const weights = softmax(scores);
    return V[0].map((_, d) => weights.reduce((acc, w, j) => acc + w * V[j][d], 0));
  });
}`,
    points: [
      [[[0.1, 0.4], [0.7, -0.3]], [[0.2, 0.5], [-0.6, 0.9]], [[1, 2, 3], [0.5, -1, 0.25]], { causal: false }],
      [[[0.1, 0.4], [0.7, -0.3]], [[0.2, 0.5], [-0.6, 0.9]], [[1, 2], [0.5, -1]], {}],
    ],
  },
  {
    name: 'an LSTM over a sequence',
    source: `
export interface LSTMParams {
  readonly Wf: number[][]; readonly Wi: number[][]; readonly Wo: number[][]; readonly Wc: number[][];
  readonly bf: number[]; readonly bi: number[]; readonly bo: number[]; readonly bc: number[];
}

interface LSTMState { h: number[]; c: number[] }

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

function affine(W: number[][], x: number[], b: number[]): number[] {
  const out: number[] = [];
  for (let i = 0; i < W.length; i++) {
    let sum = b[i];
    for (let j = 0; j < x.length; j++) sum += W[i][j] * x[j];
    out.push(sum);
  }
  return out;
}

function lstmCell(x: number[], { h, c }: LSTMState, p: LSTMParams): LSTMState {
  const z = [...h, ...x];
  const f = affine(p.Wf, z, p.bf).map(sigmoid);
  const i = affine(p.Wi, z, p.bi).map(sigmoid);
  const o = affine(p.Wo, z, p.bo).map(sigmoid);
  const g = affine(p.Wc, z, p.bc).map(Math.tanh);
  const cNext = c.map((ck, k) => f[k] * ck + i[k] * g[k]);
  return { h: cNext.map((ck, k) => o[k] * Math.tanh(ck)), c: cNext };
}

export function lstmLoss(xs: number[][], target: number, params: LSTMParams): number {
  const hidden = params.bf.length;
  let state: LSTMState = { h: new Array(hidden).fill(0), c: new Array(hidden).fill(0) };
  for (const x of xs) {
    state = lstmCell(x, state, params);
  }
  const y = state.h.reduce((a, b) => a + b, 0);
  return 0.5 * (y - target) ** 2;
}`,
    points: [
      [
        [[0.5], [-0.3], [0.8]], 0.7,
        { Wf: [[0.1, 0.2, 0.3], [0.2, -0.1, 0.4]], Wi: [[0.3, 0.1, -0.2], [0.5, 0.1, 0.2]], Wo: [[-0.4, 0.2, 0.1], [0.3, 0.3, 0.3]], Wc: [[0.2, 0.6, -0.5], [0.1, 0.2, 0.9]], bf: [1, 1], bi: [0, 0.1], bo: [0.1, -0.1], bc: [0.2, 0] },
      ],
      [[[0.5]], 0.1, { Wf: [[0.1, 0.2]], Wi: [[0.3, 0.1]], Wo: [[-0.4, 0.2]], Wc: [[0.2, 0.6]], bf: [1], bi: [0], bo: [0.1], bc: [0.2] }],
    ],
  },
  {
    name: 'a GRU cell over typed arrays, gates in one weight block',
    source: `
const enum Gate { Reset = 0, Update = 1, Candidate = 2 }

/** GRU as in Cho et al. (2014); weights are [gate][unit][input + hidden], row-major. */
export function gru(x: Float64Array, h: Float64Array, W: Float64Array, b: Float64Array): Float64Array {
  const nIn = x.length;
  const nHid = h.length;
  const stride = nIn + nHid;
  const gates = new Float64Array(2 * nHid);
  for (let g = Gate.Reset; g <= Gate.Update; g++) {
    for (let u = 0; u < nHid; u++) {
      const base = (g * nHid + u) * stride;
      let z = b[g * nHid + u];
      for (let k = 0; k < nIn; k++) z += W[base + k] * x[k];
      for (let k = 0; k < nHid; k++) z += W[base + nIn + k] * h[k];
      gates[g * nHid + u] = 1 / (1 + Math.exp(-z));
    }
  }
  const next = new Float64Array(nHid);
  for (let u = 0; u < nHid; u++) {
    const base = (Gate.Candidate * nHid + u) * stride;
    let z = b[Gate.Candidate * nHid + u];
    for (let k = 0; k < nIn; k++) z += W[base + k] * x[k];
    for (let k = 0; k < nHid; k++) z += W[base + nIn + k] * gates[k] * h[k];
    const update = gates[nHid + u];
    next[u] = (1 - update) * h[u] + update * Math.tanh(z);
  }
  return next;
}`,
    points: [
      [new Float64Array([0.5, -0.4]), new Float64Array([0.2, 0.9]), new Float64Array(24).map((_, i) => Math.sin(i * 1.7) * 0.6), new Float64Array([0.1, 0.2, -0.1, 0.3, 0, 0.4])],
      [new Float64Array([0.5]), new Float64Array([0.2]), new Float64Array([0.1, 0.2, 0.3, -0.4, 0.5, 0.9]), new Float64Array([0.1, 0.2, -0.1])],
    ],
  },
  {
    name: 'batch normalisation, then max-pooling and cross entropy',
    source: `
interface BatchNormOptions { eps?: number; affine?: { gamma: number[]; beta: number[] } }

function mean(xs: readonly number[]): number {
  let s = 0;
  for (const x of xs) s += x;
  return s / xs.length;
}

function batchNorm(batch: number[][], options: BatchNormOptions = {}): number[][] {
  const { eps = 1e-5, affine } = options;
  const features = batch[0].length;
  const out = batch.map((row) => row.slice());
  for (let j = 0; j < features; j++) {
    const column = batch.map((row) => row[j]);
    const mu = mean(column);
    const variance = mean(column.map((x) => (x - mu) ** 2));
    for (let i = 0; i < batch.length; i++) {
      let y = (batch[i][j] - mu) / Math.sqrt(variance + eps);
      if (affine) y = y * affine.gamma[j] + affine.beta[j];
      out[i][j] = y;
    }
  }
  return out;
}

export function classify(batch: number[][], labels: number[], gamma: number[], beta: number[]): number {
  const normed = batchNorm(batch, { affine: { gamma, beta } });
  let loss = 0;
  normed.forEach((logits, n) => {
    const m = logits.reduce((a, b) => Math.max(a, b), -Infinity);
    const lse = m + Math.log(logits.map((l) => Math.exp(l - m)).reduce((a, b) => a + b));
    loss += lse - logits[labels[n]];
  });
  return loss / batch.length;
}`,
    points: [[[[1, 2, 0.5], [0.3, -1, 2], [2, 0.7, -0.4]], [0, 2, 1], [1, 0.8, 1.2], [0.1, 0, -0.1]]],
  },
  {
    name: 'a 2-D convolution, then 2x2 max-pooling, on a flat image',
    source: `
export interface ConvShape { height: number; width: number; kernel: number; stride?: number; padding?: number }

export function convPool(image: Float64Array, kernel: Float64Array, bias: number, shape: ConvShape): number {
  const { height, width, kernel: k, stride = 1, padding = 0 } = shape;
  const outH = Math.floor((height + 2 * padding - k) / stride) + 1;
  const outW = Math.floor((width + 2 * padding - k) / stride) + 1;
  const feature = new Float64Array(outH * outW);
  for (let y = 0; y < outH; y++) {
    for (let x = 0; x < outW; x++) {
      let acc = bias;
      for (let dy = 0; dy < k; dy++) {
        const iy = y * stride + dy - padding;
        if (iy < 0 || iy >= height) continue;
        for (let dx = 0; dx < k; dx++) {
          const ix = x * stride + dx - padding;
          if (ix < 0 || ix >= width) continue;
          acc += image[iy * width + ix] * kernel[dy * k + dx];
        }
      }
      feature[y * outW + x] = acc > 0 ? acc : 0.01 * acc;
    }
  }
  let total = 0;
  for (let y = 0; y + 1 < outH; y += 2) {
    for (let x = 0; x + 1 < outW; x += 2) {
      let best = -Infinity;
      for (let dy = 0; dy < 2; dy++)
        for (let dx = 0; dx < 2; dx++) best = Math.max(best, feature[(y + dy) * outW + x + dx]);
      total += best * best;
    }
  }
  return total;
}`,
    points: [
      [new Float64Array(16).map((_, i) => Math.sin(i * 2.3)), new Float64Array([0.1, -0.5, 0.7, 0.3, 0.9, -0.2, 0.4, 0.6, -0.8]), 0.1, { height: 4, width: 4, kernel: 3, padding: 1 }],
      [new Float64Array(25).map((_, i) => Math.cos(i * 1.3)), new Float64Array([0.1, -0.5, 0.7, 0.3]), 0.2, { height: 5, width: 5, kernel: 2, stride: 1 }],
    ],
  },
  {
    name: 'word embeddings by negative sampling',
    wrt: ['embeddings', 'context'],
    source: `
const logSigmoid = (x: number) => -Math.log1p(Math.exp(-x));

export function skipGram(embeddings: number[][], context: number[][], pairs: ReadonlyArray<readonly [number, number]>, negatives: number[][]): number {
  let loss = 0;
  for (const [index, [center, outside]] of pairs.entries()) {
    const v = embeddings[center];
    const score = (u: number[]) => u.reduce((s, ui, i) => s + ui * v[i], 0);
    loss -= logSigmoid(score(context[outside]));
    for (const negative of negatives[index]) {
      loss -= logSigmoid(-score(context[negative]));
    }
  }
  return loss;
}`,
    points: [[[[0.1, 0.2], [0.5, -0.4], [0.3, 0.9]], [[0.7, 0.1], [-0.2, 0.3], [0.6, -0.8]], [[0, 1], [2, 0]], [[2], [1, 2]]]],
  },
  {
    name: 'Adam steps on a quadratic, then the loss',
    source: `
interface AdamOptions { lr?: number; beta1?: number; beta2?: number; eps?: number; steps?: number }

const DEFAULTS: Required<AdamOptions> = { lr: 0.1, beta1: 0.9, beta2: 0.999, eps: 1e-8, steps: 3 };

/** Meta-learning: the loss after a few Adam steps, as a function of the start and the rate. */
export function unrolledAdam(theta0: number[], target: number[], options: AdamOptions = {}): number {
  const { lr, beta1, beta2, eps, steps } = { ...DEFAULTS, ...options };
  const theta = [...theta0];
  const m = theta.map(() => 0);
  const v = theta.map(() => 0);
  for (let t = 1; t <= steps; t++) {
    for (let i = 0; i < theta.length; i++) {
      const g = 2 * (theta[i] - target[i]);
      m[i] = beta1 * m[i] + (1 - beta1) * g;
      v[i] = beta2 * v[i] + (1 - beta2) * g * g;
      const mHat = m[i] / (1 - beta1 ** t);
      const vHat = v[i] / (1 - beta2 ** t);
      theta[i] -= (lr * mHat) / (Math.sqrt(vHat) + eps);
    }
  }
  return theta.reduce((s, x, i) => s + (x - target[i]) ** 2, 0);
}`,
    points: [[[1, -2], [0.3, 0.4], { lr: 0.05, steps: 2 }], [[1, -2, 0.4], [0.3, 0.4, 0.1], { lr: 0.2, beta1: 0.8 }]],
  },
  {
    name: 'soft k-means with records for clusters',
    source: `
interface Point { x: number; y: number }
interface Cluster { center: Point; weight: number }

const sqDist = (a: Point, b: Point): number => (a.x - b.x) ** 2 + (a.y - b.y) ** 2;

export function softKMeans(points: Point[], initial: Point[], beta: number, iterations = 2): number {
  let clusters: Cluster[] = initial.map((center) => ({ center, weight: 0 }));
  let cost = 0;
  for (let iter = 0; iter < iterations; iter++) {
    const sums = clusters.map(() => ({ x: 0, y: 0, w: 0 }));
    cost = 0;
    for (const p of points) {
      const d = clusters.map((c) => sqDist(p, c.center));
      const r = d.map((di) => Math.exp(-beta * di));
      const norm = r.reduce((a, b) => a + b, 0);
      for (let k = 0; k < clusters.length; k++) {
        const w = r[k] / norm;
        sums[k].x += w * p.x;
        sums[k].y += w * p.y;
        sums[k].w += w;
        cost += w * d[k];
      }
    }
    clusters = sums.map(({ x, y, w }) => ({ center: { x: x / w, y: y / w }, weight: w }));
  }
  return cost;
}`,
    points: [[[{ x: 0, y: 0.1 }, { x: 1, y: 1.2 }, { x: 0.9, y: 0.7 }], [{ x: 0.2, y: 0 }, { x: 0.8, y: 1 }], 1.5], [[{ x: 0, y: 0.1 }, { x: 1, y: 1.2 }], [{ x: 0.2, y: 0 }], 0.5, 1]],
  },
  {
    name: 'beam scores with a length penalty',
    source: `
interface Hypothesis { tokens: Int32Array; score: number }

function lengthPenalty(length: number, alpha = 0.6): number {
  return ((5 + length) / 6) ** alpha;
}

/** The score of the best of the given hypotheses under a bigram model of log-probabilities. */
export function bestHypothesis(logits: number[][], hypotheses: Hypothesis[], alpha?: number): number {
  const logProbs = logits.map((row) => {
    const z = Math.log(row.reduce((s, l) => s + Math.exp(l), 0));
    return row.map((l) => l - z);
  });
  const scored = hypotheses
    .filter(({ tokens }) => tokens.length > 1)
    .map(({ tokens, score }) => {
      let total = score;
      for (let i = 1; i < tokens.length; i++) total += logProbs[tokens[i - 1]][tokens[i]];
      return total / lengthPenalty(tokens.length, alpha);
    });
  if (scored.length === 0) return 0;
  scored.sort((a, b) => b - a);
  return scored[0];
}`,
    points: [[[[0.1, 0.5, -0.2], [0.3, 0.2, 0.9], [-0.4, 0.6, 0.1]], [{ tokens: new Int32Array([0, 1, 2]), score: -0.1 }, { tokens: new Int32Array([2]), score: 0 }, { tokens: new Int32Array([1, 1]), score: -0.2 }], 0.7], [[[0.1, 0.5], [0.3, 0.2]], [{ tokens: new Int32Array([0, 1, 0]), score: -0.1 }, { tokens: new Int32Array([1, 1]), score: -0.2 }], 0.5]],
  },
];
