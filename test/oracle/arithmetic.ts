/**
 * The operators of JavaScript on duals. The value is always made by the very operator that the source has; the slopes are
 * from calculus, not from `templates/`.
 *
 *     binary['/'](dual x, dual y)   →   value x / y, slopes 1 / y and -x / y²
 */
import { type Any, combine, Dual, numeric, plain } from './number.js';

type Binary = (a: Any, b: Any) => Any;

/** Where neither operand is a dual the plain operator runs, strings and all. */
function lift(operator: (a: any, b: any) => any, smooth: (x: number, y: number, a: Any, b: Any) => Any): Binary {
  return (a, b) => {
    if (!(a instanceof Dual) && !(b instanceof Dual)) return operator(a, b);
    if (typeof a === 'string' || typeof b === 'string') return operator(plain(a), plain(b));
    return smooth(numeric(a), numeric(b), a, b);
  };
}

/** 1 + e^u is remembered, for the sake of the sigmoid. */
function add(x: number, y: number, a: Any, b: Any): Any {
  const sum = combine(x + y, [[a, 1], [b, 1]]);
  const exp = a === 1 ? b : b === 1 ? a : undefined;
  if (exp instanceof Dual && exp.tag?.kind === 'exp' && sum instanceof Dual) sum.tag = { kind: 'logit', inner: exp.tag.inner };
  return sum;
}

/**
 * A sigmoid gate computes its slope as (1 - s) * s, where 1 - s cancels: its rounding error is measured by s, not by the
 * slope. The scale says so; the tangent stays what the quotient rule gives.
 */
function divide(x: number, y: number, a: Any, b: Any): Any {
  const quotient = combine(x / y, [[a, 1 / y], [b, -x / y / y]]);
  if (!(quotient instanceof Dual) || !(b instanceof Dual) || b.tag?.kind !== 'logit') return quotient;
  const { inner } = b.tag;
  const scales = quotient.scales.map((scale, k) => scale + Math.abs(x / y) * inner.scales[k]!);
  return new Dual(quotient.value, quotient.tangents, scales, quotient.error, quotient.singular);
}

/** `a % b` keeps the quotient, cut to an integer, constant. */
function remainder(x: number, y: number, a: Any, b: Any): Any {
  const z = x % y;
  return combine(z, [[a, 1], [b, -Math.round((x - z) / y)]]);
}

/** On the base `n x^(n-1)`, 0 for n = 0; on the exponent `log(x) x^n`, 0 where the base is 0 and the exponent isn't negative. */
export function power(x: number, y: number, a: Any, b: Any): Any {
  const z = x ** y;
  const alongBase = y === 0 ? 0 : y * x ** (y - 1);
  const alongExponent = x === 0 && y >= 0 ? 0 : Math.log(x) * z;
  return combine(z, [[a, alongBase], [b, alongExponent]]);
}

export const binary: Readonly<Record<string, Binary>> = {
  '+': lift((a, b) => a + b, add),
  '-': lift((a, b) => a - b, (x, y, a, b) => combine(x - y, [[a, 1], [b, -1]])),
  '*': lift((a, b) => a * b, (x, y, a, b) => combine(x * y, [[a, y], [b, x]])),
  '/': lift((a, b) => a / b, divide),
  '%': lift((a, b) => a % b, remainder),
  '**': lift((a, b) => a ** b, power),
};

export function negate(a: Any): Any {
  return a instanceof Dual ? combine(-a.value, [[a, -1]]) : -(a as number);
}

/** Unary plus. */
export function positive(a: Any): Any {
  return a instanceof Dual ? a : +(a as number);
}

export function truthy(a: Any): boolean {
  return Boolean(plain(a));
}
