/** Whole numbers that a loop moves: the backward pass takes their steps back, or keeps them. And lengths that last as long as a loop runs. */
import type { Program } from '../arrays/programs.js';

export const steppingBack: readonly Program[] = [
  { name: 'a place in a packed triangle', source: `export function f(L: Float64Array, x: number[], n: number): number {
  let total = 0; let at = 0;
  for (let i = 0; i < n; i++) { let q = 0; for (let j = 0; j <= i; j++) { q += L[at] * x[j]; at++; } total += q * q; }
  return total + L[at - 1];
}`, points: [[Float64Array.of(1, 0.2, 2, 0.3, -0.4, 1.5), [0.3, 0.7, -1], 3], [Float64Array.of(1, 2), [0.3], 1]] },
  { name: 'steps that differ', source: `export function f(L: number[], x: number[], d: number): number {
  let s = 0;
  for (let i = 0; i < d; i++) { let at = d + i - 1; for (let j = 0; j < i; j++) { s += L[at] * x[j] * s + L[at] * x[i]; at += d - j - 2; } }
  return s;
}`, points: [[[1, 2, 0.5, 0.4, -0.3, 0.7, 0.1, 0.9, -0.2, 0.6], [0.3, 0.7, -1, 0.2], 4], [[1], [2], 1]] },
  { name: 'two ends that meet', source: `export function f(xs: number[]): number {
  let i = 0, j = xs.length - 1, s = 1;
  while (i < j) { s += xs[i] * xs[j] * s; i++; j--; }
  return s * (j - i);
}`, points: [[[1, 2, 3, 4, 0.5]], [[1, 2]], [[]]] },
  { name: 'a place that only some iterations move', source: `export function f(xs: number[], ws: number[]): number {
  let k = 0, s = 0.1;
  for (const x of xs) { if (x < 0) continue; s += x * ws[k] * s; k += 2; }
  return s + ws[k - 1];
}`, points: [[[1, -2, 3, 0.4], [0.1, 0.2, 0.3, 0.4, 0.5, 0.6]], [[-1], [1, 2]]] },
  { name: 'steps that are no whole numbers', source: `export function f(xs: number[], x: number): number {
  let t = 0.1, s = x;
  for (let i = 0; i < xs.length; i++) { s += Math.sin(t * s) * xs[i]; t += 0.1; }
  return s * t;
}`, points: [[[1, -2, 3, 0.4], 0.3], [[], 2]] },
  { name: 'a place that is left early', source: `export function f(xs: number[], limit: number): number {
  let at = xs.length - 1, s = 0.3;
  for (let i = 0; i < 10; i++) { s += xs[at] * s; if (s > limit) break; at -= 1; if (at < 0) return s * s; }
  return s * xs[at];
}`, points: [[[1, 2, 3], 100], [[1, 2, 3], 2], [[0.1, 0.2], 5]] },
  { name: 'read before and behind the step', source: `export function f(xs: number[], n: number): number {
  let p = n, s = 0;
  for (let i = 0; i < 3; i++) { const a = xs[p]; p += 2; s += a * xs[p] * s + a; if (s > 1) s *= xs[p - 1]; p -= 1; }
  return s;
}`, points: [[[1, 2, 3, 0.5, 0.6, 0.7], 0], [[0.1, 0.2, 0.3, 0.5, 0.6, 0.7], 1]] },
  { name: 'one moves by the other', source: `export function f(xs: number[]): number {
  let p = 0, q = 1, s = 0.2;
  while (p < xs.length) { s += xs[p] * Math.sin(s); p += q; q += 1; }
  return s;
}`, points: [[[1, 2, 3, 0.5, 0.6, 0.7, 0.8]], [[]]] },
  { name: 'an inner loop that moves it, but not always', source: `export function f(xs: number[], rows: number, cols: number): number {
  let at = 0, s = 0.5;
  for (let r = 0; r < rows; r++) { const from = at; if (s > 0) for (let c = 0; c < cols; c++) { s += xs[at] * xs[from] * s; at++; } s -= xs[from]; }
  return s;
}`, points: [[[1, 2, 3, 0.5, 0.6, 0.7], 2, 3], [[-3, 2, 3, 0.5, 0.6, 0.7], 2, 3], [[1, 2], 0, 2]] },
  { name: 'an inner loop that counts down', source: `export function f(xs: Float64Array, rows: number, cols: number): number {
  let at = rows * cols, s = 0.5;
  for (let r = 0; r < rows; r++) { let m = 0; for (let c = cols; c > 0; c--) { at--; m += xs[at] * s; } s += Math.tanh(m); }
  return s * s;
}`, points: [[Float64Array.of(1, 2, 3, 0.5, 0.6, 0.7), 2, 3], [Float64Array.of(1, 2), 0, 2]] },
  { name: 'windows that step by their size', source: `export function f(img: number[][], size: number): number {
  let s = 0;
  for (let r = 0; r + size <= img.length; r += size) for (let c = 0; c + size <= img[0].length; c += size) {
    let top = -Infinity;
    for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) top = Math.max(top, img[r + i][c + j]);
    s += top * top * s + img[r][c];
  }
  return s;
}`, points: [[[[1, 2, 3, 4, 0], [0.5, 0.1, 7, 2, 0], [3, 1, 0.2, 0.3, 0], [0, 0, 0.1, 2, 0]], 2], [[[1, 2], [3, 4]], 3]] },
  { name: 'a length that lasts as long as the loop', source: `export function f(layers: number[][], xs: number[]): number {
  let x = xs.map((e) => e * e);
  const states = layers.map((row) => [...row]);
  for (let t = 0; t < 3; t++) {
    for (let l = 0; l < layers.length; l++) { const h = states[l]; for (let i = 0; i < x.length; i++) h[i] = Math.tanh(h[i] * x[i] + layers[l][i]); x = h; }
  }
  let s = 0; for (const e of x) s += e * e;
  return s;
}`, points: [[[[0.1, 0.2], [0.3, -0.4]], [1, 2]], [[[0.1, 0.2, 0.3]], [1, 2]], [[], [1]]] },
  { name: 'a length that the loop itself changes', source: `export function f(xs: number[], n: number): number {
  const q = xs.map((e) => e * 0.5); const other = xs.map((e) => e + 1);
  let p = q; let s = 0;
  for (let r = 0; r < 2; r++) { for (let i = 0; i < p.length; i++) { s += p[i] * p[i]; if (i < n) p.push(p[i] * 0.3); } p = r > 0 ? q : other; }
  return s;
}`, points: [[[1, 2], 2], [[0.5], 1], [[], 3]] },
  { name: 'less than a length that the loop itself changes', source: `export function f(xs: number[], n: number): number {
  const q = xs.map((e) => e * 0.5); const other = xs.map((e) => e + 1);
  let p = q; let s = 0.1;
  for (let r = 0; r < 2; r++) { const m = p; for (let i = 0; i < m.length - 1; i++) { s += p[i] * p[i + 1] * s + p[i]; if (i < n) p.push(p[i] * 0.3); } p = r > 0 ? q : other; }
  return s;
}`, points: [[[1, 2], 2], [[0.5, 1], 1], [[], 3]] },
  { name: 'another array is written at the counter, further than it was long', source: `export function f(xs: number[], short: number[]): number {
  const a = xs.map((e) => Math.sin(e)); const b = short.map((e) => e * e);
  let p = a, q = b, s = 0;
  for (let r = 0; r < 3; r++) { for (let i = 0; i < p.length; i++) { q[i] = p[i] * (q[i] ?? 1) + 0.1; s += q[i]; } [p, q] = [q, p]; }
  return s;
}`, points: [[[1, 2, 0.3], [0.5]], [[0.5], [1, 2]], [[], [1]]] },
];
