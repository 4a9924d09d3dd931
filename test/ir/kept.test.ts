/** `--print-ir=analyze` says what became of each value that the backward pass reads, and why. */
import { describe, expect, test } from 'vitest';
import { compile } from '../../src/index.js';
import { irPhases } from '../../src/options.js';

function analysis(source: string, options = {}): readonly string[] {
  const { ir, diagnostics } = compile(source, { fileName: 'f.ts', printIr: 'analyze', verify: true, ...options });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const [, list] = ir!.split(/^backward pass of \w+ reads.*\n/m);
  return list.split('\n').filter((line) => line !== '').map((line) => line.trim().replace(/ +; /, ' ; '));
}

const loop = (body: string, rest = ''): string => `export function f(x: number, y: number, xs: number[], n: number): number { let h = x; ${rest} for (let i = 0; i < n; i++) { ${body} } return h; }`;

const cases: readonly (readonly [string, string, readonly RegExp[]])[] = [
  ['what a straight line computes is in scope', 'export function f(x: number, y: number): number { const p = x * y; return Math.exp(p); }',
    [/^in scope %0 ; x: needed by \(1\) `p = x \* y`$/, /^in scope %3 ; Math\.exp\(p\): needed by \(2\) `Math\.exp\(p\)`$/]],
  ['a sum needs nothing', 'export function f(x: number): number { let s = 0; for (let i = 0; i < 3; i++) s += x; return s; }', []],
  ['what the loop carries', loop('h = h * h;'), [/^recorded %\d+ ; h on a tape: needed by \(1\) `h = h \* h`; not computed again, since the loop carries it$/]],
  ['a costly call', loop('h = Math.sin(x) * h;'), [/^recorded %\d+ ; Math\.sin\(x\) on a tape: needed by \(2\) .*; not computed again, since it is a costly call$/]],
  ['what a branch chose', loop('const t = i % 2 === 0 ? h : h * h * y; h = Math.sin(t);'), [/^recorded %\d+ ; t on a tape: .*; not computed again, since a branch chose it$/]],
  ['what an inner loop made', loop('let t = y; for (let j = 0; j < i; j++) t += y; h += Math.sin(t);'), [/^recorded %\d+ ; t on a tape: .*; not computed again, since an inner loop made it$/]],
  ['an element that is written later', loop('const v = a[0]; h += Math.sin(v); a[0] = h;', 'const a = [x, y];'), [/^recorded %\d+ ; v on a tape: .*; not computed again, since what it reads is written later$/]],
  ['an array of one iteration', loop('const t = [h, x * h]; for (let j = 0; j < 2; j++) t[j] = t[j] * t[1 - j]; h += Math.sin(t[0]) * t[1];'), [/^recorded %\d+ ; t on a tape: .*; not computed again, since it is an array of this iteration alone$/]],
  ['what is made of something costly', loop('const e = Math.exp(h); const t = e + y; h += t * t;'), [/^recorded %\d+ ; t on a tape: .*; not computed again, since it is made of e, and that is a costly call$/]],
  ['what would take more values than one', 'export function f(x: number, y: number, n: number): number { let a = x; let b = y; let s = 0; for (let i = 0; i < n; i++) { const t = a + b; s += Math.sin(t); a += x; b -= y; } return s; }',
    [/^recorded %\d+ ; t on a tape: .*; not computed again, since a and b would have to be recorded instead$/]],
  ['cheap arithmetic', loop('const t = x + y * i; h += t * t;'), [/^computed again %\d+ ; t: needed by \(\d\) `h \+= t \* t`$/, /^counted back %\d+ ; i: /]],
  ['an element that stays', loop('const v = xs[i]; h += v * v;'), [/^read again %\d+ ; v: needed by \(2\) `h \+= v \* v`$/]],
  ['the end of one iteration is the beginning of the next', loop('h = Math.tanh(h);'), [/^walked back %\d+ ; h in a variable: needed by \(1\) `h = Math\.tanh\(h\)`$|^recorded %\d+ ; h on a tape/]],
  ['conditions', loop('if (h > y) h = h * 0.5; else h = Math.sin(h);'), [/needed by `if \(h > y\)`/]],
  ['many stages', 'export function f(x: number): number { return Math.sin(x) + Math.cos(x) + Math.atan(x) + Math.sin(2 * x) * x; }', [/^in scope %0 ; x: needed by \(1\) .*, \(2\) .*, \(\d\) .* and \d more$/]],
];

describe('reasons', () => {
  test.each(cases)('%s', (_, source, wanted) => {
    const lines = analysis(source);
    for (const line of wanted) expect(lines.filter((each) => line.test(each)), lines.join('\n')).not.toEqual([]);
    if (wanted.length === 0) expect(lines).toEqual([]);
  });
});

test('every tape of the split pair is explained, and nothing else is called recorded', () => {
  for (const [, source] of cases) {
    const { code, ir } = compile(source, { fileName: 'f.ts', printIr: 'analyze' });
    const forward = code!.slice(code!.indexOf('export function fForward'), code!.indexOf('export function fBackward'));
    const tapes = [...forward.matchAll(/^ +(?:const|let) (\w+s\d*) = (?:new (?:Float64|Uint8)Array\((?:trips|64)|\[\])/gm)].map(([, name]) => name).filter((name) => name !== 'counts');
    expect([...ir!.matchAll(/^ +recorded /gm)].length, `${tapes.join()}\n${ir}`).toBe(tapes.length);
  }
});

test('stages have the numbers of the output', () => {
  for (const [, source] of cases) {
    const { code, ir } = compile(source, { fileName: 'f.ts', printIr: 'analyze' });
    for (const [, number, name] of ir!.matchAll(/\((\d+)\) `(\w+) [-+*]?= /g)) expect(code).toMatch(new RegExp(`\\b${name}\\d? [-+*]?= .*; // \\(${number}\\)`));
  }
});

describe('--print-ir', () => {
  const two = 'export function good(x: number): number { return x * x; }\nexport function bad(x: number): number { return Math.random() * x; }';

  test.each(irPhases)('%s: what was made is shown, and the rest reported', (printIr) => {
    const { ir, code, diagnostics } = compile(two, { fileName: 'f.ts', printIr });
    expect(code).toBeNull();
    expect(diagnostics.map((each) => each.code)).toEqual(['GG2013']);
    expect(ir).toMatch(/^(func|forward) good\(/);
    expect(ir).not.toContain('bad');
  });

  test('stages that stand in another one’s text are not named where they are not', () => {
    const { ir } = compile('export function f(w: number[], x: number): number { return w[0] * x + w[1] * x * x; }', { fileName: 'f.ts', printIr: 'tidy' });
    expect(ir).toContain('%0[0] * %1 + %0[1] * %1 * %1');
    expect(ir).not.toMatch(/load\(|%\w+:\{/);
  });
});
