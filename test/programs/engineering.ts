/** Engineering: pipes, beams, circuits, schedules, thermodynamic cycles; control flow of every odd kind. */
import type { Program } from './program.js';

export const engineering: readonly Program[] = [
  {
    name: 'Colebrook friction, assigned in the condition', fn: 'pressureDrop',
    source: `
    export function pressureDrop(flow: number, diameter: number, roughness: number, length: number): number {
      const area = Math.PI * diameter * diameter / 4;
      const v = flow / area;
      const re = v * diameter / 1e-6;
      let f: number;
      if (re < 2300) f = 64 / re;
      else {
        let x = 6, last = 0, rounds = 0;
        while (Math.abs(x - last) > 1e-13 && rounds++ < 100) {
          last = x;
          x = -2 * Math.log10(roughness / (3.7 * diameter) + 2.51 * x / re);
        }
        f = 1 / (x * x);
      }
      return f * length / diameter * 0.5 * 1000 * v * v;
    }`,
    points: [[1e-5, 0.02, 1e-5, 3], [0.002, 0.05, 2e-5, 10], [0.01, 0.1, 1e-4, 100]],
  },
  {
    name: 'deflection of a beam under point loads', fn: 'deflection',
    source: `
    export function deflection(loads: readonly number[], at: readonly number[], span: number, stiffness: number, x: number): number {
      if (x < 0 || x > span) throw new RangeError('outside the beam');
      let sum = 0;
      for (let i = 0; i < loads.length; ++i) {
        const a = at[i];
        const b = span - a;
        let term: number;
        if (x <= a) term = b * x * (span * span - b * b - x * x);
        else term = a * (span - x) * (2 * span * x - x * x - a * a);
        sum += loads[i] * term / (6 * span * stiffness);
      }
      return sum;
    }`,
    points: [[[], [], 4, 10, 1], [[5], [1.5], 4, 10, 1], [[5, 2, 7], [0.5, 3, 1.2], 4, 10, 2], [[5], [1], 4, 10, 5], [[5], [1], 4, 10, -1]],
  },
  {
    name: 'diode and resistor by Newton with a step limit', fn: 'diodeCurrent',
    source: `
    const VT = 0.02585;
    export function diodeCurrent(supply: number, resistance: number, saturation: number): number {
      let v = 0.6;
      let iteration = 0;
      let change: number;
      do {
        const e = Math.exp(v / VT);
        const i = saturation * (e - 1);
        const g = saturation * e / VT;
        change = (supply - v - resistance * i) / (1 + resistance * g);
        if (change > 0.1) change = 0.1;
        if (change < -0.1) change = -0.1;
        v += change;
        if (++iteration >= 200) break;
      } while (Math.abs(change) > 1e-13);
      return (supply - v) / resistance;
    }`,
    points: [[5, 1000, 1e-14], [0.3, 100, 1e-12], [12, 470, 1e-13]],
    unreached: ['++iteration >= 200 is never true'],
  },
  {
    name: 'a water tank with a pump, states in a switch', fn: 'spilled',
    source: `
    type State = 'filling' | 'draining' | 'idle';
    export function spilled(inflow: number[], pump: number, capacity: number, low: number): number {
      let level = capacity / 2;
      let state: State = 'idle';
      let spilt = 0;
      for (const q of inflow) {
        level += q;
        switch (state) {
          case 'idle':
            if (level > 0.8 * capacity) state = 'draining';
            else if (level < low) state = 'filling';
            break;
          case 'draining':
            level -= pump;
            if (level < 0.5 * capacity) state = 'idle';
            break;
          case 'filling':
            level += 0.5 * pump;
            if (level > 2 * low) state = 'idle';
        }
        if (level > capacity) {
          spilt += level - capacity;
          level = capacity;
        }
      }
      return spilt + 0.01 * level;
    }`,
    points: [[[], 3, 10, 2], [[1.5], 3, 10, 2], [[4, 3, 2, 5, 1, 0.5], 3, 10, 2], [[-4, -1, 0.5, 1, 2, 0.3], 2.5, 10, 2.2], [[4, 3, 2, 5, -9, -3], 2.3, 10, 2]],
  },
  {
    name: 'critical path over a fixed order', fn: 'finishTime',
    source: `
    export function finishTime(durations: number[], deps: number[][], overrun: number): number {
      let finish = 0;
      for (let task = 0; task < durations.length; task++) {
        let start = 0;
        for (const dep of deps[task]) {
          if (dep >= task) continue;
          const ready = durations[dep] * (1 + overrun);
          if (ready > start) start = ready;
        }
        const end = start + durations[task];
        finish = end > finish ? end : finish;
      }
      return finish;
    }`,
    points: [[[], [], 0.1], [[2], [[]], 0.1], [[2, 3, 1.5, 4], [[], [0], [1, 0, 3], [2]], 0.2]],
  },
  {
    name: 'a heat exchanger, counterflow or the balanced case', fn: 'outlet',
    source: `
    export function outlet(hot: number, cold: number, ch: number, cc: number, ua: number): number {
      const cmin = ch < cc ? ch : cc;
      const cmax = ch < cc ? cc : ch;
      if (cmin <= 0) return hot;
      const ratio = cmin / cmax;
      const ntu = ua / cmin;
      let effectiveness: number;
      if (Math.abs(1 - ratio) < 1e-9) {
        effectiveness = ntu / (1 + ntu);
      } else {
        const e = Math.exp(-ntu * (1 - ratio));
        effectiveness = (1 - e) / (1 - ratio * e);
      }
      const q = effectiveness * cmin * (hot - cold);
      return hot - q / ch;
    }`,
    points: [[90, 20, 2, 3, 4], [90, 20, 3, 2, 4], [90, 20, 0, 2, 4]],
    unreached: ['Math.abs(1 - ratio) < 1e-9 is never true'],
  },
  {
    name: 'a truss of two bars with buckling', fn: 'utilisation',
    source: `
    export function utilisation(load: number, height: number, halfSpan: number, area: number, inertia: number): number {
      const E = 210e3, YIELD = 235;
      const length = Math.sqrt(height * height + halfSpan * halfSpan);
      const sine = height / length;
      if (sine === 0) return Infinity;
      const force = load / (2 * sine);
      const stress = Math.abs(force) / area;
      const yielding = stress / YIELD;
      if (force <= 0) return yielding;
      const critical = Math.PI ** 2 * E * inertia / (length * length);
      const buckling = force / critical;
      return buckling > yielding ? buckling : yielding;
    }`,
    points: [[1000, 500, 800, 200, 4000], [-1000, 500, 800, 200, 4000], [100, 5, 8, 2, 4000], [1000, 0, 800, 200, 4000]],
  },
  {
    name: 'reservoir routing with a broad-crested weir', fn: 'outflowPeak',
    source: `
    const WEIR = 1.7;
    export function outflowPeak(inflow: Float64Array, area: number, crest: number, width: number, start: number): number {
      let h = start;
      let peak = 0;
      let when = -1;
      let t = 0;
      for (const q of inflow) {
        let out = 0;
        const head = h - crest;
        if (head > 0) {
          out = WEIR * width * head ** 1.5;
          out = Math.min(out, (head * area) / 2);
        }
        h += (q - out) / area;
        if (out > peak) {
          peak = out;
          when = t;
        }
        t++;
      }
      return when < 0 ? h : peak + 0.01 * h;
    }`,
    points: [
      [Float64Array.of(), 50, 1, 4, 0.5], [Float64Array.of(3), 50, 1, 4, 0.5], [Float64Array.of(3, 30, 60, 20, 5), 50, 1, 1.4, 0.9], [Float64Array.of(30, 60, 20), 5, 1, 14, 0.9],
    ],
  },
  {
    name: 'fuel along a mission of climb, cruise, loiter', fn: 'fuel',
    source: `
    interface Leg { readonly phase: number; readonly minutes: number }
    const burn = (mass: number, phase: number): number => {
      switch (phase) {
        case 0: return 0.02 * mass;
        case 1: return 0.01 * mass + 3;
        case 2: return 0.006 * mass;
      }
      return 0;
    };
    export function fuel(empty: number, start: number, phases: number[], minutes: number[]): number {
      let left = start;
      for (let leg = 0; leg < phases.length; leg++) {
        let m = minutes[leg];
        while (m > 0) {
          const step = m >= 10 ? 10 : m;
          left -= burn(empty + left, phases[leg]) * step / 10;
          m -= step;
          if (left < 0) return left;
        }
      }
      return left;
    }`,
    points: [[100, 30, [], []], [100, 30, [0], [7]], [100, 60, [0, 1, 2, 5], [7, 23, 12, 9]], [100, 5, [0, 1], [12, 25]]],
  },
  {
    name: 'tolerance stack with the worst member left out', fn: 'stack',
    source: `
    export function stack(nominal: readonly number[], tolerance: readonly number[], correlated: boolean): number {
      let sum = 0;
      let linear = 0;
      let squares = 0;
      let worst = 0;
      let i = nominal.length;
      while (i) {
        i--;
        sum += nominal[i];
        const t = tolerance[i];
        linear += t;
        squares += t * t;
        worst = t > worst ? t : worst;
      }
      if (correlated) return sum + linear - worst;
      const rest = squares - worst * worst;
      return sum + (rest > 0 ? Math.sqrt(rest) : 0);
    }`,
    points: [[[], [], true], [[2], [0.1], false], [[2, 3, 1], [0.1, 0.3, 0.2], true], [[2, 3, 1], [0.1, 0.3, 0.2], false]],
  },
];
