/**
 * Lines of the output: indentation, comments at their ends, and blank lines between groups, never two and never at the
 * edge of a block.
 */
export class Lines {
  private readonly out: string[] = [];
  private depth = 0;
  private gap = false;
  private fresh = true;

  line(text: string, note?: string): void {
    if (this.gap && !this.fresh) this.out.push('');
    this.gap = false;
    this.fresh = false;
    const indent = '  '.repeat(this.depth);
    text.split('\n').forEach((part, at, all) => {
      const last = at === all.length - 1 && note !== undefined && note !== '' ? ` // ${note}` : '';
      this.out.push(part === '' ? '' : indent + part + last);
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
  aside(body: (lines: Lines) => void): readonly string[] {
    const lines = new Lines();
    body(lines);
    return lines.out;
  }

  toString(): string {
    return this.out.join('\n');
  }
}
