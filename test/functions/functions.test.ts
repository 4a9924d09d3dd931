/**
 * Classes, closures, functions as values, and calls as people write them: each program through the oracle, in all styles.
 */
import { describe, expect, it } from 'vitest';
import { compile } from '../../src/index.js';
import { expectProgram } from '../oracle/harness.js';
import { calls } from './calls.js';
import { classes } from './classes.js';
import { closures } from './closures.js';
import { corners, prelude, refusedCorners } from './corners.js';
import { generic } from './generic.js';
import { inside } from './inside.js';
import { more } from './more.js';
import { passed } from './passed.js';
import { subjects } from './subjects.js';

describe('functions, closures and classes', () => {
  it.each([...classes, ...closures, ...calls, ...more, ...passed, ...generic, ...subjects, ...inside].map((program) => [program.name, program] as const))('%s', async (_, { source, points, wrt }) => {
    const fn = [...source.matchAll(/export (?:function|const) (\w+)/g)].at(-1)![1]!;
    await expectProgram({ source, fn, points, ...(wrt ? { wrt } : {}) });
  });
});

describe('instances and closures under several names', () => {
  const source = (body: string): string => `${prelude}export function f(a: number, c: boolean): number { ${body} }`;

  it.each(corners)('%s', async (_, body) => {
    await expectProgram({ source: source(body), fn: 'f', points: [[0.7, true], [1.3, false]] });
  });

  it.each(refusedCorners)('%s: %s', (_, code, body) => {
    expect(compile(source(body), { fileName: 'input.ts' }).diagnostics.map((one) => one.code)).toEqual([code]);
  });
});

/** What is decided by what is passed in, or by code that isn't there: refused, where it stands. */
describe('functions and classes that are refused: the code and the place', () => {
  const refused = (source: string): string[] =>
    compile(source, { fileName: 'input.ts', readFile: () => undefined }).diagnostics.filter(({ severity }) => severity === 'error').map(({ code, start }) => `${code} ${start?.line}:${start?.column}`);

  it.each([
    ['a method of what may be of any class', ['GG2030 2:63'], 'interface Curve { k: number; at(t: number): number }\nexport function f(c: Curve, t: number): number { return c.k * c.at(t); }'],
    ['a method that a subclass has as well', ['GG2030 3:64'], 'class A { k = 1; at(t: number) { return t; } }\nclass B extends A { at(t: number) { return t * t; } }\nexport function f(a: A, t: number): number { return a.k * (1 + a.at(t)); }'],
    ['instances of a base class in an array of any length', ['GG2030 4:85'], 'abstract class A { constructor(readonly k: number) {} abstract at(t: number): number; }\nclass B extends A { at(t: number) { return this.k * t; } }\nclass C extends A { at(t: number) { return this.k + t; } }\nexport function f(as: A[], t: number): number { let s = 0; for (const a of as) s += a.at(t); return s; }'],
    ['a function that is passed in', ['GG2002 1:77'], 'export function f(x: number, g: (x: number) => number): number { return x * g(x); }'],
    ['a function in a record that is passed in', ['GG2002 1:91'], 'export function f(x: number, o: { k: number; g(x: number): number }): number { return x * o.g(x); }'],
    ['a function of an array that is passed in', ['GG2002 1:82'], 'export function f(x: number, gs: ((x: number) => number)[]): number { return x * gs[0](x); }'],
    ['a function that is only declared', ['GG1023 1:15'], 'declare const g: (x: number) => number;\nexport function f(x: number): number { return x * g(x); }'],
    ['a package that is not there', ['GG1020 1:24'], "import { matmul } from 'somewhere';\nexport function f(x: number): number { return x * matmul(x, 2); }"],
    ['state of the module', ['GG1019 2:40', 'GG1019 2:59'], 'let n = 0;\nexport function f(x: number): number { n += x; return x * n; }'],
    ['state of a closure of the module', ['GG2032 1:7'], 'const g = (() => { let n = 0; return (x: number) => { n += x; return n; }; })();\nexport function f(x: number): number { return x * g(x); }'],
    ['an instance of the module that changes', ['GG2032 2:7'], 'class A { n = 0; add(x: number) { this.n += x; return this.n; } }\nconst a = new A();\nexport function f(x: number): number { return x * a.add(x); }'],
    ['a number in a place of no known type', ['GG2020 2:116'], 'interface Box { content: any; n: number }\nexport function f(x: number, c: boolean): number { const b: Box = c ? { content: 0, n: 1 } : { content: 1, n: x }; b.content = x * x; const bs = [b]; let s = 0; for (const e of bs) s += (e.content as number) * e.n; return s; }'],
    ['a number that is read from a place of no known type', ['GG2020 2:64'], 'interface P { meta: any; n: number }\nexport function f(p: P, x: number): number { return p.n * x * (p.meta as number); }'],
    ['a class that reads a variable of the function around it', ['GG1006 2:9'], 'export function f(x: number, y: number): number {\n  class P { constructor(readonly a: number) {} at() { return this.a * x; } }\n  return new P(y).at();\n}'],
    ['`arguments`', ['GG1016 1:51'], 'export function f(x: number): number { return x * arguments.length; }'],
    ['a generator', ['GG1004 1:9', 'GG1004 1:26'], 'function* g(x: number) { yield x; }\nexport function f(x: number): number { let s = 0; for (const y of g(x)) s += y; return s; }'],
    ['`try` around active code', ['GG1008 1:40'], 'export function f(x: number): number { try { return Math.sqrt(x); } catch { return 0; } }'],
    ['`instanceof` of what is passed in', ['GG2030 3:43'], 'class A { constructor(readonly k: number) {} }\nclass B extends A {}\nexport function f(a: A): number { return (a instanceof B ? 2 : 1) * a.k; }'],
    ['a method without its object', ['GG1005 3:18'], 'export function f(x: number): number {\n  const o = { x, m() { return this.x; } }; const { m } = o;\n  return x + x * m();\n}'],
  ])('%s', (_, places, source) => {
    expect(refused(source)).toEqual(places);
  });

  it('names the call that needs a package', () => {
    const [found] = compile("import np from 'np';\nexport function f(x: number): number { return np.dot(x, x); }", { fileName: 'input.ts', readFile: () => undefined }).diagnostics;
    expect(found).toMatchObject({ message: expect.stringContaining('`np.dot(x, x)` needs it'), related: [{ start: { line: 2, column: 47 } }] });
  });
});
