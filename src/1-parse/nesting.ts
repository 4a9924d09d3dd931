/**
 * Where a text is nested most deeply, found without recursion: the place to name when TypeScript's own recursion has
 * overflowed the stack. Strings and comments are skipped; a bracket in a regular expression may mislead it, harmlessly.
 */
export function deepestPlace(text: string): number {
  let depth = 0;
  let deepest = 0;
  let place = 0;
  const skipped = /\/\/.*|\/\*[\s\S]*?\*\/|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|[([{]|[)\]}]/g;
  for (let match = skipped.exec(text); match !== null; match = skipped.exec(text)) {
    if (')]}'.includes(match[0])) depth--;
    else if ('([{'.includes(match[0]) && ++depth > deepest) {
      deepest = depth;
      place = match.index;
    }
  }
  return place;
}
