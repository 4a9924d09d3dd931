/**
 * Where things are: which operation defines a value, which branches and loops stand around an operation, who reads what.
 */
import type { Func, Op, OpId, Stage, ValueId } from '../ir/types.js';
import { exprsOf, refsOf, regionsOf, resultsOf } from '../ir/walk.js';

export interface Places {
  readonly definitions: ReadonlyMap<ValueId, Stage>;
  readonly home: ReadonlyMap<ValueId, Op>;
  readonly around: ReadonlyMap<OpId, readonly Op[]>;
  /** The operations that read a value, once for each time; a region's results are read by the operation around it. */
  readonly readers: ReadonlyMap<ValueId, readonly Op[]>;
  /** Values that the function returns. */
  readonly returned: ReadonlySet<ValueId>;
}

export function places(func: Func): Places {
  const definitions = new Map<ValueId, Stage>();
  const home = new Map<ValueId, Op>();
  const around = new Map<OpId, readonly Op[]>();
  const readers = new Map<ValueId, Op[]>();
  const read = (value: ValueId, op: Op): void => {
    const known = readers.get(value);
    if (known === undefined) readers.set(value, [op]);
    else known.push(op);
  };
  const scan = (ops: readonly Op[], outer: readonly Op[]): void => {
    for (const op of ops) {
      around.set(op.id, outer);
      if (op.kind === 'stage') definitions.set(op.result, op);
      for (const result of resultsOf(op)) home.set(result, op);
      if (op.kind === 'loop') for (const param of op.params) home.set(param, op);
      for (const expr of exprsOf(op)) for (const value of refsOf(expr)) read(value, op);
      const inner = [...outer, op];
      for (const region of regionsOf(op)) {
        scan(region.ops, inner);
        for (const atom of region.results) for (const value of refsOf(atom)) read(value, op);
      }
    }
  };
  scan(func.body.ops, []);
  return { definitions, home, around, readers, returned: new Set(func.body.results.flatMap((atom) => refsOf(atom))) };
}
