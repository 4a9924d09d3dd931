/** Programs that go through every construct of the IR. All of them are sound. */
export const programs = `
const G = 9.81; const DT = [0.1, 0.2];
const sq = (t: number) => t * t;
type P = { a: number; b: number[]; kind: string };

export function lecture(x: number, y: number): number {
  const sigy = 1.0 / (1 + Math.exp(-y)); // sigmoid in the numerator
  const num = x + sigy; // numerator
  const den = 1.0 / (1 + Math.exp(-x)) + (x + y) ** 2; // denominator
  const invden = 1.0 / den;
  return num * invden;
}
export function powers(x: number): number { return x ** 2.5 + 2 ** x + x ** -1 + x % 3 + (x | 0) + Math.floor(x) + ~~x; }
export function neuron(w: Float64Array, x: Float64Array): number { return 1 / (1 + Math.exp(-(w[0] * x[0] + w[1] * x[1] + w[2]))); }
export function twice(x: number, y: number): number { return (x = y * 2) + x; }
export function steps(x: number): number { x++; const y = x-- * 2; return y + x; }
export function constants(x: number): number { const { PI } = Math; return PI * x * Number.EPSILON * G; }

export function optional(x: number, n?: number): number { const k = n ?? 2; return x * k; }
export function defaulted(x: number, n = 3): number { return x * n; }
export function record(p: P): number { return p.a * p.b[0] + (p.kind === 'z' ? 1 : 2); }
export function patterns([p, q]: [number, number], { r, s = 2 }: { r: number; s?: number }): number { return p * q + r * s; }
export function nested(x: number): number { const t = { a: x, b: [x * 2, x * 3] as const }; const { a, b: [c, d] } = t; return a * c * d; }
export function helpers(x: number, y: number): number { return sq(x) + sq(y) * sq(x + y); }
export function effects(x: number): number { console.log(x * 2, \`v \${x}\`); return Math.max(x, 0) + Math.hypot(x, 1, 2); }

export function flags(x: number, flag: boolean): number { const g = flag && x > 0; return g ? x : -x; }
export function truthy(x: number): number { const n = x && x > 1; return n ? x : 1; }
export function chosen(x: number): number { return x > 0 ? x < 1 ? x : 1 : x === 0 ? NaN : -1; }
export function either(x: number): number { const y = (x > 1 || x < -1) ? x : x * x; return y; }
export function logical(x: number): number { let y = x; y ||= 2; y &&= 3; return y * x; }
export function leaving(x: number): number { if (x > 0) { if (x > 1) return 1; x = x * 2; } else { if (x < -1) return -1; } return x; }
export function exits(x: number): number { const f = (t: number) => { if (t < 0) return 0; return t * t; }; return f(x) * f(-x); }
export function labelled(x: number): number { let y = 0; part: { if (x < 0) break part; y = x; } return y; }
export function modes(x: number, mode: string): number {
  switch (mode) { case 'a': return x; case 'b': x = x * 2; case 'c': x = x + 1; break; default: return 0; }
  return x * x;
}
export function cases(x: number, n: number): number { switch (n) { case 0: { return x; } case 1: { return x * x; } } return -x; }
export function fixedCase(x: number): number { switch (G) { case 1: return x; default: return 2 * x; } }
export function thrown(a: number): number { if (a < 0) throw new RangeError(\`no root of \${a}\`); if (a === 0) return 0; return a ** 0.5; }
export function otherwiseThrown(x: number): number { let y; if (x > 0) y = x * 2; else throw new Error('no'); return y; }
export function thrownFirst(x: number): number { let y; if (x < 0) { if (x < -1) throw new Error('a'); else throw new Error('b'); } else y = x * 2; return y; }

export function horner(w: number[], x: number): number { let h = 0.0; for (let i = 0; i < w.length; i++) h = h * x + w[i]; return h; }
export function newton(a: number): number { let r = a; while (Math.abs(r * r - a) > 1e-12 * a) { r = 0.5 * (r + a / r); } return r; }
export function halving(x: number): number { let i = 3; do { x = x / 2; } while (i-- > 0 && x > 1); return x * i; }
export function first(xs: Float64Array, limit: number): number {
  let s = 0;
  for (const x of xs) { if (x < 0) continue; s += x * x; if (s > limit) return s - limit; }
  return s;
}
export function rows(X: number[][]): number {
  let s = 0;
  for (let i = 0; i < X.length; i++) { const r = X[i]; for (let j = 0; j < r.length; j++) { if (r[j] < 0) continue; s += r[j] * X[i][j]; } }
  return s;
}
export function outward(x: number): number {
  outer: for (let i = 0; i < 3; i++) { for (let j = 0; j < 3; j++) { if (x > 10) break outer; if (x < 0) continue outer; x *= 1.5; } x += 1; }
  return x;
}
export function swapping(x: number): number { let a = x, b = 1; for (let i = 0; i < 4; i++) [a, b] = [b * G, a + DT[1]]; return a * b; }
export function endless(x: number): number { while (true) { x = x / 2; if (x < 1) return x; } }
export function twoCounters(x: number): number { for (let i = 0, j = 10; i < j; i++, j--) x += i * j; return x; }
export function guarded(xs: number[]): number { let s = 0; let i = 0; while (i < xs.length && xs[i] > 0) { s += xs[i++]; } return s; }
export function thrownInside(x: number): number {
  let s = 0;
  for (let i = 0; i < 3; i++) { const t = x * i; if (t > 2) { s = s + t; } else if (t < -2) { throw new Error('bad'); } }
  return s;
}
export function skipping(x: number): number { let r = x; do { r = r / 2; if (r < 0.1) continue; r = r + 0.01; } while (r > 1); return r; }
export function testedLast(xs: number[]): number { let s = 0; let i = 0; do { s += xs[i]; if (s > 3) break; i++; } while (xs[i] > 0); return s; }
export function stopping(x: number): number { let i = 0; for (;;) { if (i++ > 3) break; x *= 1.1; } return x; }
export function largest(xs: number[]): number { let best = 0; for (const [i, v] of xs.entries()) { if (v > xs[best]) best = i; } return xs[best]; }
`;
