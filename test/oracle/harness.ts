/**
 * A program through the whole compiler, and all that we promise about it, checked by the oracle.
 *
 * Takes a source text, the name of a function and points, guarantees a report with a sentence for everything that is
 * wrong; `expectProgram` throws it, with source and output.
 *
 *     await expectProgram({ source: 'export const f = (x: number) => x * x;', fn: 'f', points: [[3], [-0.5]] })
 */
import { compile, type CompileOptions, type CompileResult, type Style } from '../../src/index.js';
import { judge } from './judge.js';
import { show } from './shape.js';
import { script, type Exports } from './transpile.js';
import { seedFor, sourceOf, type Witness, witness } from './witness.js';

export interface Check {
  readonly source: string;
  readonly fn: string;
  /** The arguments of each call. */
  readonly points: readonly (readonly unknown[])[];
  readonly wrt?: readonly string[];
  /** Parameters that have to be differentiated, whatever else is. */
  readonly wrtIncludes?: readonly string[];
  readonly options?: CompileOptions;
  /** Default: all three. */
  readonly styles?: readonly Style[];
  /** Ask central differences too. Default: yes. */
  readonly differences?: boolean;
  /** Default: 1e-12, or what single precision allows where the source uses it. */
  readonly tolerance?: number;
}

export interface Report {
  readonly failures: readonly string[];
  /** The gradient is finite at some point, and not zero. */
  readonly telling: boolean;
  /** The source can't be differentiated, says the compiler. */
  readonly refused: boolean;
  readonly source: string;
  /** By style. */
  readonly outputs: Readonly<Partial<Record<Style, string>>>;
}

const allStyles: readonly Style[] = ['staged', 'lecture', 'compact'];

export async function checkProgram(check: Check): Promise<Report> {
  const report = checkText(check);
  const failures = [...report.failures];
  for (const [style, code] of failures.length === 0 ? Object.entries(report.outputs) : []) {
    const found = Object.keys(await importModule(code)).sort().join();
    const wanted = [...script(code).exports.keys()].sort().join();
    if (found !== wanted) failures.push(`${style}: as a module it exports {${found}}, not {${wanted}}`);
  }
  return { ...report, failures };
}

/** The same without loading what came out as a module, which nothing ever unloads: for thousands of programs in one process. */
export function checkText(check: Check): Report {
  const { source, fn, differences = true } = check;
  const tolerance = check.tolerance ?? (source.includes('Float32Array') ? 1e-5 : 1e-12);
  const outputs: Partial<Record<Style, string>> = {};
  const failures: string[] = [];
  let found: Witness[] | undefined;
  let refused = false;
  for (const style of check.styles ?? allStyles) {
    const result = compileOnce(check, style);
    const errors = result.diagnostics.filter(({ severity }) => severity === 'error');
    const mine = result.functions.find(({ name }) => name === fn);
    if (errors.length > 0 || result.code === null || !mine) {
      refused = true;
      failures.push(...errors.map(({ code, message, start }) => `${style}: ${code} at ${start?.line}:${start?.column}: ${message}`));
      if (errors.length === 0) failures.push(`${style}: nothing came out for ${fn}`);
      continue;
    }
    outputs[style] = result.code;
    if (style === (check.styles ?? allStyles)[0]) {
      if (compileOnce(check, style).code !== result.code) failures.push(`${style}: two compilations give different bytes`);
      const missing = mine.exports.filter((name) => !result.dts?.includes(name));
      if (missing.length > 0) failures.push(`${style}: the declarations lack ${missing.join(', ')}`);
    }
    const left = (check.wrtIncludes ?? check.wrt ?? []).filter((name) => !mine.wrt.includes(name));
    if (left.length > 0) failures.push(`${style}: ${left.join(', ')} should be differentiated`);
    const exported = [...script(result.code).exports.keys()];
    if (mine.exports.some((name) => !exported.includes(name))) failures.push(`${style}: exports {${exported}}, announced {${mine.exports}}`);
    found ??= witnessAll(check, mine.params, mine.wrt);
    const subject = { code: result.code, fn, params: mine.params, wrt: mine.wrt, style, tolerance: style === 'lecture' ? Math.max(1e-9, tolerance) : tolerance };
    failures.push(...judge(subject, found).map((message) => `${style}: ${message}`));
  }
  if (differences) failures.push(...(found ?? []).flatMap(doubtsOf));
  return { failures, telling: (found ?? []).some(isTelling), refused, source, outputs };
}

export async function expectProgram(check: Check): Promise<Report> {
  const report = await checkProgram(check);
  if (report.failures.length > 0) throw new Error(describe(report));
  return report;
}

/** For people: what is wrong, and with what. */
export function describe({ failures, source, outputs }: Report): string {
  const shown = Object.entries(outputs).filter(([style]) => failures.some((message) => message.startsWith(style)));
  return [...failures.slice(0, 12), '', '--- source', source.trim(), ...shown.flatMap(([style, code]) => ['', `--- ${style}`, code.trim()])].join('\n');
}

function compileOnce({ source, fn, wrt, options }: Check, style: Style): CompileResult {
  return compile(source, { fileName: 'input.ts', functions: [fn], ...(wrt ? { wrt } : {}), verify: true, ...options, style });
}

function witnessAll({ source, fn, points }: Check, params: readonly string[], wrt: readonly string[]): Witness[] {
  const running = sourceOf(source, fn);
  return points.map((args) => {
    const varied = args.map((_, i) => wrt.includes(params[Math.min(i, params.length - 1)]!));
    return witness(running, args, varied);
  });
}

function doubtsOf(found: Witness): string[] {
  if (found.thrown !== undefined) return [];
  const seed = seedFor(found);
  return found.doubts(seed, found.run.pull(seed.value, seed.written)).map((doubt) => `at (${found.args.map(show).join(', ')}) ${doubt}`);
}

function isTelling(found: Witness): boolean {
  if (found.thrown !== undefined) return false;
  const seed = seedFor(found);
  const gradient = found.run.pull(seed.value, seed.written).map((one) => one.gradient);
  return gradient.every(Number.isFinite) && gradient.some((one) => one !== 0);
}

async function importModule(code: string): Promise<Exports> {
  return (await import(/* @vite-ignore */ `data:text/javascript;base64,${Buffer.from(code).toString('base64')}`)) as Exports;
}
