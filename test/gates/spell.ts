/** Expressions for tests, as a user would type them: text in, a tree of the shared language out. */
import { parseExpressionAt } from 'acorn';
import { readExpr } from '../../src/gates/expression.js';
import type { Expr } from '../../src/syntax.js';

export function spell(text: string): Expr {
  return readExpr(parseExpressionAt(text, 0, { ecmaVersion: 2023 }), ({ start, end }) => ({ file: 'user.ts', start, end }));
}
