/**
 * Which loads stay inside their array, provably: the index is a counter that starts at 0 or above, counts up, and is
 * held below the length of that very array; or counts down from there and is held at 0 or above. All other accumulations
 * into a plain array's gradient are guarded, since a write outside it would lengthen it.
 *
 *     for (let i = 0; i < x.length - 1; i++) … x[i] … x[i + 1]      both bounded
 */
import { literalValue } from '../ir/build.js';
import type { Func, Loop, Op, OpId, ValueId } from '../ir/types.js';
import { visitOps } from '../ir/walk.js';
import { keyOf } from '../ir/paths.js';
import { definite } from '../ir/shapes.js';
import type { Expr } from '../syntax.js';
import type { Places } from './places.js';

/** `value + offset`, or only the offset. */
interface Linear {
  readonly value: ValueId | undefined;
  readonly offset: number;
}

export interface Bounds {
  readonly bounded: ReadonlySet<OpId>;
  /** Writes into plain arrays that may make them longer. */
  readonly longer: ReadonlySet<OpId>;
}

/** `growing`: an array counts as long as it becomes; without it, as it was made. `lasting`: arrays that are known to keep their lengths. */
export function boundsOf(func: Func, { definitions, around, home }: Places, growing = true, lasting: ReadonlySet<ValueId> = new Set()): Bounds {
  const bounded = new Set<OpId>();
  const longer = new Set<OpId>();

  const linear = (expr: Expr): Linear | undefined => {
    const literal = literalValue(expr);
    if (literal !== undefined) return { value: undefined, offset: literal };
    if (expr.type === 'Ref') {
      const stage = definitions.get(expr.value);
      if (stage !== undefined && (stage.gate === 'add' || stage.gate === 'sub')) return sum(stage.inputs[0], stage.inputs[1], stage.gate === 'add' ? 1 : -1) ?? { value: expr.value, offset: 0 };
      return { value: expr.value, offset: 0 };
    }
    if (expr.type === 'BinaryExpression' && (expr.operator === '+' || expr.operator === '-')) return sum(expr.left, expr.right, expr.operator === '+' ? 1 : -1);
    return undefined;
  };
  const sum = (a: Expr, b: Expr, sign: 1 | -1): Linear | undefined => {
    const left = linear(a);
    const right = linear(b);
    if (left === undefined || right === undefined) return undefined;
    if (right.value === undefined) return { value: left.value, offset: left.offset + sign * right.offset };
    return left.value === undefined && sign === 1 ? { value: right.value, offset: left.offset + right.offset } : undefined;
  };
  /** The array whose length an expression is, and how far above or below. */
  const length = (expr: Expr): { readonly array: string; readonly offset: number } | undefined => {
    if (expr.type === 'MemberExpression' && !expr.computed && expr.property.type === 'Identifier' && expr.property.name === 'length' && expr.object.type === 'Ref') {
      return { array: keyOf(expr.object.value, definitions), offset: 0 };
    }
    if (expr.type === 'Ref') {
      const stage = definitions.get(expr.value);
      if (stage === undefined) return undefined;
      if (stage.gate === null || stage.gate === 'add' || stage.gate === 'sub') return length(stage.expr);
    }
    if (expr.type === 'BinaryExpression' && (expr.operator === '+' || expr.operator === '-')) {
      const base = length(expr.left);
      const offset = literalValue(expr.right);
      if (base !== undefined && offset !== undefined) return { array: base.array, offset: base.offset + (expr.operator === '+' ? offset : -offset) };
    }
    return undefined;
  };

  const grows = new Set<ValueId>();
  visitOps(func.body.ops, (op) => {
    if (op.kind !== 'store' || lasting.has(op.target) || op.called?.grows === false) return;
    const type = definite(func.values[op.target].type);
    if (type.kind !== 'array' || type.form === 'Array') grows.add(op.target);
  });

  visitOps(func.body.ops, (op) => {
    // What a call writes lies within the array, unless it says otherwise.
    if (op.kind === 'store' && op.called !== undefined) return void (op.called.grows ? longer : bounded).add(op.id);
    const access = accessOf(op);
    if (access === undefined) return;
    const array = keyOf(access.base, definitions);
    const type = definite(func.values[access.base].type);
    const size = sizeOf(access.base);
    const fixed = type.kind === 'tuple' ? type.elements.length : literalValue(size ?? UNKNOWN);
    // An array becomes as long as it is written; its shadow is made when all has been written.
    const anyLength = growing && op.kind === 'store' && type.kind === 'array' && type.form === 'Array';
    if (op.kind === 'store' && type.kind === 'array' && type.form === 'Array') longer.add(op.id);
    if (anyLength && isLengthOf(access.index, array)) return void bounded.add(op.id);
    const index = linear(access.index);
    if (index === undefined) return;
    if (index.value === undefined) {
      const isSure = Number.isInteger(index.offset) && index.offset >= 0 && (anyLength || (fixed !== undefined && index.offset < fixed));
      if (isSure && type.kind !== 'tuple') bounded.add(op.id);
      if (isSure && fixed !== undefined && index.offset < fixed) longer.delete(op.id);
      return;
    }
    const loop = around.get(op.id)!.find((outer): outer is Loop => outer.kind === 'loop' && outer.form !== 'do' && outer.params.includes(index.value!));
    if (loop === undefined || loop.test === null || !inTheBody(loop, op.id)) return;
    const at = loop.params.indexOf(index.value);
    const start = linear(loop.inits[at]);
    const next = linear(loop.body.results[at]);
    if (next?.value === index.value && Number.isInteger(next.offset) && next.offset < 0) {
      const isAbove = conjuncts(loop.test).some((test) => above(test, index.value!, index.offset));
      const from = length(loop.inits[at]);
      const isBelow = from !== undefined && from.array === array && from.offset + index.offset < 0;
      if (isAbove && from !== undefined && Number.isInteger(from.offset + index.offset) && (anyLength || isBelow)) bounded.add(op.id);
      if (isAbove && isBelow) longer.delete(op.id);
      return;
    }
    const startValue = start && least(start);
    if (startValue === undefined || !Number.isInteger(startValue) || next?.value !== index.value || !Number.isInteger(next.offset) || next.offset <= 0) return;
    if (startValue + index.offset < 0) return;
    const isBelow = conjuncts(loop.test).some((test) => below(test, index.value!, array, fixed, index.offset, size));
    if (anyLength || isBelow) bounded.add(op.id);
    if (isBelow) longer.delete(op.id);
  });

  /** The size with which an array of our own is made, as long as it says how many elements there are at least. */
  function sizeOf(base: ValueId): Expr | undefined {
    const stage = definitions.get(base);
    if (stage?.gate === 'load' && stage.inputs[0].type === 'Ref') {
      const rows = definitions.get(stage.inputs[0].value)?.expr;
      return rows?.type === 'CallExpression' && rows.callee.type === 'Identifier' && rows.callee.name.startsWith('%rows:') ? rows.arguments[1] : undefined;
    }
    if (stage?.gate !== 'alloc') return undefined;
    const made = stage.expr.type === 'CallExpression' && stage.expr.callee.type === 'MemberExpression' ? stage.expr.callee.object : stage.expr;
    if (made.type === 'ArrayExpression') return { type: 'Literal', value: made.elements.length, raw: String(made.elements.length) };
    return made.type === 'NewExpression' ? made.arguments[0] : undefined;
  }

  /** `a.length`, of that very array. */
  function isLengthOf(expr: Expr, array: string): boolean {
    const found = length(expr);
    return found !== undefined && found.array === array && found.offset === 0;
  }

  /** How far the bound is above the size, where both are the same number of elements. */
  function beyond(bound: Expr, size: Expr): number | undefined {
    const [a, b] = [linear(bound), linear(size)];
    if (a !== undefined && b !== undefined && a.value !== undefined && a.value === b.value) return a.offset - b.offset;
    const [long, made] = [length(bound), length(size)];
    if (long === undefined || made === undefined || long.array !== made.array || [...grows].some((value) => keyOf(value, definitions) === long.array)) return undefined;
    return long.offset - made.offset;
  }

  /** What it is at least: a literal, or a counter that goes up from one. Whole numbers only. */
  function least({ value, offset }: Linear): number | undefined {
    if (value === undefined || !Number.isInteger(offset)) return value === undefined ? offset : undefined;
    const stage = definitions.get(value);
    const literal = stage?.gate === null ? literalValue(stage.expr) : undefined;
    if (literal !== undefined) return literal + offset;
    const loop = home.get(value);
    if (loop?.kind !== 'loop') return undefined;
    const at = loop.params.indexOf(value);
    const next = at < 0 ? undefined : linear(loop.body.results[at]);
    const start = at < 0 ? undefined : linear(loop.inits[at]);
    if (start === undefined || next?.value !== value || !Number.isInteger(next.offset) || next.offset <= 0) return undefined;
    const first = least(start);
    return first === undefined ? undefined : first + offset;
  }

  /** A test by which a counter that goes down from a length, plus `offset`, stays at 0 or above. */
  function above(test: Expr, counter: ValueId, offset: number): boolean {
    if (test.type !== 'BinaryExpression') return false;
    const flipped = test.operator === '<' || test.operator === '<=';
    if (!flipped && test.operator !== '>' && test.operator !== '>=') return false;
    const large = linear(flipped ? test.right : test.left);
    const bound = literalValue(flipped ? test.left : test.right);
    if (large?.value !== counter || bound === undefined || !Number.isInteger(bound) || !Number.isInteger(large.offset)) return false;
    const strict = test.operator === '<' || test.operator === '>';
    return bound - large.offset + (strict ? 1 : 0) + offset >= 0;
  }

  function below(test: Expr, counter: ValueId, array: string, fixed: number | undefined, offset: number, size: Expr | undefined): boolean {
    if (test.type !== 'BinaryExpression') return false;
    const flipped = test.operator === '>' || test.operator === '>=';
    if (!flipped && test.operator !== '<' && test.operator !== '<=') return false;
    const small = linear(flipped ? test.right : test.left);
    const bound = flipped ? test.left : test.right;
    const literal = literalValue(bound);
    const limit = literal !== undefined && fixed !== undefined ? { array, offset: literal - fixed } : length(bound);
    if (small?.value !== counter) return false;
    const above = limit?.array === array ? limit.offset : size === undefined ? undefined : beyond(bound, size);
    if (above === undefined) return false;
    // counter + small.offset < length + limit.offset; wanted: counter + offset < length.
    const strict = test.operator === '<' || test.operator === '>';
    const slack = above - small.offset + (strict ? 0 : 1);
    return offset + slack <= 0;
  }
  return { bounded, longer };
}

const UNKNOWN: Expr = { type: 'Identifier', name: 'undefined' };

/** An element that is read or written by index. */
function accessOf(op: Op): { readonly base: ValueId; readonly index: Expr } | undefined {
  if (op.kind === 'store') return op.path.length === 1 && 'index' in op.path[0] ? { base: op.target, index: op.path[0].index } : undefined;
  if (op.kind !== 'stage' || op.gate !== 'load' || op.inputs.length !== 2 || op.inputs[0].type !== 'Ref') return undefined;
  return { base: op.inputs[0].value, index: op.inputs[1] };
}

/** The body, not the step clause, where the counter has already moved. */
function inTheBody(loop: Loop, id: OpId): boolean {
  let found = false;
  visitOps(loop.body.ops.slice(0, loop.stepFrom), (op) => {
    if (op.id === id) found = true;
  });
  return found;
}

function conjuncts(test: Expr): Expr[] {
  return test.type === 'LogicalExpression' && test.operator === '&&' ? [...conjuncts(test.left), ...conjuncts(test.right)] : [test];
}
