/**
 * Whether one loop can be fused with its backward loop, and what has to stand before it then.
 *
 * What the backward iterations read of adjoints must be complete before the loop starts: the statements that compute it
 * move there. What they add to starts from 0 there; a definition that comes later becomes an addition. Sums of gradients
 * may come out in another order, and nothing else changes.
 */
import { type Builder, literalValue, number } from '../ir/build.js';
import type { Loop, Op, Region, Stage, Store, ValueId } from '../ir/types.js';
import { goesBack } from '../ir/units.js';
import { exprsOf, mapExprs, refsOf, visitOps } from '../ir/walk.js';
import type { Expr, UnaryExpression } from '../syntax.js';
import type { Earlier } from './earlier.js';
import type { Edit, Rest } from './rest.js';
import { mentionsOf, usesOf } from './uses.js';

export interface Join {
  readonly loop: Loop;
  /** The backward part of an iteration. */
  readonly body: readonly Op[];
  /** What has to be done before the loop. */
  readonly before: readonly Op[];
  /** The same for gradients that are arrays: they depend on nothing. */
  readonly zeros: readonly Op[];
  /** What becomes of the backward operations. */
  readonly edit: Edit;
  /** What is computed before the loop. */
  readonly known: ReadonlySet<ValueId>;
  /** What starts from 0 before the loop. */
  readonly born: ReadonlySet<ValueId>;
  /** What the loop adds to. */
  readonly targets: ReadonlySet<ValueId>;
}

export interface JoinInput {
  readonly loop: Loop;
  readonly rest: Rest;
  /** The place of the backward loop. */
  readonly at: number;
  /** What loops that are fused already add to. */
  readonly summed: ReadonlySet<ValueId>;
  readonly ready: ReadonlySet<ValueId>;
  readonly alive: ReadonlySet<ValueId>;
  readonly earlier: Earlier;
  readonly builder: Builder;
  readonly isOurs: (value: ValueId) => boolean;
  readonly isInput: (value: ValueId) => boolean;
  readonly isShadow: (value: ValueId) => boolean;
  readonly isShaped: (shadow: ValueId, loop: Loop) => boolean;
  readonly isConfined: (store: Store, loop: Loop) => boolean;
  readonly isScratch: (value: ValueId, loop: Loop) => boolean;
  /** How often each of our values is mentioned in the whole backward pass. */
  readonly total: ReadonlyMap<ValueId, number>;
}

/** Some exits leave the loop and others only the iteration: what comes in between belongs to neither alone. */
function mixesExits(loop: Loop): boolean {
  return loop.exit !== undefined && loop.body.ops.some((op) => op.kind === 'branch' && comparesWithCode(op.cond));
}

function comparesWithCode(cond: Expr): boolean {
  if (cond.type === 'LogicalExpression') return comparesWithCode(cond.left) || comparesWithCode(cond.right);
  return cond.type === 'BinaryExpression' && cond.operator === '===' && cond.left.type === 'Ref' && cond.span === undefined && (literalValue(cond.right) ?? 0) !== 0;
}

/** `undefined` where the loop needs a second pass. */
export function join(input: JoinInput): Join | undefined {
  const { loop, rest, at, earlier, isOurs, isShadow, isScratch, total, alive, summed } = input;
  const back = rest.at(at) as Loop;
  if (back.params.length > 0 || writesArrays(loop, (store) => !input.isConfined(store, loop)) || mixesExits(loop)) return undefined;
  const { mentions, reads, targets: added, defines } = rest.uses(at);
  const own = mentionsOf([back]);
  if ([...defines].some((value) => own.get(value) !== total.get(value))) return undefined;
  if ([...mentions].some((value) => !isOurs(value) && !earlier.isInside(value, loop) && !earlier.isKnown(value, loop))) return undefined;

  const targets = new Set([...added].filter((value) => !defines.has(value)));
  // What an iteration leaves in the shadow of its scratch is 0 again.
  const wanted = [...reads].filter((value) => isOurs(value) && !defines.has(value) && !isScratch(value, loop));
  if (wanted.some((value) => targets.has(value) || summed.has(value))) return undefined;
  const moved = movable(wanted, input);
  if (moved === undefined) return undefined;
  const staysBefore = (place: number): boolean => place < at && !moved.has(place);
  if ([...targets].some((value) => rest.reading(value).some(staysBefore))) return undefined;
  if ([...targets].some((value) => isShadow(value) && !isScratch(value, loop) && !input.isShaped(value, loop))) return undefined;
  // A write takes an element's adjoint away, and shadows may be the same array by two names: what comes first must stay first.
  if ([...targets].some(isShadow) && rest.memory().some(staysBefore)) return undefined;

  const born = new Set<ValueId>();
  const before = [...moved.values()];
  const zeros: Op[] = [];
  const taken = new Set([at, ...moved.keys()]);
  const replaced = new Map<number, Op>();
  for (const value of targets) {
    const places = rest.defining(value).filter((place) => !taken.has(place));
    if (places.length === 0 && !alive.has(value)) return undefined;
    if (places.length === 0) continue;
    if (!places.every(staysBefore)) return undefined;
    born.add(value);
    const first = rest.at(places[0]);
    if (places.length === 1 && isZero(first, input)) {
      (isShadow(value) && input.isInput(input.builder.values[value].of!) && refsOf((first as Stage).expr).every(input.isInput) ? zeros : before).push(first);
      taken.add(places[0]);
    } else {
      const additions = places.map((place) => [place, asAddition(replaced.get(place) ?? rest.at(place), value)] as const);
      if (isShadow(value)) return undefined;
      for (const [place, op] of additions) {
        if (op === undefined) return undefined;
        replaced.set(place, op);
      }
      before.push(input.builder.plain(value, number(0)));
    }
  }
  const known = new Set([...wanted, ...usesOf(before).defines].filter((value) => !born.has(value)));
  return { loop, body: back.body.ops, before, zeros, edit: { taken, replaced }, known, born, targets };
}

/** The statements that compute what is wanted, as they can stand before the loop, by place; `undefined` where they can't. */
function movable(wanted: readonly ValueId[], { rest, at, loop, ready, summed, earlier, isOurs }: JoinInput): ReadonlyMap<number, Op> | undefined {
  const chosen = new Map<number, Op>();
  const seen = new Set<ValueId>();
  const work = [...wanted];
  for (let value = work.pop(); value !== undefined; value = work.pop()) {
    if (seen.has(value)) continue;
    seen.add(value);
    const touching = rest.touching(value);
    if (summed.has(value) || (touching.length === 0 && !ready.has(value))) return undefined;
    for (const place of touching) {
      const op = rest.at(place);
      if (place >= at || (op.kind !== 'stage' && (op.kind !== 'add' || op.path.length > 0))) return undefined;
      const exprs = exprsOf(op).map((expr) => earlier.known(expr, loop));
      if (exprs.includes(undefined)) return undefined;
      chosen.set(place, mapExprs(op, (expr) => earlier.known(expr, loop)!));
      for (const each of rest.uses(place).reads) if (isOurs(each)) work.push(each);
    }
  }
  // In the order in which they stood.
  return new Map([...chosen].sort(([a], [b]) => a - b));
}

/** What an adjoint starts from: zeros in the shape of what is known before the loop, for a shadow. */
function isZero(op: Op, { builder, earlier, loop, isInput, isOurs }: JoinInput): boolean {
  if (op.kind !== 'stage') return false;
  if (builder.values[op.result].type.kind === 'number') return literalValue(op.expr) === 0;
  return refsOf(op.expr).every((value) => isInput(value) || (!isOurs(value) && earlier.isKnown(value, loop)));
}

/** `d = e` as `d += e`, in arms of branches too. */
function asAddition(op: Op, value: ValueId): Op | undefined {
  if (op.kind === 'stage' && op.result === value) {
    const negative = op.expr.type === 'UnaryExpression' && op.expr.operator === '-';
    return { kind: 'add', id: op.id, target: value, path: [], sign: negative ? '-=' : '+=', value: negative ? (op.expr as UnaryExpression).argument : op.expr };
  }
  if (!usesOf([op]).defines.has(value)) return op;
  if (op.kind !== 'branch') return undefined;
  const arm = (region: Region): Region | undefined => {
    const ops = region.ops.map((inner) => asAddition(inner, value));
    return ops.includes(undefined) ? undefined : { ...region, ops: ops as Op[] };
  };
  const then = arm(op.then);
  const otherwise = arm(op.else);
  return then === undefined || otherwise === undefined ? undefined : { ...op, then, else: otherwise };
}

/** Writes are taken back one by one, last first. Additions may come in any order. */
export function writesArrays(op: Op, counts: (store: Store) => boolean = () => true): boolean {
  let writes = false;
  visitOps([op], (inner) => (writes ||= (inner.kind === 'store' && !inner.sums && counts(inner)) || (inner.kind === 'stage' && goesBack(inner.expr)) || (inner.kind === 'effect' && goesBack(inner.expr))));
  return writes;
}

/** What is made inside, as zeros: not what is found, or part of something else. */
export function madeIn(ops: readonly Op[]): ReadonlySet<ValueId> {
  const made = new Set<ValueId>();
  visitOps(ops, (op) => {
    if (op.kind === 'stage' && (op.expr.type === 'CallExpression' || op.expr.type === 'NewExpression' || op.expr.type === 'ArrayExpression')) made.add(op.result);
  });
  return made;
}
