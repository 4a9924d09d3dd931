/** Machine learning: losses, cells, attention, embeddings, by scalars and loops. */
import type { Program } from './program.js';

export const machineLearning: readonly Program[] = [
  {
    name: 'cross-entropy over a batch with label smoothing', fn: 'crossEntropy',
    source: `
    export function crossEntropy(logits: number[][], labels: number[], smoothing: number): number {
      let loss = 0;
      const batch = logits.length;
      for (let b = 0; b < batch; b++) {
        const row = logits[b];
        let top = -Infinity;
        for (const z of row) if (z > top) top = z;
        let total = 0;
        let mean = 0;
        for (const z of row) {
          total += Math.exp(z - top);
          mean += z / row.length;
        }
        const logZ = top + Math.log(total);
        loss += logZ - (1 - smoothing) * row[labels[b]] - smoothing * mean;
      }
      return batch > 0 ? loss / batch : 0;
    }`,
    points: [[[], [], 0.1], [[[0.5, 1.5, -2]], [1], 0.1], [[[0.5, 1.5, -2], [3, 2, 1], [0.1, 0.2, 0.7]], [0, 2, 2], 0.2]],
  },
  {
    name: 'one LSTM unit over a sequence', fn: 'lastHidden',
    source: `
    const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
    /** w holds, for each of the four gates, the weights of input, hidden state and bias. */
    export function lastHidden(w: Float64Array, inputs: readonly number[]): number {
      let h = 0;
      let c = 0;
      for (const x of inputs) {
        const i = sigmoid(w[0] * x + w[1] * h + w[2]);
        const f = sigmoid(w[3] * x + w[4] * h + w[5]);
        const o = sigmoid(w[6] * x + w[7] * h + w[8]);
        const g = Math.tanh(w[9] * x + w[10] * h + w[11]);
        c = f * c + i * g;
        h = o * Math.tanh(c);
      }
      return h;
    }`,
    points: [[], [0.5], [0.5, -1.2, 2, 0.3]].map((inputs) => [Float64Array.of(0.4, -0.2, 0.1, 0.7, 0.3, 1, -0.5, 0.6, 0.2, 0.9, -0.8, 0.05), inputs]),
  },
  {
    name: 'attention of one query with a causal mask', fn: 'attend',
    source: `
    export function attend(query: number[], keys: number[][], values: number[], position: number): number {
      const scale = 1 / Math.sqrt(query.length);
      let top = -1e30;
      let num = 0;
      let den = 0;
      for (let t = 0; t < keys.length; t++) {
        if (t > position) break;
        let score = 0;
        for (let j = 0; j < query.length; j++) score += query[j] * keys[t][j];
        score *= scale;
        const m = Math.max(top, score);
        const decay = Math.exp(top - m);
        const weight = Math.exp(score - m);
        num = num * decay + weight * values[t];
        den = den * decay + weight;
        top = m;
      }
      return den === 0 ? 0 : num / den;
    }`,
    points: [
      [[0.5, 1], [], [], 2], [[0.5, 1], [[1, 2]], [3], 2], [[0.5, 1], [[1, 2], [0.3, -1], [2, 0.4], [9, 9]], [3, 1, -2, 7], 2], [[0.5, 1], [[1, 2]], [3], -1],
    ],
  },
  {
    name: 'triplet loss over embeddings looked up by id', fn: 'tripletLoss',
    source: `
    export function tripletLoss(table: Float64Array, dim: number, anchors: Int32Array, positives: Int32Array, negatives: Int32Array, margin: number): number {
      let loss = 0;
      let violated = 0;
      for (let t = 0; t < anchors.length; t++) {
        let near = 0, far = 0;
        for (let d = 0; d < dim; d++) {
          const a = table[anchors[t] * dim + d];
          near += (a - table[positives[t] * dim + d]) ** 2;
          far += (a - table[negatives[t] * dim + d]) ** 2;
        }
        const hinge = near - far + margin;
        if (hinge <= 0) continue;
        violated++;
        loss += hinge;
      }
      return violated > 0 ? loss / violated : 0;
    }`,
    points: [
      [Float64Array.of(1, 2), 2, Int32Array.of(), Int32Array.of(), Int32Array.of(), 0.5],
      [Float64Array.of(1, 2, 0.5, 0.3, -1, 1), 2, Int32Array.of(0), Int32Array.of(1), Int32Array.of(2), 0.5],
      [Float64Array.of(1, 2, 0.5, 0.3, -1, 1), 2, Int32Array.of(0, 1, 2, 1), Int32Array.of(1, 0, 2, 1), Int32Array.of(2, 2, 0, 0), 0.7],
    ],
  },
  {
    name: 'batch normalisation of one feature', fn: 'normalised',
    source: `
    const EPS = 1e-5;
    export function normalised(x: number[], gamma: number, beta: number, training: boolean, runningMean: number, runningVar: number): number {
      let mean = runningMean;
      let variance = runningVar;
      if (training) {
        mean = 0;
        for (let i = 0; i < x.length; i++) mean += x[i];
        mean /= x.length;
        variance = 0;
        for (let i = 0; i < x.length; i++) variance += (x[i] - mean) ** 2;
        variance /= x.length;
      }
      const inv = 1 / Math.sqrt(variance + EPS);
      let out = 0;
      for (let i = 0; i < x.length; i++) {
        const y = gamma * (x[i] - mean) * inv + beta;
        out += (i + 1) * y * y;
      }
      return out;
    }`,
    points: [[[], 1.1, 0.2, false, 0.3, 0.9], [[0.5], 1.1, 0.2, false, 0.3, 0.9], [[0.5, 1.5, -2.2], 1.1, 0.2, true, 0.3, 0.9], [[0.5, 1.5, -2.2], 0.7, 0.2, false, 0.3, 0.9]],
  },
  {
    name: 'an activation chosen by name', fn: 'activate',
    source: `
    type Activation = 'relu' | 'leaky' | 'gelu' | 'swish' | 'elu' | 'identity';
    function act(x: number, kind: Activation): number {
      switch (kind) {
        case 'relu': return Math.max(0, x);
        case 'leaky': return x >= 0 ? x : 0.01 * x;
        case 'gelu': return 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3)));
        case 'swish': return x / (1 + Math.exp(-x));
        case 'elu':
          if (x >= 0) return x;
          return Math.exp(x) - 1;
        default: return x;
      }
    }
    export const activate = (x: number, w: number, kinds: Activation[]): number => {
      let h = x;
      for (const kind of kinds) {
        const z = w * h + 0.1;
        h = act(z, kind);
      }
      return h * h;
    };`,
    points: [
      [0.5, 1.2, []], [0.5, 1.2, ['relu']], [0.5, 1.2, ['relu', 'leaky', 'gelu', 'swish', 'elu', 'identity']], [-0.7, 1.3, ['leaky', 'gelu', 'swish', 'elu', 'identity']],
      [-0.7, 1.3, ['elu', 'relu']], [-0.7, 1.3, ['elu']],
    ],
  },
  {
    name: 'a two-layer perceptron with weights in one flat array', fn: 'mse',
    source: `
    export function mse(w: Float64Array, inputs: number, hidden: number, X: Float64Array, y: Float64Array): number {
      const samples = y.length;
      let error = 0;
      for (let s = 0; s < samples; s++) {
        let out = w[hidden * (inputs + 2)];
        for (let h = 0; h < hidden; h++) {
          let z = w[hidden * inputs + h];
          for (let i = 0; i < inputs; i++) z += w[h * inputs + i] * X[s * inputs + i];
          const a = Math.tanh(z);
          out += w[hidden * (inputs + 1) + h] * a;
        }
        const e = out - y[s];
        error += e * e;
      }
      return samples === 0 ? 0 : error / samples;
    }`,
    points: [
      [Float64Array.of(0.3, 0.2, 0.7, 0.1), 1, 1, Float64Array.of(), Float64Array.of()],
      [Float64Array.of(0.3, 0.2, 0.7, 0.1), 1, 1, Float64Array.of(0.4), Float64Array.of(0.8)],
      [Float64Array.of(0.3, 0.2, 0.7, 0.1, -0.4, 0.6, 0.9, -0.2, 0.5), 2, 2, Float64Array.of(0.4, 0.1, -1, 2, 0.3, 0.3), Float64Array.of(0.8, -1, 0.2)],
      [Float64Array.of(0.3), 2, 0, Float64Array.of(0.4, 0.1), Float64Array.of(0.8)],
    ],
  },
  {
    name: 'margin ranking with early stop once the budget is spent', fn: 'rankingLoss',
    source: `
    export function rankingLoss(scores: readonly number[], relevance: readonly number[], budget: number): number {
      let loss = 0;
      scan: for (let i = 0; i < scores.length; i++) {
        for (let j = 0; j < scores.length; j++) {
          if (relevance[i] <= relevance[j]) continue;
          const margin = 1 - (scores[i] - scores[j]);
          if (margin > 0) loss += margin * margin;
          if (loss > budget) break scan;
        }
      }
      return loss + 0.001 * budget;
    }`,
    points: [[[], [], 10], [[0.4], [1], 10], [[0.4, 2.5, 0.1], [3, 1, 2], 100], [[0.4, 2.5, 0.1], [3, 1, 2], 5], [[4, 0.5, 1.1], [3, 1, 2], 5]],
  },
  {
    name: 'a convolution, a pool and a score', fn: 'score',
    source: `
    export function score(image: number[][], kernel: number[][], bias: number): number {
      const rows = image.length - kernel.length + 1;
      let best = -Infinity;
      let sum = 0;
      for (let r = 0; r < rows; r++) {
        const cols = image[r].length - kernel[0].length + 1;
        for (let c = 0; c < cols; c++) {
          let v = bias;
          for (let i = 0; i < kernel.length; i++) {
            for (let j = 0; j < kernel[i].length; j++) v += image[r + i][c + j] * kernel[i][j];
          }
          if (v > best) best = v;
          sum += v > 0 ? v : 0.1 * v;
        }
      }
      if (best === -Infinity) return bias;
      return best + 0.3 * sum;
    }`,
    points: [
      [[[1, 2]], [[0.5], [1]], 0.1], [[[1.5]], [[0.5]], 0.1],
      [[[1, 2, 0.5], [-1, 0.3, 2], [0.7, -3, 1]], [[0.5, -1], [1, 0.4]], 0.2], [[[1, 2], [-1, 0.3]], [[0.5, -1]], -3],
    ],
  },
  {
    name: 'momentum steps on a bowl, unrolled', fn: 'finalLoss',
    source: `
    export function finalLoss(rate: number, momentum: number, x0: number, y0: number, iterations: number): number {
      const loss = (x: number, y: number) => (1 - x) ** 2 + 5 * (y - x * x) ** 2;
      let x = x0, y = y0;
      let vx = 0, vy = 0;
      let best = loss(x, y);
      let k = 0;
      while (k++ < iterations) {
        const gx = -2 * (1 - x) - 20 * x * (y - x * x);
        const gy = 10 * (y - x * x);
        vx = momentum * vx - rate * gx;
        vy = momentum * vy - rate * gy;
        x += vx;
        y += vy;
        const current = loss(x, y);
        if (current < best) best = current;
      }
      return best;
    }`,
    points: [[0.01, 0.8, -0.5, 0.7, 0], [0.01, 0.8, -0.5, 0.7, 1], [0.01, 0.8, -0.5, 0.7, 12], [0.2, 0.5, -0.5, 0.7, 2]],
  },
  {
    name: 'focal loss with ignored labels', fn: 'focal',
    source: `
    interface Options { gamma?: number; ignore?: number }
    export function focal(logits: number[], labels: (0 | 1 | -1)[], alpha: number, options: Options = {}): number {
      const gamma = options.gamma ?? 2;
      let loss = 0, counted = 0;
      for (const [i, z] of logits.entries()) {
        const label = labels[i];
        if (label === -1) continue;
        counted++;
        const p = 1 / (1 + Math.exp(-z));
        const pt = label === 1 ? p : 1 - p;
        const weight = label === 1 ? alpha : 1 - alpha;
        loss -= weight * (1 - pt) ** gamma * Math.log(pt);
      }
      return loss / Math.max(counted, 1);
    }`,
    points: [[[], [], 0.3], [[0.4], [1], 0.3], [[0.4, -1, 2.2, 0.1], [1, 0, -1, 1], 0.3, { gamma: 1.5 }], [[0.4], [-1], 0.3]],
  },
  {
    name: 'Gaussian process with one observation, a kernel chosen', fn: 'posteriorMean',
    source: `
    export function posteriorMean(x: number, xs: number[], ys: number[], lengthScale: number, kernel: 'rbf' | 'matern' | 'linear'): number {
      const k = (a: number, b: number): number => {
        const r = Math.abs(a - b) / lengthScale;
        if (kernel === 'rbf') return Math.exp(-0.5 * r * r);
        if (kernel === 'matern') return (1 + Math.sqrt(3) * r) * Math.exp(-Math.sqrt(3) * r);
        return 1 + a * b;
      };
      let mean = 0;
      let weight = 1e-3;
      for (let i = 0; i < xs.length; i++) {
        const s = k(x, xs[i]);
        mean += s * ys[i];
        weight += s;
      }
      return mean / weight;
    }`,
    points: [[0.3, [], [], 1, 'rbf'], [0.3, [1], [2], 0.7, 'rbf'], [0.3, [1, -0.5, 2], [2, 1, 0.4], 0.7, 'matern'], [0.3, [1, -0.5, 2], [2, 1, 0.4], 0.7, 'linear']],
  },
];
