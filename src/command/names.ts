/**
 * `--fn` and `--wrt` over several files: a name is wrong only where no file knows it, and a file that knows none of the
 * names is none of our business. With one file, or without names, this is a plain compilation.
 *
 *     gradgen a.ts b.ts --fn loss      where only b.ts exports `loss`: b.ts is compiled, a.ts left alone
 */
import { diagnose } from '../diagnostics/diagnostic.js';
import type { CompileResult, PublicDiagnostic } from '../options.js';

export interface Names {
  readonly functions?: readonly string[];
  readonly wrt?: readonly string[];
}

export interface Outcome<Job> {
  readonly job: Job;
  readonly result: CompileResult;
}

export function* compileWithNames<Job>(
  jobs: readonly Job[], names: Names, compileOne: (job: Job, names: Names) => CompileResult,
): Generator<Outcome<Job>> {
  if (jobs.length < 2 || (names.functions === undefined && names.wrt === undefined)) {
    for (const job of jobs) yield { job, result: compileOne(job, names) };
    return;
  }
  // a name that some file knows is no fault of the others, so all have to be seen before the first is judged
  const trials = jobs.map((job) => ({ job, ...narrowed(job, names, compileOne) }));
  const unknown = unknownEverywhere(trials.map((trial) => trial.missing));
  for (const [k, { job, result }] of trials.entries()) {
    const blame = k === 0 ? trials.flatMap((trial) => trial.faults).filter(({ message }) => unknown.has(message)) : [];
    const once = blame.filter(({ message }, at) => blame.findIndex((other) => other.message === message) === at);
    yield { job, result: once.length === 0 ? result : { ...result, diagnostics: [...once, ...result.diagnostics] } };
  }
}

interface Trial {
  readonly result: CompileResult;
  /** The complaints about names, and their sentences. */
  readonly faults: readonly PublicDiagnostic[];
  readonly missing: ReadonlySet<string>;
}

const nothing: CompileResult = { code: null, dts: null, map: null, functions: [], diagnostics: [] };

/** Compiles with the names that the file knows. */
function narrowed<Job>(job: Job, names: Names, compileOne: (job: Job, names: Names) => CompileResult): Trial {
  const faults: PublicDiagnostic[] = [];
  let asked = names;
  for (;;) {
    const result = compileOne(job, asked);
    const complaints = result.diagnostics.filter(({ code }) => code === 'GG5010' || code === 'GG5011');
    if (complaints.length === 0) return { result, faults, missing: sentencesOf(faults) };
    faults.push(...complaints);
    const sentences = sentencesOf(complaints);
    const functions = asked.functions?.filter((name) => !sentences.has(diagnose('GG5010', undefined, { name }).message));
    const wrt = asked.wrt?.filter((name) => !sentences.has(diagnose('GG5011', undefined, { name }).message));
    if (functions?.length === 0 || wrt?.length === 0) return { result: nothing, faults, missing: sentencesOf(faults) };
    asked = { functions, wrt };
  }
}

function sentencesOf(faults: readonly PublicDiagnostic[]): ReadonlySet<string> {
  return new Set(faults.map(({ message }) => message));
}

function unknownEverywhere(missing: readonly ReadonlySet<string>[]): ReadonlySet<string> {
  return new Set([...missing[0]].filter((sentence) => missing.every((one) => one.has(sentence))));
}
