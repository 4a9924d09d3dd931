/**
 * What a run has heard of diagnostics so far: hands on those that are not silenced, and knows how the run ends.
 */
import type { PublicDiagnostic } from '../options.js';
import { exit, statusOf, type ExitStatus } from './exit.js';
import type { Terminal } from './terminal.js';

export interface Hearing {
  readonly report: (diagnostics: readonly PublicDiagnostic[]) => void;
  readonly failed: () => boolean;
  readonly status: () => ExitStatus;
}

export function listen(terminal: Terminal, quiet: readonly string[]): Hearing {
  const heard: PublicDiagnostic[] = [];
  const status = (): ExitStatus => statusOf(heard);
  return {
    report: (diagnostics) => {
      const loud = diagnostics.filter(({ severity, code }) => severity === 'error' || !quiet.includes(code));
      terminal.report(loud);
      heard.push(...loud);
    },
    failed: () => status() !== exit.done,
    status,
  };
}
