/**
 * Where a variable is mentioned: every identifier of a file by its text, collected once and without recursion, so that
 * long chains don't overflow the stack. Answers what only the uses of a variable tell: whether it is ever reassigned.
 */
import { ts } from 'ts-morph';

export interface References {
  /** The identifiers that mean `symbol`, declarations included, in source order. */
  of(symbol: ts.Symbol): readonly ts.Identifier[];
  reassigned(symbol: ts.Symbol): boolean;
  /** The identifiers of a file that mean `symbol`. */
  named(file: ts.SourceFile, symbol: ts.Symbol): readonly ts.Identifier[];
}

export function references(checker: ts.TypeChecker): References {
  const files = new Map<ts.SourceFile, Map<string, ts.Identifier[]>>();
  const found = new Map<ts.Symbol, readonly ts.Identifier[]>();

  function of(symbol: ts.Symbol): readonly ts.Identifier[] {
    const before = found.get(symbol);
    if (before !== undefined) return before;
    const declaration = symbol.valueDeclaration ?? symbol.declarations?.[0];
    const file = declaration?.getSourceFile();
    if (declaration === undefined || file === undefined) return [];
    if (!files.has(file)) files.set(file, identifiersOf(file));
    const name = ts.getNameOfDeclaration(declaration);
    const text = name !== undefined && ts.isIdentifier(name) ? name.text : symbol.name;
    const scope: ts.Node = ts.findAncestor(declaration.parent, ts.isFunctionLike) ?? file;
    const same = (files.get(file)!.get(text) ?? []).filter((node) => node.pos >= scope.pos && node.end <= scope.end);
    const all = same.filter((node) => symbolOf(checker, node) === symbol);
    found.set(symbol, all);
    return all;
  }

  function named(file: ts.SourceFile, symbol: ts.Symbol): readonly ts.Identifier[] {
    if (!files.has(file)) files.set(file, identifiersOf(file));
    return (files.get(file)!.get(symbol.name) ?? []).filter((node) => symbolOf(checker, node) === symbol);
  }

  return { of, named, reassigned: (symbol) => of(symbol).some(isAssignmentTarget) };
}

/** The variable that an identifier means, imports followed to their source; `undefined` where there is none. */
export function symbolOf(checker: ts.TypeChecker, node: ts.Identifier): ts.Symbol | undefined {
  const { parent } = node;
  // `constructor(readonly x: number)` declares a parameter and a field; the name is the parameter's.
  if (ts.isParameter(parent) && parent.name === node && ts.isParameterPropertyDeclaration(parent, parent.parent)) {
    return checker.getSymbolsOfParameterPropertyDeclaration(parent, node.text).find(({ flags }) => flags & ts.SymbolFlags.FunctionScopedVariable);
  }
  const symbol = ts.isShorthandPropertyAssignment(node.parent) && node.parent.name === node
    ? checker.getShorthandAssignmentValueSymbol(node.parent)
    : checker.getSymbolAtLocation(node);
  if (symbol === undefined) return undefined;
  return checker.getExportSymbolOfSymbol(symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol);
}

/** Whether an expression is written to: `x = 1`, `x++`, `[x] = p`, `({ x } = p)`, `for (x of xs)`. */
export function isAssignmentTarget(node: ts.Node): boolean {
  let child: ts.Node = node;
  for (let parent = node.parent; ; child = parent, parent = parent.parent) {
    if (ts.isBinaryExpression(parent)) {
      const kind = parent.operatorToken.kind;
      const assigns = kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
      return assigns && parent.left === child;
    }
    if (ts.isPrefixUnaryExpression(parent) || ts.isPostfixUnaryExpression(parent)) {
      return parent.operator === ts.SyntaxKind.PlusPlusToken || parent.operator === ts.SyntaxKind.MinusMinusToken;
    }
    if (ts.isForOfStatement(parent) || ts.isForInStatement(parent)) return parent.initializer === child;
    const goesOn = ts.isArrayLiteralExpression(parent) || ts.isObjectLiteralExpression(parent) || ts.isSpreadElement(parent)
      || ts.isSpreadAssignment(parent) || ts.isShorthandPropertyAssignment(parent) || ts.isParenthesizedExpression(parent)
      || ts.isNonNullExpression(parent) || (ts.isPropertyAssignment(parent) && parent.initializer === child);
    if (!goesOn) return false;
  }
}

function identifiersOf(file: ts.SourceFile): Map<string, ts.Identifier[]> {
  const byText = new Map<string, ts.Identifier[]>();
  const open: ts.Node[] = [file];
  while (open.length > 0) {
    const node = open.pop()!;
    if (ts.isIdentifier(node)) {
      const same = byText.get(node.text);
      if (same === undefined) byText.set(node.text, [node]);
      else same.push(node);
    }
    const children: ts.Node[] = [];
    ts.forEachChild(node, (child) => void children.push(child));
    for (let i = children.length - 1; i >= 0; i--) open.push(children[i]!);
  }
  return byText;
}
