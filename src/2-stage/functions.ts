/**
 * Functions as values. One that is known is inlined where it is called; one of several that are known is a choice, and
 * its call a branch over them. `Math.tanh` is a function like any other.
 *
 *     const act = smooth ? Math.tanh : relu;   act(x)   →   smooth ? Math.tanh(x) : relu(x)
 */
import { refuse } from '../diagnostics/diagnostic.js';
import { sameExpr } from '../gates/same.js';
import { binary, literalValue } from '../ir/build.js';
import type { Atom } from '../ir/types.js';
import type { CallExpression, Expr, FunctionNode, Identifier, MemberExpression, Span, Type } from '../syntax.js';
import { conditionalBranch } from './branches.js';
import { type Context, NUMBER, type Target } from './context.js';
import { atomOf, hold } from './expressions.js';
import type { Held } from './scope.js';
import { describe, isGlobalMember, memberName, typeOf } from './types-of.js';
import { throwWhen } from './walking.js';

export type Choice = Held & { readonly kind: 'choice' };

/** What a call by name runs, and the value of `this` in it. */
export interface Callee {
  readonly held: Held;
  readonly self?: Held;
}

/** A function of `Math`, or `stopGradient`, as a value. */
export function builtin(expr: MemberExpression | Identifier): Held {
  return { kind: 'function', fn: { type: 'Function', name: expr.type === 'Identifier' ? expr.name : memberName(expr), params: [], body: [], resultType: NUMBER, builtin: expr, span: expr.span } };
}

/** Of a choice, what it is known to be here: in an arm where its test has been answered. */
export function settledChoice(cx: Context, held: Held): Held {
  if (held.kind !== 'choice') return held;
  const answer = cx.answers.find(({ test }) => test === held.test || sameExpr(test, held.test));
  return answer === undefined ? held : settledChoice(cx, answer.is ? held.yes : held.no);
}

/** What is known where a test holds, or doesn't. */
export function answersOf(test: Expr, is: boolean): Context['answers'] {
  const inner = test.type === 'UnaryExpression' && test.operator === '!' ? answersOf(test.argument, !is) : [];
  const both = test.type === 'LogicalExpression' && test.operator === (is ? '&&' : '||') ? [...answersOf(test.left, is), ...answersOf(test.right, is)] : [];
  return [{ test, is }, ...inner, ...both];
}

/** `model.predict`, `acts[kind]`, `shape.area`: the function that is called, where what holds it is known. */
export function calleeOf(cx: Context, callee: MemberExpression): Callee | undefined {
  const { object } = callee;
  if (object.type === 'Identifier' && object.binding?.kind === 'global') return undefined;
  return within(cx, hold(cx, object), callee);
}

function within(cx: Context, held: Held, callee: MemberExpression): Callee | undefined {
  const base = settledChoice(cx, held);
  if (base.kind === 'choice') {
    const [yes, no] = [within(cx, base.yes, callee), within(cx, base.no, callee)];
    if (yes === undefined || no === undefined) return undefined;
    return { held: { kind: 'choice', test: base.test, yes: yes.held, no: no.held }, self: yes.self !== undefined && no.self !== undefined ? { kind: 'choice', test: base.test, yes: yes.self, no: no.self } : undefined };
  }
  if (base.kind !== 'parts') return undefined;
  const name = callee.computed ? keyOf(cx, callee.property) : memberName(callee);
  if (name === undefined) return { held: oneOf(cx, base, callee), self: base };
  const found = base.parts.get(name) ?? methodOf(base, name);
  return found === undefined || (found.kind !== 'function' && found.kind !== 'choice') ? undefined : { held: found, self: base };
}

/** A method of the class of an instance. */
function methodOf(base: Held & { kind: 'parts' }, name: string): Held | undefined {
  const fn = base.instance?.methods.get(name)?.fn;
  return fn === undefined ? undefined : { kind: 'function', fn };
}

function keyOf(cx: Context, property: Expr): string | undefined {
  const atom = atomOf(cx, hold(cx, property), property);
  const index = literalValue(atom);
  return index !== undefined ? String(index) : atom.type === 'Literal' && typeof atom.value === 'string' ? atom.value : undefined;
}

/** One function of a table, by a key that is known at run time only. */
export function oneOf(cx: Context, table: Held & { kind: 'parts' }, access: MemberExpression): Held {
  const key = atomOf(cx, hold(cx, access.property), access.property);
  const parts = [...table.parts].filter(([, part]) => part.kind === 'function' || part.kind === 'choice');
  const type = typeOf(cx, key).kind;
  if (parts.length === 0 || parts.length < table.parts.size || (type !== 'string' && type !== 'number')) return refuse('GG2010', access.span, {});
  const equals = (name: string, operator: '===' | '!=='): Expr => binary(operator, key, table.shape === 'tuple' ? { type: 'Literal', value: Number(name), raw: name } : quoted(name));
  const absent = parts.map(([name]) => equals(name, '!==')).reduce((left, right): Expr => ({ type: 'LogicalExpression', operator: '&&', left, right }));
  // What isn't in the table can't be called: as in the source, that is a fault of who calls.
  const asked = cx.asked.get(cx.ops) ?? new Set();
  cx.asked.set(cx.ops, asked);
  const question = `${key.type === 'Ref' ? key.value : textOf(key)}: ${parts.map(([name]) => name).join()}`;
  if (!asked.has(question)) throwWhen(cx, absent, 'TypeError', `${parts.map(([name]) => name.replace(/['\\]/g, '\\$&')).join(', ')}: none of these`, access);
  asked.add(question);
  return parts.slice(0, -1).reduceRight<Held>((no, [name, yes]) => ({ kind: 'choice', test: equals(name, '==='), yes, no }), parts[parts.length - 1][1]);
}

const quoted = (value: string): Expr => ({ type: 'Literal', value, raw: `'${value.replace(/['\\]/g, '\\$&')}'` });

/** Does for each of several what is to be done, and joins what comes out. */
export function each(cx: Context, given: Held, type: Type, target: Target, span: Span | undefined, run: (one: Held) => Held): Held {
  const held = settledChoice(cx, given);
  if (held.kind !== 'choice') return run(held);
  const inner = (one: Held): Held => each(cx, one, type, {}, span, run);
  return conditionalBranch(cx, held.test, () => inner(held.yes), () => inner(held.no), { span, type, target });
}

/** The call of a function of `Math` that came as a value. */
export function builtinCall(cx: Context, callee: Expr, args: readonly Held[], call: CallExpression, target: Target): Held {
  const atoms = args.map((held, at): Atom => atomOf(cx, held, call.arguments[at] ?? call));
  return hold(cx, { type: 'CallExpression', callee, arguments: atoms, optional: false, valueType: NUMBER, span: call.span }, target);
}

/** The functions that a value holds. */
export function functionsIn(held: Held | undefined): readonly FunctionNode[] {
  switch (held?.kind) {
    case 'function': return [held.fn];
    case 'choice': return [...functionsIn(held.yes), ...functionsIn(held.no)];
    case 'parts': return [...held.parts.values()].flatMap(functionsIn);
    default: return [];
  }
}

/** Whether an expression of the module's has functions in it: it is written out where it is used. */
export function holdsFunctions(expr: Expr, seen: ReadonlySet<Expr> = new Set()): boolean {
  // Constants of two modules may mention each other.
  if (seen.has(expr)) return false;
  const holds = (inner: Expr): boolean => holdsFunctions(inner, new Set(seen).add(expr));
  switch (expr.type) {
    case 'Function': return true;
    case 'Identifier': return expr.binding !== undefined && expr.binding.kind !== 'global' && (expr.binding.fn !== undefined || (expr.binding.init !== undefined && holds(expr.binding.init)));
    case 'MemberExpression': return (isGlobalMember(expr, 'Math') && !/^[A-Z]/.test(memberName(expr) ?? '')) || (expr.valueType?.kind === 'function' && holds(expr.object));
    case 'ArrayExpression': return expr.elements.some((element) => element !== null && holds(element));
    case 'ObjectExpression': return expr.properties.some((property) => holds(property.type === 'Property' ? property.value : property.argument));
    case 'SpreadElement': return holds(expr.argument);
    case 'ConditionalExpression': return holds(expr.consequent) || holds(expr.alternate);
    case 'CallExpression': return expr.valueType?.kind === 'function' || madeOf(expr);
    default: return false;
  }
}

/** `new C(…)` of a class of the source, or a static method that gives one. */
function madeOf(expr: CallExpression): boolean {
  return expr.callee.type === 'Identifier' && expr.callee.binding?.fn !== undefined && expr.valueType?.kind === 'record';
}

/** A callee as it is written, for messages. */
export function textOf(expr: Expr): string {
  if (expr.type === 'Identifier') return expr.name;
  if (expr.type === 'MemberExpression') return `${textOf(expr.object)}.${memberName(expr) ?? '…'}`;
  return 'this function';
}

/** Why a call by name can't be followed. */
export function refuseCallee(cx: Context, callee: MemberExpression, span: Span | undefined): never {
  const type = callee.object.type === 'Identifier' && callee.object.binding?.kind === 'global' ? undefined : typeOf(cx, callee.object);
  if (type?.kind !== 'record' || type.name === undefined) return refuse('GG2002', span, { name: textOf(callee) });
  return refuse('GG2030', span, { name: memberName(callee) ?? 'it', type: describe(type) });
}
