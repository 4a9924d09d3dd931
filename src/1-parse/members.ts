/**
 * Member expressions: fields, elements, members of `Math`, of enums (whose constants are written out) and of imported
 * modules (`m.f` is the variable `f` of the module). `p['w']` is `p.w`. What runs code on being read is refused.
 */
import { ts } from 'ts-morph';
import type { Expr, MemberExpression, Span, Type } from '../syntax.js';
import { fieldNameOf } from './classes.js';
import { staticType } from './inference.js';
import type { Converter } from './context.js';
import { refuseNode } from './fence.js';
import { classMember } from './receivers.js';
import { noteUnknown } from './unknown.js';

const isName = /^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u;

export function propertyAccess(c: Converter, node: ts.PropertyAccessExpression): Expr {
  const member = classMember(c, node);
  if (member !== undefined) return member;
  if (ts.isPrivateIdentifier(node.name)) return privateField(c, node, node.name);
  return constantOf(c, node) ?? moduleMember(c, node) ?? named(c, node, node.name.text, node.name);
}

export function elementAccess(c: Converter, node: ts.ElementAccessExpression): Expr {
  const index = node.argumentExpression;
  // `E['A']` is the enum's constant; `xs[E.A]` only mentions it.
  const constant = ts.isStringLiteralLike(index) ? constantOf(c, node) : undefined;
  if (constant !== undefined) return constant;
  if (ts.isStringLiteralLike(index) && isName.test(index.text)) return named(c, node, index.text, index);
  const object = c.expression(node.expression);
  return { type: 'MemberExpression', object, property: c.expression(index), computed: true, ...common(c, node, object) };
}

/** `this.#x` is the field of the record that stands for it. */
function privateField(c: Converter, node: ts.PropertyAccessExpression, name: ts.PrivateIdentifier): Expr {
  const declaration = c.checker.getSymbolAtLocation(name)?.valueDeclaration;
  return declaration === undefined ? refuseNode(c, name) : named(c, node, fieldNameOf(declaration, name.text), name);
}

function named(c: Converter, node: ts.PropertyAccessExpression | ts.ElementAccessExpression, name: string, at: ts.Node): Expr {
  const object = node.expression.kind === ts.SyntaxKind.SuperKeyword ? refuseNode(c, node.expression) : c.expression(node.expression);
  fence(c, node, name);
  const property: Expr = { type: 'Identifier', name, span: c.span(at) };
  return { type: 'MemberExpression', object, property, computed: false, ...common(c, node, object) };
}

function common(
  c: Converter, node: ts.PropertyAccessExpression | ts.ElementAccessExpression, object: Expr,
): Pick<MemberExpression, 'optional' | 'valueType' | 'span'> {
  const optional = node.questionDotToken !== undefined;
  const span: Span = c.span(node);
  noteUnknown(c, node);
  const isCallee = ts.isCallExpression(node.parent) && node.parent.expression === node;
  return isCallee && !isFunctionField(c, node) ? { optional, span } : { optional, valueType: elementType(c, node, object), span };
}

/** A field of a class that holds a function, or an arrow in a record: its call has no `this`, and only reads the field. */
function isFunctionField(c: Converter, node: ts.PropertyAccessExpression | ts.ElementAccessExpression): boolean {
  const declaration = ts.isPropertyAccessExpression(node) ? c.checker.getSymbolAtLocation(node.name)?.valueDeclaration : undefined;
  if (declaration === undefined || c.program.isLibrary(declaration)) return false;
  if (ts.isPropertyDeclaration(declaration) || ts.isParameter(declaration)) return true;
  return ts.isPropertyAssignment(declaration) && ts.isArrowFunction(declaration.initializer);
}

/** What TypeScript says, or, where that is `any`, what is declared or what we know of the elements of the array. */
function elementType(c: Converter, node: ts.PropertyAccessExpression | ts.ElementAccessExpression, object: Expr): Type {
  const said = c.typeAt(node);
  if (said.kind !== 'opaque' || said.text !== 'any') return said;
  if (ts.isPropertyAccessExpression(node)) {
    const symbol = c.checker.getSymbolAtLocation(node.name);
    return symbol === undefined ? said : c.type(c.checker.getTypeOfSymbol(symbol));
  }
  const known = staticType(object);
  return known?.kind === 'array' ? known.element : said;
}

/** The value of an enum's member. */
function constantOf(c: Converter, node: ts.PropertyAccessExpression | ts.ElementAccessExpression): Expr | undefined {
  const symbol = c.checker.getSymbolAtLocation(ts.isPropertyAccessExpression(node) ? node.name : node.argumentExpression);
  const declaration = symbol?.valueDeclaration;
  const value = declaration && ts.isEnumMember(declaration) ? c.checker.getConstantValue(declaration) : undefined;
  if (value === undefined) return undefined;
  const span = c.span(node);
  if (typeof value === 'string') return { type: 'Literal', value, raw: JSON.stringify(value), span };
  if (!Number.isFinite(value)) return undefined;
  const magnitude: Expr = { type: 'Literal', value: Math.abs(value), raw: String(Math.abs(value)), span };
  return value < 0 || Object.is(value, -0) ? { type: 'UnaryExpression', operator: '-', argument: magnitude, span } : magnitude;
}

/** `m.f`, where `m` is a module or namespace, is the variable itself. */
function moduleMember(c: Converter, node: ts.PropertyAccessExpression): Expr | undefined {
  if (!ts.isIdentifier(node.expression) && !ts.isPropertyAccessExpression(node.expression)) return undefined;
  let object = c.checker.getSymbolAtLocation(node.expression);
  if (object && object.flags & ts.SymbolFlags.Alias) object = c.checker.getAliasedSymbol(object);
  if (object === undefined || !(object.flags & ts.SymbolFlags.Module) || object.flags & ts.SymbolFlags.Variable) return undefined;
  if (object.declarations?.every((declaration) => c.program.isLibrary(declaration)) ?? true) return undefined;
  return ts.isIdentifier(node.name) ? c.name(node.name) : undefined;
}

/** Refuses to read what is no stored value: an accessor, a method of a class. */
function fence(c: Converter, node: ts.PropertyAccessExpression | ts.ElementAccessExpression, name: string): void {
  const symbol = c.checker.getSymbolAtLocation(ts.isPropertyAccessExpression(node) ? node.name : node.argumentExpression);
  const declaration = symbol?.declarations?.[0];
  if (symbol === undefined || declaration === undefined || c.program.isLibrary(declaration)) return;
  const isMethod = symbol.flags & ts.SymbolFlags.Method && ts.isClassLike(declaration.parent);
  if (symbol.flags & ts.SymbolFlags.Accessor) c.refuse('GG1007', node, { construct: `\`${name}\`` });
  else if (isMethod) c.refuse('GG1006', node, { construct: `\`${name}\`, a method of a class,` });
}
