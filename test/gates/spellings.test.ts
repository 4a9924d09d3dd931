/** What users type, and the gate it is: the most specific one, with its operands in the order of the gate. */
import { describe, expect, test } from 'vitest';
import type { Binding, Expr } from '../../src/syntax.js';
import { loadGates } from '../../src/gates/load.js';
import { isPure, matchGate, sameExpr } from '../../src/gates/match.js';
import { replace } from '../../src/gates/expression.js';
import { print } from './run.js';
import { spell } from './spell.js';

const library = loadGates();

function recognise(expr: Expr): string | undefined {
  const match = matchGate(expr, library);
  return match && `${match.gate.name}: ${match.operands.map((operand) => print(operand).replace(/^\((.*)\)$/, '$1')).join(', ')}`;
}

describe('recognises', () => {
  test.each([
    ['a + b', 'add: a, b'], ['a - b', 'sub: a, b'], ['a * b', 'mul: a, b'], ['a / b', 'div: a, b'], ['a % b', 'rem: a, b'],
    ['-a', 'neg: a'], ['+a', 'plus: a'], ['Number(a)', 'plus: a'], ['2 * a', 'mul: 2, a'], ['a * 2', 'mul: a, 2'],
    ['1 + a', 'add: 1, a'], ['a + a', 'add: a, a'], ['1 - a', 'sub: 1, a'],
    // reciprocals and powers
    ['1 / a', 'inv: a'], ['1.0 / a', 'inv: a'], ['a ** -1', 'inv: a'], ['Math.pow(a, -1)', 'inv: a'], ['2 / a', 'div: 2, a'],
    ['a ** 2', 'sqr: a'], ['a ** 2.0', 'sqr: a'], ['Math.pow(a, 2)', 'sqr: a'], ['a * a', 'sqr: a'], ['(a + b) * (a + b)', 'sqr: a + b'],
    ['v[i] * v[i]', 'sqr: v[i]'], ['v[i] * v[j]', 'mul: v[i], v[j]'], ['next() * next()', 'mul: next(), next()'],
    ['Math.random() * Math.random()', 'mul: Math.random(), Math.random()'],
    ['a ** 3', 'cube: a'], ['a * a * a', 'cube: a'], ['a * a * b', 'mul: a * a, b'], ['a ** 4', 'fourth: a'],
    ['a ** 5', 'powLiteral: a, 5'], ['a ** -3', 'powLiteral: a, - 3'], ['Math.pow(a, 2.5)', 'powLiteral: a, 2.5'],
    ['a ** 0.5', 'sqrt: a'], ['a ** 1.5', 'threeHalves: a'], ['a ** -2', 'invSqr: a'], ['a ** -0.5', 'invSqrt: a'],
    ['a ** 1', 'plus: a'], ['a ** 0', 'powZero: a'], ['a ** b', 'pow: a, b'], ['Math.pow(a, n)', 'pow: a, n'],
    ['2 ** a', 'expBase: 2, a'], ['10 ** a', 'expBase: 10, a'], ['Math.pow(2, a)', 'expBase: 2, a'], ['0 ** a', 'zeroPow: a'],
    ['Math.E ** a', 'exp: a'],
    // sigmoids
    ['1 / (1 + Math.exp(-a))', 'sigmoid: a'], ['1.0 / (1.0 + Math.exp(-a))', 'sigmoid: a'], ['1 / (Math.exp(-a) + 1)', 'sigmoid: a'],
    ['(1 + Math.exp(-a)) ** -1', 'sigmoid: a'], ['Math.pow(1 + Math.exp(-a), -1)', 'sigmoid: a'],
    ['1 / (1 + Math.exp(-(w * a + b)))', 'sigmoid: (w * a) + b'],
    ['Math.exp(a) / (1 + Math.exp(a))', 'sigmoid: a'], ['Math.exp(a) / (Math.exp(a) + 1)', 'sigmoid: a'],
    ['Math.exp(a) / (1 + Math.exp(b))', 'div: Math.exp(a), 1 + Math.exp(b)'],
    ['1 / (1 + Math.exp(a))', 'sigmoidNeg: a'], ['1 / (1 + Math.exp(-k * a))', 'sigmoidNeg: (- k) * a'],
    ['1 / (Math.exp((m - a) / s) + 1)', 'sigmoidNeg: (m - a) / s'],
    ['1 - 1 / (1 + Math.exp(a))', 'logistic: a'],
    ['0.5 * (1 + Math.tanh(a / 2))', 'logistic: a'], ['0.5 * (1 + Math.tanh(0.5 * a))', 'logistic: a'],
    ['(Math.tanh(a * 0.5) + 1) * 0.5', 'logistic: a'], ['0.5 + 0.5 * Math.tanh(a / 2)', 'logistic: a'],
    ['Math.tanh(0.5 * a) * 0.5 + 0.5', 'logistic: a'], ['(1 + Math.tanh(a / 2)) / 2', 'logistic: a'],
    ['2 / (1 + Math.exp(-a))', 'div: 2, 1 + Math.exp((- a))'],
    // softplus and logistic losses
    ['Math.log(1 + Math.exp(a))', 'softplus: a'], ['Math.log(Math.exp(a) + 1)', 'softplus: a'], ['Math.log1p(Math.exp(a))', 'softplus: a'],
    ['Math.log(1 + Math.exp(-y * s))', 'softplus: (- y) * s'],
    ['Math.max(a, 0) + Math.log1p(Math.exp(-Math.abs(a)))', 'softplus: a'],
    ['Math.log1p(Math.exp(-Math.abs(a))) + Math.max(0, a)', 'softplus: a'],
    ['Math.max(a, 0) + Math.log(Math.exp(-Math.abs(a)) + 1)', 'softplus: a'],
    ['Math.max(a, 0) + Math.log1p(Math.exp(-Math.abs(b)))', 'add: Math.max(a, 0), Math.log1p(Math.exp((- Math.abs(b))))'],
    ['Math.max(a, 0) - a * y + Math.log1p(Math.exp(-Math.abs(a)))', 'logisticLoss: a, y'],
    ['Math.max(0, a) - y * a + Math.log(1 + Math.exp(-Math.abs(a)))', 'logisticLoss: a, y'],
    ['Math.log(1 / (1 + Math.exp(-a)))', 'logSigmoid: a'], ['Math.log(1 / (1 + Math.exp(-k * a)))', 'logSigmoidNeg: (- k) * a'],
    ['Math.log(1 - 1 / (1 + Math.exp(-a)))', 'logSigmoid: - a'],
    ['Math.log(1 + a)', 'log: 1 + a'], ['Math.exp(a) - 1', 'sub: Math.exp(a), 1'],
    // pieces
    ['Math.max(0, a)', 'relu: a'], ['Math.max(a, 0)', 'relu: a'], ['Math.max(a, 0.0)', 'relu: a'], ['Math.max(a, -0)', 'max: a, - 0'],
    ['Math.max(0.01 * a, a)', 'max: 0.01 * a, a'], ['Math.max(a, b)', 'max: a, b'], ['Math.max(0, a, b)', 'max: 0, a, b'],
    ['Math.max(a)', 'max: a'],
    ['Math.min(a, b, 3)', 'min: a, b, 3'], ['Math.max(...v)', undefined], ['Math.max(a, ...v)', undefined], ['Math.hypot(...v)', undefined],
    ['Math.min(Math.max(a, lo), hi)', 'clamp: a, lo, hi'], ['Math.min(Math.max(a, 0), 1)', 'clamp: a, 0, 1'],
    ['Math.min(Math.max(0, a), 1)', 'clamp: a, 0, 1'], ['Math.max(0, Math.min(1, a))', 'clamp: a, 0, 1'],
    ['Math.max(-1, Math.min(a, 1))', 'clamp: a, - 1, 1'],
    ['Math.max(Math.min(a, hi), lo)', 'max: Math.min(a, hi), lo'], ['Math.abs(a)', 'abs: a'], ['Math.hypot(a, b, c)', 'hypot: a, b, c'],
    // flat, and not a gate
    ['Math.floor(a)', 'floor: a'], ['a | 0', 'bitOr: a, 0'], ['~~a', 'bitNot: ~ a'],
    ['a >> 1', 'shiftRight: a, 1'], ['a >>> 0', 'shiftRightZero: a, 0'],
    ['a < b', undefined], ['!a', undefined], ['a && b', undefined], ['f(a)', undefined], ['v[i]', undefined], ['a ? b : c', undefined],
    ['Math.exp()', undefined], ['Math.exp(a, b)', undefined], ['Math.random()', undefined], ['a', undefined], ['2', undefined],
  ])('%s as %s', (text, expected) => {
    expect(recognise(spell(text))).toBe(expected);
  });

  test.each([
    'sin', 'cos', 'tan', 'asin', 'acos', 'atan', 'sinh', 'cosh', 'tanh', 'asinh', 'acosh', 'atanh', 'exp', 'expm1',
    'log', 'log1p', 'log2', 'log10',
    'sqrt', 'cbrt', 'abs', 'fround', 'floor', 'ceil', 'round', 'trunc', 'sign', 'clz32',
  ])('Math.%s by its name', (name) => {
    expect(recognise(spell(`Math.${name}(a)`))).toBe(`${name}: a`);
  });

  test.each(['atan2', 'imul'])('Math.%s of two by its name', (name) => {
    expect(recognise(spell(`Math.${name}(a, b)`))).toBe(`${name}: a, b`);
  });

  test('every function of Math that has a gradient', () => {
    const missing = Object.getOwnPropertyNames(Math).filter((name) => {
      if (typeof Math[name as 'exp'] !== 'function') return false;
      return ['a', 'a, b'].every((operands) => recognise(spell(`Math.${name}(${operands})`)) === undefined);
    });
    expect(missing.filter((name) => !['random', 'f16round', 'sumPrecise'].includes(name))).toEqual([]);
  });
});

describe('names', () => {
  const binding = (kind: Binding['kind'], name: string): Binding => ({ id: 1, name, kind, module: false, type: { kind: 'number' } });
  const bound = (text: string, name: string, to: Binding): Expr =>
    replace(spell(text), (part) => (part.type === 'Identifier' && part.name === name ? { ...part, binding: to } : undefined));

  test('the global Math counts, a Math of the user does not', () => {
    expect(recognise(bound('Math.exp(a)', 'Math', binding('global', 'Math')))).toBe('exp: a');
    expect(recognise(bound('Math.exp(a)', 'Math', binding('param', 'Math')))).toBeUndefined();
    expect(recognise(bound('Number(a)', 'Number', binding('function', 'Number')))).toBe('plus: a');
  });

  test('a call that may not happen is no gate', () => {
    const call = spell('Math.exp(a)') as Extract<Expr, { type: 'CallExpression' }>;
    expect(recognise({ ...call, optional: true })).toBeUndefined();
  });

  test('two names are one variable only if they share a binding', () => {
    const [outer, inner] = [binding('const', 'a'), binding('const', 'a')];
    const product = spell('a * a') as Extract<Expr, { type: 'BinaryExpression' }>;
    const left: Expr = { type: 'Identifier', name: 'a', binding: outer };
    expect(recognise({ ...product, left, right: { type: 'Identifier', name: 'a', binding: inner } })).toBe('mul: a, a');
    expect(recognise({ ...product, left, right: { type: 'Identifier', name: 'a', binding: outer } })).toBe('sqr: a');
  });

  test('staged values are the same when their numbers are', () => {
    const ref = (value: number): Expr => ({ type: 'Ref', value });
    expect(matchGate({ type: 'BinaryExpression', operator: '*', left: ref(1), right: ref(1) }, library)?.gate.name).toBe('sqr');
    expect(matchGate({ type: 'BinaryExpression', operator: '*', left: ref(1), right: ref(2) }, library)?.gate.name).toBe('mul');
  });
});

describe('the order of evaluation', () => {
  test('operands with effects are not swapped', () => {
    expect(recognise(spell('1 / (Math.exp(-next()) + 1)'))).toBe('inv: Math.exp((- next())) + 1');
    expect(recognise(spell('1 / (1 + Math.exp(-next()))'))).toBe('sigmoid: next()');
    expect(recognise(spell('Math.min(Math.max(0, next()), 1)'))).toBe('clamp: next(), 0, 1');
    expect(recognise(spell('Math.max(0, score()) - label() * score()'))).toBe('sub: Math.max(0, score()), label() * score()');
    expect(recognise(spell('Math.min(Math.max(next(), 0), 1)'))).toBe('clamp: next(), 0, 1');
  });
});

describe('sameExpr and isPure', () => {
  test.each([
    ['v[i + 1]', 'v[i + 1]'], ['p.x', 'p.x'], ['a ? b : c', 'a ? b : c'], ['1.0', '1'], ['Math.exp(a)', 'Math.exp((a))'],
  ])('%s is %s', (a, b) => {
    expect(sameExpr(spell(a), spell(b))).toBe(true);
  });
  test.each([
    ['v[i]', 'v[j]'], ['p.x', 'p.y'], ['p.x', 'p[x]'], ['a', 'b'], ['1', '2'], ['-a', '+a'], ['a + b', 'b + a'], ['f(a)', 'f(a, b)'],
    ['0', '-0'],
  ])('%s is not %s', (a, b) => {
    expect(sameExpr(spell(a), spell(b))).toBe(false);
  });
  test.each(['a', 'v[i + 1].x', 'Math.exp(-a)', 'a ? b : c', 'a && b', 'Number(a)'])('%s is pure', (text) => {
    expect(isPure(spell(text))).toBe(true);
  });
  test.each(['f(a)', 'Math.random()', 'v[f(a)]', 'a + f(b)', 'Math.exp(f(a))', 'v.pop()'])('%s may not be', (text) => {
    expect(isPure(spell(text))).toBe(false);
  });
  test('an assignment is not pure', () => {
    expect(isPure({ type: 'UpdateExpression', operator: '++', prefix: true, argument: spell('a') })).toBe(false);
  });
});

test('ten thousand expressions are recognised in well under a second', () => {
  const texts = ['a * b + c', '1 / (1 + Math.exp(-a))', 'Math.max(a, b)', 'a + b + c + d', 'Math.log(a) * 0.5', 'f(a)'];
  const exprs = texts.map(spell);
  const start = performance.now();
  for (let i = 0; i < 10_000; i++) matchGate(exprs[i % exprs.length], library);
  expect(performance.now() - start).toBeLessThan(1000);
});
