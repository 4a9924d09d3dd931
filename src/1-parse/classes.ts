/**
 * Questions about classes: which one is below which, where a member is declared, and whether the static type of a
 * receiver tells which code runs. A class is known if its declaration stands at the top level of a file that is read.
 *
 *     class Circle extends Shape { area() { … } }      shape.area() is not certain, circle.area() is
 */
import { ts } from 'ts-morph';
import { symbolOf } from './references.js';
import type { Program } from './program.js';

export interface Classes {
  /** The class of that name; `undefined` for one that is not read. */
  readonly declared: (name: ts.Expression) => ts.ClassDeclaration | undefined;
  /** The class that is extended; `unknown` if it is one that can't be followed. */
  readonly base: (node: ts.ClassDeclaration) => ts.ClassDeclaration | 'unknown' | undefined;
  /** The class and all above it, lowest first. */
  readonly chain: (node: ts.ClassDeclaration) => readonly ts.ClassDeclaration[];
  /** All classes that extend it, directly or not. */
  readonly below: (node: ts.ClassDeclaration) => readonly ts.ClassDeclaration[];
  /** Some class has a getter of that name. */
  readonly hasGetter: (name: string) => boolean;
  /** The class of an expression's static type. */
  readonly of: (node: ts.Expression) => ts.ClassDeclaration | undefined;
}

export function classes(program: Program): Classes {
  const { checker } = program;
  const bases = new Map<ts.ClassDeclaration, ts.ClassDeclaration | 'unknown' | undefined>();
  const all: ts.ClassDeclaration[] = [];
  const isDone: { value?: true } = {};

  const declared = (name: ts.Expression): ts.ClassDeclaration | undefined => {
    const at = ts.isPropertyAccessExpression(name) ? name.name : name;
    const declaration = ts.isIdentifier(at) ? symbolOf(checker, at)?.valueDeclaration : undefined;
    return declaration !== undefined && ts.isClassDeclaration(declaration) && !program.isLibrary(declaration) ? declaration : undefined;
  };
  const base = (node: ts.ClassDeclaration): ts.ClassDeclaration | 'unknown' | undefined => {
    if (bases.has(node)) return bases.get(node);
    const clause = node.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword);
    const found = clause === undefined ? undefined : declared(clause.types[0]!.expression) ?? 'unknown';
    bases.set(node, found);
    return found;
  };
  const chain = (node: ts.ClassDeclaration): readonly ts.ClassDeclaration[] => {
    const found: ts.ClassDeclaration[] = [];
    for (let at: ts.ClassDeclaration | 'unknown' | undefined = node; at !== undefined && at !== 'unknown' && !found.includes(at); at = base(at)) found.push(at);
    return found;
  };
  const everywhere = (): readonly ts.ClassDeclaration[] => {
    if (isDone.value) return all;
    isDone.value = true;
    const visit = (node: ts.Node): void => {
      if (ts.isClassDeclaration(node)) all.push(node);
      ts.forEachChild(node, visit);
    };
    program.files().forEach(visit);
    return all;
  };
  return {
    declared, base, chain,
    below: (node) => everywhere().filter((each) => each !== node && chain(each).includes(node)),
    hasGetter: (name) => everywhere().some(({ members }) => members.some((member) => ts.isGetAccessorDeclaration(member) && labelOf(member.name) === name)),
    of: (node) => {
      const type = checker.getTypeAtLocation(node);
      const known = type.flags & ts.TypeFlags.Instantiable ? checker.getBaseConstraintOfType(type) : type;
      const declaration = known?.symbol?.valueDeclaration;
      return declaration !== undefined && ts.isClassDeclaration(declaration) && !program.isLibrary(declaration) ? declaration : undefined;
    },
  };
}

export type Method = ts.MethodDeclaration | ts.GetAccessorDeclaration;

export const isStatic = (node: ts.Declaration): boolean => (ts.getCombinedModifierFlags(node) & ts.ModifierFlags.Static) !== 0;

export const isInstanceMethod = (node: ts.ClassElement): node is Method =>
  (ts.isMethodDeclaration(node) || ts.isGetAccessorDeclaration(node)) && !isStatic(node);

/** What a member is called, `#` and all. */
export function labelOf(name: ts.PropertyName | undefined): string | undefined {
  return name === undefined ? undefined : ts.isIdentifier(name) || ts.isPrivateIdentifier(name) || ts.isStringLiteralLike(name) ? name.text : undefined;
}

/** The method or getter of that name with a body, in the class or above. */
export function implementation(classes: Classes, node: ts.ClassDeclaration, name: string): Method | undefined {
  for (const each of classes.chain(node)) {
    const found = each.members.find((member): member is Method => isInstanceMethod(member) && member.body !== undefined && labelOf(member.name) === name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The static type says which code runs: nothing below it has a member of that name. */
export function isCertain(classes: Classes, node: ts.ClassDeclaration, name: string): boolean {
  return classes.below(node).every((each) => each.members.every((member) => labelOf(member.name) !== name));
}

/** The field of a record that stands for a field of a class: `x` for `#x`, if nothing else is called so. */
export function fieldNameOf(declaration: ts.Node, label: string): string {
  if (!label.startsWith('#')) return label;
  const { parent } = declaration;
  const plain = label.slice(1);
  const isField = (member: ts.ClassElement): boolean => ts.isPropertyDeclaration(member) && labelOf(member.name) === plain;
  return ts.isClassLike(parent) && parent.members.some(isField) ? `_${plain}` : plain;
}

/** A class inside a function that reads no variable of the function: it might as well stand at the top level. */
export function isClosed(checker: ts.TypeChecker, node: ts.ClassDeclaration, seen: ReadonlySet<ts.Node> = new Set()): boolean {
  const inner = new Set(seen).add(node);
  const isInside = (declaration: ts.Node): boolean => ts.findAncestor(declaration, (each) => inner.has(each)) !== undefined;
  const isFine = (name: ts.Identifier): boolean => {
    const declaration = symbolOf(checker, name)?.valueDeclaration;
    if (declaration === undefined || isInside(declaration) || ts.findAncestor(declaration.parent, ts.isFunctionLike) === undefined) return true;
    return ts.isClassDeclaration(declaration) && isClosed(checker, declaration, inner);
  };
  const visit = (each: ts.Node): boolean => {
    if (ts.isTypeNode(each) && !ts.isExpressionWithTypeArguments(each)) return true;
    const isMember = ts.isPropertyAccessExpression(each.parent) && each.parent.name === each;
    if (ts.isIdentifier(each) && !isMember && !isFine(each)) return false;
    return ts.forEachChild(each, (child) => (visit(child) ? undefined : true)) !== true;
  };
  return visit(node);
}
