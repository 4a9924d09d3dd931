/**
 * TypeScript to JavaScript, file by file and without looking at types; and path aliases.
 *
 *     transpile('export const f = (x: number): number => x;', 'f.ts') → 'export const f = (x) => x;\n…'
 */
import { ts } from 'ts-morph';
import { compilerOptions } from '../1-parse/tsconfig.js';

export function transpile(text: string, path: string): string {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, inlineSourceMap: true, experimentalDecorators: true, jsx: ts.JsxEmit.ReactJSX,
  };
  return ts.transpileModule(text, { compilerOptions: options, fileName: path }).outputText;
}

export function resolveAlias(specifier: string, parent: string, readFile: (path: string) => string | undefined): string | undefined {
  const host = { readFile, fileExists: (path: string) => readFile(path) !== undefined };
  const { resolvedModule } = ts.resolveModuleName(specifier, parent, compilerOptions(parent, readFile), host);
  return resolvedModule === undefined || resolvedModule.isExternalLibraryImport ? undefined : resolvedModule.resolvedFileName;
}
