/**
 * `gradgen build`: finds the inputs, compiles one after the other, writes what came out, and says what went wrong. A file
 * that fails keeps no other from being written.
 *
 *     build({ inputs: ['loss.ts'], … }, terminal, place) → 0, with loss.grad.js and loss.grad.d.ts beside it
 */
import type { CompileOptions, PublicDiagnostic } from '../options.js';
import type { BuildRequest } from './arguments.js';
import { deliver } from './deliver.js';
import { exit, statusOf, type ExitStatus } from './exit.js';
import { findInputs } from './inputs.js';
import { prepareJobs, readGates, readText, standardInput, type Job } from './jobs.js';
import { compileWithNames, type Names } from './names.js';
import { conflicts, judgeOut } from './outputs.js';
import { shown, slashes } from './paths.js';
import { problem } from './problem.js';
import type { Terminal } from './terminal.js';
import { drawTimings } from './timings.js';

/** Where the command runs. */
export interface Place {
  readonly cwd: string;
  readonly readStdin: () => Promise<string>;
  readonly debug: boolean;
}

export async function build(request: BuildRequest, terminal: Terminal, place: Place): Promise<ExitStatus> {
  const { cwd } = place;
  const faults: PublicDiagnostic[] = [];
  const report = (diagnostics: readonly PublicDiagnostic[]): void => {
    const heard = diagnostics.filter(({ severity, code }) => severity === 'error' || !request.quiet.includes(code));
    terminal.report(heard);
    faults.push(...heard);
  };

  const inputs = request.inputs[0] === '-' ? standardInput(request, cwd) : await findInputs(request.inputs, cwd);
  report(inputs.problems);
  const gates = readGates(request.gates, cwd);
  report(gates.problems);
  const { jobs, problems } = await prepareJobs(request, inputs, terminal, place);
  report(problems);
  const idle = request.inputs.map((path) => problem('GG5012', { path }));
  if (jobs.length === 0 && statusOf(faults) === exit.done) report(idle);

  const wrongPlan = planFaults(request, jobs, cwd);
  report(wrongPlan);
  if (wrongPlan.length > 0 || gates.problems.length > 0 || jobs.length === 0) return statusOf(faults);

  const begin = performance.now();
  const { compile } = await import('../compile.js');
  const load = { phase: 'load', milliseconds: performance.now() - begin };

  const { style, quiet, printIr, timings } = request;
  const options: CompileOptions = { style, quiet, printIr, timings, gates: gates.gates, readFile: readText, debug: place.debug };
  const names: Names = { functions: request.fn, wrt: request.wrt };
  const outcomes = compileWithNames(jobs, names, ({ source, text, named }, known) =>
    compile(text, { ...options, ...known, fileName: slashes(source), select: named ? 'named' : 'tagged' }));

  let compiled = 0;
  for (const { job, result } of outcomes) {
    compiled += result.functions.length;
    report(result.diagnostics);
    if (printIr !== false || statusOf(result.diagnostics) === exit.done) report(deliver(job, result, request, terminal, cwd));
    if (result.timings !== undefined) {
      terminal.say(drawTimings(shown(job.source, cwd), job === jobs[0] ? [load, ...result.timings] : result.timings));
    }
    // a signal that came in meanwhile is heard here, between two files
    await new Promise((turn) => setImmediate(turn));
  }
  if (compiled === 0 && statusOf(faults) === exit.done) report(idle);
  return statusOf(faults);
}

function planFaults(request: BuildRequest, jobs: readonly Job[], cwd: string): PublicDiagnostic[] {
  if (request.out === undefined) return conflicts(jobs, cwd);
  const what = `--out takes one input, and these are ${jobs.length}`;
  if (jobs.length > 1) return [problem('GG5001', { what }, '--out-dir writes a tree of outputs')];
  return [...judgeOut(request.out, cwd), ...conflicts(jobs, cwd)];
}
