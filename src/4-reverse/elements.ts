/**
 * The reverse of reading an array or record: `z = X[i].w[j]` gives `dX[i].w[j] += dz`. Rows and records held in variables
 * lead back to the parameter that they belong to.
 *
 * Guarantees that no gradient grows: what was read outside an array, or missing in a record, gets nothing. Where that
 * can't be excluded the contribution asks first, or, at a literal index, what was written behind the end is cut off once.
 */
import { binary, call, literalValue, number, ref } from '../ir/build.js';
import { along, keyOf, type Path, type Step } from '../ir/paths.js';
import { definite, elementOf, fieldOf, isNullable } from '../ir/shapes.js';
import type { Branch, Effect, Op, Stage, Store, ValueId } from '../ir/types.js';
import type { Expr, Type } from '../syntax.js';
import { adjointOf, contribute, emit, pathIn, type ReverseContext, within } from './context.js';

/** `sure` says that the element is there: a test has said so. */
export function reverseLoad(cx: ReverseContext, stage: Stage, incoming: Expr, sign: '+=' | '-=', sure = false): void {
  if (stage.inputs[0].type !== 'Ref' || !cx.facts.active.has(stage.inputs[0].value)) return;
  const path = pathIn(cx, stage);
  if (path === undefined) return;
  const shadow = shadowOf(cx, path.base);
  const ops = within(cx, () => contribute(cx, path.base, incoming, sign, path.steps.map(({ step }) => step)));
  if (!exists(cx, path) && isOwn(cx, path)) return added(cx, path, incoming, sign);
  if (sure || exists(cx, path) || isTested(cx, stage) || isTrimmed(cx, path)) return void cx.ops.push(...ops);
  const missing: Expr = mayBeNull(cx, path) ? { type: 'Literal', value: null, raw: 'null' } : { type: 'Identifier', name: 'undefined' };
  const cond = binary(missing.type === 'Literal' ? '!=' : '!==', along(ref(shadow), path.steps), missing);
  emit(cx, cx.builder.op<Branch>({ kind: 'branch', cond, results: [], form: 'if', then: { ops, results: [] }, else: { ops: [], results: [] } }));
}

/** An array that the function has made, or writes outside, may have elements under any key: its shadow has them too. */
function isOwn({ facts }: ReverseContext, { base }: Path): boolean {
  return facts.definitions.get(base)?.gate === 'alloc' || facts.ours.has(base) || facts.strays.has(base);
}

/** `da[i] = (da[i] ?? 0) + dz`; where there may be no `da` at all, it is asked for first. */
function added(cx: ReverseContext, { base, steps }: Path, incoming: Expr, sign: '+=' | '-='): void {
  const shadow = adjointOf(cx, base);
  const asked = steps.findLastIndex(({ optional }) => optional);
  const sure = steps.map((each): Step => ({ ...each, optional: false }));
  const before: Expr = { type: 'LogicalExpression', operator: '??', left: along(ref(shadow), sure), right: number(0), parens: true };
  const add = (): void => void emit(cx, cx.builder.op<Store>({ kind: 'store', target: shadow, path: steps.map(({ step }) => step), value: binary(sign === '+=' ? '+' : '-', before, incoming), sums: true }));
  if (asked < 0) return add();
  const cond = binary('!==', along(ref(shadow), steps.slice(0, asked)), { type: 'Identifier', name: 'undefined' });
  const ops = within(cx, add);
  emit(cx, cx.builder.op<Branch>({ kind: 'branch', cond, results: [], form: 'if', then: { ops, results: [] }, else: { ops: [], results: [] } }));
}

/** The shadow of an array or record. That of a choice between two is made of theirs, so they must have one. */
export function shadowOf(cx: ReverseContext, base: ValueId): ValueId {
  const choice = cx.facts.found.has(base) ? undefined : cx.facts.home.get(base);
  if (choice?.kind === 'branch' && !cx.adjoints.has(base)) {
    const at = choice.results.indexOf(base);
    for (const atom of [choice.then.results[at], choice.else.results[at]]) {
      if (atom.type !== 'Ref' || !cx.facts.active.has(atom.value)) continue;
      const stage = cx.facts.definitions.get(atom.value);
      const owner = stage?.gate === 'load' ? pathIn(cx, stage)?.base : atom.value;
      if (owner !== undefined) shadowOf(cx, owner);
    }
  }
  return adjointOf(cx, base);
}

/** The place surely exists: a field that is never missing, an element of a tuple, an index that was proved. */
function exists(cx: ReverseContext, { base, steps }: Path): boolean {
  if (steps.some(({ optional }) => optional)) return false;
  const last = steps[steps.length - 1];
  const owner = typeBefore(cx, base, steps, steps.length - 1);
  const known = definite(owner);
  if ('field' in last.step) {
    const field = fieldOf(owner, last.step.field);
    return field !== undefined && !field.optional && !isNullable(field.type);
  }
  if (known.kind === 'array' && known.form !== 'Array') return true;
  // Its shadow is cut to what was passed in, and with it what was read outside.
  if (known.kind === 'array' && known.element.kind === 'number' && cx.facts.grows.has(base) && !cx.facts.strays.has(base)) return true;
  if (isNullable(elementOf(known, literalValue(last.step.index)))) return false;
  if (known.kind === 'tuple') {
    const at = literalValue(last.step.index);
    if (at !== undefined && Number.isInteger(at) && at >= 0 && at < known.elements.length) return true;
  }
  return cx.facts.bounded.has(last.stage.id);
}

/** A branch around the load has asked whether the place is there, of the same place: `if (p.b !== undefined) … p.b`. */
function isTested(cx: ReverseContext, stage: Stage): boolean {
  const { facts, builder } = cx;
  const key = keyOf(stage.result, facts.definitions);
  const type = builder.values[stage.result].type;
  const mayBe = (missing: 'null' | 'undefined'): boolean => type.kind === 'union' && type.members.some(({ kind }) => kind === missing);
  const sameAs = (expr: Expr): boolean => expr.type === 'Ref' && keyOf(expr.value, facts.definitions) === key;
  const says = (cond: Expr, holds: boolean): boolean => {
    if (cond.type === 'UnaryExpression' && cond.operator === '!') return says(cond.argument, !holds);
    if (cond.type === 'LogicalExpression' && cond.operator === (holds ? '&&' : '||')) return says(cond.left, holds) || says(cond.right, holds);
    if (holds && sameAs(cond)) return true;
    if (cond.type !== 'BinaryExpression' || !sameAs(cond.left) || cond.operator.startsWith(holds ? '=' : '!')) return false;
    const { right, operator } = cond;
    const isNull = right.type === 'Literal' && right.value === null;
    if (!isNull && !(right.type === 'Identifier' && right.name === 'undefined')) return false;
    if (!/^[!=]==?$/.test(operator)) return false;
    return operator.length === 2 || !mayBe(isNull ? 'undefined' : 'null');
  };
  const around = facts.around.get(stage.id)!;
  return around.some((op, k) => {
    if (op.kind !== 'branch') return false;
    const inner = around[k + 1] ?? stage;
    return says(op.cond, op.then.ops.includes(inner));
  });
}

/** At a literal index of a parameter's own array a write may pass: it is cut off at the end. */
function isTrimmed(cx: ReverseContext, { base, steps }: Path): boolean {
  const last = steps[steps.length - 1];
  const at = 'index' in last.step ? literalValue(last.step.index) : undefined;
  if (at === undefined || !Number.isInteger(at) || at < 0 || at > 99) return false;
  const param = cx.func.params.find(({ value }) => value === base);
  const fields = steps.slice(0, -1);
  const isSure = (type: Type): boolean => !isNullable(type) && definite(type).kind !== 'union';
  if (param === undefined || param.optional || !isSure(param.type) || cx.facts.writes.includes(base)) return false;
  const always = fields.every(({ step, optional }, k) => {
    const field = 'field' in step ? fieldOf(typeBefore(cx, base, steps, k), step.field) : undefined;
    return field !== undefined && !optional && !field.optional && isSure(field.type);
  });
  const array = definite(typeBefore(cx, base, steps, steps.length - 1));
  if (!always || array.kind !== 'array' || isNullable(array.element)) return false;
  cx.trims.set(`${base}${fields.map(({ step }) => ('field' in step ? `.${step.field}` : '')).join('')}`, { base, steps: fields });
  return true;
}

/** `trim(dw, w)` for each array that was written at a literal index. */
export function trims(cx: ReverseContext): Op[] {
  return [...cx.trims.values()].map(({ base, steps }) => cx.builder.op<Effect>({
    kind: 'effect', effect: 'call', expr: call({ type: 'Identifier', name: '%trim' }, along(ref(adjointOf(cx, base)), steps), along(ref(base), steps)),
  }));
}

function mayBeNull(cx: ReverseContext, { base, steps }: Path): boolean {
  const { step } = steps[steps.length - 1];
  const owner = typeBefore(cx, base, steps, steps.length - 1);
  const type = 'field' in step ? fieldOf(owner, step.field)?.type : elementOf(owner, literalValue(step.index));
  return type?.kind === 'union' && type.members.some(({ kind }) => kind === 'null');
}

/** The type of what the step at `at` is taken from. */
function typeBefore(cx: ReverseContext, base: ValueId, steps: readonly Step[], at: number): Type {
  const { values } = cx.builder;
  return at === 0 ? values[base].type : values[steps[at - 1].stage.result].type;
}
