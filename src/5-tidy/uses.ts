/**
 * What backward operations do with values: which they read, which they add to, which they define.
 */
import type { Atom, Op, ValueId } from '../ir/types.js';
import { children, exprsOf, refsOf, regionsOf } from '../ir/walk.js';
import type { Expr } from '../syntax.js';

export interface Uses {
  /** All that is mentioned in an expression. */
  readonly mentions: ReadonlySet<ValueId>;
  /** Whose content is read. The shape alone, in the guards `i in dx` and `dx[i] !== undefined`, doesn't count. */
  readonly reads: ReadonlySet<ValueId>;
  readonly targets: ReadonlySet<ValueId>;
  readonly defines: ReadonlySet<ValueId>;
}

export function usesOf(ops: readonly Op[]): Uses {
  const mentions = new Set<ValueId>();
  const reads = new Set<ValueId>();
  const targets = new Set<ValueId>();
  const defines = new Set<ValueId>();
  const take = (expr: Expr): void => {
    refsOf(expr).forEach((value) => mentions.add(value));
    contentsOf(expr, reads);
  };
  const scan = (list: readonly Op[]): void => list.forEach((op) => {
    // What an addition was added to isn't read, in whatever form.
    if (op.kind === 'store' && op.sums && op.value.type === 'BinaryExpression') {
      op.path.forEach((step) => 'index' in step && take(step.index));
      take(op.value.right);
    } else exprsOf(op).forEach(take);
    if (op.kind === 'add' || op.kind === 'store') targets.add(op.target);
    if (op.kind === 'stage') defines.add(op.result);
    if (op.kind === 'branch' || op.kind === 'loop') op.results.forEach((value) => defines.add(value));
    if (op.kind === 'loop') op.params.forEach((value) => defines.add(value));
    regionsOf(op).forEach((region) => {
      scan(region.ops);
      region.results.forEach(take);
    });
  });
  scan(ops);
  return { mentions, reads, targets, defines };
}

function contentsOf(expr: Expr, into: Set<ValueId>): void {
  if (expr.type === 'Ref') into.add(expr.value);
  const shape = expr.type !== 'BinaryExpression' ? undefined : expr.operator === 'in' ? expr.right : isUndefined(expr.right) && expr.left.type === 'MemberExpression' ? expr.left : undefined;
  if (shape === undefined) return children(expr).forEach((child) => contentsOf(child, into));
  children(expr).forEach((child) => child !== shape && contentsOf(child, into));
  for (let at: Expr = shape; at.type !== 'Ref'; at = at.object) {
    if (at.type !== 'MemberExpression') return contentsOf(at, into);
    if (at.computed) contentsOf(at.property, into);
  }
}

function isUndefined(expr: Expr): boolean {
  return expr.type === 'Identifier' && expr.name === 'undefined';
}

/** How often each value is mentioned in any way. */
export function mentionsOf(ops: readonly Op[], results: readonly Atom[] = [], into: Map<ValueId, number> = new Map()): Map<ValueId, number> {
  const take = (value: ValueId): void => void into.set(value, (into.get(value) ?? 0) + 1);
  for (const op of ops) {
    exprsOf(op).forEach((expr) => refsOf(expr).forEach(take));
    if (op.kind === 'add' || op.kind === 'store') take(op.target);
    if (op.kind === 'stage') take(op.result);
    if (op.kind === 'branch' || op.kind === 'loop') op.results.forEach(take);
    if (op.kind === 'loop') op.params.forEach(take);
    regionsOf(op).forEach((region) => mentionsOf(region.ops, region.results, into));
  }
  results.forEach((atom) => refsOf(atom).forEach(take));
  return into;
}
