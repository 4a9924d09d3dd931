/**
 * `gradgen build`: compiles one file after the other, writes what came out, and says what went wrong. A file that fails
 * keeps no other from being written.
 *
 *     build({ inputs: ['loss.ts'], … }, terminal, place) → 0, with loss.grad.js and loss.grad.d.ts beside it
 */
import type { CompileOptions } from '../options.js';
import type { BuildRequest } from './arguments.js';
import { deliver } from './deliver.js';
import { exit, statusOf, type ExitStatus } from './exit.js';
import { listen } from './hearing.js';
import type { Job } from './jobs.js';
import { packageFaults } from './packages.js';
import { shown } from './paths.js';
import { plan, type Place } from './plan.js';
import type { Terminal } from './terminal.js';
import { drawTimings } from './timings.js';

/** Between one run and the next, in `--watch`. */
export interface Changes {
  /** Whether something that the file was made of has changed. */
  readonly isStale: (job: Job) => boolean;
  /** Reads what the file imports, and remembers it. */
  readonly readFor: (job: Job) => (path: string) => string | undefined;
}

export async function build(request: BuildRequest, terminal: Terminal, place: Place, changes?: Changes): Promise<ExitStatus> {
  const { cwd } = place;
  const { printIr, timings } = request;
  const hearing = listen(terminal, request);
  const work = await plan(request, hearing, terminal, place);
  if (work === undefined) return hearing.end();
  if (work.jobs.length === 0) {
    work.idle();
    return hearing.end();
  }

  let compiled = 0;
  let done = 0;
  const delivered: string[] = [];
  const jobs = changes === undefined ? work.jobs : stale(work.jobs, request, changes);
  const own = (job: Job): CompileOptions => (changes === undefined ? {} : { readFile: changes.readFor(job) });
  const { load, outcomes } = await work.compile({ printIr, timings }, own, jobs);
  for (const { job, result } of outcomes) {
    compiled += result.functions.length;
    hearing.report(result.diagnostics);
    if (printIr !== false || statusOf(result.diagnostics) === exit.done) hearing.report(deliver(job, result, request, terminal, cwd));
    if (job.output !== 'stdout' && result.code !== null) delivered.push(...job.output.map(({ module }) => module));
    if (result.timings !== undefined) {
      terminal.say(drawTimings(shown(job.source, cwd), job === jobs[0] ? [load, ...result.timings] : result.timings));
    }
    // a signal that came in meanwhile is heard here, between two files
    terminal.progress((done += 1), jobs.length);
    await new Promise((turn) => setImmediate(turn));
  }
  if (compiled === 0 && jobs.length === work.jobs.length) work.idle();
  else if (printIr === false && jobs.length === work.jobs.length) hearing.report(packageFaults(delivered, cwd));
  return hearing.end();
}

/** Names are judged over all files: with them, all or none. */
function stale(jobs: readonly Job[], { fn, wrt }: BuildRequest, { isStale }: Changes): readonly Job[] {
  const some = jobs.filter(isStale);
  return some.length > 0 && (fn !== undefined || wrt !== undefined) ? jobs : some;
}
