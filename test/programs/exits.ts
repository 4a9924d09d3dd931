/** Ways out, as they grow in real code: returns from nested loops, labels, fall-through, continue and break everywhere. */
import type { Program } from './program.js';

export const exits: readonly Program[] = [
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
