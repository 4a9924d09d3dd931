/**
 * What the methods of arrays have to know of the array that they run over: whether it may have holes, which they leave
 * out, and whether their callback may write, so that the length must be asked for before.
 *
 *     const a = new Array(n);  for (let i = 0; i < n; i++) a[i] = x * i;     filled from end to end: no holes
 */
import { literalValue } from '../ir/build.js';
import type { Loop, Op, Stage, Store, ValueId } from '../ir/types.js';
import { children, visitOps } from '../ir/walk.js';
import type { Atom } from '../ir/types.js';
import type { Expr, Statement } from '../syntax.js';
import { type Context } from './context.js';
import { isGlobalMember, memberName } from './types-of.js';

/**
 * An array of `new Array(n)` has holes until each element is written; one that is lengthened by writing to a computed
 * index may get some. Parameters are taken to have none.
 */
export function mayHaveHoles(cx: Context, array: Atom): boolean {
  if (array.type !== 'Ref') return false;
  const { type } = cx.builder.values[array.value];
  if (type.kind !== 'array' || type.form !== 'Array' || !cx.made.has(array.value)) return false;
  if (cx.made.get(array.value) !== 'own') return false;
  const made = cx.open.get(array.value);
  if (made === undefined) return writtenFarOut(cx, array.value);
  return !cx.ops.some((op) => op.kind === 'loop' && fills(cx.ops, op, array.value, made));
}

/** Written at an index that is neither a literal, nor a counter or next to one, nor the length: it may leave a gap behind the end. */
function writtenFarOut(cx: Context, array: ValueId): boolean {
  const definitions = new Map<ValueId, Stage>();
  let found = false;
  const isNear = (index: Expr | undefined): boolean => {
    if (index === undefined) return false;
    if (literalValue(index) !== undefined) return true;
    if (index.type !== 'Ref') return false;
    if (cx.builder.values[index.value].origin === 'carried') return true;
    const stage = definitions.get(index.value);
    if (stage?.gate === 'add' || stage?.gate === 'sub') return stage.inputs.every(isNear);
    return stage?.gate === null && (literalValue(stage.expr) !== undefined || memberName(stage.expr) === 'length');
  };
  visitOps(cx.ops, (op) => {
    if (op.kind === 'stage') definitions.set(op.result, op);
    if (op.kind === 'store' && op.target === array && !isNear(indexOf(op))) found = true;
  });
  return found;
}

/** `for (let i = 0; i < n; i++) { …; a[i] = v; … }`, in whose every iteration the element is written. */
function fills(ops: readonly Op[], loop: Loop, array: ValueId, size: Expr): boolean {
  if (loop.exit !== undefined || loop.form === 'do' || loop.test?.type !== 'BinaryExpression' || loop.test.operator !== '<') return false;
  const definitions = new Map<ValueId, Stage>();
  visitOps(ops, (op) => void (op.kind === 'stage' && definitions.set(op.result, op)));
  const plainOf = (expr: Expr): Expr => {
    const stage = expr.type === 'Ref' ? definitions.get(expr.value) : undefined;
    return stage?.gate === null ? plainOf(stage.expr) : expr;
  };
  const { left, right } = loop.test;
  return loop.body.ops.slice(0, loop.stepFrom).some((op) => {
    if (op.kind !== 'store' || op.target !== array || op.adds !== undefined) return false;
    const at = indexOf(op);
    const k = at?.type === 'Ref' ? loop.params.indexOf(at.value) : -1;
    if (k < 0 || left.type !== 'Ref' || left.value !== loop.params[k] || literalValue(plainOf(loop.inits[k])) !== 0) return false;
    const next = plainOf(loop.body.results[k]);
    const stage = next.type === 'Ref' ? definitions.get(next.value) : undefined;
    if (stage?.gate !== 'add' || stage.inputs[0].type !== 'Ref' || stage.inputs[0].value !== loop.params[k] || literalValue(stage.inputs[1]) !== 1) return false;
    return sameSize(plainOf(right), plainOf(size));
  });
}

function indexOf({ path }: Store): Expr | undefined {
  return path.length === 1 && 'index' in path[0] ? path[0].index : undefined;
}

/** The same value, number or length. */
function sameSize(a: Expr, b: Expr): boolean {
  if (a.type === 'Ref') return b.type === 'Ref' && a.value === b.value;
  if (literalValue(a) !== undefined) return literalValue(a) === literalValue(b);
  return memberName(a) === 'length' && memberName(b) === 'length' && a.type === 'MemberExpression' && b.type === 'MemberExpression' && sameSize(a.object, b.object);
}

/** The callback, or something that it calls, may write into an array. */
export function mayWrite(cx: Context, fn: Expr, seen: Set<unknown> = new Set()): boolean {
  let found = false;
  const visit = (expr: Expr): void => {
    if (expr.type === 'AssignmentExpression' && expr.left.type !== 'Identifier') found = true;
    if (expr.type === 'UpdateExpression' && expr.argument.type === 'MemberExpression') found = true;
    if (expr.type === 'CallExpression' && !isGlobalMember(expr.callee, 'Math')) {
      if (expr.callee.type === 'Identifier') found ||= mayWrite(cx, expr.callee, seen);
      else found = true;
    }
    if (expr.type === 'Function') expr.body.forEach(each);
    children(expr).forEach(visit);
  };
  const each = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(each);
    else if (node !== null && typeof node === 'object') {
      const { type } = node as { type?: unknown };
      if (typeof type === 'string' && !/Statement$|Declaration$/.test(type)) visit(node as Expr);
      else Object.entries(node as Statement).forEach(([key, value]) => !['span', 'binding', 'target'].includes(key) && each(value));
    }
  };
  if (fn.type === 'Function') fn.body.forEach(each);
  else if (fn.type === 'Identifier') {
    const held = fn.binding === undefined ? undefined : cx.scope.get(fn.binding);
    const known = held?.kind === 'function' ? held.fn : fn.binding?.fn;
    if (known === undefined) return fn.binding?.kind !== 'global';
    if (seen.has(known)) return false;
    seen.add(known);
    known.body.forEach(each);
  } else if (!isGlobalMember(fn, 'Math')) found = true;
  return found;
}
