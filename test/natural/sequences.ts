/** Sequences, tables and networks, as people write them. */
import type { Program } from './program.js';

const f64 = (...xs: number[]): Float64Array => Float64Array.from(xs);

export const sequences: readonly Program[] = [
  {
    name: 'dynamic time warping with a table of rows',
    source: `export function dtw(a: number[], b: number[], window: number): number {
  const n = a.length;
  const m = b.length;
  const D: number[][] = Array.from({ length: n + 1 }, () => new Array(m + 1).fill(Infinity));
  D[0][0] = 0;
  for (let i = 1; i <= n; i++) {
    const lo = Math.max(1, i - window);
    const hi = Math.min(m, i + window);
    for (let j = lo; j <= hi; j++) {
      const cost = (a[i - 1] - b[j - 1]) ** 2;
      D[i][j] = cost + Math.min(D[i - 1][j], D[i][j - 1], D[i - 1][j - 1]);
    }
  }
  return Math.sqrt(D[n][m]);
}`,
    points: [[[1, 2, 3.5, 2], [1.2, 3, 2.1], 2]],
  },
  {
    name: 'an edit distance with learned costs, two rows that take turns',
    source: `interface Costs { insert: number; remove: number; replace: number }

export function editCost(a: number[], b: number[], { insert, remove, replace }: Costs): number {
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j * insert);
  let current = new Array(b.length + 1).fill(0);
  for (let i = 1; i <= a.length; i++) {
    current[0] = i * remove;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      current[j] = Math.min(previous[j] + remove, current[j - 1] + insert, previous[j - 1] + (same ? 0 : replace));
    }
    [previous, current] = [current, previous];
  }
  return previous[b.length];
}`,
    points: [[[1, 2, 3], [1, 3, 3, 4], { insert: 0.7, remove: 1.1, replace: 0.9 }], [[], [1], { insert: 0.7, remove: 1.1, replace: 0.9 }]],
    wrt: ['arg2'],
  },
  {
    name: 'a linear-chain CRF: the score of a path against the partition function',
    source: `function logSumExp(xs: number[]): number {
  const top = Math.max(...xs);
  return top + Math.log(xs.reduce((s, x) => s + Math.exp(x - top), 0));
}

export function crfLoss(emissions: number[][], transitions: number[][], tags: number[]): number {
  const K = transitions.length;
  let score = emissions[0][tags[0]];
  let alpha = [...emissions[0]];
  for (let t = 1; t < emissions.length; t++) {
    score += transitions[tags[t - 1]][tags[t]] + emissions[t][tags[t]];
    const next: number[] = [];
    for (let j = 0; j < K; j++) {
      next.push(logSumExp(alpha.map((a, i) => a + transitions[i][j])) + emissions[t][j]);
    }
    alpha = next;
  }
  return logSumExp(alpha) - score;
}`,
    points: [[[[0.5, -0.3], [1, 0.2], [-0.4, 0.8]], [[0.1, -0.2], [0.3, 0.05]], [0, 0, 1]]],
    wrt: ['emissions', 'transitions'],
  },
  {
    name: 'a simple recurrent network over a sequence, states kept',
    source: `interface Rnn { Wx: number[][]; Wh: number[][]; b: number[]; out: number[] }

export function rnnLoss(net: Rnn, xs: number[][], ys: number[]): number {
  const H = net.b.length;
  const states: number[][] = [new Array(H).fill(0)];
  let loss = 0;
  xs.forEach((x, t) => {
    const before = states[states.length - 1];
    const h = net.b.map((bias, i) => {
      let a = bias;
      for (let j = 0; j < x.length; j++) a += net.Wx[i][j] * x[j];
      for (let j = 0; j < H; j++) a += net.Wh[i][j] * before[j];
      return Math.tanh(a);
    });
    states.push(h);
    const y = h.reduce((s, v, i) => s + v * net.out[i], 0);
    loss += 0.5 * (y - ys[t]) ** 2;
  });
  return loss / xs.length;
}`,
    points: [[{ Wx: [[0.5, -0.2], [0.1, 0.4]], Wh: [[0.3, 0.1], [-0.2, 0.2]], b: [0.1, -0.1], out: [1, -0.5] }, [[1, 0.5], [0.2, -1]], [0.3, -0.4]]],
  },
  {
    name: 'a 1-D convolution with stride, padding and a bias, then pooling',
    source: `interface Layer { kernel: Float64Array; bias: number; stride: number; padding: number }

function conv1d(x: Float64Array, { kernel, bias, stride, padding }: Layer): Float64Array {
  const n = Math.floor((x.length + 2 * padding - kernel.length) / stride) + 1;
  const y = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let s = bias;
    for (let k = 0; k < kernel.length; k++) {
      const j = i * stride + k - padding;
      if (j >= 0 && j < x.length) s += kernel[k] * x[j];
    }
    y[i] = Math.max(0, s);
  }
  return y;
}

export function feature(x: Float64Array, layer: Layer): number {
  const y = conv1d(x, layer);
  let pooled = 0;
  for (let i = 0; i + 1 < y.length; i += 2) pooled += Math.max(y[i], y[i + 1]);
  return pooled;
}`,
    points: [[f64(1, -0.5, 2, 0.3, 1.2, -1), { kernel: f64(0.5, -0.2, 0.3), bias: 0.1, stride: 1, padding: 1 }]],
  },
  {
    name: 'a 2-D convolution over channels, on nested arrays',
    source: `type Image = number[][];

function convolve(channels: Image[], kernels: Image[], bias: number): Image {
  const h = channels[0].length - kernels[0].length + 1;
  const w = channels[0][0].length - kernels[0][0].length + 1;
  const out: Image = [];
  for (let y = 0; y < h; y++) {
    const row: number[] = [];
    for (let x = 0; x < w; x++) {
      let s = bias;
      channels.forEach((image, c) => {
        for (let v = 0; v < kernels[c].length; v++) {
          for (let u = 0; u < kernels[c][v].length; u++) s += image[y + v][x + u] * kernels[c][v][u];
        }
      });
      row.push(s);
    }
    out.push(row);
  }
  return out;
}

export function response(channels: Image[], kernels: Image[], bias: number): number {
  const map = convolve(channels, kernels, bias);
  return map.flat().reduce((s, v) => s + (v > 0 ? v * v : 0.01 * v), 0);
}`,
    points: [[[[[1, 2, 0.5], [0.3, -1, 2], [1, 0.2, 0.1]], [[0.2, 0.1, 1], [1, 1, -1], [0.5, 0.3, 2]]], [[[0.5, -0.2], [0.1, 0.3]], [[0.2, 0.2], [-0.4, 0.6]]], 0.05]],
  },
  {
    name: 'max-pooling with the places of the winners kept',
    source: `export function unpooled(x: number[][], size: number): number {
  const rows = Math.floor(x.length / size);
  const cols = Math.floor(x[0].length / size);
  const restored = x.map((row) => row.map(() => 0));
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < cols; c++) {
      let best = -Infinity;
      let where: [number, number] = [0, 0];
      for (let i = 0; i < size; i++) {
        for (let j = 0; j < size; j++) {
          const v = x[r * size + i][c * size + j];
          if (v > best) {
            best = v;
            where = [r * size + i, c * size + j];
          }
        }
      }
      restored[where[0]][where[1]] = best;
    }
  }
  return restored.reduce((s, row, i) => s + row.reduce((t, v, j) => t + v * v * (i + j + 1), 0), 0);
}`,
    points: [[[[1, 2, 0.5, 4], [0.3, -1, 2, 1]], 2]],
  },
  {
    name: 'batch normalisation with running moments written into the layer',
    source: `interface BatchNorm { gamma: number[]; beta: number[]; mean: number[]; variance: number[] }

export function batchNorm(layer: BatchNorm, batch: number[][], momentum: number): number {
  const n = batch.length;
  let loss = 0;
  for (let j = 0; j < layer.gamma.length; j++) {
    let mean = 0;
    for (const x of batch) mean += x[j] / n;
    let variance = 0;
    for (const x of batch) variance += (x[j] - mean) ** 2 / n;
    layer.mean[j] = momentum * layer.mean[j] + (1 - momentum) * mean;
    layer.variance[j] = momentum * layer.variance[j] + (1 - momentum) * variance;
    const scale = layer.gamma[j] / Math.sqrt(variance + 1e-5);
    for (const x of batch) loss += Math.abs((x[j] - mean) * scale + layer.beta[j]);
  }
  return loss;
}`,
    points: [[{ gamma: [1, 0.5], beta: [0.1, -0.2], mean: [0, 0.1], variance: [1, 0.9] }, [[1, 2], [0.5, -1], [2, 0.3]], 0.9]],
  },
  {
    name: 'multi-head attention on flat projections',
    source: `const softmax = (scores: number[]): number[] => {
  const top = Math.max(...scores);
  const exps = scores.map((s) => Math.exp(s - top));
  const total = exps.reduce((a, b) => a + b, 0);
  return exps.map((e) => e / total);
};

export function attend(Q: number[][], K: number[][], V: number[][], heads: number): number[][] {
  const width = Q[0].length / heads;
  const out = Q.map(() => new Array<number>(V[0].length).fill(0));
  for (let h = 0; h < heads; h++) {
    const from = h * width;
    for (let i = 0; i < Q.length; i++) {
      const scores = K.map((k) => {
        let s = 0;
        for (let d = from; d < from + width; d++) s += Q[i][d] * k[d];
        return s / Math.sqrt(width);
      });
      const weights = softmax(scores);
      weights.forEach((w, j) => {
        for (let d = from; d < from + width; d++) out[i][d] += w * V[j][d];
      });
    }
  }
  return out;
}`,
    points: [[[[1, 0.5, 0.2, -1], [0.3, 0.1, 1, 0.4]], [[0.2, 0.4, 1, 0.5], [1, -0.3, 0.6, 0.1]], [[1, 2, 3, 4], [0.5, -1, 2, 1]], 2]],
  },
  {
    name: 'an embedding table averaged over a bag of words, with a linear classifier',
    source: `export function bagLoss(table: number[][], W: number[][], words: Int32Array, label: number): number {
  const dim = table[0].length;
  const mean = new Float64Array(dim);
  for (const word of words) {
    for (let d = 0; d < dim; d++) mean[d] += table[word][d] / words.length;
  }
  const logits: number[] = [];
  for (const row of W) {
    let z = 0;
    for (let d = 0; d < dim; d++) z += row[d] * mean[d];
    logits.push(z);
  }
  const top = Math.max(...logits);
  let total = 0;
  for (const z of logits) total += Math.exp(z - top);
  return Math.log(total) + top - logits[label];
}`,
    points: [[[[0.1, 0.5], [1, -0.2], [0.3, 0.8]], [[1, 0.5], [-0.5, 1]], Int32Array.of(0, 2, 2), 1]],
  },
  {
    name: 'N-body accelerations from records, a leapfrog step, the energy drift',
    source: `interface Body { m: number; p: [number, number]; v: [number, number] }

function accelerations(bodies: Body[], soft: number): [number, number][] {
  const acc = bodies.map((): [number, number] => [0, 0]);
  for (let i = 0; i < bodies.length; i++) {
    for (let j = i + 1; j < bodies.length; j++) {
      const dx = bodies[j].p[0] - bodies[i].p[0];
      const dy = bodies[j].p[1] - bodies[i].p[1];
      const r2 = dx * dx + dy * dy + soft * soft;
      const k = 1 / (r2 * Math.sqrt(r2));
      acc[i][0] += k * bodies[j].m * dx;
      acc[i][1] += k * bodies[j].m * dy;
      acc[j][0] -= k * bodies[i].m * dx;
      acc[j][1] -= k * bodies[i].m * dy;
    }
  }
  return acc;
}

export function kinetic(start: Body[], dt: number, steps: number): number {
  const bodies = start.map(({ m, p, v }): Body => ({ m, p: [...p], v: [...v] }));
  for (let t = 0; t < steps; t++) {
    const acc = accelerations(bodies, 0.1);
    bodies.forEach((body, i) => {
      body.v[0] += dt * acc[i][0];
      body.v[1] += dt * acc[i][1];
      body.p[0] += dt * body.v[0];
      body.p[1] += dt * body.v[1];
    });
  }
  return bodies.reduce((e, { m, v: [vx, vy] }) => e + 0.5 * m * (vx * vx + vy * vy), 0);
}`,
    points: [[[{ m: 1, p: [0, 0], v: [0.1, 0] }, { m: 2, p: [1, 0.2], v: [0, -0.3] }, { m: 0.5, p: [-1, 1], v: [0.2, 0.1] }], 0.05, 2]],
  },
  {
    name: 'the wave equation with three buffers that take turns',
    source: `export function wave(u0: Float64Array, c: number, dt: number, steps: number): number {
  const n = u0.length;
  let before = u0.slice();
  let now = u0.slice();
  let after = new Float64Array(n);
  let recorded = 0;
  for (let t = 0; t < steps; t++) {
    for (let i = 1; i < n - 1; i++) {
      const curvature = now[i + 1] - 2 * now[i] + now[i - 1];
      after[i] = 2 * now[i] - before[i] + c * c * dt * dt * curvature;
    }
    recorded += after[n >> 1] ** 2;
    [before, now, after] = [now, after, before];
  }
  return recorded;
}`,
    points: [[f64(0, 0.5, 1, 0.3, 0), 0.8, 0.5, 4], [f64(0, 1, 0), 0.8, 0.5, 0]],
  },
  {
    name: 'k-means cost with empty clusters left where they are',
    source: `type Point = [number, number];

export function kMeansCost(points: Point[], seeds: Point[], rounds: number): number {
  let centres = seeds.map(([x, y]): Point => [x, y]);
  const nearest = ([x, y]: Point): number => {
    let best = 0;
    let bestDistance = Infinity;
    centres.forEach(([cx, cy], k) => {
      const d = (x - cx) ** 2 + (y - cy) ** 2;
      if (d < bestDistance) {
        bestDistance = d;
        best = k;
      }
    });
    return best;
  };
  for (let t = 0; t < rounds; t++) {
    const labels = points.map(nearest);
    centres = centres.map((old, k): Point => {
      const own = points.filter((_, i) => labels[i] === k);
      if (own.length === 0) return old;
      const mean = (d: 0 | 1): number => own.reduce((s, p) => s + p[d], 0) / own.length;
      return [mean(0), mean(1)];
    });
  }
  return points.reduce((cost, p) => {
    const [cx, cy] = centres[nearest(p)];
    return cost + (p[0] - cx) ** 2 + (p[1] - cy) ** 2;
  }, 0);
}`,
    points: [[[[0, 0.1], [0.3, 0], [2, 2.1], [2.2, 1.9]], [[0.1, 0.2], [2, 1.5], [9, 9]], 2]],
  },
  {
    name: 'a spring network from records of points and links, relaxed in place',
    source: `interface Node { x: number; y: number; fixed: boolean }
interface Link { a: number; b: number; rest: number }

export function relax(given: Node[], links: Link[], stiffness: number, rounds: number): number {
  const nodes = given.map((node) => ({ ...node }));
  for (let t = 0; t < rounds; t++) {
    const force = nodes.map(() => ({ x: 0, y: 0 }));
    for (const { a, b, rest } of links) {
      const [p, q] = [nodes[a], nodes[b]];
      const length = Math.hypot(q.x - p.x, q.y - p.y);
      const f = (stiffness * (length - rest)) / length;
      force[a].x += f * (q.x - p.x);
      force[a].y += f * (q.y - p.y);
      force[b].x -= f * (q.x - p.x);
      force[b].y -= f * (q.y - p.y);
    }
    nodes.forEach((node, i) => {
      if (node.fixed) return;
      node.x += 0.1 * force[i].x;
      node.y += 0.1 * force[i].y;
    });
  }
  return nodes.reduce((s, { x, y }) => s + x * x + y * y, 0);
}`,
    points: [[[{ x: 0, y: 0, fixed: true }, { x: 1, y: 0.2, fixed: false }, { x: 0.5, y: 1, fixed: false }], [{ a: 0, b: 1, rest: 0.8 }, { a: 1, b: 2, rest: 0.7 }], 1.5, 2]],
  },
  {
    name: 'an inverted index of weights: cosine similarity of sparse vectors',
    source: `interface Term { id: number; weight: number }

export function cosine(a: Term[], b: Term[]): number {
  const sorted = [...b].sort((p, q) => p.id - q.id);
  let shared = 0;
  let sizeA = 0;
  let sizeB = 0;
  for (const { weight } of sorted) sizeB += weight * weight;
  for (const { id, weight } of a) {
    sizeA += weight * weight;
    const match = sorted.find((term) => term.id === id);
    if (match) shared += weight * match.weight;
  }
  if (sizeA === 0 || sizeB === 0) return 0;
  return shared / Math.sqrt(sizeA * sizeB);
}`,
    points: [[[{ id: 3, weight: 0.5 }, { id: 1, weight: 2 }], [{ id: 1, weight: 1 }, { id: 7, weight: 3 }, { id: 3, weight: 0.2 }]], [[], [{ id: 1, weight: 1 }]]],
  },
  {
    name: 'isotonic regression by pooling adjacent violators',
    source: `interface Block { sum: number; weight: number; size: number }

export function isotonicLoss(ys: number[], ws: number[]): number {
  const blocks: Block[] = [];
  for (let i = 0; i < ys.length; i++) {
    blocks.push({ sum: ws[i] * ys[i], weight: ws[i], size: 1 });
    while (blocks.length > 1) {
      const last = blocks[blocks.length - 1];
      const before = blocks[blocks.length - 2];
      if (before.sum / before.weight <= last.sum / last.weight) break;
      before.sum += last.sum;
      before.weight += last.weight;
      before.size += last.size;
      blocks.pop();
    }
  }
  let at = 0;
  let loss = 0;
  for (const { sum, weight, size } of blocks) {
    for (let k = 0; k < size; k++, at++) loss += ws[at] * (ys[at] - sum / weight) ** 2;
  }
  return loss;
}`,
    points: [[[1, 3, 2, 4, 3.5, 3.2], [1, 0.5, 2, 1, 1.5, 1]], [[2, 1], [1, 1]], [[], []]],
  },
  {
    name: 'an integral image by prefix sums, and the contrast of boxes',
    source: `interface Box { x: number; y: number; w: number; h: number }

export function contrast(image: number[][], boxes: Box[]): number {
  const rows = image.length;
  const cols = image[0].length;
  const sums = Array.from({ length: rows + 1 }, () => new Float64Array(cols + 1));
  for (let y = 0; y < rows; y++) {
    let row = 0;
    for (let x = 0; x < cols; x++) {
      row += image[y][x];
      sums[y + 1][x + 1] = sums[y][x + 1] + row;
    }
  }
  const mean = ({ x, y, w, h }: Box): number => {
    const total = sums[y + h][x + w] - sums[y][x + w] - sums[y + h][x] + sums[y][x];
    return total / (w * h);
  };
  let score = 0;
  for (let k = 1; k < boxes.length; k++) score += (mean(boxes[k]) - mean(boxes[k - 1])) ** 2;
  return score;
}`,
    points: [[[[1, 2, 0.5], [0.3, -1, 2]], [{ x: 0, y: 0, w: 2, h: 1 }, { x: 1, y: 0, w: 2, h: 2 }, { x: 0, y: 1, w: 1, h: 1 }]]],
    wrt: ['image'],
  },
  {
    name: 'an insertion sort by value, and the Gini coefficient of what it gives',
    source: `export function gini(incomes: number[]): number {
  const sorted = incomes.slice();
  for (let i = 1; i < sorted.length; i++) {
    const value = sorted[i];
    let j = i - 1;
    while (j >= 0 && sorted[j] > value) {
      sorted[j + 1] = sorted[j];
      j--;
    }
    sorted[j + 1] = value;
  }
  let weighted = 0;
  let total = 0;
  sorted.forEach((x, i) => {
    weighted += (i + 1) * x;
    total += x;
  });
  const n = sorted.length;
  return (2 * weighted) / (n * total) - (n + 1) / n;
}`,
    points: [[[3, 1, 4, 1.5, 9]], [[2]]],
  },
];
