/**
 * Conditions that staging decides: whether something was given, where it is known part by part or known to be missing,
 * and what an option says that was passed as a literal.
 * Helpers that take options are written out where they are called, and only the arm that runs there is.
 *
 *     if (options.affine) …   →   the arm alone, where `{ affine: { gamma, beta } }` was passed
 *     x > 0 && affine         →   x > 0
 */
import type { Expr, LogicalExpression } from '../syntax.js';
import { type Context, isUndefined } from './context.js';
import { settledChoice } from './functions.js';
import type { Held } from './scope.js';
import { memberName, typeOf } from './types-of.js';

/** The test without what is decided: a literal `true` or `false` where nothing is left. */
export function decided(cx: Context, test: Expr): Expr {
  switch (test.type) {
    case 'Identifier': case 'MemberExpression': {
      const constant = constantIn(cx, test);
      if (constant !== undefined) return literal(Boolean(constant));
      const given = isGiven(cx, test);
      return given === undefined ? test : literal(given);
    }
    case 'UnaryExpression': {
      const inner = test.operator === '!' ? truth(decided(cx, test.argument)) : undefined;
      return inner === undefined ? test : literal(!inner);
    }
    case 'BinaryExpression': {
      if (test.operator === 'instanceof') return ofClass(cx, peek(cx, test.left), test.right) ?? test;
      const known = compared(test.operator, constantIn(cx, test.left), constantIn(cx, test.right));
      if (known !== undefined) return literal(known);
      const isEqual = test.operator === '===' || test.operator === '==';
      if (!isEqual && test.operator !== '!==' && test.operator !== '!=') return test;
      const kind = test.left.type === 'UnaryExpression' && test.left.operator === 'typeof' && test.right.type === 'Literal' ? kindOf(cx, test.left.argument) : undefined;
      if (kind !== undefined) return literal((kind === (test.right as Expr & { type: 'Literal' }).value) === isEqual);
      const [asked, other] = isMissing(test.right) ? [test.right, test.left] : [test.left, test.right];
      const held = isMissing(asked) ? peek(cx, other) : undefined;
      if (held === undefined || (held.kind === 'atom' && !isMissing(held.atom))) return test;
      // `null` and `undefined` are the same to `==` alone.
      const isSame = held.kind === 'atom' && (test.operator.length === 2 || isUndefined(held.atom) === isUndefined(asked));
      return literal(isSame === isEqual);
    }
    case 'LogicalExpression': return test.operator === '??' ? test : combined(cx, test, test.operator === '&&');
    default: return test;
  }
}

/** `true` and `false`, where a test has come to that. */
export function truth(test: Expr): boolean | undefined {
  return test.type === 'Literal' && typeof test.value === 'boolean' ? test.value : undefined;
}

function combined(cx: Context, test: LogicalExpression, isAnd: boolean): Expr {
  const left = decided(cx, test.left);
  const known = truth(left);
  if (known !== undefined) return known === isAnd ? decided(cx, test.right) : left;
  const right = decided(cx, test.right);
  if (truth(right) === isAnd) return left;
  return left === test.left && right === test.right ? test : { ...test, left, right };
}

function isMissing(expr: Expr): boolean {
  return isUndefined(expr) || (expr.type === 'Literal' && expr.value === null);
}

/** Whether there is something: parts and functions are, `undefined` is not. Nothing is staged to find out. */
function isGiven(cx: Context, expr: Expr): boolean | undefined {
  const held = peek(cx, expr);
  if (held === undefined) return undefined;
  return held.kind !== 'atom' ? true : isMissing(held.atom) ? false : undefined;
}

/** What `typeof` says, where it is known: helpers that take one thing or another are written out where it is one. */
function kindOf(cx: Context, expr: Expr): string | undefined {
  const held = peek(cx, expr);
  if (held === undefined || held.kind === 'choice') return undefined;
  if (held.kind !== 'atom') return held.kind === 'function' ? 'function' : 'object';
  if (isUndefined(held.atom)) return 'undefined';
  const { kind } = typeOf(cx, held.atom);
  // What a loop or a branch hands on may be missing on some way.
  if (held.atom.type === 'Ref' && (cx.uncertain.has(held.atom.value) || ['join', 'carried'].includes(cx.builder.values[held.atom.value].origin))) return undefined;
  return kind === 'number' || kind === 'boolean' || kind === 'string' ? kind : kind === 'array' || kind === 'tuple' || kind === 'record' || kind === 'null' ? 'object' : undefined;
}

function peek(cx: Context, expr: Expr): Held | undefined {
  if (expr.type === 'Identifier') return expr.binding === undefined || expr.binding.kind === 'global' || expr.binding.module ? undefined : cx.scope.get(expr.binding);
  if (expr.type !== 'MemberExpression' || expr.computed) return undefined;
  const base = peek(cx, expr.object);
  return base?.kind === 'parts' ? base.parts.get(memberName(expr) ?? '') : undefined;
}

/** Whether what is known is an instance of a class; of several instances, which one it is must be asked. */
function ofClass(cx: Context, given: Held | undefined, of: Expr): Expr | undefined {
  const held = given && settledChoice(cx, given);
  if (of.type !== 'Identifier' || of.binding?.fn === undefined) return undefined;
  if (held?.kind === 'parts') return held.instance && literal(held.instance.classes.includes(of.binding));
  if (held?.kind !== 'choice') return undefined;
  const [yes, no] = [ofClass(cx, held.yes, of), ofClass(cx, held.no, of)];
  if (yes === undefined || no === undefined) return undefined;
  if (truth(yes) !== undefined && truth(yes) === truth(no)) return yes;
  const both = (operator: '&&' | '||', left: Expr, right: Expr): Expr => {
    const known = truth(right);
    return known === undefined ? { type: 'LogicalExpression', operator, left, right } : known === (operator === '&&') ? left : right;
  };
  const not: Expr = { type: 'UnaryExpression', operator: '!', argument: held.test };
  if (truth(yes) === true) return both('||', held.test, no);
  if (truth(yes) === false) return both('&&', not, no);
  return truth(no) === true ? both('||', not, yes) : both('&&', held.test, yes);
}

/** The option that was passed: a literal that a variable or a field of a known record holds. */
export function constantIn(cx: Context, expr: Expr): string | number | boolean | undefined {
  const atom = expr.type === 'Literal' ? expr : heldAtom(peek(cx, expr));
  return atom?.type === 'Literal' && atom.value !== null ? atom.value : undefined;
}

function heldAtom(held: Held | undefined): Expr | undefined {
  return held?.kind === 'atom' ? held.atom : undefined;
}

/** What a comparison of two constants gives. */
export function compared(operator: string, left: string | number | boolean | undefined, right: string | number | boolean | undefined): boolean | undefined {
  if (left === undefined || right === undefined || typeof left !== typeof right) return undefined;
  switch (operator) {
    case '===': case '==': return left === right;
    case '!==': case '!=': return left !== right;
    case '<': return left < right;
    case '<=': return left <= right;
    case '>': return left > right;
    case '>=': return left >= right;
    default: return undefined;
  }
}

function literal(value: boolean): Expr {
  return { type: 'Literal', value, raw: String(value) };
}
