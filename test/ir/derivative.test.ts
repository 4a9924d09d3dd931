import { describe, expect, test } from 'vitest';
import { binary, Builder, member, number, ref } from '../../src/ir/build.js';
import { INVARIANTS } from '../../src/ir/invariants.js';
import { nest } from '../../src/ir/nest.js';
import { printDerivative, printRegion } from '../../src/ir/print.js';
import { verifyDerivative } from '../../src/ir/verify.js';
import { armsDerivative, derivativeFaults, inArms, soundDerivative } from './derivative.js';
import { changed, gates } from './staged.js';

test('a sound derivative verifies clean', () => {
  expect(verifyDerivative(soundDerivative()).map(({ message }) => message)).toEqual([]);
  expect(verifyDerivative(soundDerivative(), { gates }).map(({ message }) => message)).toEqual([]);
});

test('the backward pass may read what an arm of the forward pass defines', () => {
  expect(verifyDerivative(armsDerivative(), { gates }).map(({ message }) => message)).toEqual([]);
});

test('stages that are written into each other’s text are nested', () => {
  const d = soundDerivative();
  const nested = { ...d, joint: null, cache: [0, 1], forward: nest(d.forward, d.inside), backward: nest({ ops: [], results: [ref(0), ref(1)] }, d.inside) };
  expect(verifyDerivative(nested, { nested: true }).map(({ message }) => message)).toEqual([]);
  expect(verifyDerivative(nested).map(({ message }) => message).join()).toContain(INVARIANTS[9]);
});

test('what is given from outside may be read', () => {
  const d = soundDerivative();
  const into = d.values.length;
  const buffers = { ...d, joint: null, values: [...d.values, { id: into, type: { kind: 'opaque', text: 'into' }, origin: 'local' }] as const };
  const reading = { ...buffers, backward: changed(d.backward, (op) => (op.kind === 'stage' ? { ...op, expr: binary('+', op.expr, member(ref(into), 'dx')) } : op)) };
  expect(verifyDerivative(reading, { given: [into] }).map(({ message }) => message)).toEqual([]);
  expect(verifyDerivative(reading).map(({ message }) => message).join()).toContain(INVARIANTS[3]);
});

test('the joint function may define the seed itself', () => {
  const d = soundDerivative();
  const one = new Builder(d.values, d.nextOp).plain(d.seed, number(1));
  const joint = { ops: [...d.forward.ops, one, ...d.backward.ops], results: d.backward.results };
  expect(verifyDerivative({ ...d, nextOp: d.nextOp + 1, joint }).map(({ message }) => message)).toEqual([]);
});

test('both arms of a branch may define an adjoint', () => {
  const d = inArms((op) => [[op], [{ ...op, id: soundDerivative().nextOp + 1 }]]);
  expect(verifyDerivative(d).map(({ message }) => message)).toEqual([]);
});

describe('every fault is reported', () => {
  test.each(derivativeFaults.map((fault) => [`(${fault.invariant}) ${fault.name}`, fault] as const))('%s', (_, { invariant, says, broken }) => {
    const d = broken();
    const told = verifyDerivative(d).map(({ code, message }) => `${code} ${message}`).filter((message) => message.includes(INVARIANTS[invariant]));
    expect(told.join('\n\n')).toContain(says);
    expect(told.every((message) => message.startsWith('GG9002 a bug in gradgen: after reversal'))).toBe(true);
    expect(printDerivative(d)).toContain('backward f(');
  });
});

test('a derivative is printed in its parts, each step with the stage it differentiates', () => {
  expect(printDerivative(soundDerivative())).toMatchInlineSnapshot(`
    "forward f(%0, %1) {                           ; x, y
      %2 = mul(%0, %1)                            ; p = x * y  (inside %3 e)  // product
      %3 = inv(%2)                                ; e = 1 / p
      %4 = 0                                      ; i = 0
      %7 = loop (counter %5 = %4) while %5 < 3 {  ; i: for (…; i < 3; …)
        console.log(%5)                           ; console.log(i)
        step
          %6 = add(%5, 1)                         ; i++
        yield %6
      }
      yield %3
    }
    cache %0, %1, %3                              ; x, y, e
    backward f(%8) {                              ; de gives dx, dy
      ; backprop %7 i
      %13 = loop (counter %12 = 2) mirroring %7 while %12 >= 0 {  ; t: backwards through the loop of %7 i
        %10 -= 0                                  ; dx -= 0
        yield -1
      }
      ; backprop %3 e
      %9 = -(%3 * %3) * %8                        ; dp = -(e * e) * de
      ; backprop %2 p
      %10 += %1 * %9                              ; dx += y * dp
      %11 += %0 * %9                              ; dy += x * dp
      yield %10, %11
    }
    joint f {
      %2 = mul(%0, %1)                            ; p = x * y  (inside %3 e)  // product
      %3 = inv(%2)                                ; e = 1 / p
      %4 = 0                                      ; i = 0
      %7 = loop (counter %5 = %4) while %5 < 3 {  ; i: for (…; i < 3; …)
        console.log(%5)                           ; console.log(i)
        step
          %6 = add(%5, 1)                         ; i++
        yield %6
      }
      %9 = -(%3 * %3)                             ; dp = -(e * e)
      ; backprop %2 p
      %10 += %1 * %9                              ; dx += y * dp
      %11 += %0 * %9                              ; dy += x * dp
      yield %3, %10, %11
    }
    "
  `);
});

test('a region is printed alone, with facts', () => {
  const { backward, values } = soundDerivative();
  expect(printRegion(backward, values, (value) => (values[value].origin === 'adjoint' ? 'useful' : undefined))).toMatchInlineSnapshot(`
    "%13 = loop (counter %12 = 2) mirroring operation 5 while %12 >= 0 {  ; t: backwards through the loop of operation 5
      %10 -= 0            ; dx -= 0
      yield -1
    }
    %9 = -(%3 * %3) * %8  ; dp = -(e * e) * de [useful]
    %10 += %1 * %9        ; dx += y * dp
    %11 += %0 * %9        ; dy += x * dp
    yield %10, %11
    "
  `);
});
