/**
 * Which values of one group (versions of a variable, or their adjoints) are alive at the same time, so that they can't
 * share a JavaScript variable. One walk backwards over the structured operations; loops are walked twice.
 */
import type { Op, OpId, Region, ValueId } from '../ir/types.js';
import { exprsOf, refsOf } from '../ir/walk.js';
import type { Expr } from '../syntax.js';
import { EMPTY, type NumberSet, type Sets, setsBelow } from './sets.js';

/** What is alive where a value is defined: it can't share a variable with these, as far as they are of its group. */
export interface Interference {
  readonly sets: Sets;
  readonly around: (value: ValueId) => NumberSet;
}

/** The live values that have a group. */
class Live {
  constructor(private readonly sets: Sets, private readonly groupOf: (value: ValueId) => unknown, private set: NumberSet = EMPTY) {}

  get now(): NumberSet {
    return this.set;
  }

  copy(): Live {
    return new Live(this.sets, this.groupOf, this.set);
  }

  add(value: ValueId): void {
    if (this.groupOf(value) !== undefined) this.set = this.sets.add(this.set, value);
  }

  /** Control never comes here: it goes where `other` is alive. */
  become(other: Live): void {
    this.set = other.set;
  }

  delete(value: ValueId): void {
    this.set = this.sets.without(this.set, value);
  }

  /** Whether that made it larger. */
  merge(other: Live): boolean {
    const before = this.set;
    this.set = this.sets.union(before, other.set);
    return this.set !== before;
  }
}

/**
 * `groupOf` gives the group of a value, or `undefined` where it is alone. `returned` is read after the last operation.
 */
export function interference(
  ops: readonly Op[], params: readonly ValueId[], returned: readonly Expr[], groupOf: (value: ValueId) => unknown, limit: number,
): Interference {
  const sets = setsBelow(limit);
  const around = new Map<ValueId, NumberSet>();
  const meet = (value: ValueId, others: NumberSet): void => void around.set(value, sets.union(around.get(value) ?? EMPTY, others));
  /** Defined all at once. */
  const together = (values: readonly ValueId[]): void => {
    const all = values.reduce(sets.add, EMPTY);
    if (values.length > 1) values.forEach((value) => meet(value, all));
  };
  const define = (value: ValueId, live: Live, copyOf?: ValueId): void => {
    live.delete(value);
    meet(value, copyOf === undefined ? live.now : sets.without(live.now, copyOf));
  };
  const read = (expr: Expr | null, live: Live): void => {
    if (expr !== null) for (const value of refsOf(expr)) live.add(value);
  };
  const copied = (expr: Expr): ValueId | undefined => (expr.type === 'Ref' ? expr.value : undefined);

  /** Assigned all at once. */
  const hand = (values: readonly ValueId[], atoms: readonly Expr[], live: Live): void => {
    values.forEach((value, k) => define(value, live, copied(atoms[k])));
    together(values);
    atoms.forEach((atom) => read(atom, live));
  };
  /** What a jump assigns, and what is alive where it goes. */
  const landings = new Map<OpId, { readonly targets: readonly ValueId[]; readonly live: Live }>();

  const walk = (list: readonly Op[], live: Live): void => {
    for (let at = list.length - 1; at >= 0; at--) visit(list[at], live);
  };
  const visit = (op: Op, live: Live): void => {
    switch (op.kind) {
      case 'stage':
        define(op.result, live, copied(op.expr));
        read(op.expr, live);
        return;
      case 'add': case 'store':
        meet(op.target, live.now);
        live.add(op.target);
        exprsOf(op).forEach((expr) => read(expr, live));
        return;
      case 'effect': return read(op.expr, live);
      case 'block':
        landings.set(op.id, { targets: op.results, live: live.copy() });
        hand(op.results, op.body.results, live);
        return walk(op.body.ops, live);
      case 'jump': {
        const landing = landings.get(op.target)!;
        live.become(landing.live);
        return hand(landing.targets, op.values, live);
      }
      case 'branch': {
        const arm = (region: Region): Live => {
          const inner = live.copy();
          // The results are assigned at the end of the arm, all at once.
          op.results.forEach((value, k) => define(value, inner, copied(region.results[k])));
          together(op.results);
          region.results.forEach((atom) => read(atom, inner));
          walk(region.ops, inner);
          return inner;
        };
        const then = arm(op.then);
        const otherwise = arm(op.else);
        op.results.forEach((value) => live.delete(value));
        live.merge(then);
        live.merge(otherwise);
        read(op.cond, live);
        return;
      }
      case 'loop': {
        const after = live.copy();
        op.results.forEach((value, k) => define(value, after, op.form === 'do' ? copied(op.body.results[k]) : op.params[k]));
        // At the head: what is read after the loop, by the test, and by the body.
        const head = after.copy();
        op.results.forEach((_, k) => head.add(op.params[k]));
        landings.set(op.id, { targets: op.params, live: head.copy() });
        if (op.form !== 'do') read(op.test, head);
        for (let round = 0; round < 3; round++) {
          const body = head.copy();
          // The test of a `do` loop comes after the carried values have been handed on.
          if (op.form === 'do') read(op.test, body);
          op.params.forEach((param, k) => define(param, body, copied(op.body.results[k])));
          together(op.params);
          op.body.results.forEach((atom) => read(atom, body));
          walk(op.body.ops, body);
          walk(op.head, body);
          op.params.forEach((param) => body.add(param));
          if (!head.merge(body)) break;
        }
        op.params.forEach((param, k) => define(param, head, copied(op.inits[k])));
        op.results.forEach((value) => live.delete(value));
        live.merge(head);
        op.params.forEach((param) => live.delete(param));
        op.inits.forEach((init) => read(init, live));
        return;
      }
    }
  };
  const live = new Live(sets, groupOf);
  returned.forEach((expr) => read(expr, live));
  walk(ops, live);
  params.forEach((param) => define(param, live));
  together(params);
  return { sets, around: (value) => around.get(value) ?? EMPTY };
}
