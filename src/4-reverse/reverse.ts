/**
 * `Func × Facts × gates → Derivative`: the reverse-mode transformation. Stages are walked backwards, each handing the
 * gradient on its result on to its inputs; gradients add up at forks. (Griewank & Walther, Evaluating Derivatives, §3.2.)
 *
 * Guarantees that every adjoint is written with `add` only, and that the region's results are the gradients, in the
 * order of the differentiated parameters. Making the first contribution a definition is left to `5-tidy`.
 */
import type { Facts } from '../ir/facts.js';
import type { GateLibrary } from '../gates/load.js';
import { Builder, ref } from '../ir/build.js';
import type { Expr } from '../syntax.js';
import type { Func, Op, OpId, Region, Value, ValueId } from '../ir/types.js';
import type { Summaries } from '../ir/units.js';
import { mapExprs, readsOf, refsOf, resultsOf, substitute } from '../ir/walk.js';
import { adjointOf, type ReverseContext } from './context.js';
import { trims } from './elements.js';
import { findShadows, openShadows, readsOfSame } from './found.js';
import { hasCostlyCall } from './plan.js';
import { seeded, settled, type Seeding } from './seeds.js';
import { isSteady } from './steady.js';
import { reverseOps } from './regions.js';

export interface Reversed extends Seeding {
  readonly values: readonly Value[];
  readonly nextOp: number;
  readonly backward: Region;
  readonly because: ReadonlyMap<OpId, OpId>;
  /** The stages printed inside others, without those that the backward pass would have to compute again at a cost. */
  readonly inside: ReadonlyMap<OpId, OpId>;
  /** The adjoint of each differentiated parameter. */
  readonly gradients: readonly ValueId[];
  /** The adjoint of each value that has one. */
  readonly adjoints: ReadonlyMap<ValueId, ValueId>;
}

export function reverse(func: Func, facts: Facts, gates: GateLibrary, options: { explicit: boolean; units: Summaries }): Reversed {
  const builder = new Builder(func.values, func.nextOp);
  const shadows = builder.value({ type: { kind: 'opaque', text: 'shadows' }, origin: 'local', hint: 'shadows' });
  const cx: ReverseContext = {
    func, facts, gates, units: options.units, builder, explicit: options.explicit, adjoints: new Map(), joined: new Map(), sameAs: readsOfSame(func, facts), because: new Map(), shadows, trims: new Map(), ops: [], pending: [], stage: undefined,
  };
  const begun = seeded(cx);
  reverseOps(cx, func.body.ops);
  findShadows(cx, func.body.ops.flatMap(resultsOf));
  const gradients = facts.wrt.map((param) => adjointOf(cx, param));
  const { seeding, ops } = settled(cx, begun, byJoins(cx, [...openShadows(cx), ...cx.ops, ...trims(cx)]));
  return {
    values: builder.values, nextOp: builder.nextOp, backward: { ops, results: gradients.map((gradient) => ref(gradient)) }, ...seeding, because: cx.because, gradients, adjoints: cx.adjoints,
    inside: cheapInside(facts, ops),
  };
}

/** In the backward pass of an arm, a value that the arm hands out goes by the result of its branch, also through several. */
function byJoins({ joined }: ReverseContext, ops: readonly Op[]): readonly Op[] {
  if (joined.size === 0) return ops;
  const named = (value: ValueId): Expr | undefined => {
    let last = value;
    for (let next = joined.get(last); next !== undefined; next = joined.get(last)) last = next;
    return last === value ? undefined : ref(last);
  };
  return ops.map((op) => mapExprs(op, (expr) => substitute(expr, named)));
}

function cheapInside(facts: Facts, ops: readonly Op[]): ReadonlyMap<OpId, OpId> {
  const read = readsOf(ops);
  const apart = new Set<OpId>();
  const work = [...read];
  for (let value = work.pop(); value !== undefined; value = work.pop()) {
    const stage = facts.definitions.get(value);
    if (stage === undefined || !facts.inside.has(stage.id)) continue;
    if (hasCostlyCall(stage.expr)) apart.add(stage.id);
    // What a later write may change is kept as a whole: its parts need not be read again.
    if (!isSteady(stage, facts)) {
      apart.add(stage.id);
      continue;
    }
    // What is printed inside a stage that is read is read with it.
    for (const inner of refsOf(stage.expr)) if (!read.has(inner)) {
      read.add(inner);
      work.push(inner);
    }
  }
  return new Map([...facts.inside].filter(([id]) => !apart.has(id)));
}
