/**
 * Programs that need more than numbers and arrays that are read: arrays that are written, records as results, recursion,
 * classes. Each is refused with a place and a way out for the construct that it is named after, or differentiated right.
 */
import type { Program } from './program.js';

export const later: readonly Program[] = [
  {
    name: 'softmax into a new array', fn: 'softmaxLoss',
    source: `
    export function softmaxLoss(scores: Float64Array, label: number): number {
      const p = new Float64Array(scores.length);
      let sum = 0;
      for (let i = 0; i < scores.length; i++) {
        p[i] = Math.exp(scores[i]);
        sum += p[i];
      }
      return -Math.log(p[label] / sum);
    }`,
    points: [[Float64Array.of(0.3, 1.2, -0.5), 1]],
  },
  {
    name: 'edit distance by a table', fn: 'softDistance',
    source: `
    export function softDistance(a: number[], b: number[], gap: number): number {
      let row: number[] = [];
      for (let j = 0; j <= b.length; j++) row.push(j * gap);
      for (let i = 1; i <= a.length; i++) {
        const next = [i * gap];
        for (let j = 1; j <= b.length; j++) {
          const cost = (a[i - 1] - b[j - 1]) ** 2;
          next.push(Math.min(row[j] + gap, next[j - 1] + gap, row[j - 1] + cost));
        }
        row = next;
      }
      return row[b.length];
    }`,
    points: [[[1, 2, 4], [1.3, 3.5], 0.9]],
  },
  {
    name: 'matrix times vector with map and reduce', fn: 'quadratic',
    source: `
    export function quadratic(A: number[][], x: number[]): number {
      const y = A.map((row) => row.reduce((s, v, j) => s + v * x[j], 0));
      return y.reduce((s, v, i) => s + v * x[i], 0);
    }`,
    points: [[[[2, 1], [0.5, 3]], [1, -2]]],
  },
  {
    name: 'the maximum of a spread', fn: 'logSumExp',
    source: `
    export function logSumExp(xs: number[]): number {
      const top = Math.max(...xs);
      let s = 0;
      for (const x of xs) s += Math.exp(x - top);
      return top + Math.log(s);
    }`,
    points: [[[0.3, 1.2, -0.5]]],
  },
  {
    name: 'a vector as the result', fn: 'normalise',
    source: `
    export function normalise(x: number, y: number): [number, number] {
      const n = Math.hypot(x, y);
      return [x / n, y / n];
    }`,
    points: [[3, 4]],
  },
  {
    name: 'a record as the result', fn: 'moments',
    source: `
    export function moments(xs: number[]): { mean: number; variance: number } {
      let mean = 0;
      for (const x of xs) mean += x / xs.length;
      let variance = 0;
      for (const x of xs) variance += (x - mean) ** 2 / xs.length;
      return { mean, variance };
    }`,
    points: [[[1, 2, 4]]],
  },
  {
    name: 'writing into a parameter', fn: 'normaliseInPlace',
    source: `
    export function normaliseInPlace(v: Float64Array): void {
      let n = 0;
      for (const x of v) n += x * x;
      for (let i = 0; i < v.length; i++) v[i] /= Math.sqrt(n);
    }`,
    points: [[Float64Array.of(3, 4)]],
  },
  {
    name: 'bubble sort in a copy', fn: 'median',
    source: `
    export function median(xs: number[]): number {
      const s = [...xs];
      for (let i = 0; i < s.length; i++) {
        for (let j = 0; j + 1 < s.length - i; j++) {
          if (s[j] > s[j + 1]) [s[j], s[j + 1]] = [s[j + 1], s[j]];
        }
      }
      return s[s.length >> 1];
    }`,
    points: [[[3, 1, 2]]],
  },
  {
    name: 'recursion on a number', fn: 'power',
    source: `
    export function power(x: number, n: number): number {
      if (n === 0) return 1;
      const half = power(x, n >> 1);
      return n & 1 ? half * half * x : half * half;
    }`,
    points: [[1.3, 5]],
  },
  {
    name: 'recursion over a tree', fn: 'treeSum',
    source: `
    interface Tree { value: number; left?: Tree; right?: Tree }
    export function treeSum(t: Tree): number {
      let s = t.value * t.value;
      if (t.left) s += treeSum(t.left);
      if (t.right) s += treeSum(t.right);
      return s;
    }`,
    points: [[{ value: 2, left: { value: 3 } }]],
  },
  {
    name: 'a class of vectors', fn: 'length',
    source: `
    class Vec {
      constructor(public x: number, public y: number) {}
      add(o: Vec): Vec { return new Vec(this.x + o.x, this.y + o.y); }
    }
    export function length(a: number, b: number): number {
      const v = new Vec(a, b).add(new Vec(b, 1));
      return Math.hypot(v.x, v.y);
    }`,
    points: [[1, 2]],
  },
  {
    name: 'a field of a record is reassigned', fn: 'walk',
    source: `
    interface State { x: number; v: number }
    function step(s: State, dt: number): void {
      s.v -= s.x * dt;
      s.x += s.v * dt;
    }
    export function walk(x0: number, dt: number, n: number): number {
      const s: State = { x: x0, v: 0 };
      for (let i = 0; i < n; i++) step(s, dt);
      return s.x;
    }`,
    points: [[1, 0.1, 3]],
  },
  {
    name: 'a record that is replaced in a loop', fn: 'orbit',
    source: `
    interface State { x: number; v: number }
    export function orbit(x0: number, dt: number, n: number): number {
      let s: State = { x: x0, v: 0 };
      for (let i = 0; i < n; i++) {
        const v = s.v - s.x * dt;
        s = { x: s.x + v * dt, v };
      }
      return s.x;
    }`,
    points: [[1, 0.1, 3]],
  },
  {
    name: 'a ring buffer', fn: 'delayed',
    source: `
    export function delayed(x: Float64Array, feedback: number): number {
      const buffer = [0, 0, 0];
      let out = 0;
      for (let n = 0; n < x.length; n++) {
        const k = n % 3;
        out += buffer[k] ** 2;
        buffer[k] = x[n] + feedback * buffer[k];
      }
      return out;
    }`,
    points: [[Float64Array.of(1, 2, 3, 4, 5), 0.5]],
  },
  {
    name: 'try and catch', fn: 'guarded',
    source: `
    export function guarded(x: number): number {
      try {
        if (x < 0) throw new Error('negative');
        return Math.sqrt(x);
      } catch {
        return x;
      }
    }`,
    points: [[2], [-2]],
  },
  {
    name: 'a random start', fn: 'noisy',
    source: `
    export function noisy(x: number): number {
      const start = Math.random();
      return x * start;
    }`,
    points: [[2]],
  },
  {
    name: 'a generator', fn: 'total',
    source: `
    function* squares(x: number, n: number): Generator<number> {
      for (let i = 0; i < n; i++) yield x ** i;
    }
    export function total(x: number, n: number): number {
      let s = 0;
      for (const v of squares(x, n)) s += v;
      return s;
    }`,
    points: [[2, 3]],
  },
  {
    name: 'a Map of weights', fn: 'weigh',
    source: `
    export function weigh(x: number, y: number): number {
      const weights = new Map<string, number>();
      weights.set('a', x);
      weights.set('b', y);
      return (weights.get('a') ?? 0) * (weights.get('b') ?? 0);
    }`,
    points: [[2, 3]],
  },
  {
    name: 'a module variable that counts calls', fn: 'counted',
    source: `
    let calls = 0;
    export function counted(x: number): number {
      calls++;
      return x * calls;
    }`,
    points: [[2]],
  },
  {
    name: 'a promise', fn: 'awaited',
    source: `
    const load = async (x: number): Promise<number> => x * 2;
    export async function awaited(x: number): Promise<number> {
      return (await load(x)) * x;
    }`,
    points: [[2]],
  },
  {
    name: 'Array.from and sort with a comparator', fn: 'trimmedMean',
    source: `
    export function trimmedMean(xs: number[]): number {
      const sorted = Array.from(xs).sort((a, b) => a - b);
      const inner = sorted.slice(1, -1);
      return inner.reduce((a, b) => a + b, 0) / inner.length;
    }`,
    points: [[[3, 1, 2, 9]]],
  },
];
