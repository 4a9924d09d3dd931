/**
 * `gradgen check`: compiles as `build` would, compares with what is there, and says which outputs are stale, missing,
 * orphaned or edited, with the command that puts each right. Writes nothing.
 *
 *     check({ inputs: ['src'], … }, terminal, place) → 3, and `src/loss.grad.js - error GG5040: this output is stale: …`
 *
 * What isn't given on the command line is taken from the head of each output, so that an output made with options of its
 * own is up to date as long as these would give the same.
 */
import { judge, type Verdict } from '../check/judge.js';
import { inFormat } from '../formats/formats.js';
import type { MapPlace } from '../formats/names.js';
import { stampOf, type Stamp } from '../formats/header.js';
import type { PublicDiagnostic } from '../options.js';
import type { CheckRequest } from './arguments.js';
import { exit, statusOf, type ExitStatus } from './exit.js';
import { listen } from './hearing.js';
import { readText, type Job } from './jobs.js';
import { findOrphans } from './orphans.js';
import { type Output, placingOf, type Target } from './outputs.js';
import { shown } from './paths.js';
import { plan, type Place } from './plan.js';
import { problem } from './problem.js';
import { remedy, word } from './remedy.js';
import type { Terminal } from './terminal.js';

type State = Verdict['state'] | 'failed' | 'orphaned';

export async function check(request: CheckRequest, terminal: Terminal, place: Place): Promise<ExitStatus> {
  const { cwd } = place;
  const hearing = listen(terminal, request);
  const work = await plan(request, hearing, terminal, place, { asFound: true });
  if (work === undefined) return hearing.end();
  const states: State[] = [];
  let done = 0;

  const { outcomes } = work.jobs.length === 0 ? { outcomes: [] } : await work.compile({}, (job) => ({ ...ofStamp(stampAt(job.output), request), sourceMap: job.output !== 'stdout' && job.output.some((target) => mapOf(job, target, request) !== undefined) }));
  for (const { job, result } of outcomes) {
    hearing.report(result.diagnostics);
    const { code, dts, map } = result;
    if (job.output !== 'stdout' && code !== null && dts !== null) {
      for (const target of job.output) {
        const place = mapOf(job, target, request);
        const fresh = inFormat(target.format, { code, dts, map }, place && placingOf(job.source, target, place));
        const verdict = judge(fresh, { module: readText(target.module), declarations: target.declarations && readText(target.declarations), map: readText(`${target.module}.map`) });
        states.push(verdict.state);
        hearing.report(describe(verdict, job, target, request, cwd));
      }
    } else if (statusOf(result.diagnostics) !== exit.done) states.push('failed');
    terminal.progress((done += 1), work.jobs.length);
    await new Promise((turn) => setImmediate(turn));
  }

  for (const { files, source } of await findOrphans({ inputs: work.inputs, root: request.root ?? work.inputs.root, outDir: request.outDir, cwd })) {
    states.push('orphaned');
    const command = `rm ${files.map((file) => word(shown(file, cwd))).join(' ')}`;
    hearing.report([at(files.find((file) => !/\.d\.[cm]?ts$/.test(file)) ?? files[0], problem('GG5042', { source: shown(source, cwd), command }))]);
  }
  if (states.length === 0) work.idle();
  else terminal.say(summary(states));
  return hearing.end();
}

/** Of the first that is there. */
function stampAt(output: Output): Stamp | undefined {
  const targets = output === 'stdout' ? [] : output;
  return targets.map(({ module, declarations }) => stampOf(readText(declarations ?? module) ?? '')).find((stamp) => stamp !== undefined);
}

/** Where the map of an output stands: as it is asked for, or, where nothing is, as it was. */
function mapOf({ source }: Job, { module }: Target, { sourceMap, settings, configPath }: CheckRequest): MapPlace | undefined {
  if (sourceMap !== undefined || configPath !== undefined) return sourceMap ?? settings?.(source).sourceMap;
  const found = /^\/\/# sourceMappingURL=(data:)?\S+\s*$/m.exec(readText(module)?.slice(-1e7) ?? '');
  return found === null ? undefined : found[1] === undefined ? 'file' : 'inline';
}

/** The options that the output was made with, where the command line leaves them open; a configuration leaves nothing open. */
function ofStamp(stamp: Stamp | undefined, { style, fn, wrt, configPath }: CheckRequest): Partial<Stamp> {
  if (configPath !== undefined) return { style, functions: fn, wrt };
  return { style: style ?? stamp?.style, functions: fn ?? stamp?.functions, wrt: wrt ?? stamp?.wrt };
}

function describe(verdict: Verdict, job: Job, target: Target, request: CheckRequest, cwd: string): PublicDiagnostic[] {
  if (verdict.state === 'current') return [];
  const part = 'part' in verdict ? verdict.part : 'module';
  const file = { module: target.module, declarations: target.declarations!, map: `${target.module}.map` }[part];
  const source = shown(job.source, cwd);
  const { style, functions, wrt } = ofStamp(stampAt(job.output), request);
  const command = remedy(job, target, { style, functions, wrt, gates: request.configPath === undefined ? request.gates : [], force: verdict.state === 'foreign', isPlaced: request.configPath !== undefined }, cwd);
  switch (verdict.state) {
    case 'missing': return [at(file, problem('GG5041', { source, command }))];
    case 'older': return [at(file, problem('GG5044', { version: verdict.version }))];
    case 'formatted': return [at(file, problem('GG5045', {}))];
    case 'foreign': return [at(file, problem('GG5043', { source, command, difference: 'its first line does not say any more that gradgen did' }))];
    case 'edited': return [at(file, problem('GG5043', { source, command, difference: verdict.difference.lines.join('\n') }))];
    case 'stale': return [at(file, problem('GG5040', { why: because(verdict.why, source), command, difference: verdict.difference.lines.join('\n') }))];
  }
}

function because(why: Extract<Verdict, { state: 'stale' }>['why'], source: string): string {
  switch (why.kind) {
    case 'source': return `\`${source}\`, or what it imports, has changed since it was written`;
    case 'options': return `it was written with other options, ${why.were}`;
    case 'version': return `gradgen ${why.was} wrote it, and this version writes it otherwise`;
    case 'other': return 'it was written with other gates, or types that are not in its source have changed';
  }
}

function at(file: string, diagnostic: PublicDiagnostic): PublicDiagnostic {
  return { ...diagnostic, file };
}

/** `200 outputs: 198 up to date, 1 stale, 1 missing` */
function summary(states: readonly State[]): string {
  const words: readonly [string, readonly State[]][] = [
    ['up to date', ['current', 'older', 'formatted']], ['stale', ['stale']], ['missing', ['missing']], ['orphaned', ['orphaned']],
    ['edited', ['edited', 'foreign']], ['not compiled', ['failed']],
  ];
  const counts = words.map(([name, which]) => [name, states.filter((state) => which.includes(state)).length] as const).filter(([, count]) => count > 0);
  return `${states.length} ${states.length === 1 ? 'output' : 'outputs'}: ${counts.map(([name, count]) => `${count} ${name}`).join(', ')}`;
}
