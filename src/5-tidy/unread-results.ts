/**
 * Drops what branches, loops and blocks hand on to nobody: exit codes, mostly, once jumps have taken their place. What a
 * jump out of a loop would assign to a variable that is read inside only is left out as well.
 */
import { ref } from '../ir/build.js';
import type { Atom, Block, Branch, Loop, Op, OpId, Region, ValueId } from '../ir/types.js';
import { exprsOf, refsOf, regionsOf } from '../ir/walk.js';
import type { Expr } from '../syntax.js';

export const UNDEFINED: Expr = { type: 'Identifier', name: 'undefined' };

/** `outside` are the values that are read after the region. */
export function dropUnreadResults(region: Region, outside: Iterable<ValueId>): Region {
  const live = liveIn(region, outside);
  const targets = new Map<OpId, Loop | Block>();
  const pick = <T>(items: readonly T[], values: readonly ValueId[]): T[] => items.filter((_, k) => live.has(values[k]));
  const within = (inner: Region, results: readonly Atom[]): Region => ({ ops: list(inner.ops), results });
  const list = (ops: readonly Op[]): Op[] => ops.flatMap((op): Op[] => {
    if (op.kind === 'loop' || op.kind === 'block') targets.set(op.id, op);
    switch (op.kind) {
      case 'branch': {
        const then = within(op.then, pick(op.then.results, op.results));
        const otherwise = within(op.else, pick(op.else.results, op.results));
        const made: Branch = { ...op, results: pick(op.results, op.results), then, else: otherwise };
        return made.results.length + then.ops.length + otherwise.ops.length === 0 ? [] : [made];
      }
      case 'block': return [{ ...op, results: pick(op.results, op.results), body: within(op.body, pick(op.body.results, op.results)) }];
      case 'jump': {
        const target = targets.get(op.target)!;
        const values = op.values.map((value, k) => (!live.has(target.results[k]) ? UNDEFINED : asBegun(target, k, value) ?? value));
        return [{ ...op, values: pick(values, target.kind === 'loop' ? target.params : target.results) }];
      }
      case 'loop': return [loop(op)];
      default: return [op];
    }
  });
  const loop = (op: Loop): Loop => {
    const main = list(op.body.ops.slice(0, op.stepFrom));
    const step = list(op.body.ops.slice(op.stepFrom));
    const kept = op.params.map((_, k) => k).filter((k) => live.has(op.params[k]));
    return {
      ...op, head: list(op.head), params: pick(op.params, op.params), inits: pick(op.inits, op.params), results: pick(op.results, op.params),
      body: { ops: [...main, ...step], results: pick(op.body.results, op.params) }, stepFrom: main.length,
      exit: op.exit === undefined ? undefined : kept.indexOf(op.exit), counters: op.counters.filter((k) => kept.includes(k)).map((k) => kept.indexOf(k)),
    };
  };
  return { ops: list(region.ops), results: region.results };
}

/** The loop carries what it began with all along, and the value is just that. */
function asBegun(target: Loop | Block, k: number, value: Atom): Atom | undefined {
  if (target.kind === 'block') return undefined;
  const [init, next, param] = [target.inits[k], target.body.results[k], target.params[k]];
  const carries = next.type === 'Ref' && next.value === param;
  return carries && init.type === 'Literal' && value.type === 'Literal' && Object.is(init.value, value.value) ? ref(param) : undefined;
}

/** The values that are read, and those that go into them. */
function liveIn(region: Region, outside: Iterable<ValueId>): ReadonlySet<ValueId> {
  const live = new Set<ValueId>();
  const sources = new Map<ValueId, Expr[]>();
  const targets = new Map<OpId, readonly ValueId[]>();
  const work: ValueId[] = [];
  const need = (value: ValueId): void => {
    if (live.has(value)) return;
    live.add(value);
    work.push(value);
  };
  const read = (expr: Expr): void => refsOf(expr).forEach(need);
  const goes = (atoms: readonly Expr[], into: readonly ValueId[]): void => into.forEach((value, k) => {
    const known = sources.get(value);
    if (known === undefined) sources.set(value, [atoms[k]]);
    else known.push(atoms[k]);
  });
  const scan = (ops: readonly Op[]): void => ops.forEach((op) => {
    if (op.kind === 'jump') return goes(op.values, targets.get(op.target)!);
    if (op.kind === 'loop') {
      targets.set(op.id, op.params);
      goes(op.inits, op.params);
      goes(op.body.results, op.params);
      goes(op.params.map((value): Expr => ({ type: 'Ref', value })), op.results);
      if (op.test !== null) read(op.test);
      if (op.exit !== undefined) need(op.params[op.exit]);
    } else {
      exprsOf(op).forEach(read);
    }
    if (op.kind === 'block') targets.set(op.id, op.results);
    if (op.kind === 'block') goes(op.body.results, op.results);
    if (op.kind === 'branch') [op.then, op.else].forEach((arm) => goes(arm.results, op.results));
    if (op.kind === 'add' || op.kind === 'store') need(op.target);
    regionsOf(op).forEach((inner) => scan(inner.ops));
  });
  scan(region.ops);
  region.results.forEach(read);
  for (const value of outside) need(value);
  for (let value = work.pop(); value !== undefined; value = work.pop()) sources.get(value)?.forEach(read);
  return live;
}
