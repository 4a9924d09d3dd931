/**
 * Cuts a backward block to the inputs that are active, and tells what it then reads: exactly that must be recorded.
 *
 * Takes a gate, how many operands it has at this stage, and which of them are active. Guarantees statements without
 * loops (those over the operands of a rest gate are written out, operand 1 as the name `xs[1]`), without empty branches,
 * and without locals that are unused or used only once.
 *
 *     slice(mul, 2, [true, false])   →   dx += y * dz;   reads input 1, not the result
 *     slice(div, 2, [true, false])   →   dnum += dz / den;
 */
import { eachName, replace } from './expression.js';
import type { Gate, GateStatement, Slice } from './gate.js';
import type { Expr } from '../syntax.js';

type Add = Extract<GateStatement, { kind: 'add' }>;
type Each = Extract<GateStatement, { kind: 'each' }>;

export function slice(gate: Gate, operandCount: number, active: readonly boolean[]): Slice {
  const rest = gate.rest ? gate.params.length - 1 : gate.params.length;
  const isActive = ({ param, operand = 0 }: Add): boolean => active[gate.params.indexOf(param) + Number(operand)] ?? false;
  const unrolled = gate.backward.flatMap((statement) => unroll(statement, operandCount - rest));
  const statements = inlineLocals(prune(unrolled, isActive));

  const names = namesRead(statements);
  const inputs = [
    ...gate.params.slice(0, rest).map((param, i) => [param, i] as const),
    ...Array.from({ length: Math.max(0, operandCount - rest) }, (_, k) => [`${gate.params[rest]}[${k}]`, rest + k] as const),
  ];
  return {
    statements,
    readsInputs: new Set(inputs.filter(([name]) => names.includes(name)).map(([, i]) => i)),
    readsResult: names.includes(gate.result),
  };
}

// ------------------------------------------------------------------------------------------------------------ unrolling

function unroll(statement: GateStatement, count: number): readonly GateStatement[] {
  if (statement.kind === 'if') {
    const arm = (body: readonly GateStatement[]): readonly GateStatement[] => body.flatMap((each) => unroll(each, count));
    return [{ ...statement, then: arm(statement.then), else: arm(statement.else) }];
  }
  if (statement.kind !== 'each') return [statement];
  const copies = Array.from({ length: Math.max(0, count) }, (_, k) => statement.body.map((each) => atOperand(each, statement, k)));
  if (!statement.firstOnly) return copies.flat();
  return copies.reduceRight<readonly GateStatement[]>(
    (others, [first]) => (first.kind === 'if' ? [{ ...first, else: others }] : others), []);
}

function atOperand(statement: GateStatement, loop: Each, k: number): GateStatement {
  // A local of the loop is one for each operand.
  const ownLocals = new Set(localsOf(loop.body));
  const here = (expr: Expr): Expr => replace(expr, (part) => {
    if (part.type === 'Identifier') return ownLocals.has(part.name) ? { ...part, name: `${part.name}_${k}` } : undefined;
    const of = part.type === 'MemberExpression' && part.computed ? part.object : undefined;
    return of?.type === 'Identifier' && of.name === loop.over ? { type: 'Identifier', name: `${loop.over}[${k}]`, span: part.span } : undefined;
  });
  switch (statement.kind) {
    case 'const': return { ...statement, name: `${statement.name}_${k}`, init: here(statement.init) };
    case 'add': return { ...statement, operand: k, value: here(statement.value) };
    case 'if': {
      const arm = (body: readonly GateStatement[]): readonly GateStatement[] => body.map((each) => atOperand(each, loop, k));
      return { ...statement, test: here(statement.test), then: arm(statement.then), else: arm(statement.else) };
    }
    case 'each': return statement;
  }
}

function localsOf(statements: readonly GateStatement[]): readonly string[] {
  return statements.flatMap((statement) => {
    if (statement.kind === 'const') return [statement.name];
    return statement.kind === 'if' ? [...localsOf(statement.then), ...localsOf(statement.else)] : [];
  });
}

// -------------------------------------------------------------------------------------------------------------- pruning

function prune(statements: readonly GateStatement[], isActive: (add: Add) => boolean): readonly GateStatement[] {
  const kept = statements.flatMap((statement): readonly GateStatement[] => {
    if (statement.kind === 'add') return isActive(statement) ? [statement] : [];
    if (statement.kind !== 'if') return [statement];
    return branch(statement.test, prune(statement.then, isActive), prune(statement.else, isActive));
  });
  return kept.some((statement) => statement.kind !== 'const') ? kept : [];
}

/** A branch without empty arms: `if (a) {} else if (b) …` is `if (!a && b) …`. */
function branch(test: Expr, then: readonly GateStatement[], otherwise: readonly GateStatement[]): readonly GateStatement[] {
  if (then.length === 0) return otherwise.length === 0 ? [] : branch(negate(test), otherwise, []);
  const [only, another] = then;
  if (otherwise.length > 0 || another !== undefined || only.kind !== 'if' || only.else.length > 0) {
    return [{ kind: 'if', test, then, else: otherwise }];
  }
  return branch(both(test, only.test), only.then, []);
}

/** `a && b && c`, nested to the left, as one would write it. */
function both(left: Expr, right: Expr): Expr {
  return right.type === 'LogicalExpression' && right.operator === '&&'
    ? { ...right, left: both(left, right.left) }
    : { type: 'LogicalExpression', operator: '&&', left, right };
}

/** `<` isn't turned into `>=`: both are false of `NaN`. */
function negate(test: Expr): Expr {
  if (test.type === 'UnaryExpression' && test.operator === '!') return test.argument;
  if (test.type === 'BinaryExpression' && test.operator === '===') return { ...test, operator: '!==' };
  if (test.type === 'BinaryExpression' && test.operator === '!==') return { ...test, operator: '===' };
  return { type: 'UnaryExpression', operator: '!', argument: test };
}

// --------------------------------------------------------------------------------------------------------------- locals

/** Drops locals that nobody reads, and puts those that one place reads into that place. */
function inlineLocals(statements: readonly GateStatement[]): readonly GateStatement[] {
  const uses = (name: string, among: readonly GateStatement[]): number => namesRead(among).filter((each) => each === name).length;
  const at = statements.findIndex((statement, i) => statement.kind === 'const' && uses(statement.name, statements.slice(i + 1)) < 2);
  const local = statements[at];
  if (local?.kind !== 'const') {
    return statements.map((statement) =>
      statement.kind === 'if' ? { ...statement, then: inlineLocals(statement.then), else: inlineLocals(statement.else) } : statement);
  }
  const inline = (expr: Expr): Expr =>
    replace(expr, (part) => (part.type === 'Identifier' && part.name === local.name ? local.init : undefined));
  return inlineLocals([...statements.slice(0, at), ...statements.slice(at + 1).map((each) => mapExprs(each, inline))]);
}

function mapExprs(statement: GateStatement, change: (expr: Expr) => Expr): GateStatement {
  const all = (body: readonly GateStatement[]): readonly GateStatement[] => body.map((each) => mapExprs(each, change));
  switch (statement.kind) {
    case 'const': return { ...statement, init: change(statement.init) };
    case 'add': return { ...statement, value: change(statement.value) };
    case 'if': return { ...statement, test: change(statement.test), then: all(statement.then), else: all(statement.else) };
    case 'each': return { ...statement, body: all(statement.body) };
  }
}

/** Every name that statements read, once for each time. */
function namesRead(statements: readonly GateStatement[]): readonly string[] {
  const names: string[] = [];
  const read = (expr: Expr): Expr => (eachName(expr, (name) => names.push(name)), expr);
  for (const statement of statements) mapExprs(statement, read);
  return names;
}
