/**
 * Invariants 19–21: what can be checked of names. Each value that is printed has one, no two variables that can be seen in
 * the same place have the same, and values that share a variable don't destroy each other.
 */
import { ECMASCRIPT_IDENTIFIER, RESERVED } from '../6-name/reserve.js';
import type { Violation } from '../ir/invariants.js';
import type { Block, Names } from '../ir/names.js';
import type { Op, ValueId } from '../ir/types.js';
import { resultsOf, visitOps } from '../ir/walk.js';
import type { Expr } from '../syntax.js';
import { lostValues } from './holds.js';

/** A program with names, as it was given to `6-name`. */
export interface Scope {
  readonly ops: readonly Op[];
  readonly params: readonly ValueId[];
  readonly returned: readonly Expr[];
  readonly names: Names;
  /** Names of the module. */
  readonly taken: ReadonlySet<string>;
}

export function nameViolations(scope: Scope): readonly Violation[] {
  const { ops, params, returned, names, taken } = scope;
  const found: Violation[] = [];
  const printed = new Map<ValueId, string>();
  const name = (value: ValueId): void => {
    const root = names.shared(value);
    if (printed.has(root)) return;
    try {
      printed.set(root, names.nameOf(value));
    } catch {
      printed.set(root, '');
      found.push({ invariant: 19, what: `%${value} has none` });
    }
  };
  params.forEach(name);
  visitOps(ops, (op) => {
    if (op.kind === 'loop') op.params.forEach(name);
    if (op.kind === 'add' || op.kind === 'store') name(op.target);
    resultsOf(op).forEach((value) => names.read.has(value) && name(value));
  });
  names.read.forEach(name);
  for (const [root, text] of printed) if (text !== '' && (!ECMASCRIPT_IDENTIFIER.test(text) || RESERVED.has(text) || taken.has(text))) found.push({ invariant: 19, what: `\`${text}\`, for %${root}` });

  const places = new Map<string, { readonly root: ValueId; readonly block: Block }[]>();
  for (const [root, text] of printed) {
    const block = names.declarations.get(root)?.block ?? [];
    const others = places.get(text) ?? [];
    const clash = others.find((other) => within(block, other.block) || within(other.block, block));
    if (clash !== undefined && text !== '') found.push({ invariant: 20, what: `\`${text}\` is %${clash.root} and %${root}` });
    places.set(text, [...others, { root, block }]);
  }
  const lost = lostValues(ops, params, returned, names);
  return [...found, ...lost.map(({ value, op }): Violation => ({ invariant: 21, what: `%${value} is no longer in \`${printed.get(names.shared(value)) ?? '?'}\``, op }))];
}

function within(inner: Block, outer: Block): boolean {
  return outer.every((step, at) => inner[at] === step);
}
