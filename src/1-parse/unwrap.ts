/** What an expression is without brackets and assertions: `(x as number)!` is `x`. */
import { ts } from 'ts-morph';

export function unwrap(node: ts.Expression): ts.Expression {
  let inner = node;
  while (isWrapper(inner)) inner = inner.expression;
  return inner;
}

type Wrapper = ts.ParenthesizedExpression | ts.AssertionExpression | ts.NonNullExpression | ts.SatisfiesExpression;

function isWrapper(node: ts.Expression): node is Wrapper {
  return ts.isParenthesizedExpression(node) || ts.isAssertionExpression(node) || ts.isNonNullExpression(node)
    || ts.isSatisfiesExpression(node);
}
