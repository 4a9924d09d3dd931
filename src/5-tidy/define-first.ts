/**
 * Gradients add up at forks, so every contribution is a `+=`. The first one that is sure to happen becomes the
 * definition: `dx += a` → `dx = a`. Where the first contribution lies in a loop or in only one arm of a branch, the
 * adjoint starts at 0 before it. Arrays of adjoints start as zeros.
 */
import { type Builder, negate, number } from '../ir/build.js';
import type { Add, Atom, Branch, Loop, Op, Region, ValueId } from '../ir/types.js';
import { exprsOf, refsOf } from '../ir/walk.js';
import type { Expr } from '../syntax.js';
import { beyond } from './beyond.js';

export interface Zeros {
  /** The expression that makes the zeros of an array's gradient. */
  readonly zero: (adjoint: ValueId) => Expr;
  /** Adjoints that exist before the region begins: the seed. */
  readonly given: ReadonlySet<ValueId>;
  readonly builder: Builder;
  /** Which stage an operation belongs to, kept up to date. */
  readonly because: Map<number, number>;
}

export function defineFirst(region: Region, zeros: Zeros): Region {
  const { builder, because } = zeros;
  const isAdjoint = (value: ValueId): boolean => builder.values[value].origin === 'adjoint';
  const known = new Map<ValueId, readonly ValueId[]>();
  /** A shadow that is chosen among others is made of them: mentioning it mentions them. */
  const madeOf = (value: ValueId): readonly ValueId[] => {
    let others = known.get(value);
    if (others === undefined) {
      others = !isAdjoint(value) || zeros.given.has(value) || builder.values[value].type.kind === 'number' ? [] : refsOf(zeros.zero(value)).filter(isAdjoint);
      known.set(value, others);
    }
    return others;
  };
  const mentions = (value: ValueId): readonly ValueId[] => (isAdjoint(value) ? [value, ...madeOf(value).flatMap(mentions)] : []);
  // What is chosen among others is chosen once, outside of all loops.
  const living = beyond(region, mentions, (value) => madeOf(value).length > 0);

  /** Shadows that are what an operation on arrays gives. */
  const given = new Set<ValueId>();

  const zero = (target: ValueId, reason: number | undefined): Op => {
    const op = builder.plain(target, builder.values[target].type.kind === 'number' ? number(0) : zeros.zero(target));
    if (reason !== undefined) because.set(op.id, reason);
    return op;
  };

  const list = (ops: readonly Op[], results: readonly Atom[], defined: Defined): Op[] => {
    const out: Op[] = [];
    // Arrays of zeros stand together at the head of the group that first needs them.
    let group: number | undefined;
    let head = 0;
    for (const op of ops) {
      const reason = because.get(op.id);
      if (reason === undefined || reason !== group) head = out.length;
      group = reason;
      const need = (value: ValueId): void => {
        if (!isAdjoint(value) || defined.has(value)) return;
        defined.add(value);
        madeOf(value).forEach(need);
        // What an operation on arrays gives may be chosen only behind it.
        if (builder.values[value].type.kind === 'number' || madeOf(value).some((other) => given.has(other))) out.push(zero(value, reason));
        else out.splice(head++, 0, zero(value, reason));
      };
      if (op.kind === 'stage') {
        refsOf(op.expr).forEach(need);
        defined.add(op.result);
        out.push(op);
      } else if (op.kind === 'add') {
        exprsOf(op).forEach((expr) => refsOf(expr).forEach(need));
        if (defined.has(op.target) || !isAdjoint(op.target)) out.push(op);
        else if (op.path.length > 0) {
          need(op.target);
          out.push(op);
        } else {
          defined.add(op.target);
          if (op.whole) given.add(op.target);
          out.push({ ...builder.plain(op.target, signed(op)), id: op.id });
        }
      } else if (op.kind === 'branch') {
        refsOf(op.cond).forEach(need);
        out.push(branch(op, defined, need));
      } else if (op.kind === 'loop') {
        out.push(loop(op, defined, need));
      } else if (op.kind === 'effect' && op.expr.type === 'Ref' && isAdjoint(op.expr.value)) {
        // Only says where the shadow of an array begins.
        need(op.expr.value);
      } else {
        exprsOf(op).forEach((expr) => refsOf(expr).forEach(need));
        if (op.kind === 'store') need(op.target);
        out.push(op);
      }
    }
    for (const atom of results) for (const value of refsOf(atom)) if (isAdjoint(value) && !defined.has(value)) {
      defined.add(value);
      out.push(zero(value, undefined));
    }
    return out;
  };

  /** An adjoint that lives on after the branch is defined before it, or by both arms. */
  const branch = (op: Branch, defined: Defined, need: (value: ValueId) => void): Branch => {
    const both: ValueId[] = [];
    for (const value of living.of(op)) {
      if (defined.has(value)) continue;
      if (definesFirst(op.then.ops, value) && definesFirst(op.else.ops, value)) both.push(value);
      else need(value);
    }
    const then = defined.inside(() => list(op.then.ops, op.then.results, defined));
    const otherwise = defined.inside(() => list(op.else.ops, op.else.results, defined));
    both.forEach((value) => defined.add(value));
    return { ...op, then: { ...op.then, ops: then }, else: { ...op.else, ops: otherwise } };
  };

  const loop = (op: Loop, defined: Defined, need: (value: ValueId) => void): Loop => {
    op.inits.forEach((init) => refsOf(init).forEach(need));
    const own = new Set([...op.params, ...op.results]);
    for (const value of living.of(op)) if (!own.has(value)) need(value);
    const [ops, step] = defined.inside(() => {
      op.params.forEach((param) => defined.add(param));
      return [list(op.body.ops.slice(0, op.stepFrom), op.body.results, defined), list(op.body.ops.slice(op.stepFrom), [], defined)];
    });
    op.results.forEach((result) => defined.add(result));
    return { ...op, body: { ops: [...ops, ...step], results: op.body.results }, stepFrom: ops.length };
  };

  /** The first operation of the list that touches the adjoint is sure to define it. */
  const sure = new Map<readonly Op[], Map<ValueId, boolean>>();
  const definesFirst = (ops: readonly Op[], value: ValueId): boolean => {
    let answers = sure.get(ops);
    if (answers === undefined) sure.set(ops, (answers = new Map()));
    let answer = answers.get(value);
    if (answer === undefined) answers.set(value, (answer = isDefining(ops, value)));
    return answer;
  };
  const isDefining = (ops: readonly Op[], value: ValueId): boolean => {
    const first = living.first(ops, value);
    if (first === undefined || builder.values[value].type.kind !== 'number') return false;
    if (first.kind === 'add') return first.path.length === 0 && !refsOf(first.value).includes(value);
    if (first.kind === 'stage') return first.result === value;
    return first.kind === 'branch' && definesFirst(first.then.ops, value) && definesFirst(first.else.ops, value);
  };

  return { ops: list(region.ops, region.results, new Defined(zeros.given)), results: region.results };
}

/** What is defined so far. What a region defines is forgotten at its end, at the cost of what it defined. */
class Defined {
  private readonly all: Set<ValueId>;
  private added: ValueId[] = [];

  constructor(given: Iterable<ValueId>) {
    this.all = new Set(given);
  }

  has(value: ValueId): boolean {
    return this.all.has(value);
  }

  add(value: ValueId): void {
    if (this.all.has(value)) return;
    this.all.add(value);
    this.added.push(value);
  }

  inside<T>(body: () => T): T {
    const outer = this.added;
    this.added = [];
    const made = body();
    this.added.forEach((value) => this.all.delete(value));
    this.added = outer;
    return made;
  }
}

function signed(op: Add): Expr {
  return op.sign === '+=' ? op.value : negate(op.value);
}
