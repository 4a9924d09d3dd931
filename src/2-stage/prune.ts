/**
 * Takes out what staging put in too generously: variables that a loop carries without changing, joins of equal atoms,
 * and everything that reaches neither the result nor an effect. Dead code of the user goes the same way.
 */
import type { Atom, Branch, Loop, Op, Region, ValueId } from '../ir/types.js';
import { isOfCall } from '../ir/units.js';
import { exprsOf, mapExprs, refsOf, regionsOf, resultsOf, substitute } from '../ir/walk.js';
import type { Expr } from '../syntax.js';

export function prune(body: Region): Region {
  return dead(collapse(body));
}

// ------------------------------------------------------------------------------------------------------------- collapse

/** Replaces carried values that never change and joins of equal atoms by what they are. */
function collapse(region: Region): Region {
  const known = new Map<ValueId, Expr>();
  const resolve = (expr: Expr): Expr => (known.size === 0 ? expr : substitute(expr, (value) => known.get(value)));

  const visit = (list: readonly Op[]): Op[] => list.map((op) => {
    if (op.kind === 'branch') return joined(op);
    if (op.kind === 'loop') return looped(op);
    return known.size === 0 ? op : mapExprs(op, resolve);
  });
  const inside = (inner: Region): Region => {
    const ops = visit(inner.ops);
    return { ops, results: inner.results.map(resolve) };
  };
  const joined = (op: Branch): Branch => {
    const cond = resolve(op.cond);
    const then = inside(op.then);
    const otherwise = inside(op.else);
    const keep = op.results.map((result, at) => {
      if (!sameAtom(then.results[at], otherwise.results[at])) return true;
      known.set(result, then.results[at]);
      return false;
    });
    const pick = <T>(items: readonly T[]): T[] => items.filter((_, at) => keep[at]);
    return { ...op, cond, results: pick(op.results), then: { ...then, results: pick(then.results) }, else: { ...otherwise, results: pick(otherwise.results) } };
  };
  const looped = (op: Loop): Loop => {
    const inits = op.inits.map(resolve);
    let loop: Loop = { ...op, inits, head: visit(op.head), test: op.test && resolve(op.test), body: inside(op.body) };
    for (;;) {
      const still = loop.params.map((param, at) => {
        const next = loop.body.results[at];
        return next.type === 'Ref' && next.value === param && at !== loop.exit;
      });
      if (!still.includes(true)) return loop;
      still.forEach((unchanged, at) => {
        if (!unchanged) return;
        known.set(loop.params[at], loop.inits[at]);
        known.set(loop.results[at], loop.inits[at]);
      });
      loop = without(loop, (at) => !still[at]);
      loop = mapExprs(loop, resolve) as Loop;
    }
  };
  return inside(region);
}

function sameAtom(a: Atom, b: Atom): boolean {
  if (a.type === 'Ref' && b.type === 'Ref') return a.value === b.value;
  if (a.type === 'Literal' && b.type === 'Literal') return Object.is(a.value, b.value);
  return a.type === 'Identifier' && b.type === 'Identifier' && a.name === b.name && a.binding === b.binding;
}

/** The loop with only those carried values that `keep` names. */
export function without(op: Loop, keep: (at: number) => boolean): Loop {
  const pick = <T>(items: readonly T[]): T[] => items.filter((_, at) => keep(at));
  const moved = op.params.map((_, at) => at).filter(keep);
  return {
    ...op, params: pick(op.params), inits: pick(op.inits), results: pick(op.results), body: { ...op.body, results: pick(op.body.results) },
    exit: op.exit === undefined || !keep(op.exit) ? undefined : moved.indexOf(op.exit),
    counters: op.counters.filter(keep).map((at) => moved.indexOf(at)),
  };
}

// ----------------------------------------------------------------------------------------------------------------- dead

interface Place {
  readonly op: Op;
  readonly outer: readonly Op[];
}

/** Removes operations whose results nobody needs. */
function dead(body: Region): Region {
  const places = new Map<ValueId, Place>();
  const live = new Set<ValueId>();
  const kept = new Set<Op>();
  const work: ValueId[] = [];
  const need = (expr: Expr | null): void => {
    if (expr !== null) for (const value of refsOf(expr)) if (!live.has(value)) {
      live.add(value);
      work.push(value);
    }
  };
  /** An operation that stays keeps the conditions and tests around it. */
  const keep = (op: Op, outer: readonly Op[]): void => {
    for (const each of [...outer, op]) {
      if (kept.has(each)) continue;
      kept.add(each);
      if (each.kind === 'branch') need(each.cond);
      if (each.kind === 'loop') {
        need(each.test);
        if (each.exit !== undefined) need({ type: 'Ref', value: each.params[each.exit] });
      }
      if (each.kind === 'effect' || each.kind === 'store' || (each.kind === 'stage' && isOfCall(each))) exprsOf(each).forEach(need);
      if (each.kind === 'store') need({ type: 'Ref', value: each.target });
    }
  };
  const scan = (ops: readonly Op[], outer: readonly Op[]): void => {
    for (const op of ops) {
      resultsOf(op).forEach((result) => places.set(result, { op, outer }));
      if (op.kind === 'loop') op.params.forEach((param) => places.set(param, { op, outer }));
      // A call may throw, or write to the console.
      if (op.kind === 'effect' || op.kind === 'store' || (op.kind === 'stage' && isOfCall(op) && op.gate !== 'value')) keep(op, outer);
      for (const region of regionsOf(op)) scan(region.ops, [...outer, op]);
    }
  };
  scan(body.ops, []);
  body.results.forEach(need);
  while (work.length > 0) {
    const value = work.pop()!;
    const place = places.get(value);
    if (place === undefined) continue;
    const { op } = place;
    keep(op, place.outer);
    if (op.kind === 'stage') need(op.expr);
    if (op.kind === 'branch') {
      const at = op.results.indexOf(value);
      need(op.then.results[at]);
      need(op.else.results[at]);
    }
    if (op.kind === 'loop') {
      const at = op.results.includes(value) ? op.results.indexOf(value) : op.params.indexOf(value);
      need({ type: 'Ref', value: op.params[at] });
      need({ type: 'Ref', value: op.results[at] });
      need(op.inits[at]);
      need(op.body.results[at]);
    }
  }
  const rebuild = (region: Region, results: readonly Atom[]): Region => ({ ops: list(region.ops), results });
  const list = (ops: readonly Op[]): Op[] => ops.filter((op) => kept.has(op)).map((op): Op => {
    if (op.kind === 'branch') {
      const pick = <T>(items: readonly T[]): T[] => items.filter((_, at) => live.has(op.results[at]));
      return { ...op, results: pick(op.results), then: rebuild(op.then, pick(op.then.results)), else: rebuild(op.else, pick(op.else.results)) };
    }
    if (op.kind === 'loop') {
      const first = op.body.ops[op.stepFrom];
      const ops = list(op.body.ops);
      const stepped = new Set(op.body.ops.slice(op.stepFrom).map((inner) => inner.id));
      const from = first === undefined ? ops.length : ops.findIndex((inner) => stepped.has(inner.id));
      const trimmed = without(op, (at) => live.has(op.params[at]) || live.has(op.results[at]));
      return { ...trimmed, head: list(op.head), body: { ops, results: trimmed.body.results }, stepFrom: from < 0 ? ops.length : from };
    }
    return op;
  });
  return rebuild(body, body.results);
}
