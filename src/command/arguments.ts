/**
 * The command line, read: the words behind `gradgen` become one invocation. Reads nothing but its arguments.
 *
 *     readArguments(['loss.ts', '--wrt', 'w,b']) → { kind: 'build', inputs: ['loss.ts'], wrt: ['w', 'b'], … }
 *
 * Wrong usage gives `kind: 'wrong'` with the diagnostics; flags are complete and checked otherwise.
 */
import { Command, CommanderError, Option } from 'commander';
import { catalogue, type Entry } from '../diagnostics/catalogue.js';
import { nearest } from '../diagnostics/suggest.js';
import { irPhases, styles, type IrPhase, type PublicDiagnostic, type Style } from '../options.js';
import { problem } from './problem.js';

export interface BuildRequest {
  readonly kind: 'build';
  readonly inputs: readonly string[];
  readonly stdinName: string;
  readonly fn?: readonly string[];
  readonly wrt?: readonly string[];
  readonly out?: string;
  readonly outDir?: string;
  readonly gates: readonly string[];
  readonly style: Style;
  readonly printIr: boolean | IrPhase;
  readonly quiet: readonly string[];
  readonly timings: boolean;
  readonly force: boolean;
}

export interface Manner {
  readonly color?: boolean;
  readonly debug: boolean;
}

export type Invocation =
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'wrong'; readonly problems: readonly PublicDiagnostic[] }
  | BuildRequest;

/** The first words that are commands; `build` may be left out. */
export const commands: readonly string[] = ['build', 'help'];

export function readArguments(words: readonly string[]): { readonly invocation: Invocation; readonly manner: Manner } {
  const command = describe();
  try {
    command.parse(words.map((word) => (word === '--print-ir' ? '--print-ir=' : word)), { from: 'user' });
  } catch (error) {
    const manner = { debug: words.includes('--debug'), color: colorFlag(words) };
    if (!(error instanceof CommanderError)) throw error;
    if (error.code === 'commander.helpDisplayed') return { invocation: { kind: 'help' }, manner };
    if (error.code === 'commander.version') return { invocation: { kind: 'version' }, manner };
    return { invocation: { kind: 'wrong', problems: [explain(error, command)] }, manner };
  }
  const options = command.opts<Flags>();
  return { invocation: check(command.args, options), manner: { color: options.color, debug: options.debug === true } };
}

export function helpText(): string {
  return describe().helpInformation() + footer;
}

interface Flags {
  readonly fn?: readonly string[];
  readonly wrt?: readonly string[];
  readonly out?: string;
  readonly outDir?: string;
  readonly stdinName?: string;
  readonly gates?: readonly string[];
  readonly style: string;
  readonly printIr?: string;
  readonly quiet?: readonly string[];
  readonly timings?: boolean;
  readonly force?: boolean;
  readonly color?: boolean;
  readonly debug?: boolean;
}

function describe(): Command {
  const command = new Command('gradgen')
    .description('Compiles functions to their gradients: ordinary TypeScript in, readable JavaScript out.')
    .usage('[build] <files, folders or globs…> [options]')
    .argument('[inputs...]')
    .option('--fn <names>', 'only these exported functions', list)
    .option('--wrt <params>', 'differentiate with respect to these (default: every real-valued parameter)', list)
    .option('-o, --out <file>', 'one output; `-` prints the module on stdout (default: beside the source)')
    .option('--out-dir <dir>', 'a tree of outputs')
    .option('--stdin-name <file>', 'what standard input, `-`, is called')
    .option('--gates <files>', 'gates of your own', list)
    .addOption(new Option('--style <style>', `how it reads: ${styles.join(', ')}`).default(styles[0]))
    .option('--print-ir [phase]', `print the intermediate form instead, after a phase: ${irPhases.join(', ')}`)
    .option('--quiet <codes>', 'silence these warnings', list)
    .option('--timings', 'how long each phase took')
    .option('--force', 'overwrite a file that gradgen did not write')
    .option('--color', 'colour the messages (default: on a terminal)')
    .option('--no-color', 'do not')
    .addOption(new Option('--debug').hideHelp())
    .version('', '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this')
    .exitOverride()
    .showSuggestionAfterError(false)
    .configureOutput({ writeOut: () => undefined, writeErr: () => undefined })
    .configureHelp({
      optionTerm: (option) => option.flags.replace(' [phase]', '[=phase]'),
      visibleArguments: () => [],
    });
  return command;
}

const footer = `
Of a file named outright, every exported function with real-valued parameters and result is compiled, or, once one is
tagged \`@grad\` in its doc comment, only the tagged ones; of folders and globs, tagged functions only.

Examples:
  gradgen loss.ts                     writes loss.grad.js and loss.grad.d.ts
  gradgen loss.ts --wrt w,b -o -      prints the module
  gradgen src --out-dir grad          a folder: its tagged functions
  cat loss.ts | gradgen -             standard input

Exit status: 0 done, 1 cannot differentiate, 2 wrong usage or no such path, 70 a bug in gradgen, 130 interrupted.
`;

/** `a,b`, `a b`; given twice, the lists add up. */
function list(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, ...text.split(/[\s,]+/).filter((word) => word !== '')];
}

function colorFlag(words: readonly string[]): boolean | undefined {
  const flags = words.filter((word) => word === '--color' || word === '--no-color');
  return flags.length === 0 ? undefined : flags[flags.length - 1] === '--color';
}

function check(words: readonly string[], flags: Flags): Invocation {
  const inputs = words[0] === 'build' ? words.slice(1) : words;
  if (words[0] === 'help') return { kind: 'help' };
  const style = styles.find((name) => name === flags.style);
  const phase = irPhases.find((name) => name === (flags.printIr || irPhases[0]));
  const quiet = (flags.quiet ?? []).map((code) => code.toUpperCase());
  const problems = [
    ...usageFaults(inputs, flags),
    ...(style === undefined ? [unknownValue(flags.style, 'style', styles)] : []),
    ...(phase === undefined ? [unknownValue(flags.printIr!, 'phase with a form to print', irPhases)] : []),
    ...quiet.flatMap(unquiet),
  ];
  if (problems.length > 0 || style === undefined || phase === undefined) return { kind: 'wrong', problems };
  return {
    kind: 'build', inputs, style, quiet,
    stdinName: flags.stdinName ?? 'stdin.ts',
    fn: flags.fn, wrt: flags.wrt, out: flags.out, outDir: flags.outDir,
    gates: flags.gates ?? [],
    printIr: flags.printIr === undefined ? false : phase,
    timings: flags.timings === true, force: flags.force === true,
  };
}

function usageFaults(inputs: readonly string[], flags: Flags): PublicDiagnostic[] {
  const faults: string[] = [];
  if (inputs.length === 0) faults.push('name a file, a folder or a glob to compile, or `-` for standard input');
  if (flags.out !== undefined && flags.outDir !== undefined) faults.push('--out and --out-dir exclude each other');
  if (inputs.includes('-') && inputs.length > 1) faults.push('`-`, standard input, goes alone');
  if (inputs.includes('-') && flags.outDir !== undefined) {
    faults.push('standard input goes to standard output or to --out, not to --out-dir');
  }
  if (flags.stdinName !== undefined && !inputs.includes('-')) {
    faults.push('--stdin-name names standard input, which is read only where the input is `-`');
  }
  for (const [flag, value] of [['--out', flags.out], ['--out-dir', flags.outDir], ['--stdin-name', flags.stdinName]]) {
    if (value === '') faults.push(`${flag} needs a name`);
  }
  for (const [flag, names] of [['--fn', flags.fn], ['--wrt', flags.wrt], ['--gates', flags.gates], ['--quiet', flags.quiet]] as const) {
    if (names?.length === 0) faults.push(`${flag} needs at least one name`);
  }
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
