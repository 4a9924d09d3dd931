/**
 * Puts the start of a counter into the header of its loop, where the user wrote it: `for (let i = 0; …)`.
 */
import type { Loop, Op, Region, Stage, Value, ValueId } from '../ir/types.js';
import { exprsOf, refsOf, regionsOf } from '../ir/walk.js';
import type { Expr } from '../syntax.js';

/** `backward` may read a start too: then it keeps its statement. */
export function headers(region: Region, values: readonly Value[], backward: Region): Region {
  const reads = new Map<ValueId, number>();
  const count = (expr: Expr): void => refsOf(expr).forEach((value) => reads.set(value, (reads.get(value) ?? 0) + 1));
  const scan = (ops: readonly Op[]): void => ops.forEach((op) => {
    exprsOf(op).forEach(count);
    regionsOf(op).forEach((inner) => {
      scan(inner.ops);
      inner.results.forEach(count);
    });
  });
  scan(region.ops);
  region.results.forEach(count);
  scan(backward.ops);

  const list = (ops: readonly Op[]): Op[] => {
    const starts = new Map<ValueId, Stage>();
    const gone = new Set<Op>();
    const out = ops.map((op): Op => {
      if (op.kind === 'stage' && op.gate === null && values[op.result]?.variable !== undefined && reads.get(op.result) === 1) starts.set(op.result, op);
      if (op.kind === 'branch') return { ...op, then: { ...op.then, ops: list(op.then.ops) }, else: { ...op.else, ops: list(op.else.ops) } };
      if (op.kind !== 'loop') return op;
      const inits = op.inits.map((init, k) => {
        const start = init.type === 'Ref' && op.counters.includes(k) ? starts.get(init.value) : undefined;
        if (start === undefined || start.note !== undefined || start.leading !== undefined) return init;
        gone.add(start);
        return start.expr;
      });
      const main = list(op.body.ops.slice(0, op.stepFrom));
      const step = list(op.body.ops.slice(op.stepFrom));
      return { ...op, inits, body: { ...op.body, ops: [...main, ...step] }, stepFrom: main.length } satisfies Loop;
    });
    return out.filter((_, at) => !gone.has(ops[at]));
  };
  return { ops: list(region.ops), results: region.results };
}
