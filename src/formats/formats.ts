/**
 * The formats of an output. The compiler prints an ES module and its declarations; a CommonJS module and a module in
 * TypeScript are made of these, line by line: the text of the functions is the same in all three.
 *
 *     inFormat('cjs', { code, dts }) → { module: '…module.exports = { fForward, fBackward, fGrad };', declarations: '…' }
 */
import { fingerprint } from '../7-emit/fingerprint.js';
import { withoutStamp } from './header.js';
import type { Format } from './names.js';

/** A module in TypeScript has its types in it, and no declarations of its own. */
export interface Texts {
  readonly module: string;
  readonly declarations?: string;
}

export function inFormat(format: Format, { code, dts }: { readonly code: string; readonly dts: string }): Texts {
  if (format === 'esm') return { module: code, declarations: dts };
  if (format === 'ts') return { module: typescript(code, dts) };
  const module = commonJs(code);
  return { module, declarations: stamped(dts, module) };
}

const exported = /^export function ([\p{ID_Continue}$]+)/u;

function commonJs(code: string): string {
  const [header, ...body] = code.split('\n');
  const names = body.flatMap((line) => exported.exec(line)?.[1] ?? []);
  const text = body.map((line) => line.replace(exported, 'function $1')).join('\n').trim();
  const record = `{ ${names.join(', ')} }`;
  // what CommonJS calls so itself can't be declared beside it
  const isTaken = /^(?:const|let|function) (?:module|exports|require|__filename|__dirname)\b/m.test(text);
  const rest = isTaken ? ['module.exports = (() => {', text, '', `return ${record};`, '})();'] : [text, '', `module.exports = ${record};`];
  return [header, "'use strict';", '', ...rest, ''].join('\n');
}

/**
 * Each exported function gets its typed signature as an overload above it: what callers see is that alone. The bodies are
 * plain JavaScript, and so aren't checked.
 */
function typescript(code: string, dts: string): string {
  const [header, ...body] = code.split('\n');
  const [, stamp, ...declared] = dts.split('\n');
  const signatures = new Map<string, readonly string[]>();
  const head: string[] = [];
  for (const paragraph of paragraphs(declared)) {
    const name = exported.exec(paragraph[paragraph.length - 1])?.[1];
    if (name !== undefined) signatures.set(name, paragraph);
    else if (paragraph[0] !== 'export {};') head.push('', ...paragraph);
  }
  const lines: string[] = [];
  for (const line of body) {
    const signature = signatures.get(exported.exec(line)?.[1] ?? '');
    if (signature !== undefined) {
      if (lines[lines.length - 1]?.trim() === '*/') lines.splice(lines.findLastIndex((each) => each === '/**' || each.startsWith('/** ')));
      lines.push(...signature);
    }
    lines.push(line);
  }
  const text = [header, stamp, '/* eslint-disable */', '// @ts-nocheck', ...head, ...lines].join('\n');
  return stamped(text, withoutStamp(text));
}

/** What stands between empty lines, outside of comments. */
function paragraphs(lines: readonly string[]): string[][] {
  const found: string[][] = [];
  let open = true;
  for (const line of lines) {
    if (line === '') open = true;
    else if (open) found.push([line]);
    else found[found.length - 1].push(line);
    if (line !== '') open = false;
  }
  return found;
}

/** The stamp carries the hash of this module instead. */
function stamped(text: string, module: string): string {
  return text.replace(/^(\/\/ gradgen source=\S+ body=)[0-9a-f]+/m, (_, start: string) => start + fingerprint(module));
}
