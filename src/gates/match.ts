/**
 * Recognises gates: which gate is this expression of the user's, and what are its operands?
 *
 * Takes an expression and the library. The most specific pattern wins; a wildcard takes any expression but a spread, its
 * second occurrence only the same pure expression; `+` and `*` match in either order, as written first. Operands come in
 * the order of the gate's parameters, and evaluating them in that order does what the source does.
 *
 *     1.0 / (Math.exp(-a[i]) + 1)   →   sigmoid, [a[i]]          t * t   →   sqr, [t]
 */
import type { Gate, Pattern } from './gate.js';
import type { GateLibrary } from './library.js';
import { calleeName, isCommutative, isNumericLiteral, rootKey } from './pattern.js';
import { globalName, isPure, sameExpr } from './same.js';
import type { Expr } from '../syntax.js';

export { isPure, sameExpr } from './same.js';

export interface Match {
  readonly gate: Gate;
  readonly operands: Expr[];
}

/** What each wildcard stands for, in the order in which the source evaluates it. A rest wildcard stands for several. */
type Solution = ReadonlyMap<string, readonly Expr[]>;

interface Wildcards {
  readonly params: readonly string[];
  readonly literal: Pattern['literal'];
}

export function matchGate(expr: Expr, library: GateLibrary): Match | undefined {
  for (const { gate, pattern } of library.candidates(rootKey(expr))) {
    const wild = { params: gate.params, literal: pattern.literal };
    for (const solution of extend(pattern.expr, expr, wild, new Map())) {
      if (keepsOrder(solution, gate)) return { gate, operands: gate.params.flatMap((param) => solution.get(param) ?? []) };
    }
  }
  return undefined;
}

/** Every way to go on with a solution, best first. */
function* extend(want: Expr, have: Expr, wild: Wildcards, solution: Solution): Iterable<Solution> {
  if (want.type === 'Identifier' && wild.params.includes(want.name)) {
    const bound = bind(want.name, have, wild, solution);
    if (bound !== undefined) yield bound;
    return;
  }
  const sides = operandsOf(want, have);
  if (sides === undefined) return;
  yield* extendAll(sides.want, sides.have, wild, solution);
  if (!isCommutative(want)) return;
  for (const swapped of extendAll(sides.want, [...sides.have].reverse(), wild, solution)) if (isPure(have)) yield swapped;
}

function* extendAll(wants: readonly Expr[], haves: readonly Expr[], wild: Wildcards, solution: Solution): Iterable<Solution> {
  const [want, ...others] = wants;
  if (want === undefined) {
    if (haves.length === 0) yield solution;
  } else if (want.type === 'SpreadElement' && want.argument.type === 'Identifier') {
    if (!haves.some((have) => have.type === 'SpreadElement')) yield new Map([...solution, [want.argument.name, haves]]);
  } else if (haves.length > 0) {
    for (const first of extend(want, haves[0], wild, solution)) yield* extendAll(others, haves.slice(1), wild, first);
  }
}

/** What is left to match below two roots that agree; `undefined` if they don't. */
function operandsOf(want: Expr, have: Expr): { readonly want: readonly Expr[]; readonly have: readonly Expr[] } | undefined {
  switch (want.type) {
    case 'Literal':
      return have.type === 'Literal' && have.value === want.value ? { want: [], have: [] } : undefined;
    case 'Identifier':
      return globalName(have) === want.name ? { want: [], have: [] } : undefined;
    case 'UnaryExpression':
      return have.type === 'UnaryExpression' && have.operator === want.operator
        ? { want: [want.argument], have: [have.argument] } : undefined;
    case 'BinaryExpression':
    case 'LogicalExpression':
      return have.type === want.type && have.operator === want.operator
        ? { want: [want.left, want.right], have: [have.left, have.right] } : undefined;
    case 'ConditionalExpression':
      return have.type === 'ConditionalExpression'
        ? { want: [want.test, want.consequent, want.alternate], have: [have.test, have.consequent, have.alternate] } : undefined;
    case 'MemberExpression':
      return have.type === 'MemberExpression' && !have.computed && !have.optional && sameExpr(want.property, have.property)
        ? { want: [want.object], have: [have.object] } : undefined;
    case 'CallExpression':
      return have.type === 'CallExpression' && !have.optional && calleeName(have.callee) === calleeName(want.callee)
        ? { want: want.arguments, have: have.arguments } : undefined;
    default:
      return undefined;
  }
}

function bind(param: string, have: Expr, wild: Wildcards, solution: Solution): Solution | undefined {
  if (have.type === 'SpreadElement' || (wild.literal.has(param) && !isNumericLiteral(have))) return undefined;
  const bound = solution.get(param);
  if (bound === undefined) return new Map([...solution, [param, [have]]]);
  return sameExpr(bound[0], have) && isPure(have) ? solution : undefined;
}

/** Operands with effects must be evaluated in the order of the source, which is the order in which they were bound; literals don't care. */
function keepsOrder(solution: Solution, gate: Gate): boolean {
  const bound = [...solution].filter(([, exprs]) => !exprs.every(isNumericLiteral));
  const places = bound.map(([param]) => gate.params.indexOf(param));
  return places.every((place, i) => i === 0 || places[i - 1] < place) || bound.every(([, exprs]) => exprs.every(isPure));
}
