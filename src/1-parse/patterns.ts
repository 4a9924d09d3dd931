/** The targets of declarations and assignments: names, members, `[a, b]`, `{ w, b: bias = 0 }`, `...rest`. */
import { ts } from 'ts-morph';
import type { ObjectPattern, Pattern, Span } from '../syntax.js';
import type { Converter } from './context.js';
import { unwrap } from './unwrap.js';

export function target(c: Converter, node: ts.BindingName): Pattern {
  const span = c.span(node);
  if (ts.isIdentifier(node)) {
    const binding = c.declare(node);
    return { type: 'Identifier', name: binding.name, binding, span };
  }
  if (ts.isArrayBindingPattern(node)) {
    return { type: 'ArrayPattern', elements: node.elements.map((each) => (ts.isOmittedExpression(each) ? null : element(c, each))), span };
  }
  const given = c.checker.getTypeAtLocation(node);
  for (const each of node.elements) fenceMember(c, given, each.propertyName ?? each.name, each);
  const properties = node.elements.map((each): ObjectPattern['properties'][number] =>
    each.dotDotDotToken
      ? { type: 'RestElement', argument: target(c, each.name), span: c.span(each) }
      : { key: keyOf(c, each.propertyName ?? each.name), target: element(c, each) });
  return { type: 'ObjectPattern', properties, span };
}

/** What runs code on being read can't be taken out by a pattern; nor can a method, which would lose its `this`. */
function fenceMember(c: Converter, type: ts.Type, name: ts.PropertyName | ts.BindingName, at: ts.Node): void {
  const property = ts.isIdentifier(name) || ts.isStringLiteralLike(name) ? c.checker.getPropertyOfType(type, name.text) : undefined;
  const declaration = property?.declarations?.[0];
  if (property === undefined || declaration === undefined || c.program.isLibrary(declaration)) return;
  if (property.flags & ts.SymbolFlags.Accessor) c.refuse('GG1007', at, { construct: `\`${property.name}\`` });
  else if (property.flags & ts.SymbolFlags.Method && ts.isClassLike(declaration.parent)) c.refuse('GG1006', at, { construct: `\`${property.name}\`, a method of a class, as a value,` });
}

function element(c: Converter, node: ts.BindingElement): Pattern {
  const inner = target(c, node.name);
  const span = c.span(node);
  if (node.dotDotDotToken) return { type: 'RestElement', argument: inner, span };
  return withDefault(c, inner, node.initializer, span);
}

/** The left side of an assignment. */
export function assigned(c: Converter, node: ts.Expression): Pattern {
  const inner = unwrap(node);
  const span = c.span(inner);
  if (ts.isArrayLiteralExpression(inner)) {
    return { type: 'ArrayPattern', elements: inner.elements.map((each) => (ts.isOmittedExpression(each) ? null : part(c, each))), span };
  }
  if (ts.isObjectLiteralExpression(inner)) {
    const given = c.checker.getTypeAtLocation(assignedTo(inner));
    for (const each of inner.properties) if (each.name !== undefined && !ts.isPrivateIdentifier(each.name)) fenceMember(c, given, each.name, each);
    return { type: 'ObjectPattern', properties: inner.properties.map((each) => property(c, each)), span };
  }
  const converted = c.expression(inner);
  if (converted.type === 'Identifier' || converted.type === 'MemberExpression') return converted;
  return c.refuse('GG1002', inner, { construct: 'this target of an assignment' });
}

/** What a pattern takes apart: the right side, where it stands right there. */
function assignedTo(node: ts.ObjectLiteralExpression): ts.Expression {
  let at: ts.Node = node;
  while (ts.isParenthesizedExpression(at.parent)) at = at.parent;
  return ts.isBinaryExpression(at.parent) && at.parent.left === at ? at.parent.right : node;
}

/** An element of a pattern: with a default it looks like an assignment. */
function part(c: Converter, node: ts.Expression): Pattern {
  const span = c.span(node);
  if (ts.isSpreadElement(node)) return { type: 'RestElement', argument: assigned(c, node.expression), span };
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken) {
    return withDefault(c, assigned(c, node.left), node.right, span);
  }
  return assigned(c, node);
}

function property(c: Converter, node: ts.ObjectLiteralElementLike): ObjectPattern['properties'][number] {
  const span = c.span(node);
  if (ts.isSpreadAssignment(node)) return { type: 'RestElement', argument: assigned(c, node.expression), span };
  if (ts.isPropertyAssignment(node)) return { key: keyOf(c, node.name), target: part(c, node.initializer) };
  if (ts.isShorthandPropertyAssignment(node)) {
    return { key: node.name.text, target: withDefault(c, assigned(c, node.name), node.objectAssignmentInitializer, span) };
  }
  return { key: '', target: c.refuse('GG1002', node, { construct: 'this target of an assignment' }) };
}

function withDefault(c: Converter, inner: Pattern, fallback: ts.Expression | undefined, span: Span): Pattern {
  return fallback === undefined ? inner : { type: 'AssignmentPattern', target: inner, fallback: c.expression(fallback), span };
}

function keyOf(c: Converter, name: ts.PropertyName | ts.BindingName): string {
  if (ts.isIdentifier(name) || ts.isStringLiteralLike(name)) return name.text;
  if (ts.isNumericLiteral(name)) return String(Number(name.text));
  c.refuse('GG1025', name, { construct: 'a computed key in a pattern' });
  return '';
}
