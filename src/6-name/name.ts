/**
 * Identifiers, decided last. The user's names go first, then their adjoints, then what is invented: roles, structural
 * names, nouns. A taken name gets the smallest suffix from 2; the adjoint of `x` beside a user's `dx` is `d_x`.
 *
 * Guarantees names that are valid, not reserved, and unique wherever they can be seen; never random, and a statement
 * that declares no new name renames nothing before it.
 */
import type { GateLibrary } from '../gates/load.js';
import { isRowName } from '../ir/row-names.js';
import type { Facts } from '../ir/facts.js';
import type { Block, Names, Shared } from '../ir/names.js';
import type { Func, Op, Value, ValueId } from '../ir/types.js';
import { regionsOf, resultsOf } from '../ir/walk.js';
import type { Expr } from '../syntax.js';
import { declarations, readValues } from './declare.js';
import { RESERVED } from './reserve.js';
import { share } from './share.js';
import { staleStarts } from './stale.js';
import { TakenNames } from './taken.js';
import { rolesOf, type Wish, wishFor } from './words.js';

export interface NameRequest {
  readonly func: Func;
  readonly facts: Facts;
  readonly gates: GateLibrary;
  readonly values: readonly Value[];
  /** What is declared by the function's signature. */
  readonly params: readonly ValueId[];
  readonly ops: readonly Op[];
  readonly returned: readonly Expr[];
  /** Names of the module: constants, helpers, exports. */
  readonly taken: ReadonlySet<string>;
}

export function nameValues(request: NameRequest): Names {
  const { func, facts, gates, values, params, ops, returned, taken } = request;
  const [shared, declared] = variables(values, ops, params, returned);
  const names = new Map<ValueId, Wish>();
  const places = new TakenNames();
  const blockOf = (root: ValueId): Block => declared.get(root)?.block ?? [];

  const classVariable = new Map<ValueId, string>();
  const order: ValueId[] = [];
  const seen = new Set<ValueId>();
  const meet = (value: ValueId): void => {
    const root = shared(value);
    const { variable, origin } = values[value];
    if (variable !== undefined && origin !== 'adjoint' && !classVariable.has(root)) classVariable.set(root, variable.name);
    if (seen.has(root)) return;
    seen.add(root);
    order.push(root);
  };
  params.forEach(meet);
  visitInOrder(ops, meet);
  const userNames = new Set([...classVariable.values(), ...func.params.map((param) => param.name)]);

  const free = (name: string, block: Block): boolean =>
    !RESERVED.has(name) && !taken.has(name) && places.isFree(name, block);
  const give = (root: ValueId, wish: Wish): void => {
    names.set(root, wish);
    places.take(wish.name, blockOf(root));
  };
  const suffixed = (base: string, block: Block): string =>
    (free(base, block) ? base : places.suffixed(base, block, 'given', (name) => !free(name, block) || userNames.has(name)));

  // The user's names, parameters first; a parameter without a name goes by its position.
  const resultRoot = func.result.type === 'Ref' ? shared(func.result.value) : undefined;
  for (const param of func.params) if (param.binding === undefined && seen.has(shared(param.value))) give(shared(param.value), { name: suffixed(param.name, []), binary: 0 });
  for (const root of order) {
    const variable = classVariable.get(root);
    if (variable === undefined || names.has(root)) continue;
    if (root === resultRoot && !free(variable, blockOf(root))) continue;
    give(root, { name: suffixed(variable, blockOf(root)), binary: 0 });
  }
  if (resultRoot !== undefined && !names.has(resultRoot) && seen.has(resultRoot)) {
    const wish = [func.name, 'value'].find((name) => free(name, blockOf(resultRoot)) && !userNames.has(name));
    give(resultRoot, { name: wish ?? suffixed('value', blockOf(resultRoot)), binary: 0 });
  }

  /** What a value is called, or, where no operation defines it any more, its variable was. */
  const wordOf = (value: ValueId): Wish | undefined => {
    const known = names.get(shared(value));
    const { variable } = values[value];
    return known ?? (variable === undefined || seen.has(shared(value)) ? undefined : { name: variable.name, binary: 0 });
  };

  // Their adjoints, before anything invented.
  const isOurAdjoint = (root: ValueId): boolean => values[root].origin === 'adjoint' || isRowName(values[root]);
  const adjoints = order.filter(isOurAdjoint);
  const nameAdjoint = (root: ValueId): void => {
    const { of, hint } = values[root];
    const base = of === undefined ? undefined : wordOf(of);
    const name = base === undefined ? (isRowName(values[root]) ? undefined : hint) ?? 'dvalue' : `d${base.name}`;
    const block = blockOf(root);
    if (!userNames.has(name) && free(name, block)) return give(root, { name, binary: 0 });
    const spaced = base === undefined || !userNames.has(name) ? name : `d_${base.name}`;
    give(root, { name: userNames.has(spaced) || !free(spaced, block) ? suffixed(spaced === name ? `${name}` : spaced, block) : spaced, binary: 0 });
  };
  for (const root of adjoints) {
    const { of } = values[root];
    if (of === undefined || wordOf(of) !== undefined) nameAdjoint(root);
  }

  // What is invented, in program order.
  const roles = rolesOf(func.body.ops, func, gates);
  const reservedAdjoints = new Set(func.pullback === undefined ? [...userNames].map((name) => `d${name}`) : []);
  const wishOf = (value: ValueId): Wish | undefined => {
    const root = shared(value);
    const known = names.get(root);
    if (known !== undefined) return known;
    const stage = facts.definitions.get(value);
    return stage === undefined || value >= func.values.length ? undefined : wishFor(stage, func, facts, gates, roles, wishOf);
  };
  const invent = (root: ValueId): void => {
    const { of, hint, origin } = values[root];
    const block = blockOf(root);
    let wish: Wish;
    const twin = of === undefined ? undefined : wordOf(of) ?? wishOf(of);
    if (twin !== undefined && origin === 'stage') wish = twin;
    else if (hint !== undefined) wish = { name: hint.replace('{}', twin?.name ?? 'value'), binary: 0 };
    else wish = (facts.definitions.has(root) ? wishOf(root) : undefined) ?? roleOrNoun(root);
    const blocked = (name: string): boolean => !free(name, block) || reservedAdjoints.has(name) || (userNames.has(name) && wish !== twin);
    const name = blocked(wish.name) ? places.suffixed(wish.name, block, wish === twin ? 'twin' : 'invented', blocked) : wish.name;
    give(root, { name, binary: wish.binary });
  };
  const roleOrNoun = (root: ValueId): Wish => ({ name: roles.get(root) ?? (values[root].type.kind === 'boolean' ? 'holds' : 'value'), binary: 0 });
  const isLocal = (root: ValueId): boolean => values[root].origin === 'local' && values[root].of === undefined;
  for (const root of order) if (!names.has(root) && !isOurAdjoint(root) && !isLocal(root)) invent(root);
  for (const root of adjoints) {
    if (names.has(root)) continue;
    // An adjoint whose primal is printed inside another stage is named after the name that it would have.
    const { of } = values[root];
    if (of !== undefined && !names.has(shared(of))) {
      const wish = wishOf(of);
      if (wish !== undefined) {
        give(root, { name: suffixed(`d${wish.name}`, blockOf(root)), binary: 0 });
        continue;
      }
    }
    nameAdjoint(root);
  }
  // What only helps goes last: a local of a gate gives way to the adjoint of a stage.
  for (const root of order) if (!names.has(root)) invent(root);
  return {
    shared, declarations: declared, all: [...names.values()].map(({ name }) => name), read: readValues(ops, returned),
    wordOf: (value) => wordOf(value)?.name ?? 'value',
    nameOf: (value) => {
      const name = names.get(shared(value))?.name;
      if (name === undefined) throw new Error(`value ${value} has no name`);
      return name;
    },
  };
}

/** Who shares a variable, and where it is declared. What is written out as `undefined` may move a declaration, so they are asked again. */
function variables(values: readonly Value[], ops: readonly Op[], params: readonly ValueId[], returned: readonly Expr[]): readonly [Shared, Names['declarations']] {
  const find = share(values, ops, params, returned);
  const read = readValues(ops, returned);
  let shared: Shared = find;
  for (;;) {
    const declared = declarations(ops, params, returned, shared);
    const stale = staleStarts(ops, declared, shared, read);
    if ([...stale].every((value) => shared.stale?.has(value))) return [shared, declared];
    shared = Object.assign((value: ValueId) => find(value), { stale: new Set([...(shared.stale ?? []), ...stale]) });
  }
}

/** Every value that an operation defines or carries, in program order. */
function visitInOrder(ops: readonly Op[], visit: (value: ValueId) => void): void {
  for (const op of ops) {
    if (op.kind === 'loop') op.params.forEach(visit);
    if (op.kind === 'stage') visit(op.result);
    if (op.kind === 'add') visit(op.target);
    regionsOf(op).forEach((region) => visitInOrder(region.ops, visit));
    resultsOf(op).forEach(visit);
  }
}
