/**
 * Fields in constructors: which of them a statement mentions, whether it asks for `this` as a whole, and the fence of
 * classes: what is extended, decorated or run on being written can't be followed.
 */
import { ts } from 'ts-morph';
import { isClosed, labelOf } from './classes.js';
import type { Converter } from './context.js';

/** A place where `this` means the instance: not within functions that have their own. */
function mentions(node: ts.Node, each: (mention: ts.Node) => void): void {
  const visit = (inner: ts.Node): void => {
    if (inner.kind === ts.SyntaxKind.ThisKeyword || inner.kind === ts.SyntaxKind.SuperKeyword) each(inner);
    if (ts.isFunctionDeclaration(inner) || ts.isFunctionExpression(inner) || ts.isMethodDeclaration(inner) || ts.isClassLike(inner)) return;
    ts.forEachChild(inner, visit);
  };
  visit(node);
}

/** A method or function expression that mentions its own `this`. */
export function mentionsThis(node: ts.MethodDeclaration | ts.FunctionExpression): boolean {
  let isThere = false;
  const note = (mention: ts.Node): void => void (mention.kind === ts.SyntaxKind.ThisKeyword && (isThere = true));
  if (node.body !== undefined) mentions(node.body, note);
  node.parameters.forEach((param) => mentions(param, note));
  return isThere;
}

/** The field of `this.x`, where it is one; methods and getters ask for the whole. */
function fieldOf(node: ts.Node): ts.PropertyAccessExpression | undefined {
  const { parent } = node;
  return node.kind === ts.SyntaxKind.ThisKeyword && ts.isPropertyAccessExpression(parent) && parent.expression === node ? parent : undefined;
}

/** The fields that are mentioned as `this.x`. */
export function namesOfFields(node: ts.Node): string[] {
  const found = new Set<string>();
  mentions(node, (mention) => {
    const field = fieldOf(mention);
    if (field !== undefined) found.add(field.name.text);
  });
  return [...found];
}

/** `this` is used otherwise than to reach a field. */
export function mentionsWhole(c: Converter, node: ts.Node): boolean {
  let isWhole = false;
  mentions(node, (mention) => {
    const field = fieldOf(mention);
    const symbol = field && c.checker.getSymbolAtLocation(field.name);
    const isOther = symbol === undefined || (symbol.flags & (ts.SymbolFlags.Method | ts.SymbolFlags.Accessor)) !== 0;
    if (isOther) isWhole = true;
  });
  return isWhole;
}

/** A function that is made in a constructor keeps `this`: what it reads there must stay as it is. */
export function fenceThis(c: Converter, node: ts.Node): void {
  const visit = (inner: ts.Node): void => {
    if (ts.isArrowFunction(inner)) {
      mentions(inner, (mention) => {
        const field = fieldOf(mention);
        const symbol = field && c.checker.getSymbolAtLocation(field.name);
        const isFixed = symbol?.declarations?.every((each) => ts.getCombinedModifierFlags(each) & ts.ModifierFlags.Readonly) ?? false;
        if (!isFixed) c.refuse('GG1005', mention, { construct: '`this` in a function that the constructor makes' }, { hint: 'make it a method, or make the fields that it reads `readonly`' });
      });
      return;
    }
    if (!ts.isClassLike(inner)) ts.forEachChild(inner, visit);
  };
  visit(node);
}

/** Refuses a class whose instances can't be followed. */
export function fenceClass(c: Converter, node: ts.ClassDeclaration): void {
  for (const each of c.classes.chain(node)) {
    if (c.fenced.has(each)) continue;
    c.fenced.add(each);
    const name = each.name?.text ?? 'default';
    if (c.classes.base(each) === 'unknown') c.refuse('GG1006', each.heritageClauses![0]!, { construct: `\`${name}\`, which extends a class that is not read,` });
    if (!ts.isSourceFile(each.parent) && !ts.isModuleBlock(each.parent) && !isClosed(c.checker, each)) c.refuse('GG1006', each.name ?? each, { construct: `the class \`${name}\`, which reads variables of the function around it,` }, { hint: 'hand them to the constructor, and keep them in fields' });
    for (const part of [each, ...each.members]) {
      const decorator = ts.canHaveDecorators(part) ? ts.getDecorators(part)?.[0] : undefined;
      if (decorator !== undefined) c.refuse('GG1006', decorator, { construct: `the decorated class \`${name}\`` });
    }
    for (const member of each.members) {
      if (ts.isClassStaticBlockDeclaration(member)) continue;
      if (ts.isPropertyDeclaration(member) && labelOf(member.name) === undefined) c.refuse('GG1025', member.name, { construct: 'a key that is no name' });
      if (ts.isConstructorDeclaration(member) && member.body !== undefined) fenceReturn(c, member.body);
    }
  }
}

function fenceReturn(c: Converter, node: ts.Node): void {
  if (ts.isFunctionLike(node)) return;
  if (ts.isReturnStatement(node)) c.refuse('GG1006', node, { construct: '`return` in a constructor' });
  ts.forEachChild(node, (inner) => fenceReturn(c, inner));
}
