/**
 * Invariant 21, asked of a program with names: each variable holds the value that is read from it. Values that share a
 * variable are followed through assignments, branches and loops as they will be printed; where two ways meet, a variable
 * surely holds what it holds on both. What an arm defines may be read where its condition is asked once more: there it is
 * enough that one way leads there.
 *
 *     h = 1; h2 = h + 1 (also `h`); … h …      →      %1 is not what `h` holds
 */
import { differs, isConditional, type Names, stepsInHeader } from '../ir/names.js';
import type { Atom, Block, Loop, Op, OpId, Region, ValueId } from '../ir/types.js';
import type { Expr } from '../syntax.js';
import { exprsOf, refsOf, regionsOf, visitOps } from '../ir/walk.js';

export interface Lost {
  readonly value: ValueId;
  /** Where it is read; nothing for what is returned. */
  readonly op?: OpId;
}

/** Of one variable: what it surely holds, what it holds on some way, and that it has only just been declared. */
interface Held {
  readonly must: ReadonlySet<ValueId>;
  readonly may: ReadonlySet<ValueId>;
  readonly fresh: boolean;
}

type State = Map<ValueId, Held>;

const NOTHING: Held = { must: new Set(), may: new Set(), fresh: false };

export function lostValues(ops: readonly Op[], params: readonly ValueId[], returned: readonly Expr[], names: Names): readonly Lost[] {
  const { shared } = names;
  const found: Lost[] = [];
  const declared = new Map<OpId, ValueId[]>();
  for (const [root, { op }] of names.declarations) declared.set(op, [...(declared.get(op) ?? []), root]);
  const armsOf = arms(ops);

  const read = (expr: Expr, state: State, path: readonly string[], op: OpId | undefined): void => refsOf(expr).forEach((value) => {
    const held = state.get(shared(value)) ?? NOTHING;
    const home = armsOf.get(value) ?? [];
    if (held.must.has(value)) return;
    const sure = home.every((arm, at) => path[at] === arm);
    if (sure || !held.may.has(value)) found.push({ value, op });
    // The condition under which the value was defined holds here.
    else state.set(shared(value), { ...held, must: new Set([...held.must, value]) });
  });
  const assign = (value: ValueId, state: State): void => void state.set(shared(value), { must: new Set([value]), may: new Set([value]), fresh: false });
  /** The variable is what `from` is in already: it holds both, if it held that. */
  const joins = (value: ValueId, from: ValueId | undefined, state: State): void => {
    const held = state.get(shared(value)) ?? NOTHING;
    const add = (set: ReadonlySet<ValueId>): ReadonlySet<ValueId> => ((from === undefined ? held.fresh : set.has(from)) ? new Set([...set, value]) : set);
    state.set(shared(value), { must: add(held.must), may: add(held.may), fresh: held.fresh });
  };
  const hand = (values: readonly ValueId[], atoms: readonly Atom[], state: State, path: readonly string[], op: OpId, when: (k: number) => boolean = () => true): void => {
    const moved = values.map((_, k) => k).filter((k) => when(k));
    moved.forEach((k) => read(atoms[k], state, path, op));
    const [apart, together] = [moved.filter((k) => differs(values[k], atoms[k], shared)), moved.filter((k) => !differs(values[k], atoms[k], shared))];
    apart.forEach((k) => assign(values[k], state));
    together.forEach((k) => {
      const atom = atoms[k];
      joins(values[k], atom.type === 'Ref' ? atom.value : undefined, state);
    });
  };
  /** Where jumps land: what they hand over to, and the states that have come there. */
  const landings = new Map<OpId, { readonly values: readonly ValueId[]; readonly states: State[] }>();

  /** The state at the end; nothing where the end is never reached. */
  const list = (all: readonly Op[], begin: State, path: readonly string[]): State | undefined => {
    let state: State | undefined = begin;
    for (const op of all) {
      if (state === undefined) return undefined;
      declared.get(op.id)?.forEach((root) => state!.set(root, { ...NOTHING, fresh: true }));
      if (op.kind !== 'loop' && op.kind !== 'jump') for (const expr of exprsOf(op)) read(expr, state, path, op.id);
      state = step(op, state, path);
    }
    return state;
  };
  const step = (op: Op, state: State, path: readonly string[]): State | undefined => {
    switch (op.kind) {
      case 'stage':
        if (op.expr.type === 'Ref' && shared(op.expr.value) === shared(op.result)) joins(op.result, op.expr.value, state);
        else assign(op.result, state);
        return state;
      case 'add':
        read({ type: 'Ref', value: op.target }, state, path, op.id);
        if (op.path.length === 0) assign(op.target, state);
        return state;
      case 'store':
        if (op.path.length === 0) assign(op.target, state);
        else read({ type: 'Ref', value: op.target }, state, path, op.id);
        return state;
      case 'effect': return op.effect === 'throw' ? undefined : state;
      case 'jump': {
        const { values, states } = landings.get(op.target)!;
        hand(values, op.values, state, path, op.id);
        states.push(state);
        return undefined;
      }
      case 'block': return block(op, state, path);
      case 'branch': {
        if (isConditional(op)) {
          [...op.then.results, ...op.else.results].forEach((atom) => read(atom, state, path, op.id));
          assign(op.results[0], state);
          return state;
        }
        const arm = (region: Region, name: string): State | undefined => {
          const inner = [...path, `${op.id}:${name}`];
          const end = list(region.ops, new Map(state), inner);
          if (end !== undefined) hand(op.results, region.results, end, inner, op.id);
          return end;
        };
        return meet([arm(op.then, 'then'), arm(op.else, 'else')]);
      }
      case 'loop': return loop(op, state, path);
    }
  };
  const block = (op: Block, state: State, path: readonly string[]): State | undefined => {
    const landing = { values: op.results, states: [] as State[] };
    landings.set(op.id, landing);
    const end = list(op.body.ops, state, path);
    if (end !== undefined) hand(op.results, op.body.results, end, path, op.id);
    return meet([end, ...landing.states]);
  };
  const loop = (op: Loop, state: State, path: readonly string[]): State | undefined => {
    hand(op.params, op.inits, state, path, op.id);
    const landing = { values: op.params, states: [] as State[] };
    landings.set(op.id, landing);
    const head = repeated(op, state);
    const tested = list(op.head, new Map(head), path)!;
    if (op.test !== null && op.form !== 'do') read(op.test, tested, path, op.id);
    const inHeader = stepsInHeader(op, shared);
    let end = list(inHeader ? op.body.ops.slice(0, op.stepFrom) : op.body.ops, new Map(tested), path);
    if (end !== undefined && inHeader) {
      // What the step makes is handed over last, and lies in its variable already.
      const apart = (k: number): boolean => differs(op.params[k], op.body.results[k], shared);
      hand(op.params, op.body.results, end, path, op.id, apart);
      end = list(op.body.ops.slice(op.stepFrom), end, path)!;
      hand(op.params, op.body.results, end, path, op.id, (k) => !apart(k));
    } else if (end !== undefined) {
      hand(op.params, op.body.results, end, path, op.id);
    }
    if (end !== undefined && op.test !== null && op.form === 'do') read(op.test, end, path, op.id);
    const ways = [...(op.form !== 'do' && op.test !== null ? [tested] : []), ...(end !== undefined && (op.form === 'do' || op.exit !== undefined) ? [end] : []), ...landing.states];
    const after = meet(ways);
    if (after !== undefined) op.results.forEach((value, k) => {
      if (shared(value) === shared(op.params[k])) joins(value, op.params[k], after);
      else if (names.read.has(value)) hand([value], [{ type: 'Ref', value: op.params[k] }], after, path, op.id);
    });
    return after;
  };
  /** The state at the head of any iteration: what the body assigns anew is only what it hands over. */
  const repeated = (op: Loop, entry: State): State => {
    const changed = new Map<ValueId, Set<ValueId>>();
    const change = (value: ValueId): void => void changed.set(shared(value), new Set([...(changed.get(shared(value)) ?? []), value]));
    const handed = (values: readonly ValueId[], atoms: readonly Atom[]): void => values.forEach((value, k) => differs(value, atoms[k], shared) && change(value));
    const targets = new Map<OpId, readonly ValueId[]>([[op.id, op.params]]);
    visitOps([...op.head, ...op.body.ops], (inner) => {
      if (inner.kind === 'stage' && !(inner.expr.type === 'Ref' && shared(inner.expr.value) === shared(inner.result))) change(inner.result);
      if ((inner.kind === 'add' || inner.kind === 'store') && inner.path.length === 0) change(inner.target);
      if (inner.kind === 'jump') handed(targets.get(inner.target) ?? [], inner.values);
      if (inner.kind === 'branch') regionsOf(inner).forEach((region) => handed(inner.results, region.results));
      if (inner.kind === 'block') targets.set(inner.id, inner.results);
      if (inner.kind === 'block') handed(inner.results, inner.body.results);
      if (inner.kind === 'loop') {
        targets.set(inner.id, inner.params);
        handed(inner.params, inner.inits);
        handed(inner.params, inner.body.results);
        inner.results.forEach((value, k) => shared(value) !== shared(inner.params[k]) && change(value));
      }
    });
    handed(op.params, op.body.results);
    const head: State = new Map(entry);
    for (const [root, values] of changed) {
      const held = entry.get(root) ?? NOTHING;
      const carried = op.params.filter((param) => shared(param) === root);
      const lasting = (set: ReadonlySet<ValueId>): ReadonlySet<ValueId> => new Set([...set].filter((value) => carried.includes(value) || [...values].every((each) => each === value)));
      head.set(root, { must: lasting(held.must), may: new Set([...held.may, ...values]), fresh: false });
    }
    return head;
  };

  const begin: State = new Map();
  params.forEach((value) => assign(value, begin));
  const end = list(ops, begin, []);
  if (end !== undefined) returned.forEach((expr) => read(expr, end, [], undefined));
  return found;
}

/** Two ways come together. */
function meet(ways: readonly (State | undefined)[]): State | undefined {
  const states = ways.filter((way) => way !== undefined);
  if (states.length < 2) return states[0];
  const roots = new Set(states.flatMap((state) => [...state.keys()]));
  return new Map([...roots].map((root): [ValueId, Held] => {
    const all = states.map((state) => state.get(root) ?? NOTHING);
    if (all.every((held) => held === all[0])) return [root, all[0]];
    return [root, {
      must: new Set([...all[0].must].filter((value) => all.every(({ must }) => must.has(value)))),
      may: new Set(all.flatMap(({ may }) => [...may])),
      fresh: all.every(({ fresh }) => fresh),
    }];
  }));
}

/** The arms in which each value is defined, outermost first. */
function arms(ops: readonly Op[]): ReadonlyMap<ValueId, readonly string[]> {
  const homes = new Map<ValueId, readonly string[]>();
  const visit = (list: readonly Op[], path: readonly string[]): void => list.forEach((op) => {
    if (op.kind === 'stage') homes.set(op.result, path);
    if (op.kind === 'loop') op.params.forEach((value) => homes.set(value, path));
    if (op.kind === 'branch') {
      visit(op.then.ops, [...path, `${op.id}:then`]);
      visit(op.else.ops, [...path, `${op.id}:else`]);
    } else {
      regionsOf(op).forEach((region) => visit(region.ops, path));
    }
    if (op.kind === 'branch' || op.kind === 'loop' || op.kind === 'block') op.results.forEach((value) => homes.set(value, path));
  });
  visit(ops, []);
  return homes;
}
