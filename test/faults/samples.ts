/**
 * Programs to plant faults in, small enough to look at, and different enough that every fault finds a place.
 */
export interface Sample {
  readonly fn: string;
  readonly source: string;
  readonly points: readonly (readonly unknown[])[];
  readonly params: readonly string[];
  readonly wrt: readonly string[];
}

export const samples: Readonly<Record<string, Sample>> = {
  staged: {
    fn: 'f', params: ['x', 'y'], wrt: ['x', 'y'], points: [[3, -4], [0.3, 0.9]],
    source: `
export function f(x: number, y: number): number {
  const sigy = 1.0 / (1 + Math.exp(-y));
  const num = x + sigy;
  const sigx = 1.0 / (1 + Math.exp(-x));
  const xpy = x + y;
  const xpysqr = xpy ** 2;
  const den = sigx + xpysqr;
  const invden = 1.0 / den;
  return num * invden;
}`,
  },
  neuron: {
    fn: 'neuron', params: ['w', 'x'], wrt: ['w', 'x'], points: [[[2, -3, -3], [-1, -2]], [[0.3, 0.2, 0.1], [0.7, 1.2]], [[0.1, 0.7, 0.3], [0.1, 0.9]], [[71.3, -63.7, 0.9], [1.3, 1.46]], [[51.1, -49.3, 0.7], [0.97, 1.01]]],
    source: `
export function neuron(w: number[], x: number[]): number {
  const dot = w[0] * x[0] + w[1] * x[1] + w[2];
  return 1.0 / (1 + Math.exp(-dot));
}`,
  },
  mixture: {
    fn: 'mixture', params: ['x', 'y', 'z'], wrt: ['x', 'y', 'z'], points: [[1.2, 0.4, -0.6], [0.3, -1.4, 2.2], [4, 0.8, 0.1]],
    source: `
export function mixture(x: number, y: number, z: number): number {
  const a = Math.sin(x) * y - z / (2 + y * y);
  const b = a * a * a - Math.cos(a * x);
  return b / (3 + z * z) - Math.max(a, b) * y;
}`,
  },
  pendulum: {
    fn: 'pendulum', params: ['theta', 'omega', 'damping', 'steps'], wrt: ['theta', 'omega', 'damping'], points: [[1.2, 0.5, 0.1, 20], [1.01, 0.3, 0.2, 35]],
    source: `
const g = 9.81;
const dt = 0.01;

export function pendulum(theta: number, omega: number, damping: number, steps: number): number {
  let excess = 0;
  for (let t = 0; t < steps; t++) {
    const alpha = -g * Math.sin(theta) - damping * omega;
    omega += alpha * dt;
    theta += omega * dt;
    if (theta > 1) excess += (theta - 1) ** 2;
  }
  return excess;
}`,
  },
  newton: {
    fn: 'root', params: ['a'], wrt: ['a'], points: [[7.3], [0.4]],
    source: `
export function root(a: number): number {
  let r = a;
  while (Math.abs(r * r - a) > 1e-3 * a) {
    r = 0.5 * (r + a / r);
  }
  return r;
}`,
  },
  rosenbrock: {
    fn: 'rosenbrock', params: ['x'], wrt: ['x'], points: [[Float64Array.of(0.5, -0.3, 1.2)]],
    source: `
export function rosenbrock(x: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < x.length - 1; i++) {
    const a = 1 - x[i];
    const b = x[i + 1] - x[i] * x[i];
    sum += a * a + 100 * b * b;
  }
  return sum;
}`,
  },
  swapped: {
    fn: 'heat', params: ['u0', 'k', 'steps'], wrt: ['u0', 'k'], points: [[[0.3, -1.2, 2.5, 0.4], 0.1, 3], [[1.3, 1.1, -0.4], 0.2, 2], [[0.7, 0.2], 0.3, 1]],
    source: `
export function heat(u0: number[], k: number, steps: number): number {
  let now = u0.map((u) => u * 1.1);
  let next = new Array<number>(u0.length).fill(0);
  for (let t = 0; t < steps; t++) {
    for (let i = 0; i < u0.length; i++) {
      const left = i > 0 ? now[i - 1] : 0.5;
      next[i] = now[i] + k * left * now[i];
    }
    [now, next] = [next, now];
  }
  let sum = 0;
  for (const u of now) sum += u * u;
  return sum;
}`,
  },
  springs: {
    fn: 'springs', params: ['k', 'rest', 'n'], wrt: ['k', 'rest'], points: [[0.4, 0.7, 4], [0.2, 1.3, 3], [0.6, 0.5, 2]],
    source: `
export function springs(k: number, rest: number, n: number): number {
  const points: { x: number; v: number }[] = [];
  for (let i = 0; i < n; i++) points.push({ x: i * rest * 1.2, v: 0.1 * i * k });
  for (let i = 1; i < n; i++) {
    const a = points[i - 1];
    const b = points[i];
    const pull = k * (b.x - a.x - rest) * a.v;
    a.v += pull * b.x;
    b.v -= pull * a.x;
    b.x *= 1 + b.v;
  }
  return points.reduce((s, p) => s + p.x * p.v, 0);
}`,
  },
};
