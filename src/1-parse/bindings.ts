/**
 * Names → bindings. One binding for each variable of the checker's, made when it is first met, so that ids follow the
 * order of appearance. What lies at the top level of a module is converted on demand, later, in a unit of its own: the
 * body of a helper, the initialiser of a constant. Recursion finds the binding already there.
 */
import { ts } from 'ts-morph';
import type { Code } from '../diagnostics/catalogue.js';
import type { Binding, Expr, Identifier, MemberExpression, Span, Type } from '../syntax.js';
import { aliasOf } from './aliases.js';
import { isClosed } from './classes.js';
import { createUnit, within, type Converter } from './context.js';
import { variableType } from './inference.js';
import { demand, implementationOf } from './modules.js';
import { isAssignmentTarget, symbolOf } from './references.js';
import { addUnknown } from './unknown.js';
import { declarationFor } from './var.js';

/** The names that the language gives without a declaration. */
const undeclared: ReadonlySet<string> = new Set(['undefined', 'globalThis']);

/** What a name means where it is used. */
export function name(c: Converter, node: ts.Identifier): Expr | undefined {
  const symbol = symbolOf(c.checker, node);
  const declaration = symbol?.valueDeclaration ?? symbol?.declarations?.[0];
  if (symbol === undefined || (declaration === undefined && !undeclared.has(symbol.name))) {
    if (node.text === 'arguments' && symbol !== undefined) return void c.refuse('GG1016', node);
    return void addUnknown(c, node);
  }
  const alias = aliasOf(c, symbol);
  if (alias !== undefined && declaration !== undefined && !c.program.isLibrary(declaration)) return member(c, node, alias);
  const fault = declaration && faultOf(c, node, symbol, declaration);
  if (fault !== undefined) return void c.refuse(fault[0], node, fault[1]);
  const binding = bindingOf(c, symbol, declaration && declarationFor(symbol, declaration, node));
  const unit = c.unitOf.get(binding);
  if (unit !== undefined) c.unit?.uses.add(unit);
  const narrowed = binding.type.kind === 'union' || binding.type.kind === 'opaque' ? c.typeAt(node) : binding.type;
  const differs = narrowed !== binding.type && !(narrowed.kind === 'opaque' && narrowed.text === 'any') && narrowed.kind !== 'void';
  return { type: 'Identifier', name: binding.name, binding, ...(differs ? { valueType: narrowed } : {}), span: c.span(node) };
}

/** The binding of a name where it is declared. */
export function declare(c: Converter, node: ts.Identifier): Binding {
  const symbol = symbolOf(c.checker, node)!;
  return bindingOf(c, symbol, declarationFor(symbol, symbol.valueDeclaration!, node));
}

/** A variable of the module, or of the class, as a value. */
export function use(c: Converter, node: ts.Node, symbol: ts.Symbol, declaration: ts.Declaration): Identifier {
  const fault = ts.isPropertyDeclaration(declaration) ? staticFault(c, symbol, declaration) : undefined;
  if (fault !== undefined) return c.refuse(fault, node, { name: symbol.name });
  const binding = bindingFor(c, symbol, declaration);
  const unit = c.unitOf.get(binding);
  if (unit !== undefined) c.unit?.uses.add(unit);
  return { type: 'Identifier', name: binding.name, binding, span: c.span(node) };
}

/** A static field that is assigned somewhere is state of the module. */
function staticFault(c: Converter, symbol: ts.Symbol, declaration: ts.PropertyDeclaration): Code | undefined {
  const isAssigned = (name: ts.Node): boolean => ts.isPropertyAccessExpression(name.parent) && isAssignmentTarget(name.parent);
  return c.program.files().some((file) => c.references.named(file, symbol).some(isAssigned)) || declaration.initializer === undefined ? 'GG1019' : undefined;
}

/** The binding of a symbol by its declaration. */
export function bindingFor(c: Converter, symbol: ts.Symbol, declaration: ts.Declaration): Binding {
  return bindingOf(c, symbol, declaration);
}

/** A variable of our own making. */
export function ownBinding(c: Converter, name: string, kind: 'param' | 'const' | 'let', type: Type, span: Span, field?: boolean): Binding {
  const binding: Binding = { id: c.bindings.size, name, kind, module: false, type, span, ...(field && { field }) };
  c.bindings.set(binding, binding);
  return binding;
}

function bindingOf(c: Converter, symbol: ts.Symbol, declaration: ts.Declaration | undefined): Binding {
  const key = declaration !== undefined && (ts.isVariableDeclaration(declaration) || ts.isClassElement(declaration)) ? declaration : symbol;
  const known = c.bindings.get(key);
  if (known !== undefined) return known;
  const kind = declaration === undefined || c.program.isLibrary(declaration) ? 'global' : kindOf(c, symbol, declaration);
  const label = declaration && ts.getNameOfDeclaration(declaration);
  const binding: Binding = {
    id: c.bindings.size,
    name: label && ts.isIdentifier(label) ? (ts.isClassDeclaration(declaration!) ? instanceName(label.text) : label.text) : label && ts.isPrivateIdentifier(label) ? label.text.slice(1) : symbol.name === 'default' ? 'defaultExport' : symbol.name,
    kind,
    module: kind !== 'global' && declaration !== undefined && isTopLevel(c, declaration),
    type: declaration === undefined ? c.type(c.checker.getTypeOfSymbol(symbol)) : variableType(c, symbol, declaration),
    ...(kind === 'global' || declaration === undefined ? {} : { span: c.span(label ?? declaration, declaration.getSourceFile()) }),
  };
  c.bindings.set(key, binding);
  if (binding.module && declaration !== undefined) {
    const unit = createUnit(c, implementationOf(symbol) ?? declaration);
    c.unitOf.set(binding, unit);
    c.pending.push(() => within(c, unit, () => demand(c, binding, symbol, declaration)));
  }
  return binding;
}

function kindOf(c: Converter, symbol: ts.Symbol, declaration: ts.Declaration): Binding['kind'] {
  const root = ts.isBindingElement(declaration) ? ts.walkUpBindingElementsAndPatterns(declaration) : declaration;
  if (ts.isParameter(root)) return 'param';
  if (ts.isFunctionDeclaration(root) || ts.isFunctionExpression(root)) return 'function';
  if (ts.isMethodDeclaration(root) || ts.isGetAccessorDeclaration(root) || ts.isClassDeclaration(root)) return 'function';
  if (ts.isPropertyDeclaration(root)) return 'const';
  if (ts.getCombinedNodeFlags(root) & ts.NodeFlags.Const) return 'const';
  return isTopLevel(c, declaration) && !c.references.reassigned(symbol) ? 'const' : 'let';
}

/** What an instance is called that has no other name: `vec3` for `Vec3`. */
export const instanceName = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

function isTopLevel(c: Converter, declaration: ts.Declaration): boolean {
  let node: ts.Node = ts.isClassElement(declaration) ? declaration.parent.parent : declaration.parent;
  const isPartOfDeclaration = (each: ts.Node): boolean => ts.isBindingElement(each) || ts.isBindingName(each)
    || ts.isVariableDeclaration(each) || ts.isVariableDeclarationList(each) || ts.isVariableStatement(each);
  while (isPartOfDeclaration(node)) node = node.parent;
  const owner = ts.isClassElement(declaration) && ts.isClassDeclaration(declaration.parent) ? declaration.parent : declaration;
  if (ts.isClassDeclaration(owner) && isClosed(c.checker, owner)) return true;
  return ts.isSourceFile(node) || ts.isModuleBlock(node);
}

/** Why the value of a name can't be followed. */
function faultOf(
  c: Converter, node: ts.Identifier, symbol: ts.Symbol, declaration: ts.Declaration,
): [Code, Record<string, string>] | undefined {
  if (c.program.isLibrary(declaration)) return undefined;
  if (ts.isClassLike(declaration)) return ['GG1006', { construct: `the class \`${node.text}\`` }];
  if (ts.isEnumDeclaration(declaration)) return ['GG1024', { name: node.text, what: 'an enum' }];
  if (ts.isModuleDeclaration(declaration) || ts.isSourceFile(declaration)) return ['GG1024', { name: node.text, what: 'a module' }];
  const root = ts.isBindingElement(declaration) ? ts.walkUpBindingElementsAndPatterns(declaration) : declaration;
  if (ts.isVariableDeclaration(root)) {
    return isTopLevel(c, declaration) && c.references.reassigned(symbol) ? ['GG1019', { name: node.text }] : undefined;
  }
  const isKnown = ts.isParameter(root) || ts.isFunctionDeclaration(root) || ts.isFunctionExpression(root);
  return isKnown ? undefined : ['GG1002', { construct: `\`${node.text}\`` }];
}

function member(c: Converter, node: ts.Identifier, path: readonly string[]): Expr {
  const span = c.span(node);
  const math = c.checker.resolveName('Math', undefined, ts.SymbolFlags.Value, false)!;
  const object: Expr = { type: 'Identifier', name: 'Math', binding: bindingOf(c, math, math.valueDeclaration), span };
  if (path.length === 1) return object;
  const property: MemberExpression['property'] = { type: 'Identifier', name: path[1]!, span };
  return { type: 'MemberExpression', object, property, computed: false, optional: false, valueType: c.typeAt(node), span };
}
