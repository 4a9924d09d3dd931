/** Functions of any form: parameters with their types and defaults, the body, the type of the result. */
import { ts } from 'ts-morph';
import type { Binding, FunctionNode, Param, Statement } from '../syntax.js';
import type { Converter, Self } from './context.js';
import { fenceFunction } from './fence.js';
import { defined, isErrorType } from './types.js';
import { ruleOf } from './rules.js';
import { addUnknown } from './unknown.js';

/** `self` is what `this` means in it; an arrow has that of what is around it. */
export function fn(c: Converter, node: ts.FunctionLikeDeclaration, binding?: Binding, self?: Self): FunctionNode {
  const outer = c.self;
  if (!ts.isArrowFunction(node)) c.self = self;
  try {
    return converted(c, node, binding);
  } finally {
    c.self = outer;
  }
}

function converted(c: Converter, node: ts.FunctionLikeDeclaration, binding: Binding | undefined): FunctionNode {
  fenceFunction(c, node);
  const rule = ruleOf(c, node);
  // A function with a rule has passes of its own, which go by its name.
  const label = node.name ?? (rule !== undefined && ts.isVariableDeclaration(node.parent) ? node.parent.name : undefined);
  const name = label && (ts.isIdentifier(label) || ts.isStringLiteralLike(label)) ? label.text : undefined;
  const signature = c.checker.getSignatureFromDeclaration(node)!;
  return {
    type: 'Function',
    ...(name === undefined ? {} : { name }),
    params: node.parameters.filter((param) => !isThis(c, param)).map((param) => parameter(c, param)),
    body: bodyOf(c, node),
    resultType: c.type(c.checker.getReturnTypeOfSignature(signature)),
    ...(binding === undefined ? {} : { binding }),
    ...(rule === undefined ? {} : { rule }),
    valueType: c.typeAt(node),
    span: c.span(node),
  };
}

export function parameter(c: Converter, node: ts.ParameterDeclaration): Param {
  const type = c.checker.getTypeAtLocation(node);
  if (isErrorType(type)) addUnknown(c, node);
  else if (node.type === undefined && type.flags & ts.TypeFlags.Any && isMentioned(node)) refuseUntyped(c, node);
  return {
    target: c.target(node.name),
    type: node.initializer === undefined ? c.type(type) : defined(c.type(type)),
    ...(node.initializer === undefined ? {} : { default: c.expression(node.initializer) }),
    rest: node.dotDotDotToken !== undefined,
    optional: c.checker.isOptionalParameter(node),
    ...(isOption(type) ? { option: true } : {}),
    span: c.span(node),
  };
}

/** An enum, or a union of numbers that are written out. */
function isOption(type: ts.Type): boolean {
  const members = (type.isUnion() ? type.types : [type]).filter(({ flags }) => !(flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Null)));
  return members.length > 0 && members.every(({ flags }) => (flags & (ts.TypeFlags.EnumLike | ts.TypeFlags.NumberLiteral)) !== 0 && (flags & ts.TypeFlags.BooleanLike) === 0);
}

/** Refuses a parameter whose type says nothing about numbers. */
export function refuseUntyped(c: Converter, node: ts.ParameterDeclaration): void {
  c.refuse('GG1021', node, { name: node.name.getText(), type: c.checker.typeToString(c.checker.getTypeAtLocation(node)) });
}

/** `_` of `(_, i) => …` is nobody's business, whatever its type. */
function isMentioned({ name, parent }: ts.ParameterDeclaration): boolean {
  if (!ts.isIdentifier(name)) return true;
  const mentions = (node: ts.Node): boolean => (ts.isIdentifier(node) && node !== name && node.text === name.text) || ts.forEachChild(node, mentions) === true;
  return mentions(parent);
}

function bodyOf(c: Converter, node: ts.FunctionLikeDeclaration): Statement[] {
  if (node.body === undefined) return [];
  if (ts.isBlock(node.body)) return c.statements(node.body.statements);
  return [{ type: 'ReturnStatement', argument: c.expression(node.body), span: c.span(node.body) }];
}

/** `this` as a parameter: no parameter, but a fault. */
function isThis(c: Converter, node: ts.ParameterDeclaration): boolean {
  const isIt = ts.isIdentifier(node.name) && node.name.text === 'this';
  if (isIt) c.refuse('GG1005', node, { construct: '`this`' });
  return isIt;
}
