/**
 * What `build` and `check` do before they differ: find the inputs, read the gates, settle where each output goes, and then
 * compile one file after the other.
 *
 *     const work = await plan(request, hearing, terminal, place);
 *     for (const { job, result } of await work.compile(options)) …
 */
import type { CompileOptions, CompileResult, PublicDiagnostic, Timing } from '../options.js';
import type { Selection } from './arguments.js';
import type { Hearing } from './hearing.js';
import { findInputs, type Inputs } from './inputs.js';
import { prepareJobs, readGates, readText, standardInput, type Job } from './jobs.js';
import { compileWithNames, type Outcome } from './names.js';
import { conflicts, judgeOut } from './outputs.js';
import { slashes } from './paths.js';
import { problem } from './problem.js';
import type { Terminal } from './terminal.js';

/** Where the command runs. */
export interface Place {
  readonly cwd: string;
  readonly readStdin: () => Promise<string>;
  readonly debug: boolean;
}

export interface Work {
  readonly inputs: Inputs;
  readonly jobs: readonly Job[];
  /** Says that there was nothing to do, where that is no fault. */
  readonly idle: () => void;
  readonly compile: (options: CompileOptions, own?: (job: Job) => CompileOptions, only?: readonly Job[]) => Promise<{ readonly load: Timing; readonly outcomes: Iterable<Outcome<Job>> }>;
}

export interface Aims {
  /** What is there counts as asked for: outputs of sources without a tag, and their formats. */
  readonly asFound?: boolean;
  /** Nothing is written, and so no output can stand in the way of another. */
  readonly writes?: boolean;
}

/** `undefined` where something stands in the way of all of it; then that has been said. */
export async function plan(selection: Selection, hearing: Hearing, terminal: Terminal, place: Place, { asFound, writes = true }: Aims = {}): Promise<Work | undefined> {
  const { cwd } = place;
  const inputs = selection.inputs[0] === '-' ? standardInput(selection, cwd) : await findInputs(selection.inputs, selection.base ?? cwd);
  hearing.report(inputs.problems);
  const gates = readGates(selection.gates, cwd);
  hearing.report(gates.problems);
  const { jobs, problems } = await prepareJobs(selection, inputs, terminal, place, asFound);
  hearing.report(problems);
  const idle = (): void => {
    if (!hearing.failed()) hearing.report(selection.inputs.map((path) => problem('GG5012', { path })));
  };
  const faults = !writes ? [] : planFaults(selection, jobs, cwd);
  hearing.report(faults);
  if (faults.length > 0 || gates.problems.length > 0) return undefined;

  const compileAll: Work['compile'] = async (options, own = () => ({}), only = jobs) => {
    const begin = performance.now();
    const { compile } = await import('../compile.js');
    const load = { phase: 'load', milliseconds: performance.now() - begin };
    const given: CompileOptions = { gates: gates.gates, readFile: readText, debug: place.debug, ...options };
    const ofConfig = ({ source }: Job): CompileOptions => {
      const { style, functions, wrt, sourceMap, quiet = [] } = selection.settings?.(source) ?? {};
      return { sourceMap: (selection.sourceMap ?? sourceMap) !== undefined, style: selection.style ?? style, functions, wrt, quiet: [...selection.quiet, ...quiet] };
    };
    const outcomes = compileWithNames(only, { functions: selection.fn, wrt: selection.wrt }, (job, known): CompileResult =>
      compile(job.text, { ...given, ...defined(ofConfig(job)), ...defined(own(job)), ...defined(known), fileName: slashes(job.source), select: job.named ? 'named' : 'tagged' }));
    return { load, outcomes };
  };
  return { inputs, jobs, idle, compile: compileAll };
}

/** Without what is `undefined`, so that it replaces nothing. */
function defined<T extends object>(options: T): Partial<T> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as Partial<T>;
}

function planFaults(selection: Selection, jobs: readonly Job[], cwd: string): PublicDiagnostic[] {
  if (selection.out === undefined) return conflicts(jobs, cwd);
  const what = `--out takes one input, and these are ${jobs.length}`;
  if (jobs.length > 1) return [problem('GG5001', { what }, '--out-dir writes a tree of outputs')];
  return [...judgeOut(selection.out, cwd), ...conflicts(jobs, cwd)];
}
