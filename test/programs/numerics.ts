/** Numerical analysis: roots, quadrature, differential equations, series, continued fractions, linear algebra by scalars. */
import type { Program } from './program.js';

export const numerics: readonly Program[] = [
  {
    name: 'Kepler’s equation by Newton with a damped first step', fn: 'eccentricAnomaly',
    source: `
    export function eccentricAnomaly(mean: number, e: number): number {
      let E = e < 0.8 ? mean : Math.PI;
      let step = Infinity;
      let rounds = 0;
      while (Math.abs(step) > 1e-14) {
        const f = E - e * Math.sin(E) - mean;
        step = f / (1 - e * Math.cos(E));
        E -= rounds === 0 ? 0.9 * step : step;
        rounds++;
        if (rounds > 30) break;
      }
      return E;
    }`,
    points: [[1, 0.3], [2.5, 0.9], [0.4, 0.05]],
    unreached: ['rounds > 30 is never true'],
  },
  {
    name: 'Simpson’s rule with an odd panel left over', fn: 'integral',
    source: `
    const f = (x: number, a: number): number => Math.exp(-a * x * x) * Math.cos(x);
    export function integral(a: number, lo: number, hi: number, n: number): number {
      if (n < 1) return 0;
      const h = (hi - lo) / n;
      let sum = 0;
      let i = 0;
      for (; i + 2 <= n; i += 2) {
        const x = lo + i * h;
        sum += h / 3 * (f(x, a) + 4 * f(x + h, a) + f(x + 2 * h, a));
      }
      if (i < n) {
        const x = lo + i * h;
        sum += h / 2 * (f(x, a) + f(hi, a));
      }
      return sum;
    }`,
    points: [[0.5, 0, 2, 0], [0.5, 0, 2, 1], [0.5, 0, 2, 2], [1.2, -1, 1.5, 7]],
  },
  {
    name: 'a continued fraction from the bottom', fn: 'fraction',
    source: `
    export function fraction(x: number, terms: number): number {
      // tan x = x / (1 - x² / (3 - x² / (5 - …)))
      const x2 = x * x;
      let tail = 0;
      for (let k = terms; k >= 1; k--) {
        const odd = 2 * k - 1;
        const den = odd - tail;
        tail = k > 1 ? x2 / den : x / den;
      }
      const check = Math.tan(x);
      const error = tail - check;
      return tail + 0.5 * error * error;
    }`,
    points: [[0.7, 0], [0.7, 1], [0.7, 6], [-1.2, 9]],
  },
  {
    name: 'Horner’s scheme with its derivative and one Newton step', fn: 'refineRoot',
    source: `
    export function refineRoot(coefficients: readonly number[], guess: number): number {
      let value = 0;
      let slope = 0;
      for (let i = coefficients.length - 1; i >= 0; --i) {
        slope = slope * guess + value;
        value = value * guess + coefficients[i];
      }
      if (Math.abs(slope) < 1e-9) {
        return guess;
      }
      const step = value / slope;
      return guess - step;
    }`,
    points: [[[], 1.5], [[2], 1.5], [[-2, 0, 1], 1.5], [[1, -3, 0.5, 2], 0.8]],
  },
  {
    name: 'Kahan summation', fn: 'kahan',
    source: `
    export function kahan(xs: Float64Array, scale: number): number {
      let sum = 0;
      let c = 0;
      for (let i = 0; i < xs.length; i++) {
        const term = xs[i] * scale;
        const y = term - c;
        const t = sum + y;
        c = (t - sum) - y;
        sum = t;
      }
      return sum * Math.sin(scale);
    }`,
    points: [[Float64Array.of(), 2], [Float64Array.of(0.3), 2], [Float64Array.of(0.3, 1e3, -2.5, 0.125), 0.7]],
  },
  {
    name: 'Neumaier summation, the larger operand decides', fn: 'neumaier',
    source: `
    export const neumaier = (xs: readonly number[]): number => {
      let sum = 0.0;
      let compensation = 0.0;
      for (const x of xs) {
        const t = sum + x;
        if (Math.abs(sum) >= Math.abs(x)) {
          compensation += (sum - t) + x;
        } else {
          compensation += (x - t) + sum;
        }
        sum = t;
      }
      const total = sum + compensation;
      return total * total;
    };`,
    points: [[[]], [[2]], [[2, 1e4, -3, 0.25]]],
  },
  {
    name: 'bisection with a polynomial, then the secant', fn: 'root',
    source: `
    export function root(p: number, q: number): number {
      const f = (x: number): number => x ** 3 + p * x + q;
      let a = -10, b = 10;
      let fa = f(a), fb = f(b);
      let rounds = 0;
      while (b - a > 0.5) {
        const m = (a + b) / 2;
        const fm = f(m);
        if (fm === 0) return m;
        if ((fm < 0) === (fa < 0)) { a = m; fa = fm; }
        else { b = m; fb = fm; }
        rounds++;
      }
      for (let i = 0; i < 4; i++) {
        const next = b - fb * (b - a) / (fb - fa);
        [a, fa] = [b, fb];
        b = next;
        fb = f(next);
        if (Math.abs(fb - fa) < 1e-13) break;
      }
      return b;
    }`,
    points: [[1, 2.3], [3, -1.7], [0.5, -7]],
    unreached: ['fm === 0 is never true', 'Math.abs(fb - fa) < 1e-13 is never true'],
  },
  {
    name: 'Aitken’s acceleration of a fixed point', fn: 'fixedPoint',
    source: `
    export function fixedPoint(a: number, start: number, rounds: number): number {
      const g = (x: number) => Math.cos(a * x);
      let x = start;
      for (let k = 0; k < rounds; k++) {
        const x1 = g(x);
        const x2 = g(x1);
        const denominator = x2 - 2 * x1 + x;
        if (Math.abs(denominator) < 1e-10) {
          x = x2;
          break;
        }
        x = x - (x1 - x) ** 2 / denominator;
      }
      return x;
    }`,
    points: [[0.8, 0.5, 0], [0.8, 0.5, 1], [0.8, 0.5, 2], [0.5, 0.9, 9]],
  },
  {
    name: 'Adams–Bashforth on logistic growth', fn: 'population',
    source: `
    export function population(r: number, K: number, y0: number, steps: number): number {
      const h = 0.1;
      const slope = (y: number) => r * y * (1 - y / K);
      let y = y0;
      let previous = slope(y0);
      if (steps > 0) {
        y += h * previous;
      }
      for (let n = 1; n < steps; n++) {
        const current = slope(y);
        y += h * (1.5 * current - 0.5 * previous);
        previous = current;
      }
      return y;
    }`,
    points: [[1.1, 10, 0.5, 0], [1.1, 10, 0.5, 1], [1.1, 10, 0.5, 2], [2.4, 3, 4, 15]],
  },
  {
    name: 'an adaptive step size that rejects', fn: 'adaptive',
    source: `
    export function adaptive(lambda: number, y0: number, end: number): number {
      let t = 0;
      let y = y0;
      let h = 0.4;
      let rejected = 0;
      while (t < end) {
        if (t + h > end) h = end - t;
        const k1 = -lambda * y + Math.sin(t);
        const euler = y + h * k1;
        const k2 = -lambda * euler + Math.sin(t + h);
        const heun = y + 0.5 * h * (k1 + k2);
        const error = Math.abs(heun - euler);
        if (error > 0.05) {
          h *= 0.5;
          if (++rejected > 20) break;
          continue;
        }
        y = heun;
        t += h;
        if (error < 0.005) h = h * 1.5;
      }
      return y;
    }`,
    points: [[1, 1, -1], [1, 1, 0.3], [4.1, 2, 2.05], [0.3, 0.4, 3.01], [900, 2, 1]],
  },
  {
    name: 'the arithmetic–geometric mean', fn: 'agm',
    source: `
    export function agm(x: number, y: number): number {
      if (x <= 0 || y <= 0) return 0;
      let a = x;
      let g = y;
      let n = 0;
      for (;;) {
        const next = (a + g) / 2;
        g = Math.sqrt(a * g);
        a = next;
        if (Math.abs(a - g) <= 1e-15 * a || ++n === 40) break;
      }
      return Math.PI / (2 * a);
    }`,
    points: [[1, 0.5], [24, 6], [3, 3], [-1, 2], [2, -1]],
  },
  {
    name: 'a 3×3 system by Cramer', fn: 'solveFirst',
    source: `
    type Matrix = readonly (readonly number[])[];
    function det3(a: number, b: number, c: number, d: number, e: number, f: number, g: number, h: number, i: number): number {
      return a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
    }
    export function solveFirst(A: Matrix, rhs: readonly number[]): number {
      const [r0, r1, r2] = A;
      const D = det3(r0[0], r0[1], r0[2], r1[0], r1[1], r1[2], r2[0], r2[1], r2[2]);
      if (Math.abs(D) < 1e-12) throw new Error('singular');
      const X = det3(rhs[0], r0[1], r0[2], rhs[1], r1[1], r1[2], rhs[2], r2[1], r2[2]);
      const Y = det3(r0[0], rhs[0], r0[2], r1[0], rhs[1], r1[2], r2[0], rhs[2], r2[2]);
      const x = X / D;
      const y = Y / D;
      return x * x + 2 * y;
    }`,
    points: [[[[2, 1, 0], [1, 3, -1], [0.5, 0, 4]], [1, 2, 3]], [[[1, 2, 3], [2, 4, 6], [0, 1, 2]], [1, 2, 3]], [[[0, 1, 5], [1, 0.3, -1], [0.5, 2, 4]], [-1, 2, 0.3]]],
  },
];
