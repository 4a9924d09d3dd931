/**
 * Tables as Markdown, numbers to two or three digits.
 *
 *     table(['a', 'b'], [['sum', 12.345]])   →   | a | b |
 *                                                 | --- | ---: |
 *                                                 | sum | 12 |
 */
export type Cell = string | number;

export function table(heads: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const numeric = heads.map((_, k) => rows.length > 0 && rows.every((row) => typeof row[k] === 'number'));
  return [line(heads), line(numeric.map((is) => (is ? '---:' : '---'))), ...rows.map((row) => line(row.map(show)))].join('\n');
}

function show(cell: Cell): string {
  if (typeof cell === 'string') return cell;
  if (!Number.isFinite(cell)) return '–';
  return Math.abs(cell) >= 10 || Number.isInteger(cell) ? cell.toFixed(0) : cell.toFixed(Math.abs(cell) < 1 ? 2 : 1);
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
