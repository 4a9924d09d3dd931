import { expect, test } from 'vitest';
import { number, ref } from '../../src/ir/build.js';
import { printFunc, printRegion } from '../../src/ir/print.js';
import type { Op, Value } from '../../src/ir/types.js';
import { programs } from './programs.js';
import { staged, stagedAll } from './staged.js';

test('the same function is printed the same way', () => {
  expect(stagedAll(programs).map((func) => printFunc(func))).toEqual(stagedAll(programs).map((func) => printFunc(func)));
});

test('no line is endless, and none ends in blanks', () => {
  const lines = stagedAll(programs).flatMap((func) => printFunc(func).split('\n'));
  expect(lines.filter((line) => line.length > 200 || line !== line.trimEnd())).toEqual([]);
});

test('facts stand behind the names of the values that they speak of', () => {
  const func = staged('export function f(x: number, n: number): number { let s = 0; for (let i = 0; i < n; i++) { if (x > i) s += x * x; } return s; }');
  const known = new Map([[0, 'varied useful'], [5, 'varied'], [6, 'tbr'], [8, 'varied'], [11, 'useful']]);
  expect(printFunc(func, (value) => known.get(value))).toMatchInlineSnapshot(`
    "func f(%0: number, %1: number): number {  ; x [varied useful], n
      %2 = 0                                  ; s = 0
      %3 = 0                                  ; i = 0
      %10, %11 = loop (counter %4 = %3, %5 = %2) while %4 < %1 {  ; i, s [useful]: for (…; i < n; …)  %5 [varied]
        %8 = branch %0 > %4 {                 ; s [varied]: if (x > i)
          %6 = sqr(%0)                        ; x * x [tbr]
          %7 = add(%5, %6)                    ; s += %6
          yield %7
        } else {
          yield %5
        }
        step
          %9 = add(%4, 1)                     ; i++
        yield %9, %8
      }
      yield %11
    }
    "
  `);
});

test('a `do` loop ends with its test', () => {
  expect(printFunc(staged('export function f(x: number): number { let i = 3; do { x /= 2; i--; } while (x > 1 && i > 0); return x; }'))).toMatchInlineSnapshot(`
    "func f(%0: number): number {          ; x
      %1 = 3                              ; i = 3
      %6, %7 = loop (%2 = %0, %3 = %1) {  ; x, i: do … while (x > 1 && i > 0)
        %4 = div(%2, 2)                   ; x /= 2
        %5 = sub(%3, 1)                   ; i--
        yield %4, %5
      } while %4 > 1 && %5 > 0
      yield %6
    }
    "
  `);
});

test('parameters that may be left out, and those that are many', () => {
  expect(printFunc(staged('export function f(p: { a: number; b?: number[] }, n = 2, ...rest: number[]): number { return p.a * n + rest[0]; }'))).toMatchInlineSnapshot(`
    "func f(%0: { a: number; b?: number[] | undefined }, %1?: number, ...%2: number[]): number {  ; p, n, rest
      %3 = branch %1 === undefined {  ; n: n === undefined ? … : …
        yield 2
      } else {
        yield %1
      }
      %4 = load(%0)                   ; p.a
      %5 = mul(%4, %3)                ; %4 * n
      %6 = load(%2, 0)                ; rest[0]
      %7 = add(%5, %6)                ; %5 + %6
      yield %7
    }
    "
  `);
});

test('stores, effects, literals and strings with line breaks', () => {
  const values: Value[] = [
    { id: 0, type: { kind: 'array', element: { kind: 'number' }, form: 'Array', readonly: false }, origin: 'local', hint: '{}s', of: 1 },
    { id: 1, type: { kind: 'number' }, origin: 'stage', hint: 'h' },
    { id: 2, type: { kind: 'number' }, origin: 'adjoint', of: 1 },
    { id: 3, type: { kind: 'record', name: 'P', fields: [] }, origin: 'adjoint', of: 0 },
  ];
  const ops: Op[] = [
    { kind: 'store', id: 0, target: 0, path: [{ index: ref(1) }, { field: 'x' }], value: { type: 'Literal', value: 1, raw: '1.0' } },
    { kind: 'store', id: 1, target: 0, path: [], value: { type: 'CallExpression', callee: { type: 'Identifier', name: 'longer' }, arguments: [ref(0)], optional: false } },
    { kind: 'add', id: 2, target: 2, path: [], sign: '-=', value: number(-1.5), note: 'back' },
    { kind: 'effect', id: 3, effect: 'throw', expr: { type: 'Literal', value: 'a\nb', raw: '`a\nb`' } },
    { kind: 'branch', id: 4, form: 'if', rest: 'then', cond: ref(1), results: [], then: { ops: [], results: [] }, else: { ops: [], results: [] } },
  ];
  expect(printRegion({ ops, results: [ref(3)] }, values)).toMatchInlineSnapshot(`
    "%0[%1].x = 1.0   ; hs[h].x = 1.0
    %0 = longer(%0)  ; hs = longer(hs)
    %2 -= -1.5       ; dh -= -1.5  // back
    throw \`a\\nb\`
    branch %1 {      ; if (h)
      ; what follows the \`if\`
    }
    yield %3
    "
  `);
});
