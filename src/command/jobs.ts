/**
 * From inputs to jobs: the texts are read, and it is settled where each output goes. Files of folders and globs without a
 * tag drop out here, before the compiler is loaded.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { formats } from '../formats/names.js';
import { headerOf } from '../formats/header.js';
import type { PublicDiagnostic } from '../options.js';
import type { Selection } from './arguments.js';
import type { Inputs } from './inputs.js';
import { type Destination, filesOf, type Output, planOutput, planTargets, type Target } from './outputs.js';
import { shown, slashes } from './paths.js';
import { problem, reasonOf } from './problem.js';
import type { Terminal } from './terminal.js';

export interface Job {
  /** The absolute path; of standard input the one that `--stdin-name` gives it. */
  readonly source: string;
  readonly text: string;
  readonly named: boolean;
  readonly output: Output;
}

export function standardInput(request: Selection, cwd: string): Inputs {
  return { sources: [{ path: resolve(cwd, request.stdinName), named: true }], root: cwd, searched: [], problems: [] };
}

export async function prepareJobs(
  request: Selection, inputs: Inputs, terminal: Terminal, place: { readonly cwd: string; readonly readStdin: () => Promise<string> }, asFound = false,
): Promise<{ readonly jobs: readonly Job[]; readonly problems: readonly PublicDiagnostic[] }> {
  const { cwd } = place;
  const fromStdin = request.inputs[0] === '-';
  const destination: Destination = { out: request.out ?? (fromStdin ? '-' : undefined), outDir: request.outDir, root: request.root ?? inputs.root, cwd, formats: request.formats };
  const jobs: Job[] = [];
  const problems: PublicDiagnostic[] = [];
  for (const { path, named } of inputs.sources) {
    try {
      const text = fromStdin ? await place.readStdin() : readFileSync(path, 'utf8');
      if (fromStdin) terminal.remember(slashes(path), text);
      const own: Destination = { ...destination, formats: request.formats ?? request.settings?.(path).formats };
      const there = asFound ? written(path, own) : [];
      const isTagged = text.includes('@grad');
      if (!named && !isTagged && there.length === 0) continue;
      const isOpen = own.formats === undefined && request.configPath === undefined && request.out === undefined && there.length > 0;
      jobs.push({ source: path, text, named: named || !isTagged, output: isOpen ? there : planOutput(path, own) });
    } catch (error) {
      problems.push(problem('GG5005', { path: shown(path, cwd), reason: reasonOf(error) }));
    }
  }
  return { jobs, problems };
}

/** What is there already of the outputs that this source can have. */
function written(source: string, destination: Destination): readonly Target[] {
  return planTargets(source, { ...destination, formats: destination.formats ?? formats })
    .filter((target) => filesOf(target).some((path) => headerOf(readText(path) ?? '') !== undefined));
}

export interface Gates {
  readonly gates: readonly { readonly path: string; readonly text: string }[];
  readonly problems: readonly PublicDiagnostic[];
}

export function readGates(words: readonly string[], cwd: string): Gates {
  const gates: { path: string; text: string }[] = [];
  const problems: PublicDiagnostic[] = [];
  for (const path of words) {
    try {
      gates.push({ path, text: readFileSync(resolve(cwd, path), 'utf8') });
    } catch (error) {
      const gone = (error as NodeJS.ErrnoException).code === 'ENOENT';
      problems.push(gone ? problem('GG5002', { path }) : problem('GG5005', { path, reason: reasonOf(error) }));
    }
  }
  return { gates, problems };
}

/** How imports are read: no file, no text. */
export function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
