/**
 * Activity: varied ∩ useful. A value is *varied* when a differentiated parameter flows into it through gates that have
 * a derivative, *useful* when it flows on to the result that way. Only active values get adjoints; what is inactive
 * costs nothing in the backward pass. (Griewank & Walther, Evaluating Derivatives, §6.2.)
 *
 * Loops are followed until nothing new is found; both sets only grow.
 */
import type { GateLibrary } from '../gates/load.js';
import type { Func, Op, Region, Stage, ValueId } from '../ir/types.js';
import { fieldName } from '../ir/paths.js';
import { definite, fieldOf, holdsElements } from '../ir/shapes.js';
import { arrayGate, isOp, operands, receives } from '../ir/array-calls.js';
import { argumentsOf, calledBy, isTaken, type Summaries } from '../ir/units.js';
import { refsOf, visitOps } from '../ir/walk.js';
import type { Expr, Type } from '../syntax.js';
import type { MemoryObject, Objects } from './objects.js';

/** What varies, or what is useful: values, and the numbers in arrays and records. */
export interface Reached {
  readonly values: ReadonlySet<ValueId>;
  readonly objects: ReadonlySet<MemoryObject>;
}

export function varied(func: Func, wrt: ReadonlySet<ValueId>, gates: GateLibrary, memory: Objects, units: Summaries, counts: ReadonlySet<ValueId> = new Set()): Reached {
  const values = new Set<ValueId>(wrt);
  const found = new Set<MemoryObject>();
  let changed = false;
  const mark = (value: ValueId, when: boolean): void => {
    if (!when || values.has(value) || !carriesNumbers(func.values[value].type)) return;
    values.add(value);
    changed = true;
  };
  const fill = (objects: Iterable<MemoryObject>, when: boolean): void => {
    if (when) for (const object of objects) if (!found.has(object) && carriesNumbers(object.type)) {
      found.add(object);
      changed = true;
    }
  };
  const isSingle = (value: ValueId): boolean => !holdsElements(definite(func.values[value].type));
  const is = (expr: Expr): boolean => refsOf(expr).some((value) => isSingle(value) && values.has(value));
  const holds = (expr: Expr): boolean => refsOf(expr).some((value) => [...memory.of(value)].some((object) => found.has(object)));
  const reaches = (expr: Expr): boolean => refsOf(expr).some((value) => [...memory.reach(value)].some((object) => found.has(object)));
  const carry = (pass: ValueId, when: boolean): void => {
    if (!when || values.has(pass)) return;
    values.add(pass);
    changed = true;
  };
  const region = ({ ops }: Region): void => ops.forEach(visit);
  const visit = (op: Op): void => {
    if (op.kind === 'stage' && passes(op, gates)) {
      if (op.gate === 'call') carry(op.result, carried(op, units).some((atom) => is(atom) || reaches(atom)));
      else if (op.gate === 'value') mark(op.result, op.inputs.some(is));
      else if (isOp(op)) {
        const any = receivers(op, func, gates).some((atom) => is(atom) || reaches(atom));
        if (op.gate === 'op') mark(op.result, any);
        else fill(numbersIn(memory.reach(op.result)), any);
      } else if (op.gate === 'alloc') fill(isTaken(op) ? memory.reach(op.result) : memory.of(op.result), carriers(op).some(is));
      else if (isSingle(op.result) && !counts.has(op.result) && !readsCount(op, func)) mark(op.result, readsMemory(op) ? holds(op.inputs[0]) : carriers(op).some(is));
    }
    if (op.kind === 'store') fill(memory.writtenBy(op), is(op.value));
    if (op.kind === 'branch') {
      region(op.then);
      region(op.else);
      op.results.forEach((result, at) => mark(result, isSingle(result) && (is(op.then.results[at]) || is(op.else.results[at]))));
    }
    if (op.kind === 'loop') {
      // What changes inside is news outside: an array that is filled here may have been read before.
      let any = changed;
      do {
        changed = false;
        op.params.forEach((param, at) => mark(param, isSingle(param) && (is(op.inits[at]) || is(op.body.results[at]))));
        op.head.forEach(visit);
        region(op.body);
        op.results.forEach((result, at) => mark(result, isSingle(result) && (values.has(op.params[at]) || is(op.body.results[at]))));
        any ||= changed;
      } while (changed);
      changed = any;
    }
  };
  for (const value of wrt) fill(memory.reach(value), !isSingle(value));
  do {
    changed = false;
    func.body.ops.forEach(visit);
  } while (changed && hasStores(func));
  return { values: withObjects(func, values, found, memory), objects: found };
}

export function useful(func: Func, gates: GateLibrary, memory: Objects, units: Summaries, writes: readonly ValueId[] = []): Reached {
  const values = new Set<ValueId>();
  const found = new Set<MemoryObject>();
  let changed = false;
  const isSingle = (value: ValueId): boolean => !holdsElements(definite(func.values[value].type));
  const mark = (expr: Expr): void => {
    for (const value of refsOf(expr)) if (isSingle(value) && !values.has(value)) {
      values.add(value);
      changed = true;
    }
  };
  const want = (objects: Iterable<MemoryObject>): void => {
    for (const object of objects) if (!found.has(object)) {
      found.add(object);
      changed = true;
    }
  };
  const region = ({ ops }: Region): void => [...ops].reverse().forEach(visit);
  const visit = (op: Op): void => {
    if (op.kind === 'stage' && passes(op, gates)) {
      if (op.gate === 'call') {
        if (values.has(op.result)) for (const atom of carried(op, units)) {
          mark(atom);
          refsOf(atom).forEach((value) => want(memory.reach(value)));
        }
      } else if (isOp(op)) {
        const isWanted = op.gate === 'op' ? values.has(op.result) : [...memory.reach(op.result)].some((object) => found.has(object));
        if (isWanted) for (const atom of receivers(op, func, gates)) {
          mark(atom);
          refsOf(atom).forEach((value) => want(memory.reach(value)));
        }
      } else if (op.gate === 'alloc') {
        if ([...(isTaken(op) ? memory.reach(op.result) : memory.of(op.result))].some((object) => found.has(object))) carriers(op).forEach(mark);
      } else if (values.has(op.result)) {
        if (readsMemory(op)) refsOf(op.inputs[0]).forEach((value) => want(memory.of(value)));
        else carriers(op).forEach(mark);
      }
    }
    if (op.kind === 'store' && [...memory.writtenBy(op)].some((object) => found.has(object))) mark(op.value);
    if (op.kind === 'branch') {
      op.results.forEach((result, at) => {
        if (!values.has(result)) return;
        mark(op.then.results[at]);
        mark(op.else.results[at]);
      });
      region(op.else);
      region(op.then);
    }
    if (op.kind === 'loop') {
      // What changes inside is news outside: an array that is filled here may have been read before.
      let any = changed;
      do {
        changed = false;
        op.results.forEach((result, at) => {
          if (!values.has(result) && !values.has(op.params[at])) return;
          mark({ type: 'Ref', value: op.params[at] });
          mark(op.body.results[at]);
          mark(op.inits[at]);
        });
        region(op.body);
        [...op.head].reverse().forEach(visit);
        any ||= changed;
      } while (changed);
      changed = any;
    }
  };
  mark(func.result);
  for (const value of refsOf(func.result)) want(memory.reach(value));
  // What is written into a parameter is a result too.
  for (const value of writes) want(memory.reach(value));
  do {
    changed = false;
    [...func.body.ops].reverse().forEach(visit);
  } while (changed && hasStores(func));
  return { values: withObjects(func, values, found, memory), objects: found };
}

/** Values that are both, with the arrays and records through which something can be reached that is both. */
export function both(func: Func, one: Reached, other: Reached, memory: Objects): ReadonlySet<ValueId> {
  const values = [...one.values].filter((value) => !holdsElements(definite(func.values[value].type)) && other.values.has(value));
  return withObjects(func, new Set(values), new Set([...one.objects].filter((object) => other.objects.has(object))), memory);
}

/** An array or record belongs to the set if something does that can be reached through it. */
function withObjects(func: Func, values: ReadonlySet<ValueId>, found: ReadonlySet<MemoryObject>, memory: Objects): ReadonlySet<ValueId> {
  const all = new Set(values);
  func.values.forEach(({ id, type }) => {
    if (holdsElements(definite(type)) && [...memory.reach(id)].some((object) => found.has(object))) all.add(id);
  });
  return all;
}

/** Only writes into arrays carry something to what was looked at before. */
function hasStores(func: Func): boolean {
  let any = false;
  visitOps(func.body.ops, (op) => void (any ||= op.kind === 'store'));
  return any;
}

/** It gives a number that stands in an array or record. */
function readsMemory({ gate }: Stage): boolean {
  return gate === 'load' || gate === 'extreme' || gate === 'norm';
}

/** `A.rows`. */
function readsCount(op: Stage, func: Func): boolean {
  const name = op.gate === 'load' && op.expr.type === 'MemberExpression' ? fieldName(op.expr) : undefined;
  const [base] = op.inputs;
  return name !== undefined && base.type === 'Ref' && fieldOf(func.values[base.value].type, name)?.counts === true;
}

/** The inputs that a derivative can come through: a size only counts. */
function carriers(op: Stage): readonly Expr[] {
  if (op.gate === 'alloc' && !isTaken(op)) return op.expr.type === 'ArrayExpression' || op.expr.type === 'ObjectExpression' ? op.inputs : [];
  return op.inputs;
}

/** The arguments that a derivative comes back to. */
function carried(call: Stage, units: Summaries): readonly Expr[] {
  return argumentsOf(call).filter((_, at) => units(calledBy(call)).carries.has(at));
}

/** What an operation on arrays is given, and receives something. */
export function receivers(op: Stage, func: Func, gates: GateLibrary): readonly Expr[] {
  const gate = arrayGate(op, gates);
  return gate === undefined ? [] : operands(op).filter((atom, at) => atom.type === 'Ref' && receives(gate, at, func.values[atom.value].type));
}

/** The numbers of a matrix stand in its array. */
function numbersIn(objects: Iterable<MemoryObject>): readonly MemoryObject[] {
  return [...objects].filter(({ type }) => type.kind !== 'record');
}

/** Whether a derivative passes through a stage. A load hands on the derivative of its array. */
export function passes(op: Stage, gates: GateLibrary): boolean {
  if (op.gate === null) return false;
  if (op.gate === 'load' || op.gate === 'alloc' || op.gate === 'extreme' || op.gate === 'norm' || op.gate === 'call' || op.gate === 'value' || op.gate === 'op') return true;
  const gate = gates.get(op.gate);
  return gate !== undefined && gate.flat === undefined;
}

/** A number, or an array or record that contains one. */
export function carriesNumbers(type: Type): boolean {
  switch (type.kind) {
    case 'number': return true;
    case 'array': return /^(Array|Float)/.test(type.form) && carriesNumbers(type.element);
    case 'tuple': return type.elements.some(carriesNumbers);
    case 'record': return type.fields.some((field) => field.counts !== true && carriesNumbers(field.type));
    case 'union': return type.members.some(carriesNumbers);
    default: return false;
  }
}
