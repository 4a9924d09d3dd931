/**
 * Members of classes where they are used. A method is a function whose first parameter is `this`: calls of it, and reads
 * of getters, become calls of that function. What is static is a variable of the module. Where the static type doesn't
 * tell which method runs, the call stays one by name, and staging looks what the instance was made of.
 *
 *     v.add(w)  →  add(v, w)          v.norm  →  norm(v)          Vec.ZERO  →  ZERO
 */
import { ts } from 'ts-morph';
import type { Expr, Identifier, Span } from '../syntax.js';
import { use } from './bindings.js';
import { implementation, isCertain, isInstanceMethod, isStatic, labelOf, type Method } from './classes.js';
import type { Converter } from './context.js';
import { askFor } from './dispatch.js';
import { isAssignmentTarget } from './references.js';

/** What `this` is. */
export function thisExpression(c: Converter, node: ts.Node): Expr {
  const whole = c.self?.whole;
  if (whole === undefined) return c.refuse('GG1005', node, { construct: '`this`' });
  return { type: 'Identifier', name: whole.name, binding: whole, span: c.span(node) };
}

/** A call of a method of a class, or `undefined`. */
export function methodCall(c: Converter, node: ts.CallExpression): Expr | undefined {
  const callee = node.expression;
  if (!ts.isPropertyAccessExpression(callee)) return undefined;
  const found = memberOf(c, callee);
  if (found === undefined || found === 'elsewhere' || !ts.isMethodDeclaration(found) || isStatic(found)) return undefined;
  if (node.questionDotToken !== undefined || callee.questionDotToken !== undefined) return c.refuse('GG1002', node, { construct: 'a call by `?.` of a method of a class' });
  const args = (): Expr[] => node.arguments.map((argument) => c.expression(argument));
  return callOf(c, callee, found, args, node);
}

/** The value of a getter, of a static field, or a static method; a method of an instance is only ever called. */
export function classMember(c: Converter, node: ts.PropertyAccessExpression): Expr | undefined {
  const own = node.expression.kind === ts.SyntaxKind.ThisKeyword ? c.self?.fields?.get(node.name.text) : undefined;
  if (own !== undefined) return { type: 'Identifier', name: own.name, binding: own, span: c.span(node) };
  const found = memberOf(c, node);
  if (found === 'elsewhere' && isGetterOfAll(c, node)) {
    return { type: 'CallExpression', callee: byName(c, node), arguments: [], optional: false, valueType: c.typeAt(node), span: c.span(node) };
  }
  if (found === undefined) askForGetter(c, node);
  if (found === undefined || found === 'elsewhere') return undefined;
  const label = labelOf(found.name)!;
  if (isStatic(found)) {
    if (ts.isGetAccessorDeclaration(found)) return c.refuse('GG1007', node, { construct: `\`${label}\`` });
    return use(c, node, c.checker.getSymbolAtLocation(node.name)!, found);
  }
  if (ts.isPropertyDeclaration(found)) return undefined;
  if (ts.isMethodDeclaration(found)) return c.refuse('GG1006', node, { construct: `\`${label}\`, a method of a class, as a value,` }, { hint: `write a function that calls it: \`(…) => object.${label}(…)\`` });
  if (isAssignmentTarget(node)) return c.refuse('GG1007', node, { construct: `\`${label}\`` });
  return callOf(c, node, found, () => [], node);
}

/** What an interface calls a field may be a getter of the class. */
function askForGetter(c: Converter, node: ts.PropertyAccessExpression): void {
  const declaration = c.checker.getSymbolAtLocation(node.name)?.declarations?.[0];
  if (declaration !== undefined && ts.isPropertySignature(declaration) && !c.program.isLibrary(declaration) && c.classes.hasGetter(node.name.text)) askFor(c, node.name.text);
}

/** A getter of each of several classes. */
function isGetterOfAll(c: Converter, node: ts.PropertyAccessExpression): boolean {
  const declarations = c.checker.getSymbolAtLocation(node.name)?.declarations ?? [];
  return !isAssignmentTarget(node) && declarations.length > 0 && declarations.every((each) => ts.isGetAccessorDeclaration(each) && ts.isClassDeclaration(each.parent));
}

/** The callee where only the instance will tell which method it is. */
function byName(c: Converter, access: ts.PropertyAccessExpression): Expr {
  const name = access.name.text;
  askFor(c, name);
  const property: Identifier = { type: 'Identifier', name, span: c.span(access.name) };
  return { type: 'MemberExpression', object: c.expression(access.expression), property, computed: false, optional: false, span: c.span(access) };
}

function callOf(c: Converter, access: ts.PropertyAccessExpression, found: Method, args: () => Expr[], node: ts.Expression): Expr {
  const span: Span = c.span(node);
  const name = labelOf(found.name)!;
  const isSuper = access.expression.kind === ts.SyntaxKind.SuperKeyword;
  const of = c.classes.of(access.expression) ?? (ts.isClassDeclaration(found.parent) ? found.parent : undefined);
  const implemented = of === undefined ? undefined : implementation(c.classes, of, name);
  const common = { type: 'CallExpression' as const, optional: false, valueType: c.typeAt(node), span };
  if (implemented !== undefined && of !== undefined && (isSuper || isCertain(c.classes, of, name))) {
    const callee = use(c, access, c.checker.getSymbolAtLocation(implemented.name) ?? c.checker.getSymbolAtLocation(access.name)!, implemented);
    const receiver = isSuper ? thisExpression(c, access.expression) : c.expression(access.expression);
    return { ...common, callee, arguments: [receiver, ...args()] };
  }
  if (isSuper) return c.refuse('GG1006', access, { construct: `\`super.${name}\`, which has no body,` });
  return { ...common, callee: byName(c, access), arguments: args() };
}

/** Where the member of a class is declared; `elsewhere` for a method that an interface promises. */
function memberOf(c: Converter, node: ts.PropertyAccessExpression): Method | ts.PropertyDeclaration | 'elsewhere' | undefined {
  const symbol = c.checker.getSymbolAtLocation(node.name);
  const declarations = symbol?.declarations ?? [];
  if (declarations.length === 0 || c.program.isLibrary(declarations[0]!)) return undefined;
  const isMember = (each: ts.Declaration): each is Method | ts.PropertyDeclaration =>
    (ts.isMethodDeclaration(each) || ts.isGetAccessorDeclaration(each) || ts.isPropertyDeclaration(each)) && ts.isClassDeclaration(each.parent);
  const found = declarations.find((each): each is Method | ts.PropertyDeclaration => isMember(each) && (ts.isPropertyDeclaration(each) || each.body !== undefined)) ?? declarations.find(isMember);
  if (found !== undefined && !(isInstanceMethod(found) && declarations.length > 1 && new Set(declarations.map(({ parent }) => parent)).size > 1)) return found;
  if (declarations.some((each) => ts.isMethodSignature(each) || isMember(each))) {
    askFor(c, node.name.text);
    return 'elsewhere';
  }
  return undefined;
}
