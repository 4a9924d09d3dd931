/** What a compiler of written parameters gets wrong: lengths, aliases by name, conditions on what changes, inactive writes, missing parts. */
import type { Program } from './written.js';

const f64 = (...xs: number[]): Float64Array => Float64Array.from(xs);

export const traps: readonly Program[] = [
  {
    name: 'a condition on what is overwritten',
    source: `export function f(w: number[], x: number): number {
  let s = 0;
  for (let i = 0; i < w.length; i++) {
    if (w[i] > 0 && w[i] < 10) {
      w[i] = -w[i] * x;
      s += w[i] * w[i];
    } else if (w[i] < -1) {
      w[i] += x * x;
    }
    while (w[i] < -2) w[i] *= 0.5;
  }
  return s;
}`,
    points: [[[1, -2, 12, 5, -9], 0.7], [[], 1]],
  },
  {
    name: 'the largest of what is overwritten',
    source: `export function f(w: number[], x: number): number {
  const top = Math.max(...w);
  for (let i = 0; i < w.length; i++) w[i] = (w[i] - top) * x;
  return top * x + Math.min(...w);
}`,
    points: [[[1, 3, 2], 0.7]],
  },
  {
    name: 'an index that moves on',
    source: `export function f(w: number[], x: number): number {
  let i = 0;
  let s = 0;
  w[i++] *= x;
  w[i++] = w[i - 2] * x + w[i];
  s += w[0] * w[1] * w[i];
  w[--i] -= s;
  return s;
}`,
    points: [[[1, 3, 2], 0.7]],
  },
  {
    name: 'another name for the same array',
    source: `export function f(w: number[], x: number): number {
  const v = w;
  v[0] = w[1] * x;
  w[1] = v[0] * v[0];
  let s = 0;
  for (const u of v) s += u * x;
  return s;
}`,
    points: [[[1, 3, 2], 0.7]],
  },
  {
    name: 'a callback that writes',
    source: `export function f(xs: readonly number[], out: number[], k: number): number {
  xs.forEach((x, i) => { out[i] = k * x * x; });
  return out.reduce((s, v) => s + v * k, 0);
}`,
    points: [[[1, 2], [0, 0], 0.5], [[1, 2], [0, 0, 7], 0.5], [[1, 2], [], 0.5]],
  },
  {
    name: 'the length among the numbers',
    source: `export function center(w: number[]): number {
  let s = 0;
  for (let i = 0; i < w.length; i++) s += w[i];
  const mean = s / w.length;
  for (let i = 0; i < w.length; i++) w[i] -= mean;
  return mean * w.length;
}`,
    points: [[[1, 3, 2]], [[5]]],
  },
  {
    name: 'a record with an array that may be missing',
    source: `export function f(p: { w: number[]; mask?: number[] }, k: number): number {
  let s = 0;
  for (let i = 0; i < p.w.length; i++) {
    p.w[i] *= k * (p.mask?.[i] ?? 1);
    s += p.w[i] ** 2;
  }
  return s;
}`,
    points: [[{ w: [1, 2] }, 0.5], [{ w: [1, 2], mask: [0.5] }, 0.5]],
  },
  {
    name: 'an array that is written where it is given',
    source: `export function f(x: number[], y: number[], out?: number[], also?: Float64Array | null): number {
  let s = 0;
  for (let i = 0; i < x.length; i++) {
    const p = x[i] * y[i];
    if (out) out[i] = p * p;
    if (also !== undefined && also !== null) also[i] += p;
    s += p;
  }
  if (out) s += out[0] * s;
  return s;
}`,
    points: [[[1, 2], [3, 4]], [[1, 2], [3, 4], []], [[1, 2], [3, 4], [5, 6, 7]], [[1, 2], [3, 4], undefined, f64(1, 2)], [[1, 2], [3, 4], [0, 0], f64(1, 2)], [[1, 2], [3, 4], [0], null]],
  },
  {
    name: 'a field that is written where it is there',
    source: `interface Layer { w: number[]; bias?: number[]; mask: Float64Array | null }
export function f(layer: Layer, rate: number): void {
  for (let i = 0; i < layer.w.length; i++) {
    layer.w[i] -= rate * layer.w[i] ** 2;
    if (layer.bias) layer.bias[i] *= 1 - rate;
    if (layer.mask !== null) layer.mask[i] *= layer.w[i];
  }
}`,
    points: [[{ w: [1, 2], mask: null }, 0.1], [{ w: [1, 2], bias: [3, 4], mask: f64(0.5, 1) }, 0.1]],
  },
  {
    name: 'a pattern',
    source: `export function f({ x, v }: { x: number[]; v: readonly number[] }, dt: number): void {
  for (let i = 0; i < x.length; i++) x[i] += dt * v[i] * x[i];
}`,
    points: [[{ x: [1, 2], v: [3, 4] }, 0.1]],
  },
  {
    name: 'a pattern of a tuple',
    source: `export function f([x, v]: [number[], number[]], dt: number): number {
  for (let i = 0; i < x.length; i++) {
    x[i] += dt * v[i];
    v[i] -= dt * x[i];
  }
  return x[0] * v[0];
}`,
    points: [[[[1, 2], [3, 4]], 0.1]],
  },
  {
    name: 'points that move',
    source: `export function f(points: [number, number][], dx: number, dy: number): number {
  let s = 0;
  for (let i = 0; i < points.length; i++) {
    points[i][0] += dx;
    const p = points[i];
    p[1] *= dy;
    s += p[0] * p[1];
  }
  return s;
}`,
    points: [[[[1, 2], [3, 4]], 0.1, 2], [[], 1, 1]],
  },
  {
    name: 'an array in a record in an array',
    source: `interface Body { pos: number[]; mass: number }
export function f(bodies: Body[], dt: number): void {
  for (const body of bodies) {
    for (let k = 0; k < body.pos.length; k++) body.pos[k] += (dt * body.pos[k]) / body.mass;
  }
}`,
    points: [[[{ pos: [1, 2], mass: 2 }, { pos: [3], mass: 0.5 }], 0.1]],
  },
  {
    name: 'the rest written',
    source: `export function f(k: number, ...xs: number[]): number {
  let s = 0;
  for (let i = 0; i < xs.length; i++) {
    xs[i] *= k;
    s += xs[i] ** 2;
  }
  return s;
}`,
    points: [[0.5, 1, 2, 3]],
  },
  {
    name: 'a constant is written over it',
    source: `export function f(w: number[], x: number): number {
  const s = w[0] * w[1] * x;
  w[0] = 0;
  w[1] = 1;
  return s;
}`,
    points: [[[2, 3], 0.5]],
  },
  {
    name: 'exits in the middle',
    source: `export function f(w: number[], x: number): number {
  for (let i = 0; i < w.length; i++) {
    if (w[i] < 0) return w[i] * x;
    for (let j = 0; j < 3; j++) {
      w[i] = w[i] * x + j;
      if (w[i] > 4) break;
    }
    if (w[i] > 100) continue;
    w[i] -= x;
  }
  return w[0];
}`,
    points: [[[1, 3, 2], 0.7], [[1, -3, 2], 0.7], [[5, 300], 1.5]],
  },
  {
    name: 'what was read before is mapped',
    source: `export function f(w: Float64Array, x: number): number[] {
  const out: number[] = [];
  for (let i = w.length - 1; i >= 0; i--) {
    out.push(w[i] * x);
    w[i] = out[0] + w[i] ** 2;
  }
  return out;
}`,
    points: [[f64(1, 2, 3), 0.5], [f64(), 0.5]],
  },
  {
    name: 'written outside a typed array',
    source: `export function f(w: Float64Array, x: number, at: Int32Array): number {
  let s = 0;
  for (let k = 0; k < at.length; k++) {
    w[at[k]] += x * (k + 1);
    s += (w[at[k]] ?? x) ** 2;
  }
  return s;
}`,
    points: [[f64(1, 2), 0.5, Int32Array.of(1, 5, -1, 0, 1)]],
  },
  {
    name: 'gaps are left',
    source: `export function f(w: number[], x: number): number {
  w[3] = x * x;
  let s = 0;
  for (let i = 0; i < w.length; i++) s += (w[i] ?? 0) * x;
  return s;
}`,
    points: [[[1, 2, 3], 0.5], [[1, 2, 3, 4], 0.5]],
  },
  {
    name: 'counting down from the end, in bounds and outside',
    source: `export function f(w: number[], x: number): number {
  let s = 0;
  for (let i = w.length - 1; i >= 0; i--) s += w[i] * (w[i + 1] ?? x);
  for (let i = w.length; i > 0; i--) w[i - 1] *= x;
  for (let i = w.length - 2; i > -1; i -= 2) w[i] += x * w[i + 1];
  for (let i = w.length - 1; i >= -1; i--) s += (w[i] ?? x) ** 2;
  for (let i = w.length - 1; 1 <= i; i--) s += w[i] * w[i - 1];
  for (let i = w.length; i >= 0; i--) s += (w[i] ?? 0) * x;
  return s;
}`,
    points: [[[1, 2, 3, 4], 0.5], [[3], 0.5], [[], 0.5]],
  },
  {
    name: 'counting down from the end of another array, and writing',
    source: `export function f(w: number[], v: readonly number[], x: number): number {
  for (let i = v.length - 1; i >= 0; i--) w[i] = v[i] * x + (w[i] ?? 0);
  for (let i = v.length; i >= 0; i--) w[i] = (w[i] ?? 1) * x;
  let s = 0;
  for (let i = w.length - 1; i >= 0; i--) s += w[i] ** 2;
  return s;
}`,
    points: [[[1, 2, 3, 4], [5, 6], 0.5], [[3], [1, 2], 0.5], [[], [], 0.5]],
  },
  {
    name: 'a swap of elements',
    source: `export function f(w: number[], x: number): number {
  for (let i = 0, j = w.length - 1; i < j; i++, j--) {
    const t = w[i];
    w[i] = w[j] * x;
    w[j] = t;
  }
  return w[0] * x;
}`,
    points: [[[1, 2, 3, 4], 0.5], [[1, 2, 3], 0.5]],
  },
  {
    name: 'one step of Jacobi from one array to the other, twice',
    source: `function sweep(from: number[], to: number[], b: number[]): void {
  for (let i = 0; i < from.length; i++) {
    const left = i > 0 ? from[i - 1] : 0;
    const right = i < from.length - 1 ? from[i + 1] : 0;
    to[i] = 0.5 * (b[i] + left + right);
  }
}
export function jacobi(u: number[], v: number[], b: number[]): number {
  for (let k = 0; k < 2; k++) {
    sweep(u, v, b);
    sweep(v, u, b);
  }
  let r = 0;
  for (let i = 0; i < u.length; i++) r += (u[i] - v[i]) ** 2;
  return r;
}`,
    points: [[[1, 2, 3], [0, 0, 0], [0.5, 0.1, -0.3]]],
  },
  {
    name: 'Cholesky in place, lower half',
    source: `export function cholesky(A: number[][]): number {
  let logdet = 0;
  for (let j = 0; j < A.length; j++) {
    let d = A[j][j];
    for (let k = 0; k < j; k++) d -= A[j][k] ** 2;
    if (d <= 0) throw new RangeError('not positive definite');
    A[j][j] = Math.sqrt(d);
    logdet += Math.log(d);
    for (let i = j + 1; i < A.length; i++) {
      let s = A[i][j];
      for (let k = 0; k < j; k++) s -= A[i][k] * A[j][k];
      A[i][j] = s / A[j][j];
    }
  }
  return logdet;
}`,
    points: [[[[4, 1, 0.5], [1, 3, 0.2], [0.5, 0.2, 2]]], [[[1, 2], [2, 1]]]],
  },
  {
    name: 'a butterfly of the FFT, in place',
    source: `export function fft(re: Float64Array, im: Float64Array): void {
  const n = re.length;
  for (let size = 2; size <= n; size *= 2) {
    const half = size / 2;
    for (let start = 0; start < n; start += size) {
      for (let k = 0; k < half; k++) {
        const angle = (-2 * Math.PI * k) / size;
        const c = Math.cos(angle);
        const s = Math.sin(angle);
        const a = start + k;
        const b = a + half;
        const tr = re[b] * c - im[b] * s;
        const ti = re[b] * s + im[b] * c;
        re[b] = re[a] - tr;
        im[b] = im[a] - ti;
        re[a] += tr;
        im[a] += ti;
      }
    }
  }
}`,
    points: [[f64(1, 2, 3, 4), f64(0, 1, 0, -1)]],
  },
  {
    name: 'weights updated by gradient descent with momentum',
    source: `export function train(w: number[], m: number[], X: readonly (readonly number[])[], y: readonly number[], rate: number): number {
  let loss = 0;
  for (let i = 0; i < X.length; i++) {
    let p = 0;
    for (let j = 0; j < w.length; j++) p += w[j] * X[i][j];
    const e = p - y[i];
    loss += e * e;
    for (let j = 0; j < w.length; j++) {
      m[j] = 0.9 * m[j] + e * X[i][j];
      w[j] -= rate * m[j];
    }
  }
  return loss;
}`,
    points: [[[0.1, -0.2], [0, 0], [[1, 2], [3, -1], [0.5, 1]], [1, 0, 2], 0.05]],
  },
];
