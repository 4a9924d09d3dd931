/** Chemistry: kinetics, equilibria, equations of state, molecular energies. */
import type { Program } from './program.js';

export const chemistry: readonly Program[] = [
  {
    name: 'pH of a weak acid by Newton from a safe start', fn: 'pH',
    source: `
    const Kw = 1e-14;
    export function pH(concentration: number, pKa: number): number {
      const Ka = 10 ** -pKa;
      if (concentration <= 0) return 7;
      let h = Math.sqrt(Ka * concentration);
      if (h < 1e-7) h = 1e-7;
      for (let i = 0; i < 60; i++) {
        const f = h ** 3 + Ka * h * h - (Ka * concentration + Kw) * h - Ka * Kw;
        const df = 3 * h * h + 2 * Ka * h - (Ka * concentration + Kw);
        const next = h - f / df;
        if (next <= 0) {
          h /= 2;
          continue;
        }
        const done = Math.abs(next - h) < 1e-15 * h;
        h = next;
        if (done) break;
      }
      return -Math.log10(h);
    }`,
    points: [[0.1, 4.76], [1e-6, 9.2], [0, 4], [2.3, 1.1]],
    unreached: ['next <= 0 is never true'],
  },
  {
    name: 'Lennard-Jones energy of a cluster with a cutoff', fn: 'clusterEnergy',
    source: `
    export function clusterEnergy(atoms: number[][], epsilon: number, sigma: number, cutoff: number): number {
      let energy = 0;
      const rc2 = cutoff * cutoff;
      for (let i = 0; i < atoms.length; i++) {
        const a = atoms[i];
        for (let j = i + 1; j < atoms.length; j++) {
          const b = atoms[j];
          let r2 = 0;
          for (let k = 0; k < 3; k++) {
            const d = a[k] - b[k];
            r2 += d * d;
          }
          if (r2 > rc2) continue;
          const s6 = (sigma * sigma / r2) ** 3;
          energy += 4 * epsilon * (s6 * s6 - s6);
        }
      }
      return energy;
    }`,
    points: [[[], 1, 1, 3], [[[0, 0, 0]], 1, 1, 3], [[[0, 0, 0], [1.1, 0.2, 0]], 1, 1, 3], [[[0, 0, 0], [1.1, 0.2, 0], [0.3, 1, 0.9], [5, 5, 5]], 0.7, 0.95, 2.5]],
  },
  {
    name: 'Arrhenius kinetics over a temperature programme', fn: 'conversion',
    source: `
    const R = 8.314e-3;
    export function conversion(logA: number, Ea: number, order: number, temperatures: Float64Array): number {
      let c = 1;
      const dt = 0.5;
      for (const T of temperatures) {
        const k = Math.exp(logA - Ea / (R * T));
        const rate = k * c ** order;
        const drop = rate * dt;
        if (drop >= c) {
          c = 0;
          break;
        }
        c -= drop;
      }
      return 1 - c;
    }`,
    points: [[10, 40, 1.5, Float64Array.of()], [10, 40, 1.5, Float64Array.of(350)], [10, 40, 1.2, Float64Array.of(350, 400, 450, 430)], [15, 40, 1, Float64Array.of(350, 700, 450)]],
  },
  {
    name: 'compressibility by the Peng–Robinson cubic', fn: 'compressibility',
    source: `
    export function compressibility(Tr: number, Pr: number, omega: number): number {
      const kappa = 0.37464 + 1.54226 * omega - 0.26992 * omega ** 2;
      const alpha = (1 + kappa * (1 - Math.sqrt(Tr))) ** 2;
      const A = 0.45724 * alpha * Pr / Tr ** 2;
      const B = 0.0778 * Pr / Tr;
      let Z = Tr > 1 ? 1 : B * 1.5;
      let delta: number;
      let n = 0;
      do {
        const f = Z ** 3 - (1 - B) * Z ** 2 + (A - 3 * B * B - 2 * B) * Z - (A * B - B * B - B ** 3);
        const df = 3 * Z * Z - 2 * (1 - B) * Z + (A - 3 * B * B - 2 * B);
        delta = f / df;
        Z -= delta;
        n += 1;
      } while (Math.abs(delta) > 1e-13 && n < 50);
      return Z;
    }`,
    points: [[1.3, 0.8, 0.2], [0.7, 0.1, 0.1], [2, 3, 0.01]],
  },
  {
    name: 'Michaelis–Menten with one of three inhibitions', fn: 'rate',
    source: `
    type Inhibition = { kind: 'none' | 'competitive' | 'uncompetitive' | 'mixed'; level: number; ki: number };
    export function rate(vmax: number, km: number, s: number, inhibition: Inhibition): number {
      const factor = 1 + inhibition.level / inhibition.ki;
      let apparentKm = km;
      let apparentVmax = vmax;
      switch (inhibition.kind) {
        case 'mixed':
          apparentVmax = vmax / factor;
        // falls through
        case 'competitive':
          apparentKm = km * factor;
          break;
        case 'uncompetitive':
          apparentKm = km / factor;
          apparentVmax = vmax / factor;
          break;
      }
      return apparentVmax * s / (apparentKm + s);
    }`,
    points: (['none', 'competitive', 'uncompetitive', 'mixed'] as const).map((kind) => [2, 0.5, 0.8, { kind, level: 0.3, ki: 0.2 }]),
  },
  {
    name: 'a titration curve, piecewise', fn: 'titration',
    source: `
    export function titration(volume: number, acid: number, base: number, start: number): number {
      const molesAcid = acid * start;
      const molesBase = base * volume;
      const total = start + volume;
      if (molesBase < molesAcid) {
        const excess = (molesAcid - molesBase) / total;
        return -Math.log10(excess);
      } else if (molesBase > molesAcid) {
        const excess = (molesBase - molesAcid) / total;
        const pOH = -Math.log10(excess);
        return 14 - pOH;
      }
      return 7;
    }`,
    points: [[10, 0.1, 0.1, 25], [30, 0.1, 0.1, 25], [3, 0.1, 0.2, 25], [25, 0.1, 0.1, 25]],
  },
  {
    name: 'a stiff reaction chain by implicit Euler, one Newton step each', fn: 'robertson',
    source: `
    export function robertson(k1: number, k2: number, k3: number, steps: number): number {
      let a = 1, b = 0, c = 0;
      const h = 0.01;
      for (let n = 0; n < steps; n++) {
        let guess = b;
        for (let i = 0; i < 3; i++) {
          const residual = guess - b - h * (k1 * a - k2 * guess * guess - k3 * guess * c);
          const slope = 1 + h * (2 * k2 * guess + k3 * c);
          const step = residual / slope;
          guess -= step;
          if (Math.abs(step) < 1e-12) break;
        }
        const made = h * k2 * guess * guess;
        a += h * (k3 * guess * c - k1 * a);
        c += made;
        b = guess;
      }
      return a + 10 * b + 3 * c;
    }`,
    points: [[0.4, 30, 10, 0], [0.4, 30, 10, 1], [0.7, 300, 20, 8], [0.001, 0.01, 0.01, 2]],
  },
  {
    name: 'van ’t Hoff sums with optional heat capacity', fn: 'equilibrium',
    source: `
    const R = 8.314;
    export function equilibrium(dH: number, dS: number, T: number, dCp?: number): number {
      const T0 = 298.15;
      let h = dH;
      let s = dS;
      if (dCp !== undefined) {
        h += dCp * (T - T0);
        s += dCp * Math.log(T / T0);
      }
      const g = h - T * s;
      const lnK = -g / (R * T);
      const K = Math.exp(lnK);
      return K / (1 + K);
    }`,
    points: [[-5000, -10, 320], [-5000, -10, 320, 40], [4000, 15, 290, -20]],
  },
  {
    name: 'Debye–Hückel activity, extended beyond a limit', fn: 'activity',
    source: `
    export const activity = (charges: Int8Array, molalities: Float64Array, which: number, size: number): number => {
      let ionic = 0;
      for (let i = 0; i < charges.length; i++) ionic += 0.5 * molalities[i] * charges[i] ** 2;
      if (ionic <= 0) return 1;
      const z = charges[which];
      const root = Math.sqrt(ionic);
      let logGamma = -0.509 * z * z * root;
      if (ionic > 0.01) {
        logGamma /= 1 + 3.29 * size * root;
        if (ionic > 0.1) logGamma += 0.1 * z * z * ionic;
      }
      return 10 ** logGamma;
    };`,
    points: [
      [Int8Array.of(), Float64Array.of(), 0, 0.3], [Int8Array.of(1, -1), Float64Array.of(0.001, 0.0012), 0, 0.3],
      [Int8Array.of(2, -1), Float64Array.of(0.02, 0.04), 0, 0.3], [Int8Array.of(2, -1), Float64Array.of(0.2, 0.4), 1, 0.4],
    ],
  },
  {
    name: 'Morse vibrations summed until they no longer matter', fn: 'partition',
    source: `
    export function partition(omega: number, anharmonicity: number, temperature: number): number {
      const kT = 0.695 * temperature;
      let sum = 0;
      let level = 0;
      let energy = 0;
      while (true) {
        energy = omega * level - anharmonicity * level * (level + 1);
        const term = Math.exp(-energy / kT);
        sum += term;
        if (term < 1e-4 * sum) break;
        level++;
        if (omega <= 2 * anharmonicity * (level + 1)) break;
      }
      return Math.log(sum) + 0.001 * energy;
    }`,
    points: [[1000, 10, 300], [200, 30, 500], [50, 40, 300]],
  },
];
