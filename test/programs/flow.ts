/** Control flow as it grows in real code: exits, labels, fall-through, shadowing, closures, odd loops. */
import type { Program } from './program.js';

export const flow: readonly Program[] = [
  {
    name: 'a return out of three nested loops', fn: 'firstFit',
    source: `
    export function firstFit(box: number[][], item: number, slack: number): number {
      let tried = 0;
      for (let r = 0; r < box.length; r++) {
        const row = box[r];
        for (let c = 0; c < row.length; c++) {
          for (let k = 1; k <= 2; k++) {
            tried += item * k;
            const room = row[c] * k - item;
            if (room > slack) return room * room + tried;
            if (room < -10) break;
          }
        }
      }
      return -tried;
    }`,
    points: [[[], 1, 0.1], [[[0.5]], 1, 0.1], [[[0.5, 3]], 1, 0.1], [[[0.3, 0.7], [0.2], [1.4, 9]], 1.3, 0.2], [[[-20, 0.1]], 1.3, 0.2]],
  },
  {
    name: 'a labelled block left early', fn: 'grade',
    source: `
    export function grade(points: number, bonus: number, late: number): number {
      let total = points;
      adjust: {
        if (late > 3) break adjust;
        total += bonus;
        if (late <= 0) break adjust;
        const penalty = 0.1 * late * total;
        total -= penalty;
      }
      if (total > 100) total = 100 + Math.log(total - 99);
      return total / 10;
    }`,
    points: [[70, 5, 4], [70, 5, -1], [70, 5, 1.5], [99, 8, 0]],
  },
  {
    name: 'default in the middle of a switch that falls through', fn: 'compose',
    source: `
    export function compose(x: number, mode: number): number {
      let y = x;
      switch (mode) {
        case 1:
          y = y * y;
        default:
          y += 1;
        case 2:
          y *= 3;
          if (y > 20) break;
        case 3:
          y -= 0.5 * x;
          break;
        case 4:
          return y / 7;
      }
      const z = Math.sin(y);
      return y + z;
    }`,
    points: [[1.2, 1], [4.2, 1], [1.2, 2], [1.2, 3], [1.2, 4], [1.2, 9]],
  },
  {
    name: 'continue inside a switch inside a loop', fn: 'interpret',
    source: `
    export function interpret(program: Uint8Array, a: number, b: number): number {
      let acc = 0;
      let x = a;
      for (let pc = 0; pc < program.length; pc++) {
        switch (program[pc]) {
          case 0: continue;
          case 1: x += b; break;
          case 2: x *= b; break;
          case 3:
            if (x > 5) { x = 5; continue; }
            x = x * x;
            break;
          case 9: return acc - x;
          default: x = -x;
        }
        acc += 0.1 * x * x;
      }
      return acc;
    }`,
    points: [[Uint8Array.of(), 1.2, 0.7], [Uint8Array.of(1), 1.2, 0.7], [Uint8Array.of(1, 0, 2, 3, 4, 3, 1), 1.2, 1.7], [Uint8Array.of(1, 2, 2, 2, 3, 1, 9, 1), 1.2, 2.7]],
  },
  {
    name: 'switch (true) as an else-if chain', fn: 'tariff',
    source: `
    export function tariff(kwh: number, peak: number, base: number): number {
      let price: number;
      switch (true) {
        case kwh <= 0:
          return 0;
        case kwh < 100:
          price = base;
          break;
        case kwh < 500 && peak > 0.5:
          price = base * (1 + peak);
          break;
        default:
          price = base * 0.9 + 0.01 * peak;
      }
      const bill = price * kwh;
      return bill > 50 ? bill - 0.02 * (bill - 50) : bill;
    }`,
    points: [[-1, 0.2, 0.3], [50, 0.2, 0.3], [300, 0.7, 0.3], [300, 0.2, 0.3], [900, 0.7, 0.3]],
  },
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
    name: 'do–while with continue, and an infinite loop', fn: 'loops',
    source: `
    export function loops(x: number, limit: number): number {
      let s = 0;
      let n = 0;
      do {
        n++;
        if (n % 2 === 0) continue;
        s += x / n;
        if (s > limit) break;
      } while (n < 7);
      for (;;) {
        s *= 0.5;
        if (s < 0.1 * limit) return s + n * x;
        n--;
        if (n < 0) break;
      }
      return s - x;
    }`,
    points: [[1, 10], [1, 1.2], [3, 1], [0.2, 0.01], [-1, 2]],
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
    name: 'helpers with loops and early returns, called in conditions', fn: 'outer',
    source: `
    function sumWhile(xs: readonly number[], limit: number): number {
      let s = 0;
      for (const x of xs) {
        if (s + x > limit) return s;
        s += x;
      }
      return s + 1;
    }
    export function outer(xs: readonly number[], limit: number): number {
      let level = limit;
      let rounds = 0;
      while (sumWhile(xs, level) < 0.5 * level) {
        level *= 0.8;
        if (++rounds > 5) break;
      }
      const s = sumWhile(xs, level);
      if (s > sumWhile(xs, 1)) return s * level;
      return s - level;
    }`,
    points: [[[], 3.1], [[0.4], 3.1], [[0.4, 0.5, 0.9], 4.3], [[0.4, 1.5, 2.9, 0.3], 3.2], [[9], 3.1]],
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
    name: 'continue to an outer label past an inner break', fn: 'pairs',
    source: `
    export function pairs(xs: Float64Array, tolerance: number): number {
      let score = 0;
      rows: for (let i = 0; i < xs.length; i++) {
        let row = 0;
        for (let j = 0; j < xs.length; j++) {
          const d = Math.abs(xs[i] - xs[j]);
          if (i === j) continue;
          if (d < tolerance) continue rows;
          if (row > 2) break;
          if (score > 50) break rows;
          row += 1 / d;
        }
        score += row * row + xs[i];
      }
      return score;
    }`,
    points: [
      [Float64Array.of(), 0.1], [Float64Array.of(0.7), 0.1], [Float64Array.of(0.7, 1.9, 0.75, 3), 0.1], [Float64Array.of(0.7, 0.9, 1.2, 1.45, 2), 0.1], [Float64Array.of(60, 0.3, 0.9, 9), 0.1],
    ],
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
    name: 'counting down to a return in a do–while', fn: 'countdown',
    source: `
    export function countdown(x: number, start: number): number {
      let n = start;
      let v = x;
      let worst = x;
      do {
        v = v * v - 0.3;
        if (v < worst) worst = v;
        if (v > 4) {
          const over = v - 4;
          return worst - Math.log(over);
        }
      } while (--n > 0);
      return worst + v;
    }`,
    points: [[0.5, 0], [0.5, 1], [0.8, 5], [2.1, 5], [2.9, 3]],
  },
];
