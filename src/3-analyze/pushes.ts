/**
 * A `push` whose place is known: a loop that begins right after its array has begun as a literal, and pushes once in every
 * iteration, writes at its own counter, or so many steps beyond. The backward pass then finds the place again without a
 * tape of lengths.
 *
 *     const a = []; for (let i = 0; i < n; i++) a.push(v)       a[a.length] = v   →   a[i] = v
 *     const a = [x]; for (let i = 0; i < n; i++) a.push(v)      a[a.length] = v   →   a[i + 1] = v
 *
 * Only where nothing else can reach the array until the loop is done.
 */
import type { Func, Loop, Op, Region, Stage, Store, ValueId } from '../ir/types.js';
import { binary, literalValue, number, ref } from '../ir/build.js';
import { exprsOf, readsOf, refsOf, regionsOf, visitOps } from '../ir/walk.js';
import { asksForLength } from './adopted.js';

export function pushAtCounters(func: Func): Func {
  const definitions = new Map<ValueId, Stage>();
  visitOps(func.body.ops, (op) => op.kind === 'stage' && definitions.set(op.result, op));
  const places = new Map<Store, ValueId>();
  /** Lengths that are the counter and so many more. */
  const beyond = new Map<ValueId, { readonly counter: ValueId; readonly steps: number }>();

  const visit = (ops: readonly Op[]): void => ops.forEach((op, at) => {
    regionsOf(op).forEach((region) => visit(region.ops));
    if (op.kind !== 'loop') return;
    const counter = op.params.find((param) => startOf(op, param, definitions) !== undefined);
    if (counter === undefined) return;
    const start = startOf(op, counter, definitions)!;
    for (const store of op.body.ops.slice(0, op.stepFrom)) {
      if (store.kind !== 'store' || !isPush(store, definitions)) continue;
      const begin = ops.slice(0, at).findIndex((each) => each.kind === 'stage' && each.result === store.target);
      const made = ops[begin];
      if (made?.kind !== 'stage' || made.gate !== 'alloc' || made.expr.type !== 'ArrayExpression' || made.expr.elements.some((element) => element?.type === 'SpreadElement')) continue;
      if (readsOf(ops.slice(begin + 1, at)).has(store.target) || !isAlone(op, store)) continue;
      const steps = made.expr.elements.length - start;
      if (steps === 0) places.set(store, counter);
      else beyond.set(lengthRead(store)!, { counter, steps });
    }
  });
  visit(func.body.ops);
  if (places.size + beyond.size === 0) return func;

  const region = (inner: Region): Region => ({ ...inner, ops: inner.ops.map(moved) });
  const moved = (op: Op): Op => {
    const more = op.kind === 'stage' ? beyond.get(op.result) : undefined;
    if (op.kind === 'stage' && more !== undefined) {
      const inputs = [ref(more.counter), number(Math.abs(more.steps))] as const;
      return { ...op, gate: more.steps > 0 ? 'add' : 'sub', inputs, expr: binary(more.steps > 0 ? '+' : '-', ...inputs) };
    }
    if (op.kind === 'store') return places.has(op) ? { ...op, path: [{ index: ref(places.get(op)!) }] } : op;
    if (op.kind === 'branch') return { ...op, then: region(op.then), else: region(op.else) };
    return op.kind === 'loop' ? { ...op, head: op.head.map(moved), body: region(op.body) } : op;
  };
  const body = region(func.body);
  const read = readsOf([...body.ops]);
  [...body.results, func.result].forEach((atom) => refsOf(atom).forEach((value) => read.add(value)));
  const lengths = new Set([...places.keys()].map((store) => lengthRead(store)));
  const kept = (ops: readonly Op[]): Op[] => ops.filter((op) => op.kind !== 'stage' || !lengths.has(op.result) || read.has(op.result)).map((op): Op => {
    if (op.kind === 'branch') return { ...op, then: { ...op.then, ops: kept(op.then.ops) }, else: { ...op.else, ops: kept(op.else.ops) } };
    if (op.kind !== 'loop') return op;
    const main = kept(op.body.ops.slice(0, op.stepFrom));
    return { ...op, head: kept(op.head), body: { ...op.body, ops: [...main, ...kept(op.body.ops.slice(op.stepFrom))] }, stepFrom: main.length };
  });
  return { ...func, body: { ...body, ops: kept(body.ops) } };
}

/** The whole number at which a counter begins that goes up by 1. */
function startOf(loop: Loop, counter: ValueId, definitions: ReadonlyMap<ValueId, Stage>): number | undefined {
  const at = loop.params.indexOf(counter);
  const [init, next] = [loop.inits[at], loop.body.results[at]];
  const stage = next.type === 'Ref' ? definitions.get(next.value) : undefined;
  if (stage?.gate !== 'add' || stage.inputs[0].type !== 'Ref' || stage.inputs[0].value !== counter || literalValue(stage.inputs[1]) !== 1) return undefined;
  const named = init.type === 'Ref' ? definitions.get(init.value) : undefined;
  const start = literalValue(named?.gate === null ? named.expr : init);
  return start !== undefined && Number.isInteger(start) ? start : undefined;
}

/** `a[n] = v` with `n = a.length`, which was asked for right before. */
function isPush(store: Store, definitions: ReadonlyMap<ValueId, Stage>): boolean {
  const index = lengthRead(store);
  const stage = index === undefined ? undefined : definitions.get(index);
  if (stage?.gate !== null || store.adds !== undefined) return false;
  const { expr } = stage;
  return expr.type === 'MemberExpression' && !expr.computed && expr.property.type === 'Identifier' && expr.property.name === 'length'
    && expr.object.type === 'Ref' && expr.object.value === store.target;
}

function lengthRead({ path }: Store): ValueId | undefined {
  const [step, ...others] = path;
  return others.length === 0 && step !== undefined && 'index' in step && step.index.type === 'Ref' ? step.index.value : undefined;
}

/** In the loop the array is only read, and written by that store: once in each iteration, its length read in the same one. */
function isAlone(loop: Loop, store: Store): boolean {
  const array = store.target;
  const index = lengthRead(store)!;
  if (!loop.body.ops.some((op) => op.kind === 'stage' && op.result === index)) return false;
  const isFine = (op: Op): boolean => {
    if (op === store) return !refsOf(store.value).includes(array);
    if (!regionsOf(op).every(({ ops, results }) => ops.every(isFine) && results.every((atom) => !refsOf(atom).includes(array)))) return false;
    if (op.kind === 'stage' && op.gate === 'load' && op.inputs[0].type === 'Ref' && op.inputs[0].value === array) return true;
    return exprsOf(op).every((expr) => asksForLength(expr, array)) && !(op.kind === 'store' && op.target === array);
  };
  return isFine(loop);
}
