/**
 * Instances and closures under several names: what one name writes, the other one reads. Each line is a function of
 * `a`, which is differentiated, and of a flag.
 *
 *     corners[0] // ['two names of an instance', 'const p = new P(a, 1); const q = p; q.add(a); return p.x * q.y;']
 */
export const prelude = `
type F = (x: number) => number;
class P {
  constructor(public x: number, public y: number) {}
  add(d: number): this { this.x += d; return this; }
  copy(): P { return new P(this.x, this.y); }
  mix(o: P): void { this.x = this.x * 2; this.y = o.x + o.y; }
  get s(): number { return this.x + this.y; }
}
class Holder {
  constructor(public p: P) {}
  bump(d: number): void { this.p.add(d); this.p.y *= d; }
}
class Total {
  private t = 0;
  private twice = (x: number) => x * 2;
  push(x: number): void { this.t += this.twice(x); }
  get value(): number { return this.t; }
}
class Base { constructor(readonly x: number) {} value(): number { return this.x; } }
class Below extends Base { value(): number { return this.x * this.x; } }
class Chosen { constructor(public x: number) {} bump(d: number): void { this.x += d; } value(): number { return this.x; } }
class Other extends Chosen { value(): number { return this.x * 2; } }
interface Sized { readonly size: number; readonly k: number }
class Round implements Sized { #h = 5; k = 1; constructor(private r: number) {} get size(): number { return this.r * this.r * this.#h; } }
class Plain implements Sized { k = 2; constructor(readonly size: number) {} }
function touch(p: P, f: (p: P) => void): void { f(p); }
function give(f: () => P): P { return f(); }
function repeat(n: number, body: (i: number) => void): void { for (let i = 0; i < n; i++) body(i); }
`;

export const corners: readonly (readonly [name: string, body: string])[] = [
  ['two names of an instance', 'const p = new P(a, 1); const q = p; q.add(a); return p.x * q.y;'],
  ['an instance that is its own argument', 'const p = new P(a, 1); p.mix(p); return p.x * p.y;'],
  ['a method that gives the instance', 'const p = new P(a, 1); const q = p.add(1); q.x *= a; return p.x;'],
  ['an element of an array of instances', 'const ps = [new P(a, 1), new P(2, a)]; const q = ps[0]; q.add(a * a); ps[1].mix(q); return ps[0].x * ps[1].y;'],
  ['an instance within another one', 'const p = new P(a, 1); const h = new Holder(p); h.bump(a); h.bump(2); return p.x * h.p.y;'],
  ['a part that is taken out and changed by the whole', 'const h = new Holder(new P(a, 1)); h.bump(a); const q = h.p; h.bump(3); return q.x * q.y;'],
  ['a copy in the same variable', 'let p = new P(a, 1); const q = p; p = p.copy(); p.add(a * 2); return q.x * p.x;'],
  ['a callback that writes what it is given', 'const p = new P(a, 2); touch(p, (r) => { r.x *= a; }); touch(p, (r) => r.mix(r)); return p.x + p.y;'],
  ['a callback that writes a record', 'const q = { x: a, y: 1 }; const change = (f: (p: { x: number }) => void) => f(q); change((r) => { r.x *= 2; }); return q.x * q.y;'],
  ['a callback that gives what it has captured', 'const q = new P(a, 1); const r = give(() => q); r.x *= 3; return q.x * q.y;'],
  ['a callback that a helper hands on', 'const q = new P(a, 1); const all = (ps: P[], f?: (p: P) => void) => { if (f) ps.forEach(f); }; all([q, new P(2, a)], (r) => { r.x *= 2; r.add(a); }); return q.x * q.y;'],
  ['methods in a loop with branches', 'const p = new P(a, 2); for (let i = 0; i < 3; i++) { if (i === 1) p.add(a); else p.mix(new P(i, a)); } return p.x * p.y;'],
  ['a closure that writes an instance', 'const p = new P(a, 2); const inc = () => { p.x += a; return p.x; }; const r = inc() * inc(); return r * p.x;'],
  ['closures in a record, called in a loop', 'const p = new P(a, 2); const fs = { inc: () => { p.x += a; }, get: () => p.x }; for (let i = 0; i < 3; i++) fs.inc(); return fs.get() * p.x;'],
  ['a closure in a record that counts', 'let n = 1; const fs = { inc: () => { n *= a; } }; for (let i = 0; i < 3; i++) fs.inc(); return n * a;'],
  ['a field that is a function', 'const t = new Total(); [a, a * a, 3].forEach((v) => t.push(v)); return t.value * a;'],
  ['a pattern before a change', 'const p = new P(a, 2); const { x, y } = p.add(1); const s = { ...p }; p.add(a); return x * y + s.x * p.x;'],
  ['a swap of fields, also with itself', 'const swap = (u: P, v: P) => { const t = u.x; u.x = v.x; v.x = t; }; const p = new P(a, 1); const q = new P(a * a, 2); swap(p, q); swap(q, q); return p.x * 3 + q.x;'],
  ['one of two instances that is written', 'const p = new P(a, 1); const q = new P(a * a, 2); const r = c ? p : q; r.add(a); return p.x * 3 + q.x;'],
  ['a name that changes sides', 'const p = new P(a, 1); let q = p; if (c) q = new P(3, a); q.x += a; return p.x * q.y + q.x;'],
  ['an instance that is made in an arm', 'let p = new P(a, 1); if (c) { const q = new P(a * 2, 3); q.add(a); p = q; } p.add(1); return p.s;'],
  ['the largest instance, written', 'const ps = [1, 2, 3].map((k) => new P(a * k, k)); const best = ps.reduce((m, p) => (p.s > m.s ? p : m)); best.add(a); return ps[2].x + best.y;'],
  ['a tuple with an instance twice', 'const p = new P(a, 1); const t = [p, p.add(2), new P(1, a)] as const; t[1].x *= 3; return t[0].x * t[2].y;'],
  ['assignments in assignments', 'const v = new P(a, 3); v.x = v.y = a * 2; [v.x, v.y] = [v.y * a, v.x]; v.x++; return v.s * v.x;'],
  ['a function that is chosen before what it captures changes', 'let k = a; const f: F = c ? (t) => t * k : (t) => t + k; k = 2 * a; const u = f(a); k *= u; return f(u);'],
  ['functions with state, one of which is chosen', 'const mk = (w: number): F => { let n = 0; return (t) => { n += w; return t * n; }; }; const f = c ? mk(a) : mk(2); let s = 0; for (let i = 0; i < 3; i++) s += f(a); return s;'],
  ['a function that is chosen in each turn', 'let f: F = Math.sin; let s = 0; for (let i = 0; i < 3; i++) { const g: F = i > 1 ? f : (t) => t * i; s += g(a); } f = Math.cos; return s * f(a);'],
  ['functions in functions', 'function outer(x: number) { function inner(y: number) { return x * y + a; } return inner(x + 1) + inner(2); } return outer(a) * outer(3);'],
  ['a helper within its own callback', 'let s = a; repeat(3, (i) => { s *= a + i; repeat(2, (j) => { s += j * a; }); }); return s;'],
  ['an instance of a class that is chosen', 'const p: Base = c ? new Base(a) : new Below(a * a); const q = c ? p : new Base(3); return p.value() * q.x + q.value();'],
  ['an instance of a class that is chosen in each turn', 'let s = 0; for (let i = 0; i < 3; i++) { const p: Base = i === 1 ? new Base(a * i) : new Below(a + s); s += p.value(); } return s;'],
  ['a class that is chosen twice over', 'let p: Base = new Base(a); if (c) { p = new Below(a); if (a > 1) p = new Base(a * a); } return p.value() * a;'],
  ['generic functions of instances', 'const compose = <A, B, C>(f: (x: A) => B, g: (x: B) => C) => (x: A) => g(f(x)); const make = (x: number) => new P(x, x * x); return compose(make, (p: P) => p.s)(a) + compose(compose(make, (p: P) => p.add(1)), (p: P) => p.s)(2 * a);'],
  ['a table with a method that calls the others', "const o = { x: (t: number) => t * a, y: (t: number) => t * t, both(t: number) { return this.x(t) + this.y(t); } }; const m = c ? 'x' : 'y'; return o[m](a) + o.both(a);"],
  ['a getter behind an interface, and a field', 'let s = 0; for (const i of [new Round(a), new Plain(a * 2)] as Sized[]) s += i.size * i.k; const one: Sized = c ? new Round(a) : new Plain(a + 1); return s * one.size;'],
  ['a copy of an instance lacks what is private', 'const copy = { ...new Round(a) }; return Object.keys(copy).length * a;'],
  ['a record with a method that writes it', 'const h = { n: 0, tick() { this.n += a; return this.n; } }; return h.tick() * h.n;'],
  ['a closure that calls a method that writes', 'const h = { n: 1, tick(d: number) { this.n += d; } }; const t = () => h.tick(a); t(); [a, 2].forEach((v) => h.tick(v)); return h.n * a;'],
  ['methods that write in branches and loops, and a field beside them', 'const h = { n: 1, f: (t: number) => t * a, tick(d: number) { this.n += this.f(d); } }; if (c) h.tick(a); else h.n = a * a; for (let i = 0; i < 3; i++) { if (i === 1) continue; h.tick(i + a); } while (h.n < 4) h.tick(2); return h.n;'],
  ['one method for two records', 'const h = { n: 1, tick(d: number) { this.n += d; } }; const g = { n: a, tick: h.tick }; g.tick(a); h.tick(2); return h.n * g.n;'],
  ['records from one maker, with what each has captured', 'const mk = (w: number) => ({ n: w, tick(d: number) { this.n += d * w; return this.n; } }); const h = mk(a); const g = mk(a * 2); g.tick(h.tick(g.tick(a))); return h.n * g.n;'],
  ['a method that calls itself for its argument', 'const h = { n: 1, tick(d: number) { this.n += d; return this.n; } }; const r = h.tick(a) + h.tick(h.tick(2)) * h.n; return r * h.n;'],
  ['an arrow in a method, and an array in the record', 'const h = { n: [a, 1], m: 1, tick(d: number) { const add = () => { this.m += d; this.n[0] += this.m; }; add(); add(); } }; h.tick(a); return h.n[0] * h.n[1] * h.m;'],
];

/** The same, refused: with a code. */
export const refusedCorners: readonly (readonly [name: string, code: string, body: string])[] = [
  ['one of several instances of different classes, written', 'GG2012', 'const p: Chosen = c ? new Chosen(a) : new Other(a); p.bump(a); return p.value() * a;'],
  ['a getter behind an interface, of instances in an array', 'GG2030', 'const items: Sized[] = [1, 2].map((k) => new Round(a * k)); const i = c ? 0 : 1; return items[i].size;'],
  ['a record with functions that changes, under two names', 'GG2005', 'const h = { n: 0, tick() { this.n += a; return this.n; } }; const w = h; w.tick(); return h.tick() * h.n;'],
];
