/**
 * `var` → `let`, where that means the same: declared in a block and used only there, after the declaration, in the same
 * function. Several `for (var i …)` of one function share a variable for JavaScript; each loop gets its own here.
 */
import { ts } from 'ts-morph';
import type { Context } from './context.js';
import { symbolOf } from './references.js';

export const isVar = (list: ts.VariableDeclarationList): boolean => (list.flags & ts.NodeFlags.BlockScoped) === 0;

/** Which of a variable's declarations a use belongs to: the one whose scope holds it. */
export function declarationFor(symbol: ts.Symbol, first: ts.Declaration, use: ts.Node): ts.Declaration {
  const declarations = symbol.declarations ?? [];
  if (declarations.length < 2 || !ts.isVariableDeclaration(first)) return first;
  return declarations.find((each) => ts.isVariableDeclaration(each) && isInside(use, scopeOf(each))) ?? first;
}

/** Refuses a `var` that is no `let`. */
export function fenceVar(c: Context, list: ts.VariableDeclarationList): void {
  for (const declaration of list.declarations) {
    for (const name of namesOf(declaration.name)) {
      const symbol = symbolOf(c.checker, name);
      if (symbol !== undefined && !isLet(c, symbol, declaration)) c.refuse('GG1017', declaration, { name: name.text });
    }
  }
}

function isLet(c: Context, symbol: ts.Symbol, declaration: ts.VariableDeclaration): boolean {
  const scope = scopeOf(declaration);
  const owner = functionOf(declaration);
  const others = (symbol.declarations ?? []).filter((each) => each !== declaration);
  if (others.some((each) => !ts.isVariableDeclaration(each) || isInside(each, scope) || isInside(declaration, scopeOf(each)))) return false;
  const isFilled = declaration.initializer !== undefined || ts.isForOfStatement(declaration.parent.parent);
  if (!isFilled && isInLoop(declaration, owner)) return false;
  return c.references.of(symbol).every((use) => {
    if (others.some((each) => isInside(use, scopeOf(each as ts.VariableDeclaration)))) return true;
    const isAfter = use.pos >= declaration.pos;
    return isAfter && isInside(use, scope) && (functionOf(use) === owner || !isInLoop(declaration, owner));
  });
}

/** The block of a `let` in this place: the loop for one in its header, else the block or clause around it. */
function scopeOf(declaration: ts.VariableDeclaration): ts.Node {
  const holder = declaration.parent.parent;
  return ts.isVariableStatement(holder) ? holder.parent : holder;
}

function isInside(node: ts.Node, scope: ts.Node): boolean {
  return node.getSourceFile() === scope.getSourceFile() && node.pos >= scope.pos && node.end <= scope.end;
}

function functionOf(node: ts.Node): ts.Node | undefined {
  return ts.findAncestor(node.parent, ts.isFunctionLike);
}

function isInLoop(declaration: ts.VariableDeclaration, owner: ts.Node | undefined): boolean {
  const loop = ts.findAncestor<ts.Node>(declaration, (node): node is ts.Node => node === owner || ts.isIterationStatement(node, false));
  return loop !== undefined && loop !== owner;
}

function namesOf(name: ts.BindingName): ts.Identifier[] {
  if (ts.isIdentifier(name)) return [name];
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? namesOf(element.name) : []));
}
