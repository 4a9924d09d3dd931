/**
 * The command line, read: the words behind `gradgen` become one invocation. Reads nothing but its arguments.
 *
 *     readArguments(['loss.ts', '--wrt', 'w,b']) → { kind: 'build', inputs: ['loss.ts'], wrt: ['w', 'b'], … }
 *
 * Wrong usage gives `kind: 'wrong'` with the diagnostics; flags are complete and checked otherwise.
 */
import { type Command, CommanderError } from 'commander';
import { catalogue, type Entry } from '../diagnostics/catalogue.js';
import { nearest } from '../diagnostics/suggest.js';
import type { Config } from '../config/config.js';
import type { Settings } from '../config/settings.js';
import { type Format, formatOf, formats, type MapPlace } from '../formats/names.js';
import { irPhases, styles, type IrPhase, type PublicDiagnostic, type Style } from '../options.js';
import { type CommandName, commands, describe, early, type Flags } from './grammar.js';
import { problem } from './problem.js';
import { type Reporter, reporters } from './reporters.js';

/** What is to be compiled, how, and where it goes: what the commands have in common. */
export interface Selection extends Configured {
  readonly inputs: readonly string[];
  readonly stdinName: string;
  readonly fn?: readonly string[];
  readonly wrt?: readonly string[];
  readonly out?: string;
  readonly outDir?: string;
  readonly formats?: readonly Format[];
  readonly sourceMap?: MapPlace;
  readonly gates: readonly string[];
  readonly style?: Style;
  readonly quiet: readonly string[];
  readonly maxWarnings?: number;
  /** The file that holds the configuration; `false` for none. Default: looked for. */
  readonly config?: string | false;
}

/** What the configuration adds. */
export interface Configured {
  /** The folder that the inputs count from. */
  readonly base?: string;
  /** The folder below which the tree is mirrored. */
  readonly root?: string;
  readonly configPath?: string;
  readonly fileConfig?: Config;
  readonly settings?: (path: string) => Settings;
}

export interface BuildRequest extends Selection {
  readonly kind: 'build';
  readonly printIr: boolean | IrPhase;
  readonly timings: boolean;
  readonly force: boolean;
  readonly watch: boolean;
}

export interface CheckRequest extends Selection {
  readonly kind: 'check';
}

export interface VerifyRequest extends Selection {
  readonly kind: 'verify';
  readonly at: readonly string[];
  readonly input?: string;
  readonly samples: number;
  readonly seed: number;
  readonly size: number;
  readonly rtol: number;
}

/** `--print-config` */
export interface ConfigRequest extends Selection {
  readonly kind: 'config';
}

export type Request = BuildRequest | CheckRequest | VerifyRequest | ConfigRequest;

export interface Manner {
  readonly color?: boolean;
  readonly reporter: Reporter;
  readonly debug: boolean;
}

export type Invocation =
  | { readonly kind: 'help'; readonly command: CommandName }
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'version' }
  | { readonly kind: 'wrong'; readonly problems: readonly PublicDiagnostic[] }
  | { readonly kind: 'init' }
  | Request;

export function readArguments(words: readonly string[]): { readonly invocation: Invocation; readonly manner: Manner } {
  const { name, rest } = split(words);
  const command = describe(name);
  try {
    command.parse(rest.map((word) => (word === '--print-ir' || word === '--source-map' ? `${word}=` : word)), { from: 'user' });
  } catch (error) {
    const manner: Manner = { debug: words.includes('--debug'), color: colorFlag(words), reporter: 'pretty' };
    if (!(error instanceof CommanderError)) throw error;
    if (error.code === 'commander.helpDisplayed') return { invocation: { kind: 'help', command: name }, manner };
    if (error.code === 'commander.version') return { invocation: { kind: 'version' }, manner };
    return { invocation: { kind: 'wrong', problems: [explain(error, command)] }, manner };
  }
  const options = command.opts<Flags>();
  const reporter = reporters.find((each) => each === options.reporter) ?? 'pretty';
  const manner: Manner = { color: options.color, debug: options.debug === true, reporter };
  if (name === 'init') return { invocation: init(command.args), manner };
  if (name === 'help') return { invocation: help(command.args), manner };
  return { invocation: check(name, command.args, options), manner };
}

/** The command, and the words without its name: `--color check src` → check, `--color src`. Without a name it is `build`. */
function split(words: readonly string[]): { readonly name: CommandName; readonly rest: readonly string[] } {
  const at = words.findIndex((word) => !early.includes(word));
  const name = commands.find((each) => each === words[at]);
  return name === undefined ? { name: 'build', rest: words } : { name, rest: words.filter((_, k) => k !== at) };
}

function init(words: readonly string[]): Invocation {
  return words.length === 0 ? { kind: 'init' } : { kind: 'wrong', problems: [problem('GG5001', { what: '`init` takes no words: it sets up the current folder' })] };
}

function help(words: readonly string[]): Invocation {
  const name = commands.find((each) => each === words[0]);
  if (name !== undefined || words.length === 0) return { kind: 'help', command: name ?? 'build' };
  const code = words[0].toUpperCase();
  if (Object.hasOwn(catalogue, code)) return { kind: 'code', code };
  const close = nearest(code, Object.keys(catalogue)) ?? nearest(words[0], commands);
  return { kind: 'wrong', problems: [problem('GG5014', { value: words[0], kind: 'command or diagnostic code' }, close === undefined ? 'a code reads like GG2013' : `did you mean \`${close}\`?`)] };
}

function colorFlag(words: readonly string[]): boolean | undefined {
  const flags = words.filter((word) => word === '--color' || word === '--no-color');
  return flags.length === 0 ? undefined : flags[flags.length - 1] === '--color';
}

function check(name: 'build' | 'check' | 'verify', inputs: readonly string[], flags: Flags): Invocation {
  const style = flags.style === undefined ? undefined : styles.find((each) => each === flags.style);
  const phase = irPhases.find((each) => each === (flags.printIr || irPhases[0]));
  const quiet = (flags.quiet ?? []).map((code) => code.toUpperCase());
  const problems = [
    ...usageFaults(name, inputs, flags),
    ...(style === undefined && flags.style !== undefined ? [unknownValue(flags.style, 'style', styles)] : []),
    ...(flags.format ?? []).filter((format) => !isFormat(format)).map((format) => unknownValue(format, 'format', formats)),
    ...(phase === undefined ? [unknownValue(flags.printIr!, 'phase with a form to print', irPhases)] : []),
    ...quiet.flatMap(unquiet),
    ...numberFaults(flags),
    ...(['inline', '', undefined].includes(flags.sourceMap) ? [] : [unknownValue(flags.sourceMap!, 'place of a source map', ['inline'])]),
    ...(flags.reporter === undefined || reporters.some((each) => each === flags.reporter) ? [] : [unknownValue(flags.reporter, 'reporter', reporters)]),
  ];
  if (problems.length > 0 || phase === undefined) return { kind: 'wrong', problems };
  const selection: Selection = {
    inputs, style, quiet,
    stdinName: flags.stdinName ?? 'stdin.ts',
    fn: flags.fn, wrt: flags.wrt, out: flags.out, outDir: flags.outDir,
    formats: flags.format?.filter(isFormat), sourceMap: flags.sourceMap === undefined ? undefined : flags.sourceMap === 'inline' ? 'inline' : 'file',
    gates: flags.gates ?? [], config: flags.config,
    maxWarnings: flags.maxWarnings === undefined ? undefined : Number(flags.maxWarnings),
  };
  if (flags.printConfig) return { kind: 'config', ...selection };
  if (name === 'check') return { kind: 'check', ...selection };
  if (name === 'verify') {
    const number = (text: string | undefined, otherwise: number): number => (text === undefined ? otherwise : Number(text));
    const { at = [], input } = flags;
    return { kind: 'verify', ...selection, at, input, samples: number(flags.samples, 5), seed: number(flags.seed, 1), size: number(flags.size, 3), rtol: number(flags.rtol, 1e-6) };
  }
  return {
    kind: 'build', ...selection,
    printIr: flags.printIr === undefined ? false : phase,
    timings: flags.timings === true, force: flags.force === true, watch: flags.watch === true,
  };
}

function isFormat(word: string): word is Format {
  return formats.some((format) => format === word);
}

function usageFaults(name: CommandName, inputs: readonly string[], flags: Flags): PublicDiagnostic[] {
  const faults: string[] = [];
  if (flags.out !== undefined && flags.outDir !== undefined) faults.push('--out and --out-dir exclude each other');
  if (name === 'check' && (flags.out === '-' || inputs.includes('-'))) faults.push('`check` compares files, not standard input and output');
  if (name === 'verify' && inputs.includes('-')) faults.push('`verify` runs a file, not standard input');
  if (flags.out === '-' && (flags.reporter === 'json' || flags.reporter === 'github')) faults.push(`--reporter ${flags.reporter} and \`-o -\` both want standard output`);
  if (inputs.includes('-') && inputs.length > 1) faults.push('`-`, standard input, goes alone');
  if (inputs.includes('-') && flags.outDir !== undefined) {
    faults.push('standard input goes to standard output or to --out, not to --out-dir');
  }
  if (flags.watch && inputs.includes('-')) faults.push('--watch looks at files, not at standard input');
  if (flags.stdinName !== undefined && !inputs.includes('-')) {
    faults.push('--stdin-name names standard input, which is read only where the input is `-`');
  }
  const { out, format } = flags;
  if (format !== undefined && format.length > 1 && out !== undefined) faults.push('--out takes one format');
  if (format?.length === 1 && out !== undefined && formatOf(out) !== undefined && formatOf(out) !== format[0]) faults.push(`the name \`${out}\` asks for another format than --format ${format[0]}`);
  for (const [flag, value] of [['--out', flags.out], ['--out-dir', flags.outDir], ['--stdin-name', flags.stdinName]]) {
    if (value === '') faults.push(`${flag} needs a name`);
  }
  for (const [flag, names] of [['--format', flags.format], ['--fn', flags.fn], ['--wrt', flags.wrt], ['--gates', flags.gates], ['--quiet', flags.quiet]] as const) {
    if (names?.length === 0) faults.push(`${flag} needs at least one name`);
  }
  return faults.map((what) => problem('GG5001', { what }));
}

function numberFaults({ samples, seed, size, rtol, maxWarnings }: Flags): PublicDiagnostic[] {
  const counts = [['--samples', samples], ['--seed', seed], ['--size', size]].filter(([, text]) => text !== undefined && !/^[1-9]\d{0,8}$/.test(text));
  const faults = counts.map(([flag]) => `${flag} wants a whole number from 1 on`);
  if (maxWarnings !== undefined && !/^\d{1,9}$/.test(maxWarnings)) faults.push('--max-warnings wants a whole number');
  if (rtol !== undefined && !(Number(rtol) > 0)) faults.push('--rtol wants a number above 0');
  return faults.map((what) => problem('GG5001', { what }));
}

export function unknownValue(value: string, kind: string, choices: readonly string[]): PublicDiagnostic {
  const close = nearest(value, choices);
  const all = `choose one of ${choices.join(', ')}`;
  return problem('GG5014', { value, kind }, close === undefined ? all : `did you mean \`${close}\`? ${all}`);
}

function unquiet(code: string): PublicDiagnostic[] {
  const entries = new Map<string, Entry>(Object.entries(catalogue));
  const entry = entries.get(code);
  if (entry === undefined) {
    const close = nearest(code, [...entries].filter(([, { severity }]) => severity !== 'error').map(([name]) => name));
    const hint = close === undefined ? 'a code reads like GG2103' : `did you mean \`${close}\`?`;
    return [problem('GG5014', { value: code, kind: 'diagnostic code' }, hint)];
  }
  return entry.severity === 'error' ? [problem('GG5015', { code })] : [];
}

/** Commander's message in our words, with the nearest flag. */
function explain(error: CommanderError, command: Command): PublicDiagnostic {
  const what = error.message.replace(/^error: /, '').replace(/'([^']*)'/g, '`$1`');
  const flag = /^unknown option `(.*)`$/.exec(what)?.[1];
  const flags = command.options.flatMap(({ hidden, long, short }) => (hidden ? [] : [long, short])).filter((name) => name !== undefined);
  const close = flag === undefined ? undefined : nearest(flag.replace(/=.*/s, ''), [...flags, '--help']);
  const hint = close === undefined ? undefined : `did you mean \`${close}\`?`;
  return problem('GG5001', { what: what.replace(/ argument missing$/, ' needs a value') }, hint);
}
