/**
 * Which variables a statement may assign, those of the functions that it calls included: a loop carries them.
 */
import { children } from '../ir/walk.js';
import type { Binding, Expr, FunctionNode, Pattern, Statement } from '../syntax.js';
import type { Context } from './context.js';
import { functionsIn } from './functions.js';
import { namedReceiverOf, receiverOf } from './mentions.js';

/** The variables that a statement assigns, declarations aside; functions that it calls included. */
export function assignedInStatement(cx: Context, statement: Statement, into: Set<Binding>, seen: Set<unknown> = new Set()): void {
  const expr = (e: Expr | undefined): void => void (e !== undefined && assignedIn(cx, e, into, seen));
  const all = (list: readonly Statement[]): void => list.forEach((inner) => assignedInStatement(cx, inner, into, seen));
  switch (statement.type) {
    case 'VariableDeclaration': return statement.declarations.forEach((d) => expr(d.init));
    case 'ExpressionStatement': return expr(statement.expression);
    case 'BlockStatement': return all(statement.body);
    case 'IfStatement':
      expr(statement.test);
      return all(statement.alternate === undefined ? [statement.consequent] : [statement.consequent, statement.alternate]);
    case 'ForStatement':
      if (statement.init !== undefined) all([statement.init]);
      expr(statement.test);
      expr(statement.update);
      return all([statement.body]);
    case 'ForOfStatement':
      expr(statement.iterable);
      return all([statement.body]);
    case 'WhileStatement': case 'DoWhileStatement':
      expr(statement.test);
      return all([statement.body]);
    case 'SwitchStatement':
      expr(statement.discriminant);
      return statement.cases.forEach((c) => {
        if (c.test !== null) expr(c.test);
        all(c.body);
      });
    case 'ReturnStatement': return expr(statement.argument);
    case 'ThrowStatement': return expr(statement.argument);
    case 'LabeledStatement': return all([statement.body]);
    case 'FunctionDeclaration': return all(statement.fn.body);
    case 'BreakStatement': case 'ContinueStatement': case 'EmptyStatement': return;
  }
}

export function assignedIn(cx: Context, expr: Expr, into: Set<Binding>, seen: Set<unknown> = new Set()): void {
  if (expr.type === 'AssignmentExpression') assignedTargets(cx, expr.left, into);
  if (expr.type === 'UpdateExpression') assignedTargets(cx, expr.argument, into);
  if (expr.type === 'Identifier') {
    // A local function may assign what it captures: look into each that is mentioned.
    const content = expr.binding === undefined ? undefined : cx.scope.peek(expr.binding);
    const held = content?.kind === 'lost' ? undefined : content;
    for (const fn of functionsIn(held)) {
      if (seen.has(fn)) continue;
      seen.add(fn);
      fn.body.forEach((statement) => assignedInStatement(cx, statement, into, seen));
    }
    return;
  }
  if (expr.type === 'Function') return expr.body.forEach((statement) => assignedInStatement(cx, statement, into, seen));
  const receiver = expr.type === 'CallExpression' ? receiverOf(expr) ?? namedReceiverOf(expr) : undefined;
  if (receiver !== undefined && cx.scope.peek(receiver)?.kind === 'parts' && cx.mutations.isWritten(receiver)) into.add(receiver);
  children(expr).forEach((child) => assignedIn(cx, child, into, seen));
}

function assignedTargets(cx: Context, target: Expr | Pattern, into: Set<Binding>): void {
  if (target.type === 'Identifier') into.add(target.binding!);
  else if (target.type === 'ArrayPattern') target.elements.forEach((element) => element !== null && assignedTargets(cx, element, into));
  else if (target.type === 'ObjectPattern') target.properties.forEach((p) => assignedTargets(cx, 'type' in p ? p.argument : p.target, into));
  else if (target.type === 'AssignmentPattern') assignedTargets(cx, target.target, into);
  else if (target.type === 'RestElement') assignedTargets(cx, target.argument, into);
  else if (target.type === 'MemberExpression') {
    // What is held part by part gets another part; what is in memory stays the same array or record.
    let base: Expr = target;
    while (base.type === 'MemberExpression') base = base.object;
    if (base.type === 'Identifier' && base.binding !== undefined && cx.scope.peek(base.binding)?.kind === 'parts') into.add(base.binding);
  }
}

/** The function assigns a variable that it doesn't declare. */
export function writesOutside(fn: FunctionNode): boolean {
  const declared = new Set<unknown>();
  const assigned = new Set<unknown>();
  const visit = (node: unknown): void => {
    if (node === null || typeof node !== 'object') return;
    if (Array.isArray(node)) return node.forEach(visit);
    const at = node as { type?: string; target?: unknown; params?: { target: unknown }[]; declarations?: { target: unknown }[]; left?: Expr | Pattern; argument?: Expr };
    if (at.type === 'VariableDeclaration') at.declarations!.forEach(({ target }) => names(target, declared));
    if (at.type === 'ForOfStatement') names(at.target, declared);
    if (at.type === 'Function') at.params!.forEach(({ target }) => names(target, declared));
    if (at.type === 'AssignmentExpression') names(rootOf(at.left!), assigned);
    if (at.type === 'UpdateExpression') names(rootOf(at.argument!), assigned);
    for (const [key, value] of Object.entries(node)) if (!['span', 'binding', 'valueType', 'resultType', 'instance'].includes(key)) visit(value);
  };
  const names = (pattern: unknown, into: Set<unknown>): void => {
    if (pattern === null || typeof pattern !== 'object') return;
    if (Array.isArray(pattern)) return pattern.forEach((inner) => names(inner, into));
    const { type, binding } = pattern as { type?: string; binding?: unknown };
    if (type === 'Identifier' && binding !== undefined) into.add(binding);
    else Object.entries(pattern).forEach(([key, value]) => key !== 'span' && key !== 'fallback' && names(value, into));
  };
  visit(fn);
  return [...assigned].some((binding) => !declared.has(binding));
}

function rootOf(target: Expr | Pattern): Expr | Pattern {
  return target.type === 'MemberExpression' ? rootOf(target.object) : target;
}
