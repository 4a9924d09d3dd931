/**
 * Activity: varied ∩ useful. A value is *varied* when a differentiated parameter flows into it through gates that have
 * a derivative, *useful* when it flows on to the result that way. Only active values get adjoints; what is inactive
 * costs nothing in the backward pass. (Griewank & Walther, Evaluating Derivatives, §6.2.)
 *
 * Loops are followed until nothing new is found; both sets only grow.
 */
import type { GateLibrary } from '../gates/load.js';
import type { Func, Op, Region, Stage, ValueId } from '../ir/types.js';
import { refsOf, visitOps } from '../ir/walk.js';
import type { Expr, Type } from '../syntax.js';

/** `rootOf` gives the array that a row belongs to: what is written into an array makes it varied, what is read makes it useful. */
export function variedValues(func: Func, wrt: ReadonlySet<ValueId>, gates: GateLibrary, rootOf: (value: ValueId) => ValueId, counts: ReadonlySet<ValueId> = new Set()): ReadonlySet<ValueId> {
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
    if (op.kind === 'stage' && !counts.has(op.result)) mark(op.result, passes(op, gates) && carriers(op).some(is));
    if (op.kind === 'store') mark(rootOf(op.target), is(op.value));
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
  do {
    changed = false;
    func.body.ops.forEach(visit);
  } while (changed && rootsWritten(func));
  return varied;
}

export function usefulValues(func: Func, gates: GateLibrary, rootOf: (value: ValueId) => ValueId, writes: readonly ValueId[] = []): ReadonlySet<ValueId> {
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
    if (op.kind === 'stage' && useful.has(op.result) && passes(op, gates)) carriers(op).forEach(mark);
    if (op.kind === 'store' && useful.has(rootOf(op.target))) mark(op.value);
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
  // What is written into a parameter is a result too.
  writes.forEach((value) => mark({ type: 'Ref', value }));
  do {
    changed = false;
    [...func.body.ops].reverse().forEach(visit);
  } while (changed && rootsWritten(func));
  return useful;
}

/** Only writes into arrays carry something to what was looked at before. */
function rootsWritten(func: Func): boolean {
  let found = false;
  visitOps(func.body.ops, (op) => {
    if (op.kind === 'store') found = true;
  });
  return found;
}

/** The inputs that a derivative can come through: an index only chooses, a size only counts. */
function carriers(op: Stage): readonly Expr[] {
  if (op.gate === 'alloc') return op.expr.type === 'ArrayExpression' ? op.inputs : [];
  return op.gate === 'load' ? op.inputs.slice(0, 1) : op.inputs;
}

/** Whether a derivative passes through a stage. A load hands on the derivative of its array. */
export function passes(op: Stage, gates: GateLibrary): boolean {
  if (op.gate === null) return false;
  if (op.gate === 'load' || op.gate === 'alloc' || op.gate === 'extreme') return true;
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
