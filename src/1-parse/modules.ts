/**
 * What stands at the top level of a module and is used by a function that we compile: the initialiser of a constant,
 * the body of a function. Destructured constants are read off the destructured value: `const { a } = p` is `p.a`.
 */
import { ts } from 'ts-morph';
import type { Binding, Expr } from '../syntax.js';
import type { Converter } from './context.js';

/** Fills in `init` or `fn`. */
export function demand(c: Converter, binding: Binding, symbol: ts.Symbol, declaration: ts.Declaration): void {
  if (ts.isClassDeclaration(declaration)) return void (binding.fn = c.constructorOf(declaration, binding));
  if (ts.isMethodDeclaration(declaration) || ts.isGetAccessorDeclaration(declaration)) return void (binding.fn = c.method(declaration, binding));
  if (binding.kind === 'function') {
    const implementation = implementationOf(symbol);
    if (implementation === undefined && c.gates.has(binding.name)) return;
    if (implementation === undefined) c.refuse('GG1023', ts.getNameOfDeclaration(declaration) ?? declaration, { name: binding.name });
    else binding.fn = c.fn(implementation, binding);
    return;
  }
  const init = initialiser(c, declaration);
  if (init !== undefined) binding.init = init;
}

/** The one of a function's declarations that has a body: overloads have none. */
export function implementationOf(symbol: ts.Symbol): ts.FunctionDeclaration | undefined {
  return symbol.declarations?.find((each): each is ts.FunctionDeclaration => ts.isFunctionDeclaration(each) && each.body !== undefined);
}

function initialiser(c: Converter, declaration: ts.Declaration): Expr | undefined {
  if (ts.isPropertyDeclaration(declaration)) return declaration.initializer && c.expression(declaration.initializer);
  if (ts.isVariableDeclaration(declaration)) {
    if (declaration.initializer !== undefined) return c.expression(declaration.initializer);
    const isAmbient = (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Ambient) !== 0;
    if (isAmbient || declaration.getSourceFile().isDeclarationFile) {
      c.refuse('GG1023', declaration.name, { name: declaration.name.getText() });
    }
    return undefined;
  }
  if (!ts.isBindingElement(declaration)) return undefined;
  const pattern = declaration.parent;
  if (declaration.dotDotDotToken || declaration.initializer) {
    return c.refuse('GG1025', declaration, { construct: 'a rest or a default at the top level of a module' });
  }
  const object = initialiser(c, pattern.parent);
  const key = declaration.propertyName ?? declaration.name;
  if (object === undefined) return undefined;
  const span = c.span(declaration);
  const common = { type: 'MemberExpression', object, optional: false, valueType: c.typeAt(declaration.name), span } as const;
  if (ts.isArrayBindingPattern(pattern)) {
    const index = pattern.elements.indexOf(declaration);
    return { ...common, property: { type: 'Literal', value: index, raw: String(index), span }, computed: true };
  }
  if (!ts.isIdentifier(key)) return c.refuse('GG1025', key, { construct: 'a key that is no name' });
  return { ...common, property: { type: 'Identifier', name: key.text, span }, computed: false };
}
