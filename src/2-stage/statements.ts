/**
 * Statement lists to regions. Exits are normalised on the way: where one arm of an `if` leaves the list, the rest of
 * the list is nested into the other arm; where both may leave it, the rest is guarded by the one exit code of the
 * function. Nothing is ever staged twice.
 *
 *     if (x < 0) return 0;         branch(x < 0) { result = 0 } else { %1 = sqrt(x); result = %1 }
 *     return Math.sqrt(x);
 */
import { refuse } from '../diagnostics/diagnostic.js';
import type { Effect } from '../ir/types.js';
import type { Expr, IfStatement, ReturnStatement, Statement, VariableDeclaration } from '../syntax.js';
import { bind, named } from './assign.js';
import { branch, condition } from './branches.js';
import { decided, truth } from './decided.js';
import { type Context, type JumpTarget, type Target, UNDEFINED } from './context.js';
import { jumpsOf, jumpsOfList } from './exits.js';
import { hold, plain } from './expressions.js';
import { forOfLoop } from './for-of.js';
import { forLoop, whileLoop } from './loops.js';
import { switchStatement } from './switches.js';

/** Stages a list of statements; `result` says how a returned value is to be called. */
export function list(cx: Context, statements: readonly Statement[], result: Target = {}): void {
  for (let at = 0; at < statements.length; at++) {
    const statement = statements[at];
    const rest = statements.slice(at + 1);
    const jumps = jumpsOf(statement, cx.jumps);
    if (statement.type === 'IfStatement' && rest.length > 0) {
      const yes = jumpsOf(statement.consequent, cx.jumps);
      const no = statement.alternate === undefined ? { falls: true, exits: new Set() } : jumpsOf(statement.alternate, cx.jumps);
      if ((!yes.falls && yes.exits.size > 0) || (!no.falls && no.exits.size > 0)) {
        ifStatement(cx, statement, result, yes.falls ? 'then' : 'else', yes.falls || no.falls ? rest : []);
        return;
      }
    }
    one(cx, statement, result);
    if (!jumps.falls) return;
    if (jumps.exits.size > 0 && rest.length > 0) {
      guarded(cx, rest, result);
      return;
    }
  }
}

/** The rest of a list that is reached only where no exit is under way. */
export function guarded(cx: Context, rest: readonly Statement[], result: Target): void {
  const held = cx.scope.get(cx.frame.code)!;
  if (held.kind === 'atom' && held.atom.type === 'Literal') {
    if (held.atom.value === 0) list(cx, rest, result);
    return;
  }
  branch(cx, noExit(cx), () => {
    setCode(cx, 0);
    const outcome = arm(cx, rest, result);
    const after = cx.scope.get(cx.frame.code)!;
    if (after.kind === 'atom' && after.atom.type === 'Literal' && after.atom.value === 0) cx.scope.set(cx.frame.code, held);
    return outcome;
  }, () => undefined, { span: rest[0].span });
}

/** `exit === 0`. */
export function noExit(cx: Context): Expr {
  const held = cx.scope.get(cx.frame.code)!;
  const code = held.kind === 'atom' ? held.atom : UNDEFINED;
  return { type: 'BinaryExpression', operator: '===', left: code, right: { type: 'Literal', value: 0, raw: '0' } };
}

/** Stages a list as an arm; `false` where control never comes to its end, because it throws. */
function arm(cx: Context, statements: readonly Statement[], result: Target): boolean | undefined {
  list(cx, statements, result);
  const jumps = jumpsOfList(statements, cx.jumps);
  return jumps.falls || jumps.exits.size > 0 ? undefined : false;
}

function ifStatement(cx: Context, statement: IfStatement, result: Target, restIn?: 'then' | 'else', rest: readonly Statement[] = []): void {
  const own = bodyOf(statement.consequent);
  const other = statement.alternate === undefined ? [] : bodyOf(statement.alternate);
  const then = restIn === 'then' ? [...own, ...rest] : own;
  const otherwise = restIn === 'else' ? [...other, ...rest] : other;
  const test = decided(cx, statement.test);
  const known = truth(test);
  if (known !== undefined) return list(cx, known ? then : otherwise, result);
  const cond = condition(cx, test);
  branch(
    cx, cond, () => arm(cx, then, result), () => arm(cx, otherwise, result),
    { span: statement.span, note: statement.note, leading: statement.leading, rest: rest.length > 0 ? restIn : undefined },
  );
}

export function bodyOf(statement: Statement): readonly Statement[] {
  return statement.type === 'BlockStatement' ? statement.body : [statement];
}

/** One statement. */
function one(cx: Context, statement: Statement, result: Target, labels: readonly string[] = []): void {
  const comments: Target = { note: statement.note, leading: statement.leading };
  switch (statement.type) {
    case 'VariableDeclaration': return declaration(cx, statement);
    case 'ExpressionStatement':
      hold(cx, statement.expression, { ...comments, unused: true });
      return;
    case 'BlockStatement': return list(cx, statement.body, result);
    case 'IfStatement': return ifStatement(cx, statement, result);
    case 'ReturnStatement': return returnStatement(cx, statement, { ...result, ...comments });
    case 'ThrowStatement':
      cx.ops.push(cx.builder.op<Effect>({ kind: 'effect', effect: 'throw', expr: thrown(cx, statement.argument), span: statement.span, ...comments }));
      return;
    case 'LabeledStatement': return labeled(cx, statement.body, [...labels, statement.label], result);
    case 'ForStatement': return forLoop(cx, statement, labels, result);
    case 'WhileStatement': case 'DoWhileStatement': return whileLoop(cx, statement, labels, result);
    case 'ForOfStatement': return forOfLoop(cx, statement, labels, result);
    case 'SwitchStatement': return switchStatement(cx, statement, labels, result);
    case 'BreakStatement': case 'ContinueStatement': return jump(cx, statement);
    case 'FunctionDeclaration':
      if (statement.fn.binding !== undefined) cx.scope.set(statement.fn.binding, { kind: 'function', fn: statement.fn });
      return;
    case 'EmptyStatement': return;
  }
}

function declaration(cx: Context, statement: VariableDeclaration): void {
  statement.declarations.forEach((declarator, at) => {
    const last = at === statement.declarations.length - 1;
    const comments: Target = { note: last ? statement.note : undefined, leading: at === 0 ? statement.leading : undefined };
    const { target, init } = declarator;
    if (init === undefined) {
      if (target.type === 'Identifier') cx.scope.setAtom(target.binding!, UNDEFINED);
      return;
    }
    if (target.type !== 'Identifier') return bind(cx, target, hold(cx, init), comments);
    const words: Target = { ...comments, variable: target.binding };
    cx.scope.set(target.binding!, named(cx, hold(cx, init, words), words));
  });
}

function returnStatement(cx: Context, statement: ReturnStatement, target: Target): void {
  const several = jumpsOfList(cx.frame.fn.body, cx.jumps).exits.has('return') && !returnsOnce(cx.frame.fn.body);
  const words = several && target.variable === undefined ? { ...target, variable: cx.frame.result } : target;
  if (statement.argument !== undefined) cx.scope.set(cx.frame.result, hold(cx, statement.argument, words));
  setCode(cx, cx.frame.nextCode++);
}

/** The only `return` is the last statement. */
function returnsOnce(body: readonly Statement[]): boolean {
  const has = (statement: Statement): boolean => {
    switch (statement.type) {
      case 'ReturnStatement': return true;
      case 'BlockStatement': return statement.body.some(has);
      case 'IfStatement': return has(statement.consequent) || (statement.alternate !== undefined && has(statement.alternate));
      case 'ForStatement': case 'ForOfStatement': case 'WhileStatement': case 'DoWhileStatement': case 'LabeledStatement': return has(statement.body);
      case 'SwitchStatement': return statement.cases.some((c) => c.body.some(has));
      default: return false;
    }
  };
  return !body.slice(0, -1).some(has) && body.at(-1)?.type === 'ReturnStatement';
}

/** `throw new Error(…)`: kept, its message with the values it mentions. */
function thrown(cx: Context, expr: Expr): Expr {
  if (expr.type === 'NewExpression' && expr.callee.type === 'Identifier') return { ...expr, arguments: expr.arguments.map((argument) => plain(cx, argument)) };
  return plain(cx, expr);
}

function labeled(cx: Context, body: Statement, labels: readonly string[], result: Target): void {
  if (body.type === 'LabeledStatement') return labeled(cx, body.body, [...labels, body.label], result);
  if (body.type === 'ForStatement' || body.type === 'WhileStatement' || body.type === 'DoWhileStatement' || body.type === 'ForOfStatement' || body.type === 'SwitchStatement') {
    return one(cx, body, result, labels);
  }
  const target = pushTarget(cx, 'block', labels);
  list(cx, bodyOf(body), result);
  popTarget(cx, target, leaves(cx, body, target));
}

function jump(cx: Context, statement: Statement & { type: 'BreakStatement' | 'ContinueStatement' }): void {
  const { targets } = cx.frame;
  const wanted = statement.label;
  const target = [...targets].reverse().find((t) => (wanted !== undefined ? t.labels.includes(wanted) : statement.type === 'ContinueStatement' ? t.kind === 'loop' : t.kind !== 'block'));
  if (target === undefined) refuse('GG9001', statement.span, { what: 'a jump without a target' });
  // Each jump has a code of its own, so that the code alone tells how an iteration ended.
  const code = cx.frame.nextCode++;
  (statement.type === 'BreakStatement' ? target.breaks : target.continues).push(code);
  setCode(cx, code);
}

export function setCode(cx: Context, code: number): void {
  cx.scope.setAtom(cx.frame.code, { type: 'Literal', value: code, raw: String(code) });
}

export function pushTarget(cx: Context, kind: JumpTarget['kind'], labels: readonly string[]): JumpTarget {
  const target: JumpTarget = { kind, labels, breaks: [], continues: [] };
  cx.frame.targets.push(target);
  return target;
}

/** Whether a jump out of `body` goes further than to `target`. */
export function leaves(cx: Context, body: Statement, target: JumpTarget): boolean {
  return [...jumpsOf(body, cx.jumps).exits].some((exit) => {
    const [kind, label] = exit.split(':');
    if (label !== undefined) return !target.labels.includes(label);
    return kind === 'return' || (kind === 'continue' ? target.kind !== 'loop' : target.kind === 'block');
  });
}

/** The end of a jump target: a jump to it is over; others go on. */
export function popTarget(cx: Context, target: JumpTarget, others: boolean, codes: readonly number[] = target.breaks): void {
  cx.frame.targets.pop();
  consume(cx, others, codes);
}

/** Takes back the codes of jumps that have arrived. */
export function consume(cx: Context, others: boolean, codes: readonly number[]): void {
  const held = cx.scope.get(cx.frame.code)!;
  if (!others) return setCode(cx, 0);
  if (held.kind !== 'atom') return;
  if (held.atom.type === 'Literal') {
    if (codes.includes(held.atom.value as number)) setCode(cx, 0);
    return;
  }
  if (codes.length === 0) return;
  const arrived = codes
    .map((code): Expr => ({ type: 'BinaryExpression', operator: '===', left: held.atom, right: { type: 'Literal', value: code, raw: String(code) } }))
    .reduce((a, b) => ({ type: 'LogicalExpression', operator: '||', left: a, right: b }));
  branch(cx, arrived, () => {
    setCode(cx, 0);
    return undefined;
  }, () => undefined, {});
}

