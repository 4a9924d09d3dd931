/**
 * How many columns of a terminal a text takes, so that carets stand under what they point at, and the text made safe to
 * print: tabs become spaces, control characters a middle dot.
 *
 *     widthOf('x漢') → 3
 */
const zero = /^[\p{Mark}\u200B-\u200F\u2060\uFE00-\uFE0F]$/u;
const narrow = /^[\uFF61-\uFFDC]$/u;
const wide = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]$|^[\p{Emoji_Presentation}\u3000-\u303E\uFF01-\uFFE6]$/u;

export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += zero.test(character) ? 0 : wide.test(character) && !narrow.test(character) ? 2 : 1;
  return width;
}

/** Escape sequences and marks of writing direction in a source file must not reach the terminal. */
export function printable(text: string): string {
  return text.replace(/\t/g, '  ').replace(/[\p{Control}\u202A-\u202E\u2066-\u2069]/gu, '·');
}
