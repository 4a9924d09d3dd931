/**
 * `gradgen init`: sets up the current folder, says what it did, and asks nothing. What is there stays as it is.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfig } from '../config/load.js';
import { entryAt } from './entry.js';
import { exit, type ExitStatus } from './exit.js';
import { readText } from './jobs.js';
import { shown } from './paths.js';
import { problem, reasonOf } from './problem.js';
import type { Terminal } from './terminal.js';
import { type FileContent, writeFiles } from './write.js';

export async function init(terminal: Terminal, cwd: string): Promise<ExitStatus> {
  const files: FileContent[] = [];
  const known = await loadConfig(cwd).catch((error: { path: string }) => ({ path: error.path }));
  const hasTypes = entryAt(join(cwd, 'tsconfig.json')) !== undefined || (readText(join(cwd, 'package.json')) ?? '').includes('"typescript"');
  if (known === undefined) files.push(hasTypes ? { path: join(cwd, 'gradgen.config.ts'), text: typed } : { path: join(cwd, 'gradgen.config.mjs'), text: plain });
  else terminal.say(`${shown(known.path, cwd)} is there already, and stays as it is`);
  if (known === undefined && entryAt(join(cwd, 'src')) === undefined) files.push({ path: join(cwd, 'src', 'loss.ts'), text: example });
  files.push(...withLine(join(cwd, '.gitattributes'), '*.grad.* linguist-generated', true));
  files.push(...withLine(join(cwd, '.prettierignore'), '*.grad.*', usesPrettier(cwd)));
  try {
    writeFiles(files);
  } catch (error) {
    terminal.report([problem('GG5006', { path: shown(files[0].path, cwd), reason: reasonOf(error) })]);
    return exit.usage;
  }
  for (const { path } of files) terminal.say(`wrote ${shown(path, cwd)}`);
  terminal.say('`npx gradgen` compiles what is tagged `@grad`, `npx gradgen check` tells whether the outputs are up to date');
  return exit.done;
}

const body = `{
  // files, folders and globs; of these every function that is tagged @grad in its doc comment
  include: ['src/**/*.ts'],

  // staged, lecture or compact
  style: 'staged',
}`;
const typed = `import type { Config } from 'gradgen';\n\nexport default ${body} satisfies Config;\n`;
const plain = `/** @type {import('gradgen').Config} */\nexport default ${body};\n`;

const example = `/**
 * Mean squared error of a line.
 *
 * @grad wrt w
 */
export function loss(w: number[], xs: number[], ys: number[]): number {
  let sum = 0;
  for (let i = 0; i < xs.length; i++) {
    const error = w[0] + w[1] * xs[i] - ys[i];
    sum += error * error;
  }
  return sum / xs.length;
}
`;

/** The file with a line more; nothing where it has it, or where it is missing and not wanted. */
function withLine(path: string, line: string, isWanted: boolean): FileContent[] {
  const text = readText(path);
  if (text === undefined ? !isWanted : text.split(/\r?\n/).includes(line)) return [];
  return [{ path, text: text === undefined || text === '' ? `${line}\n` : `${text.replace(/\n?$/, '\n')}${line}\n` }];
}

function usesPrettier(cwd: string): boolean {
  return readdirSync(cwd).some((name) => name.startsWith('.prettierrc') || name.startsWith('prettier.config.')) || (readText(join(cwd, 'package.json')) ?? '').includes('"prettier"');
}
