/**
 * Expressions of TypeScript → expressions of `syntax`. Brackets become a flag, assertions (`as`, `!`, `satisfies`) a type.
 * The table of handlers is the accept-list: a kind that isn't in it goes to the fence.
 */
import { ts } from 'ts-morph';
import type { Expr, SpreadElement } from '../syntax.js';
import type { Converter } from './context.js';
import { refuseNode } from './fence.js';
import { commonType } from './inference.js';
import { binary } from './operators.js';
import { arrayLiteral, objectLiteral } from './objects.js';
import { elementAccess, propertyAccess } from './members.js';
import { instance } from './instances.js';
import { methodCall, thisExpression } from './receivers.js';
import { noteUnknown } from './unknown.js';

type Handler = (c: Converter, node: never) => Expr;

const kind = ts.SyntaxKind;

const handlers: ReadonlyMap<ts.SyntaxKind, Handler> = new Map<ts.SyntaxKind, Handler>([
  [kind.NumericLiteral, numericLiteral],
  [kind.StringLiteral, stringLiteral],
  [kind.NoSubstitutionTemplateLiteral, plainTemplate],
  [kind.TemplateExpression, template],
  [kind.TrueKeyword, (c, node: ts.Node) => ({ type: 'Literal', value: true, raw: 'true', span: c.span(node) })],
  [kind.FalseKeyword, (c, node: ts.Node) => ({ type: 'Literal', value: false, raw: 'false', span: c.span(node) })],
  [kind.NullKeyword, (c, node: ts.Node) => ({ type: 'Literal', value: null, raw: 'null', span: c.span(node) })],
  [kind.Identifier, identifier],
  [kind.BinaryExpression, binary],
  [kind.PrefixUnaryExpression, prefix],
  [kind.PostfixUnaryExpression, postfix],
  [kind.TypeOfExpression, (c, node: ts.TypeOfExpression) => unary(c, node, 'typeof')],
  [kind.VoidExpression, (c, node: ts.VoidExpression) => unary(c, node, 'void')],
  [kind.ConditionalExpression, conditional],
  [kind.CallExpression, call],
  [kind.NewExpression, construct],
  [kind.PropertyAccessExpression, propertyAccess],
  [kind.ElementAccessExpression, elementAccess],
  [kind.ArrayLiteralExpression, arrayLiteral],
  [kind.ObjectLiteralExpression, objectLiteral],
  [kind.SpreadElement, spread],
  [kind.ThisKeyword, thisExpression],
  [kind.ArrowFunction, (c, node: ts.ArrowFunction) => c.fn(node)],
  [kind.FunctionExpression, (c, node: ts.FunctionExpression) => c.fn(node, node.name && c.declare(node.name))],
  [kind.ParenthesizedExpression, parenthesised],
  [kind.AsExpression, assertion],
  [kind.TypeAssertionExpression, assertion],
  [kind.NonNullExpression, assertion],
  [kind.SatisfiesExpression, (c, node: ts.SatisfiesExpression) => c.expression(node.expression)],
]);

export function expression(c: Converter, node: ts.Expression): Expr {
  const handler = handlers.get(node.kind);
  return handler === undefined ? refuseNode(c, node) : handler(c, node as never);
}

function numericLiteral(c: Converter, node: ts.NumericLiteral): Expr {
  return { type: 'Literal', value: Number(node.text), raw: node.getText(), span: c.span(node) };
}

function stringLiteral(c: Converter, node: ts.StringLiteral): Expr {
  return { type: 'Literal', value: node.text, raw: node.getText(), span: c.span(node) };
}

function spread(c: Converter, node: ts.SpreadElement): SpreadElement {
  return { type: 'SpreadElement', argument: c.expression(node.expression), span: c.span(node) };
}

function plainTemplate(c: Converter, node: ts.NoSubstitutionTemplateLiteral): Expr {
  return { type: 'TemplateLiteral', strings: [node.text], expressions: [], span: c.span(node) };
}

function template(c: Converter, node: ts.TemplateExpression): Expr {
  const strings = [node.head.text, ...node.templateSpans.map((part) => part.literal.text)];
  const expressions = node.templateSpans.map((part) => c.expression(part.expression));
  return { type: 'TemplateLiteral', strings, expressions, span: c.span(node) };
}

function identifier(c: Converter, node: ts.Identifier): Expr {
  return c.name(node) ?? { type: 'Identifier', name: node.text, span: c.span(node) };
}

function prefix(c: Converter, node: ts.PrefixUnaryExpression): Expr {
  switch (node.operator) {
    case kind.PlusPlusToken: return update(c, node, '++', true);
    case kind.MinusMinusToken: return update(c, node, '--', true);
    case kind.PlusToken: return { type: 'UnaryExpression', operator: '+', argument: c.expression(node.operand), span: c.span(node) };
    case kind.MinusToken: return { type: 'UnaryExpression', operator: '-', argument: c.expression(node.operand), span: c.span(node) };
    case kind.TildeToken: return { type: 'UnaryExpression', operator: '~', argument: c.expression(node.operand), span: c.span(node) };
    case kind.ExclamationToken: return { type: 'UnaryExpression', operator: '!', argument: c.expression(node.operand), span: c.span(node) };
  }
}

function postfix(c: Converter, node: ts.PostfixUnaryExpression): Expr {
  return update(c, node, node.operator === kind.PlusPlusToken ? '++' : '--', false);
}

function update(c: Converter, node: ts.PrefixUnaryExpression | ts.PostfixUnaryExpression, operator: '++' | '--', isPrefix: boolean): Expr {
  return { type: 'UpdateExpression', operator, prefix: isPrefix, argument: c.expression(node.operand), span: c.span(node) };
}

function unary(c: Converter, node: ts.TypeOfExpression | ts.VoidExpression, operator: 'typeof' | 'void'): Expr {
  return { type: 'UnaryExpression', operator, argument: c.expression(node.expression), span: c.span(node) };
}

function conditional(c: Converter, node: ts.ConditionalExpression): Expr {
  const test = c.expression(node.condition);
  const consequent = c.expression(node.whenTrue);
  const alternate = c.expression(node.whenFalse);
  const valueType = commonType(consequent, alternate) ?? c.typeAt(node);
  return { type: 'ConditionalExpression', test, consequent, alternate, valueType, span: c.span(node) };
}

function call(c: Converter, node: ts.CallExpression): Expr {
  if (node.expression.kind === kind.SuperKeyword || node.expression.kind === kind.ImportKeyword) return refuseNode(c, node.expression);
  const method = methodCall(c, node);
  if (method !== undefined) return method;
  const callee = c.expression(node.expression);
  if (callee.type === 'Identifier' && callee.binding?.kind === 'global') {
    if (callee.name === 'eval' || callee.name === 'Function') return c.refuse('GG1014', node, { construct: `\`${callee.name}\`` });
    if (callee.name === 'require') return c.refuse('GG1015', node, { construct: '`require`' });
  }
  noteUnknown(c, node);
  return {
    type: 'CallExpression',
    callee,
    arguments: node.arguments.map((argument) => c.expression(argument)),
    optional: node.questionDotToken !== undefined,
    valueType: c.typeAt(node),
    span: c.span(node),
  };
}

function construct(c: Converter, node: ts.NewExpression): Expr {
  const made = instance(c, node);
  if (made !== undefined) return made;
  const callee = c.expression(node.expression);
  if (callee.type === 'Identifier' && callee.binding?.kind === 'global' && callee.name === 'Function') {
    return c.refuse('GG1014', node, { construct: '`new Function`' });
  }
  noteUnknown(c, node);
  const args = (node.arguments ?? []).map((argument) => c.expression(argument));
  return { type: 'NewExpression', callee, arguments: args, valueType: c.typeAt(node), span: c.span(node) };
}

function parenthesised(c: Converter, node: ts.ParenthesizedExpression): Expr {
  let inner: ts.Expression = node;
  while (ts.isParenthesizedExpression(inner)) inner = inner.expression;
  return { ...c.expression(inner), parens: true };
}

function assertion(c: Converter, node: ts.AsExpression | ts.TypeAssertion | ts.NonNullExpression): Expr {
  const inner = c.expression(node.expression);
  return !ts.isNonNullExpression(node) && ts.isConstTypeReference(node.type) ? inner : { ...inner, valueType: c.typeAt(node) };
}
