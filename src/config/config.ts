/**
 * What a configuration may say, and how it is read: every fault in it is a sentence, none is passed over.
 *
 *     readConfig({ include: ['src/**'], style: 'compcat' }) → { faults: ['`style`: `compcat` is no style; did you mean `compact`?'], … }
 */
import { nearest } from '../diagnostics/suggest.js';
import { type Format, formats } from '../formats/names.js';
import { type Style, styles } from '../options.js';

/** The options that may differ from file to file. */
export interface FileOptions {
  readonly style?: Style;
  readonly format?: Format | readonly Format[];
  /** A source map, in a file beside the output or in the output itself. */
  readonly sourceMap?: boolean | 'inline';
  /** Only these exported functions. */
  readonly fn?: readonly string[];
  /** Differentiate with respect to these. */
  readonly wrt?: readonly string[];
  /** Codes of warnings and notes to leave out. */
  readonly quiet?: readonly string[];
}

/** The default export of `gradgen.config.ts`; paths and globs count from its folder. */
export interface Config extends Omit<FileOptions, 'fn' | 'wrt'> {
  /** What is compiled where the command line names nothing: files, folders, globs. */
  readonly include?: readonly string[];
  /** A tree of outputs, which mirrors what lies below `root`. Default: beside the sources. */
  readonly outDir?: string;
  /** Default: the folder of the configuration. */
  readonly root?: string;
  /** Gates of your own. */
  readonly gates?: readonly string[];
  /** More warnings than this are a failure. */
  readonly maxWarnings?: number;
  /** For the files that one of the globs matches; later ones win. */
  readonly overrides?: readonly (FileOptions & { readonly files: string | readonly string[] })[];
}

type Judge = (value: unknown) => string | undefined;

const text: Judge = (value) => (typeof value === 'string' && value !== '' ? undefined : 'wants a name');
const texts: Judge = (value) => (Array.isArray(value) && value.length > 0 && value.every((each) => text(each) === undefined) ? undefined : 'wants a list of names');
const either: Judge = (value) => (typeof value === 'string' ? text(value) : texts(value));
const count: Judge = (value) => (Number.isInteger(value) && (value as number) >= 0 ? undefined : 'wants a whole number');
const oneOf = (choices: readonly string[], kind: string): Judge => (value) => {
  if (typeof value === 'string' && choices.includes(value)) return undefined;
  const close = typeof value === 'string' ? nearest(value, choices) : undefined;
  return `\`${String(value)}\` is no ${kind}; ${close === undefined ? `choose one of ${choices.join(', ')}` : `did you mean \`${close}\`?`}`;
};
const codes: Judge = (value) => texts(value) ?? (value as string[]).map((code) => (/^GG\d{4}$/.test(code) ? undefined : `\`${code}\` is no code; a code reads like GG2103`)).find((fault) => fault !== undefined);
const someFormats: Judge = (value) => (Array.isArray(value) && value.length > 0 ? value : [value]).map(oneOf(formats, 'format')).find((fault) => fault !== undefined);

const aMap: Judge = (value) => (typeof value === 'boolean' || value === 'inline' ? undefined : "wants `true`, `false` or `'inline'`");

const shared: Readonly<Record<string, Judge>> = { style: oneOf(styles, 'style'), format: someFormats, quiet: codes, sourceMap: aMap };
const ofFiles: Readonly<Record<string, Judge>> = { ...shared, fn: texts, wrt: texts, files: either };
const all: Readonly<Record<string, Judge>> = {
  ...shared, include: texts, outDir: text, root: text, gates: texts, maxWarnings: count,
  overrides: (value) => (Array.isArray(value) ? undefined : 'wants a list'),
};

export function readConfig(value: unknown): { readonly config: Config; readonly faults: readonly string[] } {
  const faults = faultsIn(value, all, '');
  if (faults.length > 0) return { config: {}, faults };
  const config = value as Config;
  const inside = (config.overrides ?? []).flatMap((each, at) => {
    const where = `overrides[${at}].`;
    const own = faultsIn(each, ofFiles, where);
    return own.length === 0 && each.files === undefined ? [`\`${where}files\` is missing: it says which files are meant`] : own;
  });
  return { config, faults: inside };
}

function faultsIn(value: unknown, judges: Readonly<Record<string, Judge>>, where: string): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`${where === '' ? 'it' : `\`${where.slice(0, -1)}\``} has to be a record of options`];
  return Object.entries(value).flatMap(([key, each]) => {
    const judge = Object.hasOwn(judges, key) ? judges[key] : undefined;
    if (judge === undefined) {
      const close = nearest(key, Object.keys(judges));
      return [`there is no option \`${where}${key}\`${close === undefined ? `; there are ${Object.keys(judges).join(', ')}` : `; did you mean \`${close}\`?`}`];
    }
    const fault = each === undefined ? undefined : judge(each);
    return fault === undefined ? [] : [`\`${where}${key}\`: ${fault}`];
  });
}
