/**
 * What calls write into arrays and records that they are given, as stores: so that every analysis sees them where they
 * happen. What is written depends on all that the call depends on; which element it is isn't known.
 *
 *     sortForward(a, 0, n)   →   the call, and after it `a[…] = …`
 *
 * These stores are never printed, and never reversed: the call is.
 */
import { ref } from '../ir/build.js';
import type { Func, OpId, PathStep, Stage, Store, ValueId } from '../ir/types.js';
import { argumentsOf, calledBy, type CalledWrite, type Summaries } from '../ir/units.js';
import { refsOf, replaced, visitOps } from '../ir/walk.js';
import { type MemoryObject, type Objects, SOME } from './objects.js';

export function withCalledWrites(func: Func, units: Summaries): Func {
  let next = -1;
  let any = false;
  const storesOf = (call: Stage): Store[] => {
    const { writes, carries } = units(calledBy(call));
    const args = argumentsOf(call);
    return writes.flatMap(({ at, path, grows }): Store[] => {
      const target = args[at];
      if (target?.type !== 'Ref') return [];
      any = true;
      // Where a derivative comes back to the parameter, the call has a say in each element, if only that it is gone.
      return [{ kind: 'store', id: next--, target: target.value, path, value: carries.has(at) ? ref(call.result) : { type: 'Literal', value: 0, raw: '0' }, called: { grows }, span: call.span }];
    });
  };
  const body = replaced(func.body, (op) => (op.kind === 'stage' && op.gate === 'call' ? [op, ...storesOf(op)] : [op]));
  return any ? { ...func, body } : func;
}

/** What a unit writes into that it is given, by the ways that lead there. */
export function writesOf(func: Func, objects: Objects, longer: ReadonlySet<OpId>): readonly CalledWrite[] {
  const found = new Map<string, CalledWrite>();
  const ways = func.params.map(({ value }) => objects.ways(value));
  visitOps(func.body.ops, (op) => {
    if (op.kind !== 'store') return;
    const grows = longer.has(op.id);
    const last = op.path[op.path.length - 1];
    for (const object of objects.writtenBy(op)) if (object.given) ways.forEach((way, at) => {
      const path = way.get(object);
      if (path === undefined) return;
      const step: PathStep = 'field' in last ? last : { index: SOME };
      const key = JSON.stringify([at, path, step]);
      found.set(key, { at, path: [...path, step], grows: grows || found.get(key)?.grows === true });
    });
  });
  return [...found.values()];
}

/** A write to which no way leads that ends: into a record that refers to itself. */
export function unreachedWrite(func: Func, objects: Objects): Store | undefined {
  const reached = new Set(func.params.flatMap(({ value }) => [...objects.ways(value).keys()]));
  let found: Store | undefined;
  visitOps(func.body.ops, (op) => {
    if (op.kind === 'store' && [...objects.writtenBy(op)].some((object) => object.given && !reached.has(object))) found ??= op;
  });
  return found;
}

/** An array or record goes into what is given. */
export function putsInto(func: Func, objects: Objects): Store | undefined {
  let found: Store | undefined;
  visitOps(func.body.ops, (op) => {
    if (op.kind !== 'store' || found !== undefined || !refsOf(op.value).some((value) => objects.of(value).size > 0)) return;
    if ([...objects.writtenBy(op)].some((object) => object.given)) found = op;
  });
  return found;
}

/** Two arguments of a call that may be one array, or have one in common, of which the call writes one. */
export interface Shared {
  readonly call: Stage;
  readonly values: readonly [ValueId, ValueId];
}

export function sharedArguments(func: Func, objects: Objects, units: Summaries): readonly Shared[] {
  const found: Shared[] = [];
  visitOps(func.body.ops, (op) => {
    if (op.kind !== 'stage' || op.gate !== 'call') return;
    const { writes } = units(calledBy(op));
    const args = argumentsOf(op);
    const reached = args.map((atom): ReadonlySet<MemoryObject> => new Set(refsOf(atom).flatMap((value) => [...objects.reach(value)])));
    for (const at of new Set(writes.map((write) => write.at))) for (const [other, objs] of reached.entries()) {
      if (other === at || ![...objs].some((object) => reached[at].has(object))) continue;
      const values = [args[at], args[other]].flatMap((atom) => refsOf(atom));
      found.push({ call: op, values: [values[0], values[1]] });
    }
  });
  return found;
}
