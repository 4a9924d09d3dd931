/**
 * Which values of one group (versions of a variable, or their adjoints) are alive at the same time, so that they can't
 * share a JavaScript variable. One walk backwards over the structured operations; loops are walked twice.
 */
import type { Op, OpId, Region, ValueId } from '../ir/types.js';
import { exprsOf, refsOf } from '../ir/walk.js';
import type { Expr } from '../syntax.js';

export class Interference {
  private readonly edges = new Map<ValueId, Set<ValueId>>();

  add(a: ValueId, b: ValueId): void {
    if (a === b) return;
    this.of(a).add(b);
    this.of(b).add(a);
  }

  of(value: ValueId): Set<ValueId> {
    let known = this.edges.get(value);
    if (known === undefined) this.edges.set(value, (known = new Set()));
    return known;
  }
}

/** The live values, by group. Copying costs as much as there are live values in groups. */
class Live {
  constructor(private readonly groupOf: (value: ValueId) => unknown, private readonly groups = new Map<unknown, Set<ValueId>>()) {}

  copy(): Live {
    return new Live(this.groupOf, new Map([...this.groups].map(([group, set]) => [group, new Set(set)])));
  }

  add(value: ValueId): boolean {
    const group = this.groupOf(value);
    if (group === undefined) return false;
    let set = this.groups.get(group);
    if (set === undefined) this.groups.set(group, (set = new Set()));
    if (set.has(value)) return false;
    set.add(value);
    return true;
  }

  /** Control never comes here: it goes where `other` is alive. */
  become(other: Live): void {
    this.groups.clear();
    this.merge(other);
  }

  delete(value: ValueId): void {
    const group = this.groupOf(value);
    if (group !== undefined) this.groups.get(group)?.delete(value);
  }

  /** The live values that share the group of `value`. */
  beside(value: ValueId): Iterable<ValueId> {
    const group = this.groupOf(value);
    return (group !== undefined && this.groups.get(group)) || [];
  }

  merge(other: Live): boolean {
    let grew = false;
    for (const set of other.groups.values()) for (const value of set) grew = this.add(value) || grew;
    return grew;
  }
}

/**
 * `groupOf` gives the group of a value, or `undefined` where it is alone. `returned` is read after the last operation.
 */
export function interference(ops: readonly Op[], params: readonly ValueId[], returned: readonly Expr[], groupOf: (value: ValueId) => unknown): Interference {
  const result = new Interference();
  const define = (value: ValueId, live: Live, copyOf?: ValueId): void => {
    live.delete(value);
    for (const other of live.beside(value)) if (other !== copyOf) result.add(value, other);
  };
  const read = (expr: Expr | null, live: Live): void => {
    if (expr !== null) for (const value of refsOf(expr)) live.add(value);
  };
  const copied = (expr: Expr): ValueId | undefined => (expr.type === 'Ref' ? expr.value : undefined);

  /** Assigned all at once. */
  const hand = (values: readonly ValueId[], atoms: readonly Expr[], live: Live): void => {
    values.forEach((value, k) => define(value, live, copied(atoms[k])));
    values.forEach((value) => values.forEach((other) => result.add(value, other)));
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
        for (const other of live.beside(op.target)) if (other !== op.target) result.add(op.target, other);
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
          op.results.forEach((value, k) => {
            for (const [other, j] of op.results.map((r, i) => [r, i] as const)) if (j !== k) result.add(value, other);
          });
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
          op.params.forEach((param, k) => op.params.forEach((other, j) => j !== k && result.add(param, other)));
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
  const live = new Live(groupOf);
  returned.forEach((expr) => read(expr, live));
  walk(ops, live);
  params.forEach((param) => define(param, live));
  params.forEach((param) => params.forEach((other) => result.add(param, other)));
  return result;
}
