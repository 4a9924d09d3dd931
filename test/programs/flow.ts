/** Control flow as it grows in real code: shadowing, closures, counters of every kind, assignments in odd places. */
import type { Program } from './program.js';

export const flow: readonly Program[] = [
  {
    name: 'the same name in five scopes', fn: 'shadows',
    source: `
    export function shadows(x: number, y: number): number {
      let s = x;
      {
        const x = s * y;
        s += x;
        for (let s = 0; s < 2; s++) {
          const y = x + s;
          if (y > 1) {
            let x = y * 0.5;
            x *= x;
          }
        }
      }
      const add = (x: number): number => {
        s += x;
        return s * y;
      };
      const t = add(y) + add(x);
      return t + s;
    }`,
    points: [[0.4, 0.3], [2, 1.5], [-1, 0.2]],
  },
  {
    name: 'a closure that advances a generator of pseudo-random numbers', fn: 'monteCarlo',
    source: `
    export function monteCarlo(mu: number, sigma: number, strike: number, paths: number): number {
      let seed = 12345;
      const uniform = (): number => {
        seed = (seed * 1103 + 12289) % 65536;
        return (seed + 0.5) / 65536;
      };
      let sum = 0;
      for (let p = 0; p < paths; p++) {
        const u = uniform(), v = uniform();
        const normal = Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * v);
        const price = Math.exp(mu + sigma * normal);
        if (price > strike) sum += price - strike;
      }
      return paths > 0 ? sum / paths : 0;
    }`,
    points: [[0.1, 0.3, 0.9, 0], [0.1, 0.3, 0.4, 1], [0.1, 0.3, 1, 9]],
  },
  {
    name: 'a float counter, and one that is halved', fn: 'counters',
    source: `
    export function counters(x: number, n: number): number {
      let s = 0;
      for (let t = 0.5; t < 2; t += 0.25) s += x ** t;
      for (let i = n; i >= 1; i >>= 1) s *= 1 + x / i;
      for (let j = 1; j < n; j *= 2) {
        s -= j * x;
      }
      for (let k = 0, m = n; k < m; k++, m--) {
        s += 0.1 * k * m * x * x;
      }
      return s;
    }`,
    points: [[1.3, 0], [1.3, 1], [0.7, 2], [1.1, 13]],
  },
  {
    name: 'a body that moves the counter', fn: 'skipping',
    source: `
    export function skipping(xs: number[], weight: number): number {
      let s = 0;
      for (let i = 0; i < xs.length; i++) {
        if (xs[i] < 0) {
          i++;
          s -= weight;
        } else if (xs[i] > 10) {
          i += 2;
          s += Math.sqrt(xs[i - 2]);
        }
        if (i >= xs.length) break;
        s += xs[i] * weight;
      }
      return s;
    }`,
    points: [[[], 1.5], [[2], 1.5], [[-2], 1.5], [[2, -1, 3, 4, 20, 1, 5, 6], 0.7], [[20, 1, 5, -3, 6, 2], 0.7]],
  },
  {
    name: 'simultaneous assignment: Fibonacci-like and a rotation', fn: 'sequence',
    source: `
    export function sequence(a: number, b: number, angle: number, n: number): number {
      let [p, q] = [a, b];
      const c = Math.cos(angle), s = Math.sin(angle);
      let i = 0;
      while (i < n) {
        [p, q] = [q, 0.5 * (p + q)];
        if (i % 3 === 2) [p, q] = [c * p - s * q, s * p + c * q];
        ++i;
      }
      return p - 2 * q;
    }`,
    points: [[1, 2, 0.3, 0], [1, 2, 0.3, 1], [1, 2, 0.3, 3], [0.5, -1, 1.1, 8]],
  },
  {
    name: 'short-circuits that assign', fn: 'defaults',
    source: `
    export function defaults(x: number, y: number, verbose: boolean): number {
      let a = x;
      let b = 0;
      a ||= y;
      b ||= a * 2;
      a &&= a + 1;
      const c = x || y * y;
      const d = x && y;
      let e = verbose && b > 1 ? c : d;
      if (!(a > 0) || (b < 0 && e < 0)) e = -e;
      return a + b * c + e;
    }`,
    points: [[0, 1.5, true], [0.7, 1.5, false], [1.2, -0.4, true], [-3, 0.4, false], [-1, 0.4, true], [-2, 3, true], [-0.3, 0.4, false], [-0.3, -0.4, false]],
  },
  {
    name: 'conditional expressions, nested and chained', fn: 'piecewise',
    source: `
    export function piecewise(x: number, y: number): number {
      const a = x < -1 ? x * x : x < 0 ? -x : x < 1 ? Math.sqrt(x) : y > 0 ? x * y : x - y;
      const sign = y > 0 ? 1 : y < 0 ? -1 : 0;
      let b = sign === 0 ? a : sign * a;
      b += (x > y ? x : y) * (x > 0 && y > 0 ? 2 : 1);
      const c = x > 0 ? (y > 0 ? a : b) : (y > 0 ? b : a);
      const d = Math.abs(c) > 1 ? 1 / c : c;
      b *= d;
      return a + b;
    }`,
    points: [[-2, 0.5], [-0.5, -0.7], [0.3, 0.9], [1.5, 0.4], [1.5, -0.4], [0.2, 0], [-0.5, 0.2]],
  },
  {
    name: 'variables set in some branches only', fn: 'partial',
    source: `
    export function partial(x: number, y: number, kind: string): number {
      let scale = 1;
      let offset: number;
      let extra = 0;
      if (kind === 'wide') {
        scale = x;
        offset = 0;
      } else if (kind === 'tall') {
        offset = y * y;
      } else {
        offset = -1;
        extra = x * y;
      }
      if (extra !== 0) scale += 0.5;
      const value = scale * (x + y) + offset;
      return value + extra * scale;
    }`,
    points: [[1.2, 0.4, 'wide'], [1.2, 0.4, 'tall'], [1.2, 0.4, 'none'], [1.2, 0, 'none']],
  },
  {
    name: 'two loops over one counter that lives on', fn: 'split',
    source: `
    export function split(xs: readonly number[], threshold: number): number {
      let i = 0;
      let head = 1;
      while (i < xs.length && xs[i] < threshold) {
        head *= 1 + xs[i];
        i++;
      }
      const cut = i;
      let tail = 0;
      for (; i < xs.length; i++) tail += xs[i] / (i - cut + 1);
      if (cut === 0) return tail;
      if (cut === xs.length) return head;
      return head * tail + cut;
    }`,
    points: [[[], 1], [[0.4], 1], [[2], 1], [[0.4, 0.3, 2, 0.7], 1], [[2, 0.3], 1]],
  },
  {
    name: 'arrays chosen, handed on and given other names', fn: 'weigh',
    source: `
    function energy(u: readonly number[], v: readonly number[]): number {
      let e = 0;
      const n = u.length < v.length ? u.length : v.length;
      for (let i = 0; i < n; i++) e += u[i] * v[n - 1 - i];
      return e;
    }
    export function weigh(a: number[], b: number[], first: boolean): number {
      const xs = first ? a : b;
      const other = xs;
      let s = energy(other, b);
      for (const x of xs) s += x * x;
      if (s > 20) s = Math.sqrt(s) + energy(a, a);
      return s;
    }`,
    points: [[[1, 2], [3], true], [[1, 2], [3], false], [[], [], true], [[3, 4, 2], [1, 0.5, 6, 2], true]],
  },
];
