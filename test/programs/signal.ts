/** Signal processing: filters, transforms, envelopes, detectors. */
import type { Program } from './program.js';

export const signal: readonly Program[] = [
  {
    name: 'a biquad filter, transposed direct form', fn: 'outputPower',
    source: `
    interface Biquad { b0: number; b1: number; b2: number; a1: number; a2: number }
    export function outputPower(x: Float64Array, { b0, b1, b2, a1, a2 }: Biquad): number {
      let z1 = 0;
      let z2 = 0;
      let power = 0;
      for (let n = 0; n < x.length; n++) {
        const y = b0 * x[n] + z1;
        z1 = b1 * x[n] - a1 * y + z2;
        z2 = b2 * x[n] - a2 * y;
        power += y * y;
      }
      return power / Math.max(x.length, 1);
    }`,
    points: [Float64Array.of(), Float64Array.of(0.7), Float64Array.of(1, 0.5, -0.3, 0.8, 0)].map((x) => [x, { b0: 0.2, b1: 0.4, b2: 0.21, a1: -0.5, a2: 0.3 }]),
  },
  {
    name: 'Goertzel at one frequency', fn: 'magnitude',
    source: `
    export function magnitude(samples: readonly number[], frequency: number, rate: number): number {
      const omega = 2 * Math.PI * frequency / rate;
      const coefficient = 2 * Math.cos(omega);
      let q1 = 0, q2 = 0;
      for (const sample of samples) {
        const q0 = coefficient * q1 - q2 + sample;
        q2 = q1;
        q1 = q0;
      }
      const real = q1 - q2 * Math.cos(omega);
      const imaginary = q2 * Math.sin(omega);
      return Math.sqrt(real * real + imaginary * imaginary + 1e-12);
    }`,
    points: [[[], 3, 20], [[0.5], 3, 20], [[0.5, 1.2, -0.7, 0.1, 0.9], 2.3, 21]],
  },
  {
    name: 'an envelope follower with attack and release', fn: 'envelope',
    source: `
    export function envelope(x: Float32Array, attack: number, release: number, threshold: number): number {
      let env = 0;
      let over = 0;
      for (let i = 0; i < x.length; i++) {
        const level = Math.abs(x[i]);
        const a = level > env ? attack : release;
        env = a * env + (1 - a) * level;
        if (env > threshold) {
          over += env - threshold;
        }
      }
      return env + 0.5 * over;
    }`,
    points: [[Float32Array.of(), 0.3, 0.9, 0.4], [Float32Array.of(-0.75), 0.3, 0.9, 0.4], [Float32Array.of(0.5, -1.5, 0.25, 0.125, 2), 0.3, 0.8, 0.6]],
  },
  {
    name: 'a slow Fourier sum of one bin', fn: 'binPower',
    source: `
    const TAU = 2 * Math.PI;
    export const binPower = (signal: Float64Array, k: number, window: 'hann' | 'none'): number => {
      const N = signal.length;
      let re = 0, im = 0;
      for (let n = 0; n < N; n++) {
        const phase = TAU * k * n / N;
        let w = 1;
        if (window === 'hann') w = 0.5 - 0.5 * Math.cos(TAU * n / N);
        re += w * signal[n] * Math.cos(phase);
        im -= w * signal[n] * Math.sin(phase);
      }
      return N ? (re * re + im * im) / N : 0;
    };`,
    points: [[Float64Array.of(), 1, 'hann'], [Float64Array.of(0.4), 1.5, 'none'], [Float64Array.of(0.4, 1, -0.6, 0.3), 1.2, 'hann']],
  },
  {
    name: 'total variation denoising cost', fn: 'tvCost',
    source: `
    export function tvCost(u: Float64Array, noisy: Float64Array, lambda: number, eps: number): number {
      let fidelity = 0;
      let variation = 0;
      let i = 0;
      for (const v of u) {
        const r = v - noisy[i];
        fidelity += 0.5 * r * r;
        if (i > 0) {
          const jump = v - u[i - 1];
          variation += Math.sqrt(jump * jump + eps * eps);
        }
        i++;
      }
      return fidelity + lambda * variation;
    }`,
    points: [[Float64Array.of(), Float64Array.of(), 0.3, 0.01], [Float64Array.of(0.5), Float64Array.of(0.6), 0.3, 0.01], [Float64Array.of(0.5, 0.9, -0.3), Float64Array.of(0.6, 0.8, 0), 0.3, 0.1]],
  },
  {
    name: 'zero crossings, interpolated', fn: 'meanPeriod',
    source: `
    export function meanPeriod(x: number[], dt: number): number {
      let last = -1;
      let sum = 0;
      let count = 0;
      for (let i = 1; i < x.length; i++) {
        const a = x[i - 1];
        const b = x[i];
        if (!(a < 0 && b >= 0)) continue;
        const crossing = (i - 1 + a / (a - b)) * dt;
        if (last >= 0) {
          sum += crossing - last;
          count++;
        }
        last = crossing;
      }
      return count === 0 ? dt * x.length : sum / count;
    }`,
    points: [[[], 0.1], [[0.5], 0.1], [[-0.5, 0.3], 0.1], [[0.2, -0.5, 0.3, 0.7, -0.2, -0.9, 0.4, -0.1, 0.6], 0.13]],
  },
  {
    name: 'LMS adaptive two-tap canceller', fn: 'residualPower',
    source: `
    export function residualPower(noisy: Float64Array, reference: Float64Array, mu: number): number {
      let w0 = 0, w1 = 0;
      let residual = 0;
      for (let n = 1; n < noisy.length; n++) {
        const r0 = reference[n], r1 = reference[n - 1];
        const estimate = w0 * r0 + w1 * r1;
        const e = noisy[n] - estimate;
        const norm = r0 * r0 + r1 * r1;
        if (norm > 1e-6) {
          w0 += mu * e * r0 / norm;
          w1 += mu * e * r1 / norm;
        }
        residual += e * e;
      }
      return residual + 0.01 * Math.hypot(w0, w1);
    }`,
    points: [
      [Float64Array.of(), Float64Array.of(), 0.3], [Float64Array.of(0.3, 0.7), Float64Array.of(1, 0.2), 0.3],
      [Float64Array.of(0.3, 0.7, -0.4, 1.1, 0.6), Float64Array.of(1, 0.2, 0, 0, 0.9), 0.5],
    ],
  },
  {
    name: 'dynamic range compression with a knee', fn: 'compressed',
    source: `
    const toDb = (x: number) => 20 * Math.log10(Math.abs(x) + 1e-9);
    const fromDb = (db: number) => 10 ** (db / 20);
    function gain(level: number, threshold: number, ratio: number, knee: number): number {
      const over = level - threshold;
      if (2 * over < -knee) return 0;
      if (2 * Math.abs(over) <= knee) return (1 / ratio - 1) * (over + knee / 2) ** 2 / (2 * knee);
      return (1 / ratio - 1) * over;
    }
    export function compressed(x: number[], threshold: number, ratio: number, knee: number, makeup: number): number {
      let energy = 0;
      for (let i = x.length - 1; i >= 0; i--) {
        const g = gain(toDb(x[i]), threshold, ratio, knee);
        const y = x[i] * fromDb(g + makeup);
        energy += y * y;
      }
      return 10 * Math.log10(energy + 1e-9);
    }`,
    points: [[[], -20, 4, 6, 3], [[0.5], -20, 4, 6, 3], [[0.5, 0.01, -0.09, 0.13, 0.9], -20, 4, 6, 1]],
  },
  {
    name: 'a comb filter with feedback from a delay', fn: 'combEnergy',
    source: `
    export function combEnergy(x: Float64Array, delay: number, feedback: number, wet: number): number {
      let energy = 0;
      for (let n = 0; n < x.length; n++) {
        let y = x[n];
        let g = wet;
        for (let k = n - delay; k >= 0; k -= delay) {
          y += g * x[k];
          g *= feedback;
          if (Math.abs(g) < 1e-3) break;
        }
        energy += y * y;
      }
      return energy;
    }`,
    points: [[Float64Array.of(), 2, 0.5, 0.7], [Float64Array.of(0.6), 2, 0.5, 0.7], [Float64Array.of(0.6, 1, -0.5, 0.4, 0.9, 0.2, -1), 2, 0.04, 0.7], [Float64Array.of(0.6, 1, -0.5, 0.4), 1, 0.7, 0.3]],
  },
  {
    name: 'a limiter with look-ahead', fn: 'limited',
    source: `
    export function limited(x: readonly number[], ceiling: number, ahead: number): number {
      let gain = 1;
      let sum = 0;
      for (let i = 0; i < x.length; i++) {
        let peak = 0;
        const end = Math.min(i + ahead, x.length - 1);
        for (let j = i; j <= end; j++) {
          const a = Math.abs(x[j]);
          if (a > peak) peak = a;
        }
        const wanted = peak > ceiling ? ceiling / peak : 1;
        if (wanted < gain) gain = wanted;
        else gain += 0.2 * (wanted - gain);
        sum += gain * x[i] * (i + 1);
      }
      return sum;
    }`,
    points: [[[], 0.7, 2], [[0.5], 0.7, 2], [[0.5, 1.2, -0.9, 0.3, 2, 0.1, 0.2], 0.7, 2], [[0.5, 1.2, -0.9], 0.7, 0]],
  },
];
