import { parseExpressionAt } from 'acorn';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readExpr } from '../../src/gates/expression.js';
import { sameExpr } from '../../src/gates/same.js';
import { exprText, pathText, typeText } from '../../src/ir/text.js';
import { parse } from '../../src/1-parse/parse.js';
import type { BinaryOperator, Expr, LogicalExpression, Type, UnaryExpression } from '../../src/syntax.js';

const ssa = (value: number): string => `%${value}`;
const print = (expr: Expr): string => exprText(expr, ssa);

function read(text: string): Expr {
  return readExpr(parseExpressionAt(`(${text})`, 0, { ecmaVersion: 2023 }), ({ start, end }) => ({ file: 'text', start, end }));
}

const name = fc.constantFrom('a', 'b', 'Math').map((each): Expr => ({ type: 'Identifier', name: each }));
const literal = fc.constantFrom(0, 1.5, 1e21).map((value): Expr => ({ type: 'Literal', value, raw: String(value) }));
const unaries: readonly UnaryExpression['operator'][] = ['-', '+', '!', '~', 'typeof', 'void'];
const binaries: readonly BinaryOperator[] = [
  '+', '-', '*', '/', '%', '**', '==', '!=', '===', '!==', '<', '<=', '>', '>=', '|', '&', '^', '<<', '>>', '>>>', 'in', 'instanceof',
];
const logicals: readonly LogicalExpression['operator'][] = ['&&', '||', '??'];

const { expr } = fc.letrec<{ expr: Expr }>((tie) => {
  const e = tie('expr');
  return {
    expr: fc.oneof(
      { maxDepth: 5, depthIdentifier: 'expr' }, name, literal,
      fc.record({ type: fc.constant('UnaryExpression' as const), operator: fc.constantFrom(...unaries), argument: e }),
      fc.record({ type: fc.constant('BinaryExpression' as const), operator: fc.constantFrom(...binaries), left: e, right: e }),
      fc.record({ type: fc.constant('LogicalExpression' as const), operator: fc.constantFrom(...logicals), left: e, right: e }),
      fc.record({ type: fc.constant('ConditionalExpression' as const), test: e, consequent: e, alternate: e }),
      fc.record({ type: fc.constant('CallExpression' as const), callee: e, arguments: fc.array(e, { maxLength: 2 }), optional: fc.constant(false) }),
      fc.record({ type: fc.constant('MemberExpression' as const), object: e, property: e, computed: fc.constant(true), optional: fc.constant(false) }),
      fc.record({ type: fc.constant('MemberExpression' as const), object: e, property: name, computed: fc.constant(false), optional: fc.constant(false) }),
    ),
  };
});

test('what is printed reads back as the same tree', () => {
  fc.assert(fc.property(expr, (tree) => {
    const text = print(tree);
    if (!sameExpr(read(text), tree)) throw new Error(text);
  }), { seed: 7, numRuns: 3000 });
});

test('brackets of the user stay, and none are printed twice', () => {
  expect(print({ ...read('a + b'), parens: true })).toBe('(a + b)');
  expect(print({ type: 'BinaryExpression', operator: '*', left: { ...read('a + b'), parens: true }, right: read('a') })).toBe('(a + b) * a');
});

test('a chain of thousands of operands is no problem', () => {
  const one = read('1');
  let sum = read('a');
  for (let k = 0; k < 50_000; k++) sum = { type: 'BinaryExpression', operator: '+', left: sum, right: one };
  expect(print(sum).length).toBe(1 + 4 * 50_000);
});

describe('the user’s spelling', () => {
  const spellings = [
    '1.0 / (1 + Math.exp(-a))', '(a + b) * 1_000', '0x10 * a', 'a - (b - c)', '-(-a)', 'a - -b', '(-a) ** 2', 'a ** b ** 2', '(a ?? b) || c',
    'a ? b : c', 'xs[a] + p.x', 'xs?.[0]', 'p?.x', 'new Float64Array(3).length', '[a, b, ...xs].length', '{ x: a, ...p }', '`a ${b} \\` ${c}`',
    "typeof a === 'number'", '(a, b)', 'a = b', 'a += b', 'xs[0] **= 2', 'a++', '--a', '[a, b] = [b, a]',
  ];
  test.each(spellings)('%s', (spelling) => {
    const source = `export function f(a: number, b: number, c: number, xs: number[], p: { x: number }): number { const value = ${spelling}; return a + Number(value); }`;
    const { module } = parse(source, { fileName: 'f.ts' });
    const statement = module?.functions[0].fn.body[0];
    if (statement?.type !== 'VariableDeclaration') throw new Error('not read');
    expect(print(statement.declarations[0].init!)).toBe(spelling.startsWith('[a, b] =') ? '[…] = [b, a]' : spelling);
  });
});

test('values and paths', () => {
  expect(print({ type: 'BinaryExpression', operator: '*', left: { type: 'Ref', value: 3 }, right: read('a') })).toBe('%3 * a');
  expect(pathText(4, [{ index: { type: 'Ref', value: 2 } }, { field: 'x' }], ssa)).toBe('%4[%2].x');
});

test('types', () => {
  const number: Type = { kind: 'number' };
  const either: Type = { kind: 'union', members: [number, { kind: 'undefined' }] };
  const array = (element: Type): Type => ({ kind: 'array', element, form: 'Array', readonly: false });
  expect([
    number, array(number), array(array(number)), array(either), { kind: 'array', element: number, form: 'Float64Array', readonly: false } as Type,
    { kind: 'tuple', elements: [number, either], readonly: true } as Type, { kind: 'function', params: [number], result: { kind: 'void' } } as Type,
    { kind: 'record', fields: [{ name: 'x', type: number, optional: true, readonly: false }] } as Type,
    { kind: 'record', name: 'Point', fields: [] } as Type, { kind: 'opaque', text: 'bigint' } as Type,
  ].map(typeText)).toEqual([
    'number', 'number[]', 'number[][]', '(number | undefined)[]', 'Float64Array', '[number, number | undefined]', '(number) => void', '{ x?: number }', 'Point', 'bigint',
  ]);
});
