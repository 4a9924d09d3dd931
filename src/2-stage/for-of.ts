/**
 * `for…of`: over an array a counted loop over the indices, over a literal tuple its parts one after the other.
 *
 *     for (const x of xs) s += x   →   for (let i = 0; i < xs.length; i++) s += xs[i]
 */
import { refuse } from '../diagnostics/diagnostic.js';
import type { Atom } from '../ir/types.js';
import type { Expr, ForOfStatement, MemberExpression, Pattern, Span, Type } from '../syntax.js';
import { bind } from './assign.js';
import { type Context, freshBinding, NUMBER, type Target } from './context.js';
import { jumpsOf } from './exits.js';
import { atomOf, hold } from './expressions.js';
import { load } from './loads.js';
import { loop } from './loops.js';
import { allocate, elementAt, lengthOf, NUMBERS } from './making.js';
import type { Held } from './scope.js';
import { bodyOf, list } from './statements.js';
import { elementOf, isArrayLike, isGlobalMember, memberName, typeOf } from './types-of.js';

/** `for (const x of xs)`, `of xs.entries()`, `of xs.keys()`: a counted loop over the indices. */
export function forOfLoop(cx: Context, statement: ForOfStatement, labels: readonly string[], result: Target): void {
  const method = statement.iterable.type === 'CallExpression' && statement.iterable.arguments.length === 0 ? memberName(statement.iterable.callee) : undefined;
  const callee = statement.iterable.type === 'CallExpression' ? statement.iterable.callee : undefined;
  const over = callee?.type === 'MemberExpression' && (method === 'entries' || method === 'keys' || method === 'values') && !isGlobalMember(callee, 'Object')
    ? callee.object : statement.iterable;
  const held = hold(cx, over);
  const parts = held.kind === 'parts' && held.shape === 'tuple' ? held : undefined;
  // With exits a literal is better an array than its elements one after the other.
  const table = parts !== undefined && jumpsOf(statement.body, cx.jumps).exits.size > 0 ? tableOf(cx, parts, statement.target, over.span) : undefined;
  if (parts !== undefined && table === undefined) return unrolled(cx, statement, method, parts.parts, labels, result);
  const type = typeOf(cx, over);
  if (table === undefined && (!isArrayLike(type) || held.kind !== 'atom')) return refuse('GG2015', statement.iterable.span, {});
  const { length, element } = table ?? arrayOf(cx, atomOf(cx, held, over), elementOf(type), over.span);
  const counter = freshBinding(cx, 'i', NUMBER, statement.span);
  const index: Expr = { type: 'Identifier', name: counter.name, binding: counter };
  cx.scope.setAtom(counter, { type: 'Literal', value: 0, raw: '0' });
  const step: Expr = { type: 'UpdateExpression', operator: '++', prefix: false, argument: index as Expr & { type: 'Identifier' } };
  const named = (target: Pattern): Held => element(index, target.type === 'Identifier' ? { variable: target.binding } : {});
  loop(cx, {
    form: 'for', test: { type: 'BinaryExpression', operator: '<', left: index, right: length }, body: bodyOf(statement.body), whole: statement, inner: statement.body,
    assigned: new Set([counter]), counters: new Set([counter]), steady: counter, labels, step: () => void hold(cx, step),
    enter: () => {
      const { target } = statement;
      if (method === 'keys') return bind(cx, target, hold(cx, index), {});
      if (method !== 'entries') return bind(cx, target, named(target), {});
      if (target.type !== 'ArrayPattern') return bind(cx, target, { kind: 'parts', shape: 'tuple', parts: new Map([['0', hold(cx, index)], ['1', element(index, {})]]) }, {});
      const [key, value] = target.elements;
      if (key) bind(cx, key, hold(cx, index), {});
      if (value) bind(cx, value, named(value), {});
    },
  }, result);
}

/** What a loop runs over: how many there are, and the one at an index. */
interface Sequence {
  readonly length: Expr;
  readonly element: (index: Expr, target: Target) => Held;
}

function arrayOf(cx: Context, array: Atom, element: Type, span: Span | undefined): Sequence {
  return { length: lengthOf(array), element: (index, target) => load(cx, elementAt(array, index, element, span) as MemberExpression, target) };
}

/**
 * A literal of numbers as an array; one of tuples or records of numbers as an array for each column. `undefined` where
 * there is something else in it.
 */
function tableOf(cx: Context, { parts }: Held & { kind: 'parts' }, target: Pattern, span: Span | undefined): Sequence | undefined {
  const rows = [...parts.values()];
  const column = (cells: readonly (Held | undefined)[], hint?: string): Sequence | undefined => {
    const elements = cells.map((cell) => (cell?.kind === 'atom' && typeOf(cx, cell.atom).kind === 'number' ? cell.atom : undefined));
    if (elements.some((element) => element === undefined)) return undefined;
    return arrayOf(cx, allocate(cx, { type: 'ArrayExpression', elements: elements as Atom[] }, NUMBERS, { hint }, span), NUMBER, span);
  };
  const [first] = rows;
  if (first?.kind !== 'parts') return column(rows);
  if (!rows.every((row) => row.kind === 'parts' && row.parts.size === first.parts.size)) return undefined;
  const keys = [...first.parts.keys()];
  const columns = keys.map((key, at) => column(rows.map((row) => (row as typeof first).parts.get(key)), `${nameOf(target, key, at)}s`));
  if (columns.some((each) => each === undefined)) return undefined;
  return {
    length: columns[0]!.length,
    element: (index) => ({ ...first, parts: new Map(keys.map((key, at) => [key, columns[at]!.element(index, { hint: nameOf(target, key, at) })])) }),
  };
}

/** What the pattern calls the part of that key. */
function nameOf(target: Pattern, key: string, at: number): string {
  const part = target.type === 'ArrayPattern' ? target.elements[at] : target.type === 'ObjectPattern' ? target.properties.find((property) => !('type' in property) && property.key === key) : undefined;
  const inner = part === undefined || part === null ? undefined : 'target' in part ? part.target : part;
  return inner?.type === 'Identifier' ? inner.name : /^\d/.test(key) ? 'part' : key;
}

/** A loop over a literal tuple: its parts one after the other. */
function unrolled(
  cx: Context, statement: ForOfStatement, method: string | undefined, parts: ReadonlyMap<string, import('./scope.js').Held>, labels: readonly string[], result: Target,
): void {
  if (jumpsOf(statement.body, cx.jumps).exits.size > 0) return refuse('GG2015', statement.iterable.span, {});
  void labels;
  for (const [key, held] of parts) {
    const at: import('./scope.js').Held = { kind: 'atom', atom: { type: 'Literal', value: Number(key), raw: key } };
    const value = method === 'keys' ? at : method === 'entries' ? { kind: 'parts' as const, shape: 'tuple' as const, parts: new Map([['0', at], ['1', held]]) } : held;
    // A key stays a literal, so that `p[key]` is `p.x`.
    const isKey = value.kind === 'atom' && value.atom.type === 'Literal' && typeof value.atom.value === 'string';
    if (isKey && statement.target.type === 'Identifier') cx.scope.set(statement.target.binding!, value);
    else bind(cx, statement.target, value, {});
    list(cx, bodyOf(statement.body), result);
  }
}
