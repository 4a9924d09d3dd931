/**
 * Programs that leave early, in every way there is. `has` and `lacks` are words of the forward pass.
 */
import type { Program } from '../programs/program.js';

export interface Exit extends Program {
  readonly has?: readonly string[];
  readonly lacks?: readonly string[];
  /** The forward pass jumps exactly as the source does. */
  readonly same?: true;
}

const exits: readonly (Omit<Exit, 'fn'>)[] = [
  {
    name: 'break', same: true, has: ['if (at > 10) break;', 'i++)'], lacks: ['exit'], points: [[1, 0.5], [0.1, 0.1], [-1, 0.2], [20, 1]],
    source: `export function f(x: number, step: number): number {
      let at = x;
      for (let i = 0; i < 20; i++) {
        at += step * at;
        if (at > 10) break;
      }
      return at * at;
    }`,
  },
  {
    name: 'break in the middle', same: true, has: ['if (y > 2) break;'], lacks: ['exit', 'else'], points: [[1, 0.5], [0.1, 4], [-1, 0.2], [2, 3]],
    source: `export function f(x: number, a: number): number {
      let y = x;
      let s = 0;
      for (let i = 0; i < 12; i++) {
        y = Math.sin(y) + 0.3 * a;
        if (y > 2) break;
        s += y * x;
        y += s * 0.01;
      }
      return s + y;
    }`,
  },
  {
    name: 'break after work', same: true, has: ['break;\n    }'], lacks: ['exit', 'else'], points: [[1, 3], [2, 9], [0.5, 0]],
    source: `export function f(x: number, n: number): number {
      let s = 0;
      for (let i = 0; i < n; i++) {
        if (i * x > 6) {
          s = s * x + 1;
          s *= 2;
          break;
        }
        s += x * x;
      }
      return s;
    }`,
  },
  {
    name: 'break in an else', same: true, has: ['} else {', 'exit = 1;\n      break;'], lacks: ['exit !==', 'exit ===', 'longer'], points: [[1, 3], [2, 9], [0.5, 0], [-1, 4]],
    source: `export function f(x: number, n: number): number {
      let s = x;
      for (let i = 0; i < n; i++) {
        if (s < 5) {
          s = s * 1.5 + x;
        } else {
          s -= x * x;
          break;
        }
      }
      return s * x;
    }`,
  },
  {
    name: 'two breaks', same: true, has: ['break;', 'i++)'], lacks: ['exit !==', 'exit ===', 'else', 'longer'], points: [[1, 3], [2, 9], [0.5, 0], [-1, 7], [-3, 5]],
    source: `export function f(x: number, n: number): number {
      let s = x;
      for (let i = 0; i < n; i++) {
        s += x * i;
        if (s > 8) break;
        s *= 1.1;
        if (s < -8) break;
        s += 0.5;
      }
      return s;
    }`,
  },
  {
    name: 'continue', same: true, has: ['if (xs[i] <= 0) continue;'], lacks: ['exit'], points: [[[1, -2, 3]], [[-1]], [[0.5, 0.7]]],
    source: `export function f(xs: number[]): number {
      let s = 0;
      for (let i = 0; i < xs.length; i++) {
        if (xs[i] <= 0) continue;
        s += xs[i] * xs[i];
      }
      return s;
    }`,
  },
  {
    name: 'continue in a while loop', same: true, has: ['continue;', 'while ('], lacks: ['exit'], points: [[1, 4], [-2, 6], [3, 0]],
    source: `export function f(x: number, n: number): number {
      let s = x;
      let k = 0;
      while (k < n) {
        k++;
        if (k % 3 === 0) continue;
        s = Math.cos(s) + x;
        if (s > 1.2) {
          s -= 1;
          continue;
        }
        s *= x;
      }
      return s;
    }`,
  },
  {
    name: 'continue and break', same: true, has: ['continue;', 'break;'], lacks: ['exit'], points: [[[1, -2, 3, 9, 1]], [[-1, 2]], [[8, 1]]],
    source: `export function f(xs: number[]): number {
      let s = 1;
      for (const x of xs) {
        if (x < 0) continue;
        if (x > 7) break;
        s *= x + 0.5;
      }
      return s;
    }`,
  },
  {
    name: 'continue in a do loop', same: true, has: ['continue;', 'do {'], lacks: ['exit'], points: [[3, 0.2], [0.5, 2], [-1, 0]],
    source: `export function f(x: number, y: number): number {
      let a = x * 3;
      let k = 0;
      do {
        k++;
        a = a * 0.8 + y * 0.1;
        if (a > 2) continue;
        a -= 0.3 * x * y;
        if (a < -1) break;
      } while (a > 1 && k < 9);
      return a * k;
    }`,
  },
  {
    name: 'return in a loop', has: ['break;', 'if (exit === 0)'], lacks: ['exit === 2', 'exit = 0;\n    '], points: [[[1, 2, 3], 4], [[1], 100], [[], 2]],
    source: `export function f(xs: number[], limit: number): number {
      let sum = 0;
      for (let i = 0; i < xs.length; i++) {
        sum += xs[i] ** 2;
        if (sum > limit) return sum - limit;
      }
      return sum;
    }`,
  },
  {
    name: 'two returns in a loop', points: [[1, 3], [2, 9], [-2, 9], [0.1, 3], [1, 0]],
    source: `export function f(x: number, n: number): number {
      let s = x;
      for (let i = 0; i < n; i++) {
        if (s > 9) return s * x;
        s += x * i;
        if (s < -9) return s * s;
        s *= 1.2;
      }
      return s + x;
    }`,
  },
  {
    name: 'return in a while loop without a test', points: [[1], [2], [5], [40]],
    source: `export function f(x: number): number {
      let a = x;
      let k = 0;
      while (true) {
        k++;
        const next = 0.5 * (a + x / a);
        if (Math.abs(next - a) < 1e-9 || k > 30) return next;
        a = next;
      }
    }`,
  },
  {
    name: 'return in a nested loop', points: [[1, 4], [3, 4], [0.2, 3], [2, 0]],
    source: `export function f(x: number, n: number): number {
      let s = 0;
      for (let i = 0; i < n; i++) {
        for (let j = 0; j <= i; j++) {
          s += x * (i + j);
          if (s > 20) return s / x;
        }
        s *= 0.9;
      }
      return s;
    }`,
  },
  {
    name: 'break outer', points: [[1, 4], [3, 4], [0.2, 3], [2, 0]],
    source: `export function f(x: number, n: number): number {
      let s = x;
      outer: for (let i = 0; i < n; i++) {
        for (let j = 0; j <= i; j++) {
          s = s * 1.1 + x;
          if (s > 20) break outer;
        }
      }
      return s;
    }`,
  },
  {
    name: 'break and continue outer, straight loops', same: true, has: ['continue rows;', 'break rows;'], lacks: ['exit'], points: [[[1, -2, 3, 9, 1, 4]], [[-1, 2, 2, 2]], [[8, 1, 0.5, 4, 4, 4]]],
    source: `export function f(xs: number[]): number {
      let s = 0;
      let k = 0;
      rows: for (let i = 0; i < 3; i++) {
        for (let j = 0; j < 2; j++) {
          if (xs[0] > 5 && i === 2) break rows;
          if (j > i) continue rows;
          k += i + 2 * j;
        }
        k += 10;
      }
      for (const x of xs) s += k * x * x;
      return s;
    }`,
  },
  {
    name: 'labels of three loops', points: [[0.5, 3], [2, 4], [-1, 2], [1, 0]],
    source: `export function f(x: number, n: number): number {
      let s = x;
      a: for (let i = 0; i < n; i++) {
        b: for (let j = 0; j < n; j++) {
          for (let k = 0; k < n; k++) {
            if (i + j + k > 5) break a;
            if (k > j) continue b;
            if (s > 30) continue a;
            s += x * (i + j + k + 1);
          }
          s *= 1.01;
        }
        s -= x;
      }
      return s * x;
    }`,
  },
  {
    name: 'both arms may go on', points: [[1, 6], [3, 6], [-1, 6], [2.5, 2], [1, 0]],
    source: `export function f(x: number, n: number): number {
      let s = 0;
      for (let i = 0; i < n; i++) {
        if (x > 2) {
          if (i === 3) continue;
          s += x * i;
        } else {
          if (i === 4) break;
          s -= Math.sin(x * i);
        }
        s += x * x;
        if (s > 50) return s * x;
      }
      return s + x;
    }`,
  },
  {
    name: 'guards', has: ['} else if ('], lacks: ['exit'], points: [[1, 2], [-1, 2], [1, -3], [5, 1]],
    source: `export function f(x: number, y: number): number {
      if (x < 0) return y * x;
      if (y < 0) return x - y;
      if (x > y) return x * x;
      return Math.exp(x) * y;
    }`,
  },
  {
    name: 'both arms may return', points: [[1, 2], [1, 4], [-1, -4], [-1, 2], [0.3, 1.5], [2, -1], [0.7, 0.2]],
    source: `export function f(x: number, y: number): number {
      if (x > 0) {
        if (y > 3) return x * y;
        x = x + y;
      } else {
        if (y < -3) return x - y;
        x = x * y;
      }
      const z = Math.sin(x) * y;
      if (z > 0.5) {
        if (y > 1) return z * z;
        x += z;
      } else {
        if (y < 1) return z + x;
        x -= z;
      }
      return x * z;
    }`,
  },
  {
    name: 'a labelled block', has: ['body: {', 'break body;'], lacks: ['exit'], points: [[1, 0], [2, 1], [3, 2], [1, 4], [2, 6]],
    source: `export function f(x: number, n: number): number {
      let i = 0;
      found: {
        if (n > 3) {
          if (n > 5) break found;
          i = 1;
        } else {
          if (n < 1) break found;
          i = 2;
        }
        i = i * 2 + 1;
        if (n === 2) break found;
        i++;
      }
      return x * x * i;
    }`,
  },
  {
    name: 'a switch that falls through', has: ['break body;'], lacks: ['exit'], points: [[2, 0], [2, 1], [2, 2], [2, 3], [2, 4]],
    source: `export function f(x: number, k: number): number {
      let n = 0;
      switch (k) {
        case 0: n = 1; break;
        case 1: n = 2;
        case 2: n += 5; if (n > 6) break; n *= 2;
        case 3: n--; break;
        default: n = 7;
      }
      return x * x * n;
    }`,
  },
  {
    name: 'a switch with active cases', points: [[2, 0], [0.5, 1], [0.1, 2], [2, 2], [2, 3], [2, 4]],
    source: `export function f(x: number, k: number): number {
      let s = x;
      switch (k) {
        case 0: s = x * 2; break;
        case 1: s = x * x;
        case 2: s += Math.sin(x); if (s > 1) break; s *= 3;
        case 3: s -= x; return s * x;
        default: s = 7 * x;
      }
      return s * s;
    }`,
  },
  {
    name: 'a switch in a loop', has: ['continue;'], points: [[2, 5], [0.5, 9], [1, 0], [3, 3]],
    source: `export function f(x: number, n: number): number {
      let s = x;
      for (let i = 0; i < n; i++) {
        switch (i % 4) {
          case 0: s += x; break;
          case 1: if (s > 9) continue; s *= x; break;
          case 2: if (s < -9) return s * x; s -= 1; break;
          default: s = Math.sin(s);
        }
        s += 0.1 * x;
      }
      return s;
    }`,
  },
  {
    name: 'a helper that returns from a loop', points: [[[1, 2, 3], 2.5], [[0.1, 0.2], 3], [[4], 1]],
    source: `function first(xs: number[], limit: number): number {
      for (let i = 0; i < xs.length; i++) {
        if (xs[i] > limit) return xs[i] * i + 1;
        if (xs[i] < -limit) return 0;
      }
      return -1;
    }
    export function f(xs: number[], limit: number): number {
      const a = first(xs, limit);
      return a * a * limit + first(xs, 0.15);
    }`,
  },
  {
    name: 'a swap behind a continue', same: true, has: ['['], points: [[1, 2, 5], [0.5, -1, 4], [2, 1, 0]],
    source: `export function f(x: number, y: number, n: number): number {
      let a = x;
      let b = y;
      for (let i = 0; i < n; i++) {
        if (a > 3) {
          [a, b] = [b, a * 0.5];
          continue;
        }
        [a, b] = [b + a * 0.1, a];
      }
      return a * 2 + b;
    }`,
  },
  {
    name: 'a step that needs the body', same: true, points: [[0.3, 4], [2, 9], [-1, 3]],
    source: `export function f(x: number, n: number): number {
      let s = 0;
      let d = 1;
      for (let i = 0; i < n; i += d) {
        d = i > 3 ? 2 : 1;
        if (s > 4) continue;
        s += x * i;
        d += 1;
      }
      return s * x;
    }`,
  },
  {
    name: 'throw beside break', same: true, points: [[1, 3], [2, 9], [-1, 3]],
    source: `export function f(x: number, n: number): number {
      let s = x;
      for (let i = 0; i < n; i++) {
        if (i > 20) throw new RangeError('too far');
        if (s > 6) break;
        s += x * s;
      }
      return s;
    }`,
  },
  {
    name: 'always leaves in the first iteration', same: true, points: [[1, 3], [2, 0]],
    source: `export function f(x: number, n: number): number {
      let s = x;
      let i = 0;
      for (; i < n; i++) {
        s *= x;
        break;
      }
      return s * (i + 1);
    }`,
  },
  {
    name: 'bisection', same: true, has: ['break;'], lacks: ['exit'], points: [[2], [5], [0.5]],
    source: `export function f(a: number): number {
      let lo = 0;
      let hi = a + 1;
      let mid = a;
      for (let k = 0; k < 60; k++) {
        mid = 0.5 * (lo + hi);
        const r = mid * mid - a;
        if (Math.abs(r) < 1e-3) break;
        if (r > 0) hi = mid;
        else lo = mid;
      }
      return mid * a;
    }`,
  },
];

export const programs: readonly Exit[] = exits.map((exit) => ({ fn: 'f', ...exit }));
