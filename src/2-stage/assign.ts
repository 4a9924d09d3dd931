/**
 * Assignments: `=`, the compound ones, `++` and `--`, and destructuring. A variable is given its next SSA version; the
 * order is JavaScript's, so `[a, b] = [b, a]` swaps.
 */
import { refuse } from '../diagnostics/diagnostic.js';
import { number } from '../ir/build.js';
import type { Atom } from '../ir/types.js';
import { isNullable } from '../ir/shapes.js';
import type { AssignmentExpression, BinaryOperator, Binding, Expr, Pattern, Type, UpdateExpression } from '../syntax.js';
import { type Context, isUndefined, plainStage, type Target } from './context.js';
import { atomOf, hold, real } from './expressions.js';
import { isWhole, rangeOf } from './indices.js';
import { load, partsOf } from './loads.js';
import { conditionalBranch, logicalAssignment } from './branches.js';
import { settled } from './parts.js';
import type { Held } from './scope.js';
import { copied, lengthOf } from './making.js';
import { storeElement, storeHeld, updateElement } from './stores.js';
import { typeOf } from './types-of.js';

export function assign(cx: Context, expr: AssignmentExpression, target: Target): Held {
  const { left, operator } = expr;
  if (left.type === 'MemberExpression') return storeElement(cx, expr, left, target);
  if (left.type !== 'Identifier') {
    const held = hold(cx, expr.right);
    bind(cx, left as Pattern, held, {});
    return held;
  }
  const binding = left.binding!;
  if (binding.module) return refuse('GG2022', expr.span, { name: left.name });
  const comments = { note: target.note, leading: target.leading };
  if (operator === '&&=' || operator === '||=' || operator === '??=') return logicalAssignment(cx, expr, left);
  if (operator === '=') {
    const held = named(cx, hold(cx, expr.right, { ...comments, variable: binding }), { ...comments, variable: binding });
    cx.scope.set(binding, held);
    return held;
  }
  const operation: Expr = { type: 'BinaryExpression', operator: operator.slice(0, -1) as BinaryOperator, left, right: expr.right, span: expr.span };
  if (typeOf(cx, operation).kind !== 'number') {
    const held = hold(cx, operation, { variable: binding });
    cx.scope.set(binding, held);
    return held;
  }
  const atom = real(cx, operation, { ...comments, variable: binding, assign: operator });
  cx.scope.setAtom(binding, atom);
  return { kind: 'atom', atom };
}

/** `x++`: gives the old value, `++x` the new one. */
export function update(cx: Context, expr: UpdateExpression, target: Target): Atom {
  const variable = expr.argument;
  if (variable.type === 'MemberExpression') return updateElement(cx, expr, variable, target);
  if (variable.type !== 'Identifier') return refuse('GG2011', expr.span, {});
  const binding = variable.binding!;
  if (binding.module) return refuse('GG2022', expr.span, { name: variable.name });
  const before = real(cx, variable);
  const one: Expr = { type: 'Literal', value: 1, raw: '1' };
  const operation: Expr = { type: 'BinaryExpression', operator: expr.operator === '++' ? '+' : '-', left: variable, right: one, span: expr.span };
  const after = real(cx, operation, { note: target.note, leading: target.leading, variable: binding, assign: expr.operator });
  cx.scope.setAtom(binding, after);
  return expr.prefix ? after : before;
}

/** A literal that the user gave a name keeps it: `const half = 0.5`. */
export function named(cx: Context, held: Held, target: Target): Held {
  if (held.kind === 'parts' || held.kind === 'choice') return settled(cx, held, target);
  if (held.kind !== 'atom' || target.variable === undefined) return held;
  const { atom } = held;
  if (atom.type === 'Ref' || isUndefined(atom) || target.variable.field) return held;
  const type = typeOf(cx, atom);
  const copy = plainStage(cx, atom, type, target, atom.span);
  if (isWhole(cx, atom) && copy.type === 'Ref') cx.whole.add(copy.value);
  return { kind: 'atom', atom: copy };
}

/** Binds a pattern to what an expression holds. */
export function bind(cx: Context, pattern: Pattern, held: Held, target: Target): void {
  switch (pattern.type) {
    case 'Identifier':
      cx.scope.set(pattern.binding!, named(cx, held, { ...target, variable: pattern.binding }));
      return;
    case 'ArrayPattern':
      pattern.elements.forEach((element, at) => {
        if (element === null) return;
        if (element.type === 'RestElement') {
          const array = numbersOf(cx, held);
          if (array !== undefined) {
            const range = rangeOf(cx, lengthOf(array), [number(at)], element.span)!;
            const variable = element.argument.type === 'Identifier' ? element.argument.binding : undefined;
            return bind(cx, element.argument, { kind: 'atom', atom: copied(cx, array, 'Array', { variable }, element.span, range) }, {});
          }
          const rest = partsOf(cx, held, element.span);
          const taken = [...rest.parts].slice(at).map(([, value], i): [string, Held] => [String(i), value]);
          bind(cx, element.argument, { kind: 'parts', shape: 'tuple', parts: new Map(taken) }, target);
        } else {
          bindPart(cx, element, held, String(at), { type: 'Literal', value: at, raw: String(at) });
        }
      });
      return;
    case 'ObjectPattern': {
      const taken = new Set<string>();
      for (const property of pattern.properties) {
        if ('type' in property) {
          const rest = partsOf(cx, held, property.span);
          bind(cx, property.argument, { kind: 'parts', shape: 'record', parts: new Map([...rest.parts].filter(([name]) => !taken.has(name))) }, target);
        } else {
          taken.add(property.key);
          bindPart(cx, property.target, held, property.key, undefined);
        }
      }
      return;
    }
    case 'AssignmentPattern':
    case 'RestElement':
      return refuse('GG2007', pattern.span, {});
    case 'MemberExpression':
      storeHeld(cx, pattern, held, target);
  }
}

/** An array of numbers whose length isn't known at compile time. */
function numbersOf(cx: Context, held: Held): Atom | undefined {
  const type = held.kind === 'atom' ? typeOf(cx, held.atom) : undefined;
  return held.kind === 'atom' && type?.kind === 'array' && type.element.kind === 'number' ? held.atom : undefined;
}

/** One element or field of what is destructured, with its default. */
function bindPart(cx: Context, pattern: Pattern, held: Held, key: string, index: Expr | undefined): void {
  const target = pattern.type === 'AssignmentPattern' ? pattern.target : pattern;
  const fallback = pattern.type === 'AssignmentPattern' ? pattern.fallback : undefined;
  let value: Held;
  if (held.kind === 'parts') {
    const found = held.parts.get(key);
    value = found ?? (fallback === undefined ? { kind: 'atom', atom: { type: 'Identifier', name: 'undefined' } } : hold(cx, fallback));
    if (found !== undefined && fallback !== undefined) value = defaulted(cx, found, fallback);
  } else {
    const object = atomOf(cx, held, target as Expr);
    const type = target.type === 'Identifier' ? target.binding?.type : undefined;
    const member: Expr = index === undefined
      ? { type: 'MemberExpression', object, property: { type: 'Identifier', name: key }, computed: false, optional: false, valueType: fieldType(cx, object, key) ?? type, span: pattern.span }
      : { type: 'MemberExpression', object, property: index, computed: true, optional: false, valueType: elementType(cx, object, Number(key)) ?? type, span: pattern.span };
    const variable = target.type === 'Identifier' ? target.binding : undefined;
    value = load(cx, member as Expr & { type: 'MemberExpression' }, fallback === undefined ? { variable } : {});
    if (fallback !== undefined) value = defaulted(cx, value, fallback, variable);
  }
  bind(cx, target, value, {});
}

/** `value === undefined ? fallback : value`, decided now where that can be. */
export function defaulted(cx: Context, value: Held, fallback: Expr, variable?: Binding): Held {
  if (value.kind !== 'atom') return value;
  if (isUndefined(value.atom)) return hold(cx, fallback);
  const type = typeOf(cx, value.atom);
  const { uncertain } = cx;
  if (!isNullable(type) && !(value.atom.type === 'Ref' && uncertain.has(value.atom.value))) return value;
  const cond: Expr = { type: 'BinaryExpression', operator: '===', left: value.atom, right: { type: 'Identifier', name: 'undefined' } };
  return conditionalBranch(cx, cond, () => hold(cx, fallback), () => value, { span: fallback.span, type: withoutUndefined(type), target: { variable } });
}

/** A default takes the place of `undefined`, never that of `null`. */
function withoutUndefined(type: Type): Type {
  if (type.kind !== 'union') return type;
  const members = type.members.filter(({ kind }) => kind !== 'undefined');
  return members.length === 1 ? members[0] : { ...type, members };
}

function fieldType(cx: Context, object: Expr, key: string) {
  const type = typeOf(cx, object);
  return type.kind === 'record' ? type.fields.find((field) => field.name === key)?.type : undefined;
}

function elementType(cx: Context, object: Expr, at: number) {
  const type = typeOf(cx, object);
  return type.kind === 'array' ? type.element : type.kind === 'tuple' ? type.elements[at] : undefined;
}
