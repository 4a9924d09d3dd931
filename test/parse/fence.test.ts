import { describe, expect, test } from 'vitest';
import { parse } from '../../src/1-parse/parse.js';
import { faults, parseModule } from './helpers.js';

const inBody = (body: string): string[] => faults(`export function f(x: number, p: { a: number; b?: number }): number { ${body} return x; }`);

describe('refusals: the code and the place', () => {
  test.each([
    ['debugger;', ['GG1002 debugger;']],
    ['enum E { A }', ['GG1002 enum E { A }']],
    ['const g = async () => 1;', ['GG1003 async']],
    ['async function g() { await x; for await (const y of []) { } }', ['GG1003 async', 'GG1003 await x', 'GG1003 await']],
    ['function* g() { yield x; }', ['GG1004 *', 'GG1004 yield x']],
    ['const g = function () { return this; };', ['GG1005 this']],
    ['function g(this: number) { return 1; }', ['GG1005 this: number']],
    ['const g = function () { return new.target; };', ['GG1005 new.target']],
    ['class C { m() { return x; } }', ['GG1006 C']],
    ['const C = class { };', ['GG1006 class { }']],
    ['const q = { get a() { return 1; }, set b(v: number) { } };', ['GG1007 get a() { return 1; }', 'GG1007 set b(v: number) { }']],
    ['try { x += 1; } catch { } finally { }', ['GG1008 try { x += 1; } catch { } finally { }']],
    ['for (const k in p) x += 1;', ['GG1009 for (const k in p) x += 1;']],
    ['delete p.b;', ['GG1010 delete p.b']],
    ['if (/a/.test("a")) x = 1;', ['GG1011 /a/']],
    ['const n = 1n;', ['GG1012 1n']],
    ['String.raw`a${x}`;', ['GG1013 String.raw`a${x}`']],
    ['eval("x"); x = new Function("return 1")(); x = Function("return 1")();', ['GG1014 eval("x")', 'GG1014 new Function("return 1")', 'GG1014 Function("return 1")']],
    ['void import("./a");', ['GG1015 import']],
    ['void import.meta;', ['GG1015 import.meta']],
    ['x = arguments.length;', ['GG1016 arguments']],
    ['y = 1; var y = 2; x = y;', ['GG1017 y = 2']],
    ['if (x > 0) { var y = 2; } x = y!;', ['GG1017 y = 2']],
    ['for (let i = 0; i < 3; i++) { var y: number | undefined; if (y) x += y; y = i; }', ['GG1017 y: number | undefined']],
    ['const fs: (() => number)[] = []; for (var i = 0; i < 3; i++) fs.push(() => i);', ['GG1017 i = 0']],
    ['let v: number; for (v of [1, 2]) x += v;', ['GG1018 v']],
    ['const c = 1; c = 2;', ['GG1026 c']],
    ['const y = z + 1; const z = 2;', ['GG1026 z']],
    ['break;', ['GG1001 break;']],
    ['const { ["a"]: a } = p; const { [`${"a"}`]: b } = p;', ['GG1025 ["a"]', 'GG1025 [`${"a"}`]']],
  ])('%s', (body, expected) => {
    expect(inBody(body)).toEqual(expected);
  });

  test.each([
    ['let k = 1; export function set() { k = 2; } export function f(x: number) { return k * x + k; }', ['GG1019 k', 'GG1019 k']],
    ['class C { a = 1 } export function f(x: number) { const D = C; return x + new D().a; }', ['GG1006 C']],
    ['class C extends Array<number> { m() { return 1; } } export function f(x: number, c: C) { return x + c.m(); }', ['GG1006 extends Array<number>']],
    ['class C { constructor() { return; } m() { return 1; } } export function f(x: number) { return x + new C().m(); }', ['GG1006 return;']],
    ['function d(..._: unknown[]): void {} class C { @d m() { return 1; } } export function f(x: number) { return x + new C().m(); }', ['GG1006 @d']],
    ['class C { a = 1; set b(v: number) { this.a = v; } } export function f(x: number) { const c = new C(); c.b = x; return c.a; }', ['GG1007 c.b']],
    ['class C { static n = 0; a: number; constructor() { C.n += 1; this.a = C.n; } } export function f(x: number) { return x * new C().a; }', ['GG1019 C.n', 'GG1019 C.n']],
    ['class C { a = 1; m() { return this.a; } } export function f(x: number) { const m = new C().m; return x * m(); }', ['GG1006 new C().m']],
    ['class C { a = 1; m() { return 1; } } export function f(c: C) { const { m } = c; return c.a * m(); }', ['GG1006 m']],
    ['export class V { x = 1; get n() { return this.x; } } export function f(v: V) { const { n } = v; let k = 0; ({ n: k } = v); return v.x + n + k + v["n"]; }', ['GG1007 n', 'GG1007 n: k', 'GG1007 v["n"]']],
    ['class A { x = 1; constructor() { this.m(); } m() {} } class B extends A { m() { this.x = 2; } } export function f(x: number) { return x * new B().x; }', ['GG1006 this.m();']],
    ['class C { k = 1; g = () => this.k; } export function f(x: number) { return x * new C().g(); }', ['GG1005 this']],
    ['abstract class C { a = 1 } export function f(x: number) { return x * new (C as any)().a; }', ['GG1006 C']],
    ['class C { #a = 1; b = 2; m() { return this.#a; } } export function f(cs: C[]) { return cs[0].m(); }', ['GG1029 cs: C[]']],
    ['enum E { A } export function f(x: number) { return x + Object.keys(E).length; }', ['GG1024 E']],
    ['declare function g(x: number): number; declare const k: number; export function f(x: number) { return g(x) * k; }', ['GG1023 g', 'GG1023 k']],
    ['const { a = 1 } = { a: 2 }; const [, ...r] = [1, 2]; export function f(x: number) { return a * r[0] * x; }', ['GG1025 a = 1', 'GG1025 ...r']],
  ])('%s', (text, expected) => {
    expect(faults(text)).toEqual(expected);
  });

  test('all faults of a file at once, in order', () => {
    expect(faults('export function f(x: number) { delete g.b; try { } catch { } return g.a; }\nconst g: { a: number; b?: number } = { get a() { return 1; } };\nexport const h = (x: number) => x * eval("1");'))
      .toEqual(['GG1010 delete g.b', 'GG1008 try { } catch { }', 'GG1007 get a() { return 1; }', 'GG1014 eval("1")']);
  });

  test('outside of what is compiled everything is allowed', () => {
    parseModule('export function f(x: number) { return x; } try { } catch { } class C { static n = 1n; r = /a/; } async function g() { for (const k in {}) delete (globalThis as any)[k]; }');
  });

  test('every refusal says what to do', () => {
    const { diagnostics } = parse('export function f(x: number) { try { } catch { } return x; }', { fileName: 'f.ts' });
    expect(diagnostics[0]).toMatchObject({ severity: 'error', message: expect.stringContaining('`try`'), hint: expect.stringContaining('`if`') });
  });
});

describe('TypeScript’s own errors', () => {
  test('syntax errors stop everything', () => {
    expect(faults('export function f(x: number) { return x +; }\nexport function g( { }')).toEqual(['GG1001 ;', 'GG1001 ']);
  });

  test('errors elsewhere don’t, nor those that leave no type unknown', () => {
    parseModule(`
      import { missing } from './missing';
      const wrong: string = 1; missing(wrong);
      export function f(x: number): number { const unused: string = x; let n: number = 'a'; const o = { a: 1 } as const; o.a = 2; return x * (Math.exp as (a: number, b: number) => number)(x, 1); }
      export function g(a: Missing) { return a.b; }`);
  });

  test.each([
    ['export function f(x: number) { return x * missing(x) + missing(x); }', ['GG1020 missing', 'GG1020 missing']],
    ['export function f(x: number, p: Missing) { return x * p.a; }', ['GG1020 Missing']],
    ['export function f(x: number, p: { a: number }) { return x * p.b; }', ['GG1020 b']],
    ['import { g } from "./missing"; export function f(x: number) { return g(x) + g(x); }', ['GG1020 "./missing"']],
    ['const g = (x: number) => nope * x; export function f(x: number) { return g(x); }', ['GG1020 nope']],
    ['interface P { a: Nope } export function f(x: number, p: P) { return x * p.a; }', ['GG1020 Nope']],
  ])('%s', (text, expected) => {
    expect(faults(text)).toEqual(expected);
  });

  test('the message is TypeScript’s', () => {
    expect(parse('export function f(x: number) { return x * miss(x); }', { fileName: 'f.ts' }).diagnostics[0]!.message).toBe("TypeScript says: Cannot find name 'miss'");
  });

  test('what only the full library knows is no error', () => {
    parseModule('export function f(x: number, xs: number[]) { new WeakMap(); void Reflect.ownKeys({}); return x * xs.flat()[0]; }');
  });
});
