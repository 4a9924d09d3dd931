/**
 * Lines of printed IR before they are laid out, and what everybody who writes one needs: the names and facts behind the
 * values. Notes stand in one column behind the text.
 *
 *     layOut([{ depth: 1, text: '%2 = add(%0, %1)', note: 's = x + y' }])   →   '  %2 = add(%0, %1)  ; s = x + y\n'
 */
import type { Op, OpId, Value, ValueId } from './types.js';

/** What is known of a value, in a word or two: `varied useful`. */
export type FactsOf = (value: ValueId) => string | undefined;

/** One line before it is laid out. */
export interface Line {
  readonly depth: number;
  readonly text: string;
  readonly note: string;
  /** The operation that the line shows, or begins to show. */
  readonly op?: OpId;
}

/** What every line needs to know. */
export interface Printing {
  readonly values: readonly Value[];
  readonly facts?: FactsOf;
  readonly because?: ReadonlyMap<OpId, OpId>;
  readonly inside?: ReadonlyMap<OpId, OpId>;
  /** Stages are written into each other's text: that text says it all. */
  readonly nested?: boolean;
  /** An operation by its id, for those that others refer to. */
  readonly ops?: ReadonlyMap<OpId, Op>;
}

/** What the user, or the derivative, calls a value: `x`, `dx`, `tape`. */
export function labelOf(value: ValueId, values: readonly Value[]): string | undefined {
  const entry = values[value];
  if (entry === undefined) return undefined;
  if (entry.variable !== undefined) return entry.variable.name;
  if (entry.origin === 'adjoint' && entry.of !== undefined && entry.of !== value) return `d${labelOf(entry.of, values) ?? `%${entry.of}`}`;
  // A tape is called after what it keeps: `{}s`.
  return entry.hint?.replace('{}', entry.of === undefined || entry.of === value ? '' : labelOf(entry.of, values) ?? `%${entry.of}`);
}

export function factText(value: ValueId, { facts }: Printing): string {
  const fact = facts?.(value);
  return fact === undefined ? '' : ` [${fact}]`;
}

/** Notes stand in one column, unless a line is too long for it. */
const widest = 48;

/** One line of text for each line, whatever strings they contain. */
export function layOut(lines: readonly Line[]): string {
  const text = (line: Line): string => '  '.repeat(line.depth) + flat(line.text);
  const widths = lines.filter((line) => line.note !== '' && line.text !== '').map((line) => text(line).length).filter((width) => width <= widest);
  const column = Math.max(0, ...widths) + 2;
  return lines.map((line) => {
    if (line.note === '') return text(line).trimEnd();
    return line.text === '' ? `${text(line)}; ${flat(line.note)}` : `${`${text(line)}  `.padEnd(column)}; ${flat(line.note)}`;
  }).join('\n') + '\n';
}

function flat(text: string): string {
  return text.replaceAll('\n', '\\n').replaceAll('\r', '\\r');
}
