/**
 * The formats of an output. The compiler prints an ES module and its declarations; a CommonJS module and a module in
 * TypeScript are made of these, line by line: the text of the functions is the same in all three.
 *
 *     inFormat('cjs', { code, dts }) → { module: '…module.exports = { fForward, fBackward, fGrad };', declarations: '…' }
 */
import { fingerprint } from '../7-emit/fingerprint.js';
import { withoutStamp } from './header.js';
import type { Format } from './names.js';
import { moved, reordered } from './source-map.js';

/** A module in TypeScript has its types in it, and no declarations of its own. */
export interface Texts {
  readonly module: string;
  readonly declarations?: string;
  /** The source map, where it is a file of its own. */
  readonly map?: string;
}

export interface Compiled {
  readonly code: string;
  readonly dts: string;
  /** With a map, the module ends with where it is: in a file beside it, or in that line itself. */
  readonly map?: string | null;
}

/** Where the files lie, as far as the map has to know. */
export interface Placing {
  /** Of the module, without folders. */
  readonly name: string;
  readonly isInline: boolean;
  /** The folders of source and output, with forward slashes. */
  readonly from: string;
  readonly to: string;
}

export function inFormat(format: Format, { code, dts, map }: Compiled, placing?: Placing): Texts {
  const shaped = { esm: () => asItIs(code), cjs: () => commonJs(code), ts: () => typescript(code, dts) }[format]();
  const located = placing === undefined || !map ? undefined : moved(reordered(map, shaped.origins, placing.name), placing.from, placing.to);
  const where = located === undefined ? '' : placing!.isInline ? `data:application/json;base64,${Buffer.from(located).toString('base64')}` : `${encodeURIComponent(placing!.name)}.map`;
  const module = where === '' ? shaped.text : `${shaped.text}//# sourceMappingURL=${where}\n`;
  const ofFile = located === undefined || placing!.isInline ? {} : { map: located };
  if (format === 'ts') return { module: stamped(module, withoutStamp(module)), ...ofFile };
  return { module, declarations: module === code ? dts : stamped(dts, module), ...ofFile };
}

/** A text, and which line of the compiler's each of its lines is. */
interface Shaped {
  readonly text: string;
  readonly origins: readonly number[];
}

function asItIs(code: string): Shaped {
  return { text: code, origins: code.split('\n').map((_, at) => at) };
}

const exported = /^export function ([\p{ID_Continue}$]+)/u;

function commonJs(code: string): Shaped {
  const [header, ...body] = code.split('\n');
  const names = body.flatMap((line) => exported.exec(line)?.[1] ?? []);
  const last = body.findLastIndex((line) => line !== '');
  const text = body.slice(body.findIndex((line) => line !== ''), last + 1).map((line) => line.replace(exported, 'function $1'));
  const record = `{ ${names.join(', ')} }`;
  // what CommonJS calls so itself can't be declared beside it
  const isTaken = text.some((line) => /^(?:const|let|function) (?:module|exports|require|__filename|__dirname)\b/.test(line));
  const [open, close] = isTaken ? [['module.exports = (() => {'], ['', `return ${record};`, '})();', '']] : [[], ['', `module.exports = ${record};`, '']];
  const head = [header, "'use strict';", '', ...open];
  const none = (lines: readonly string[]): number[] => lines.map(() => -1);
  return { text: [...head, ...text, ...close].join('\n'), origins: [...none(head), ...text.map((_, at) => last + 2 - text.length + at), ...none(close)] };
}

/**
 * Each exported function gets its typed signature as an overload above it: what callers see is that alone. The bodies are
 * plain JavaScript, and so aren't checked.
 */
function typescript(code: string, dts: string): Shaped {
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
  const origins: number[] = [];
  for (const [at, line] of body.entries()) {
    const signature = signatures.get(exported.exec(line)?.[1] ?? '');
    if (signature !== undefined) {
      const doc = lines[lines.length - 1]?.trim().endsWith('*/') ? lines.findLastIndex((each) => each.startsWith('/**')) : lines.length;
      lines.splice(doc);
      origins.splice(doc);
      lines.push(...signature);
      origins.push(...signature.map(() => -1));
    }
    lines.push(line);
    origins.push(at + 1);
  }
  const start = [header, stamp, '/* eslint-disable */', '// @ts-nocheck', ...head];
  return { text: [...start, ...lines].join('\n'), origins: [...start.map(() => -1), ...origins] };
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
