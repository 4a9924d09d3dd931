/**
 * Activity: varied ∩ useful. A value is *varied* when a differentiated parameter flows into it through gates that have
 * a derivative, *useful* when it flows on to the result that way. Only active values get adjoints; what is inactive
 * costs nothing in the backward pass. (Griewank & Walther, Evaluating Derivatives, §6.2.)
 *
 * Loops are followed until nothing new is found; both sets only grow.
 */
import type { GateLibrary } from '../gates/load.js';
import type { Func, Op, Region, Stage, ValueId } from '../ir/types.js';
import { refsOf } from '../ir/walk.js';
import type { Expr, Type } from '../syntax.js';

export function variedValues(func: Func, wrt: ReadonlySet<ValueId>, gates: GateLibrary): ReadonlySet<ValueId> {
  const varied = new Set<ValueId>(wrt);
  const is = (expr: Expr): boolean => refsOf(expr).some((value) => varied.has(value));
  let changed = false;
  const mark = (value: ValueId, when: boolean): void => {
    if (!when || varied.has(value) || !carriesNumbers(func.values[value].type)) return;
    varied.add(value);
    changed = true;
  };
  const region = ({ ops }: Region): void => ops.forEach(visit);
  const visit = (op: Op): void => {
    if (op.kind === 'stage') mark(op.result, passes(op, gates) && op.inputs.some(is));
    if (op.kind === 'branch') {
      region(op.then);
      region(op.else);
      op.results.forEach((result, at) => mark(result, is(op.then.results[at]) || is(op.else.results[at])));
    }
    if (op.kind === 'loop') {
      const outer = changed;
      do {
        changed = false;
        op.params.forEach((param, at) => mark(param, is(op.inits[at]) || is(op.body.results[at])));
        op.head.forEach(visit);
        region(op.body);
        op.results.forEach((result, at) => mark(result, varied.has(op.params[at]) || is(op.body.results[at])));
      } while (changed);
      changed = outer;
    }
  };
  func.body.ops.forEach(visit);
  return varied;
}

export function usefulValues(func: Func, gates: GateLibrary): ReadonlySet<ValueId> {
  const useful = new Set<ValueId>();
  let changed = false;
  const mark = (expr: Expr): void => {
    for (const value of refsOf(expr)) if (!useful.has(value)) {
      useful.add(value);
      changed = true;
    }
  };
  const region = ({ ops }: Region): void => [...ops].reverse().forEach(visit);
  const visit = (op: Op): void => {
    if (op.kind === 'stage' && useful.has(op.result) && passes(op, gates)) op.inputs.forEach(mark);
    if (op.kind === 'branch') {
      op.results.forEach((result, at) => {
        if (!useful.has(result)) return;
        mark(op.then.results[at]);
        mark(op.else.results[at]);
      });
      region(op.else);
      region(op.then);
    }
    if (op.kind === 'loop') {
      const outer = changed;
      do {
        changed = false;
        op.results.forEach((result, at) => {
          if (!useful.has(result) && !useful.has(op.params[at])) return;
          mark({ type: 'Ref', value: op.params[at] });
          mark(op.body.results[at]);
          mark(op.inits[at]);
        });
        region(op.body);
        [...op.head].reverse().forEach(visit);
      } while (changed);
      changed = outer;
    }
  };
  mark(func.result);
  [...func.body.ops].reverse().forEach(visit);
  return useful;
}

/** Whether a derivative passes through a stage. A load hands on the derivative of its array. */
export function passes(op: Stage, gates: GateLibrary): boolean {
  if (op.gate === null) return false;
  if (op.gate === 'load') return true;
  const gate = gates.get(op.gate);
  return gate !== undefined && gate.flat === undefined;
}

/** A number, or an array or record that contains one. */
export function carriesNumbers(type: Type): boolean {
  switch (type.kind) {
    case 'number': return true;
    case 'array': return /^(Array|Float)/.test(type.form) && carriesNumbers(type.element);
    case 'tuple': return type.elements.some(carriesNumbers);
    case 'record': return type.fields.some((field) => carriesNumbers(field.type));
    case 'union': return type.members.some(carriesNumbers);
    default: return false;
  }
}
