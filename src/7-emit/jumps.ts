/**
 * How jumps are spelled: what they assign, and the statement itself. A label stands only where something would catch an
 * unlabelled jump; the user's own goes first.
 *
 *     jump behind the innermost loop   →   break;        behind the block that is its body   →   continue;
 *     jump behind a loop around it     →   break outer;  behind any other block              →   break body;
 */
import { continuedBlock, type Shared } from '../ir/names.js';
import type { Block, Loop, Op, OpId, ValueId } from '../ir/types.js';
import { regionsOf } from '../ir/walk.js';

export interface Leap {
  readonly targets: readonly ValueId[];
  readonly text: string;
}

export interface Leaps {
  readonly jumps: ReadonlyMap<OpId, Leap>;
  /** Loops and blocks that need a label. */
  readonly labels: ReadonlyMap<OpId, string>;
  /** Blocks without braces: they are the body of their loop. */
  readonly open: ReadonlySet<OpId>;
}

export function leapsOf(ops: readonly Op[], shared: Shared): Leaps {
  const jumps = new Map<OpId, Leap>();
  const labels = new Map<OpId, string>();
  const open = new Set<OpId>();
  const labelOf = (op: Loop | Block): string => {
    let label = labels.get(op.id);
    if (label !== undefined) return label;
    const wish = (op.kind === 'loop' ? op.label : undefined) ?? (op.kind === 'loop' ? 'outer' : 'body');
    const taken = new Set(labels.values());
    label = wish;
    for (let k = 2; taken.has(label); k++) label = `${wish}${k}`;
    labels.set(op.id, label);
    return label;
  };

  const visit = (list: readonly Op[], around: readonly (Loop | Block)[]): void => list.forEach((op) => {
    if (op.kind === 'jump') {
      const target = around.find(({ id }) => id === op.target)!;
      const loops = around.filter(({ kind }) => kind === 'loop');
      const innermost = loops.at(-1);
      if (open.has(target.id)) {
        const loop = around[around.indexOf(target) - 1];
        jumps.set(op.id, { targets: target.results, text: loop === innermost ? 'continue;' : `continue ${labelOf(loop)};` });
      } else {
        const targets = target.kind === 'loop' ? target.params : target.results;
        jumps.set(op.id, { targets, text: target === innermost ? 'break;' : `break ${labelOf(target)};` });
      }
    }
    const continued = op.kind === 'loop' ? continuedBlock(op, shared) : undefined;
    if (continued !== undefined) open.add(continued.id);
    const inner = op.kind === 'loop' || op.kind === 'block' ? [...around, op] : around;
    regionsOf(op).forEach((region) => visit(region.ops, inner));
  });
  visit(ops, []);
  return { jumps, labels, open };
}
