/**
 * Spares the checker work that grows with the square of a function. To narrow `x` it walks back through all statements
 * before; where there is nothing to narrow, because the type is one number, array or record and no union, it walks in vain:
 * half a minute for ten thousand statements. The binder's note that starts the walk is taken off such references.
 *
 * Goes in source order, so that what is asked of the checker meanwhile finds its own references spared already.
 */
import { ts } from 'ts-morph';
import type { Program } from './program.js';

type Reference = ts.Identifier | ts.PropertyAccessExpression | ts.ElementAccessExpression;

export function spareFlow(program: Program, file: ts.SourceFile): void {
  const { checker } = program;
  const references: Reference[] = [];
  const open: ts.Node[] = [file];
  while (open.length > 0) {
    const node = open.pop()!;
    if (ts.isIdentifier(node) || ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) {
      if ('flowNode' in node && node.flowNode !== undefined && !isName(node)) references.push(node);
    }
    const children: ts.Node[] = [];
    ts.forEachChild(node, (child) => void children.push(child));
    for (let i = children.length - 1; i >= 0; i--) open.push(children[i]!);
  }
  references.sort((a, b) => a.end - b.end);
  for (const node of references) {
    const type = declaredType(checker, node);
    if (type !== undefined && isPlain(checker, type)) (node as Reference & { flowNode?: unknown }).flowNode = undefined;
  }
}

/** The name of a declaration or a property: no reference, and its type might depend on references not yet spared. */
function isName(node: ts.Node): boolean {
  return (node.parent as ts.Node & { name?: ts.Node }).name === node && !ts.isShorthandPropertyAssignment(node.parent);
}

/** The type before any narrowing, found without checking the reference itself. */
function declaredType(checker: ts.TypeChecker, node: Reference): ts.Type | undefined {
  if (ts.isIdentifier(node)) {
    const symbol = checker.getSymbolAtLocation(node);
    return symbol && symbol.flags & ts.SymbolFlags.Variable ? checker.getTypeOfSymbol(symbol) : undefined;
  }
  if (!isPath(node)) return undefined;
  const object = checker.getTypeAtLocation(node.expression);
  if (ts.isElementAccessExpression(node)) return checker.getIndexTypeOfType(object, ts.IndexKind.Number);
  const property = object.getProperty(node.name.text);
  return property && checker.getTypeOfSymbol(property);
}

/** `a.b.c`: anything with a call or an operator in it isn't narrowed, and asking for its type might take long. */
function isPath(node: ts.Expression): boolean {
  let inner = node;
  while (ts.isPropertyAccessExpression(inner) || ts.isElementAccessExpression(inner) || ts.isNonNullExpression(inner)) {
    inner = inner.expression;
  }
  return ts.isIdentifier(inner);
}

/** No union, and nothing that becomes known as the flow goes on, as the elements of `const xs = []` do. */
function isPlain(checker: ts.TypeChecker, type: ts.Type): boolean {
  if (type.flags & (ts.TypeFlags.NumberLike | ts.TypeFlags.StringLike | ts.TypeFlags.BooleanLike)) return true;
  if (!(type.flags & ts.TypeFlags.Object)) return false;
  if (!checker.isArrayType(type)) return true;
  return checker.getTypeArguments(type as ts.TypeReference).every((element) => !(element.flags & ts.TypeFlags.Any));
}
