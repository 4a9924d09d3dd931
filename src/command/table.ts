/**
 * Rows of words in columns; numbers at the right, words at the left.
 *
 *     drawTable(['component', 'gradient'], [['dx', '6.0']], ['left', 'right'])
 */
export function drawTable(head: readonly string[], rows: readonly (readonly string[])[], sides: readonly ('left' | 'right')[]): string {
  const widths = head.map((title, at) => Math.max(title.length, ...rows.map((row) => row[at].length)));
  const line = (cells: readonly string[]): string =>
    `  ${cells.map((cell, at) => (sides[at] === 'left' ? cell.padEnd(widths[at]) : cell.padStart(widths[at]))).join('  ')}`.trimEnd();
  return [line(head), ...rows.map(line)].join('\n');
}
