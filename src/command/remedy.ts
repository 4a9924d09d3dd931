/**
 * The command that writes one output anew, as it can be typed.
 *
 *     remedy({ source: 'src/loss.ts', … }, { style: 'compact' }) → 'npx gradgen src/loss.ts --style compact'
 */
import type { Job } from './jobs.js';
import { planTargets, type Target } from './outputs.js';
import { shown } from './paths.js';

export interface Given {
  readonly style?: string;
  readonly functions?: readonly string[];
  readonly wrt?: readonly string[];
  readonly gates: readonly string[];
  readonly force: boolean;
  /** The configuration says where it goes, and in which format. */
  readonly isPlaced: boolean;
}

export function remedy({ source }: Job, { format, module }: Target, { style, functions, wrt, gates, force, isPlaced }: Given, cwd: string): string {
  const isElsewhere = module !== planTargets(source, { root: cwd, cwd, formats: [format] })[0].module;
  return [
    'npx gradgen', word(shown(source, cwd)),
    ...(style === undefined || style === 'staged' ? [] : ['--style', style]),
    ...list('--fn', functions), ...list('--wrt', wrt), ...list('--gates', gates.length === 0 ? undefined : gates),
    ...(isPlaced ? [] : isElsewhere ? ['-o', word(shown(module, cwd))] : format === 'esm' ? [] : ['--format', format]),
    ...(force ? ['--force'] : []),
  ].join(' ');
}

function list(flag: string, names: readonly string[] | undefined): string[] {
  return names === undefined ? [] : [flag, word(names.join(','))];
}

/** A word that a shell takes as it is, or in quotes. */
export function word(text: string): string {
  return /^[\w./,@:+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
