/** Object literals: properties, shorthands, methods that need no `this`, spreads. Accessors are refused. */
import { ts } from 'ts-morph';
import type { Expr, Property, SpreadElement } from '../syntax.js';
import type { Converter } from './context.js';
import { refuseNode } from './fence.js';

export function objectLiteral(c: Converter, node: ts.ObjectLiteralExpression): Expr {
  const properties = node.properties.flatMap((property) => {
    const converted = member(c, property);
    return converted === undefined ? [] : [converted];
  });
  return { type: 'ObjectExpression', properties, valueType: c.typeAt(node), span: c.span(node) };
}

function member(c: Converter, node: ts.ObjectLiteralElementLike): Property | SpreadElement | undefined {
  const span = c.span(node);
  if (ts.isSpreadAssignment(node)) return { type: 'SpreadElement', argument: c.expression(node.expression), span };
  if (ts.isShorthandPropertyAssignment(node)) {
    const value = c.expression(node.name);
    const shorthand = value.type === 'Identifier' && value.name === node.name.text;
    return { type: 'Property', key: { type: 'Identifier', name: node.name.text, span: c.span(node.name) }, value, computed: false, shorthand, span };
  }
  if (ts.isPropertyAssignment(node)) return { type: 'Property', ...keyOf(c, node.name), value: c.expression(node.initializer), shorthand: false, span };
  if (ts.isMethodDeclaration(node)) return { type: 'Property', ...keyOf(c, node.name), value: c.fn(node), shorthand: false, span };
  refuseNode(c, node);
  return undefined;
}

function keyOf(c: Converter, name: ts.PropertyName): Pick<Property, 'key' | 'computed'> {
  const span = c.span(name);
  if (ts.isComputedPropertyName(name)) return { key: c.expression(name.expression), computed: true };
  if (ts.isIdentifier(name)) return { key: { type: 'Identifier', name: name.text, span }, computed: false };
  if (ts.isStringLiteralLike(name)) return { key: { type: 'Literal', value: name.text, raw: name.getText(), span }, computed: false };
  if (ts.isNumericLiteral(name)) return { key: { type: 'Literal', value: Number(name.text), raw: name.getText(), span }, computed: false };
  return { key: refuseNode(c, name), computed: false };
}
