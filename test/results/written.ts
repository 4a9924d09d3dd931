/** Functions that write into what they are given, as people write them. */
export interface Program {
  readonly name: string;
  readonly source: string;
  readonly points: readonly (readonly unknown[])[];
}

const f64 = (...xs: number[]): Float64Array => Float64Array.from(xs);

export const programs: readonly Program[] = [
  {
    name: 'axpy on typed arrays',
    source: `export function axpy(a: number, x: Float64Array, y: Float64Array): void {
  for (let i = 0; i < x.length; i++) y[i] += a * x[i];
}`,
    points: [[0.5, f64(1, -2, 3), f64(0.1, 0.2, 0.3)], [2, f64(), f64()].slice(0, 0).length ? [] : [-1.5, f64(2), f64(1)]],
  },
  {
    name: 'axpy on plain arrays',
    source: `export function axpy(a: number, x: number[], y: number[]) {
  const n = x.length;
  for (let i = 0; i < n; i++) {
    y[i] = a * x[i] + y[i];
  }
}`,
    points: [[0.5, [1, -2, 3], [0.1, 0.2, 0.3]], [2, [1], [4, 5, 6]]],
  },
  {
    name: 'in-place normalisation that returns the norm',
    source: `export function normalise(w: number[]): number {
  let s = 0;
  for (let i = 0; i < w.length; i++) s += w[i] * w[i];
  const norm = Math.sqrt(s);
  for (let i = 0; i < w.length; i++) w[i] /= norm;
  return norm;
}`,
    points: [[[3, 4]], [[0.2, -1, 0.7, 2]]],
  },
  {
    name: 'running sums into an array that was empty',
    source: `export function cumsum(xs: number[], out: number[]): void {
  let s = 0;
  for (let i = 0; i < xs.length; i++) {
    s += xs[i] * xs[i];
    out[i] = s;
  }
}`,
    points: [[[1, 2, 3], []], [[0.5, -1], [7, 8, 9]], [[0.5, -1, 2], [7]]],
  },
  {
    name: 'prefix sums in place',
    source: `export function prefix(xs: Float64Array): void {
  for (let i = 1; i < xs.length; i++) xs[i] += Math.sin(xs[i - 1]);
}`,
    points: [[f64(0.3, 0.5, -0.2, 0.9)]],
  },
  {
    name: 'heat step into an out parameter',
    source: `export function step(u: Float64Array, next: Float64Array, alpha: number): void {
  const n = u.length;
  next[0] = u[0];
  next[n - 1] = u[n - 1];
  for (let i = 1; i < n - 1; i++) {
    next[i] = u[i] + alpha * (u[i - 1] - 2 * u[i] + u[i + 1]);
  }
}`,
    points: [[f64(1, 2, 0.5, -1, 0), f64(0, 0, 0, 0, 0), 0.1]],
  },
  {
    name: 'velocities and positions, symplectic Euler',
    source: `/** Moves the particles on by one step. */
export function advance(x: number[], v: number[], mass: number[], k: number, dt: number): void {
  for (let i = 0; i < x.length; i++) {
    const acceleration = (-k / mass[i]) * x[i];
    v[i] += dt * acceleration;
    x[i] += dt * v[i];
  }
}`,
    points: [[[1, -0.5], [0.1, 0.2], [2, 3], 1.5, 0.1]],
  },
  {
    name: 'LU in place on a flat matrix',
    source: `export function lu(a: Float64Array, n: number): number {
  let det = 1;
  for (let k = 0; k < n; k++) {
    const pivot = a[k * n + k];
    det *= pivot;
    for (let i = k + 1; i < n; i++) {
      a[i * n + k] /= pivot;
      const factor = a[i * n + k];
      for (let j = k + 1; j < n; j++) a[i * n + j] -= factor * a[k * n + j];
    }
  }
  return det;
}`,
    points: [[f64(4, 1, 2, 1, 5, 0.5, 2, 0.3, 6), 3], [f64(2, 1, 1, 3), 2]],
  },
  {
    name: 'LU in place on rows',
    source: `export function lu(A: number[][]): void {
  const n = A.length;
  for (let k = 0; k < n; k++) {
    for (let i = k + 1; i < n; i++) {
      const row = A[i];
      row[k] /= A[k][k];
      for (let j = k + 1; j < n; j++) row[j] -= row[k] * A[k][j];
    }
  }
}`,
    points: [[[[4, 1, 2], [1, 5, 0.5], [2, 0.3, 6]]], [[[2, 1], [1, 3]]], [[[2]]].slice(0, 0).length ? [] : [[[2, 1], [4, 3]]]],
  },
  {
    name: 'softmax into a buffer',
    source: `export function softmax(z: number[], out: number[]): void {
  const top = Math.max(...z);
  let sum = 0;
  for (let i = 0; i < z.length; i++) {
    out[i] = Math.exp(z[i] - top);
    sum += out[i];
  }
  for (let i = 0; i < z.length; i++) out[i] /= sum;
}`,
    points: [[[0.1, 2, -1], [0, 0, 0]], [[0.1, 2, -1], []]],
  },
  {
    name: 'a step that gives an energy and writes the state',
    source: `export function leapfrog(q: Float64Array, p: Float64Array, dt: number): number {
  let energy = 0;
  for (let i = 0; i < q.length; i++) {
    p[i] -= 0.5 * dt * q[i] ** 3;
    q[i] += dt * p[i];
    p[i] -= 0.5 * dt * q[i] ** 3;
    energy += 0.5 * p[i] * p[i] + 0.25 * q[i] ** 4;
  }
  return energy;
}`,
    points: [[f64(1, -0.5), f64(0.2, 0.4), 0.1]],
  },
  {
    name: 'a record of arrays',
    source: `interface Particles { pos: Float64Array; vel: Float64Array; mass: Float64Array }
export function kick(particles: Particles, force: Float64Array, dt: number): void {
  const { pos, vel, mass } = particles;
  for (let i = 0; i < pos.length; i++) {
    vel[i] += (dt * force[i]) / mass[i];
    pos[i] += dt * vel[i];
  }
}`,
    points: [[{ pos: f64(1, 2), vel: f64(0.1, -0.2), mass: f64(2, 3) }, f64(0.5, 0.7), 0.1]],
  },
  {
    name: 'a helper that writes',
    source: `function scale(v: number[], k: number): void {
  for (let i = 0; i < v.length; i++) v[i] *= k;
}
export function balance(v: number[], w: number[], k: number): number {
  scale(v, k);
  scale(w, 1 / k);
  let s = 0;
  for (let i = 0; i < v.length; i++) s += v[i] * w[i] + v[i];
  return s;
}`,
    points: [[[1, 2], [3, 4], 0.7]],
  },
  {
    name: 'fill',
    source: `export function reset(xs: number[], value: number): number {
  const before = xs[0] * xs[0];
  xs.fill(value * value);
  return before;
}`,
    points: [[[1, 2, 3], 0.5]],
  },
  {
    name: 'push',
    source: `export function record(path: number[], x: number, n: number): number {
  for (let i = 0; i < n; i++) {
    x = Math.sin(x) + 0.1 * x;
    path.push(x * x);
  }
  return x;
}`,
    points: [[[], 0.7, 3], [[1, 2], 0.3, 2]],
  },
  {
    name: 'written only sometimes',
    source: `export function clip(xs: number[], limit: number): number {
  let cut = 0;
  for (let i = 0; i < xs.length; i++) {
    if (xs[i] > limit) {
      cut += xs[i] - limit;
      xs[i] = limit;
    }
  }
  return cut;
}`,
    points: [[[1, 2, 3], 1.5], [[0.1, 0.2], 1.5]],
  },
  {
    name: 'tridiagonal solve in place, with back substitution',
    source: `export function thomas(a: number[], b: number[], c: number[], d: number[]): void {
  const n = d.length;
  for (let i = 1; i < n; i++) {
    const m = a[i] / b[i - 1];
    b[i] -= m * c[i - 1];
    d[i] -= m * d[i - 1];
  }
  d[n - 1] /= b[n - 1];
  for (let i = n - 2; i >= 0; i--) d[i] = (d[i] - c[i] * d[i + 1]) / b[i];
}`,
    points: [[[0, 1, 0.5], [4, 5, 6], [0.3, 0.2, 0], [1, 2, 3]]],
  },
  {
    name: 'stray keys of plain arrays',
    source: `export function f(w: number[], x: number, at: number[]): number {
  let s = 0;
  for (let k = 0; k < at.length; k++) {
    w[at[k]] = x * (k + 1);
    s += w[at[k]] ** 2 + (w[0] ?? 0);
  }
  return s;
}`,
    points: [[[1, 2], 0.5, [-1, 0.5, 1]], [[1, 2], 0.5, [3, 0, 3]], [[], 1.5, [-2, 1]]],
  },
  {
    name: 'Float32Array',
    source: `export function decay(x: Float32Array, rate: number): void {
  for (let i = 0; i < x.length; i++) x[i] = x[i] * Math.exp(-rate * i);
}`,
    points: [[Float32Array.of(1, 2, 0.5), 0.3]],
  },
  {
    name: 'a tuple',
    source: `export function rotate(p: [number, number], angle: number): void {
  const [x, y] = p;
  p[0] = x * Math.cos(angle) - y * Math.sin(angle);
  p[1] = x * Math.sin(angle) + y * Math.cos(angle);
}`,
    points: [[[1, 2], 0.4]],
  },
  {
    name: 'with a result that is an array',
    source: `export function update(w: number[], g: number[], m: number[], rate: number): number[] {
  const step = new Array(w.length).fill(0);
  for (let i = 0; i < w.length; i++) {
    m[i] = 0.9 * m[i] + 0.1 * g[i] * g[i];
    step[i] = (rate * g[i]) / (Math.sqrt(m[i]) + 1e-8);
    w[i] -= step[i];
  }
  return step;
}`,
    points: [[[1, 2], [0.5, -0.3], [0.2, 0.1], 0.05]],
  },
  {
    name: 'with a result that is a record',
    source: `export function advance(x: Float64Array, dt: number): { energy: number; path: number[]; last: [number, number] } {
  const path: number[] = [];
  let energy = 0;
  for (let i = 0; i < x.length; i++) {
    x[i] += dt * Math.sin(x[i]);
    path.push(x[i] * dt);
    energy += x[i] ** 2;
  }
  return { energy, path, last: [x[0], dt * energy] };
}`,
    points: [[f64(1, 2, 3), 0.1]],
  },
  {
    name: 'early return',
    source: `export function relax(x: number[], target: number): number {
  let error = 0;
  for (let k = 0; k < 5; k++) {
    error = 0;
    for (let i = 0; i < x.length; i++) {
      const d = target - x[i];
      x[i] += 0.5 * d;
      error += d * d;
    }
    if (error < 0.5) return error;
  }
  return error * 2;
}`,
    points: [[[1, 2], 1.4], [[5, -9], 1]],
  },
];
