/**
 * Expressions to stages. `hold` gives what an expression holds; `real` an atom, staging every gate on the way; `plain`
 * an expression that is kept as the user wrote it, for conditions and other things that no derivative passes through.
 *
 *     real(x * Math.exp(-y))   →   %1 = neg(y)   %2 = exp(%1)   %3 = mul(x, %2)   and the atom %3
 *
 * Operands are staged in the order in which JavaScript evaluates them. The text of every stage is the user's.
 */
import { refuse } from '../diagnostics/diagnostic.js';
import { type Match, matchGate } from '../gates/match.js';
import { sameExpr } from '../gates/same.js';
import { ref } from '../ir/build.js';
import type { Atom, Stage } from '../ir/types.js';
import { definite, holdsElements, isScalar } from '../ir/shapes.js';
import { mapChildren, rebuild } from '../ir/walk.js';
import type { CallExpression, Expr, MemberExpression, Type } from '../syntax.js';
import { newArray } from './making.js';
import { arrayCall } from './methods.js';
import { spreadCall } from './spreads.js';
import { literalArray } from './literal-array.js';
import { assign, update } from './assign.js';
import { conditional, logical, logicalHeld } from './branches.js';
import { callOf } from './calls.js';
import { constant } from './constants.js';
import { BOOLEAN, type Context, NUMBER, plainStage, type Target, UNDEFINED } from './context.js';
import { decided } from './decided.js';
import { builtin } from './functions.js';
import { givesWhole } from './indices.js';
import { load, partsOf } from './loads.js';
import { recordLiteral } from './record-literals.js';
import type { Held } from './scope.js';
import { calledStage } from './own-gates.js';
import { STOP } from './stops.js';
import { calledGate, describe, isGlobalMember, memberName, typeOf } from './types-of.js';

/** What an expression holds: an atom, a known function, or the parts of a tuple or record. */
export function hold(cx: Context, expr: Expr, target: Target = {}): Held {
  switch (expr.type) {
    case 'Function': return { kind: 'function', fn: expr };
    case 'Identifier': {
      const held = heldBy(cx, expr);
      if (held !== undefined) return held;
      break;
    }
    case 'ArrayExpression': return literalArray(cx, expr, target) ?? tuple(cx, expr);
    case 'NewExpression': {
      const made = newArray(cx, expr, target);
      if (made !== undefined) return made;
      break;
    }
    case 'ObjectExpression': return recordLiteral(cx, expr);
    case 'CallExpression': {
      const stage = typeOf(cx, expr).kind === 'number' ? gateStage(cx, expr, target) : undefined;
      return stage !== undefined ? { kind: 'atom', atom: stage } : spreadCall(cx, expr, target) ?? arrayCall(cx, expr, target) ?? callOf(cx, expr, target);
    }
    case 'MemberExpression':
      if (isFunctionOfMath(expr)) return builtin(expr);
      return isConstantMember(expr) ? { kind: 'atom', atom: bare(expr) } : load(cx, expr, target);
    case 'ConditionalExpression': return conditional(cx, expr, target);
    case 'LogicalExpression':
      if (holdsElements(definite(typeOf(cx, expr))) || definite(typeOf(cx, expr)).kind === 'function') return logicalHeld(cx, expr, target);
      break;
    case 'AssignmentExpression': return assign(cx, expr, target);
    case 'SequenceExpression': {
      expr.expressions.slice(0, -1).forEach((e) => hold(cx, e));
      return hold(cx, expr.expressions[expr.expressions.length - 1], target);
    }
    case 'Ref': return { kind: 'atom', atom: expr };
  }
  return { kind: 'atom', atom: isScalar(typeOf(cx, expr)) ? real(cx, expr, target) : plainAtom(cx, expr, target) };
}

/** The atom that holds a number. */
export function real(cx: Context, expr: Expr, target: Target = {}): Atom {
  switch (expr.type) {
    case 'Literal':
      if (typeof expr.value === 'number') return bare(expr);
      break;
    case 'Ref': return expr;
    case 'Identifier':
    case 'ConditionalExpression':
    case 'AssignmentExpression':
    case 'SequenceExpression': return atomOf(cx, hold(cx, expr, target), expr);
    case 'MemberExpression':
      if (isConstantMember(expr)) return bare(expr);
      if (isFunctionOfMath(expr)) refuse('GG2005', expr.span, {});
      return atomOf(cx, load(cx, expr, target), expr);
    case 'UpdateExpression': return update(cx, expr, target);
    case 'LogicalExpression':
      if (isScalar(typeOf(cx, expr))) return logical(cx, expr, target);
      break;
    case 'UnaryExpression':
    case 'BinaryExpression':
    case 'CallExpression': {
      const stage = gateStage(cx, expr, target);
      if (stage !== undefined) return stage;
      if (expr.type === 'CallExpression') return atomOf(cx, spreadCall(cx, expr, target) ?? arrayCall(cx, expr, target) ?? callOf(cx, expr, target), expr);
      break;
    }
  }
  const type = typeOf(cx, expr);
  if (type.kind === 'boolean') return plainAtom(cx, expr, target);
  if (type.kind === 'number') return refuse('GG2001', expr.span, { what: expr.type === 'BinaryExpression' ? `the operator \`${expr.operator}\`` : 'this expression' });
  return refuse('GG2020', expr.span, { type: describe(type) });
}

/** Applies the gate that recognises the expression, if one does. */
function gateStage(cx: Context, expr: Expr, target: Target): Atom | undefined {
  const own = expr.type === 'CallExpression' ? calledGate(cx, expr.callee) : undefined;
  if (own !== undefined) return calledStage(cx, own, expr as CallExpression, target);
  const converted = expr.type === 'UnaryExpression' && expr.operator === '+' ? expr.argument : numberOf(expr);
  if (converted !== undefined && (typeOf(cx, converted).kind === 'boolean' || isText(cx, converted))) {
    // Whether a condition holds is a number in which nothing varies; so is text that came in.
    const atom = plainAtom(cx, converted, {});
    const text: Expr = expr.type === 'UnaryExpression' ? { ...expr, argument: atom } : { ...(expr as CallExpression), arguments: [atom] };
    return plainStage(cx, text, NUMBER, target, expr.span);
  }
  // A chain (`a + b - c * d + …`) is as deep as it is long: its inner left operand first, and so on outwards.
  const chain: Recognised[] = [];
  for (let at = expr, outer: Expr = expr; ; outer = at, at = at.left) {
    const match = isNumber(cx, at, outer) ? matchGate(at, cx.gates) : undefined;
    if (match === undefined) break;
    chain.push({ expr: at, match });
    if (at.type !== 'BinaryExpression' || at.left.type !== 'BinaryExpression' || match.operands[0] !== at.left) break;
  }
  return chain.reduceRight<Atom | undefined>((left, each, depth) => applied(cx, each, left, depth === 0 ? target : {}), undefined);
}

interface Recognised {
  readonly expr: Expr;
  readonly match: Match;
}

/** A sum of numbers is one of numbers all along; what isn't a number doesn't come from gates. */
function isNumber(cx: Context, expr: Expr, outer: Expr): boolean {
  if (expr.type !== 'BinaryExpression' || (expr !== outer && expr.operator === '+' && outer.type === 'BinaryExpression' && outer.operator === '+')) return true;
  return typeOf(cx, expr).kind === 'number';
}

/** Stages what is left of the operands, then the gate. `left` is the first operand, where it is staged already. */
function applied(cx: Context, { expr, match }: Recognised, left: Atom | undefined, target: Target): Atom {
  const atoms: (Atom | undefined)[] = match.operands.map((_, at) => (at === 0 ? left : undefined));
  // The user's text, with atoms where the operands stood; a repeated operand (`x * x`) is staged once.
  const text = (node: Expr, root: boolean): Expr => {
    const own = match.operands.indexOf(node);
    const at = root ? -1 : own >= 0 ? own : match.operands.findIndex((operand) => sameExpr(operand, node));
    if (at >= 0 && !isFixed(node)) return (atoms[at] ??= operand(cx, node));
    return mapChildren(node, (child) => text(child, false));
  };
  const expression = text(expr, true);
  const inputs = match.operands.map((each, at) => atoms[at] ??= operand(cx, each));
  return stage(cx, match.gate.name, inputs, expression, NUMBER, target, expr.span);
}

/** Text that lies somewhere. Whether numbers have gone into it is for `3-analyze` to see. */
function isText(cx: Context, expr: Expr): boolean {
  return (expr.type === 'Identifier' || expr.type === 'MemberExpression') && typeOf(cx, expr).kind === 'string';
}

/** The argument of `Number(…)`. */
function numberOf(expr: Expr): Expr | undefined {
  const isNumber = expr.type === 'CallExpression' && expr.callee.type === 'Identifier' && expr.callee.name === 'Number' && expr.callee.binding?.kind === 'global';
  return isNumber && expr.arguments.length === 1 && expr.arguments[0].type !== 'SpreadElement' ? expr.arguments[0] : undefined;
}

/** The name of a function or its object is part of the gate, never an operand. */
function isFixed(expr: Expr): boolean {
  return expr.type === 'Identifier' && expr.binding?.kind === 'global' && (expr.name === 'Math' || expr.name === 'Number');
}

/** Appends a stage. */
export function stage(cx: Context, gate: string, inputs: readonly Atom[], expr: Expr, type: Type, target: Target, span: Expr['span']): Atom {
  const result = cx.builder.value({ type, origin: 'stage', variable: target.variable, hint: target.hint, span });
  cx.ops.push(cx.builder.op<Stage>({
    kind: 'stage', gate, inputs, result, expr: { ...expr, parens: expr.parens }, span,
    note: target.note, leading: target.leading, assign: target.assign,
  }));
  if (givesWhole(cx, gate, inputs)) cx.whole.add(result);
  return ref(result);
}

/** An expression for its value only, as the user wrote it; calls and assignments inside it are staged before it. */
export function plain(cx: Context, expr: Expr): Expr {
  switch (expr.type) {
    case 'Literal': case 'Ref': return expr;
    case 'Identifier': {
      const held = heldBy(cx, expr);
      if (held === undefined) return expr;
      return withParens(atomOf(cx, held, expr), expr);
    }
    case 'MemberExpression':
      if (isConstantMember(expr) || isGlobalMember(expr, 'Math') || isGlobalMember(expr, 'Number')) return expr;
      return plainLoad(cx, expr);
    case 'BinaryExpression':
      if (expr.operator === 'instanceof' && expr.right.type === 'Identifier' && expr.right.binding?.fn !== undefined) return isInstance(cx, expr);
      return rebuild(expr, (child) => plain(cx, child));
    case 'UnaryExpression': case 'TemplateLiteral': return rebuild(expr, (child) => plain(cx, child));
    case 'LogicalExpression': case 'ConditionalExpression': {
      // What is evaluated only sometimes must not move in front of what decides about it.
      const before = cx.ops.length;
      let copy: Expr = expr;
      const changes = cx.scope.fork(() => {
        copy = mapChildren(expr, (child) => plain(cx, child));
      });
      if (changes.size === 0 && cx.ops.slice(before).every((op) => op.kind === 'stage')) return copy;
      cx.ops.length = before;
      return expr.type === 'LogicalExpression' ? logical(cx, expr, {}) : atomOf(cx, conditional(cx, expr, {}), expr);
    }
    case 'CallExpression':
      if (isPlainCall(expr) && !expr.arguments.some((a) => a.type === 'SpreadElement')) return { ...expr, arguments: expr.arguments.map((a) => plain(cx, a)) };
      return atomOf(cx, spreadCall(cx, expr, {}) ?? arrayCall(cx, expr, {}) ?? callOf(cx, expr, {}), expr);
    case 'AssignmentExpression': case 'UpdateExpression': case 'SequenceExpression': return atomOf(cx, hold(cx, expr), expr);
    default: return refuse('GG2021', expr.span, { what: expr.type });
  }
}

/** `Math.abs(x)`, `Number.isFinite(x)`: no derivative is wanted, so the call may stay as it is. */
export function isPlainCall(expr: Expr & { type: 'CallExpression' }): boolean {
  if (expr.callee.type === 'Identifier' && expr.callee.binding?.kind === 'global') return ['Number', 'isNaN', 'isFinite', 'Boolean', 'String', 'parseInt', 'parseFloat'].includes(expr.callee.name);
  const name = memberName(expr.callee) ?? '';
  if (isGlobalMember(expr.callee, 'Math')) return name !== 'random';
  return isGlobalMember(expr.callee, 'Number') || isGlobalMember(expr.callee, 'Array') || isGlobalMember(expr.callee, 'Object') && (name === 'is' || name === 'freeze');
}

/** `xs.length`, `xs[i]`, `p.kind` inside a condition: stays in place where its base is an array or record that we hold. */
function plainLoad(cx: Context, expr: Expr & { type: 'MemberExpression' }): Expr {
  return withParens(atomOf(cx, load(cx, expr, {}), expr), expr);
}

/** A value through which no derivative passes. */
function plainAtom(cx: Context, expr: Expr, target: Target): Atom {
  if (expr.type === 'Literal') return bare(expr);
  const text = plain(cx, expr);
  if (text.type === 'Ref' || text.type === 'Literal') return bare(text);
  const type = typeOf(cx, expr);
  if (type.kind === 'opaque') refuse('GG2020', expr.span, { type: describe(type) });
  return plainStage(cx, text, type.kind === 'void' ? BOOLEAN : type, target, expr.span);
}

/** What a gate computes with: no array or record. */
function operand(cx: Context, expr: Expr): Atom {
  const atom = real(cx, expr);
  const type = atom.type === 'Ref' ? definite(cx.builder.values[atom.value].type) : NUMBER;
  return holdsElements(type) || type.kind === 'opaque' ? refuse('GG2020', expr.span, { type: describe(type) }) : atom;
}

/** Of which class something is must be known: the output knows no class. */
function isInstance(cx: Context, expr: Expr & { type: 'BinaryExpression' }): Expr {
  const known = decided(cx, expr);
  if (known !== expr) return plain(cx, known);
  return refuse('GG2030', expr.span, { name: 'instanceof', type: describe(typeOf(cx, expr.left)) });
}

/** A function of `Math` that isn't called: a value. */
function isFunctionOfMath(expr: MemberExpression): boolean {
  return isGlobalMember(expr, 'Math') && !isConstantMember(expr);
}

/** What a variable holds, module-level constants included; `undefined` for globals. */
export function heldBy(cx: Context, expr: Expr & { type: 'Identifier' }): Held | undefined {
  const { binding } = expr;
  if (binding === undefined || binding.kind === 'global') {
    if (expr.name === 'undefined') return { kind: 'atom', atom: UNDEFINED };
    if (expr.name === 'NaN' || expr.name === 'Infinity') return { kind: 'atom', atom: bare(expr) };
    return expr.name === STOP ? builtin(expr) : refuse('GG2002', expr.span, { name: expr.name });
  }
  const held = cx.scope.get(binding);
  if (held !== undefined) return held;
  if (binding.fn !== undefined) return { kind: 'function', fn: binding.fn };
  if (binding.module && binding.init !== undefined) return constant(cx, binding);
  return (binding.module ? undefined : cx.outside(binding)) ?? refuse('GG2003', expr.span, { name: expr.name });
}

export function atomOf(cx: Context, held: Held, expr: Expr): Atom {
  return held.kind === 'atom' ? held.atom : refuse(held.kind === 'parts' ? 'GG2006' : 'GG2005', expr.span, {});
}

function tuple(cx: Context, expr: Expr & { type: 'ArrayExpression' }): Held {
  const parts = new Map<string, Held>();
  for (const element of expr.elements) {
    if (element === null) refuse('GG2007', expr.span, {});
    const held = element.type === 'SpreadElement' ? [...partsOf(cx, hold(cx, element.argument), element.span).parts.values()] : [hold(cx, element)];
    for (const one of held) parts.set(String(parts.size), one);
  }
  return { kind: 'parts', shape: 'tuple', parts };
}

/** `Math.PI`, `Number.EPSILON`. */
export function isConstantMember(expr: Expr): boolean {
  return (isGlobalMember(expr, 'Math') || isGlobalMember(expr, 'Number')) && /^[A-Z]/.test(memberName(expr) ?? '') ;
}

/** The expression without the user's brackets: an atom needs none. */
function bare(expr: Expr): Expr {
  return expr.parens ? { ...expr, parens: undefined } : expr;
}

function withParens(atom: Expr, like: Expr): Expr {
  return like.parens && atom.type !== 'Ref' && atom.type !== 'Literal' ? { ...atom, parens: true } : atom;
}
