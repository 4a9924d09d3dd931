/**
 * Array gates: templates of operations on vectors and matrices, whose forward part is a function of its own and whose rule
 * is said in the same vocabulary.
 *
 * Takes the files of `templates/array`, guarantees a library of gates, and of the functions that they are made of, each of
 * which can be written into a module with those that it calls.
 *
 *     dA += matmul(dC, transpose(B));                    a rule: what one input receives
 *     for (const i in x) dx[i] += (1 - z[i]) * dz[i];    entry by entry: becomes a function, `sigmoidGradient(z, dz)`
 */
import type { Expr } from '../syntax.js';
import { adderOf, eachKernels, unfolded } from './array-loops.js';
import { type ArrayFile, readArrayFile } from './read-array.js';

/** An operation with a rule. */
export interface ArrayGate {
  readonly name: string;
  readonly params: readonly string[];
  readonly result: string;
  /** What each input receives: calls of the library, over inputs, the result and its gradient. */
  readonly rules: readonly ArrayRule[];
  /** What an input is that was left out. */
  readonly defaults: ReadonlyMap<string, Expr>;
  /** Inputs that only count: sizes, places, labels. */
  readonly counts: ReadonlySet<number>;
  /** Inputs through which no derivative passes: where one is wanted, that is an error. */
  readonly fixed: ReadonlySet<number>;
  /** Inputs that receive something only where they are matrices: distributions, and no labels. */
  readonly matrices: ReadonlySet<number>;
  readonly sentence: string;
  readonly noun: string | undefined;
  /** As TypeScript writes them: `(A: Matrix, B: Matrix): Matrix`. */
  readonly signatures: readonly string[];
  readonly sizes: string | undefined;
  readonly kinks: readonly string[];
  /** The rules as the template says them. */
  readonly said: readonly string[];
  /** The folder of the template. */
  readonly topic: string;
}

export interface ArrayRule {
  readonly param: string;
  readonly value: Expr;
}

/** A function that a module or the library brings along. */
export interface Kernel {
  readonly name: string;
  readonly params: readonly string[];
  /** Its comment and its text, under the name that it has there; `spell` names those that it calls. */
  readonly text: (name: string, spell: (name: string) => string) => string;
  /** What it computes for each entry, or as a whole: printed beside a call. */
  readonly formula?: Expr;
}

export interface ArrayLibrary {
  readonly gates: readonly ArrayGate[];
  readonly kernels: readonly Kernel[];
  gate(name: string): ArrayGate | undefined;
  kernel(name: string): Kernel | undefined;
}

export interface ArraySource {
  readonly path: string;
  readonly text: string;
}

export function arrayLibrary(sources: readonly ArraySource[]): ArrayLibrary {
  const files = sources.map(({ path, text }) => readArrayFile(path, text));
  const own = files.map(gateOf);
  const kernels = new Map<string, Kernel>();
  const names = new Set(files.map(({ name }) => name));
  for (const { made } of own) made.forEach(({ name }) => names.add(name));
  for (const file of files) names.add(`add${capital(file.name)}`);
  files.forEach((file) => kernels.set(file.name, kernelOf(unfolded(file), names)));
  for (const file of files) {
    const adder = kernels.has(`add${capital(file.name)}`) ? undefined : adderOf(file);
    if (adder !== undefined) kernels.set(adder.name, kernelOf(adder, names));
  }
  for (const { made } of own) for (const kernel of made) kernels.set(kernel.name, { ...kernelOf(kernel, names), formula: kernel.formula });
  const gates = new Map(own.filter(({ file }) => file.isGate).map(({ gate }) => [gate.name, gate]));
  return { gates: [...gates.values()], kernels: [...kernels.values()], gate: (name) => gates.get(name), kernel: (name) => kernels.get(name) };
}

/** A function as text, with the places of the names in it that it calls. */
export interface FunctionText {
  readonly name: string;
  readonly params: readonly string[];
  readonly comment: string;
  /** From the opening bracket of the parameters on. */
  readonly text: string;
}

function kernelOf({ name, params, comment, text }: FunctionText, names: ReadonlySet<string>): Kernel {
  const called = /\b([A-Za-z]\w*)(?=\()/g;
  return {
    name, params,
    text: (given, spell) => `${comment}\nfunction ${given}${text.replace(called, (word, _, at: number) => (names.has(word) && text[at - 1] !== '.' ? (word === name ? given : spell(word)) : word))}`,
  };
}

interface Own {
  readonly file: ArrayFile;
  readonly gate: ArrayGate;
  readonly made: readonly (FunctionText & { readonly formula: Expr })[];
}

function gateOf(file: ArrayFile): Own {
  const { name, params, result, doc, rules } = file;
  const tags = (tag: string): string[] => doc.tags.filter((each) => each.name === tag).map(({ text }) => text);
  const places = (tag: string): ReadonlySet<number> => new Set(tags(tag).flatMap((text) => text.split(/\s+/)).map((param) => params.indexOf(param)));
  const made = eachKernels(file);
  const gate: ArrayGate = {
    name, params, result, sentence: doc.sentence, noun: tags('noun')[0], signatures: tags('type'), sizes: tags('sizes')[0], kinks: tags('kink'), said: file.said, topic: file.path.split('/').at(-2) ?? '',
    defaults: file.defaults, counts: places('counts'), fixed: places('fixed'), matrices: places('matrix'),
    rules: rules.map((rule) => (rule.kind === 'call' ? { param: rule.param, value: rule.value } : { param: rule.param, value: made.find(({ param }) => param === rule.param)!.call })),
  };
  return { file, gate, made };
}

export function capital(name: string): string {
  return name[0].toUpperCase() + name.slice(1);
}
