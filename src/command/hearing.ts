/**
 * What a run has heard of diagnostics so far: hands on those that are not silenced, and knows how the run ends.
 */
import type { PublicDiagnostic } from '../options.js';
import { exit, statusOf, type ExitStatus } from './exit.js';
import { problem } from './problem.js';
import type { Terminal } from './terminal.js';

export interface Hearing {
  readonly report: (diagnostics: readonly PublicDiagnostic[]) => void;
  readonly failed: () => boolean;
  /** The end of the run: says where there were too many warnings, and gives the exit status. */
  readonly end: () => ExitStatus;
}

export interface Ears {
  readonly quiet: readonly string[];
  readonly maxWarnings?: number;
}

export function listen(terminal: Terminal, { quiet, maxWarnings }: Ears): Hearing {
  const heard: PublicDiagnostic[] = [];
  const report = (diagnostics: readonly PublicDiagnostic[]): void => {
    const loud = diagnostics.filter(({ severity, code }) => severity === 'error' || !quiet.includes(code));
    terminal.report(loud);
    heard.push(...loud);
  };
  return {
    report,
    failed: () => statusOf(heard) !== exit.done,
    end: () => {
      const count = heard.filter(({ severity }) => severity === 'warning').length;
      if (maxWarnings !== undefined && count > maxWarnings) report([problem('GG5060', { count: String(count), most: String(maxWarnings) })]);
      return statusOf(heard);
    },
  };
}
