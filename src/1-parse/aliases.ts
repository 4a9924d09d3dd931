/**
 * Aliases of the members of `Math`: `const { exp, log: ln } = Math`, `const exp = Math.exp`, `const M = Math`. Their uses
 * are written as `Math.exp`, so that later phases know one spelling, and their declarations disappear.
 */
import { ts } from 'ts-morph';
import type { Context } from './context.js';
import { symbolOf } from './references.js';
import { unwrap } from './unwrap.js';

/** `['Math']` or `['Math', 'exp']`; `undefined` for every other variable. */
export type Path = readonly [string] | readonly [string, string];

export function aliasOf(c: Context, symbol: ts.Symbol, seen: ReadonlySet<ts.Symbol> = new Set()): Path | undefined {
  const declaration = symbol.valueDeclaration;
  if (declaration === undefined || seen.has(symbol)) return undefined;
  if (symbol.name === 'Math' && c.program.isLibrary(declaration)) return ['Math'];
  const source = initialiserOf(declaration);
  const path = source?.initializer && pathOf(c, source.initializer, new Set(seen).add(symbol));
  if (source === undefined || path === undefined || !isFixed(c, source, symbol)) return undefined;
  if (!ts.isBindingElement(declaration)) return path.length === 2 && !isFunction(c, symbol) ? undefined : path;
  const key = declaration.propertyName ?? declaration.name;
  return path.length === 1 && ts.isIdentifier(key) ? [path[0], key.text] : undefined;
}

/** A declarator that only makes aliases, of which nothing remains. */
export function isAliasDeclaration(c: Context, node: ts.VariableDeclaration): boolean {
  const names = ts.isIdentifier(node.name)
    ? [node.name]
    : node.name.elements.map((element) => (ts.isBindingElement(element) ? element.name : undefined));
  return names.length > 0 && names.every((name) => {
    const symbol = name && ts.isIdentifier(name) ? symbolOf(c.checker, name) : undefined;
    return symbol !== undefined && aliasOf(c, symbol) !== undefined;
  });
}

/** The declarator whose initialiser says what an alias stands for. */
function initialiserOf(declaration: ts.Declaration): ts.VariableDeclaration | undefined {
  if (ts.isVariableDeclaration(declaration)) return ts.isIdentifier(declaration.name) ? declaration : undefined;
  if (!ts.isBindingElement(declaration) || declaration.dotDotDotToken || declaration.initializer) return undefined;
  const variable = declaration.parent.parent;
  return ts.isObjectBindingPattern(declaration.parent) && ts.isVariableDeclaration(variable) ? variable : undefined;
}

/** A `const`, or a variable that is never reassigned. */
function isFixed(c: Context, declaration: ts.VariableDeclaration, symbol: ts.Symbol): boolean {
  return (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0 || !c.references.reassigned(symbol);
}

function pathOf(c: Context, node: ts.Expression, seen: ReadonlySet<ts.Symbol>): Path | undefined {
  const inner = unwrap(node);
  if (ts.isIdentifier(inner)) {
    const symbol = symbolOf(c.checker, inner);
    return symbol && aliasOf(c, symbol, seen);
  }
  if (!ts.isPropertyAccessExpression(inner)) return undefined;
  const path = pathOf(c, inner.expression, seen);
  return path?.length === 1 ? [path[0], inner.name.text] : undefined;
}

function isFunction(c: Context, symbol: ts.Symbol): boolean {
  return c.checker.getTypeOfSymbol(symbol).getCallSignatures().length > 0;
}
