/**
 * Source maps, version 3, a segment a line: from each line of an output, of the forward pass and of the backward pass, to the
 * place in the TypeScript that it was made from, in whatever file that is.
 *
 *     sourceMap([{ text: '  const e = w * x; // (1)', from: span }], { fileName: 'src/loss.ts', … }) → '{"version":3,…}'
 *
 * Sources are named from the folder of the source file. Nothing in a map depends on the machine.
 */
import { posix } from 'node:path';
import { locate } from '../diagnostics/locate.js';
import type { Span } from '../syntax.js';

export interface MappedLine {
  readonly text: string;
  readonly from?: Span;
}

interface RawMap {
  readonly version: 3;
  readonly file: string;
  readonly sources: readonly string[];
  readonly sourcesContent: readonly string[];
  readonly names: readonly string[];
  readonly mappings: string;
}

export function sourceMap(lines: readonly MappedLine[], { fileName, texts }: { readonly fileName: string; readonly texts: ReadonlyMap<string, string> }): string {
  const files: string[] = [];
  const last = { source: 0, line: 0, column: 0 };
  const mappings = lines.map(({ text, from }) => {
    const source = from === undefined ? undefined : texts.get(from.file);
    // comments are no statements: a format may leave them out
    if (from === undefined || source === undefined || /^\s*(?:$|\/\/|\/\*|\*)/.test(text)) return '';
    if (!files.includes(from.file)) files.push(from.file);
    const { line, column } = locate(source, from.start);
    const now = { source: files.indexOf(from.file), line: line - 1, column: column - 1 };
    const segment = [text.length - text.trimStart().length, now.source - last.source, now.line - last.line, now.column - last.column];
    Object.assign(last, now);
    return segment.map(digits).join('');
  });
  const slashed = (path: string): string => path.replaceAll('\\', '/');
  const folder = posix.dirname(slashed(fileName));
  return written({
    version: 3, file: `${posix.basename(slashed(fileName)).replace(/\.\w+$/, '')}.grad.js`,
    sources: files.map((file) => posix.relative(folder, slashed(file))), sourcesContent: files.map((file) => texts.get(file)!), names: [], mappings: mappings.join(';'),
  });
}

/** The map of the same lines in another order of files: `origins` has, for each line, which it was, or -1. */
export function reordered(map: string, origins: readonly number[], file: string): string {
  const raw = JSON.parse(map) as RawMap;
  const lines = raw.mappings.split(';');
  // segments count from the one before, in whichever line that is: lines may come and go as long as those that are mapped stay
  return written({ ...raw, file, mappings: origins.map((at) => lines[at] ?? '').join(';') });
}

/** The map of a file that lies elsewhere than beside its source. */
export function moved(map: string, from: string, to: string): string {
  const raw = JSON.parse(map) as RawMap;
  return written({ ...raw, sources: raw.sources.map((source) => posix.relative(to, posix.join(from, source))) });
}

function written(map: RawMap): string {
  return `${JSON.stringify(map)}\n`;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** A number in base 64, five bits a digit, the sign in the lowest bit. */
function digits(value: number): string {
  let rest = value < 0 ? (-value << 1) | 1 : value << 1;
  let text = '';
  do {
    const digit = rest & 31;
    rest >>>= 5;
    text += alphabet[rest > 0 ? digit | 32 : digit];
  } while (rest > 0);
  return text;
}
