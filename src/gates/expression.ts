/**
 * Expressions: what templates write, read into the shared tree, and the few walks over them that the gates need.
 *
 * Takes acorn's ESTree, guarantees a tree of literals, names, operators, member accesses and calls, each with its span
 * in the template. Everything else is refused, with its name.
 *
 *     readExpr(parseExpressionAt('x * dz', 0, …), at)   →   Binary('*', Identifier x, Identifier dz)
 */
import type { Expression, Node, PrivateIdentifier, SpreadElement, Super } from 'acorn';
import { refuse } from '../diagnostics/diagnostic.js';
import type { BinaryOperator, Expr, Span, UnaryExpression } from '../syntax.js';

/** Where a node lies: makes a span of an acorn node. */
export type Place = (node: { readonly start: number; readonly end: number }) => Span;

/** Refuses what a template can't contain. */
export function refuseNode(node: Node, at: Place, where: string): never {
  return refuse('GG4004', at(node), { construct: node.type, where });
}

export function readExpr(node: Expression | SpreadElement | Super | PrivateIdentifier, at: Place): Expr {
  const span = at(node);
  switch (node.type) {
    case 'Literal':
      if (typeof node.value === 'number' || typeof node.value === 'boolean') {
        return { type: 'Literal', value: node.value, raw: node.raw ?? String(node.value), span };
      }
      return refuseNode(node, at, 'an expression of a gate');
    case 'Identifier':
      return { type: 'Identifier', name: node.name, span };
    case 'UnaryExpression':
      return {
        type: 'UnaryExpression', operator: node.operator as UnaryExpression['operator'],
        argument: readExpr(node.argument, at), span,
      };
    case 'BinaryExpression':
      return {
        type: 'BinaryExpression', operator: node.operator as BinaryOperator,
        left: readExpr(node.left, at), right: readExpr(node.right, at), span,
      };
    case 'LogicalExpression':
      return { type: 'LogicalExpression', operator: node.operator, left: readExpr(node.left, at), right: readExpr(node.right, at), span };
    case 'ConditionalExpression':
      return {
        type: 'ConditionalExpression', test: readExpr(node.test, at),
        consequent: readExpr(node.consequent, at), alternate: readExpr(node.alternate, at), span,
      };
    case 'CallExpression':
      return {
        type: 'CallExpression', callee: readExpr(node.callee, at),
        arguments: node.arguments.map((argument) => readExpr(argument, at)), optional: node.optional, span,
      };
    case 'MemberExpression':
      return {
        type: 'MemberExpression', object: readExpr(node.object, at), property: readExpr(node.property, at),
        computed: node.computed, optional: node.optional ?? false, span,
      };
    case 'SpreadElement':
      return { type: 'SpreadElement', argument: readExpr(node.argument, at), span };
    default:
      return refuseNode(node, at, 'an expression of a gate');
  }
}

/** The expressions directly below, in source order. A property that isn't computed is a name, not an expression. */
export function children(expr: Expr): readonly Expr[] {
  switch (expr.type) {
    case 'UnaryExpression':
    case 'SpreadElement':
      return [expr.argument];
    case 'BinaryExpression':
    case 'LogicalExpression':
      return [expr.left, expr.right];
    case 'ConditionalExpression':
      return [expr.test, expr.consequent, expr.alternate];
    case 'CallExpression':
      return [expr.callee, ...expr.arguments];
    case 'MemberExpression':
      return expr.computed ? [expr.object, expr.property] : [expr.object];
    default:
      return [];
  }
}

/** The same expression with parts replaced: `swap` returns what takes the place of a node, or `undefined` to go on below it. */
export function replace(expr: Expr, swap: (part: Expr) => Expr | undefined): Expr {
  const swapped = swap(expr);
  if (swapped !== undefined) return swapped;
  const below = (part: Expr): Expr => replace(part, swap);
  switch (expr.type) {
    case 'UnaryExpression':
    case 'SpreadElement':
      return { ...expr, argument: below(expr.argument) };
    case 'BinaryExpression':
    case 'LogicalExpression':
      return { ...expr, left: below(expr.left), right: below(expr.right) };
    case 'ConditionalExpression':
      return { ...expr, test: below(expr.test), consequent: below(expr.consequent), alternate: below(expr.alternate) };
    case 'CallExpression':
      return { ...expr, callee: below(expr.callee), arguments: expr.arguments.map(below) };
    case 'MemberExpression':
      return { ...expr, object: below(expr.object), property: expr.computed ? below(expr.property) : expr.property };
    default:
      return expr;
  }
}

/** Every name that an expression reads, with its node; `visit` may see one name more than once. */
export function eachName(expr: Expr, visit: (name: string, node: Expr) => void): void {
  if (expr.type === 'Identifier') visit(expr.name, expr);
  for (const child of children(expr)) eachName(child, visit);
}
