/** Biology: populations, epidemics, neurons, genetics, pharmacology. */
import type { Program } from './program.js';

export const biology: readonly Program[] = [
  {
    name: 'an SIR epidemic with an intervention', fn: 'peak',
    source: `
    export function peak(beta: number, gamma: number, threshold: number, strength: number, days: number): number {
      let s = 0.99, i = 0.01, r = 0;
      let highest = i;
      let locked = false;
      for (let day = 0; day < days; day++) {
        if (i > threshold) locked = true;
        else if (i < threshold / 2) locked = false;
        const b = locked ? beta * (1 - strength) : beta;
        const infected = b * s * i;
        const recovered = gamma * i;
        s -= infected;
        i += infected - recovered;
        r += recovered;
        highest = Math.max(highest, i);
      }
      return highest + 0.1 * r * s;
    }`,
    points: [[0.9, 0.2, 0.1, 0.5, 0], [0.9, 0.2, 0.1, 0.5, 1], [0.9, 0.25, 0.1, 0.6, 30], [0.1, 0.4, 0.1, 0.6, 5]],
  },
  {
    name: 'FitzHugh–Nagumo spikes', fn: 'spikes',
    source: `
    export function spikes(current: number, a: number, b: number, tau: number, steps: number): number {
      const dt = 0.2;
      let v = -1;
      let w = 1;
      let count = 0;
      let above = false;
      let area = 0;
      for (let n = 0; n < steps; ++n) {
        const dv = v - v * v * v / 3 - w + current;
        const dw = (v + a - b * w) / tau;
        v += dt * dv;
        w += dt * dw;
        if (v > 1 && !above) {
          count++;
          above = true;
        } else if (v < 0) {
          above = false;
        }
        if (above) area += (v - 1) * dt;
      }
      return area + count * w;
    }`,
    points: [[0.5, 0.7, 0.8, 12.5, 0], [0.5, 0.7, 0.8, 12.5, 1], [0.9, 0.7, 0.8, 8, 90]],
  },
  {
    name: 'Lotka–Volterra with refuge and extinction', fn: 'predators',
    source: `
    export function predators(alpha: number, beta: number, gamma: number, refuge: number, generations: number): number {
      let prey = 2, hunters = 1;
      let g = 0;
      while (g < generations) {
        const exposed = prey > refuge ? prey - refuge : 0;
        const eaten = beta * exposed * hunters;
        prey += 0.1 * (alpha * prey - eaten);
        hunters += 0.1 * (0.5 * eaten - gamma * hunters);
        g++;
        if (hunters < 0.05) return hunters * hunters;
      }
      return hunters;
    }`,
    points: [[1, 0.8, 0.6, 0.3, 0], [1, 0.8, 0.6, 0.3, 1], [1.2, 0.8, 0.6, 0.3, 20], [0.1, 0.8, 6, 2.5, 30]],
  },
  {
    name: 'a dosing schedule in two compartments', fn: 'concentration',
    source: `
    export function concentration(doses: number[], times: number[], ka: number, ke: number, volume: number, at: number): number {
      let total = 0;
      for (let d = 0; d < doses.length; d++) {
        const t = at - times[d];
        if (t <= 0) break;
        const slow = Math.exp(-ke * t);
        const fast = Math.exp(-ka * t);
        const separation = ka - ke;
        if (Math.abs(separation) < 1e-8) {
          total += doses[d] * ka * t * slow / volume;
        } else {
          total += doses[d] * ka / (volume * separation) * (slow - fast);
        }
      }
      return total;
    }`,
    points: [[[], [], 1, 0.2, 30, 5], [[100], [0], 1, 0.2, 30, 5], [[100, 50, 70], [0, 3, 8], 1.1, 0.3, 30, 6.5], [[100], [7], 1, 0.2, 30, 5]],
    unreached: ['Math.abs(separation) < 1e-8 is never true'],
  },
  {
    name: 'allele frequency under selection and drift of fitness', fn: 'frequency',
    source: `
    export const frequency = (p0: number, s: number, h: number, generations: number): number => {
      let p = p0;
      for (let g = generations; g > 0; g--) {
        const q = 1 - p;
        const wAA = 1 + s;
        const wAa = 1 + h * s;
        const mean = p * p * wAA + 2 * p * q * wAa + q * q;
        p = (p * p * wAA + p * q * wAa) / mean;
        if (p > 0.999) {
          p = 1 - 0.5 * (1 - p);
          break;
        }
      }
      return p;
    };`,
    points: [[0.1, 0.2, 0.5, 0], [0.1, 0.2, 0.5, 1], [0.3, 0.4, 0.1, 9], [0.9, 5.1, 0.9, 15], [0.99, 5.1, 0.1, 40]],
  },
  {
    name: 'Hodgkin–Huxley rates at their removable singularities', fn: 'steadyCurrent',
    source: `
    function ratio(x: number, scale: number): number {
      const y = x / scale;
      if (Math.abs(y) < 1e-4) return scale * (1 - y / 2);
      return x / (Math.exp(y) - 1);
    }
    export function steadyCurrent(v: number, gNa: number, gK: number, leak: number): number {
      const am = 0.1 * ratio(-(v + 40), 10);
      const bm = 4 * Math.exp(-(v + 65) / 18);
      const an = 0.01 * ratio(-(v + 55), 10);
      const bn = 0.125 * Math.exp(-(v + 65) / 80);
      const ah = 0.07 * Math.exp(-(v + 65) / 20);
      const bh = 1 / (1 + Math.exp(-(v + 35) / 10));
      const m = am / (am + bm), n = an / (an + bn), h = ah / (ah + bh);
      return gNa * m ** 3 * h * (v - 50) + gK * n ** 4 * (v + 77) + leak * (v + 54.4);
    }`,
    points: [[-65, 120, 36, 0.3], [-40, 120, 36, 0.3], [-55, 110, 30, 0.2], [10, 120, 36, 0.3]],
  },
  {
    name: 'a phylogenetic two-leaf likelihood over sites', fn: 'siteLikelihood',
    source: `
    export function siteLikelihood(first: Uint8Array, second: Uint8Array, distance: number, kappa: number): number {
      const e1 = Math.exp(-distance);
      const e2 = Math.exp(-distance * kappa);
      let logL = 0;
      for (let s = 0; s < first.length; s++) {
        const a = first[s], b = second[s];
        let p: number;
        if (a === b) p = 0.25 + 0.25 * e1 + 0.5 * e2;
        else if ((a + b) % 2 === 0) p = 0.25 + 0.25 * e1 - 0.5 * e2;
        else p = 0.25 - 0.25 * e1;
        if (p <= 0) return -Infinity;
        logL += Math.log(p);
      }
      return logL - 0.1 * distance;
    }`,
    points: [
      [Uint8Array.of(), Uint8Array.of(), 0.3, 2], [Uint8Array.of(1), Uint8Array.of(1), 0.3, 2], [Uint8Array.of(0, 1, 2, 3, 0), Uint8Array.of(0, 3, 1, 3, 2), 0.4, 2.5],
      [Uint8Array.of(0), Uint8Array.of(2), 0.1, 0.05],
    ],
  },
  {
    name: 'Ricker stock with harvest quota', fn: 'yieldOver',
    source: `
    export function yieldOver(r: number, K: number, quota: number, years: number): number {
      let n = K / 2;
      let catchSum = 0;
      let bad = 0;
      for (let y = 0; y < years; y++) {
        n = n * Math.exp(r * (1 - n / K));
        let taken = quota;
        if (taken > 0.5 * n) {
          taken = 0.5 * n;
          bad++;
        }
        if (bad > 2) {
          catchSum -= 1;
          break;
        }
        n -= taken;
        catchSum += taken * 0.95 ** y;
      }
      return catchSum;
    }`,
    points: [[0.8, 100, 20, 0], [0.8, 100, 20, 1], [0.8, 100, 37, 12], [1.3, 90, 77, 9]],
  },
  {
    name: 'growth curve residuals: Gompertz or logistic', fn: 'residuals',
    source: `
    interface Sample { readonly t: readonly number[]; readonly size: readonly number[] }
    export function residuals(sample: Sample, cap: number, rate: number, lag: number, model: 0 | 1): number {
      const { t, size } = sample;
      let sum = 0;
      for (let i = 0; i < t.length; i++) {
        const u = rate * (lag - t[i]);
        const predicted = model === 0 ? cap * Math.exp(-Math.exp(u)) : cap / (1 + Math.exp(u));
        const r = Math.log(predicted) - Math.log(size[i]);
        sum += r * r;
      }
      if (sum > 100) return 100 + Math.log(sum - 99);
      return sum;
    }`,
    points: [
      [{ t: [], size: [] }, 10, 0.5, 3, 0], [{ t: [2], size: [4] }, 10, 0.5, 3, 1], [{ t: [0, 2, 5, 9], size: [0.5, 2, 6, 9] }, 10, 0.5, 3, 0], [{ t: [-9, 2], size: [4, 1] }, 10, 1, 3, 0],
    ],
  },
  {
    name: 'an island model of migration', fn: 'diversity',
    source: `
    export function diversity(sizes: Float64Array, migration: number, rounds: number): number {
      const k = sizes.length;
      let total = 0;
      for (const n of sizes) total += n;
      if (total === 0) return 0;
      let h = 0;
      for (let round = 0; round < rounds; round++) {
        let loss = 0;
        for (let i = 0; i < k; i++) {
          const share = sizes[i] / total;
          loss += share * share / (2 * sizes[i]);
        }
        h = h * (1 - loss) + migration * (1 - h);
        if (h > 0.9) h = 0.9 + 0.1 * Math.tanh((h - 0.9) / 0.1);
      }
      return h;
    }`,
    points: [[Float64Array.of(), 0.1, 3], [Float64Array.of(10), 0.1, 0], [Float64Array.of(10), 0.1, 1], [Float64Array.of(10, 3, 7), 0.4, 9]],
  },
];
