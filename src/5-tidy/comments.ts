/**
 * The comment above a statement of the user's stands above the first stage that was made of it, not above the last.
 */
import type { Op, Region } from '../ir/types.js';

export function comments(region: Region): Region {
  const list = (ops: readonly Op[]): Op[] => {
    const out = ops.map((op): Op => {
      if (op.kind === 'branch') return { ...op, then: comments(op.then), else: comments(op.else) };
      if (op.kind !== 'loop') return op;
      const main = list(op.body.ops.slice(0, op.stepFrom));
      const step = list(op.body.ops.slice(op.stepFrom));
      return { ...op, body: { ...op.body, ops: [...main, ...step] }, stepFrom: main.length };
    });
    out.forEach((op, at) => {
      if (op.kind !== 'stage' || op.leading === undefined) return;
      let first = at;
      while (first > 0 && within(out[first - 1], op)) first--;
      if (first === at) return;
      out[first] = { ...out[first], leading: op.leading };
      out[at] = { ...op, leading: undefined };
    });
    return out;
  };
  return { ops: list(region.ops), results: region.results };
}

/** The text of `inner` is a part of that of `outer`. */
function within(inner: Op, outer: Op): boolean {
  const [a, b] = [inner.span, outer.span];
  return a !== undefined && b !== undefined && inner.leading === undefined && a.file === b.file && a.start >= b.start && a.end <= b.end;
}
