/**
 * Array and object literals. Methods are accepted if they need no `this`, accessors are refused.
 *
 * The checker computes the type of a literal anew, with all that is inside, whenever it is asked. So only the outermost
 * literal asks; what is inside takes its type from there, as far as that is plain.
 */
import { ts } from 'ts-morph';
import type { Expr, Property, SpreadElement, Type } from '../syntax.js';
import type { Converter } from './context.js';
import { refuseNode } from './fence.js';
import { objectMethod } from './instances.js';

export function arrayLiteral(c: Converter, node: ts.ArrayLiteralExpression): Expr {
  const valueType = typeOf(c, node);
  const elements = node.elements.map((element, i) => {
    expect(c, element, valueType.kind === 'array' ? valueType.element : valueType.kind === 'tuple' ? valueType.elements[i] : undefined);
    return ts.isOmittedExpression(element) ? null : c.expression(element);
  });
  return { type: 'ArrayExpression', elements, valueType, span: c.span(node) };
}

export function objectLiteral(c: Converter, node: ts.ObjectLiteralExpression): Expr {
  const valueType = typeOf(c, node);
  if (valueType.kind === 'record') {
    for (const { name, type } of valueType.fields) {
      const property = node.properties.filter(ts.isPropertyAssignment).find((each) => nameOf(each) === name);
      if (property !== undefined) expect(c, property.initializer, type);
    }
  }
  const properties = node.properties.flatMap((property) => {
    const converted = member(c, property);
    return converted === undefined ? [] : [converted];
  });
  return { type: 'ObjectExpression', properties, valueType, span: c.span(node) };
}

function typeOf(c: Converter, node: ts.Expression): Type {
  return c.expected.get(node) ?? c.typeAt(node);
}

const nameOf = ({ name }: ts.PropertyAssignment): string | undefined => (ts.isComputedPropertyName(name) ? undefined : name.text);

function expect(c: Converter, node: ts.Expression, type: Type | undefined): void {
  const isLiteral = ts.isArrayLiteralExpression(node) || ts.isObjectLiteralExpression(node);
  if (isLiteral && (type?.kind === 'array' || type?.kind === 'tuple' || type?.kind === 'record')) c.expected.set(node, type);
}

function member(c: Converter, node: ts.ObjectLiteralElementLike): Property | SpreadElement | undefined {
  const span = c.span(node);
  if (ts.isSpreadAssignment(node)) return { type: 'SpreadElement', argument: c.expression(node.expression), span };
  if (ts.isShorthandPropertyAssignment(node)) {
    const value = c.expression(node.name);
    const shorthand = value.type === 'Identifier' && value.name === node.name.text;
    return { type: 'Property', ...keyOf(c, node.name), value, shorthand, span };
  }
  if (ts.isPropertyAssignment(node)) {
    const value = ts.isFunctionExpression(node.initializer) ? objectMethod(c, node.initializer) : c.expression(node.initializer);
    return { type: 'Property', ...keyOf(c, node.name), value, shorthand: false, span };
  }
  if (ts.isMethodDeclaration(node)) return { type: 'Property', ...keyOf(c, node.name), value: objectMethod(c, node), shorthand: false, span };
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
