/**
 * Lines of the output: indentation, comments at their ends, and blank lines between groups, never two and never at the
 * edge of a block. Each line knows the place of the source that it was made from, for source maps.
 */
import type { Span } from '../syntax.js';

/** A line, with what it was made from, or lines that were written apart, further in than those around them. */
type Piece = { readonly text: string; readonly from?: Span } | { readonly indent: string; readonly pieces: readonly Piece[] };

/** What was written apart, not indented yet. */
export type Written = readonly Piece[];

export class Lines {
  private readonly out: Piece[] = [];
  private depth = 0;
  private gap = false;
  private fresh = true;
  private from: Span | undefined;

  /** What the lines from here on are made from. */
  at(span: Span | undefined): void {
    this.from = span;
  }

  line(text: string, note?: string): void {
    this.begin();
    const indent = '  '.repeat(this.depth);
    text.split('\n').forEach((part, at, all) => {
      const last = at === all.length - 1 && note !== undefined && note !== '' ? ` // ${note}` : '';
      this.out.push({ text: part === '' ? '' : indent + part + last, from: this.from });
    });
  }

  /** A blank line before whatever comes next. */
  blank(): void {
    this.gap = true;
  }

  block(head: string, body: () => void, tail = '}'): void {
    this.line(head);
    this.depth++;
    this.fresh = true;
    body();
    this.depth--;
    this.gap = false;
    this.fresh = false;
    this.line(tail);
  }

  /** Writes `body` apart and gives its lines, without indentation. */
  aside(body: (lines: Lines) => void): Written {
    const lines = new Lines();
    body(lines);
    return lines.out;
  }

  /** Puts in what was written apart, one step further in. It isn't copied: blocks in blocks cost no more than their lines. */
  indented(pieces: Written): void {
    if (pieces.length === 0) return;
    this.begin();
    this.out.push({ indent: '  '.repeat(this.depth + 1), pieces });
  }

  toString(): string {
    return this.all().map(({ text }) => text).join('\n');
  }

  /** The lines in order, indented. */
  all(): readonly { readonly text: string; readonly from?: Span }[] {
    const all: { text: string; from?: Span }[] = [];
    const write = (pieces: Written, indent: string): void => pieces.forEach((piece) => {
      if ('text' in piece) all.push({ text: piece.text === '' ? '' : indent + piece.text, from: piece.from });
      else write(piece.pieces, indent + piece.indent);
    });
    write(this.out, '');
    return all;
  }

  private begin(): void {
    if (this.gap && !this.fresh) this.out.push({ text: '' });
    this.gap = false;
    this.fresh = false;
  }
}
