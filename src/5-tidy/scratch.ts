/**
 * The joint function takes its tapes from the module, where they stay from call to call: an allocation costs more than
 * many an iteration. What is taken is written before it is read, so that nothing of one call shows in another.
 *
 *     thetas = new Float64Array(trips)     →   thetas = %room:7(trips)       at least so many slots
 *     rs = new Float64Array(64)            →   rs = %take:9()                as it was left
 *     rs = %longer(rs)                     →   rs = %longer:9(rs)
 *
 * `7-emit` spells these out, and declares the tapes. A function that calls out keeps its tapes to itself: the one it calls
 * might call it again.
 */
import { call } from '../ir/build.js';
import type { Op, Region, Stage, Value, ValueId } from '../ir/types.js';
import { visitOps } from '../ir/walk.js';
import type { CallExpression, Expr } from '../syntax.js';

export interface Tape {
  readonly value: ValueId;
  readonly form: 'Float64Array' | 'Uint8Array';
}

export function scratch(region: Region, values: readonly Value[]): { readonly region: Region; readonly tapes: readonly Tape[] } {
  let calls = false;
  visitOps(region.ops, (op) => (calls ||= op.kind === 'effect' && op.effect === 'call' && !isOurs(op.expr)));
  if (calls) return { region, tapes: [] };
  const tapes = new Map<ValueId, Tape>();
  visitOps(region.ops, (op) => {
    const form = op.kind === 'stage' ? formOf(op, values) : undefined;
    if (op.kind === 'stage' && form !== undefined) tapes.set(op.result, { value: op.result, form });
  });

  const list = (ops: readonly Op[]): Op[] => ops.map((op): Op => {
    switch (op.kind) {
      case 'stage': {
        if (!tapes.has(op.result) || op.expr.type !== 'NewExpression') return op;
        const [size] = op.expr.arguments;
        return { ...op, expr: size.type === 'Literal' ? call(ours('take', op.result)) : call(ours('room', op.result), size) };
      }
      case 'store': return tapes.has(op.target) && op.path.length === 0 ? { ...op, value: call(ours('longer', op.target), ...(op.value as CallExpression).arguments) } : op;
      case 'branch': return { ...op, then: { ...op.then, ops: list(op.then.ops) }, else: { ...op.else, ops: list(op.else.ops) } };
      case 'block': return { ...op, body: { ...op.body, ops: list(op.body.ops) } };
      case 'loop': return { ...op, head: list(op.head), body: { ...op.body, ops: list(op.body.ops) } };
      case 'add': case 'effect': case 'jump': return op;
    }
  });
  return { region: { ops: list(region.ops), results: region.results }, tapes: [...tapes.values()] };
}

/** A tape is a helper of ours that is allocated as it is: a growing one with a literal size. */
function formOf({ expr, result }: Stage, values: readonly Value[]): Tape['form'] | undefined {
  const { origin, hint } = values[result];
  if (origin !== 'local' || (hint !== '{}s' && hint !== 'counts') || expr.type !== 'NewExpression' || expr.callee.type !== 'Identifier') return undefined;
  const { name } = expr.callee;
  return name === 'Float64Array' || name === 'Uint8Array' ? name : undefined;
}

function ours(what: 'take' | 'room' | 'longer', tape: ValueId): Expr {
  return { type: 'Identifier', name: `%${what}:${tape}` };
}

function isOurs(expr: Expr): boolean {
  return expr.type === 'CallExpression' && expr.callee.type === 'Identifier' && expr.callee.name.startsWith('%');
}
