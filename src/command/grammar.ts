/**
 * The commands and their options, for commander: what each takes, and what its `--help` says. Nothing is checked here that
 * commander can't check alone.
 *
 *     describe('check').helpInformation() → 'Usage: gradgen check …'
 */
import { Command, Option } from 'commander';
import { formats } from '../formats/names.js';
import { irPhases, styles } from '../options.js';
import { reporters } from './reporters.js';

export type CommandName = 'build' | 'check' | 'verify' | 'init' | 'help';

/** The first words that are commands; `build` may be left out. */
export const commands: readonly CommandName[] = ['build', 'check', 'verify', 'init', 'help'];

/** The flags as they come; values are checked in `arguments.ts`. */
export interface Flags {
  readonly fn?: readonly string[];
  readonly wrt?: readonly string[];
  readonly out?: string;
  readonly outDir?: string;
  readonly format?: readonly string[];
  readonly sourceMap?: string;
  readonly stdinName?: string;
  readonly gates?: readonly string[];
  readonly style?: string;
  readonly config?: string | false;
  readonly printConfig?: boolean;
  readonly printIr?: string;
  readonly quiet?: readonly string[];
  readonly timings?: boolean;
  readonly force?: boolean;
  readonly watch?: boolean;
  readonly at?: readonly string[];
  readonly input?: string;
  readonly samples?: string;
  readonly seed?: string;
  readonly size?: string;
  readonly rtol?: string;
  readonly reporter?: string;
  readonly maxWarnings?: string;
  readonly color?: boolean;
  readonly debug?: boolean;
}

/** The flags that take no value and may stand before the command's name. */
export const early: readonly string[] = ['--color', '--no-color', '--debug'];

export function describe(name: CommandName): Command {
  const command = new Command(name === 'build' || name === 'help' ? 'gradgen' : `gradgen ${name}`)
    .argument('[inputs...]')
    .exitOverride()
    .showSuggestionAfterError(false)
    .configureOutput({ writeOut: () => undefined, writeErr: () => undefined })
    .configureHelp({
      optionTerm: (option) => option.flags.replace(/ \[(phase|inline)\]/, '[=$1]'),
      visibleArguments: () => [],
    });
  const grammar = { build, check, verify, init, help: build }[name];
  return common(grammar(command));
}

function build(command: Command): Command {
  return placing(shaping(command
    .description('Compiles functions to their gradients: ordinary TypeScript in, readable JavaScript out.')
    .usage('[build] <files, folders or globs…> [options]')))
    .option('--stdin-name <file>', 'what standard input, `-`, is called')
    .option('--print-ir [phase]', `print the intermediate form instead, after a phase: ${irPhases.join(', ')}`)
    .option('--timings', 'how long each phase took')
    .option('-w, --watch', 'go on, and compile again what changes')
    .option('--force', 'overwrite a file that gradgen did not write');
}

function check(command: Command): Command {
  return placing(shaping(command
    .description('Compares outputs with what would be written now. Writes nothing.')
    .usage('<files, folders or globs…> [options]')));
}

function verify(command: Command): Command {
  return shaping(command
    .description('Compares gradients with differences of the source function, at points given or made up. Runs your code.')
    .usage('<file>[#function]… [options]'))
    .option('--at <values>', 'arguments by name, in JSON: x=3,w=[1,2]; given several times, several points', each)
    .option('--input <file>', 'a JSON file of arguments by name, or of a list of such records')
    .option('--samples <count>', 'how many points to make up (default: 5)')
    .option('--seed <number>', 'the same seed makes up the same points (default: 1)')
    .option('--size <count>', 'how long arrays are that are made up (default: 3)')
    .option('--rtol <number>', 'the relative error up to which they agree (default: 1e-6)');
}

function init(command: Command): Command {
  return command.description('Sets up the current folder: a configuration, an example where there are no sources yet, and the lines that tell git and Prettier what is generated. Leaves alone what is there.').usage('');
}

/** What says which functions are meant, and what is made of them. */
function shaping(command: Command): Command {
  return command
    .option('--fn <names>', 'only these exported functions', list)
    .option('--wrt <params>', 'differentiate with respect to these (default: every real-valued parameter)', list)
    .option('--gates <files>', 'gates of your own', list)
    .option('-c, --config <file>', 'the configuration (default: gradgen.config.{ts,mjs,json}, here or above)')
    .option('--no-config', 'leave it alone')
    .option('--print-config', 'print what it comes to, for these inputs')
    .option('--style <style>', `how it reads: ${styles.join(', ')} (default: ${styles[0]})`);
}

/** Where it goes. */
function placing(command: Command): Command {
  return command
    .option('-o, --out <file>', 'one output; `-` prints the module on stdout (default: beside the source)')
    .option('--out-dir <dir>', 'a tree of outputs')
    .option('--format <formats>', `what is written: ${formats.join(', ')} (default: ${formats[0]})`, list)
    .option('--source-map [inline]', 'where each line comes from: in a file beside the output, or in the output itself');
}

function common(command: Command): Command {
  return command
    .option('--quiet <codes>', 'silence these warnings', list)
    .option('--max-warnings <count>', 'more warnings than this are a failure')
    .option('--reporter <how>', `how messages are written: ${reporters.join(', ')} (default: ${reporters[0]})`)
    .option('--color', 'colour the messages (default: on a terminal)')
    .option('--no-color', 'do not')
    .addOption(new Option('--debug').hideHelp())
    .version('', '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this');
}

/** `a,b`, `a b`; given twice, the lists add up. */
function list(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, ...text.split(/[\s,]+/).filter((word) => word !== '')];
}

function each(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, text];
}

export function helpText(name: CommandName): string {
  return describe(name).helpInformation() + { build: buildFooter, help: buildFooter, check: checkFooter, verify: verifyFooter, init: '' }[name];
}

const buildFooter = `
Of a file named outright, every exported function with real-valued parameters and result is compiled, or, once one is
tagged \`@grad\` in its doc comment, only the tagged ones; of folders and globs, tagged functions only.

Examples:
  gradgen loss.ts                     writes loss.grad.js and loss.grad.d.ts
  gradgen loss.ts --wrt w,b -o -      prints the module
  gradgen src --out-dir grad          a folder: its tagged functions
  gradgen loss.ts --format cjs,ts     writes loss.grad.cjs with loss.grad.d.cts, and loss.grad.ts
  cat loss.ts | gradgen -             standard input

Other commands, each with a --help of its own:
  gradgen check src                   are the outputs up to date? For continuous integration
  gradgen init                        sets up a configuration: \`gradgen\` alone then compiles what it includes
  gradgen verify loss.ts              is the gradient right? Runs your code
  gradgen help GG2013                 what a message means, with examples

Exit status: 0 done, 1 cannot differentiate, 2 wrong usage or no such path, 3 \`check\` found stale output,
70 a bug in gradgen, 130 interrupted.
`;

const checkFooter = `
An output is stale when it would not be written like this any more, missing, orphaned when its source is gone, or edited
when somebody else has written into it. Another version of gradgen, or a formatter that went over it, is only noted.
Options that are not given are taken from the head of each output.

Examples:
  gradgen check src                   every output below src, and every tagged function without one
  gradgen check src --out-dir grad    as \`gradgen src --out-dir grad\` writes them

Exit status: 0 all is up to date, 1 a source cannot be differentiated, 2 wrong usage or no such path, 3 an output is not
up to date.
`;

const verifyFooter = `
The value has to be that of the source bit for bit; each component of the gradient, and all of them along a direction, what
high-order central differences say. A function whose result isn't one number is weighed with a seed made up by chance.
Where the slopes from left and right differ the gradient has to be one of them, or lie between.

Examples:
  gradgen verify loss.ts                       every function, at five points made up from the types
  gradgen verify loss.ts#loss --at w=[1,2],x=3 one function at one point
  gradgen verify loss.ts --input points.json --wrt w

Exit status: 0 right, 1 wrong, or it could not be verified or compiled, 2 wrong usage or no such path.
`;
