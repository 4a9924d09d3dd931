/**
 * Writes stages that are printed inside another one's text into that text. What comes out has one operation for each
 * statement to be printed.
 *
 *     %3 = load(%0, 0)  %4 = mul(%3, %1)  %5 = add(%4, %2)   →   %5 = w[0] * x + b
 */
import type { Op, OpId, Region, Stage, ValueId } from './types.js';
import { mapExprs, regionsOf, substitute } from './walk.js';
import type { Expr } from '../syntax.js';

export function nest(region: Region, inside: ReadonlyMap<OpId, OpId>): Region {
  const text = new Map<ValueId, Expr>();
  const resolve = (expr: Expr): Expr => substitute(expr, (value) => text.get(value));
  const collect = (ops: readonly Op[]): void => {
    for (const op of ops) {
      if (op.kind === 'stage' && inside.has(op.id)) text.set(op.result, resolve(op.expr));
      regionsOf(op).forEach((inner) => collect(inner.ops));
    }
  };
  collect(region.ops);
  if (text.size === 0) return region;
  const kept = (op: Op): op is Exclude<Op, never> => !(op.kind === 'stage' && inside.has(op.id));
  const list = (ops: readonly Op[]): Op[] => ops.filter(kept).map((op): Op => {
    if (op.kind === 'branch') return { ...op, cond: resolve(op.cond), then: inner(op.then), else: inner(op.else) };
    if (op.kind === 'loop') {
      const main = list(op.body.ops.slice(0, op.stepFrom));
      const step = list(op.body.ops.slice(op.stepFrom));
      return {
        ...op, inits: op.inits.map(resolve), head: list(op.head), test: op.test && resolve(op.test),
        body: { ops: [...main, ...step], results: op.body.results.map(resolve) }, stepFrom: main.length,
      };
    }
    if (op.kind === 'stage') return { ...op, expr: resolve(op.expr) } satisfies Stage;
    return mapExprs(op, resolve);
  });
  const inner = (r: Region): Region => ({ ops: list(r.ops), results: r.results.map(resolve) });
  return inner(region);
}
