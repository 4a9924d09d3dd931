/**
 * The options of the checker: those of the nearest tsconfig that say what the user's types mean (strictness, path
 * aliases), and ours for the rest. Without a tsconfig everything is strict. An unreadable tsconfig counts as none:
 * it is the business of `tsc` to complain about it.
 */
import { ts } from 'ts-morph';
import { foldersAbove } from './places.js';

/** What a tsconfig may decide. */
const theirs = [
  'strict', 'strictNullChecks', 'strictFunctionTypes', 'strictBindCallApply', 'strictPropertyInitialization', 'strictBuiltinIteratorReturn',
  'exactOptionalPropertyTypes', 'paths', 'pathsBasePath', 'baseUrl', 'rootDirs', 'customConditions', 'moduleSuffixes',
];

/** What nothing decides but us. `noImplicitAny` lets the checker follow `let x;` and `const xs = []` to the types they get. */
const ours: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  allowImportingTsExtensions: true,
  allowJs: true,
  checkJs: true,
  jsx: ts.JsxEmit.Preserve,
  noEmit: true,
  noImplicitAny: true,
  noUncheckedIndexedAccess: false,
  skipLibCheck: true,
  types: [],
};

export function compilerOptions(path: string, readFile: (path: string) => string | undefined): ts.CompilerOptions {
  const config = foldersAbove(path).map((folder) => `${folder}/tsconfig.json`).find((file) => readFile(file) !== undefined);
  return { strict: true, ...(config === undefined ? {} : read(config, readFile)), ...ours };
}

function read(config: string, readFile: (path: string) => string | undefined): ts.CompilerOptions {
  const host: ts.ParseConfigHost = {
    useCaseSensitiveFileNames: true,
    readFile,
    fileExists: (file) => readFile(file) !== undefined,
    readDirectory: () => [],
  };
  const folder = config.slice(0, config.lastIndexOf('/'));
  const { config: json } = ts.readConfigFile(config, readFile) as { config?: unknown };
  const { options } = ts.parseJsonConfigFileContent(json ?? {}, host, folder, undefined, config);
  return Object.fromEntries(Object.entries(options).filter(([key]) => theirs.includes(key)));
}
