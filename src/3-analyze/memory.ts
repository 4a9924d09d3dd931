/**
 * Arrays and records as memory: which reads can be done again in the backward pass, and which texts a write disturbs.
 *
 * A read is *steady* when no write to its place can come after it: what it read is still there when the function has
 * returned. Every other read gives another value when it is done again, so its value has to be recorded.
 *
 *     const y = x.map(f);  x = y;      `x[i]` is steady: each iteration writes into an array that is newer than `x`
 */
import { definite, holdsElements } from '../ir/shapes.js';
import type { Func, Loop, Op, OpId, Stage, Store, ValueId } from '../ir/types.js';
import { children, refsOf, visitOps } from '../ir/walk.js';
import type { Expr } from '../syntax.js';
import { isOp } from '../ir/array-calls.js';
import { fieldName } from '../ir/paths.js';
import { grown, placeIn } from './grown.js';
import { elementOf, mayMeet } from './meeting.js';
import { keyOf, type MemoryObject, type Objects, objects } from './objects.js';
import type { Places } from './places.js';
import { type Ways, waysOf } from './ways.js';

export interface Memory {
  readonly objects: Objects;
  readonly ways: Ways;
  /** The array that a row, or the array itself, belongs to, where rows stay in their places. */
  readonly rootOf: (value: ValueId) => ValueId;
  /** The parameters that the function writes into, where the caller can see it, in the order of the signature. */
  readonly writes: readonly ValueId[];
  /** Those of them in which something may be longer afterwards. */
  readonly grows: ReadonlySet<ValueId>;
  /** Those in which a write may go to another key than an index. */
  readonly strays: ReadonlySet<ValueId>;
  /** Stages whose text reads something that a later write may change. */
  readonly unsteady: ReadonlySet<OpId>;
  /** Loops up to a length that none of their own iterations changes. */
  readonly bounding: ReadonlySet<OpId>;
  /** For each call of a unit: the arrays and records it is given that somebody writes into afterwards. */
  readonly disturbedArguments: ReadonlyMap<OpId, ReadonlySet<ValueId>>;
  /** What `value` is when the operation has run, or something in it, may be written afterwards. */
  readonly changes: (op: Op, value: ValueId) => boolean;
  /** A write to something that the stage reads stands between the two operations. */
  readonly disturbed: (stage: Stage, reader: Op) => boolean;
  /** Another write may come after this one, and to the same place. Later iterations of its own are not asked about. */
  readonly overwritten: (store: Store) => boolean;
  /** The write may come after the operation, which has touched an element of `base` or of what is in there: the same element. */
  readonly follows: (store: Store, op: Op, base: ValueId) => boolean;
}

interface Write {
  readonly target: ValueId;
  readonly objects: ReadonlySet<MemoryObject>;
  /** The place that is written; `undefined` for all, when others get hold of it. */
  readonly key: string | undefined;
  readonly at: number;
  readonly loops: readonly Op[];
  readonly op: Store | undefined;
  /** Not `target` is written, but what can be reached from there. */
  readonly inside?: boolean;
}

/** What a text reads of memory: a place in an array or record, or its length. */
interface Read {
  readonly base: ValueId;
  readonly key: string | undefined;
  /** Also of what can be reached from there. */
  readonly deep?: boolean;
}

const LENGTH = 'length';

/** `handed`: parameters that others write into after the function has returned. */
export function memory(func: Func, where: Places, handed: ReadonlySet<ValueId> = new Set()): Memory {
  const { definitions, around, home } = where;
  const objs = objects(func);
  const ways = waysOf(func.body.ops, where, objs);
  const holds = (value: ValueId): boolean => [...objs.of(value)].some((object) => objs.holders.has(object));
  const rootOf = (value: ValueId): ValueId => {
    let at = value;
    for (;;) {
      const stage = definitions.get(at);
      if (stage?.gate !== 'load' || stage.inputs[0].type !== 'Ref' || holds(stage.inputs[0].value)) return at;
      at = stage.inputs[0].value;
    }
  };
  const order = new Map<OpId, number>();
  /** The position behind the last operation inside. */
  const end = new Map<OpId, number>();
  let count = 0;
  const number = (ops: readonly Op[]): void => ops.forEach((op) => {
    order.set(op.id, count++);
    if (op.kind === 'branch') {
      number(op.then.ops);
      number(op.else.ops);
    }
    if (op.kind === 'loop') {
      number(op.head);
      number(op.body.ops);
    }
    end.set(op.id, count);
  });
  number(func.body.ops);

  const writes: Write[] = [];
  visitOps(func.body.ops, (op) => {
    if (op.kind === 'store') writes.push({ target: op.target, objects: objs.writtenBy(op), key: keyOf(op.path[op.path.length - 1]), at: order.get(op.id)!, loops: loopsAround(op), op });
  });
  const isWritten = (param: ValueId): boolean => {
    const reached = objs.reach(param);
    return writes.some((write) => [...write.objects].some((object) => object.given && reached.has(object)));
  };
  const given = func.params.filter(({ value, rest }) => !rest && isObject(value) && isWritten(value)).map(({ value }) => value);
  const { grows, strays, lengthened } = grown(func, where, given, rootOf, objs);
  // What is returned is the caller's from then on, who may write into it before the backward pass; so is what was passed in and written.
  const readOnly = new Set(func.params.filter(({ value, rest }) => !rest && !given.includes(value) && !handed.has(value)).flatMap(({ value }) => [...objs.reach(value)]));
  for (const value of new Set([...refsOf(func.result).filter(isObject), ...given, ...handed])) {
    const own = objs.of(value);
    const reached = [...objs.reach(value)].filter((object) => !readOnly.has(object));
    // What stands inside may be older than what it stands in.
    for (const inside of [false, true]) {
      const objects = new Set(reached.filter((object) => own.has(object) !== inside));
      if (objects.size > 0) writes.push({ target: value, objects, key: undefined, at: Infinity, loops: [], op: undefined, inside });
    }
  }

  function isObject(value: ValueId): boolean {
    return holdsElements(definite(func.values[value].type));
  }
  function loopsAround(op: Op): readonly Op[] {
    return around.get(op.id)!.filter((outer) => outer.kind === 'loop');
  }
  /** Where a value comes to be. A value that a loop carries is there from the beginning of each iteration. */
  function bornAt(value: ValueId): number {
    const owner = home.get(value);
    return owner === undefined ? -1 : owner.kind === 'branch' || (owner.kind === 'loop' && owner.results.includes(value)) ? end.get(owner.id)! : order.get(owner.id)!;
  }
  /** The stage that makes what is written, if that is newer than all that was there before it. */
  function makerOf(target: ValueId): Stage | undefined {
    const stage = definitions.get(rootOf(target));
    return stage?.gate === 'alloc' ? stage : undefined;
  }
  /** The last iteration has made what the loop gives: nothing that was there before in an iteration is the same. */
  function isNewest(given: ValueId, base: ValueId): boolean {
    const loop = home.get(given);
    if (loop?.kind !== 'loop' || !loop.results.includes(given)) return false;
    const next = loop.body.results[loop.results.indexOf(given)];
    const maker = next.type === 'Ref' ? makerOf(next.value) : undefined;
    if (maker === undefined || around.get(maker.id)!.at(-1) !== loop || loop.exit !== undefined) return false;
    const owner = home.get(base);
    const isInside = owner !== undefined && (owner === loop || around.get(owner.id)!.includes(loop));
    return isInside && !loop.results.includes(base) && bornAt(base) < order.get(maker.id)!;
  }
  /** The place that is read is the one that is written, perhaps. */
  const touches = (write: Write, { base, key, deep }: Read): boolean => {
    if (key === LENGTH ? write.op !== undefined && !lengthens(write) : write.key !== undefined && key !== undefined && write.key !== key) return false;
    return [...(deep ? objs.reach(base) : objs.of(base))].some((object) => write.objects.has(object));
  };
  const placeOf = (value: ValueId): string => placeIn(value, definitions, rootOf);
  const lengthens = ({ target }: Write): boolean => {
    const type = definite(func.values[target].type);
    return type.kind === 'array' && type.form === 'Array';
  };
  /** The write may come after the read at `at`, and to the same array. */
  const comesAfter = (write: Write, { base }: Read, at: number, loops: ReadonlySet<Op>): boolean => {
    const maker = write.inside ? undefined : makerOf(write.target);
    const isNewer = maker !== undefined && order.get(maker.id)! > bornAt(base);
    if (write.at > at && !isNewer && !(write.op === undefined && !write.inside && isNewest(write.target, base))) return true;
    // In a later iteration it is another array, if each makes one anew.
    return write.loops.some((loop) => loops.has(loop) && !(maker !== undefined && around.get(maker.id)!.includes(loop)));
  };

  /** What a text reads of memory that is written at all. */
  const readsOf = (stage: Stage): readonly Read[] => {
    const found: Read[] = [];
    const visit = (expr: Expr): void => {
      if (expr.type === 'MemberExpression' && expr.object.type === 'Ref' && isObject(expr.object.value)) {
        const field = fieldName(expr);
        const base = expr.object.value;
        const kind = definite(func.values[base].type).kind;
        if (kind === 'record') found.push({ base, key: field === undefined ? undefined : `.${field}` });
        else if (field === LENGTH) lengthOf(base, found);
        else found.push({ base, key: '[]' });
      }
      if (expr.type === 'BinaryExpression' && expr.operator === 'in' && expr.right.type === 'Ref') found.push({ base: expr.right.value, key: undefined });
      // A call that is handed the array (`a.indexOf(v)`) reads all of it.
      if (expr.type === 'CallExpression') for (const given of [...(expr.callee.type === 'MemberExpression' ? [expr.callee.object] : []), ...expr.arguments]) {
        if (given.type === 'Ref' && isObject(given.value)) found.push({ base: given.value, key: undefined, deep: stage.gate === 'call' || isOp(stage) });
      }
      if (expr.type === 'SpreadElement' && expr.argument.type === 'Ref') found.push({ base: expr.argument.value, key: undefined });
      children(expr).forEach(visit);
    };
    visit(stage.expr);
    return found.filter((read) => writes.some((write) => touches(write, read)));
  };
  /** A typed array keeps its length. */
  const lengthOf = (base: ValueId, into: Read[]): void => {
    const type = definite(func.values[base].type);
    // What was passed in and is written inside its bounds only keeps its length, too.
    const keeps = given.includes(rootOf(base)) && !handed.has(rootOf(base)) && !lengthened.has(placeOf(base));
    if (!keeps && (type.kind !== 'array' || type.form === 'Array')) into.push({ base, key: LENGTH });
  };

  /** By the indices, the write hits what was read. */
  const meets = (write: Write, read: Op, at: number): boolean => {
    const element = elementOf(read);
    if (element === undefined || write.op === undefined) return true;
    const maker = makerOf(write.target);
    const shared = loopsAround(read).filter((loop): loop is Loop => write.loops.includes(loop) && !(maker !== undefined && around.get(maker.id)!.includes(loop)));
    return mayMeet(ways, { read: element, write: write.op, shared, isLater: write.at > at });
  };

  const reads = new Map<OpId, readonly Read[]>();
  const unsteady = new Set<OpId>();
  const disturbedArguments = new Map<OpId, ReadonlySet<ValueId>>();
  if (writes.length > 0) visitOps(func.body.ops, (op) => {
    if (op.kind !== 'stage' || (op.gate === 'alloc' && !isOp(op))) return;
    const all = readsOf(op);
    if (all.length === 0) return;
    reads.set(op.id, all);
    const at = order.get(op.id)!;
    const loops = new Set<Op>(loopsAround(op));
    const isChanged = (read: Read): boolean => writes.some((write) => {
      // The row stays the same row where only numbers are written.
      if (isObject(op.result) && !isOp(op) && write.op !== undefined && !(write.op.value.type === 'Ref' && isObject(write.op.value.value))) return false;
      return touches(write, read) && comesAfter(write, read, at, loops) && meets(write, op, at);
    });
    const changed = all.filter(isChanged);
    if (changed.length > 0) unsteady.add(op.id);
    if (op.gate === 'call' && changed.length > 0) disturbedArguments.set(op.id, new Set(changed.map(({ base }) => base)));
  });

  /** `for (…; i < xs.length; …) ys[i] = …`: whichever array `ys` is, `xs` becomes no longer by it. */
  const isWithin = ({ op }: Write, { test, params }: Loop): boolean => {
    const step = op?.path.length === 1 ? op.path[0] : undefined;
    return step !== undefined && 'index' in step && test?.type === 'BinaryExpression' && test.operator === '<'
      && test.left.type === 'Ref' && params.includes(test.left.value) && step.index.type === 'Ref' && step.index.value === test.left.value;
  };
  const changes = (op: Op, value: ValueId): boolean => {
    const read: Read = { base: value, key: undefined, deep: true };
    const loops = new Set<Op>(loopsAround(op));
    return writes.some((write) => touches(write, read) && comesAfter(write, read, order.get(op.id)!, loops));
  };

  const overwritten = (store: Store): boolean => {
    const read: Read = { base: store.target, key: keyOf(store.path[store.path.length - 1]) };
    const loops = new Set<Op>(loopsAround(store));
    return writes.some((write) => write.op !== store && touches(write, read) && comesAfter(write, read, order.get(store.id)!, loops));
  };

  const follows = (store: Store, op: Op, base: ValueId): boolean => {
    const write = writes.find((each) => each.op === store)!;
    const read: Read = { base, key: '[]', deep: true };
    const at = order.get(op.id)!;
    return touches(write, read) && comesAfter(write, read, at, new Set(loopsAround(op))) && meets(write, op, at);
  };

  const disturbed = (stage: Stage, reader: Op): boolean => {
    const all = textReads(stage);
    if (all.length === 0) return false;
    const from = order.get(stage.id)!;
    // A loop asks its test again after each iteration; what an arm hands out is read where the branch ends.
    const asksAgain = reader.kind === 'loop' && reader.test !== null && refsOf(reader.test).includes(stage.result);
    const inHead = reader.kind === 'loop' && reader.head.includes(stage);
    const at = order.get(reader.id)!;
    const to = inHead ? end.get((reader as Loop).head.at(-1)!.id)! : asksAgain || at < from ? end.get(reader.id)! : at;
    return all.some((read) => writes.some((write) => write.at > from && write.at < to && touches(write, read)));
  };
  /** With what is read by stages that could be printed inside. */
  const textReads = (stage: Stage): readonly Read[] => {
    const seen = new Set([stage]);
    // A value that is used twice is looked at once: the ways to it are too many to be walked one by one.
    for (let level = [stage], depth = 0; level.length > 0 && depth < 50; depth++) {
      const inputs = level.flatMap((one) => one.inputs.flatMap((input) => (input.type === 'Ref' ? definitions.get(input.value) ?? [] : [])));
      level = [...new Set(inputs)].filter((one) => !seen.has(one));
      level.forEach((one) => seen.add(one));
    }
    return [...seen].flatMap((one) => reads.get(one.id) ?? []);
  };
  const bounding = new Set<OpId>();
  visitOps(func.body.ops, (op) => {
    if (op.kind !== 'loop' || op.test === null) return;
    const lengths = refsOf(op.test).flatMap((value) => (definitions.has(value) ? textReads(definitions.get(value)!) : []));
    const isSame = (read: Read): boolean => read.key === LENGTH && writes.every((write) => !write.loops.includes(op) || !touches(write, read) || isWithin(write, op));
    if (lengths.every(isSame)) bounding.add(op.id);
  });
  return { objects: objs, ways, rootOf, writes: given, grows, strays, unsteady, bounding, disturbedArguments, changes, overwritten, follows, disturbed: writes.length === 0 ? () => false : disturbed };
}
