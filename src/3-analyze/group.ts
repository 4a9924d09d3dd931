/**
 * Which stages are printed inside another one's text.
 *
 * - What is inactive, unnamed and used once: it needs no stage of its own, since nothing is differentiated there.
 * - An unnamed load: `w[0]` is as good a name as any.
 * - The parts of a sum of products, `w0 * x0 + w1 * x1 + w2`, which the lecture writes as one stage.
 *
 * A stage goes inside only an operation of its own region, so that it is evaluated as often as before.
 */
import type { Func, Op, OpId, Stage, ValueId } from '../ir/types.js';
import type { Memory } from './memory.js';
import type { Places } from './places.js';
import { isOfCall } from '../ir/units.js';
import { visitOps } from '../ir/walk.js';

/** The gradient of each factor is the product of all the others, so that the length of a product counts twice. */
const mostFactors = 8;

export function groups(func: Func, active: ReadonlySet<ValueId>, { definitions, around, readers, returned }: Places, memory: Memory): ReadonlyMap<OpId, OpId> {
  const inside = new Map<OpId, OpId>();
  const factors = new Map<OpId, number>();
  const written = new Set<ValueId>();
  visitOps(func.body.ops, (op) => void (op.kind === 'store' && written.add(op.target)));
  for (const [value, stage] of definitions) {
    const { variable } = func.values[value];
    // What is written by a name of its own must have one.
    if (written.has(value)) continue;
    if (variable !== undefined || stage.note !== undefined || stage.leading !== undefined || returned.has(value)) continue;
    const readBy = readers.get(value) ?? [];
    const reader = readBy[0];
    if (readBy.length === 0 || (readBy.length > 1 && (stage.gate !== 'load' || readBy.some((other) => other !== reader)))) continue;
    if (!sameRegion(around.get(stage.id)!, around.get(reader.id)!) && !handedOn(value, reader, around.get(stage.id)!)) continue;
    if (stage.gate === 'alloc' || isOfCall(stage) || !fits(stage, reader, active) || memory.disturbed(stage, reader)) continue;
    if (reader.kind === 'stage' && active.has(value) && isProduct(stage) && isProduct(reader)) {
      const together = (factors.get(reader.id) ?? reader.inputs.length) - 1 + (factors.get(stage.id) ?? stage.inputs.length);
      if (together > mostFactors) continue;
      factors.set(reader.id, together);
    }
    inside.set(stage.id, reader.id);
  }
  return inside;
}

function sameRegion(a: readonly Op[], b: readonly Op[]): boolean {
  return a.length === b.length && a.every((op, at) => op === b[at]);
}

/** The value is a result of the branch that it stands in, or what its loop tests. */
function handedOn(value: ValueId, reader: Op, outer: readonly Op[]): boolean {
  if (reader !== outer[outer.length - 1]) return false;
  if (reader.kind === 'branch') return [...reader.then.results, ...reader.else.results].some((atom) => atom.type === 'Ref' && atom.value === value);
  return reader.kind === 'loop' && reader.head.some((op) => op.kind === 'stage' && op.result === value);
}

function fits(stage: Stage, reader: Op, active: ReadonlySet<ValueId>): boolean {
  const isActive = active.has(stage.result);
  if (!isActive) return true;
  if (stage.gate === 'load') return reader.kind === 'stage' || reader.kind === 'branch';
  if (reader.kind !== 'stage') return false;
  if (isSum(stage)) return isSum(reader);
  return isProduct(stage) && (isSum(reader) || isProduct(reader));
}

function isSum(stage: Stage): boolean {
  return stage.gate === 'add' || stage.gate === 'sub';
}

/** A product, a negation, or a square that is written as a product. */
function isProduct(stage: Stage): boolean {
  return stage.gate === 'mul' || stage.gate === 'neg' || (stage.gate === 'sqr' && stage.expr.type === 'BinaryExpression' && stage.expr.operator === '*');
}
