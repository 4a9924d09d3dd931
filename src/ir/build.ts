/**
 * The verbs that make IR: fresh values, fresh operations, and the few expressions that every phase needs.
 *
 * A `Builder` owns the value table and the counter of operations of one function while a phase works on it; a later
 * phase goes on from a copy (`Builder.from`). Nothing else hands out ids, so that ids follow program order and the same
 * input gives the same ids.
 */
import type { BinaryOperator, Expr, Literal, Ref, UnaryExpression } from '../syntax.js';
import { isRowOfNumbers, type Shape } from './shapes.js';
import type { Add, Op, OpId, PathStep, Stage, Value, ValueId } from './types.js';

type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

export class Builder {
  readonly values: Value[];
  nextOp: number;

  constructor(values: readonly Value[] = [], nextOp = 0) {
    this.values = [...values];
    this.nextOp = nextOp;
  }

  /** A fresh value. */
  value(value: Without<Value, 'id'>): ValueId {
    const id = this.values.length;
    this.values.push({ id, ...value });
    return id;
  }

  /** A fresh id for an operation. */
  id(): OpId {
    return this.nextOp++;
  }

  /** An operation with a fresh id. */
  op<T extends Op>(op: Omit<T, 'id'>): T {
    return { id: this.id(), ...op } as T;
  }

  /** `result = expr` without a gate. */
  plain(result: ValueId, expr: Expr): Stage {
    return this.op<Stage>({ kind: 'stage', gate: null, inputs: [], result, expr });
  }

  /** `target += value`. */
  add(target: ValueId, value: Expr, sign: '+=' | '-=' = '+=', path: readonly PathStep[] = []): Add {
    return this.op<Add>({ kind: 'add', target, path, sign, value });
  }
}

export function ref(value: ValueId): Ref {
  return { type: 'Ref', value };
}

/** A numeric literal; never negative and always finite, so that every printer can print it. */
export function number(value: number): Expr {
  if (Number.isNaN(value)) return { type: 'Identifier', name: 'NaN' };
  if (value < 0 || Object.is(value, -0)) return negate(number(-value));
  if (value === Infinity) return { type: 'Identifier', name: 'Infinity' };
  return { type: 'Literal', value, raw: String(value) } satisfies Literal;
}

export function negate(argument: Expr): UnaryExpression {
  return { type: 'UnaryExpression', operator: '-', argument };
}

export function binary(operator: BinaryOperator, left: Expr, right: Expr): Expr {
  return { type: 'BinaryExpression', operator, left, right };
}

/** A function of ours in the output (`zerosLike`), or one of `Math`. */
export function call(callee: Expr, ...args: Expr[]): Expr {
  return { type: 'CallExpression', callee, arguments: args, optional: false };
}

export function member(object: Expr, property: string | Expr): Expr {
  return typeof property === 'string'
    ? { type: 'MemberExpression', object, property: { type: 'Identifier', name: property }, computed: false, optional: false }
    : { type: 'MemberExpression', object, property, computed: true, optional: false };
}

/** A copy of an array or record, to be written to. */
export function copyOf(shape: Shape, part: Expr): Expr {
  if (isRowOfNumbers(shape)) return call(member(part, 'slice'));
  return call({ type: 'Identifier', name: `%copy:${JSON.stringify(shape)}` }, part);
}

/** The number that an expression spells, if it is a literal, negated or not. */
export function literalValue(expr: Expr): number | undefined {
  if (expr.type === 'Literal') return typeof expr.value === 'number' ? expr.value : undefined;
  if (expr.type === 'UnaryExpression' && expr.operator === '-') {
    const inner = literalValue(expr.argument);
    return inner === undefined ? undefined : -inner;
  }
  return undefined;
}
