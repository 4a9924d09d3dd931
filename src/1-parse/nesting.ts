/**
 * A text that is nested so deeply that reading it overflows the stack: where its deepest place is, found without recursion.
 * Strings and comments are skipped; a bracket in a regular expression may mislead it, harmlessly.
 *
 *     deepestPlace('f(a, (b ? c : d ? e : 0))')   →   the second `?`
 */
import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.js';

/** Whether `error` says that the stack was too small for `text`. For a short one it never is: that would be a bug of ours. */
export function isOverflow(error: unknown, text: string): boolean {
  return error instanceof RangeError && /call stack/i.test(error.message) && text.length > 500;
}

export function tooDeep(text: string, file: string): Diagnostic {
  const start = deepestPlace(text);
  return diagnose('GG1022', { file, start, end: start + 1 });
}

export function deepestPlace(text: string): number {
  let deepest = 0;
  let place = 0;
  // how deep it is within each open bracket: a choice behind a choice stands within it
  const depths = [0];
  const enter = (depth: number, at: number): number => {
    if (depth > deepest) [deepest, place] = [depth, at];
    return depth;
  };
  const skipped = /\/\/.*|\/\*[\s\S]*?\*\/|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|\?\?|\?\.(?!\d)|[([{?;,]|[)\]}]/g;
  for (let match = skipped.exec(text); match !== null; match = skipped.exec(text)) {
    const [token] = match;
    const top = depths.length - 1;
    if (')]}'.includes(token)) depths.length = Math.max(1, top);
    else if ('([{'.includes(token)) depths.push(enter(depths[top]! + 1, match.index));
    else if (token === '?') depths[top] = enter(depths[top]! + 1, match.index);
    else if (token === ';' || token === ',') depths[top] = top === 0 ? 0 : depths[top - 1]! + 1;
  }
  return place;
}
