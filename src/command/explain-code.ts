/**
 * `gradgen help GG2013`: the page of a code, as it stands in `docs/errors/`, links aside.
 */
import { readFileSync } from 'node:fs';
import { catalogue, type Entry } from '../diagnostics/catalogue.js';

export function pageOf(code: string): string {
  const { title, message, hint }: Entry = catalogue[code as keyof typeof catalogue];
  try {
    const page = readFileSync(new URL(`../../docs/errors/${code}.md`, import.meta.url), 'utf8');
    return page.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1');
  } catch {
    return `# ${code}: ${title}\n\n${message}\n${hint === undefined ? '' : `\n${hint}\n`}`;
  }
}
