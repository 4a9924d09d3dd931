import { describe, expect, test } from 'vitest';
import { INVARIANTS, type Invariant } from '../../src/ir/invariants.js';
import { printFunc } from '../../src/ir/print.js';
import { verifyFunc } from '../../src/ir/verify.js';
import { derivativeFaults } from './derivative.js';
import { faults } from './faults.js';
import { nameFaults } from './name-faults.js';
import { programs } from './programs.js';
import { gates, staged, stagedAll } from './staged.js';

const messagesOf = (diagnostics: readonly { code: string; message: string }[]): string[] => diagnostics.map(({ code, message }) => `${code} ${message}`);

describe('sound programs', () => {
  test.each(stagedAll(programs).map((func) => [func.name, func] as const))('%s verifies clean', (_, func) => {
    expect(messagesOf(verifyFunc(func, gates))).toEqual([]);
  });
});

describe('every fault is reported', () => {
  test.each(faults.map((fault) => [`(${fault.invariant}) ${fault.name}`, fault] as const))('%s', (_, { invariant, says, broken }) => {
    const func = broken();
    const told = messagesOf(verifyFunc(func, gates)).filter((message) => message.includes(INVARIANTS[invariant]));
    expect(told.join('\n\n')).toContain(says);
    expect(told.every((message) => message.startsWith('GG9002 a bug in gradgen: after staging'))).toBe(true);
    expect(printFunc(func)).toContain('func f(');
  });

  test('there is a fault for every invariant', () => {
    const broken = new Set<Invariant>([...faults, ...derivativeFaults, ...nameFaults].map(({ invariant }) => invariant));
    expect([...broken].sort((a, b) => a - b)).toEqual(Object.keys(INVARIANTS).map(Number));
  });
});

test('a report shows three lines on either side of the offence', () => {
  const func = staged('export function f(x: number): number { const a = x * 2; const b = a * 3; const c = b * 4; const d = c * 5; const e = d * 6; return e * 7; }');
  const ops = func.body.ops.filter((op) => !(op.kind === 'stage' && op.result === 3));
  const [{ message, span }, ...others] = verifyFunc({ ...func, body: { ...func.body, ops } }, gates, 'tidying');
  expect(others).toEqual([]);
  expect(span).toEqual(ops[2].span);
  expect(message.split('\n')).toEqual([
    'a bug in gradgen: after tidying, the IR breaks a rule: a value is defined before it is used; %3, which nothing defines',
    '',
    '  func f(%0: number): number {  ; x',
    '    %1 = mul(%0, 2)             ; a = x * 2',
    '    %2 = mul(%1, 3)             ; b = a * 3',
    '>   %4 = mul(%3, 5)             ; d = c * 5',
    '    %5 = mul(%4, 6)             ; e = d * 6',
    '    %6 = mul(%5, 7)             ; e * 7',
    '    yield %6',
  ]);
});
