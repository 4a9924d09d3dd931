/**
 * What has to hold so that a call has passes of its own: the unit writes nothing that its caller can see, what it gives
 * is new, and what it is given stays as it is until the backward pass has read it.
 */
import { refuse } from '../diagnostics/diagnostic.js';
import type { Facts } from '../ir/facts.js';
import type { Func, OpId, ValueId } from '../ir/types.js';
import { argumentsOf, calledBy, nameOf, type Summaries, type Summary } from '../ir/units.js';
import { refsOf, visitOps } from '../ir/walk.js';
import type { Memory } from './memory.js';

/** What a caller has to know of a unit whose facts these are. */
export function summaryOf(func: Func, facts: Facts): Summary {
  const places = (holds: (value: ValueId) => boolean): Set<number> => new Set(func.params.flatMap(({ value }, at) => (holds(value) ? [at] : [])));
  const ruled = (value: ValueId): boolean => func.pullback?.gradients.some(({ param }) => param === value) ?? false;
  return { carries: places((value) => facts.wrt.includes(value)), integers: places((value) => facts.integers.has(value) && !ruled(value)), params: func.params, isRuled: func.pullback !== undefined };
}

export function checkUnit(func: Func, { objects, writes }: Memory): void {
  const isRuled = func.pullback !== undefined;
  const code = isRuled ? 'GG2028' : 'GG2014';
  const written = func.params.find(({ value }) => writes.includes(value));
  if (written !== undefined) refuse(code, func.span, { name: func.name, why: `writes into \`${written.name}\`, which it is given` }, { hint: `let it return a new array or record${isRuled ? '' : ', or write the recursion as a loop'}` });
  const given = refsOf(func.result).find((value) => [...objects.reach(value)].some((object) => object.given));
  if (given !== undefined) refuse(code, func.span, { name: func.name, why: 'returns what it was given, or a part of it' }, { hint: `return a copy, such as \`${func.values[given].variable?.name ?? 'xs'}.slice()\`` });
}

/** The backward pass of a unit reads what it was given once more. */
export function refuseUnsteadyCalls(func: Func, unsteady: ReadonlySet<OpId>, active: ReadonlySet<ValueId>, units: Summaries): void {
  visitOps(func.body.ops, (op) => {
    if (op.kind !== 'stage' || op.gate !== 'call' || !unsteady.has(op.id) || !active.has(op.result)) return;
    const given = argumentsOf(op).flatMap((atom) => refsOf(atom)).find((value) => func.values[value].variable !== undefined);
    const name = given === undefined ? undefined : func.values[given].variable!.name;
    const what = name === undefined ? 'what it is given' : `\`${name}\``;
    refuse(units(calledBy(op)).isRuled === true ? 'GG2028' : 'GG2014', op.span ?? func.span, { name: nameOf({ key: calledBy(op) }), why: `${what} is written after it was passed` }, { hint: name === undefined ? 'pass a copy' : `pass a copy, such as \`${name}.slice()\`` });
  });
}
