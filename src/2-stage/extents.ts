/**
 * How far writes reach: whether an index is at most the length of the array, so that the write leaves no gap behind the
 * end, and whether a loop writes every element.
 *
 *     for (let i = 1; i < xs.length; i++) a[i - 1] = …     at most xs.length - 2
 */
import { literalValue } from '../ir/build.js';
import type { Loop, Op, Stage, Store, ValueId } from '../ir/types.js';
import { refsOf } from '../ir/walk.js';
import type { Expr } from '../syntax.js';
import { memberName } from './types-of.js';

/** At most `base + offset`; at most `offset` where there is no base. */
interface Bound {
  readonly base?: Expr;
  readonly offset: number;
}

export interface Extents {
  /** What is written lies within the array or right behind it, whenever it is written; `size` is how many elements there are, if that isn't the array's length. */
  within(store: Store, size?: Expr): boolean;
  /** The index is never negative. */
  isNatural(store: Store): boolean;
  /** Every element of an array of that size is written, one after the other. */
  fills(loop: Loop, array: ValueId, size: Expr): boolean;
}

export function extents(ops: readonly Op[], isArray: (value: ValueId) => boolean): Extents {
  const definitions = new Map<ValueId, Stage>();
  const loops = new Map<ValueId, Loop>();
  const ended = new Map<ValueId, Loop>();
  /** The list that an operation stands in, and where. */
  const places = new Map<Op, { readonly list: readonly Op[]; readonly at: number }>();
  const around = new Map<Op, readonly Op[]>();
  const grown = new Set<ValueId>();
  const walk = (list: readonly Op[], outer: readonly Op[]): void => list.forEach((op, at) => {
    around.set(op, outer);
    places.set(op, { list, at });
    if (op.kind === 'stage') definitions.set(op.result, op);
    if (op.kind === 'store') grown.add(op.target);
    // A call may write into what it is given.
    if (op.kind === 'stage' && op.gate === 'call') refsOf(op.expr).filter(isArray).forEach((value) => grown.add(value));
    if (op.kind === 'branch') [op.then.ops, op.else.ops].forEach((arm) => walk(arm, [...outer, op]));
    if (op.kind === 'loop') {
      op.params.forEach((param) => loops.set(param, op));
      op.results.forEach((result) => ended.set(result, op));
      [op.head, op.body.ops].forEach((inner) => walk(inner, [...outer, op]));
    }
  });
  walk(ops, []);
  // What is written by a name that a branch or a loop hands on may be any array.
  const grows = (array: ValueId): boolean => grown.has(array) || [...grown].some((target) => definitions.get(target)?.gate !== 'alloc');

  /** Through stages that only give a name: the value, number or length itself. */
  const plainOf = (expr: Expr): Expr => {
    const stage = expr.type === 'Ref' ? definitions.get(expr.value) : undefined;
    return stage?.gate === null && (stage.expr.type === 'Ref' || literalValue(stage.expr) !== undefined || lengthOf(stage.expr) !== undefined) ? plainOf(stage.expr) : expr;
  };
  /** The same number, at whatever times they are asked for. */
  const same = (a: Expr, b: Expr): boolean => {
    const [one, two] = [plainOf(a), plainOf(b)];
    if (one.type === 'Ref') return two.type === 'Ref' && one.value === two.value;
    if (literalValue(one) !== undefined) return literalValue(one) === literalValue(two);
    const array = lengthOf(one);
    return array !== undefined && array === lengthOf(two) && !grows(array);
  };
  const shifted = (bounds: readonly Bound[], by: number): Bound[] => bounds.map((bound) => ({ ...bound, offset: bound.offset + by }));

  /** Bounds above; `inside` says of which loops the tests hold where that is asked. */
  const upper = (expr: Expr, inside: readonly Op[], depth = 0): readonly Bound[] => {
    const plain = plainOf(expr);
    const literal = literalValue(plain);
    if (literal !== undefined) return [{ offset: literal }];
    const own: Bound[] = [{ base: plain, offset: 0 }];
    if (depth > 8) return own;
    const go = (inner: Expr): readonly Bound[] => upper(inner, inside, depth + 1);
    if (plain.type === 'CallExpression' && plain.callee.type === 'MemberExpression' && memberName(plain.callee) === 'min') return plain.arguments.flatMap(go);
    if (plain.type === 'BinaryExpression' && plain.operator === '-' && isNatural(plain.right)) return shifted(go(plain.left), -(literalValue(plain.right) ?? 0));
    if (plain.type === 'BinaryExpression' && plain.operator === '+' && literalValue(plain.right) !== undefined) return shifted(go(plain.left), literalValue(plain.right)!);
    if (plain.type !== 'Ref') return own;
    const stage = definitions.get(plain.value);
    if (stage !== undefined) {
      const [a, b] = stage.inputs;
      switch (stage.gate) {
        case null: return [...own, ...go(stage.expr)];
        case 'add': return [...own, ...(literalValue(b) !== undefined ? shifted(go(a), literalValue(b)!) : literalValue(a) !== undefined ? shifted(go(b), literalValue(a)!) : [])];
        case 'sub': return [...own, ...(isNatural(b) ? shifted(go(a), -(literalValue(b) ?? 0)) : [])];
        case 'rem': return [...own, ...shifted(go(b), -1)];
        // Nothing that is cut off makes it larger; below 0 it is no index.
        case 'floor': case 'trunc': case 'shiftRight': return [...own, ...go(a)];
        default: return own;
      }
    }
    const over = ended.get(plain.value);
    if (over !== undefined) {
      const at = over.results.indexOf(plain.value);
      return [...own, ...((stepOf(over, at) ?? 1) <= 0 ? go(over.inits[at]) : [])];
    }
    const loop = loops.get(plain.value);
    if (loop === undefined || !inside.includes(loop)) return own;
    const at = loop.params.indexOf(plain.value);
    const step = stepOf(loop, at);
    if (step !== undefined && step <= 0) return [...own, ...go(loop.inits[at])];
    return [...own, ...(loop.form === 'do' || loop.test === null ? [] : conjuncts(loop.test).flatMap((test) => below(test, plain.value).flatMap((bound) => shifted(go(bound.base), bound.offset))))];
  };

  /** By how much the counter moves in each iteration. */
  function stepOf(loop: Loop, at: number): number | undefined {
    const next = plainOf(loop.body.results[at]);
    const stage = next.type === 'Ref' ? definitions.get(next.value) : undefined;
    if (next.type === 'Ref' && next.value === loop.params[at]) return 0;
    if ((stage?.gate !== 'add' && stage?.gate !== 'sub') || stage.inputs[0].type !== 'Ref' || stage.inputs[0].value !== loop.params[at]) return undefined;
    const by = literalValue(stage.inputs[1]);
    return by === undefined ? undefined : stage.gate === 'add' ? by : -by;
  }

  /** A number that is never negative: a literal, a length, a counter that goes up from one. */
  function isNatural(expr: Expr): boolean {
    const plain = plainOf(expr);
    const literal = literalValue(plain);
    if (literal !== undefined) return literal >= 0;
    if (lengthOf(plain) !== undefined) return true;
    const sum = plain.type === 'Ref' ? definitions.get(plain.value) : undefined;
    if (sum?.gate === 'add' || sum?.gate === 'mul') return sum.inputs.every(isNatural);
    const loop = plain.type === 'Ref' ? loops.get(plain.value) : undefined;
    const at = plain.type === 'Ref' ? loop?.params.indexOf(plain.value) ?? -1 : -1;
    return loop !== undefined && (stepOf(loop, at) ?? -1) >= 0 && isNatural(loop.inits[at]);
  }

  /** What the array has from the beginning: a number, or as many as something else says. */
  function sizeOf(array: ValueId): Expr | undefined {
    const stage = definitions.get(array);
    if (stage?.gate !== 'alloc') return undefined;
    const made = stage.expr.type === 'CallExpression' && stage.expr.callee.type === 'MemberExpression' ? stage.expr.callee.object : stage.expr;
    if (made.type === 'ArrayExpression') return { type: 'Literal', value: made.elements.length, raw: String(made.elements.length) };
    return made.type === 'NewExpression' ? made.arguments[0] : undefined;
  }

  /** Sizes that the array has at least when the operation runs: that it began with, and those that loops before have filled. */
  function sizesAt(array: ValueId, op: Op): Expr[] {
    const size = sizeOf(array);
    const before = [op, ...(around.get(op) ?? [])].flatMap((each) => places.get(each)!.list.slice(0, places.get(each)!.at));
    const filled = before.flatMap((each) => (each.kind === 'loop' ? filledTo(each, array) ?? [] : []));
    return size === undefined ? filled : [size, ...filled];
  }

  function reached(bounds: readonly Bound[], array: ValueId, at: Op): boolean {
    const sizes = sizesAt(array, at);
    const literal = Math.max(0, ...sizes.map((size) => literalValue(plainOf(size)) ?? 0));
    return bounds.some(({ base, offset }) => {
      if (base === undefined) return offset <= literal;
      return offset <= 0 && (lengthOf(base) === array || sizes.some((size) => same(base, size)));
    });
  }

  const within = (store: Store, size?: Expr): boolean => {
    const index = indexOf(store);
    if (index === undefined) return false;
    const outer = around.get(store) ?? [];
    const loop = outer.at(-1);
    const inside = outer.filter((op) => op.kind === 'loop' && !isStep(op, store));
    if (size !== undefined) return upper(index, inside).some(({ base, offset }) => offset <= 0 && (base === undefined || same(base, size)));
    if (reached(upper(index, inside), store.target, store)) return true;
    // One after the other, from within the array on.
    if (loop?.kind !== 'loop' || isStep(loop, store) || !loop.body.ops.includes(store)) return false;
    const [counter, offset] = shiftOf(index);
    const at = counter === undefined ? -1 : loop.params.indexOf(counter);
    return at >= 0 && stepOf(loop, at) === 1 && reached(shifted(upper(loop.inits[at], outer.slice(0, -1)), offset), store.target, loop);
  };

  /** `i`, `i + 1`, `i - 1`. */
  function shiftOf(index: Expr): readonly [ValueId | undefined, number] {
    const plain = plainOf(index);
    if (plain.type !== 'Ref') return [undefined, 0];
    const stage = definitions.get(plain.value);
    if (stage === undefined) return [plain.value, 0];
    const by = stage.gate === 'add' || stage.gate === 'sub' ? literalValue(stage.inputs[1]) : undefined;
    if (by === undefined || stage.inputs[0].type !== 'Ref') return [undefined, 0];
    const [counter, offset] = shiftOf(stage.inputs[0]);
    return [counter, offset + (stage.gate === 'add' ? by : -by)];
  }

  /** `for (let i = 0; i < n; i++) { …; a[i] = v; … }`: `n`, since each iteration writes. */
  function filledTo(loop: Loop, array: ValueId): Expr | undefined {
    if (loop.exit !== undefined || loop.form === 'do' || loop.test?.type !== 'BinaryExpression' || loop.test.operator !== '<') return undefined;
    const { left, right } = loop.test;
    const writes = loop.body.ops.slice(0, loop.stepFrom).some((op) => {
      if (op.kind !== 'store' || op.target !== array || op.adds !== undefined) return false;
      const index = indexOf(op);
      const at = index?.type === 'Ref' ? loop.params.indexOf(index.value) : -1;
      return at >= 0 && left.type === 'Ref' && left.value === loop.params[at] && literalValue(plainOf(loop.inits[at])) === 0 && stepOf(loop, at) === 1;
    });
    return writes ? right : undefined;
  }

  const fills = (loop: Loop, array: ValueId, size: Expr): boolean => {
    const to = filledTo(loop, array);
    return to !== undefined && same(to, size);
  };
  const natural = (store: Store): boolean => {
    const index = indexOf(store);
    return index !== undefined && isNatural(index);
  };
  return { within, fills, isNatural: natural };
}

function lengthOf(expr: Expr): ValueId | undefined {
  return expr.type === 'MemberExpression' && memberName(expr) === 'length' && expr.object.type === 'Ref' ? expr.object.value : undefined;
}

function indexOf({ path }: Store): Expr | undefined {
  return path.length === 1 && 'index' in path[0] ? path[0].index : undefined;
}

function isStep(loop: Op, store: Store): boolean {
  return loop.kind === 'loop' && loop.body.ops.slice(loop.stepFrom).includes(store);
}

function conjuncts(test: Expr): Expr[] {
  return test.type === 'LogicalExpression' && test.operator === '&&' ? [...conjuncts(test.left), ...conjuncts(test.right)] : [test];
}

/** What the test says that the counter is below. */
function below(test: Expr, counter: ValueId): { readonly base: Expr; readonly offset: number }[] {
  if (test.type !== 'BinaryExpression') return [];
  const isCounter = (expr: Expr): boolean => expr.type === 'Ref' && expr.value === counter;
  if (isCounter(test.left) && (test.operator === '<' || test.operator === '<=')) return [{ base: test.right, offset: test.operator === '<' ? -1 : 0 }];
  if (isCounter(test.right) && (test.operator === '>' || test.operator === '>=')) return [{ base: test.left, offset: test.operator === '>' ? -1 : 0 }];
  return [];
}
