/**
 * What has to hold so that a call has passes of its own: what the unit gives is new, and what it writes into what it is
 * given are numbers, in arrays that are nobody else's. What it reads there is recorded, where somebody writes into it
 * before the backward pass has read it.
 */
import { refuse } from '../diagnostics/diagnostic.js';
import type { Facts } from '../ir/facts.js';
import type { Func, Stage, ValueId } from '../ir/types.js';
import { argumentsOf, calledBy, nameOf, type Summaries, type Summary } from '../ir/units.js';
import { refsOf, visitOps } from '../ir/walk.js';
import type { AnalyzedUnit } from './analyze.js';
import { putsInto, sharedArguments, unreachedWrite } from './called.js';
import type { Memory } from './memory.js';
import type { Objects } from './objects.js';

/** What a caller has to know of a unit whose facts these are. */
export function summaryOf(func: Func, facts: Facts, disturbed: ReadonlySet<number>): Summary {
  const places = (holds: (value: ValueId) => boolean): Set<number> => new Set(func.params.flatMap(({ value }, at) => (holds(value) ? [at] : [])));
  const ruled = (value: ValueId): boolean => func.pullback?.gradients.some(({ param }) => param === value) ?? false;
  return {
    carries: places((value) => facts.wrt.includes(value)), integers: places((value) => facts.integers.has(value) && !ruled(value)), params: func.params, isRuled: func.pullback !== undefined,
    writes: facts.calledWrites, disturbed, asks: facts.asks,
  };
}

export function disturbedParameters(func: Func, unit: AnalyzedUnit | undefined): ReadonlySet<ValueId> {
  return new Set([...unit?.disturbed ?? []].map((at) => func.params[at].value));
}

export function checkUnit(func: Func, { objects, writes }: Memory, mayWrite: boolean): void {
  const isRuled = func.pullback !== undefined;
  const code = isRuled ? 'GG2028' : 'GG2014';
  const written = func.params.find(({ value }) => writes.includes(value));
  if (written !== undefined && !mayWrite) refuse(code, func.span, { name: func.name, why: `writes into \`${written.name}\`, which it is given` }, { hint: `let it return a new array or record${isRuled ? '' : ', or write the recursion as a loop'}` });
  const put = putsInto(func, objects);
  if (put !== undefined) refuse(code, put.span ?? func.span, { name: func.name, why: 'puts an array or record into what it is given' }, { hint: 'put the numbers there one by one, or return a new array' });
  const unreached = unreachedWrite(func, objects);
  if (unreached !== undefined) refuse(code, unreached.span ?? func.span, { name: func.name, why: 'writes into a record that refers to itself' }, { hint: 'return the numbers, or write them into an array' });
  const given = refsOf(func.result).find((value) => [...objects.reach(value)].some((object) => object.given));
  if (given !== undefined) refuse(code, func.span, { name: func.name, why: 'returns what it was given, or a part of it' }, { hint: `return a copy, such as \`${func.values[given].variable?.name ?? 'xs'}.slice()\`` });
}

/**
 * Each array that a call writes is there once: its gradient couldn't be told from that of another name. Gives the units
 * that have to ask when they are called, since two of the names may stand for one array.
 */
export function askingUnits(func: Func, objects: Objects, units: Summaries): ReadonlySet<string> {
  const all = sharedArguments(func, objects, units);
  for (const { call, values: [one, other] } of all) {
    if (one !== other) continue;
    const name = func.values[one].variable?.name ?? 'xs';
    refuse('GG2014', call.span ?? func.span, { name: nameOf({ key: calledBy(call) }), why: `is given \`${name}\` twice, and writes into it` }, { hint: `pass a copy, such as \`${name}.slice()\`` });
  }
  return new Set(all.map(({ call }) => calledBy(call)));
}

/** Of each unit that is called: what it is given and is written afterwards. */
export function disturbedIn(func: Func, { disturbedArguments }: Memory): ReadonlyMap<string, ReadonlySet<number>> {
  const found = new Map<string, Set<number>>();
  visitOps(func.body.ops, (op) => {
    const changed = op.kind === 'stage' ? disturbedArguments.get(op.id) : undefined;
    if (changed === undefined) return;
    const key = calledBy(op as Stage);
    const places = found.get(key) ?? new Set();
    found.set(key, places);
    argumentsOf(op as Stage).forEach((atom, at) => refsOf(atom).some((value) => changed.has(value)) && places.add(at));
  });
  return found;
}

/** The user's own rule reads what the function was given once more. */
export function refuseUnsteadyRules(func: Func, { disturbedArguments }: Memory, active: ReadonlySet<ValueId>, units: Summaries): void {
  visitOps(func.body.ops, (op) => {
    const changed = op.kind === 'stage' && active.has(op.result) ? disturbedArguments.get(op.id) : undefined;
    if (changed === undefined || units(calledBy(op as Stage)).isRuled !== true) return;
    const given = [...changed].find((value) => func.values[value].variable !== undefined);
    const name = given === undefined ? undefined : func.values[given].variable!.name;
    const what = name === undefined ? 'what it is given' : `\`${name}\``;
    refuse('GG2028', op.span ?? func.span, { name: nameOf({ key: calledBy(op as Stage) }), why: `${what} is written after it was passed` }, { hint: name === undefined ? 'pass a copy' : `pass a copy, such as \`${name}.slice()\`` });
  });
}
