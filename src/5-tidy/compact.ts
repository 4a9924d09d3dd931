/**
 * Compact style: what is unnamed, used once and not recorded is folded back into the expression that uses it, adjoints
 * likewise. Values stay the same to the last
 * bit: an expression is moved, never rewritten.
 */
import { binary, type Builder, literalValue } from '../ir/build.js';
import { isRowName } from '../ir/row-names.js';
import type { Add, Op, OpId, Region, Stage, ValueId } from '../ir/types.js';
import { goesBack, isOfCall } from '../ir/units.js';
import { children, exprsOf, mapExprs, refsOf, regionsOf, substitute } from '../ir/walk.js';
import type { Expr } from '../syntax.js';

/** `cut` is where the backward pass of a split pair begins: nothing is folded across it. */
export function compact(region: Region, builder: Builder, cut: number): Region & { readonly kept: number; readonly moved: ReadonlyMap<OpId, OpId> } {
  /** Where a statement went that was folded into another one. */
  const moved = new Map<OpId, OpId>();
  const returned = new Set(region.results.flatMap((atom) => refsOf(atom)));
  const reads = new Map<ValueId, number>();
  const mutable = new Set<ValueId>();
  const count = (expr: Expr): void => refsOf(expr).forEach((value) => reads.set(value, (reads.get(value) ?? 0) + 1));
  /** Some shadows are found by identity, or are rows with a name of their own: what is written by one name may be read by another. */
  let found = false;
  const scan = (ops: readonly Op[]): void => ops.forEach((op) => {
    exprsOf(op).forEach(count);
    found ||= op.kind === 'stage' && (isFound(op.expr) || isRowName(builder.values[op.result]));
    if (op.kind === 'add' || op.kind === 'store') mutable.add(op.target);
    regionsOf(op).forEach((inner) => {
      scan(inner.ops);
      inner.results.forEach(count);
    });
  });
  scan(region.ops);
  region.results.forEach(count);

  // A tape is called after what it records.
  const recorded = new Set(builder.values.flatMap((value) => (value.origin === 'local' && value.of !== undefined && !isRowName(value) ? [value.of] : [])));
  const foldable = (op: Op): op is Stage => op.kind === 'stage' && reads.get(op.result) === 1 && !mutable.has(op.result) && !returned.has(op.result) && !recorded.has(op.result)
    && builder.values[op.result].variable === undefined && op.note === undefined && op.leading === undefined
    && op.expr.type !== 'NewExpression' && !isZeros(op.expr) && !isOfCall(op) && !(goesBack(op.expr) && changes(op.expr))
    && (builder.values[op.result].origin !== 'adjoint' || !isUserAdjoint(op.result, builder));

  let kept = -1;
  const list = (ops: readonly Op[], top: boolean): Op[] => {
    const text = new Map<ValueId, Expr>();
    const out: Op[] = [];
    /** Expressions waiting for their reader that mention a value which is about to change must be written first. */
    const waiting = new Map<ValueId, Stage>();
    const flush = (when: (stage: Stage) => boolean): void => {
      for (const [value, stage] of waiting) if (when(stage)) {
        waiting.delete(value);
        text.delete(value);
        out.push(stage);
      }
    };
    const take = (expr: Expr, by: Op): Expr => {
      const taken = substitute(expr, (value) => text.get(value));
      if (taken !== expr) for (const value of refsOf(expr)) {
        const stage = waiting.get(value);
        if (stage !== undefined) moved.set(stage.id, by.id);
        waiting.delete(value);
      }
      return taken;
    };
    ops.forEach((op, at) => {
      if (top && at === cut) {
        flush(() => true);
        kept = out.length;
      }
      const own = op.kind === 'branch' || op.kind === 'loop' ? op : mapExprs(op, (expr) => take(expr, op));
      if (own.kind === 'stage' && foldable(own)) {
        const expr: Expr = { ...own.expr };
        text.set(own.result, expr);
        waiting.set(own.result, { ...own, expr });
        return;
      }
      if (own.kind === 'branch') {
        const cond = take(own.cond, own);
        flush(() => true);
        out.push({ ...own, cond, then: inner(own.then), else: inner(own.else) });
        return;
      }
      if (own.kind === 'loop') {
        const inits = own.inits.map((init) => take(init, own));
        flush(() => true);
        const main = list(own.body.ops.slice(0, own.stepFrom), false);
        const step = list(own.body.ops.slice(own.stepFrom), false);
        out.push({ ...own, inits, head: own.head, body: { ...own.body, ops: [...main, ...step] }, stepFrom: main.length });
        return;
      }
      const target = own.kind === 'add' || own.kind === 'store' ? own.target : undefined;
      // An element may be read by another name of its row.
      if (target !== undefined) flush((stage) => refsOf(stage.expr).includes(target) || ((own.kind === 'store' || found) && readsMemory(stage.expr)));
      if (own.kind === 'effect') flush(() => true);
      // A call may write into what it is given, and its backward pass changes the shadows.
      if (op.kind === 'stage' && (op.gate === 'call' || goesBack(op.expr))) flush((stage) => readsMemory(stage.expr));
      if (own.kind === 'add' && own.path.length === 0 && !own.counts && mergeInto(out, own, builder, found)) return;
      out.push(own.kind === 'add' && own.value.type === 'UnaryExpression' && own.value.operator === '-'
        ? { ...own, sign: own.sign === '+=' ? '-=' : '+=', value: own.value.argument } : own);
    });
    if (top && cut === ops.length) kept = out.length;
    flush(() => true);
    return out;
  };
  const inner = (r: Region): Region => ({ ops: list(r.ops, false), results: r.results });
  const ops = list(region.ops, true);
  return { moved, ops, results: region.results, kept: kept < 0 ? ops.length : kept };
}

/**
 * `dr = a; …; dr -= b` becomes `dr = a - b`, where nothing in between reads or changes what is moved: the same operations
 * in the same order.
 */
function mergeInto(out: Op[], add: Add, builder: Builder, found: boolean): boolean {
  for (let at = out.length - 1; at >= 0; at--) {
    const op = out[at];
    if (op.kind === 'stage' && op.result === add.target) {
      const literal = literalValue(op.expr);
      if (literal === 0 || op.expr.type === 'CallExpression' || isHandedOn(op, builder)) return false;
      const needed = new Set(refsOf(op.expr));
      const between = out.slice(at + 1);
      const byAnotherName = found && readsMemory(op.expr);
      if (between.some((other) => (other.kind === 'add' || other.kind === 'store') && (needed.has(other.target) || (byAnotherName && other.path.length > 0)))) return false;
      out.splice(at, 1);
      out.push({ ...op, id: add.id, expr: binary(add.sign === '+=' ? '+' : '-', op.expr, add.value) });
      return true;
    }
    if (regionsOf(op).length > 0 || exprsOf(op).some((expr) => refsOf(expr).includes(add.target))) return false;
    if ((op.kind === 'add' || op.kind === 'store') && op.target === add.target) return false;
  }
  return false;
}

/** The adjoint of the next version of the same variable: it will share its JavaScript variable, and `+=` says it better. */
function isHandedOn(op: Stage, builder: Builder): boolean {
  const variable = (value: ValueId): unknown => {
    const { of } = builder.values[value];
    return of === undefined ? undefined : builder.values[of].variable;
  };
  return op.expr.type === 'Ref' && variable(op.result) !== undefined && variable(op.result) === variable(op.expr.value);
}

function isFound(expr: Expr): boolean {
  return expr.type === 'CallExpression' && expr.callee.type === 'Identifier' && expr.callee.name.startsWith('%shadow:');
}

function readsMemory(expr: Expr): boolean {
  return expr.type === 'MemberExpression' || expr.type === 'SpreadElement' || children(expr).some(readsMemory);
}

function isZeros(expr: Expr): boolean {
  return expr.type === 'CallExpression' && expr.callee.type === 'Identifier' && expr.callee.name.startsWith('%');
}

/** The adjoint of a variable that the user named keeps its statement. */
function isUserAdjoint(value: ValueId, builder: Builder): boolean {
  const { of } = builder.values[value];
  return of === undefined || builder.values[of].variable !== undefined || builder.values[of].origin === 'param';
}


/** The backward pass of a unit that is handed shadows adds to them. */
function changes(expr: Expr): boolean {
  return expr.type === 'CallExpression' && expr.arguments.length > 2;
}
