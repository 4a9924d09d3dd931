/**
 * Binary expressions of all sorts: arithmetic, comparison, `&&`, assignment, the comma. A chain such as `a + b + …` nests
 * to the left once for each operand: it is descended in a loop, so that thousands of operands don't overflow the stack.
 */
import { ts } from 'ts-morph';
import type { AssignmentOperator, BinaryOperator, Expr, LogicalExpression, Pattern } from '../syntax.js';
import { use } from './bindings.js';
import type { Converter } from './context.js';
import { refuseNode } from './fence.js';
import { commonType } from './inference.js';

const binaryOperators: ReadonlySet<string> = new Set<BinaryOperator>([
  '+', '-', '*', '/', '%', '**', '==', '!=', '===', '!==', '<', '<=', '>', '>=', '|', '&', '^', '<<', '>>', '>>>', 'in', 'instanceof',
]);
const logicalOperators: ReadonlySet<string> = new Set<LogicalExpression['operator']>(['&&', '||', '??']);

export function binary(c: Converter, node: ts.BinaryExpression): Expr {
  const spine: ts.BinaryExpression[] = [];
  let left: ts.Expression = node;
  while (ts.isBinaryExpression(left) && !isAssignment(left)) {
    spine.push(left);
    left = left.left;
  }
  let result = ts.isBinaryExpression(left) ? assignment(c, left) : c.expression(left);
  for (const each of spine.reverse()) result = combine(c, each, result);
  return result;
}

function combine(c: Converter, node: ts.BinaryExpression, left: Expr): Expr {
  const operator = ts.tokenToString(node.operatorToken.kind)!;
  const right = operator === 'instanceof' ? classOf(c, node.right) : c.expression(node.right);
  const span = { ...c.span(node.right), start: startOf(c, left, node) };
  if (binaryOperators.has(operator)) return { type: 'BinaryExpression', operator: operator as BinaryOperator, left, right, span };
  if (logicalOperators.has(operator)) {
    const valueType = commonType(left, right) ?? c.typeAt(node);
    return { type: 'LogicalExpression', operator: operator as LogicalExpression['operator'], left, right, valueType, span };
  }
  if (operator === ',') {
    const before = left.type === 'SequenceExpression' && !left.parens ? left.expressions : [left];
    return { type: 'SequenceExpression', expressions: [...before, right], span };
  }
  return refuseNode(c, node);
}

/** What stands behind `instanceof`. */
function classOf(c: Converter, node: ts.Expression): Expr {
  const declaration = c.classes.declared(node);
  return declaration?.name === undefined ? c.expression(node) : use(c, node, c.checker.getSymbolAtLocation(declaration.name)!, declaration);
}

/** Where a chain starts: `getStart` of every link would walk down the whole chain again. */
function startOf(c: Converter, left: Expr, node: ts.BinaryExpression): number {
  return left.span === undefined || left.parens ? c.span(node).start : left.span.start;
}

function assignment(c: Converter, node: ts.BinaryExpression): Expr {
  const operator = ts.tokenToString(node.operatorToken.kind) as AssignmentOperator;
  const left: Expr | Pattern = c.assigned(node.left);
  return { type: 'AssignmentExpression', operator, left, right: c.expression(node.right), span: c.span(node) };
}

function isAssignment(node: ts.BinaryExpression): boolean {
  const { kind } = node.operatorToken;
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
}
