/** Programs of many fields that keep their data in arrays and records. */
import type { Program } from '../arrays/programs.js';

export const fields: readonly Program[] = [
  {
    name: 'LSTM cells over a sequence',
    source: `interface Params { Wx: number[][]; Wh: number[][];
b: number[] } const sig = (z: number) => 1 / (1 + Math.exp(-z));
export function f(p: Params, xs: number[][]) {
const H = p.b.length / 4;
let h = new Array(H).fill(0), c = new Array(H).fill(0);
for (const x of xs) {
const z = p.b.map((b, r) => b + p.Wx[r].reduce((s, w, k) => s + w * x[k], 0) + p.Wh[r].reduce((s, w, k) => s + w * h[k], 0));
const nc = c.map((cv, j) => sig(z[H + j]) * cv + sig(z[j]) * Math.tanh(z[2 * H + j]));
h = nc.map((v, j) => sig(z[3 * H + j]) * Math.tanh(v));
c = nc;
} return h.reduce((s, v) => s + v * v, 0);
}`,
    points: [[{ Wx: [[0.1],[0.2],[-0.3],[0.4],[0.5],[-0.6],[0.7],[0.8]], Wh: [[0.1,0.2],[0.3,-0.1],[0.2,0.2],[0.1,0.5],[-0.4,0.1],[0.3,0.3],[0.2,-0.2],[0.1,0.1]], b: [0.1,0.2,0.3,0.4,-0.1,-0.2,0.05,0.15] }, [[0.5],[-1],[0.3]]], [{ Wx: [[0.1],[0.2],[-0.3],[0.4]], Wh: [[0.1],[0.3],[0.2],[0.1]], b: [0.1,0.2,0.3,0.4] }, []]],
  },
  {
    name: 'two-dimensional convolution with relu',
    source: `export function f(img: number[][], ker: number[][]) {
const kh = ker.length, kw = ker[0].length;
const out: number[][] = [];
for (let i = 0;
i + kh <= img.length;
i++) {
const row: number[] = [];
for (let j = 0;
j + kw <= img[0].length;
j++) {
let s = 0;
for (let a = 0;
a < kh;
a++) for (let b = 0;
b < kw;
b++) s += img[i + a][j + b] * ker[a][b];
row.push(Math.max(0, s));
} out.push(row);
} return out.flat().reduce((a, b) => a + b, 0);
}`,
    points: [[[[1,2,0.5],[0.3,-1,2],[0.7,0.1,0.4]], [[0.2,-0.3],[0.5,0.1]]]],
  },
  {
    name: 'iterative FFT in place',
    source: `export function f(re0: Float64Array, im0: Float64Array) {
const n = re0.length;
const re = re0.slice(), im = im0.slice();
for (let i = 1, j = 0;
i < n;
i++) {
let bit = n >> 1;
for (;
j & bit;
bit >>= 1) j ^= bit;
j ^= bit;
if (i < j) { [re[i], re[j]] = [re[j], re[i]]; [im[i], im[j]] = [im[j], im[i]];
} } for (let len = 2;
len <= n;
len <<= 1) {
const ang = -2 * Math.PI / len;
for (let i = 0;
i < n;
i += len) for (let k = 0;
k < len / 2;
k++) {
const c = Math.cos(ang * k), s = Math.sin(ang * k);
const ur = re[i + k], ui = im[i + k];
const vr = re[i + k + len / 2] * c - im[i + k + len / 2] * s;
const vi = re[i + k + len / 2] * s + im[i + k + len / 2] * c;
re[i + k] = ur + vr;
im[i + k] = ui + vi;
re[i + k + len / 2] = ur - vr;
im[i + k + len / 2] = ui - vi;
} } let p = 0;
for (let i = 0;
i < n;
i++) p += re[i] * re[i] + i * im[i] * im[i];
return p;
}`,
    points: [[new Float64Array([1,0.5,-0.3,2]), new Float64Array([0,0.1,0.2,-0.4])], [new Float64Array([1,0.5]), new Float64Array([0.3,-0.2])]],
  },
  {
    name: 'batch normalisation',
    source: `export function f(X: number[][], gamma: number[], beta: number[]) {
const n = X.length, d = gamma.length;
const mean = new Float64Array(d), va = new Float64Array(d);
for (const x of X) for (let j = 0;
j < d;
j++) mean[j] += x[j] / n;
for (const x of X) for (let j = 0;
j < d;
j++) va[j] += (x[j] - mean[j]) ** 2 / n;
return X.map((x) => x.map((v, j) => gamma[j] * (v - mean[j]) / Math.sqrt(va[j] + 1e-5) + beta[j])).reduce((s, r) => s + r.reduce((a, b) => a + b * b, 0), 0);
}`,
    points: [[[[1,2],[0.5,-1],[0.3,0.7]], [1.1,0.9], [0.1,-0.2]]],
  },
  {
    name: 'k-means cost',
    source: `export function f(pts: number[][], cs: number[][]) {
let cost = 0;
for (const p of pts) {
let best = Infinity;
for (const c of cs) {
let d = 0;
for (let k = 0;
k < p.length;
k++) d += (p[k] - c[k]) ** 2;
if (d < best) best = d;
} cost += best;
} return cost / pts.length;
}`,
    points: [[[[0.1,0.2],[1,1.1],[2,-1]], [[0,0],[1.5,0.5]]]],
  },
  {
    name: 'Gaussian process likelihood',
    source: `export function f(xs: number[], ys: number[], ell: number, noise: number) {
const n = xs.length;
const K = xs.map((a, i) => xs.map((b, j) => Math.exp(-0.5 * ((a - b) / ell) ** 2) + (i === j ? noise ** 2 : 0)));
const L: number[][] = K.map((r) => r.map(() => 0));
for (let i = 0;
i < n;
i++) for (let j = 0;
j <= i;
j++) {
let s = K[i][j];
for (let k = 0;
k < j;
k++) s -= L[i][k] * L[j][k]; L[i][j] = i === j ? Math.sqrt(s) : s / L[j][j];
} const z: number[] = [];
for (let i = 0;
i < n;
i++) {
let s = ys[i];
for (let k = 0;
k < i;
k++) s -= L[i][k] * z[k];
z[i] = s / L[i][i];
} return 0.5 * z.reduce((a, v) => a + v * v, 0) + L.reduce((a, r, i) => a + Math.log(r[i]), 0);
}`,
    points: [[[0.1,0.5,1.2], [1,0.3,-0.4], 0.6, 0.2]],
  },
  {
    name: 'layers as records',
    source: `interface Layer { W: number[][];
b: number[];
act: 'tanh' | 'relu' | 'id' } export function f(layers: Layer[], x: number[], y: number[]) {
let h = x;
for (const { W, b, act } of layers) { h = W.map((row, i) => {
const z = row.reduce((s, w, j) => s + w * h[j], b[i]);
switch (act) { case 'tanh': return Math.tanh(z);
case 'relu': return Math.max(0, z);
default: return z;
} });
} return h.reduce((s, v, i) => s + (v - y[i]) ** 2, 0);
}`,
    points: [[[{ W: [[0.1,0.2],[0.3,-0.4],[0.5,0.6]], b: [0.1,0.2,0.3], act: 'tanh' }, { W: [[0.7,-0.8,0.9]], b: [0.05], act: 'relu' }, { W: [[1.1],[0.4]], b: [0,0.1], act: 'id' }], [0.5,-0.3], [0.2,0.1]], [[], [0.5], [0.1]]],
  },
  {
    name: 'soft dynamic time warping',
    source: `export function f(a: number[], b: number[], gamma: number) {
const n = a.length, m = b.length;
const R: number[][] = Array.from({ length: n + 1 }, () => new Array(m + 1).fill(Infinity)); R[0][0] = 0;
const softmin = (x: number, y: number, z: number) => {
const mn = Math.min(x, y, z);
return mn - gamma * Math.log(Math.exp((mn - x) / gamma) + Math.exp((mn - y) / gamma) + Math.exp((mn - z) / gamma));
};
for (let i = 1;
i <= n;
i++) for (let j = 1;
j <= m;
j++) R[i][j] = (a[i - 1] - b[j - 1]) ** 2 + softmin(R[i - 1][j], R[i][j - 1], R[i - 1][j - 1]);
return R[n][m];
}`,
    points: [[[0.1,0.9,1.3], [0.2,1.1], 0.5], [[], [], 0.5]],
  },
  {
    name: 'links over tuples of points',
    source: `type V = [number, number, number];
export function f(ps: V[], ends: Int32Array, k: number) {
let e = 0;
for (let l = 0; l < ends.length; l += 2) {
const i = ends[l], j = ends[l + 1];
const [ax, ay, az] = ps[i];
const [bx, by, bz] = ps[j];
e += k * (Math.hypot(ax - bx, ay - by, az - bz) - 1) ** 2;
} return e;
}`,
    points: [[[[0,0,0],[1,0.2,0.1],[0.3,1.1,0.7]], new Int32Array([0, 1, 1, 2]), 2.5]],
  },
  {
    name: 'bilinear sampling with clamped indices',
    source: `export function f(img: Float64Array, w: number, h: number, x: number, y: number) {
const x0 = Math.floor(x), y0 = Math.floor(y);
const fx = x - x0, fy = y - y0;
const at = (i: number, j: number) => img[Math.min(Math.max(j, 0), h - 1) * w + Math.min(Math.max(i, 0), w - 1)];
return at(x0, y0) * (1 - fx) * (1 - fy) + at(x0 + 1, y0) * fx * (1 - fy) + at(x0, y0 + 1) * (1 - fx) * fy + at(x0 + 1, y0 + 1) * fx * fy;
}`,
    points: [[new Float64Array([1,2,3,4,5,6]), 3, 2, 0.6, 0.3], [new Float64Array([1,2,3,4,5,6]), 3, 2, 1.7, 0.9]],
  },
  {
    name: 'American option on a binomial lattice',
    source: `export function f(S: number, K: number, r: number, sigma: number, T: number, n: number) {
const dt = T / n, u = Math.exp(sigma * Math.sqrt(dt)), d = 1 / u, p = (Math.exp(r * dt) - d) / (u - d);
let v = Array.from({ length: n + 1 }, (_, i) => Math.max(0, K - S * u ** (n - i) * d ** i));
for (let step = n - 1;
step >= 0;
step--) { v = v.slice(0, step + 1).map((x, i) => Math.max(Math.exp(-r * dt) * (p * x + (1 - p) * v[i + 1]), K - S * u ** (step - i) * d ** i));
} return v[0];
}`,
    points: [[100, 105, 0.05, 0.3, 1, 5], [100, 95, 0.05, 0.2, 0.5, 1]],
  },
  {
    name: 'quaternions multiplied by reduce',
    source: `type Q = { w: number;
x: number;
y: number;
z: number };
const mul = (a: Q, b: Q): Q => ({ w: a.w * b.w - a.x * b.x - a.y * b.y - a.z * b.z, x: a.w * b.x + a.x * b.w + a.y * b.z - a.z * b.y, y: a.w * b.y - a.x * b.z + a.y * b.w + a.z * b.x, z: a.w * b.z + a.x * b.y - a.y * b.x + a.z * b.w });
export function f(qs: Q[], v: [number, number, number]) {
const q = qs.reduce(mul);
const p = mul(mul(q, { w: 0, x: v[0], y: v[1], z: v[2] }), { w: q.w, x: -q.x, y: -q.y, z: -q.z });
return p.x * p.y + p.z;
}`,
    points: [[[{ w: 0.9, x: 0.1, y: 0.2, z: -0.3 }, { w: 0.8, x: -0.1, y: 0.4, z: 0.2 }], [1, 2, 0.5]]],
  },
  {
    name: 'recursive filter with missing samples',
    source: `export function f(b: number[], a: number[], x: number[]) {
const y = new Float64Array(x.length);
for (let n = 0;
n < x.length;
n++) {
let acc = 0;
for (let k = 0;
k < b.length;
k++) acc += b[k] * (x[n - k] ?? 0);
for (let k = 1;
k < a.length;
k++) acc -= a[k] * (y[n - k] ?? 0);
y[n] = acc / a[0];
} return y.reduce((s, v) => s + v * v, 0);
}`,
    points: [[[0.2,0.3], [1,-0.5,0.1], [1,0.5,-0.2,0.7]]],
  },
  {
    name: 'mixture likelihood',
    source: `export function f(xs: number[], mu: number[], sig: number[], pi: number[]) {
let ll = 0;
for (const x of xs) {
const logs = mu.map((m, k) => Math.log(pi[k]) - 0.5 * ((x - m) / sig[k]) ** 2 - Math.log(sig[k]));
const mx = Math.max(...logs);
ll += mx + Math.log(logs.reduce((s, l) => s + Math.exp(l - mx), 0));
} return -ll;
}`,
    points: [[[0.1,1.5,2.2], [0,2], [1,0.5], [0.4,0.6]]],
  },
  {
    name: 'natural cubic spline',
    source: `export function f(xs: number[], ys: number[], t: number) {
const n = xs.length;
const a = new Array(n).fill(0), b = new Array(n).fill(0), c = new Array(n).fill(0), d = new Array(n).fill(0);
b[0] = b[n - 1] = 1;
for (let i = 1;
i < n - 1;
i++) {
const h0 = xs[i] - xs[i - 1], h1 = xs[i + 1] - xs[i];
a[i] = h0;
b[i] = 2 * (h0 + h1);
c[i] = h1;
d[i] = 6 * ((ys[i + 1] - ys[i]) / h1 - (ys[i] - ys[i - 1]) / h0);
} for (let i = 1;
i < n;
i++) {
const m = a[i] / b[i - 1];
b[i] -= m * c[i - 1];
d[i] -= m * d[i - 1];
} const M = new Array(n).fill(0); M[n - 1] = d[n - 1] / b[n - 1];
for (let i = n - 2;
i >= 0;
i--) M[i] = (d[i] - c[i] * M[i + 1]) / b[i];
let k = 0;
while (k < n - 2 && t > xs[k + 1]) k++;
const h = xs[k + 1] - xs[k], u = (xs[k + 1] - t) / h, v = (t - xs[k]) / h;
return u * ys[k] + v * ys[k + 1] + ((u ** 3 - u) * M[k] + (v ** 3 - v) * M[k + 1]) * h * h / 6;
}`,
    points: [[[0,1,2.5,3], [1,0.3,2,1.1], 1.7], [[0,1,2], [1,0.3,2], 0.2]],
  },
];
