/**
 * Types as TypeScript writes them, in the two moods that declarations need: a `parameter` accepts what the user's own
 * signature accepts, a `gradient` is ours to give away, and so is mutable all through. Records are written out, so that a
 * declaration file stands alone.
 *
 *     typeText({ kind: 'array', element: number, form: 'Array', readonly: true })              → 'readonly number[]'
 *     typeText({ kind: 'array', element: number, form: 'Array', readonly: true }, 'mutable')   → 'number[]'
 */
import type { Field, Type } from '../syntax.js';

/** `as-is` keeps each `readonly`; `mutable` drops them, `readonly` puts them everywhere. */
export type Mood = 'as-is' | 'mutable' | 'readonly';

export function typeText(type: Type, mood: Mood = 'as-is'): string {
  switch (type.kind) {
    case 'number': case 'boolean': case 'string': case 'undefined': case 'null': case 'void':
      return type.kind;
    case 'array':
      return type.form !== 'Array' ? type.form : `${isReadonly(type.readonly, mood)}${operand(type.element, mood)}[]`;
    case 'tuple':
      return `${isReadonly(type.readonly, mood)}[${type.elements.map((element) => typeText(element, mood)).join(', ')}]`;
    case 'record':
      return recordText(mood === 'as-is' ? type.fields.filter(({ guarded }) => !guarded) : type.fields, mood);
    case 'union':
      return [...new Set(type.members.map((member) => memberText(member, mood)))].join(' | ');
    case 'function':
      return `(${type.params.map((param, k) => `arg${k}: ${typeText(param)}`).join(', ')}) => ${typeText(type.result)}`;
    case 'opaque':
      return standsAlone(type.text) ? type.text : 'unknown';
  }
}

/** Whether a value of this type holds an array somewhere, and so a buffer could take its gradient. */
export function containsArray(type: Type): boolean {
  switch (type.kind) {
    case 'array': return true;
    case 'tuple': return type.elements.length > 0;
    case 'record': return type.fields.some((field) => containsArray(field.type));
    case 'union': return type.members.some(containsArray);
    default: return false;
  }
}

/** The type without `undefined`, for a place that already says `?`. */
export function withoutUndefined(type: Type): Type {
  if (type.kind !== 'union') return type;
  const members = type.members.filter((member) => member.kind !== 'undefined');
  return members.length === 1 ? members[0] : { ...type, members };
}

/** What is private is read all the same, but no caller could write it down. */
function recordText(fields: readonly Field[], mood: Mood): string {
  return fields.length === 0 ? 'object' : `{ ${fields.map((field) => fieldText(field, mood)).join('; ')} }`;
}

function isReadonly(own: boolean, mood: Mood): string {
  return mood === 'readonly' || (mood === 'as-is' && own) ? 'readonly ' : '';
}

/** As the element of an array: what binds weaker than `[]` goes in brackets. */
function operand(type: Type, mood: Mood): string {
  const text = typeText(type, mood);
  const weak = type.kind === 'function' || text.startsWith('readonly ') || (type.kind === 'union' && text.includes(' | '))
    || (type.kind === 'opaque' && /[^\w.]/.test(text));
  return weak ? `(${text})` : text;
}

function memberText(type: Type, mood: Mood): string {
  return type.kind === 'function' ? operand(type, mood) : typeText(type, mood);
}

function fieldText({ name, type, optional, readonly }: Field, mood: Mood): string {
  const key = isName(name) ? name : JSON.stringify(name);
  const text = typeText(optional ? withoutUndefined(type) : type, mood);
  return `${isReadonly(readonly, mood)}${key}${optional ? '?' : ''}: ${text}`;
}

function isName(text: string): boolean {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(text);
}

/** Names that mean the same in every file; a type that mentions any other can't be written here. */
const common = new Set([
  'any', 'unknown', 'never', 'object', 'bigint', 'symbol', 'number', 'string', 'boolean', 'null', 'undefined', 'void',
  'readonly', 'true', 'false',
  'Array', 'ReadonlyArray', 'Map', 'ReadonlyMap', 'Set', 'ReadonlySet', 'WeakMap', 'WeakSet', 'Date', 'RegExp', 'Promise', 'Error',
  'Record',
  'Iterable', 'Iterator', 'ArrayLike', 'ArrayBuffer', 'ArrayBufferLike', 'DataView', 'BigInt64Array', 'BigUint64Array',
  'Float64Array', 'Float32Array', 'Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array', 'Int32Array', 'Uint32Array',
]);

function standsAlone(text: string): boolean {
  return /^[\w\s<>,|&[\]]+$/.test(text) && (text.match(/[A-Za-z_]\w*/g) ?? []).every((word) => common.has(word));
}
