/**
 * Statements of TypeScript → statements of `syntax`, with their comments. Types, directives and aliases of `Math` leave
 * nothing behind. A kind without a handler goes to the fence, and its neighbours are still converted.
 */
import { ts } from 'ts-morph';
import type { BlockStatement, IfStatement, Statement, VariableDeclaration } from '../syntax.js';
import { isAliasDeclaration } from './aliases.js';
import { commentsOf } from './comments.js';
import type { Converter } from './context.js';
import { isErased, refuseNode } from './fence.js';
import { fenceClass } from './fields.js';
import { inferFrom } from './inference.js';
import { fenceVar, isVar } from './var.js';

type Handler = (c: Converter, node: never) => Statement | undefined;

const kind = ts.SyntaxKind;

const handlers: ReadonlyMap<ts.SyntaxKind, Handler> = new Map<ts.SyntaxKind, Handler>([
  [kind.VariableStatement, (c, node: ts.VariableStatement) => declaration(c, node.declarationList)],
  [kind.ExpressionStatement, expressionStatement],
  [kind.Block, (c, node: ts.Block): BlockStatement => ({ type: 'BlockStatement', body: c.statements(node.statements) })],
  [kind.IfStatement, ifStatement],
  [kind.ForStatement, forStatement],
  [kind.ForOfStatement, forOf],
  [kind.WhileStatement, whileStatement],
  [kind.DoStatement, doStatement],
  [kind.SwitchStatement, switchStatement],
  [kind.ReturnStatement, returnStatement],
  [kind.BreakStatement, (_, node: ts.BreakStatement) => ({ type: 'BreakStatement', ...labelOf(node) })],
  [kind.ContinueStatement, (_, node: ts.ContinueStatement) => ({ type: 'ContinueStatement', ...labelOf(node) })],
  [kind.LabeledStatement, labelled],
  [kind.ThrowStatement, (c, node: ts.ThrowStatement) => ({ type: 'ThrowStatement', argument: c.expression(node.expression) })],
  [kind.FunctionDeclaration, functionDeclaration],
  // It is converted where it is used.
  [kind.ClassDeclaration, (c, node: ts.ClassDeclaration) => void fenceClass(c, node)],
  [kind.EmptyStatement, () => ({ type: 'EmptyStatement' })],
]);

export function statement(c: Converter, node: ts.Statement): Statement[] {
  if (isErased(node)) return [];
  const handler = handlers.get(node.kind);
  if (handler === undefined) refuseNode(c, node);
  const converted = handler?.(c, node as never);
  return converted === undefined ? [] : [{ ...converted, ...commentsOf(node), span: c.span(node) }];
}

export function statements(c: Converter, nodes: readonly ts.Statement[]): Statement[] {
  return nodes.flatMap((node) => c.statement(node));
}

/** A statement where exactly one may stand. */
function single(c: Converter, node: ts.Statement): Statement {
  const [only] = c.statement(node);
  return only ?? { type: 'EmptyStatement', span: c.span(node) };
}

function declaration(c: Converter, list: ts.VariableDeclarationList): VariableDeclaration | undefined {
  if (list.flags & ts.NodeFlags.Using) return void c.refuse('GG1002', list, { construct: '`using`' });
  if (isVar(list)) fenceVar(c, list);
  const declarations = list.declarations.filter((each) => !isAliasDeclaration(c, each)).map((each) => {
    const init = each.initializer && c.expression(each.initializer);
    inferFrom(c, each, init);
    return { target: c.target(each.name), ...(init && { init }), span: c.span(each) };
  });
  if (declarations.length === 0) return undefined;
  return { type: 'VariableDeclaration', kind: list.flags & ts.NodeFlags.Const ? 'const' : 'let', declarations, span: c.span(list) };
}

function expressionStatement(c: Converter, node: ts.ExpressionStatement): Statement | undefined {
  const isDirective = ts.isStringLiteral(node.expression);
  return isDirective ? undefined : { type: 'ExpressionStatement', expression: c.expression(node.expression) };
}

/** A chain of `else if` nests to the right once for each test: it is descended in a loop. */
function ifStatement(c: Converter, node: ts.IfStatement): Statement {
  const chain: ts.IfStatement[] = [node];
  for (let last = node; last.elseStatement !== undefined && ts.isIfStatement(last.elseStatement); ) chain.push((last = last.elseStatement));
  const parts = chain.map((each) => {
    const test = c.expression(each.expression);
    return { type: 'IfStatement' as const, test, consequent: single(c, each.thenStatement) };
  });
  const end = chain[chain.length - 1]!.elseStatement;
  let alternate: Statement | undefined = end && single(c, end);
  for (let i = chain.length - 1; i > 0; i--) {
    const part: IfStatement = { ...parts[i]!, ...(alternate && { alternate }), ...commentsOf(chain[i]!), span: c.span(chain[i]!) };
    alternate = part;
  }
  return { ...parts[0]!, ...(alternate && { alternate }) };
}

function whileStatement(c: Converter, node: ts.WhileStatement): Statement {
  const test = c.expression(node.expression);
  return { type: 'WhileStatement', test, body: single(c, node.statement) };
}

function doStatement(c: Converter, node: ts.DoStatement): Statement {
  const body = single(c, node.statement);
  return { type: 'DoWhileStatement', body, test: c.expression(node.expression) };
}

function returnStatement(c: Converter, node: ts.ReturnStatement): Statement {
  return { type: 'ReturnStatement', ...(node.expression && { argument: c.expression(node.expression) }) };
}

const labelOf = ({ label }: ts.BreakOrContinueStatement): { label?: string } => (label === undefined ? {} : { label: label.text });

function forStatement(c: Converter, node: ts.ForStatement): Statement {
  const { initializer, condition, incrementor } = node;
  const init = initializer && (ts.isVariableDeclarationList(initializer)
    ? declaration(c, initializer)
    : { type: 'ExpressionStatement' as const, expression: c.expression(initializer), span: c.span(initializer) });
  return {
    type: 'ForStatement',
    ...(init && { init }),
    ...(condition && { test: c.expression(condition) }),
    ...(incrementor && { update: c.expression(incrementor) }),
    body: single(c, node.statement),
  };
}

function forOf(c: Converter, node: ts.ForOfStatement): Statement | undefined {
  if (node.awaitModifier) return void c.refuse('GG1003', node.awaitModifier, { construct: '`for await`' });
  const iterable = c.expression(node.expression);
  const list = node.initializer;
  if (!ts.isVariableDeclarationList(list)) return void c.refuse('GG1018', list);
  if (isVar(list)) fenceVar(c, list);
  const target = c.target(list.declarations[0]!.name);
  const declared = list.flags & ts.NodeFlags.Const ? 'const' : 'let';
  return { type: 'ForOfStatement', kind: declared, target, iterable, body: single(c, node.statement) };
}

function switchStatement(c: Converter, node: ts.SwitchStatement): Statement {
  const cases = node.caseBlock.clauses.map((clause) => ({
    test: ts.isCaseClause(clause) ? c.expression(clause.expression) : null,
    body: c.statements(clause.statements),
    span: c.span(clause),
  }));
  return { type: 'SwitchStatement', discriminant: c.expression(node.expression), cases };
}

function labelled(c: Converter, node: ts.LabeledStatement): Statement | undefined {
  if (ts.isFunctionDeclaration(node.statement)) return void c.refuse('GG1002', node, { construct: 'a labelled function' });
  return { type: 'LabeledStatement', label: node.label.text, body: single(c, node.statement) };
}

function functionDeclaration(c: Converter, node: ts.FunctionDeclaration): Statement | undefined {
  if (node.body === undefined || node.name === undefined) return undefined;
  const binding = c.declare(node.name);
  const fn = c.fn(node, binding);
  binding.fn = fn;
  return { type: 'FunctionDeclaration', fn };
}
