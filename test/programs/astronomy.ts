/** Astronomy: orbits, light curves, distances, calendars. */
import type { Program } from './program.js';

export const astronomy: readonly Program[] = [
  {
    name: 'a two-body orbit by velocity Verlet', fn: 'closest',
    source: `
    export function closest(x0: number, vy0: number, mu: number, steps: number): number {
      let x = x0, y = 0, vx = 0, vy = vy0;
      const dt = 0.05;
      let min2 = x * x + y * y;
      let r3 = Math.pow(min2, 1.5);
      let ax = -mu * x / r3, ay = -mu * y / r3;
      for (let i = 0; i < steps; i++) {
        x += vx * dt + 0.5 * ax * dt * dt;
        y += vy * dt + 0.5 * ay * dt * dt;
        const r2 = x * x + y * y;
        r3 = Math.pow(r2, 1.5);
        const nx = -mu * x / r3, ny = -mu * y / r3;
        vx += 0.5 * (ax + nx) * dt;
        vy += 0.5 * (ay + ny) * dt;
        [ax, ay] = [nx, ny];
        if (r2 < min2) min2 = r2;
      }
      return Math.sqrt(min2);
    }`,
    points: [[1, 0.8, 1, 0], [1, 0.8, 1, 1], [1, 0.7, 1.1, 30], [1, 1.5, 1, 8]],
  },
  {
    name: 'luminosity distance in a flat universe', fn: 'luminosityDistance',
    source: `
    const C_KMS = 299792.458;
    export function luminosityDistance(z: number, h0: number, omegaM: number): number {
      if (z <= 0) return 0;
      const omegaL = 1 - omegaM;
      const n = 16;
      const dz = z / n;
      let integral = 0;
      for (let i = 0; i <= n; i++) {
        const zi = i * dz;
        const e = Math.sqrt(omegaM * (1 + zi) ** 3 + omegaL);
        const weight = i === 0 || i === n ? 1 : i % 2 === 1 ? 4 : 2;
        integral += weight / e;
      }
      integral *= dz / 3;
      return (1 + z) * C_KMS / h0 * integral;
    }`,
    points: [[0.5, 70, 0.3], [2, 67.4, 0.315], [-0.1, 70, 0.3]],
  },
  {
    name: 'a transit light curve against data', fn: 'chiSquare',
    source: `
    export function chiSquare(times: Float64Array, flux: Float64Array, period: number, epoch: number, depth: number, width: number): number {
      let chi2 = 0;
      for (let i = 0; i < times.length; i++) {
        let phase = (times[i] - epoch) / period;
        phase -= Math.round(phase);
        const t = Math.abs(phase) * period;
        let model = 1;
        if (t < width) {
          const edge = t / width;
          model -= depth * (edge < 0.8 ? 1 : (1 - edge) / 0.2);
        }
        const r = (flux[i] - model) / 0.01;
        chi2 += r * r;
      }
      return chi2;
    }`,
    points: [
      [Float64Array.of(), Float64Array.of(), 3.5, 0.1, 0.02, 0.2], [Float64Array.of(0.15), Float64Array.of(0.985), 3.5, 0.1, 0.02, 0.2],
      [Float64Array.of(0, 0.28, 1, 3.55, 7.02), Float64Array.of(0.99, 0.985, 1.001, 0.98, 1), 3.5, 0.1, 0.02, 0.2],
    ],
  },
  {
    name: 'magnitudes of a star with extinction and a photometric band', fn: 'apparent',
    source: `
    const BANDS = ['U', 'B', 'V', 'R'] as const;
    type Band = (typeof BANDS)[number];
    function extinctionIn(band: Band, ebv: number): number {
      switch (band) {
        default: return 3.1 * ebv;
        case 'U': return 4.97 * ebv;
        case 'B': return 4.1 * ebv;
        case 'R': {
          const a = 2.32 * ebv;
          return a - 0.01 * a * a;
        }
      }
    }
    export function apparent(absolute: number, parsecs: number, ebv: number, band: Band): number {
      const modulus = 5 * Math.log10(parsecs / 10);
      let m = absolute + modulus;
      if (ebv > 0) m += extinctionIn(band, ebv);
      const saturated = m < 2;
      if (saturated) {
        m = 2 - Math.log1p(2 - m);
      }
      return m;
    }`,
    points: [[4.8, 50, 0.1, 'V'], [4.8, 50, 0.1, 'U'], [4.8, 50, 0.2, 'B'], [-6, 20, 0.2, 'R'], [4.8, 30, -0.1, 'R']],
  },
  {
    name: 'true anomaly and radial velocity at many epochs', fn: 'rvResidual',
    source: `
    const solve = (M: number, e: number): number => {
      let E = M + e * Math.sin(M);
      for (let i = 0; i < 6; i++) E -= (E - e * Math.sin(E) - M) / (1 - e * Math.cos(E));
      return E;
    };
    export function rvResidual(epochs: number[], measured: number[], K: number, P: number, e: number, omega: number): number {
      let sum = 0;
      if (e < 0 || e >= 1) return 1e6;
      for (let i = 0; i < epochs.length; i++) {
        const M = 2 * Math.PI * epochs[i] / P;
        const E = solve(M, e);
        const nu = 2 * Math.atan2(Math.sqrt(1 + e) * Math.sin(E / 2), Math.sqrt(1 - e) * Math.cos(E / 2));
        const v = K * (Math.cos(nu + omega) + e * Math.cos(omega));
        sum += (measured[i] - v) ** 2;
      }
      return sum;
    }`,
    points: [[[], [], 50, 10, 0.2, 1], [[2.3], [20], 50, 10, 0.2, 1], [[2.3, 4.1, 7.7], [20, -3, 15], 40, 9.3, 0.35, 0.4], [[1], [1], 50, 10, 1.2, 1], [[1], [1], 50, 10, -0.1, 1]],
  },
  {
    name: 'the Roche potential on a line, and where it peaks', fn: 'lagrange',
    source: `
    export function lagrange(q: number): number {
      const slope = (x: number): number => {
        const r1 = Math.abs(x), r2 = Math.abs(1 - x);
        const s1 = x < 0 ? -1 : 1;
        const s2 = x < 1 ? 1 : -1;
        return -s1 / (r1 * r1) + q * s2 / (r2 * r2) + (1 + q) * x - q;
      };
      let lo = 1e-3;
      let hi = 1 - 1e-3;
      let fLo = slope(lo);
      for (let i = 0; i < 6; i++) {
        const mid = 0.5 * (lo + hi);
        const f = slope(mid);
        if (f * fLo > 0) { lo = mid; fLo = f; } else { hi = mid; }
      }
      let x = 0.5 * (lo + hi);
      for (let i = 0; i < 8; i++) {
        const h = 1e-3;
        const d = (slope(x + h) - slope(x - h)) / (2 * h);
        x -= slope(x) / d;
      }
      return x;
    }`,
    points: [[0.5], [0.1], [0.9]],
    unreached: ['x < 0 is never true', 'x < 1 is never false'],
  },
  {
    name: 'cooling of a white dwarf in regimes', fn: 'age',
    source: `
    export function age(mass: number, luminosity: number, hydrogen: boolean): number {
      let L = 1;
      let t = 0;
      let phase: 'neutrino' | 'mestel' | 'debye' = 'neutrino';
      while (L > luminosity) {
        let rate: number;
        if (phase === 'neutrino') {
          rate = 3 * L ** 1.2;
          if (L < 0.3) phase = 'mestel';
        } else if (phase === 'mestel') {
          rate = L ** (hydrogen ? 1.4 : 1.5) / mass;
          if (L < 0.05) phase = 'debye';
        } else {
          rate = 2 * L / mass;
        }
        const dt = 0.2 * L / rate;
        t += dt;
        L -= rate * dt;
      }
      return t + L;
    }`,
    points: [[0.6, 2, true], [0.6, 0.9, true], [0.6, 0.01, true], [0.9, 0.03, false]],
  },
  {
    name: 'a Julian date and the Sun’s longitude', fn: 'sunLongitude',
    source: `
    function julian(year: number, month: number, day: number): number {
      let y = year | 0;
      let m = month | 0;
      if (m <= 2) {
        y -= 1;
        m += 12;
      }
      const a = Math.floor(y / 100);
      const b = 2 - a + (a >> 2);
      return Math.floor(365.25 * (y + 4716)) + Math.floor(30.6001 * (m + 1)) + day + b - 1524.5;
    }
    export function sunLongitude(year: number, month: number, day: number): number {
      const n = julian(year, month, day) - 2451545;
      const L = 280.46 + 0.9856474 * n;
      const g = (357.528 + 0.9856003 * n) * Math.PI / 180;
      const lambda = L + 1.915 * Math.sin(g) + 0.02 * Math.sin(2 * g);
      return ((lambda % 360) + 360) % 360;
    }`,
    points: [[2024, 3, 20.3], [1999, 12, 31.9], [2021, 1, 4.5]],
  },
];
