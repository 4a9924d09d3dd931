/**
 * Whether two texts are the same but for their formatting: a formatter has gone over one of them. The comments count, since
 * half of what an output says stands in them; their white space doesn't.
 *
 *     sameModule("f('a' )", 'f("a");')                      → true
 *     sameDeclarations('{ a: number; b: string; }', '{ a: number; b: string }')  → true
 */
import { parse, type Comment } from 'acorn';

export function sameModule(one: string, other: string): boolean {
  const [a, b] = [read(one), read(other)];
  return a !== undefined && b !== undefined && same(a.tree, b.tree) && a.remarks === b.remarks;
}

function read(text: string): { readonly tree: unknown; readonly remarks: string } | undefined {
  const comments: Comment[] = [];
  try {
    const tree = parse(text, { ecmaVersion: 'latest', sourceType: 'module', onComment: comments });
    return { tree, remarks: comments.map(({ value }) => remark(value)).join('\n') };
  } catch {
    return undefined;
  }
}

/** What depends on where and how a node is written, not on what it is. */
const aside = new Set(['start', 'end', 'raw']);

function same(a: unknown, b: unknown): boolean {
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((each, at) => same(each, b[at]));
  if (typeof a !== 'object' || a === null || typeof b !== 'object' || b === null) return Object.is(a, b);
  const keys = (node: object): string[] => Object.keys(node).filter((key) => !aside.has(key));
  const entries = a as Record<string, unknown>;
  const others = b as Record<string, unknown>;
  return keys(a).length === keys(b).length && keys(a).every((key) => same(entries[key], others[key]));
}

/** For declarations, and for modules in TypeScript, which acorn doesn't read: token by token. */
export function sameDeclarations(one: string, other: string): boolean {
  const [a, b] = [tokens(one), tokens(other)];
  return a.join('\n') === b.join('\n');
}

const token = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\[\s\S])*`|[\p{ID_Continue}$#@]+|\S/gu;

function tokens(text: string): string[] {
  const found = (text.match(token) ?? []).map((word) => {
    if (/^\/[/*]/.test(word)) return `// ${remark(word)}`;
    return /^['"]/.test(word) ? JSON.stringify(word.slice(1, -1).replace(/\\(['"])/g, '$1')) : word;
  });
  // separators before an end, and a bar before the first of a union, are the formatter's
  return found.filter((word, at) => {
    const next = found[at + 1];
    if (word === ';' || word === ',') return next !== undefined && !['}', ')', ']', ';'].includes(next);
    return !(word === '|' && [':', '=', '(', '<', ',', '|'].includes(found[at - 1]) && next !== '|');
  });
}

/** A comment's words, without stars and line breaks. */
function remark(text: string): string {
  return text.replace(/^\/[/*]+|\*\/$/g, '').replace(/^\s*\*+/gm, '').replace(/\s+/g, ' ').trim();
}
