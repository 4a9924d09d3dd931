/**
 * What has happened to an output: the module and its declarations as they would be written now, against what stands there.
 *
 *     judge({ module: fresh, declarations: freshDts }, { module: old, declarations: oldDts }) → { state: 'stale', why: 'source', … }
 *
 * Line ends count for nothing. A newer version alone doesn't make an output stale, nor does a formatter that has gone over it.
 */
import { fingerprint } from '../7-emit/fingerprint.js';
import type { Texts } from '../formats/formats.js';
import { headerOf, stampOf, withoutHead, withoutStamp } from '../formats/header.js';
import { shortDiff, type Difference } from './diff.js';
import { sameDeclarations, sameModule } from './same-code.js';

export type Part = keyof Texts;

export type Verdict =
  | { readonly state: 'current' }
  | { readonly state: 'older'; readonly version: string }
  | { readonly state: 'formatted'; readonly part: Part }
  | { readonly state: 'missing'; readonly part: Part }
  /** Its first line isn't ours. */
  | { readonly state: 'foreign'; readonly part: Part }
  | { readonly state: 'edited'; readonly part: Part; readonly difference: Difference }
  | { readonly state: 'stale'; readonly part: Part; readonly difference: Difference; readonly why: Why };

/** What has changed: the source or what it imports, the options, the version of gradgen, or something else (gates, a tsconfig). */
export type Why = { readonly kind: 'source' | 'other' } | { readonly kind: 'options'; readonly were: string } | { readonly kind: 'version'; readonly was: string };

export function judge(fresh: Texts, found: { readonly [P in Part]?: string }): Verdict {
  const parts: readonly ('module' | 'declarations')[] = fresh.declarations === undefined ? ['module'] : ['module', 'declarations'];
  const missing = ([...parts, ...(fresh.map === undefined ? [] : ['map'])] as Part[]).find((part) => found[part] === undefined);
  if (missing !== undefined) return { state: 'missing', part: missing };
  const old: Texts = { module: unix(found.module!), declarations: found.declarations === undefined ? undefined : unix(found.declarations) };
  const foreign = parts.find((part) => headerOf(old[part]!) === undefined);
  if (foreign !== undefined) return { state: 'foreign', part: foreign };

  const changed = parts.find((part) => withoutHead(old[part]!) !== withoutHead(fresh[part]!));
  if (changed === undefined) {
    if (!headedAlike(old, fresh, parts)) return { state: 'older', version: headerOf(old.module)!.version };
    if (fresh.map !== undefined && unix(found.map!) !== fresh.map) return { state: 'stale', part: 'map', difference: { line: 1, lines: [] }, why: { kind: 'source' } };
    if (!wasTouched('module', old, fresh)) return { state: 'current' };
    // the files are of two runs, and the hash of one speaks of the other as it was
    const part = parts[parts.length - 1];
    return { state: 'stale', part, difference: shortDiff(old[part]!, fresh[part]!), why: reason(old, fresh) };
  }
  const reformed = parts.every((part) => withoutHead(old[part]!) === withoutHead(fresh[part]!) || formattedAlike(part, old, fresh));
  const touched = wasTouched(changed, old, fresh);
  if (reformed && touched) return { state: 'formatted', part: changed };
  const difference = shifted(shortDiff(withoutHead(old[changed]!), withoutHead(fresh[changed]!)), old[changed]!);
  if (touched) return { state: 'edited', part: changed, difference };
  return { state: 'stale', part: changed, difference, why: reason(old, fresh) };
}

function unix(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

function headedAlike(old: Texts, fresh: Texts, parts: readonly ('module' | 'declarations')[]): boolean {
  return parts.every((part) => headerOf(old[part]!)!.version === headerOf(fresh[part]!)!.version);
}

function formattedAlike(part: 'module' | 'declarations', old: Texts, fresh: Texts): boolean {
  const one = withoutHead(old[part]!);
  const other = withoutHead(fresh[part]!);
  return part === 'module' && fresh.declarations !== undefined ? sameModule(one, other) : sameDeclarations(one, other);
}

/** Somebody else than gradgen has written there: the module isn't what its hash says, or the declarations differ without a cause. */
function wasTouched(part: 'module' | 'declarations', old: Texts, fresh: Texts): boolean {
  const stamp = stampOf(old.declarations ?? old.module);
  if (stamp === undefined) return true;
  if (part === 'module') return stamp.body !== fingerprint(fresh.declarations === undefined ? withoutStamp(old.module) : old.module);
  const now = stampOf(fresh.declarations!)!;
  return stamp.source === now.source && stamp.options === now.options && headerOf(old.declarations!)!.version === headerOf(fresh.declarations!)!.version;
}

function reason(old: Texts, fresh: Texts): Why {
  const was = stampOf(old.declarations ?? old.module);
  const now = stampOf(fresh.declarations ?? fresh.module)!;
  if (was === undefined) return { kind: 'other' };
  if (was.options !== now.options) return { kind: 'options', were: was.options };
  if (was.source !== now.source) return { kind: 'source' };
  const { version } = headerOf(old.module)!;
  return version === headerOf(fresh.module)!.version ? { kind: 'other' } : { kind: 'version', was: version };
}

/** Numbers of lines count from the top of the file, head and all. */
function shifted({ line, lines }: Difference, text: string): Difference {
  const head = text.split('\n').length - withoutHead(text).split('\n').length;
  return { line: line + head, lines: lines.map((each) => each.replace(/^ *(\d+)(?= [-+ ])/, (digits) => String(Number(digits) + head).padStart(digits.length))) };
}
