/**
 * `for…of`: over an array a counted loop over the indices, over a literal tuple its parts one after the other.
 *
 *     for (const x of xs) s += x   →   for (let i = 0; i < xs.length; i++) s += xs[i]
 */
import { refuse } from '../diagnostics/diagnostic.js';
import type { Expr, ForOfStatement } from '../syntax.js';
import { bind } from './assign.js';
import { type Context, freshBinding, NUMBER, type Target } from './context.js';
import { jumpsOf } from './exits.js';
import { atomOf, hold } from './expressions.js';
import { load } from './loads.js';
import { loop } from './loops.js';
import { allocate } from './making.js';
import { bodyOf, list } from './statements.js';
import { elementOf, isArrayLike, isGlobalMember, memberName, typeOf } from './types-of.js';

/** `for (const x of xs)`, `of xs.entries()`, `of xs.keys()`: a counted loop over the indices. */
export function forOfLoop(cx: Context, statement: ForOfStatement, labels: readonly string[], result: Target): void {
  const method = statement.iterable.type === 'CallExpression' && statement.iterable.arguments.length === 0 ? memberName(statement.iterable.callee) : undefined;
  const callee = statement.iterable.type === 'CallExpression' ? statement.iterable.callee : undefined;
  const over = callee?.type === 'MemberExpression' && (method === 'entries' || method === 'keys' || method === 'values') && !isGlobalMember(callee, 'Object')
    ? callee.object : statement.iterable;
  const type = typeOf(cx, over);
  let xs = hold(cx, over);
  const parts = xs.kind === 'parts' && xs.shape === 'tuple' ? [...xs.parts.values()] : undefined;
  // With exits a literal is better an array than its elements one after the other.
  if (parts !== undefined && jumpsOf(statement.body, cx.jumps).exits.size > 0 && parts.every((part) => part.kind === 'atom' && typeOf(cx, part.atom).kind === 'number')) {
    const elements = parts.map((part) => atomOf(cx, part, over));
    xs = { kind: 'atom', atom: allocate(cx, { type: 'ArrayExpression', elements }, { kind: 'array', form: 'Array', element: NUMBER, readonly: true }, {}, over.span) };
  }
  if (xs.kind === 'parts' && xs.shape === 'tuple') return unrolled(cx, statement, method, xs.parts, labels, result);
  if (!isArrayLike(type) || xs.kind !== 'atom') return refuse('GG2015', statement.iterable.span, {});
  const counter = freshBinding(cx, 'i', NUMBER, statement.span);
  const index: Expr = { type: 'Identifier', name: counter.name, binding: counter };
  cx.scope.setAtom(counter, { type: 'Literal', value: 0, raw: '0' });
  const array: Expr = xs.atom;
  const element: Expr = { type: 'MemberExpression', object: array, property: index, computed: true, optional: false, valueType: elementOf(type), span: over.span };
  const length: Expr = { type: 'MemberExpression', object: array, property: { type: 'Identifier', name: 'length' }, computed: false, optional: false, valueType: NUMBER };
  const step: Expr = { type: 'UpdateExpression', operator: '++', prefix: false, argument: index as Expr & { type: 'Identifier' } };
  loop(cx, {
    form: 'for', test: { type: 'BinaryExpression', operator: '<', left: index, right: length }, body: bodyOf(statement.body), whole: statement, inner: statement.body,
    assigned: new Set([counter]), counters: new Set([counter]), steady: counter, labels, step: () => void hold(cx, step),
    enter: () => {
      const { target } = statement;
      if (method === 'keys') return bind(cx, target, hold(cx, index), {});
      if (method === 'entries') {
        if (target.type !== 'ArrayPattern') return refuse('GG2015', statement.iterable.span, {});
        const [key, value] = target.elements;
        if (key) bind(cx, key, hold(cx, index), {});
        if (value) bind(cx, value, load(cx, element as Expr & { type: 'MemberExpression' }, value.type === 'Identifier' ? { variable: value.binding } : {}), {});
        return;
      }
      bind(cx, target, load(cx, element as Expr & { type: 'MemberExpression' }, target.type === 'Identifier' ? { variable: target.binding } : {}), {});
    },
  }, result);
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
    bind(cx, statement.target, value, {});
    list(cx, bodyOf(statement.body), result);
  }
}
