/**
 * Loops that carry state, of any number of trips: what a gradient of them costs. Each takes `n`, the trips, last.
 *
 * Values stay finite however long a loop runs, so that nothing is measured on `NaN` or on denormal numbers.
 */
export interface Carried {
  readonly name: string;
  readonly source: string;
  /** The arguments for `n` trips. */
  readonly at: (n: number) => readonly number[];
}

const of = (params: string, body: string): string => `export function f(${params.split(' ').map((name) => `${name}: number`).join(', ')}): number {\n${body}\n}\n`;

export const loops: readonly Carried[] = [
  {
    name: 'recurrence', at: (n) => [0.3, 0.7, n],
    source: of('x y n', 'let s = x; for (let i = 0; i < n; i++) s = Math.sin(s) * 0.9 + y; return s;'),
  },
  {
    name: 'logistic map', at: (n) => [3.2, 0.4, n],
    source: of('r x n', 'for (let i = 0; i < n; i++) x = r * x * (1 - x); return x;'),
  },
  {
    name: 'pendulum', at: (n) => [0.8, 0.1, 0.2, n],
    source: of('theta omega damping n', `
      for (let i = 0; i < n; i++) {
        const alpha = -9.81 * Math.sin(theta) - damping * omega;
        omega += alpha * 0.001;
        theta += omega * 0.001;
      }
      return theta * theta + omega * omega;`),
  },
  {
    name: 'RK4', at: (n) => [1, 0.5, 0.3, n],
    source: of('u v mu n', `
      const h = 0.001;
      for (let i = 0; i < n; i++) {
        const a1 = v;
        const b1 = mu * (1 - u * u) * v - u;
        const u2 = u + 0.5 * h * a1;
        const v2 = v + 0.5 * h * b1;
        const b2 = mu * (1 - u2 * u2) * v2 - u2;
        const u3 = u + 0.5 * h * v2;
        const v3 = v + 0.5 * h * b2;
        const b3 = mu * (1 - u3 * u3) * v3 - u3;
        const u4 = u + h * v3;
        const v4 = v + h * b3;
        const b4 = mu * (1 - u4 * u4) * v4 - u4;
        u += h / 6 * (a1 + 2 * v2 + 2 * v3 + v4);
        v += h / 6 * (b1 + 2 * b2 + 2 * b3 + b4);
      }
      return u * v;`),
  },
  {
    name: 'with a branch', at: (n) => [0.3, 0.7, n],
    source: of('x y n', `
      let s = x;
      for (let i = 0; i < n; i++) {
        if (s > 0.5) s = s * 0.8 - y * 0.1;
        else s = Math.cos(s) + y;
      }
      return s;`),
  },
  {
    name: 'left early', at: (n) => [0.3, 0.7, n],
    source: of('x y n', `
      let s = x;
      let t = 0;
      for (let i = 0; i < 2 * n; i++) {
        if (t >= n) break;
        s = Math.tanh(s) + y * 0.5;
        t += 1;
      }
      return s;`),
  },
  {
    name: 'while, trips unknown', at: (n) => [0.3, 0.7, 0.25, n],
    source: of('x y step n', `
      let s = x;
      let t = 0;
      while (t < 0.25 * n) {
        s = Math.atan(s) * y + x;
        t += step;
      }
      return s;`),
  },
  {
    name: 'nested', at: (n) => [0.3, 0.7, n],
    source: of('x y n', `
      let s = x;
      for (let i = 0; i < n; i += 10) {
        for (let j = 0; j < 10; j++) s = Math.sin(s) * y + x;
      }
      return s;`),
  },
  {
    name: 'sum of squares', at: (n) => [0.3, 0.7, n],
    source: of('x y n', 'let s = 0; for (let i = 0; i < n; i++) { const e = x * i * 1e-6 - y; s += e * e; } return s;'),
  },
  {
    name: 'sum of exponentials', at: (n) => [0.3, 0.7, n],
    source: of('x y n', 'let s = 0; for (let i = 0; i < n; i++) { const e = x * i * 1e-6 - y; s += Math.exp(-e * e); } return s;'),
  },
];
