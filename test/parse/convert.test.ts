import { describe, expect, test } from 'vitest';
import type { Binding, Expr, FunctionNode, Identifier, ReturnStatement, VariableDeclaration } from '../../src/syntax.js';
import { parseModule, parseOne, printBody } from './helpers.js';
import { printExpr, printFunction, printType } from './print.js';

const returned = (text: string, options = {}): Expr => {
  const { body } = parseOne(text, options).fn;
  return (body[body.length - 1] as ReturnStatement).argument!;
};

describe('expressions and statements', () => {
  test.each([
    ['return 1.0 / (1 + Math.exp(-x));', 'return (1.0 / (1 + Math.exp((-x))));'],
    ['return 1_000 + 0x10 + .5e-3;', 'return ((1_000 + 0x10) + .5e-3);'],
    ['return x ** 2 ** 3 % 4;', 'return ((x ** (2 ** 3)) % 4);'],
    ['return x > 0 && x < 1 || !x ? x : -x;', 'return ((((x > 0) && (x < 1)) || (!x)) ? x : (-x));'],
    ['return (x | 0) >>> 1 ^ ~x;', 'return (((x | 0) >>> 1) ^ (~x));'],
    ['let a = 0, b; a = b = x; a += 1; a++; --b; return (a, b);', 'let a = 0, b; (a = (b = x)); (a += 1); (a++); (--b); return (a, b);'],
    ['const p = { x, y: 1, [`k`]: 2, "s t": 3, 4: 5, ...{ z: 1 }, f(t: number) { return t; } }; return p.x + p["y"] + p["s t"];',
      'const p = { x, y: 1, [`k`]: 2, "s t": 3, 4: 5, ...{ z: 1 }, f: f(t) { return t; } }; return ((p.x + p.y) + p["s t"]);'],
    ['const [a, , b = 1, ...r] = xs; const { length: n, ...o } = xs; return a + b + n;', 'const [a, , b = 1, ...r] = xs; const { length: n, ...o } = xs; return ((a + b) + n);'],
    ['let a = x, b = 1; [a, b] = [b, a]; ({ x: a, y: xs[0], ...{ b } } = { x: 1, y: 2, b: 3 }); return a;',
      'let a = x, b = 1; ([a, b] = [b, a]); ({ x: a, y: xs[0], ...{ b: b } } = { x: 1, y: 2, b: 3 }); return a;'],
    ['if (x > 0) return x; else if (x < -1) { return 1; } else return 2;', 'if ((x > 0)) return x; else if ((x < (-1))) { return 1; } else return 2;'],
    ['for (let i = 0, n = xs.length; i < n; i++) x += xs[i]; for (;;) break; return x;', 'for (let i = 0, n = xs.length; (i < n); (i++)) (x += xs[i]); for (; ; ) break; return x;'],
    ['for (const [i, v] of xs.entries()) { if (v) continue; x += i; } return x;', 'for (const [i, v] of xs.entries()) { if (v) continue; (x += i); } return x;'],
    ['outer: while (true) { do { break outer; } while (x > 0); } return x;', 'outer: while (true) { do { break outer; } while ((x > 0)); } return x;'],
    ['switch (x) { case 1: return 1; default: x = 2; break; } return x;', 'switch (x) { case 1: return 1; default: (x = 2); break; } return x;'],
    ['throw new RangeError(`no ${x} of ${xs.length}`);', 'throw new RangeError(`no ${x} of ${xs.length}`);'],
    ['return xs.map((v) => v * x).reduce(function add(a, b) { return a + b; }, 0);', 'return xs.map((v) { return (v * x); }).reduce(add(a, b) { return (a + b); }, 0);'],
    ['function g(t: number): number { return t > 0 ? g(t - 1) : t; } return g(x);', 'function g(t) { return ((t > 0) ? g((t - 1)) : t); } return g(x);'],
    ['return (x as number)! + <number>x + ((x satisfies number));', 'return ((x + x) + x);'],
    ['const t = [1, 2] as const; return Math.max(...xs, ...t);', 'const t = [1, 2]; return Math.max(...xs, ...t);'],
    ['"use strict"; type T = number; interface I { a: T } return x;', 'return x;'],
    ['return typeof x === "number" && xs instanceof Array && "a" in { a: 1 } ? x : NaN;', 'return (((((typeof x) === "number") && (xs instanceof Array)) && ("a" in { a: 1 })) ? x : NaN);'],
    ['var s = 0; for (var i = 0; i < 3; i++) s += i; for (var i = 0; i < 3; i++) { var t = i; s += t; } return s;',
      'let s = 0; for (let i = 0; (i < 3); (i++)) (s += i); for (let i = 0; (i < 3); (i++)) { let t = i; (s += t); } return s;'],
    [';;return +x;', '; ; return (+x);'],
  ])('%s', (body, expected) => {
    expect(printBody(body)).toBe(expected);
  });

  test('optional chains are flagged', () => {
    expect(printBody('return p?.xs?.[0] ?? p?.f?.(x) ?? x;', 'x: number, p?: { xs?: number[]; f?: (x: number) => number }')).toBe('return ((p?.xs?.[0] ?? p?.f?.(x)) ?? x);');
  });

  test('parameters: defaults, rest, patterns', () => {
    const { fn } = parseOne('export function f(x: number, n = 2, { w, b: [c = 1] }: { w: number; b: number[] }, m?: number, ...rest: number[]) { return x; }');
    expect(printFunction(fn)).toBe('(x, n = 2, { w: w, b: [c = 1] }, m, ...rest) { return x; }');
    expect(fn.params.map(({ optional, rest }) => [optional, rest])).toEqual([[false, false], [false, false], [false, false], [true, false], [false, true]]);
    expect(fn.params.map(({ type }) => printType(type))).toEqual(['number', 'number', '{ w: number; b: number[] }', 'number | undefined', 'number[]']);
  });

  test('spans index the text; brackets are remembered', () => {
    const text = 'export function f(x: number) { return 2 * ( x + 1 ) * x; }';
    const product = returned(text);
    const slice = (expr: Expr): string => text.slice(expr.span!.start, expr.span!.end);
    expect(slice(product)).toBe('2 * ( x + 1 ) * x');
    if (product.type !== 'BinaryExpression' || product.left.type !== 'BinaryExpression') throw new Error('no product');
    expect(slice(product.left)).toBe('2 * ( x + 1 )');
    expect(product.left.right).toMatchObject({ parens: true, operator: '+' });
    expect(slice(product.left.right)).toBe('x + 1');
    expect(product.right.parens).toBeUndefined();
  });
});

describe('names', () => {
  const bindingOf = (expr: Expr): Binding => (expr as Identifier).binding!;

  test('shadowing gives two bindings, use and declaration share one', () => {
    const { body, params } = parseOne('export function f(x: number) { { const x = 1; } const xs = (y: number) => y; return x; }').fn;
    const inner = ((body[0] as never as { body: VariableDeclaration[] }).body[0]!.declarations[0]!.target as Identifier).binding!;
    const outer = (params[0]!.target as Identifier).binding!;
    expect(inner).not.toBe(outer);
    expect([inner.kind, outer.kind]).toEqual(['const', 'param']);
    expect(bindingOf((body[2] as ReturnStatement).argument!)).toBe(outer);
  });

  test('module constants and helpers are converted once, on demand, with recursion', () => {
    const module = parseModule(`
      const rate = 0.1, unused = Symbol();
      const table = [[1, rate], [2, 3]] as const;
      const { a, b: [, c] } = { a: 1, b: [2, 3] };
      function even(n: number): number { return n === 0 ? 1 : odd(n - 1); }
      const odd = (n: number): number => n === 0 ? 0 : even(n - 1);
      export function f(x: number) { return x * rate * even(2) * table[0][1] * a * c; }
      export function g(x: number) { return x * rate; }`);
    const product = (module.functions[0]!.fn.body[0] as ReturnStatement).argument!;
    expect(printExpr(product)).toBe('(((((x * rate) * even(2)) * table[0][1]) * a) * c)');
    const found = new Map<string, Binding>();
    const collect = (expr: Expr): void => {
      if (expr.type === 'Identifier' && expr.binding) found.set(expr.name, expr.binding);
      if (expr.type === 'BinaryExpression') [expr.left, expr.right].forEach(collect);
      if (expr.type === 'CallExpression') collect(expr.callee);
      if (expr.type === 'MemberExpression') collect(expr.object);
    };
    collect(product);
    const inits = ['rate', 'table', 'a', 'c'].map((name) => printExpr(found.get(name)!.init!));
    expect(inits).toEqual(['0.1', '[[1, rate], [2, 3]]', '{ a: 1, b: [2, 3] }.a', '{ a: 1, b: [2, 3] }.b[1]']);
    const even = found.get('even')!;
    expect(even).toMatchObject({ kind: 'function', module: true });
    const odd = ((even.fn!.body[0] as ReturnStatement).argument as { alternate: { callee: Identifier } }).alternate.callee.binding!;
    expect(printExpr(odd.init!)).toBe('(n) { return ((n === 0) ? 0 : even((n - 1))); }');
    expect(bindingOf(((odd.init as FunctionNode).body[0] as ReturnStatement & { argument: { alternate: { callee: Expr } } }).argument.alternate.callee)).toBe(even);
    const again = (module.functions[1]!.fn.body[0] as ReturnStatement).argument as { right: Expr };
    expect(bindingOf(again.right)).toBe(found.get('rate'));
  });

  test('a variable of the module that is never reassigned is a constant', () => {
    expect(bindingOf((returned('let a = 2; var b = 3; export function f(x: number) { return x * a + b; }') as { right: Expr }).right)).toMatchObject({ kind: 'const', module: true });
  });

  test('imports are followed, through aliases, re-exports and module objects', () => {
    const files: Record<string, string> = {
      'lib/a.ts': 'export { square as sq } from "./b"; export * as more from "./b.js";',
      'lib/b.ts': 'export const two = 2; export function square(x: number) { return x ** two; } export default function cube(x: number) { return x * square(x); }',
    };
    const text = 'import { sq, more } from "./lib/a.js"; import * as m from "./lib/b.ts"; import c from "./lib/b.js"; export function f(x: number) { return sq(x) + m.square(x) + more.two + c(x); }';
    const sum = returned(text, { readFile: (path: string) => files[path] });
    expect(printExpr(sum)).toBe('(((square(x) + square(x)) + two) + cube(x))');
    const { left, right: cube } = sum as { left: { left: { left: { callee: Expr }; right: { callee: Expr } }; right: Expr }; right: { callee: Expr } };
    expect(bindingOf(left.left.left.callee)).toBe(bindingOf(left.left.right.callee));
    expect(bindingOf(cube.callee).span).toMatchObject({ file: 'lib/b.ts' });
    expect([...parseModule(text, { readFile: (path: string) => files[path] }).texts]).toEqual(expect.arrayContaining([['f.ts', text], ['lib/b.ts', files['lib/b.ts']]]));
  });

  test('globals', () => {
    const sum = returned('export function f(x: number) { return x === undefined ? NaN : Infinity * Number.EPSILON; }') as { test: { right: Expr }; consequent: Expr; alternate: Expr };
    expect([bindingOf(sum.test.right), bindingOf(sum.consequent)]).toMatchObject([{ name: 'undefined', kind: 'global', type: { kind: 'undefined' } }, { name: 'NaN', kind: 'global' }]);
    expect(printExpr(sum.alternate)).toBe('(Infinity * Number.EPSILON)');
  });
});

describe('aliases of Math', () => {
  test.each([
    'const { exp, log: ln } = Math; export function f(x: number) { return exp(ln(x)); }',
    'const exp = Math.exp, e = exp; const ln = Math.log; export function f(x: number) { return e(ln(x)); }',
    'const M = Math; const { exp } = M; export function f(x: number) { const ln = M.log; return exp(ln(x)); }',
    'var exp = Math.exp; export function f(x: number) { const { log } = Math, e = exp; return e(log(x)); }',
    'import { exp, ln } from "./m"; export function f(x: number) { return exp(ln(x)); }',
  ])('%s', (text) => {
    const { fn } = parseOne(text, { readFile: (path: string) => (path === 'm.ts' ? 'export const { exp } = Math; export const ln = Math.log;' : undefined) });
    expect(printFunction(fn)).toBe('(x) { return Math.exp(Math.log(x)); }');
  });

  test('constants keep their own names, destructured ones are members', () => {
    expect(printBody('const TAU = 2 * Math.PI, P = Math.PI, { E } = Math; return x * TAU * P * E;')).toBe('const TAU = (2 * Math.PI), P = Math.PI; return (((x * TAU) * P) * Math.E);');
  });

  test('a reassigned variable and a function of one’s own are no aliases', () => {
    expect(printBody('let g = Math.exp; g = Math.log; const Math2 = { exp: (t: number) => t }; const { exp } = Math2; return g(x) + exp(x);'))
      .toBe('let g = Math.exp; (g = Math.log); const Math2 = { exp: (t) { return t; } }; const { exp: exp } = Math2; return (g(x) + exp(x));');
  });
});

describe('enums', () => {
  test('members are their constants', () => {
    const sum = returned('enum E { A, B = -2, C = 1 << 3 } const enum F { S = "s" } export function f(x: number, e: E) { return e === E.A ? x : E.B + E.C + (F.S === "s" ? 1 : 0); }');
    expect(printExpr(sum)).toBe('((e === 0) ? x : (((-2) + 8) + (("s" === "s") ? 1 : 0)))');
  });

  test('a parameter of an enum is a number', () => {
    expect(parseOne('enum E { A, B } export function f(x: number, e: E) { return x; }').fn.params[1]!.type).toEqual({ kind: 'number' });
  });
});

describe('comments', () => {
  test('above, behind, at the brace, at the else', () => {
    const { body } = parseOne(`export function f(x: number) {
      // one
      /* two
       * three */
      const y = x; // note
      /** doc */
      if (y > 0) { // positive
        x = y; /* set */ // twice
      } // end
      // otherwise
      else if (y < 0) x = 1; // inner
      for (let i = 0; i < 3; i++) { x += 1; } // loop
      return x;
      // lost
    }`).fn;
    expect(body[0]).toMatchObject({ leading: ['one', 'two', 'three'], note: 'note' });
    expect(body[1]).toMatchObject({ leading: ['doc', 'positive'], consequent: { body: [{ note: 'set twice' }] }, alternate: { leading: ['end', 'otherwise'], consequent: { note: 'inner' } } });
    expect(body[1]!.note).toBeUndefined();
    expect(body[2]).toMatchObject({ note: 'loop' });
    expect(body[3]!.leading).toBeUndefined();
  });
});
