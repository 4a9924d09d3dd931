/**
 * Takes loops' unchanging carried adjoints out (the gradient on a sum is the same in every iteration), and drops
 * adjoints and locals that nobody reads.
 */
import type { Builder } from '../ir/build.js';
import { isRowName } from '../ir/row-names.js';
import type { Add, Atom, Loop, Op, Region, ValueId } from '../ir/types.js';
import { goesBack } from '../ir/units.js';
import { exprsOf, mapExprs, refsOf, regionsOf, substitute, visitOps } from '../ir/walk.js';
import type { Expr } from '../syntax.js';
import { copied } from './agree.js';

export function settle(region: Region, builder: Builder): Region {
  return dropUnread(unchanging(region, builder), builder);
}

/** `d = carried` at the end of an iteration that only hands it on. */
function unchanging(region: Region, builder: Builder): Region {
  const known = new Map<ValueId, Expr>();
  const resolve = (expr: Expr): Expr => (known.size === 0 ? expr : substitute(expr, (value) => known.get(value)));
  const added = new Set<ValueId>();
  const scan = (ops: readonly Op[]): void => ops.forEach((op) => {
    if (op.kind === 'add') added.add(op.target);
    regionsOf(op).forEach((inner) => scan(inner.ops));
  });
  scan(region.ops);

  const target = (op: Add): Add => {
    const now = known.get(op.target);
    return now?.type === 'Ref' ? { ...op, target: now.value } : op;
  };
  const list = (ops: readonly Op[]): Op[] => ops.map((op): Op => {
    if (op.kind === 'loop') return loop({ ...op, inits: op.inits.map(resolve) });
    if (op.kind === 'branch') {
      return { ...op, cond: resolve(op.cond), then: { ops: list(op.then.ops), results: op.then.results.map(resolve) }, else: { ops: list(op.else.ops), results: op.else.results.map(resolve) } };
    }
    const mapped = known.size === 0 ? op : mapExprs(op, resolve);
    return mapped.kind === 'add' ? target(mapped) : mapped;
  });
  const loop = (op: Loop): Loop => {
    let current: Loop = { ...op, body: { ops: list(op.body.ops), results: op.body.results.map(resolve) }, test: op.test && resolve(op.test) };
    for (;;) {
      const copies = copiesIn(current.body.ops, added);
      const still = current.params.map((param, at) => {
        if (builder.values[param].origin !== 'adjoint' || added.has(param)) return false;
        const next = followed(current.body.results[at], copies);
        return next.type === 'Ref' && next.value === param;
      });
      if (!still.includes(true)) return current;
      const gone = new Set<ValueId>();
      still.forEach((unchanged, at) => {
        if (!unchanged) return;
        for (let next = current.body.results[at]; next.type === 'Ref' && next.value !== current.params[at]; next = copies.get(next.value)!) {
          gone.add(next.value);
          known.set(next.value, current.inits[at]);
        }
        known.set(current.params[at], current.inits[at]);
        known.set(current.results[at], current.inits[at]);
      });
      const pick = <T>(items: readonly T[]): T[] => items.filter((_, at) => !still[at]);
      const keep = current.params.map((_, at) => at).filter((at) => !still[at]);
      const removed = (ops: readonly Op[]): Op[] => ops.filter((inner) => !(inner.kind === 'stage' && gone.has(inner.result))).map((inner) => (inner.kind !== 'branch' ? inner
        : { ...inner, then: { ...inner.then, ops: removed(inner.then.ops) }, else: { ...inner.else, ops: removed(inner.else.ops) } }));
      const step = removed(current.body.ops.slice(current.stepFrom));
      const main = removed(current.body.ops.slice(0, current.stepFrom));
      current = {
        ...current, params: pick(current.params), inits: pick(current.inits), results: pick(current.results),
        body: { ops: list([...main, ...step]), results: pick(current.body.results).map(resolve) }, stepFrom: main.length,
        counters: current.counters.filter((at) => !still[at]).map((at) => keep.indexOf(at)),
      };
    }
  };
  const ops = list(region.ops);
  return { ops, results: region.results.map(resolve) };
}

/** Adjoints that are defined only as copies of one other, in one place or in each arm of a branch. */
function copiesIn(ops: readonly Op[], added: ReadonlySet<ValueId>): ReadonlyMap<ValueId, Expr> {
  const copies = new Map<ValueId, Expr | null>();
  const scan = (list: readonly Op[]): void => list.forEach((op) => {
    if (op.kind === 'stage' && op.gate === null) {
      const known = copies.get(op.result);
      const source = copied(op.expr);
      const fits = source.type === 'Ref' && !added.has(op.result) && (known === undefined || (known?.type === 'Ref' && known.value === source.value));
      copies.set(op.result, fits ? source : null);
    }
    if (op.kind === 'branch') {
      scan(op.then.ops);
      scan(op.else.ops);
    }
  });
  scan(ops);
  return new Map([...copies].filter((entry): entry is [ValueId, Expr] => entry[1] !== null));
}

function followed(atom: Atom, copies: ReadonlyMap<ValueId, Expr>): Atom {
  let at = atom;
  for (let steps = 0; at.type === 'Ref' && copies.has(at.value) && steps < 100; steps++) at = copies.get(at.value)!;
  return at;
}

/** Drops definitions and contributions that are never read. */
function dropUnread(region: Region, builder: Builder): Region {
  const ours = (value: ValueId): boolean => builder.values[value].origin === 'adjoint' || builder.values[value].origin === 'local';
  for (let current = region; ;) {
    const read = new Set<ValueId>();
    const scan = (ops: readonly Op[]): void => ops.forEach((op) => {
      const self = op.kind === 'add' ? op.target : undefined;
      exprsOf(op).forEach((expr) => refsOf(expr).forEach((value) => value !== self && read.add(value)));
      if (op.kind === 'store') read.add(op.target);
      regionsOf(op).forEach((inner) => {
        scan(inner.ops);
        inner.results.forEach((atom) => refsOf(atom).forEach((value) => read.add(value)));
      });
    });
    scan(current.ops);
    current.results.forEach((atom) => refsOf(atom).forEach((value) => read.add(value)));
    // A shadow that was chosen among others, or found, is one of them, and a row is a part: who reads those reads what is added to it.
    const added = new Set<ValueId>();
    visitOps(current.ops, (op) => void (op.kind === 'add' && added.add(op.target)));
    visitOps(current.ops, (op) => {
      if (op.kind === 'stage' && added.has(op.result) && (op.expr.type === 'ConditionalExpression' || isRowName(builder.values[op.result]) || op.expr.type === 'CallExpression' && isFinder(op.expr.callee)) && builder.values[op.result].type.kind !== 'number' && ours(op.result)) read.add(op.result);
    });
    let changed = false;
    const list = (ops: readonly Op[]): Op[] => ops.flatMap((op): Op[] => {
      if (op.kind === 'stage' && ours(op.result) && !read.has(op.result) || op.kind === 'add' && ours(op.target) && !read.has(op.target)) {
        changed = true;
        // It adds to the shadows that it is handed, also where nobody asks for what it gives back.
        return op.kind === 'stage' && goesBack(op.expr) ? [{ kind: 'effect', id: op.id, effect: 'call', expr: op.expr }] : [];
      }
      if (op.kind === 'branch') {
        const then = list(op.then.ops);
        const otherwise = list(op.else.ops);
        if (then.length + otherwise.length === 0 && op.results.length === 0) {
          changed = true;
          return [];
        }
        return [{ ...op, then: { ...op.then, ops: then }, else: { ...op.else, ops: otherwise } }];
      }
      if (op.kind === 'loop') {
        const main = list(op.body.ops.slice(0, op.stepFrom));
        const step = list(op.body.ops.slice(op.stepFrom));
        return [{ ...op, body: { ...op.body, ops: [...main, ...step] }, stepFrom: main.length }];
      }
      return [op];
    });
    const next: Region = { ops: list(current.ops), results: current.results };
    if (!changed) return next;
    current = next;
  }
}

/** `shadowOf(shadows, x)`. */
function isFinder(callee: Expr): boolean {
  return callee.type === 'Identifier' && callee.name.startsWith('%shadow:');
}
