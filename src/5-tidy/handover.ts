/**
 * Adjoints of elements that one loop adds up and the next one takes: with both loops in one they are numbers, and the array
 * of them is gone.
 *
 *     for (i …) de[i] += dt;  for (i …) { dv = de[i]; de[i] = 0; … }     →     for (i …) { dv = dt; … }
 *
 * Only where the array begins as zeros and nobody else knows it, both loops walk the same counter, and no iteration of the
 * one touches what another iteration of the other one has changed; sums of gradients may come out in another order.
 */
import type { Facts } from '../ir/facts.js';
import { type Builder, literalValue, negate, number, ref } from '../ir/build.js';
import { definite } from '../ir/shapes.js';
import type { Add, Loop, Op, OpId, Region, Stage, Store, ValueId } from '../ir/types.js';
import { exprsOf, mapExprs, refsOf, regionsOf, substitute, visitOps } from '../ir/walk.js';
import type { Expr } from '../syntax.js';
import { independent, isApart } from './apart.js';
import { sameWalk } from './same-walk.js';
import { mentionsOf } from './uses.js';

/** Where an array of adjoints is added to, taken from, and emptied. */
interface Passing {
  readonly shadow: ValueId;
  readonly adds: readonly Add[];
  readonly taken: Stage;
  /** Missing where nobody asks again. */
  readonly emptied: Store | undefined;
}

interface Tools {
  readonly facts: Facts;
  readonly builder: Builder;
  readonly because: Map<OpId, OpId>;
}

export function handover(region: Region, tools: Tools): Region {
  const { facts, builder } = tools;
  if (facts.found.size > 0 || !hasLoop(region.ops)) return region;
  let current = region;
  for (const shadow of shadowsIn(region.ops, facts, builder)) {
    const passing = passingOf(shadow, current);
    if (passing === undefined) continue;
    const ops = handed(current.ops, passing, tools);
    if (ops !== undefined) current = { ops, results: current.results };
  }
  return current;
}

function hasLoop(ops: readonly Op[]): boolean {
  return ops.some((op) => op.kind === 'loop' || regionsOf(op).some((inner) => hasLoop(inner.ops)));
}

/** Arrays of adjoints that begin as zeros of their own. */
function shadowsIn(ops: readonly Op[], facts: Facts, { values }: Builder): ValueId[] {
  const found: ValueId[] = [];
  visitOps(ops, (op) => {
    if (op.kind !== 'stage' || values[op.result].origin !== 'adjoint') return;
    const type = definite(values[op.result].type);
    const { of } = values[op.result];
    if (type.kind !== 'array' || type.element.kind !== 'number' || (type.form !== 'Array' && type.form !== 'Float64Array')) return;
    if (of !== undefined && facts.definitions.get(of)?.gate === 'alloc' && isZeros(op.expr)) found.push(op.result);
  });
  return found;
}

function isZeros(expr: Expr): boolean {
  if (expr.type === 'NewExpression') return expr.callee.type === 'Identifier' && expr.callee.name === 'Float64Array';
  return expr.type === 'CallExpression' && expr.callee.type === 'MemberExpression' && expr.callee.object.type === 'NewExpression'
    && expr.callee.property.type === 'Identifier' && expr.callee.property.name === 'fill' && literalValue(expr.arguments[0]) === 0;
}

/** All that is done with the array, if that is no more than adding, taking once, and emptying what was taken. */
function passingOf(shadow: ValueId, region: Region): Passing | undefined {
  const adds: Add[] = [];
  const taken: Stage[] = [];
  const emptied: Store[] = [];
  visitOps(region.ops, (op) => {
    if (op.kind === 'add' && !op.whole && op.target === shadow && !mentions(op, shadow)) adds.push(op);
    if (op.kind === 'store' && op.target === shadow && literalValue(op.value) === 0 && op.adds === undefined) emptied.push(op);
    if (op.kind === 'stage' && op.expr.type === 'MemberExpression' && op.expr.object.type === 'Ref' && op.expr.object.value === shadow) taken.push(op);
  });
  // Once where it is made.
  const all = mentionsOf(region.ops, region.results).get(shadow);
  return taken.length === 1 && emptied.length <= 1 && adds.length > 0 && all === adds.length + emptied.length + 2 ? { shadow, adds, taken: taken[0], emptied: emptied[0] } : undefined;
}

function mentions(op: Op, value: ValueId): boolean {
  return exprsOf(op).some((expr) => refsOf(expr).includes(value));
}

/** The list, or one inside it, with the array gone; `undefined` where that can't be. */
function handed(ops: readonly Op[], passing: Passing, tools: Tools): Op[] | undefined {
  const to = ops.findIndex((op) => op.kind === 'loop' && op.body.ops.includes(passing.taken));
  if (to >= 0) return atThisLevel(ops, to, passing, tools);
  for (const [at, op] of ops.entries()) {
    if (op.kind !== 'loop' && op.kind !== 'branch') continue;
    const parts = op.kind === 'loop' ? [op.body] : [op.then, op.else];
    const inner = parts.map((part) => handed(part.ops, passing, tools));
    const part = inner.findIndex((list) => list !== undefined);
    if (part < 0) continue;
    const changed = { ...parts[part], ops: inner[part]! };
    const next: Op = op.kind === 'loop' ? { ...op, body: changed, stepFrom: op.stepFrom + changed.ops.length - op.body.ops.length } : part === 0 ? { ...op, then: changed } : { ...op, else: changed };
    return without(ops.map((each, k) => (k === at ? next : each)), passing.shadow);
  }
  return undefined;
}

function atThisLevel(ops: readonly Op[], to: number, passing: Passing, tools: Tools): Op[] | undefined {
  const second = ops[to] as Loop;
  const isIn = (loop: Op): boolean => {
    const inside = new Set<Op>();
    visitOps([loop], (op) => void inside.add(op));
    return passing.adds.every((add) => inside.has(add));
  };
  const from = ops.findIndex((op, at) => at <= to && op.kind === 'loop' && isIn(op));
  if (from < 0) return undefined;
  const first = ops[from] as Loop;
  const { shadow } = passing;
  const counter = second.params[0];
  const body = second.body.ops.slice(0, second.stepFrom);
  const place = body.indexOf(passing.taken);
  const { emptied } = passing;
  if (emptied !== undefined && (!body.includes(emptied) || body.indexOf(emptied) < place || !isStep(emptied, counter))) return undefined;
  if (!isAt(passing.taken.expr, counter)) return undefined;
  if (from === to) {
    const inside = new Set<Op>();
    visitOps(body.slice(0, place), (op) => void inside.add(op));
    if (!passing.adds.every((add) => inside.has(add) && isStep(add, counter))) return undefined;
    const joined = [...summed(body.slice(0, place), passing, tools.builder), ...body.slice(place + 1).filter((op) => op !== emptied)];
    regroup(joined, passing, tools.because);
    return replaced(ops, to, second, joined, shadow);
  }
  const between = ops.slice(from + 1, to);
  if (!passing.adds.every((add) => isStep(add, first.params[0])) || !sameWalk(first, second, tools.facts) || !isApart(first, second, shadow) || !independent(first, between)) return undefined;
  const walked = (expr: Expr): Expr => substitute(expr, (value) => (value === first.params[0] ? ref(counter) : undefined));
  const ahead = summed(first.body.ops.slice(0, first.stepFrom), passing, tools.builder).map((op) => mapExprs(op, walked));
  const joined = [...ahead, ...body.filter((op) => op !== passing.taken && op !== emptied)];
  regroup(joined, passing, tools.because);
  return replaced(ops, to, second, joined, shadow).filter((op) => op !== first);
}

/** What stood with the taking of the adjoint stands with what comes next. */
function regroup(body: readonly Op[], { taken }: Passing, because: Map<OpId, OpId>): void {
  const gone = because.get(taken.id);
  if (gone === undefined) return;
  for (let at = body.length - 2; at >= 0; at--) {
    const next = because.get(body[at + 1].id);
    if (because.get(body[at].id) === gone && next !== undefined) because.set(body[at].id, next);
  }
}

function replaced(ops: readonly Op[], at: number, loop: Loop, body: readonly Op[], shadow: ValueId): Op[] {
  const next: Loop = { ...loop, body: { ...loop.body, ops: [...body, ...loop.body.ops.slice(loop.stepFrom)] }, stepFrom: body.length };
  return without(ops.map((op, k) => (k === at ? next : op)), shadow);
}

/** Nobody knows the array any more. */
function without(ops: readonly Op[], shadow: ValueId): Op[] {
  return ops.filter((op) => !(op.kind === 'stage' && op.result === shadow));
}

/** What was added to the element is added to the number, whose first part defines it. */
function summed(ops: readonly Op[], { adds, taken: { result: into } }: Passing, builder: Builder): Op[] {
  const inList = (list: readonly Op[]): Op[] => list.map((op): Op => {
    if (op.kind === 'add' && adds.includes(op)) return { ...op, target: into, path: [] };
    if (op.kind === 'branch') return { ...op, then: { ...op.then, ops: inList(op.then.ops) }, else: { ...op.else, ops: inList(op.else.ops) } };
    if (op.kind !== 'loop') return op;
    return { ...op, body: { ...op.body, ops: inList(op.body.ops) } };
  });
  const list = inList(ops);
  const first = list.findIndex((op) => op.kind === 'add' && op.target === into);
  const before = list.findIndex((op) => touches(op, into));
  const start = list[before];
  if (first === before && start.kind === 'add') {
    const value: Expr = start.sign === '+=' ? start.value : negate(start.value);
    list[before] = { ...builder.plain(into, value), id: start.id };
  } else {
    list.splice(before, 0, builder.plain(into, number(0)));
  }
  return list;
}

function touches(op: Op, value: ValueId): boolean {
  return (op.kind === 'add' && op.target === value) || regionsOf(op).some((inner) => inner.ops.some((each) => touches(each, value)));
}

/** `v[counter]`. */
function isAt(expr: Expr, counter: ValueId): boolean {
  return expr.type === 'MemberExpression' && expr.computed && expr.property.type === 'Ref' && expr.property.value === counter;
}

function isStep({ path }: Add | Store, counter: ValueId): boolean {
  return path.length === 1 && 'index' in path[0] && path[0].index.type === 'Ref' && path[0].index.value === counter;
}
