/**
 * What a file exports, in source order: every name, and behind it the function, whatever the form. `export { f as g }`,
 * `export default f`, arrows, function expressions and overloads (the implementation counts) all end here.
 *
 *     const f = (x: number) => x * x;
 *     export { f as square };              →   { name: 'square', fn: the arrow, holder: the statement of f }
 */
import { ts } from 'ts-morph';
import type { Program } from './program.js';
import { unwrap } from './unwrap.js';

export interface ExportedFunction {
  /** Its name in the output. */
  readonly name: string;
  readonly fn: ts.FunctionDeclaration | ts.FunctionExpression | ts.ArrowFunction;
  /** The statement that declares it, which has the doc comment. */
  readonly holder: ts.Node;
  /** The name where it is declared; none for `export default (x) => …`. */
  readonly declared?: ts.Identifier;
}

export interface Exports {
  readonly names: readonly string[];
  readonly functions: readonly ExportedFunction[];
}

export function exportsOf({ checker, source }: Program): Exports {
  const module = checker.getSymbolAtLocation(source);
  const names: { readonly name: string; readonly pos: number }[] = [];
  const functions: ExportedFunction[] = [];
  for (const symbol of module === undefined ? [] : checker.getExportsOfModule(module)) {
    const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    if (!(target.flags & ts.SymbolFlags.Value)) continue;
    const found = functionOf(target, source);
    const name = symbol.name === 'default' ? found?.declared?.text ?? 'defaultExport' : symbol.name;
    const declaration = symbol.declarations?.[0];
    names.push({ name, pos: declaration?.getSourceFile() === source ? declaration.pos : Infinity });
    if (found !== undefined) functions.push({ name, ...found });
  }
  const inOrder = names.sort((a, b) => (a.pos < b.pos ? -1 : a.pos > b.pos ? 1 : 0));
  return { names: inOrder.map(({ name }) => name), functions: functions.sort((a, b) => a.fn.pos - b.fn.pos) };
}

function functionOf(symbol: ts.Symbol, source: ts.SourceFile): Omit<ExportedFunction, 'name'> | undefined {
  for (const declaration of symbol.declarations ?? []) {
    if (declaration.getSourceFile() !== source) continue;
    if (ts.isFunctionDeclaration(declaration) && declaration.body !== undefined) {
      return { fn: declaration, holder: declaration, ...(declaration.name && { declared: declaration.name }) };
    }
    const isVariable = ts.isVariableDeclaration(declaration);
    const init = ts.isExportAssignment(declaration) ? declaration.expression : isVariable ? declaration.initializer : undefined;
    const fn = init && unwrap(init);
    if (fn === undefined || !(ts.isArrowFunction(fn) || ts.isFunctionExpression(fn))) continue;
    const declared = isVariable ? declaration.name : fn.name;
    return { fn, holder: isVariable ? declaration.parent.parent : declaration, ...(declared && ts.isIdentifier(declared) && { declared }) };
  }
  return undefined;
}
