/**
 * From text to a checked program: the file, what it imports, and a library of declarations. The first attempt uses our
 * own small library; when the checker complains, the caller asks again with `es2023`, which is complete and slower.
 *
 * Guarantees that positions in the tree index the text as given (a byte order mark counts).
 */
import { Project, ts, type FileSystemHost } from 'ts-morph';
import { hostLibrary } from './library/host.js';
import { ownLibrary } from './library/library.js';
import { home, inward, outward } from './places.js';
import { compilerOptions } from './tsconfig.js';

export type LibraryName = 'own' | 'es2023';

export interface Program {
  readonly checker: ts.TypeChecker;
  readonly source: ts.SourceFile;
  readonly syntaxErrors: readonly ts.Diagnostic[];
  /** TypeScript's complaints about one file. */
  complaints(file: ts.SourceFile): readonly ts.Diagnostic[];
  /** Declared by the language or its host, not by the user. */
  isLibrary(node: ts.Node): boolean;
  /** The name by which the user knows a file. */
  nameOf(file: ts.SourceFile): string;
  /** The files of the user's. */
  files(): readonly ts.SourceFile[];
  /** The text of every file of the user's that was read, as given. */
  texts(): Map<string, string>;
}

const libraryFile = '/gradgen-library.d.ts';
/** Where ts-morph pretends to keep the libraries of TypeScript. */
const bundledLibrary = '/node_modules/typescript/lib/';

export function createProgram(
  text: string, fileName: string, readFile: ((path: string) => string | undefined) | undefined, library: LibraryName,
): Program {
  const path = inward(fileName);
  const declarations = library === 'own' ? ownLibrary + hostLibrary : hostLibrary;
  const given = new Map<string, string | undefined>([[path, text], [libraryFile, declarations]]);
  const read = (file: string): string | undefined => {
    if (!given.has(file)) given.set(file, readFile?.(outward(file)));
    return given.get(file);
  };
  const options = compilerOptions(path, read);
  const program = library === 'own' ? withOwnLibrary(path, { ...options, noLib: true }, read) : withBundledLibrary(path, options, read);
  const source = program.getSourceFile(path)!;
  const isLibrary = ({ fileName: name }: ts.SourceFile): boolean => name === libraryFile || name.startsWith(bundledLibrary);
  const files = (): ts.SourceFile[] => program.getSourceFiles().filter((file) => !isLibrary(file));
  const nameOf = (file: ts.SourceFile): string => (file === source ? fileName : outward(file.fileName));
  return {
    checker: program.getTypeChecker(),
    source,
    syntaxErrors: program.getSyntacticDiagnostics(source),
    complaints: (file) => program.getSemanticDiagnostics(file),
    isLibrary: (node) => isLibrary(node.getSourceFile()),
    nameOf,
    files,
    texts: () => new Map(files().map((file) => [nameOf(file), given.get(file.fileName) ?? file.text])),
  };
}

/** Our own library, parsed and bound once: the checker reads it and never changes it. */
const ownLibraryFile = once((target: ts.ScriptTarget | ts.CreateSourceFileOptions) => ts.createSourceFile(libraryFile, ownLibrary + hostLibrary, target, true));

function once<T, A>(make: (argument: A) => T): (argument: A) => T {
  let made: T | undefined;
  return (argument) => (made ??= make(argument));
}

/** The fast way: nothing between us and the compiler, the library's tree shared by all programs of a process. */
function withOwnLibrary(path: string, options: ts.CompilerOptions, read: (file: string) => string | undefined): ts.Program {
  const parse = (name: string, text: string, target: ts.ScriptTarget | ts.CreateSourceFileOptions): ts.SourceFile => ts.createSourceFile(name, text, target, true);
  return ts.createProgram({
    rootNames: [libraryFile, path],
    options,
    host: {
      getSourceFile: (name, target) => {
        if (name === libraryFile) return ownLibraryFile(target);
        const text = read(name);
        return text === undefined ? undefined : parse(name, withoutMark(text), target);
      },
      getDefaultLibFileName: () => libraryFile,
      writeFile: () => undefined,
      getCurrentDirectory: () => home,
      getCanonicalFileName: (name) => name,
      useCaseSensitiveFileNames: () => true,
      getNewLine: () => '\n',
      fileExists: (name) => read(name) !== undefined,
      readFile: read,
      directoryExists: () => true,
      getDirectories: () => [],
    },
  });
}

/** The complete way: TypeScript's own declarations, as ts-morph brings them along. */
function withBundledLibrary(path: string, options: ts.CompilerOptions, read: (file: string) => string | undefined): ts.Program {
  const project = new Project({
    fileSystem: fileSystem(read),
    compilerOptions: { ...options, lib: ['lib.es2023.d.ts'] },
    skipAddingFilesFromTsConfig: true,
    skipFileDependencyResolution: true,
  });
  project.addSourceFileAtPath(libraryFile);
  project.addSourceFileAtPath(path);
  return project.getProgram().compilerObject;
}

/** A byte order mark becomes a blank, so that positions stay. */
function withoutMark(text: string): string {
  return text.replace(/^\uFEFF/, ' ');
}

/** A file system that can only read, and knows files by trying. */
function fileSystem(read: (path: string) => string | undefined): FileSystemHost {
  const readOnly = (): never => {
    throw new Error('the compiler writes no files');
  };
  const readFileSync = (path: string): string => {
    const text = read(path);
    if (text === undefined) throw Object.assign(new Error(`no such file: ${path}`), { code: 'ENOENT' });
    return withoutMark(text);
  };
  return {
    isCaseSensitive: () => true,
    getCurrentDirectory: () => home,
    fileExists: async (path) => read(path) !== undefined,
    fileExistsSync: (path) => read(path) !== undefined,
    directoryExists: async () => true,
    directoryExistsSync: () => true,
    readFile: async (path) => readFileSync(path),
    readFileSync,
    readDirSync: () => [],
    realpathSync: (path) => path,
    glob: async () => [],
    globSync: () => [],
    delete: readOnly, deleteSync: readOnly, writeFile: readOnly, writeFileSync: readOnly, mkdir: readOnly, mkdirSync: readOnly,
    move: readOnly, moveSync: readOnly, copy: readOnly, copySync: readOnly,
  };
}
