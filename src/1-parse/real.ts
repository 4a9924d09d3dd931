/**
 * Real-valued: a number, or an array or record that contains one. Integer typed arrays hold integers and are not.
 *
 *     { w: number[]; tag: string }   →  yes            Int32Array, string, (x: number) => number   →  no
 */
import type { Type } from '../syntax.js';

export function isReal(type: Type): boolean {
  switch (type.kind) {
    case 'number': return true;
    case 'array': return isReal(type.element) && (type.form === 'Array' || type.form.startsWith('Float'));
    case 'tuple': return type.elements.some(isReal);
    case 'record': return type.fields.some((field) => isReal(field.type));
    case 'union': return type.members.some(isReal);
    default: return false;
  }
}

/** A real array or record, which a function can write into: not one that is `readonly` all through. */
export function isWritable(type: Type): boolean {
  const place = (readonly: boolean, inner: Type): boolean => (!readonly && isReal(inner)) || isWritable(inner);
  switch (type.kind) {
    case 'array': return isReal(type) && place(type.readonly, type.element);
    case 'tuple': return type.elements.some((element) => place(type.readonly, element));
    case 'record': return type.fields.some((field) => place(field.readonly, field.type));
    case 'union': return type.members.some(isWritable);
    default: return false;
  }
}

/** Says nothing: TypeScript knows no type, because none was written or something else is wrong. */
export const isUntyped = (type: Type): boolean => type.kind === 'opaque' && type.text === 'any';

/** Why a function of these types can't be differentiated; `undefined` if it can. */
export function whyNot(params: readonly { readonly name: string; readonly type: Type }[], result: Type): string | undefined {
  if (params.length === 0) return 'it has no parameter';
  if (!params.some(({ type }) => isReal(type))) {
    const list = params.map(({ name, type }) => `\`${name}\` is ${describe(type)}`).join(', ');
    return `no parameter holds a number to differentiate: ${list}`;
  }
  if (isReal(result)) return undefined;
  if (result.kind === 'void' || result.kind === 'undefined') {
    return params.some(({ type }) => isWritable(type)) ? undefined : 'it returns nothing, and has no array or record to write into';
  }
  return `its result is ${describe(result)}`;
}

/** A type in a few words. */
export function describe(type: Type): string {
  switch (type.kind) {
    case 'array': return type.form === 'Array' ? 'an array without numbers' : `\`${type.form}\`, which holds integers`;
    case 'tuple': return 'a tuple without numbers';
    case 'record': return type.name === undefined ? 'a record without numbers' : `\`${type.name}\`, a record without numbers`;
    case 'union': return type.members.map(describe).join(' or ');
    case 'function': return 'a function';
    case 'opaque': return `\`${type.text}\``;
    default: return type.kind;
  }
}
