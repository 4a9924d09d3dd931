/**
 * Reads the doc comment of a template: the sentence that says what the gate does to gradients, and the tags.
 *
 * Takes the comment's text and where it starts, guarantees each tag with its offset in the file, so that a fault in a tag
 * is shown where it is. Prose after the first sentence is for the reader of the template alone.
 *
 *     Square gate: twice its input, …          →   sentence
 *     @matches x ** n where n literal          →   { name: 'matches', text: 'x ** n where n literal', start }
 */
export interface Tag {
  readonly name: string;
  readonly text: string;
  /** Offset of `text` in the file. */
  readonly start: number;
}

export interface DocComment {
  readonly sentence: string;
  readonly tags: readonly Tag[];
}

export const tagNames = ['name', 'noun', 'role', 'matches', 'literal', 'inactive', 'flat', 'kink', 'domain', 'costly', 'example'] as const;

export function readDocComment(comment: string, start: number): DocComment {
  const prose: string[] = [];
  const tags: Tag[] = [];
  let offset = start;
  for (const line of comment.split('\n')) {
    const lead = /^\s*\*? ?/.exec(line)?.[0].length ?? 0;
    const tag = /^@(\w+)[ \t]*/.exec(line.slice(lead));
    if (tag !== null) {
      const from = lead + tag[0].length;
      tags.push({ name: tag[1], text: line.slice(from).trim(), start: offset + from });
    } else if (tags.length === 0) {
      prose.push(line.slice(lead).trim());
    } else if (line.slice(lead).trim() !== '') {
      const last = tags[tags.length - 1];
      tags[tags.length - 1] = { ...last, text: `${last.text} ${line.slice(lead).trim()}`.trim() };
    }
    offset += line.length + 1;
  }
  return { sentence: firstSentence(prose.join('\n')), tags };
}

function firstSentence(prose: string): string {
  const paragraph = prose.trim().split(/\n\s*\n/)[0].replace(/\s+/g, ' ');
  const end = paragraph.search(/\.(\s|$)/);
  return end < 0 ? paragraph : paragraph.slice(0, end + 1);
}
