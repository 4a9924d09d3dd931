/** Straight lines: closed formulas without a branch or a loop, as they stand in textbooks and libraries. */
import type { Program } from './program.js';

const one = (name: string, fn: string, source: string, ...points: (readonly number[])[]): Program => ({ name, fn, source, points });

export const scalars: readonly Program[] = [
  one('Black–Scholes with a tanh normal', 'call', `
    const cdf = (x: number) => 0.5 * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3)));
    /** Price of a European call. */
    export function call(S: number, K: number, r: number, sigma: number, T: number): number {
      const root = sigma * Math.sqrt(T);
      const d1 = (Math.log(S / K) + (r + sigma ** 2 / 2) * T) / root;
      const d2 = d1 - root;
      return S * cdf(d1) - K * Math.exp(-r * T) * cdf(d2);
    }`, [100, 95, 0.02, 0.2, 1], [80, 120, 0.05, 0.4, 0.3]),
  one('a Gaussian', 'gaussian', `
    export const gaussian = (x: number, mu: number, sigma: number) =>
      Math.exp(-((x - mu) ** 2) / (2 * sigma * sigma)) / (sigma * Math.sqrt(2 * Math.PI));`, [0.3, 0.1, 0.8], [-2, 1, 1.5]),
  one('a decaying exponential of a square', 'bump', 'export function bump(a: number, x: number) { return Math.exp(-a * x * x) * a; }', [0.5, 1.3], [2, -0.4]),
  one('relativistic kinetic energy', 'kinetic', `
    const c = 299792458;
    export function kinetic(mass: number, v: number): number {
      const beta2 = (v / c) ** 2;
      const gamma = 1 / Math.sqrt(1 - beta2);
      return (gamma - 1) * mass * c * c;
    }`, [1.5, 1e8], [0.1, -2.5e8]),
  one('velocity addition', 'addVelocities', `
    export const addVelocities = (u: number, v: number): number => {
      const sum = u + v;
      return sum / (1 + u * v);
    };`, [0.5, 0.7], [-0.9, 0.3]),
  one('orbital period and speed', 'visViva', `
    const MU = 398600.4418;
    export function visViva(r: number, a: number): number {
      const v = Math.sqrt(MU * (2 / r - 1 / a));
      const period = 2 * Math.PI * Math.sqrt(a ** 3 / MU);
      return v * period;
    }`, [7000, 8000], [42164, 42164]),
  one('Hohmann transfer', 'hohmann', `
    export function hohmann(r1: number, r2: number, mu: number): number {
      const first = Math.sqrt(mu / r1) * (Math.sqrt(2 * r2 / (r1 + r2)) - 1);
      const second = Math.sqrt(mu / r2) * (1 - Math.sqrt(2 * r1 / (r1 + r2)));
      return Math.abs(first) + Math.abs(second);
    }`, [7000, 42000, 398600], [42000, 7000, 398600]),
  one('perceptual lightness', 'lightness', `
    export function lightness(r: number, g: number, b: number): number {
      const [R, G, B] = [r ** 2.2, g ** 2.2, b ** 2.2];
      const Y = 0.2126 * R + 0.7152 * G + 0.0722 * B;
      return 116 * Math.cbrt(Y) - 16;
    }`, [0.4, 0.6, 0.2], [0.9, 0.1, 0.8]),
  one('Oklab chroma', 'chroma', `
    export function chroma(r: number, g: number, b: number): number {
      const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
      const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
      const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
      const A = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
      const B = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
      return Math.hypot(A, B);
    }`, [0.4, 0.6, 0.2], [0.9, 0.1, 0.8]),
  one('Stirling’s series', 'stirling', `
    export const stirling = (n: number) => n * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI * n) + 1 / (12 * n) - 1 / (360 * n ** 3);`, [3.3], [0.8]),
  one('the neuron', 'neuron', `
    const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));
    export function neuron(w0: number, x0: number, w1: number, x1: number, w2: number): number {
      return sigmoid(w0 * x0 + w1 * x1 + w2);
    }`, [2, -1, -3, -2, -3], [0.3, 0.5, 0.7, -0.2, 0.1]),
  one('Planck’s law', 'planck', `
    const h = 6.62607015e-34, c = 2.99792458e8, k = 1.380649e-23;
    export function planck(lambda: number, T: number): number {
      const x = h * c / (lambda * k * T);
      return 2 * h * c * c / (lambda ** 5 * Math.expm1(x));
    }`, [5e-7, 5800], [1e-5, 300]),
  one('van der Waals', 'pressure', `
    export const pressure = (n: number, V: number, T: number, a: number, b: number) => n * 8.314 * T / (V - n * b) - a * (n / V) ** 2;`, [1, 0.02, 300, 0.4, 4e-5], [2, 0.1, 500, 0.1, 3e-5]),
  one('Nernst and Goldman', 'membrane', `
    export function membrane(pK: number, pNa: number, Ko: number, Ki: number, Nao: number, Nai: number): number {
      const top = pK * Ko + pNa * Nao;
      const bottom = pK * Ki + pNa * Nai;
      return 26.7 * Math.log(top / bottom);
    }`, [1, 0.05, 5, 140, 145, 12], [1, 20, 5, 140, 145, 12]),
  one('Rosenbrock in three dimensions', 'rosenbrock', `
    export const rosenbrock = (x: number, y: number, z: number) => 100 * (y - x * x) ** 2 + (1 - x) ** 2 + 100 * (z - y * y) ** 2 + (1 - y) ** 2;`, [-1.2, 1, 0.3], [1, 1, 1]),
  one('Himmelblau and Booth', 'valley', `
    export function valley(x: number, y: number): number {
      const h = (x * x + y - 11) ** 2 + (x + y * y - 7) ** 2;
      const b = (x + 2 * y - 7) ** 2 + (2 * x + y - 5) ** 2;
      return Math.log1p(h) + Math.sqrt(1 + b);
    }`, [0.5, 1], [3, 2.1], [-2, 3]),
  one('Ackley', 'ackley', `
    export function ackley(x: number, y: number): number {
      const radius = Math.sqrt(0.5 * (x ** 2 + y ** 2));
      const waves = 0.5 * (Math.cos(2 * Math.PI * x) + Math.cos(2 * Math.PI * y));
      return -20 * Math.exp(-0.2 * radius) - Math.exp(waves) + Math.E + 20;
    }`, [0.4, -0.7], [3, 2]),
  one('a dual-rate discount', 'annuity', `
    export function annuity(payment: number, rate: number, years: number): number {
      const discount = (1 + rate) ** -years;
      return payment * (1 - discount) / rate;
    }`, [100, 0.05, 10], [20, 0.01, 3.5]),
  one('Nelson–Siegel', 'yieldAt', `
    export function yieldAt(t: number, b0: number, b1: number, b2: number, tau: number): number {
      const u = t / tau;
      const decay = Math.exp(-u);
      const slope = (1 - decay) / u;
      return b0 + b1 * slope + b2 * (slope - decay);
    }`, [5, 0.04, -0.02, 0.01, 2], [0.5, 0.03, 0.01, -0.02, 1.3]),
  one('a spherical triangle', 'bearing', `
    export function bearing(lat1: number, lon1: number, lat2: number, lon2: number): number {
      const d = lon2 - lon1;
      const y = Math.sin(d) * Math.cos(lat2);
      const x = Math.cos(lat1) * Math.sin(lat2) - Math.sin(lat1) * Math.cos(lat2) * Math.cos(d);
      return Math.atan2(y, x);
    }`, [0.5, 0.1, 0.9, 1.3], [-0.3, 2, 0.4, -1]),
  one('Mercator', 'mercator', `
    export const mercator = (lat: number, lon: number, scale = 1) => scale * (Math.log(Math.tan(Math.PI / 4 + lat / 2)) + lon / (2 * Math.PI));`, [0.5, 1, 3], [-0.9, 0.2]),
  one('hyperbolic everything', 'hyperbolic', `
    export function hyperbolic(x: number): number {
      const a = Math.sinh(x) * Math.cosh(x / 2) - Math.tanh(3 * x);
      const b = Math.asinh(a) + Math.acosh(1 + a * a) - Math.atanh(a / (1 + a * a));
      return a * b;
    }`, [0.7], [-1.1]),
  one('powers and roots', 'powers', `
    export const powers = (x: number, y: number, n: number) => x ** y + x ** n - Math.pow(y, 1.5) + 2 ** (x - y) + Math.sqrt(x * y) / Math.cbrt(x) + (x + y) ** -2;`, [1.2, 0.7, 3], [0.3, 2.5, -1]),
  one('logarithms in every base', 'logs', `
    export const logs = (x: number, y: number): number => Math.log2(x) * Math.log10(y) + Math.log1p(x * y) / Math.LN2 - Math.log(x / y) * Math.LOG10E;`, [3, 0.7], [0.2, 9]),
  one('inverse trigonometry of a triangle', 'angleOpposite', `
    export function angleOpposite(a: number, b: number, c: number): number {
      const cosine = (b * b + c * c - a * a) / (2 * b * c);
      const angle = Math.acos(cosine);
      return angle + Math.asin(0.5 * cosine) - Math.atan(a / c);
    }`, [3, 4, 5], [1, 1.2, 0.7]),
  one('the largest and the smallest', 'spread', `
    export const spread = (a: number, b: number, c: number) => Math.max(a, b, c) ** 2 - Math.min(a * b, c) + Math.abs(a - c) + Math.max(0, b - a);`, [1, 2.5, -0.3], [4, 0.2, 1]),
  one('a clamp and a wrap', 'wrapped', `
    export function wrapped(x: number, lo: number, hi: number): number {
      const inside = Math.min(Math.max(x, lo), hi);
      const turn = x - 2 * Math.PI * Math.floor((x + Math.PI) / (2 * Math.PI));
      return inside * turn + x % 2.5;
    }`, [0.4, -1, 1], [7.3, -1, 1], [-4, -1, 1]),
  one('a matrix inverse, two by two', 'inverseTrace', `
    export function inverseTrace(a: number, b: number, c: number, d: number): number {
      const det = a * d - b * c;
      const [p, q, r, s] = [d / det, -b / det, -c / det, a / det];
      return p + s + q * r;
    }`, [2, 1, 0.5, 3], [-1, 4, 0.2, 0.3]),
  one('complex arithmetic by hand', 'mobius', `
    interface Complex { re: number; im: number }
    const times = (a: Complex, b: Complex): Complex => ({ re: a.re * b.re - a.im * b.im, im: a.re * b.im + a.im * b.re });
    export function mobius(x: number, y: number, t: number): number {
      const z = { re: x, im: y };
      const w = times(z, { re: Math.cos(t), im: Math.sin(t) });
      const { re, im } = times(w, w);
      const den = (1 - re) ** 2 + im * im;
      return (1 - re * re - im * im) / den;
    }`, [0.3, 0.4, 1], [-0.5, 0.2, 2.5]),
  one('the sound of a string', 'wave', `
    export const wave = (x: number, t: number, speed: number, damping: number): number => Math.sin(Math.PI * x) * Math.cos(Math.PI * speed * t) * Math.exp(-damping * t) - 0.1 * (x - speed * t) ** 3;`, [0.3, 0.5, 1.1, 0.2], [0.9, 2, 0.4, 0.7]),
  one('softplus and the log of a logistic', 'margins', `
    const softplus = (x: number) => Math.log(1 + Math.exp(x));
    export function margins(z: number, y: number): number {
      const loss = softplus(-y * z);
      const regret = -Math.log(1 / (1 + Math.exp(-z)));
      return loss * loss + regret;
    }`, [0.4, 1], [-2.2, 0.7]),
];
