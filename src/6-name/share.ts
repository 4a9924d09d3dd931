/**
 * Which values share one JavaScript variable: the versions of a source variable, and their adjoints, where their lives
 * don't overlap. What a loop or a branch hands on comes first, since there sharing saves a copy.
 */
import type { Shared } from '../ir/names.js';
import type { Op, OpId, Value, ValueId } from '../ir/types.js';
import { regionsOf } from '../ir/walk.js';
import type { Expr } from '../syntax.js';
import { type Interference, interference } from './interfere.js';
import { EMPTY, type NumberSet } from './sets.js';

export function share(values: readonly Value[], ops: readonly Op[], params: readonly ValueId[], returned: readonly Expr[]): Shared {
  // What is computed again is a variable of its own block; what is restored goes back where it was.
  const handed = handedOut(values, ops);
  const primalGroup = (value: ValueId): unknown => {
    const { variable, of, origin } = values[value];
    return of !== undefined && origin === 'stage' && values[of].origin !== 'carried' ? undefined : variable ?? handed.get(value);
  };
  const first = classes(ops, primalGroup, interference(ops, params, returned, primalGroup, values.length));
  // Adjoints share where their primals do.
  const adjointGroup = (value: ValueId): unknown => {
    const { origin, of } = values[value];
    return origin === 'adjoint' && of !== undefined ? first(of) : undefined;
  };
  const second = classes(ops, adjointGroup, interference(ops, params, returned, adjointGroup, values.length));
  return (value) => (values[value].origin === 'adjoint' ? second(value) : first(value));
}

/** An unnamed value that a branch hands out belongs to the variable of the branch's result, named or not. */
function handedOut(values: readonly Value[], ops: readonly Op[]): ReadonlyMap<ValueId, unknown> {
  const groups = new Map<ValueId, unknown>();
  const landings = new Map<OpId, readonly ValueId[]>();
  const hand = (results: readonly ValueId[], regions: readonly (readonly Expr[])[]): void => results.forEach((result, k) => {
    if (values[result].origin === 'adjoint') return;
    const group = values[result].variable ?? groups.get(result) ?? result;
    if (values[result].variable === undefined) groups.set(result, group);
    for (const { [k]: atom } of regions) {
      if (atom.type === 'Ref' && values[atom.value].variable === undefined && (values[atom.value].origin === 'stage' || values[atom.value].origin === 'join')) groups.set(atom.value, group);
    }
  });
  const scan = (list: readonly Op[]): void => {
    // Outer branches first: what an inner one hands on goes by the outer name.
    for (const op of list) {
      if (op.kind === 'branch') hand(op.results, [op.then.results, op.else.results]);
      if (op.kind === 'block') hand(op.results, [op.body.results]);
      if (op.kind === 'jump') hand(landings.get(op.target)!, [op.values]);
      if (op.kind === 'loop') landings.set(op.id, op.params);
      if (op.kind === 'block') landings.set(op.id, op.results);
      regionsOf(op).forEach((region) => scan(region.ops));
    }
  };
  scan(ops);
  return groups;
}

function classes(ops: readonly Op[], groupOf: (value: ValueId) => unknown, { sets, around }: Interference): Shared {
  const parent = new Map<ValueId, ValueId>();
  /** By the representative: the members of its class, and what is alive where they are defined. */
  const members = new Map<ValueId, NumberSet>();
  const beside = new Map<ValueId, NumberSet>();
  const find = (value: ValueId): ValueId => {
    let root = value;
    for (let next = parent.get(root); next !== undefined; next = parent.get(root)) root = next;
    // What was walked leads to the representative at once from now on.
    for (let at = value; at !== root;) {
      const next = parent.get(at)!;
      parent.set(at, root);
      at = next;
    }
    return root;
  };
  const membersOf = (root: ValueId): NumberSet => members.get(root) ?? sets.add(EMPTY, root);
  const besideOf = (root: ValueId): NumberSet => beside.get(root) ?? around(root);
  const unite = (a: ValueId, b: ValueId): void => {
    const group = groupOf(a);
    if (group === undefined || group !== groupOf(b)) return;
    const one = find(a);
    const two = find(b);
    if (one === two || sets.meets(membersOf(one), besideOf(two)) || sets.meets(membersOf(two), besideOf(one))) return;
    const root = Math.min(one, two);
    parent.set(Math.max(one, two), root);
    members.set(root, sets.union(membersOf(one), membersOf(two)));
    beside.set(root, sets.union(besideOf(one), besideOf(two)));
  };
  const uniteAtom = (value: ValueId, atom: Expr): void => {
    if (atom.type === 'Ref') unite(value, atom.value);
  };

  const defined = new Map<unknown, ValueId[]>();
  const define = (value: ValueId): void => {
    const group = groupOf(value);
    if (group === undefined) return;
    const list = defined.get(group);
    if (list === undefined) defined.set(group, [value]);
    else list.push(value);
  };
  /** What a jump hands values to. */
  const landings = new Map<OpId, readonly ValueId[]>();
  const handed = (list: readonly Op[]): void => {
    for (const op of list) {
      if (op.kind === 'loop') landings.set(op.id, op.params);
      if (op.kind === 'block') landings.set(op.id, op.results);
      if (op.kind === 'block') op.results.forEach(define);
      if (op.kind === 'jump') landings.get(op.target)!.forEach((value, k) => uniteAtom(value, op.values[k]));
      if (op.kind === 'stage') define(op.result);
      if (op.kind === 'add') define(op.target);
      if (op.kind === 'branch') op.results.forEach(define);
      if (op.kind === 'loop') {
        op.params.forEach((param, k) => {
          define(param);
          uniteAtom(param, op.body.results[k]);
          uniteAtom(param, op.inits[k]);
          unite(param, op.results[k]);
        });
        op.results.forEach(define);
      }
      regionsOf(op).forEach((region) => handed(region.ops));
      if (op.kind === 'block') op.results.forEach((value, k) => uniteAtom(value, op.body.results[k]));
      if (op.kind === 'branch') op.results.forEach((value, k) => {
        uniteAtom(value, op.then.results[k]);
        uniteAtom(value, op.else.results[k]);
      });
    }
  };
  handed(ops);
  for (const list of defined.values()) {
    const distinct = [...new Set(list)];
    for (let at = 1; at < distinct.length; at++) {
      // With its predecessors, nearest first; a long chain of versions joins its predecessor's class at once.
      for (let before = at - 1; before >= 0 && before >= at - 4; before--) {
        unite(distinct[before], distinct[at]);
        if (find(distinct[before]) === find(distinct[at])) break;
      }
    }
  }
  return find;
}
