/**
 * Where `undefined` has to be written out. What begins as `undefined` needs no assignment, as long as its variable has just
 * been declared; but a variable may be declared further out than the loop it begins in, since the backward pass uses it
 * again, or serve two inlined calls of one helper. Then it would still hold what it held before.
 *
 *     let best; for (…) { best = undefined; for (…) { … best = x … } }
 */
import { type Declaration, isConditional, type Shared } from '../ir/names.js';
import type { Atom, Op, OpId, Region, ValueId } from '../ir/types.js';
import { regionsOf, visitOps } from '../ir/walk.js';

/** The values whose variable may hold something else where they are handed `undefined`, and that are `read`. */
export function staleStarts(ops: readonly Op[], declared: ReadonlyMap<ValueId, Declaration>, shared: Shared, read: ReadonlySet<ValueId>): ReadonlySet<ValueId> {
  const stale = new Set<ValueId>();
  if (!begins(ops)) return stale;
  const fresh = new Map<OpId, ValueId[]>();
  for (const [root, { op }] of declared) fresh.set(op, [...(fresh.get(op) ?? []), root]);

  const landings = new Map<OpId, { readonly targets: readonly ValueId[]; readonly results: readonly ValueId[]; readonly used: Set<ValueId> }>();
  /** `used` holds the variables that have been assigned since they were declared; `readers` are read where the values go. */
  const hand = (values: readonly ValueId[], atoms: readonly Atom[], used: Set<ValueId>, readers = values): void => values.forEach((value, k) => {
    const root = shared(value);
    const atom = atoms[k];
    if (isUndefined(atom)) {
      if (used.has(root) && read.has(readers[k])) stale.add(value);
    } else if (atom.type !== 'Ref' || shared(atom.value) !== root) {
      used.add(root);
    }
  });
  const list = (all: readonly Op[], used: Set<ValueId>): void => all.forEach((op) => {
    fresh.get(op.id)?.forEach((root) => used.delete(root));
    switch (op.kind) {
      case 'stage': return void used.add(shared(op.result));
      case 'add': case 'store': return void (op.path.length === 0 && used.add(shared(op.target)));
      case 'effect': return;
      case 'jump': {
        const { targets, results, used: there } = landings.get(op.target)!;
        hand(targets, op.values, used, results);
        return used.forEach((root) => there.add(root));
      }
      case 'block': {
        const there = new Set<ValueId>();
        landings.set(op.id, { targets: op.results, results: op.results, used: there });
        list(op.body.ops, used);
        hand(op.results, op.body.results, used);
        return there.forEach((root) => used.add(root));
      }
      case 'branch': {
        if (isConditional(op)) return void used.add(shared(op.results[0]));
        const arm = (region: Region): Set<ValueId> => {
          const inner = new Set(used);
          list(region.ops, inner);
          hand(op.results, region.results, inner);
          return inner;
        };
        return [arm(op.then), arm(op.else)].forEach((inner) => inner.forEach((root) => used.add(root)));
      }
      case 'loop': {
        hand(op.params, op.inits, used);
        // An iteration finds what the ones before it have left.
        assignedIn(op).forEach((root) => used.add(root));
        const there = new Set<ValueId>();
        landings.set(op.id, { targets: op.params, results: op.results, used: there });
        list(op.head, used);
        list(op.body.ops, used);
        hand(op.params, op.body.results, used);
        there.forEach((root) => used.add(root));
        op.results.forEach((value, k) => shared(value) !== shared(op.params[k]) && used.add(shared(value)));
      }
    }
  });
  /** Every variable that something in the loop assigns. */
  const assignedIn = (loop: Op): ReadonlySet<ValueId> => {
    const all = new Set<ValueId>();
    visitOps([loop], (op) => {
      if (op.kind === 'stage') all.add(shared(op.result));
      if ((op.kind === 'add' || op.kind === 'store') && op.path.length === 0) all.add(shared(op.target));
      if (op.kind === 'branch' || op.kind === 'block') op.results.forEach((value) => all.add(shared(value)));
      if (op.kind === 'loop') [...(op === loop ? [] : op.params), ...op.results].forEach((value) => all.add(shared(value)));
      if (op.kind === 'loop') op.body.results.forEach((atom, k) => isUndefined(atom) || all.add(shared(op.params[k])));
    });
    return all;
  };
  list(ops, new Set());
  return stale;
}

function begins(ops: readonly Op[]): boolean {
  return ops.some((op) => {
    if (op.kind === 'loop' && op.inits.some(isUndefined)) return true;
    if (op.kind === 'jump' && op.values.some(isUndefined)) return true;
    return regionsOf(op).some((region) => region.results.some(isUndefined) || begins(region.ops));
  });
}

function isUndefined(atom: Atom): boolean {
  return atom.type === 'Identifier' && atom.name === 'undefined';
}
