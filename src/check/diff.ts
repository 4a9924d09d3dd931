/**
 * A short difference of two texts: the lines that go and the lines that come, with their numbers, and one line of what
 * stands before each group. Cut off after a dozen lines, since it is there to be recognised, not to be applied.
 *
 *     shortDiff('a\nb\nc', 'a\nB\nc')  →  ['   1   a', '   2 - b', '   2 + B']
 */
const longest = 12;

export interface Difference {
  /** The first line of the old text that differs, from one. */
  readonly line: number;
  readonly lines: readonly string[];
}

type Change = { readonly mark: '-' | '+' | ' '; readonly number: number; readonly text: string };

export function shortDiff(before: string, after: string): Difference {
  const old = before.split('\n');
  const fresh = after.split('\n');
  let head = 0;
  while (head < old.length && head < fresh.length && old[head] === fresh[head]) head += 1;
  let tail = 0;
  while (tail < old.length - head && tail < fresh.length - head && old[old.length - 1 - tail] === fresh[fresh.length - 1 - tail]) tail += 1;

  const changes = aligned(old.slice(head, old.length - tail), fresh.slice(head, fresh.length - tail), head);
  if (head > 0) changes.unshift({ mark: ' ', number: head, text: old[head - 1] });
  const near = changes.filter(({ mark, text }, at) => mark !== ' ' || (text.trim() !== '' && changes[at + 1] !== undefined && changes[at + 1].mark !== ' '));
  const lines = near.slice(0, longest).map(({ mark, number, text }) => `${String(number).padStart(4)} ${mark} ${text}`.trimEnd());
  const rest = near.slice(longest).filter(({ mark }) => mark !== ' ').length;
  return { line: Math.min(head + 1, old.length), lines: rest === 0 ? lines : [...lines, `     … and ${rest} more ${rest === 1 ? 'line' : 'lines'}`] };
}

/** Above this product of lengths the lines are not matched with each other: the whole block goes, the whole block comes. */
const mostCells = 4_000_000;

/** Lines that stand in both, in order, stay: the longest such row. */
function aligned(old: readonly string[], fresh: readonly string[], offset: number): Change[] {
  const gone = (i: number): Change => ({ mark: '-', number: offset + i + 1, text: old[i] });
  const come = (j: number): Change => ({ mark: '+', number: offset + j + 1, text: fresh[j] });
  if (old.length * fresh.length > mostCells) return [...old.map((_, i) => gone(i)), ...fresh.map((_, j) => come(j))];

  const width = fresh.length + 1;
  const common = new Uint32Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = fresh.length - 1; j >= 0; j--) {
      common[i * width + j] = old[i] === fresh[j] ? common[(i + 1) * width + j + 1] + 1 : Math.max(common[(i + 1) * width + j], common[i * width + j + 1]);
    }
  }
  const changes: Change[] = [];
  let i = 0;
  let j = 0;
  while (i < old.length || j < fresh.length) {
    if (i < old.length && j < fresh.length && old[i] === fresh[j]) changes.push({ mark: ' ', number: offset + i + 1, text: old[i++] }), j++;
    else if (j >= fresh.length || (i < old.length && common[(i + 1) * width + j] >= common[i * width + j + 1])) changes.push(gone(i++));
    else changes.push(come(j++));
  }
  return changes;
}
