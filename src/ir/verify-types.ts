/**
 * Invariant 13: numbers where numbers are needed, as far as the types are known. Whatever isn't known passes: a union, an
 * opaque type, the result of an unknown call.
 *
 *     mul(%0: number[], %1)   →   `%0` is an array
 */
import type { Gate } from '../gates/gate.js';
import type { GateLibrary } from '../gates/library.js';
import type { Expr, Type } from '../syntax.js';
import { type Invariant, type Violation } from './invariants.js';
import { textOf } from './verify-ops.js';
import type { Atom, Op, Region, Stage, Value, ValueId } from './types.js';
import { children, visitOps } from './walk.js';

/** The kind of a value, or `undefined` where it isn't known. */
type Kind = Exclude<Type['kind'], 'union' | 'opaque' | 'void'> | undefined;

export function typeViolations(body: Region, values: readonly Value[], gates: GateLibrary | undefined, nested = false): readonly Violation[] {
  const found: Violation[] = [];
  const kindOf = (expr: Expr): Kind => kindOfExpr(expr, values);
  visitOps(body.ops, (op) => {
    const report = (what: string): void => void found.push({ invariant: 13 satisfies Invariant, what, op: op.id });
    const numeric = (expr: Expr): void => {
      const kind = kindOf(expr);
      if (kind !== undefined && kind !== 'number') report(`\`${textOf(expr)}\` is ${article(kind)}`);
    };
    /** What a region hands on becomes this value. A variable that isn't assigned yet holds `undefined`. */
    const handsOn = (atoms: readonly Atom[], to: readonly ValueId[]): void => atoms.forEach((atom, at) => {
      const wanted = known(values[to[at]]?.type);
      const kind = kindOf(atom);
      if (wanted !== undefined && kind !== undefined && kind !== 'undefined' && kind !== wanted && !(isList(kind) && isList(wanted))) report(`\`${textOf(atom)}\` is ${article(kind)}, but %${to[at]} ${article(wanted)}`);
    });
    switch (op.kind) {
      case 'stage':
        if (op.gate !== null && !nested) return stageTypes(op, gates?.get(op.gate), values, numeric, report);
        return handsOn([op.expr], [op.result]);
      case 'branch':
        handsOn(op.then.results, op.results);
        return handsOn(op.else.results, op.results);
      case 'loop':
        handsOn(op.inits, op.params);
        handsOn(op.body.results, op.params);
        return handsOn(op.params.map((value): Atom => ({ type: 'Ref', value })), op.results);
      case 'block': return handsOn(op.body.results, op.results);
      case 'add': case 'store': return updateTypes(op, values, numeric, report);
      case 'effect': case 'jump': return;
    }
  });
  return found;
}

function stageTypes(op: Stage, gate: Gate | undefined, values: readonly Value[], numeric: (expr: Expr) => void, report: (what: string) => void): void {
  if (op.gate === 'load') {
    const [base, ...indices] = op.inputs;
    const kind = base === undefined ? undefined : kindOfExpr(base, values);
    if (kind !== undefined && kind !== 'array' && kind !== 'tuple' && kind !== 'record') report(`\`${textOf(base)}\` is ${article(kind)}: it has no elements`);
    // A record is indexed by strings.
    return kind === 'record' ? undefined : indices.forEach(numeric);
  }
  if (gate === undefined) return;
  const scalars = scalarParams(gate);
  op.inputs.forEach((input, at) => {
    if (scalars.has(gate.params[Math.min(at, gate.params.length - 1)])) numeric(input);
  });
  if (isArithmetic(gate.patterns[0].expr)) numeric({ type: 'Ref', value: op.result });
}

function updateTypes(op: Op & { kind: 'add' | 'store' }, values: readonly Value[], numeric: (expr: Expr) => void, report: (what: string) => void): void {
  // A record is indexed by strings.
  const first = known(values[op.target]?.type);
  op.path.forEach((step, at) => {
    const maybeRecord = at > 0 || first === 'record' || first === undefined;
    if ('index' in step && !(maybeRecord && kindOfExpr(step.index, values) === 'string')) numeric(step.index);
  });
  if (op.kind === 'store' || op.whole) return;
  numeric(op.value);
  const kind = known(values[op.target]?.type);
  if (op.path.length === 0 && kind !== undefined && kind !== 'number') report(`%${op.target} is ${article(kind)}`);
  if (op.path.length > 0 && kind === 'number') report(`%${op.target} is a number: it has no elements`);
}

/** The parameters that a gate computes with: direct operands of arithmetic, or of a function of `Math`. */
function scalarParams(gate: Gate): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (expr: Expr): void => {
    for (const child of children(expr)) {
      const operand = child.type === 'SpreadElement' ? child.argument : child;
      if (isArithmetic(expr) && operand.type === 'Identifier' && gate.params.includes(operand.name)) names.add(operand.name);
      visit(child);
    }
  };
  gate.patterns.forEach((pattern) => visit(pattern.expr));
  return names;
}

const ARITHMETIC = new Set(['-', '*', '/', '%', '**', '|', '&', '^', '<<', '>>', '>>>']);

function isArithmetic(expr: Expr): boolean {
  if (expr.type === 'UnaryExpression') return expr.operator === '-' || expr.operator === '+' || expr.operator === '~';
  if (expr.type === 'BinaryExpression') return expr.operator === '+' || ARITHMETIC.has(expr.operator);
  return expr.type === 'CallExpression' && expr.callee.type === 'MemberExpression' && expr.callee.object.type === 'Identifier' && expr.callee.object.name === 'Math';
}

// --------------------------------------------------------------------------------------------------------------- kinds

function kindOfExpr(expr: Expr, values: readonly Value[]): Kind {
  switch (expr.type) {
    case 'Literal': return expr.value === null ? 'null' : (typeof expr.value as 'number' | 'boolean' | 'string');
    case 'Ref': return known(values[expr.value]?.type);
    case 'Identifier':
      if (expr.binding === undefined || expr.binding.kind === 'global') return { NaN: 'number', Infinity: 'number', undefined: 'undefined' }[expr.name] as Kind;
      return known(expr.binding.type);
    case 'UnaryExpression': return { '-': 'number', '+': 'number', '~': 'number', '!': 'boolean', typeof: 'string', void: 'undefined' }[expr.operator] as Kind;
    case 'BinaryExpression':
      if (ARITHMETIC.has(expr.operator)) return 'number';
      return expr.operator === '+' ? undefined : 'boolean';
    case 'TemplateLiteral': return 'string';
    case 'Function': return 'function';
    case 'ArrayExpression': return known(expr.valueType) ?? 'array';
    case 'ObjectExpression': return 'record';
    case 'CallExpression': return isArithmetic(expr) ? 'number' : known(expr.valueType);
    default: return known(expr.valueType);
  }
}

function known(type: Type | undefined): Kind {
  return type === undefined || type.kind === 'union' || type.kind === 'opaque' || type.kind === 'void' ? undefined : type.kind;
}

/** A literal array is a tuple, if it is declared as one. */
function isList(kind: Kind): boolean {
  return kind === 'array' || kind === 'tuple';
}

function article(kind: NonNullable<Kind>): string {
  return kind === 'undefined' || kind === 'null' ? `\`${kind}\`` : kind === 'array' ? 'an array' : `a ${kind}`;
}
