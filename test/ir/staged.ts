/** Functions as staged IR: TypeScript text in, the IR that the compiler makes of it out. */
import { parse } from '../../src/1-parse/parse.js';
import { stageFunction, unitsOf } from '../../src/2-stage/stage.js';
import { loadGates } from '../../src/gates/load.js';
import type { Func, Op, Region } from '../../src/ir/types.js';

export const gates = loadGates();

export function stagedAll(text: string): Func[] {
  const { module, diagnostics } = parse(text, { fileName: 'f.ts' });
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (module === null || errors.length > 0) throw new Error(errors.map(({ message }) => message).join('\n'));
  return module.functions.map((parsed) => stageFunction(parsed, gates, unitsOf(gates)).func);
}

export function staged(text: string): Func {
  const [func] = stagedAll(text);
  return func;
}

/** The same region with each operation, at any depth, replaced by what `change` makes of it. */
export function changed(region: Region, change: (op: Op) => Op | readonly Op[]): Region {
  return { ...region, ops: changedOps(region.ops, change) };
}

function changedOps(ops: readonly Op[], change: (op: Op) => Op | readonly Op[]): readonly Op[] {
  return ops.flatMap((op) => {
    if (op.kind === 'branch') return change({ ...op, then: changed(op.then, change), else: changed(op.else, change) });
    if (op.kind === 'loop') return change({ ...op, head: changedOps(op.head, change), body: changed(op.body, change) });
    return change(op);
  });
}
