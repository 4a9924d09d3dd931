/** Special functions, by series, recurrences and reflections. */
import type { Program } from './program.js';

export const special: readonly Program[] = [
  {
    name: 'log-gamma by Lanczos with reflection', fn: 'logGamma',
    source: `
    const G = [676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905, -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7];
    export function logGamma(z: number): number {
      let x = z;
      let reflected = 0;
      if (x < 0.5) {
        reflected = Math.log(Math.PI / Math.abs(Math.sin(Math.PI * x)));
        x = 1 - x;
      }
      x -= 1;
      let sum = 0.9999999999998099;
      for (let i = 0; i < G.length; i++) sum += G[i] / (x + i + 1);
      const t = x + 7.5;
      const value = 0.5 * Math.log(2 * Math.PI) + (x + 0.5) * Math.log(t) - t + Math.log(sum);
      return z < 0.5 ? reflected - value : value;
    }`,
    points: [[4.3], [0.7], [0.2], [-1.6]],
  },
  {
    name: 'Bessel J0 by series or asymptotics', fn: 'besselJ0',
    source: `
    export function besselJ0(x: number): number {
      const ax = Math.abs(x);
      if (ax < 8) {
        const q = -0.25 * x * x;
        let term = 1;
        let sum = 1;
        let k = 0;
        while (Math.abs(term) > 1e-17 * Math.abs(sum)) {
          k++;
          term *= q / (k * k);
          sum += term;
        }
        return sum;
      }
      const z = 8 / ax;
      const y = z * z;
      const p = 1 - y * (0.0011 - y * 0.000027);
      const phase = ax - 0.785398164 - z * 0.0156;
      return Math.sqrt(0.636619772 / ax) * p * Math.cos(phase);
    }`,
    points: [[0.3], [0], [-5.1], [7.2], [11.4], [-9.5]],
  },
  {
    name: 'incomplete gamma by series or Lentz’s fraction', fn: 'gammaP',
    source: `
    export function gammaP(a: number, x: number, logGammaA: number): number {
      if (x <= 0) return 0;
      const front = Math.exp(-x + a * Math.log(x) - logGammaA);
      if (x < a + 1) {
        let ap = a;
        let del = 1 / a;
        let sum = del;
        for (let n = 1; n <= 200; n++) {
          ap += 1;
          del *= x / ap;
          sum += del;
          if (Math.abs(del) < Math.abs(sum) * 1e-16) break;
        }
        return sum * front;
      }
      let b = x + 1 - a;
      let c = 1e30;
      let d = 1 / b;
      let h = d;
      for (let i = 1; i <= 200; i++) {
        const an = -i * (i - a);
        b += 2;
        d = 1 / (an * d + b);
        c = b + an / c;
        const del = d * c;
        h *= del;
        if (Math.abs(del - 1) < 1e-16) break;
      }
      return 1 - front * h;
    }`,
    points: [[2.5, 1.2, 0.2847], [2.5, 6.1, 0.2847], [1.1, 0, -0.0498], [0.6, 0.3, 0.4]],
  },
  {
    name: 'Legendre polynomials by recurrence', fn: 'legendreSum',
    source: `
    export function legendreSum(coefficients: number[], x: number): number {
      let previous = 1;
      let current = x;
      let sum = 0;
      const n = coefficients.length;
      for (let l = 0; l < n; l++) {
        if (l === 0) {
          sum += coefficients[0];
        } else {
          sum += coefficients[l] * current;
          [previous, current] = [current, ((2 * l + 1) * x * current - l * previous) / (l + 1)];
        }
      }
      return sum;
    }`,
    points: [[[], 0.3], [[2], 0.3], [[2, -1], 0.3], [[2, -1, 0.5, 1.4, 0.2], -0.6]],
  },
  {
    name: 'Chebyshev series by Clenshaw', fn: 'clenshaw',
    source: `
    export const clenshaw = (c: Float64Array, x: number, lo: number, hi: number): number => {
      const u = (2 * x - lo - hi) / (hi - lo);
      let b1 = 0;
      let b2 = 0;
      for (let k = c.length - 1; k > 0; k--) {
        const b0 = 2 * u * b1 - b2 + c[k];
        b2 = b1;
        b1 = b0;
      }
      const c0 = c.length > 0 ? c[0] : 0;
      return u * b1 - b2 + c0;
    };`,
    points: [[Float64Array.of(), 0.3, -1, 2], [Float64Array.of(0.7), 0.3, -1, 2], [Float64Array.of(0.7, 0.2), 0.3, -1, 2], [Float64Array.of(0.7, 0.2, -0.4, 0.1, 0.3), 1.3, -1, 2.5]],
  },
  {
    name: 'the error function by three regions', fn: 'erf',
    source: `
    export function erf(x: number): number {
      const sign = x < 0 ? -1 : 1;
      const a = sign * x;
      if (a > 6) return sign;
      let value: number;
      if (a < 2) {
        let term = a;
        let n = 0;
        value = a;
        do {
          n += 1;
          term *= -a * a / n;
          value += term / (2 * n + 1);
        } while (Math.abs(term) > 1e-18);
        value *= 2 / Math.sqrt(Math.PI);
      } else {
        let f = 0;
        for (let k = 60; k >= 1; k--) f = k / 2 / (a + f);
        value = 1 - Math.exp(-a * a) / (Math.sqrt(Math.PI) * (a + f));
      }
      return sign * value;
    }`,
    points: [[0.5], [-1.3], [2.7], [-3.1], [7]],
  },
  {
    name: 'the zeta function by Euler–Maclaurin', fn: 'zeta',
    source: `
    export function zeta(s: number, terms: number): number {
      if (s <= 1) return NaN;
      let sum = 0;
      for (let n = 1; n < terms; n++) sum += n ** -s;
      const N = terms;
      sum += N ** (1 - s) / (s - 1);
      sum += 0.5 * N ** -s;
      let factor = s / 12 * N ** (-s - 1);
      sum += factor;
      factor *= -(s + 1) * (s + 2) / (60 * N * N);
      return sum + factor;
    }`,
    points: [[2, 1], [2, 2], [3.3, 8], [1.4, 12], [0.5, 3]],
  },
  {
    name: 'Lambert W by Halley', fn: 'lambertW',
    source: `
    export function lambertW(x: number): number {
      if (x < -1 / Math.E) {
        return NaN;
      }
      let w = x < 1 ? x * (1 - x * (1 - 1.5 * x)) : Math.log(x);
      if (x < -0.25) w = -1 + Math.sqrt(2 * (1 + Math.E * x));
      for (let i = 0; i < 40; i++) {
        const e = Math.exp(w);
        const f = w * e - x;
        const step = f / (e * (w + 1) - (w + 2) * f / (2 * w + 2));
        w -= step;
        if (Math.abs(step) <= 1e-15 * (1 + Math.abs(w))) break;
      }
      return w;
    }`,
    points: [[0.3], [5.5], [-0.31], [100.1], [-1]],
  },
  {
    name: 'an elliptic integral by Carlson’s duplication', fn: 'carlsonRF',
    source: `
    export function carlsonRF(x: number, y: number, z: number): number {
      let a = x, b = y, c = z;
      let mean = 0, dx = 0, dy = 0, dz = 0;
      for (;;) {
        const sx = Math.sqrt(a), sy = Math.sqrt(b), sz = Math.sqrt(c);
        const lambda = sx * sy + sy * sz + sz * sx;
        a = (a + lambda) / 4;
        b = (b + lambda) / 4;
        c = (c + lambda) / 4;
        mean = (a + b + c) / 3;
        dx = (mean - a) / mean;
        dy = (mean - b) / mean;
        dz = (mean - c) / mean;
        if (Math.max(Math.abs(dx), Math.abs(dy), Math.abs(dz)) < 0.0025) break;
      }
      const e2 = dx * dy - dz * dz;
      const e3 = dx * dy * dz;
      return (1 + (e2 / 24 - 0.1 - 3 * e3 / 44) * e2 + e3 / 14) / Math.sqrt(mean);
    }`,
    points: [[1, 2, 3], [0.3, 0.3, 5], [1.1, 1.1, 1.1001]],
  },
  {
    name: 'the digamma function, shifted up by a recurrence', fn: 'digamma',
    source: `
    export function digamma(x: number): number {
      let z = x;
      let result = 0;
      if (z <= 0) {
        if (Math.floor(z) === z) return NaN;
        result -= Math.PI / Math.tan(Math.PI * z);
        z = 1 - z;
      }
      for (; z < 7; z++) result -= 1 / z;
      const inv = 1 / z;
      const inv2 = inv * inv;
      result += Math.log(z) - 0.5 * inv - inv2 * (1 / 12 - inv2 * (1 / 120 - inv2 / 252));
      return result;
    }`,
    points: [[8.2], [0.7], [6.3], [-0.4], [-2]],
  },
  {
    name: 'spherical harmonics’ associated Legendre, one element', fn: 'plm',
    source: `
    export function plm(l: number, m: number, x: number): number {
      if (m < 0 || m > l || Math.abs(x) > 1) throw new Error(\`bad arguments \${l}, \${m}\`);
      let pmm = 1;
      const somx2 = Math.sqrt((1 - x) * (1 + x));
      for (let i = 1, fact = 1; i <= m; i++, fact += 2) pmm *= -fact * somx2;
      if (l === m) return pmm;
      let pmmp1 = x * (2 * m + 1) * pmm;
      if (l === m + 1) return pmmp1;
      let pll = 0;
      for (let ll = m + 2; ll <= l; ll++) {
        pll = (x * (2 * ll - 1) * pmmp1 - (ll + m - 1) * pmm) / (ll - m);
        pmm = pmmp1;
        pmmp1 = pll;
      }
      return pll;
    }`,
    points: [[0, 0, 0.3], [1, 0, 0.3], [2, 1, 0.3], [5, 2, -0.6], [3, 3, 0.1], [2, 3, 0.1], [2, 1, 1.5], [2, -1, 0.3]],
  },
  {
    name: 'Fresnel integrals by small steps', fn: 'fresnel',
    source: `
    export function fresnel(x: number, step: number): number {
      let s = 0;
      let c = 0;
      for (let t = 0; t < x; t += step) {
        const mid = t + step / 2;
        const angle = Math.PI / 2 * mid * mid;
        s += Math.sin(angle) * step;
        c += Math.cos(angle) * step;
      }
      return Math.hypot(s - 0.5, c - 0.5);
    }`,
    points: [[-1, 0.1], [0.05, 0.1], [1.23, 0.1], [0.77, 0.04]],
  },
];
