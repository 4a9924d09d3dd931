/**
 * TypeScript text → running code, without a file and without a module loader.
 *
 * Takes the text of a TypeScript file, guarantees the plain JavaScript that any transpiler would make of it; and takes the
 * text of a JavaScript module, guarantees its exports. Nothing stays behind in a module registry, so that twenty thousand
 * programs fit into one process.
 *
 *     evaluate(transpile('export const f = (x: number) => x * x;')).f(3)   →   9
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'acorn';
import ts from 'typescript';

export type Exports = Record<string, unknown>;
export type Callable = (...args: unknown[]) => unknown;

/** Removes the types and nothing else. */
export function transpile(source: string): string {
  return standalone(typeless(source));
}

function typeless(source: string): string {
  return ts.transpileModule(source, {
    compilerOptions: { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext, removeComments: false },
  }).outputText;
}

/** What is imported from `gradgen/ops` is written out: the library itself, in front of the program. */
function standalone(text: string): string {
  return text.replace(/^import \{([^}]*)\} from 'gradgen\/ops';$/gm, (_, names: string) => `const {${names.replaceAll(' as ', ': ')}} = ${library()};`);
}

let written: string | undefined;

/** All of `gradgen/ops` as one expression. */
function library(): string {
  if (written !== undefined) return written;
  const folder = join(import.meta.dirname, '..', '..', 'src', 'ops');
  const files = readdirSync(folder).filter((name) => name !== 'all.ts' && name !== 'types.ts').sort();
  const texts = files.map((name) => typeless(readFileSync(join(folder, name), 'utf8')).replace(/^import .*$/gm, '').replace(/^export \{.*$/gm, '').replace(/^export /gm, ''));
  const names = new Set(texts.flatMap((each) => [...each.matchAll(/^function (\w+)/gm)].map(([, name]) => name!)));
  return (written = `(() => {\nfunction stopGradient(x) { return x; }\n${texts.join('\n')}\nreturn { stopGradient, ${[...names].join(', ')} };\n})()`);
}

/** A module without its `export`s, and what it exported: exported name → the name within. */
export interface Script {
  readonly text: string;
  readonly exports: ReadonlyMap<string, string>;
}

/** Cuts the word `export` away, leaves all other text as it is. */
export function script(moduleText: string): Script {
  const program = parse(moduleText, { ecmaVersion: 'latest', sourceType: 'module' });
  const exports = new Map<string, string>();
  let text = '';
  let done = 0;
  const cut = (from: number, to: number, put = ''): void => {
    text += moduleText.slice(done, from) + put;
    done = to;
  };
  for (const node of program.body) {
    if (node.type === 'ImportDeclaration' || node.type === 'ExportAllDeclaration') throw new Error('the module is not standalone');
    if (node.type === 'ExportNamedDeclaration') {
      if (node.source) throw new Error('the module is not standalone');
      const inner = node.declaration;
      if (!inner) {
        for (const { local, exported } of node.specifiers) exports.set(nameOf(exported), nameOf(local));
        cut(node.start, node.end);
        continue;
      }
      cut(node.start, inner.start);
      if (inner.type === 'VariableDeclaration') {
        for (const { id } of inner.declarations) if (id.type === 'Identifier') exports.set(id.name, id.name);
      } else exports.set(inner.id.name, inner.id.name);
    }
    if (node.type === 'ExportDefaultDeclaration') {
      const inner = node.declaration;
      const named = (inner.type === 'FunctionDeclaration' || inner.type === 'ClassDeclaration') && inner.id;
      exports.set('default', named ? named.name : 'defaultExport');
      cut(node.start, inner.start, named ? '' : 'const defaultExport = ');
    }
  }
  return { text: text + moduleText.slice(done), exports };
}

function nameOf(node: { type: string; name?: string; value?: unknown }): string {
  return node.type === 'Identifier' ? node.name! : String(node.value);
}

/** Runs a standalone module, with `globals` in scope over the real ones. */
export function evaluate(moduleText: string, globals: Record<string, unknown> = {}): Exports {
  return run(script(moduleText), globals);
}

/** Runs a script and collects its exports. */
export function run({ text, exports }: Script, globals: Record<string, unknown> = {}): Exports {
  const pairs = [...exports].map(([exported, local]) => `${JSON.stringify(exported)}: ${local}`);
  const body = `'use strict';\n${text}\nreturn { ${pairs.join(', ')} };`;
  return (new Function(...Object.keys(globals), body) as Callable)(...Object.values(globals)) as Exports;
}

/** The exported function of that name; `defaultExport` stands for an anonymous default export. */
export function callable(exports: Exports, name: string): Callable {
  const found = exports[name] ?? (name === 'defaultExport' || exports.default ? exports.default : undefined);
  if (typeof found !== 'function') throw new Error(`no function ${name} among ${Object.keys(exports).join(', ') || 'no exports'}`);
  return found as Callable;
}
