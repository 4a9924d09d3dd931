/**
 * The architecture, enforced: who may import whom, and which package is known where. `ls src` is the map.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

const src = join(import.meta.dirname, '..', 'src');

interface SourceFile {
  readonly path: string;
  readonly text: string;
  /** What it imports: paths below `src` without ending, or package names. */
  readonly imports: readonly { readonly target: string; readonly typeOnly: boolean; readonly lazy: boolean }[];
}

const files: readonly SourceFile[] = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.ts'))
  .sort()
  .map((path) => {
    const text = readFileSync(join(src, path), 'utf8');
    return { path, text, imports: importsOf(path, text) };
  });

function importsOf(path: string, text: string): SourceFile['imports'] {
  const found: { target: string; typeOnly: boolean; lazy: boolean }[] = [];
  const add = (specifier: ts.Node | undefined, typeOnly: boolean, lazy = false): void => {
    if (specifier === undefined || !ts.isStringLiteralLike(specifier)) return;
    const target = specifier.text.startsWith('.') ? posix.join(posix.dirname(path), specifier.text).replace(/\.js$/, '.ts') : specifier.text;
    found.push({ target, typeOnly, lazy });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, node.importClause?.isTypeOnly === true);
    if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true);
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) add(node.arguments[0], false, true);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.ES2023));
  return found;
}

const layerOf = (path: string): string => (path.includes('/') ? path.slice(0, path.indexOf('/')) : path.replace(/\.ts$/, ''));
const isPhase = (layer: string): boolean => /^\d-/.test(layer);
const isOurs = (target: string): boolean => target.endsWith('.ts');

/** What each layer may import besides itself. */
function mayImport(layer: string): readonly string[] | 'everything' {
  if (isPhase(layer)) return ['ir', 'gates', 'diagnostics', 'syntax', 'options'];
  switch (layer) {
    case 'syntax': return [];
    case 'options': return ['syntax', 'diagnostics'];
    case 'version': return [];
    case 'diagnostics': return ['syntax', 'options'];
    case 'ir': return ['syntax', 'diagnostics', 'options', 'gates'];
    case 'gates': return ['syntax', 'diagnostics', 'options'];
    // What comes of an output: what stands at its head, and whether it is still true.
    case 'formats': return ['options', '7-emit', 'diagnostics', 'syntax'];
    case 'check': return ['options', 'formats', '7-emit'];
    // Runs the user's code, and compares: types come from the parser, which has them anyway.
    case 'run': return ['1-parse'];
    case 'verify': return ['1-parse', 'run', 'syntax', 'options'];
    case 'config': return ['diagnostics', 'options', 'formats', 'run'];
    case 'command': return ['diagnostics', 'options', 'compile', 'version', 'check', 'config', 'formats', 'run', 'verify'];
    // One module for all bundlers and for Node; it writes declarations as the command does.
    case 'plugin': return ['diagnostics', 'options', 'compile', 'check', 'config', 'formats', 'command'];
    case 'cli': return ['command'];
    case 'index': return ['compile', 'version', 'options', 'diagnostics', 'config'];
    // The pipeline: `compile` is read aloud, `derive` takes one function through the phases, `watch` looks on.
    case 'compile': case 'derive': case 'derive-all': case 'watch': return 'everything';
    default: return [];
  }
}

test('the map: nothing in src but what the design names', () => {
  const known = ['1-parse', '2-stage', '3-analyze', '4-reverse', '5-tidy', '6-name', '7-emit', 'check', 'cli', 'command', 'compile', 'config', 'derive', 'derive-all', 'diagnostics', 'formats', 'gates', 'index', 'ir', 'ops', 'options', 'plugin', 'run', 'syntax', 'verify', 'version', 'watch'];
  expect([...new Set(files.map(({ path }) => layerOf(path)))].filter((layer) => !known.includes(layer))).toEqual([]);
  expect(files.length).toBeGreaterThan(20);
});

describe.each(files.map((file) => [file.path, file] as const))('%s', (path, { text, imports }) => {
  test('imports only what its layer may', () => {
    const layer = layerOf(path);
    const allowed = mayImport(layer);
    const wrong = imports.filter(({ target }) => isOurs(target) && layerOf(target) !== layer && allowed !== 'everything' && !allowed.includes(layerOf(target)));
    expect(wrong.map(({ target }) => target)).toEqual([]);
  });

  test('knows no package that is not its business', () => {
    const homes: readonly [RegExp, (path: string) => boolean][] = [
      [/^(ts-morph|@ts-morph\/.*)$/, (at) => at.startsWith('1-parse/') || at === 'run/transpile.ts'],
      [/^acorn$/, (at) => at.startsWith('gates/') || at.startsWith('check/')],
      [/^astring$/, (at) => at.startsWith('7-emit/')],
      [/^commander$|^tinyglobby$/, (at) => at.startsWith('command/')],
      [/^picomatch$/, (at) => at.startsWith('command/') || at === 'config/settings.ts'],
      [/^picocolors$/, (at) => at.startsWith('command/') || at === 'diagnostics/render.ts' || at === 'plugin/module.ts'],
      [/^unplugin$/, (at) => at === 'plugin/plugin.ts'],
      [/^(node:)?fs(\/promises)?$/, (at) => at.startsWith('command/') || at === 'gates/load.ts' || at === 'version.ts' || at.startsWith('run/') || at === 'config/load.ts' || at === 'plugin/module.ts'],
      [/^(node:)?(path|url)$/, (at) => !/^\d-[^p]/.test(at)],
      [/^node:(module|vm)$/, (at) => at === 'cli.ts' || at.startsWith('run/') || at.startsWith('plugin/')],
      [/^estree$/, () => true],
      [/^node:crypto$/, (at) => at === '7-emit/fingerprint.ts'],
    ];
    const strange = imports.filter(({ target }) => {
      if (isOurs(target)) return false;
      const home = homes.find(([name]) => name.test(target));
      return home === undefined || !home[1](path);
    });
    expect(strange.map(({ target }) => target)).toEqual([]);
  });

  test('is short enough to read, and opens with what it is for', () => {
    // one table, and one file of types
    if (path !== 'diagnostics/catalogue.ts' && path !== 'syntax.ts') expect(text.split('\n').length).toBeLessThanOrEqual(301);
    expect(text.replace(/^#!.*\n/, '')).toMatch(/^\/\*\*/);
    expect(path).not.toMatch(/\b(utils?|helpers?|misc|common)\b/);
  });

  test('keeps no state of its own, and no path of one machine', () => {
    const top = ts.createSourceFile(path, text, ts.ScriptTarget.ES2023).statements;
    const variables = top.filter((node) => ts.isVariableStatement(node) && (node.declarationList.flags & ts.NodeFlags.Const) === 0);
    expect(variables.map((node) => text.slice(node.pos, node.end).trim())).toEqual([]);
    expect(text).not.toMatch(/['"`](\/(home|tmp|root|Users)\/)/);
  });
});

/** Where the tree itself is recursive (expressions hold functions, which hold statements, which hold expressions), so may be its files. */
const recursive = ['2-stage'];

test('no file imports itself, by whatever way round, but for descent into the tree', () => {
  const graph = new Map(files.map(({ path, imports }) => [path, imports.filter(({ target, typeOnly }) => isOurs(target) && !typeOnly).map(({ target }) => target)]));
  const state = new Map<string, 'open' | 'done'>();
  const circles: string[] = [];
  const visit = (path: string, way: readonly string[]): void => {
    if (state.get(path) === 'done') return;
    if (state.get(path) === 'open') return void circles.push([...way.slice(way.indexOf(path)), path].join(' → '));
    state.set(path, 'open');
    for (const target of graph.get(path) ?? []) visit(target, [...way, path]);
    state.set(path, 'done');
  };
  for (const path of graph.keys()) visit(path, []);
  const excused = (circle: string): boolean => recursive.some((layer) => circle.split(' → ').every((path) => layerOf(path) === layer));
  expect(circles.filter((circle) => !excused(circle))).toEqual([]);
});

test('every import of our own leads to a file', () => {
  const paths = new Set(files.map(({ path }) => path));
  const lost = files.flatMap(({ path, imports }) => imports.filter(({ target }) => isOurs(target) && !paths.has(target)).map(({ target }) => `${path} → ${target}`));
  expect(lost).toEqual([]);
});

test('what the command loads at once leaves the compiler alone', () => {
  const graph = new Map(files.map(({ path, imports }) => [path, imports.filter(({ typeOnly, lazy }) => !typeOnly && !lazy).map(({ target }) => target)]));
  const reached = new Set<string>();
  const visit = (path: string): void => {
    if (reached.has(path)) return;
    reached.add(path);
    for (const target of graph.get(path) ?? []) visit(target);
  };
  visit('cli.ts');
  expect([...reached]).toContain('command/arguments.ts');
  expect([...reached].filter((path) => /^\d-|^gates|^compile|^ts-morph|^acorn|^astring|^tinyglobby/.test(path))).toEqual([]);
});
