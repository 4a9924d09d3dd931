/**
 * `gradgen verify`: compiles, runs the source and what came out, and compares them at points that are given or made up.
 * Prints a table, worst first; ends with 1 where a gradient is wrong. It runs the user's code, and says so.
 *
 *     verify({ inputs: ['loss.ts#loss'], at: ['x=3,y=-4'], … }, terminal, place) → 0
 */
import type { CompiledFunction, CompileResult } from '../options.js';
import type { VerifyRequest } from './arguments.js';
import { exit, statusOf, type ExitStatus } from './exit.js';
import { type Given, Misread, readAt, readInput } from './given.js';
import { type Hearing, listen } from './hearing.js';
import { readText, type Job } from './jobs.js';
import { shown, slashes } from './paths.js';
import { plan, type Place } from './plan.js';
import { problem } from './problem.js';
import { drawTable } from './table.js';
import type { Terminal } from './terminal.js';
import type { Row } from '../verify/verify.js';

export async function verify(request: VerifyRequest, terminal: Terminal, place: Place): Promise<ExitStatus> {
  const hearing = listen(terminal, request);
  const { inputs, functions } = withoutNames(request);
  const given = readGiven(request, hearing, place.cwd);
  const work = given === undefined ? undefined : await plan({ ...request, inputs, fn: functions ?? request.fn }, hearing, terminal, place, { writes: false });
  if (work === undefined || given === undefined) return hearing.end();
  if (work.jobs.length === 0) {
    work.idle();
    return hearing.end();
  }
  const { outcomes } = await work.compile({});
  for (const { job, result } of outcomes) {
    hearing.report(result.diagnostics);
    if (statusOf(result.diagnostics) !== exit.done || result.code === null) continue;
    terminal.say(`${shown(job.source, place.cwd)}: running your code, and what was made of it`);
    await verifyFile(job, result, request, given, { hearing, terminal, place });
  }
  return hearing.end();
}

/** `loss.ts#loss`: the function behind the sign. */
function withoutNames({ inputs }: VerifyRequest): { readonly inputs: readonly string[]; readonly functions?: readonly string[] } {
  const parts = inputs.map((input) => /^(.+\.\w+)#([^#/\\]+)$/.exec(input));
  const functions = parts.flatMap((part) => (part === null ? [] : part[2].split(',')));
  return { inputs: [...new Set(inputs.map((input, at) => parts[at]?.[1] ?? input))], functions: functions.length === 0 ? undefined : functions };
}

function readGiven({ at, input }: VerifyRequest, hearing: Hearing, cwd: string): Given[] | undefined {
  try {
    const fromFile = input === undefined ? [] : [input].flatMap((path) => {
      const text = readText(`${cwd}/${path}`) ?? readText(path);
      if (text === undefined) throw new Misread(`cannot read \`${path}\``);
      return readInput(text, path);
    });
    return [...at.map(readAt), ...fromFile];
  } catch (error) {
    if (!(error instanceof Misread)) throw error;
    hearing.report([problem('GG5001', { what: error.message }, '`gradgen verify --help` shows how arguments are given')]);
    return undefined;
  }
}

interface Around {
  readonly hearing: Hearing;
  readonly terminal: Terminal;
  readonly place: Place;
}

async function verifyFile(job: Job, result: CompileResult, request: VerifyRequest, given: readonly Given[], { hearing, terminal, place }: Around): Promise<void> {
  const { runFile, runText } = await import('../run/run.js');
  const { subjectOf, verifyOne } = await import('../verify/subject.js');
  const file = shown(job.source, place.cwd);
  const restore = unhurried();
  try {
    const source = await runFile(job.source);
    const module = await runText(result.code!);
    const types = await subjectOf(job.text, { fileName: slashes(job.source), functions: result.functions.map(({ name }) => name), readFile: readText });
    for (const fn of result.functions) {
      const found = verifyOne(fn, { source, module, params: types.get(fn.name)!, given, style: request.style, wishes: request });
      report(fn, found, { file, rules: /@gradgen\.backward|stopGradient/.test(job.text) || request.gates.length > 0, hearing, terminal });
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    hearing.report([{ ...problem('GG5051', { name: file, reason: `it cannot be run: ${reason}` }), file: slashes(job.source) }]);
  } finally {
    restore();
  }
}

/** The user's code says what it likes, once for each of a thousand calls: nobody wants to hear it. And Ctrl-C ends it at once. */
function unhurried(): () => void {
  const { log, info, warn, error, debug } = console;
  const silent = (): void => undefined;
  Object.assign(console, { log: silent, info: silent, warn: silent, error: silent, debug: silent });
  const listeners = process.listeners('SIGINT');
  process.removeAllListeners('SIGINT');
  return () => {
    Object.assign(console, { log, info, warn, error, debug });
    for (const listener of listeners) process.on('SIGINT', listener);
  };
}

type Found = { readonly rows: readonly Row[]; readonly points: number } | { readonly reason: string };

function report({ name }: CompiledFunction, found: Found, { file, rules, hearing, terminal }: { file: string; rules: boolean; hearing: Hearing; terminal: Terminal }): void {
  if ('reason' in found) {
    hearing.report([{ ...problem('GG5051', { name, reason: found.reason }), file }]);
    return;
  }
  const rows = [...found.rows].sort(worseFirst);
  const table = tableOf(name, rows, found.points);
  if (terminal.isMachine) terminal.say(table);
  else terminal.print(`${table}\n`);
  const wrong = rows.filter(({ kind }) => kind === 'wrong');
  if (wrong.length > 0) {
    const hint = rules ? "a rule of your own needn't be the true derivative: if it is meant to be, correct it" : undefined;
    hearing.report([{ ...problem('GG5050', { name, component: `${wrong[0].component} at point ${wrong[0].point + 1}`, count: String(wrong.length), all: String(rows.length) }, hint), file }]);
  } else if (rows.every(({ kind }) => kind === 'unclear')) {
    hearing.report([{ ...problem('GG5051', { name, reason: 'differences of its values are too rough to tell' }), file }]);
  }
}

const gravity: Readonly<Record<Row['kind'], number>> = { wrong: 0, unclear: 1, jump: 2, kink: 3, right: 4 };

function worseFirst(a: Row, b: Row): number {
  const size = ({ off }: Row): number => (Number.isNaN(off) ? Infinity : off < tiny ? 0 : off);
  const [one, other] = [size(a), size(b)];
  return gravity[a.kind] - gravity[b.kind] || (one === other ? 0 : other - one);
}

/** Below this the error is that of the differences, and says nothing about the gradient. */
const tiny = 1e-10;

/** More rows are counted, not shown; of what is wrong, a little more. */
const mostRows = 12;

function tableOf(name: string, rows: readonly Row[], points: number): string {
  const digits = (x: number): string => (Object.is(x, -0) ? '-0' : Number.isFinite(x) ? String(Number(x.toPrecision(10))) : String(x));
  const cells = rows.slice(0, mostRows).map(({ component, point, gradient, difference, off, kind }) =>
    [component, String(point + 1), digits(gradient), digits(difference), off === 0 ? '0' : off < tiny ? '< 1e-10' : Number.isFinite(off) ? off.toExponential(1) : '-', words[kind]]);
  const table = drawTable(['component', 'point', 'gradient', 'differences', 'relative error', ''], cells, ['left', 'right', 'right', 'right', 'right', 'left']);
  const count = (kind: Row['kind']): number => rows.filter((row) => row.kind === kind).length;
  const counts = ([['right', 'agree'], ['wrong', 'are wrong'], ['kink', 'at a kink'], ['jump', 'at a jump'], ['unclear', 'cannot be told']] as const)
    .filter(([kind]) => count(kind) > 0).map(([kind, what]) => `${count(kind)} ${what}`);
  const more = rows.length > mostRows ? `  … and ${rows.length - mostRows} more, no worse than these\n` : '';
  return `${name}: ${points} ${points === 1 ? 'point' : 'points'}\n${table}\n${more}${name}: ${counts.join(', ')}`;
}

const words: Readonly<Record<Row['kind'], string>> = {
  right: '', wrong: 'wrong', unclear: 'differences cannot tell', kink: 'a kink: the slopes on both sides differ', jump: 'a jump: the slope on one side',
};
