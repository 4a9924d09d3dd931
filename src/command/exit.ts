/**
 * Exit statuses, and which one a run ends with.
 *
 *     statusOf([GG2001 error, GG5002 error]) → 2
 */
import type { PublicDiagnostic } from '../options.js';

export const exit = { done: 0, failed: 1, usage: 2, stale: 3, bug: 70, interrupted: 130 } as const;

export type ExitStatus = (typeof exit)[keyof typeof exit];

/** GG5000 to GG5019: the command line and paths. From GG5020 on it is what a file holds that is at fault. */
const usage = /^GG50[01]\d$/;

/** GG5040 to GG5049: what `check` finds. */
const stale = /^GG504\d$/;

/** The gravest fault counts: a bug of ours, then wrong usage and paths, then what can't be differentiated, then stale output. */
export function statusOf(diagnostics: readonly PublicDiagnostic[]): ExitStatus {
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === 'error');
  if (errors.some(({ code }) => code.startsWith('GG9'))) return exit.bug;
  if (errors.some(({ code }) => usage.test(code))) return exit.usage;
  if (errors.some(({ code }) => !stale.test(code))) return exit.failed;
  return errors.length > 0 ? exit.stale : exit.done;
}
