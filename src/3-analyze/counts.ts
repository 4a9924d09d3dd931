/**
 * Which numbers inside records count or index: `grid.nx` as a bound, `edges[k].from` as an index. Like a parameter that
 * does, such a field carries no derivative, wherever it is read.
 */
import { refuse } from '../diagnostics/diagnostic.js';
import { pathOf, placeOf, type Step } from '../ir/paths.js';
import type { Func, Op, Stage, ValueId } from '../ir/types.js';
import type { Expr } from '../syntax.js';
import type { Places } from './places.js';

export interface Counted {
  /** By parameter: the places, such as `.nx` or `[].from`. */
  readonly counts: ReadonlyMap<ValueId, ReadonlySet<string>>;
  /** The loads that read one of them. */
  readonly loads: ReadonlySet<ValueId>;
}

export function countedPlaces(func: Func, integers: ReadonlySet<ValueId>, { definitions, home }: Places): Counted {
  const counts = new Map<ValueId, Set<string>>();
  const reads = [...definitions].filter(([, stage]) => stage.gate === 'load').map(([value, stage]) => ({ value, places: placesOf(stage, definitions, home) }));
  const isKey = (expr: Expr): boolean => expr.type === 'Ref' && func.values[expr.value].type.kind === 'string';
  for (const { value, places } of reads) {
    if (!integers.has(value)) continue;
    for (const { base, place } of places) if (place.includes('.')) counts.set(base, (counts.get(base) ?? new Set()).add(place));
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
function placesOf(stage: Stage, definitions: ReadonlyMap<ValueId, Stage>, home: ReadonlyMap<ValueId, Op>): { readonly base: ValueId; readonly place: string }[] {
  const found: { base: ValueId; place: string }[] = [];
  const follow = (base: ValueId, steps: readonly Step[]): void => {
    const choice = home.get(base);
    if (choice?.kind !== 'branch') return void found.push({ base, place: placeOf(steps) });
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
