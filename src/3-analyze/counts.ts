/**
 * Which numbers inside records and tuples count or index: `grid.nx` as a bound, `edges[k].from` or `links[k][0]` as an
 * index. Like a parameter that
 * does, such a part carries no derivative, wherever it is read.
 */
import { refuse } from '../diagnostics/diagnostic.js';
import { literalValue } from '../ir/build.js';
import { pathOf, placeOf, type Step } from '../ir/paths.js';
import { definite } from '../ir/shapes.js';
import type { Func, Op, Stage, ValueId } from '../ir/types.js';
import type { Expr } from '../syntax.js';
import type { Places } from './places.js';

export interface Counted {
  /** By parameter: the places, such as `.nx`, `[].from` or `[][0]`. */
  readonly counts: ReadonlyMap<ValueId, ReadonlySet<string>>;
  /** The loads that read one of them. */
  readonly loads: ReadonlySet<ValueId>;
}

export function countedPlaces(func: Func, integers: ReadonlySet<ValueId>, { definitions, home }: Places): Counted {
  const counts = new Map<ValueId, Set<string>>();
  const reads = [...definitions].filter(([, stage]) => stage.gate === 'load').map(([value, stage]) => ({ value, places: placesOf(func, stage, definitions, home) }));
  const isKey = (expr: Expr): boolean => expr.type === 'Ref' && func.values[expr.value].type.kind === 'string';
  for (const { value, places } of reads) {
    if (!integers.has(value)) continue;
    for (const { base, place } of places) if (/\.|\[\d/.test(place)) counts.set(base, (counts.get(base) ?? new Set()).add(place));
  }
  // `pair[k]` may be any element, and so is none of them.
  for (const { places } of reads) for (const { base, place } of places) if (place.endsWith('[]')) {
    const own = counts.get(base);
    own?.forEach((each) => each.startsWith(place.slice(0, -1)) && /^\d+\]$/.test(each.slice(place.length - 1)) && own.delete(each));
  }
  // `p[key]` may be any field, also one that counts.
  for (const { value, places } of reads) {
    const stage = definitions.get(value)!;
    if (stage.inputs.slice(1).some(isKey) && places.some(({ base }) => counts.has(base))) refuse('GG2010', stage.span ?? func.span, {});
  }
  const loads = new Set(reads.filter(({ places }) => places.some(({ base, place }) => counts.get(base)?.has(place))).map(({ value }) => value));
  return { counts, loads };
}

/** Where a load may read; a choice between arrays or records leads to both. */
function placesOf(func: Func, stage: Stage, definitions: ReadonlyMap<ValueId, Stage>, home: ReadonlyMap<ValueId, Op>): { readonly base: ValueId; readonly place: string }[] {
  const found: { base: ValueId; place: string }[] = [];
  const follow = (base: ValueId, steps: readonly Step[]): void => {
    const choice = home.get(base);
    if (choice?.kind !== 'branch') return void found.push({ base, place: tuplePlace(func, steps) ?? placeOf(steps) });
    const at = choice.results.indexOf(base);
    for (const atom of [choice.then.results[at], choice.else.results[at]]) {
      if (atom?.type !== 'Ref') continue;
      const row = definitions.get(atom.value);
      const path = row?.gate === 'load' ? pathOf(row, definitions) : undefined;
      if (path === undefined) follow(atom.value, steps);
      else follow(path.base, [...path.steps, ...steps]);
    }
  };
  const path = pathOf(stage, definitions);
  if (path !== undefined) follow(path.base, path.steps);
  return found;
}

/** An element of a tuple of numbers goes by its index: `[][0]`. */
function tuplePlace(func: Func, steps: readonly Step[]): string | undefined {
  const { step, stage } = steps[steps.length - 1];
  const owner = stage.inputs[0];
  const at = 'index' in step ? literalValue(step.index) : undefined;
  const isTuple = owner.type === 'Ref' && definite(func.values[owner.value].type).kind === 'tuple';
  return isTuple && at !== undefined ? `${placeOf(steps.slice(0, -1))}[${at}]` : undefined;
}
