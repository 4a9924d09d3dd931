/**
 * Programs as people write them, one for each corner of the language: what the oracle itself is tested on, against
 * central differences. None of them needs the compiler.
 */
export interface Natural {
  readonly title: string;
  readonly source: string;
  readonly fn: string;
  readonly args: readonly unknown[];
  readonly varied?: readonly boolean[];
}

const make = (title: string, source: string, args: readonly unknown[], varied?: readonly boolean[]): Natural => ({ title, source, fn: 'f', args, varied });

export const programs: readonly Natural[] = [
  make('arithmetic', `export function f(x: number, y: number) { return (x + 2 * y) / (y - x * 3) - x ** 2 % 1.7 + -x; }`, [1.3, 0.4]),
  make('the staged example', `
    const sigmoid = (t: number): number => 1 / (1 + Math.exp(-t));
    export function f(x: number, y: number): number { return (x + sigmoid(y)) / (sigmoid(x) + (x + y) ** 2); }`, [3, -4]),
  make('powers', `export const f = (x: number, y: number) => x ** y + Math.pow(y, 3) + x ** -2 + 2 ** x + Math.pow(x, 0.5);`, [1.2, 0.7]),
  make('elementary functions', `
    const { exp, log, sin, cos, tan } = Math;
    export const f = (x: number) => exp(x) + log(x) * sin(x) - cos(x) / tan(x) + Math.log2(x) + Math.log10(x) + Math.log1p(x) + Math.expm1(x);`, [0.6]),
  make('inverse and hyperbolic functions', `
    export const f = (x: number) => Math.asin(x) * Math.acos(x) + Math.atan(x) + Math.sinh(x) * Math.cosh(x) - Math.tanh(x)
      + Math.asinh(x) + Math.acosh(1.5 + x) + Math.atanh(x) + Math.cbrt(x) + Math.sqrt(x);`, [0.35]),
  make('functions of several numbers', `
    export const f = (x: number, y: number, z: number) => Math.hypot(x, y, z) + Math.atan2(y, x) * Math.max(x, y, z) - Math.min(x, y) * Math.abs(z);`, [0.5, 1.5, -2]),
  make('compound assignments', `export function f(x: number, y: number) { let s = x; s += y; s *= s; s -= x / y; s /= 1 + y * y; s **= 2; s %= 10; return s; }`, [1.1, 2.2]),
  make('a variable by a name that the oracle could have used', `export function f(x: number[]) { let $old = x[0] * 3; x[0] += $old; x[1] *= $old + x[0]--; return x[0] * x[1] + $old; }`, [[0.4, -0.7]]),
  make('updates of active numbers', `export function f(x: number) { let t = x; const a = t++ * t; const b = --t * a; const o = { p: x }; o.p++; return a * b + o.p-- * o.p; }`, [0.7]),
  make('branches', `
    export function f(x: number, y: number) {
      let s;
      if (x > y) s = x * x; else if (x === y || !y) s = 0; else s = y * x;
      return s > 0 && x ? s * 3 : -s;
    }`, [0.4, 1.9]),
  make('truth of numbers', `export function f(x: number, y: number) { const a = x || y; const b = x && y; let c = 0; c ||= x * y; let d = y; d &&= x; return a * 2 + b * 3 + c + d; }`, [0, 1.5], [true, true]),
  make('a for loop', `export function f(x: Float64Array) { let s = 0; for (let i = 0; i < x.length - 1; i++) { const a = 1 - x[i]; const b = x[i + 1] - x[i] * x[i]; s += a * a + 100 * b * b; } return s; }`, [Float64Array.of(0.5, -0.3, 1.2, 0.9)]),
  make('a while loop to convergence', `export function f(a: number) { let r = a; while (Math.abs(r * r - a) > 1e-12 * a) r = 0.5 * (r + a / r); return r; }`, [7.3]),
  make('do, break, continue and labels', `
    export function f(x: number, y: number) {
      let s = x, k = 0;
      do { k++; if (k === 2) continue; s = Math.sin(s) + y; } while (k < 6);
      outer: for (let i = 0; i < 5; i++) for (let j = 0; j < 5; j++) { if (j > i) continue outer; if (i + j > 6) break outer; s += x * i - y * j * s; }
      return s;
    }`, [0.3, 0.05]),
  make('switch with fall-through', `
    export function f(x: number, k: number) {
      let s = 1;
      switch (k) { case 0: s = x; case 1: s += x * x; break; case 2: { s = Math.exp(x); break; } default: s = -x; }
      switch (true) { case x > 5: return s; case x > 0: s *= x; }
      return s;
    }`, [0.8, 0], [true, false]),
  make('early returns', `export function f(x: number, y: number) { for (let i = 0; i < 10; i++) { x = x * y + 0.1; if (x > 3) return x * x; } if (y < 0) return y; return x - y; }`, [0.8, 1.4]),
  make('recursion', `const power = (x: number, n: number): number => (n === 0 ? 1 : n % 2 ? x * power(x, n - 1) : power(x * x, n / 2)); export function f(x: number) { return power(x, 11); }`, [1.07]),
  make('mutual recursion', `function even(x: number, n: number): number { return n <= 0 ? x : odd(x * x, n - 1); } function odd(x: number, n: number): number { return n <= 0 ? x : even(Math.sin(x), n - 1); } export function f(x: number) { return even(x, 4); }`, [1.1]),
  make('array methods', `
    export function f(scores: number[], label: number) {
      const top = Math.max(...scores);
      const exps = scores.map((s) => Math.exp(s - top));
      const total = exps.reduce((a, b) => a + b, 0);
      return Math.log(total) - (scores[label] - top);
    }`, [[0.3, 1.4, -0.6], 1], [true, false]),
  make('filter, some, every, find', `
    export function f(xs: number[]) {
      const positive = xs.filter((x) => x > 0);
      const first = xs.find((x) => x < 0) ?? 0;
      const factor = xs.some((x) => x > 100) ? 2 : xs.every((x) => x < 100) ? 3 : 4;
      return factor * positive.reduce((a, b) => a * b) + first * first + xs.filter((x) => x)[1] * xs.findIndex((x) => x < 0);
    }`, [[1.5, -0.4, 0.7, 2.2]]),
  make('indexOf, includes, reverse, slice, concat', `
    export function f(xs: number[]) {
      const top = Math.max(...xs);
      const i = xs.indexOf(top);
      const ys = xs.slice(1).concat([xs[0] * 2], xs).reverse();
      return ys[0] * ys[3] + (xs.includes(top) ? top * i : 1) + ys.at(-1) * ys.lastIndexOf(xs[1]);
    }`, [[0.5, 2.5, 1.5]]),
  make('sorting', `export function f(xs: number[]) { const s = [...xs].sort((a, b) => a - b); const t = xs.slice().sort((a, b) => b - a); return s[0] * s[1] ** 2 - s[2] + t[0] * 5; }`, [[0.9, -1.3, 0.4]]),
  make('push, pop, shift, splice', `export function f(x: number, y: number) { const s: number[] = []; s.push(x, y); s.push(x * y); s.unshift(y); const a = s.pop()! * 2; s.splice(1, 1, x + y, a); return s.shift()! * a + s.reduce((p, q) => p + q * q, 0); }`, [1.2, -0.8]),
  make('for…of, entries, forEach', `
    export function f(xs: number[]) {
      let s = 0;
      for (const x of xs) s += x * x;
      for (const [i, x] of xs.entries()) s += i * Math.sin(x);
      xs.forEach((x, i) => { s *= 1 + 0.1 * x * i; });
      return s;
    }`, [[0.2, 0.8, -0.5]]),
  make('Array.from and fill', `export function f(x: number, n: number) { const a = Array.from({ length: n }, (_, i) => x ** i); const b = new Array(n).fill(x * 2); const c = Array.from(a, (v) => v + 1); return a.reduce((p, v, i) => p + v * b[i] * c[i], 0); }`, [0.9, 4], [true, false]),
  make('flat and flatMap', `export function f(m: number[][]) { return m.flat().reduce((a, b) => a + b * b, 0) * m.flatMap((r) => [r[0], r[1] * 2]).reduce((a, b) => a + b); }`, [[[1, 2], [0.5, -0.3]]]),
  make('matrix product', `
    export function f(A: number[][], x: Float64Array) {
      const y = new Float64Array(A.length);
      for (let i = 0; i < A.length; i++) for (let j = 0; j < x.length; j++) y[i] += A[i][j] * x[j];
      return y.reduce((s, v) => s + v * v, 0);
    }`, [[[1, 2, 3], [0.5, -1, 0.25]], Float64Array.of(0.1, 0.2, -0.4)]),
  make('typed arrays', `
    export function f(x: Float64Array, y: Float32Array) {
      const a = x.slice(), b = x.subarray(1, 3), c = new Float64Array(x), d = Float64Array.from(x, (v) => v * 2);
      a[0] *= 3; a[99] = 5; c.set(b, 1); c.fill(a[0], 2); d.reverse();
      const t = new Float64Array([x[0], y[1]]);
      return a[0] * c[1] + c[2] * d[0] + b[0] * y[0] + t[1] * t[0] + x.map((v) => v * v)[1];
    }`, [Float64Array.of(0.5, 1.5, -0.7), Float32Array.of(0.25, 2)]),
  make('views share memory', `export function f(x: Float64Array) { const a = Float64Array.from(x); const tail = a.subarray(1); tail[0] = tail[1] * a[0]; a[2] += 1; return a[1] * tail[1]; }`, [Float64Array.of(0.6, 1.1, 2.3)]),
  make('integer arrays are flat', `export function f(x: number) { const k = new Int32Array(2); k[0] = x * 3; k[1]++; return k[0] * x + k[1] * x * x; }`, [1.4]),
  make('swaps', `export function f(xs: number[]) { const a = [...xs]; [a[0], a[1]] = [a[1] * 2, a[0]]; let p = a[0], q = a[2]; [p, q] = [q, p * q]; return a[1] ** 3 * p - q * a[0]; }`, [[0.4, 1.2, -0.6]]),
  make('records and spread', `
    interface P { x: number; y: number; tag?: string }
    const move = (p: P, d: number): P => ({ ...p, x: p.x + d });
    export function f(p: P, { d = 2, e }: { d?: number; e: number }) {
      const q = move(p, d * e); const { x, ...rest } = q; const r = { x, y: rest.y * 2, ['z']: x * e };
      r.y += x; return r.x * r.y - r.z / Object.keys(r).length;
    }`, [{ x: 1.5, y: 0.5, tag: 'a' }, { e: 0.75 }]),
  make('destructuring and default parameters', `export function f([a, [b = 3, c]]: [number, number[]], s = a * 2, ...rest: number[]) { const [p, , q = a] = [b, c]; return p * q + s * rest[0] - a * rest.length; }`, [[0.5, [1.5, 2.5]], 0.8, 1.1]),
  make('optional chaining and nullish values', `export function f(p: { a?: { b: number[] }; c: number | null }, x: number) { const u = p.a?.b[0] ?? x; const v = p.c ?? x * x; let w: number | undefined; w ??= x * 3; return u * v + w; }`, [{ a: { b: [1.25] }, c: null }, 0.9]),
  make('closures', `export function f(x: number, y: number) { let s = 0; const add = (v: number) => { s += v * x; return s; }; const twice = (g: (v: number) => number) => (v: number) => g(g(v)); twice(add)(y); const adder = (a: number) => (b: number) => a * b; return add(2) * adder(x)(y); }`, [0.7, 1.3]),
  make('classes', `
    class Vec { constructor(public x: number, public y: number) {} add(o: Vec): Vec { return new Vec(this.x + o.x, this.y + o.y); } get norm() { return Math.hypot(this.x, this.y); } scale(k: number) { this.x *= k; this.y *= k; return this; } }
    class Counter { #n = 0; static unit = 2; hit(x: number) { this.#n += x; this.#n++; return this.#n * Counter.unit; } }
    export function f(x: number, y: number) { const v = new Vec(x, y).add(new Vec(y, 1)).scale(x); const c = new Counter(); c.hit(x); return v.norm * c.hit(y); }`, [0.8, 1.7]),
  make('inheritance', `class A { constructor(protected k: number) {} g(x: number) { return this.k * x; } } class B extends A { override g(x: number) { return super.g(x) + x * x; } } export function f(x: number) { return new B(x).g(x + 1); }`, [1.25]),
  make('strings, typeof, console, throw', `
    export function f(x: number, mode: string) {
      const label = \`mode \${mode} \${x}\`; if (typeof x !== 'number' || Number.isNaN(x) || !Number.isFinite(x) || !isFinite(x)) throw new Error(label);
      let s = 0; try { if (x > 1) throw new RangeError('big'); s = x; } catch { s = x * x; } finally { s += x; }
      return mode === 'double' ? 2 * s * Number(x) : s + label.length;
    }`, [1.5, 'double']),
  make('bits and integers', `export function f(x: number, n: number) { let m = n | 0; m <<= 2; m ^= 1; const i = (x * 10) | 0; return x * m + ((n & 1) ? x * x : x ** 3) + i * x + Math.floor(x) * x + Math.imul(n, 3); }`, [1.57, 3], [true, false]),
  make('a result that is a record', `export function f(x: number, y: number[]) { return { a: x * y[0], b: [x, y[1] * y[0]], c: Float64Array.of(x * x), n: 3 }; }`, [0.5, [1.5, 2.5]]),
  make('writing into a parameter', `export function f(x: Float64Array, k: number) { for (let i = 1; i < x.length; i++) x[i] = k * x[i - 1] * x[i] + x[i]; }`, [Float64Array.of(0.5, 1.5, 2.5), 0.3]),
  make('the pendulum', `
    const g = 9.81, dt = 0.01;
    export function f(theta: number, omega: number, damping: number, steps: number) {
      let excess = 0;
      for (let t = 0; t < steps; t++) { const alpha = -g * Math.sin(theta) - damping * omega; omega += alpha * dt; theta += omega * dt; if (theta > 1) excess += (theta - 1) ** 2; }
      return excess;
    }`, [1.2, 0.5, 0.1, 50], [true, true, true, false]),
  make('dependent bounds and computed indices', `export function f(a: number[], idx: number[]) { let s = 1; for (let i = 0; i < a.length; i++) for (let j = i; j < a.length; j += 2) s += a[idx[j]] * a[(i + j) % a.length] * s; return s; }`, [[0.1, 0.2, 0.3], [2, 0, 1]], [true, false]),
  make('compound writes to members with effects', `export function f(x: number) { const a = [x, x * 2, 3]; let i = 0; a[i++] += x * i; a[i++] *= a[i - 1]; a[i] **= 2; const o = { p: [x] }; o.p[0]--; return a[0] * a[1] + a[2] * x + o.p[0]++ * i; }`, [1.3]),
  make('an unused branch with a pole', `export function f(x: number, y: number) { const s = x > 0 ? Math.sqrt(x) : Math.log(x) / 0; return s * y + (y === 0 ? 1 / y : y); }`, [2.5, 1.5]),
];
