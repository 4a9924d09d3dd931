/**
 * Values that are kept where the program itself keeps them: in an element of an array, where nothing is written again.
 * The backward pass reads them there, and needs no tape.
 *
 *     for (let i = 0; i < n; i++) { e = Math.exp(x[i]); a[i] = e; }      what was `e` is `a[i]`, as long as nobody writes `a`
 *
 * Guarantees that the store runs in each iteration that computes the value, that no other iteration and no later write
 * hits its place, and that the element gives back the very number (a `Float32Array` doesn't).
 */
import { member, ref } from '../ir/build.js';
import type { Func, Loop, Op, OpId, Store, ValueId } from '../ir/types.js';
import { regionsOf } from '../ir/walk.js';
import type { Expr, Type } from '../syntax.js';
import type { Memory } from './memory.js';
import type { Places } from './places.js';

/** `inside`: writes that stay within the length with which their array was made. */
export function storedValues(func: Func, { definitions, around, home }: Places, memory: Memory, inside: () => ReadonlySet<OpId>): ReadonlyMap<ValueId, Expr> {
  const found = new Map<ValueId, Expr>();
  let known: ReadonlySet<OpId> | undefined;
  const typeOf = (value: ValueId): Type => func.values[value].type;

  const visit = (ops: readonly Op[], loops: readonly Loop[]): void => ops.forEach((op, at) => {
    regionsOf(op).forEach((region) => visit(region.ops, op.kind === 'loop' ? [...loops, op] : loops));
    if (op.kind !== 'store' || op.called !== undefined || loops.length === 0 || op.adds !== undefined || op.path.length !== 1 || op.value.type !== 'Ref') return;
    const [step] = op.path;
    const { value } = op.value;
    const owner = home.get(value);
    // In the same list the one doesn't run without the other.
    if (!('index' in step) || found.has(value) || owner === undefined || ops.indexOf(owner) < 0 || ops.indexOf(owner) >= at) return;
    if (!givesBack(op, value) || !isPlaceOfItsOwn(op, step.index, loops) || memory.overwritten(op)) return;
    found.set(value, member(ref(op.target), step.index));
  });
  visit(func.body.ops, []);
  return found;

  /** What is read there is what was written. */
  function givesBack(store: Store, value: ValueId): boolean {
    const array = typeOf(store.target);
    if (array.kind !== 'array') return false;
    if (array.form === 'Array') return true;
    return array.form === 'Float64Array' && (known ??= inside()).has(store.id);
  }

  /** No two iterations write the same element: each loop that doesn't make the array anew has its counter in the way there. */
  function isPlaceOfItsOwn(store: Store, index: Expr, loops: readonly Loop[]): boolean {
    const { root, indices } = memory.ways.to(store.target, index);
    const maker = definitions.get(root);
    const outside = maker?.gate === 'alloc' ? around.get(maker.id)! : [];
    return loops.every((loop) => outside.includes(loop) || indices.some((each) => memory.ways.moved(each)?.loop === loop));
  }
}
