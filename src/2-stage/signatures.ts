/**
 * What an operation of `gradgen/ops` takes: which of its signatures fits what it is given, by our own types, since TypeScript
 * may have complained and guessed.
 *
 *     relu(x)   with a number for `x`   →   none fits
 */
import type { ArrayGate } from '../gates/arrays.js';
import { definite, isMatrix } from '../ir/shapes.js';
import type { Type } from '../syntax.js';

/** What it gives by the signature that fits: `Matrix`, `Float64Array`, `number` …; `undefined` where none does. */
export function resultOf({ signatures }: ArrayGate, given: readonly Type[]): string | undefined {
  for (const signature of signatures) {
    const [, inside, result] = /^\((.*)\): (.*)$/.exec(signature)!;
    const params = inside.split(', ').map((param) => ({ isLeftOut: param.includes('?: '), kind: param.slice(param.indexOf(': ') + 2) }));
    const enough = params.every(({ isLeftOut }, at) => isLeftOut || at < given.length) && given.length <= params.length;
    if (enough && given.every((type, at) => params[at].kind.split(' | ').some((kind) => fits(kind, type)))) return result;
  }
  return undefined;
}

function fits(kind: string, type: Type): boolean {
  const known = definite(type);
  switch (kind) {
    case 'number': return known.kind === 'number';
    case 'Matrix': return isMatrix(known) || isLikeMatrix(known);
    case 'Vector': return isRow(known, ['Array', 'Float64Array']);
    case 'Labels': return isRow(known, ['Array', 'Float64Array', 'Int32Array', 'Uint32Array', 'Uint16Array', 'Uint8Array']);
    case 'readonly Vector[]': {
      const rows = known.kind === 'array' && known.form === 'Array' ? [known.element] : known.kind === 'tuple' ? known.elements : undefined;
      return rows !== undefined && rows.every((row) => fits('Vector', row));
    }
    default: return false;
  }
}

function isRow(type: Type, forms: readonly string[]): boolean {
  if (type.kind === 'tuple') return type.elements.every((element) => element.kind === 'number');
  return type.kind === 'array' && type.element.kind === 'number' && forms.includes(type.form);
}

/** The record itself, written down. */
function isLikeMatrix(type: Type): boolean {
  const kindOf = (name: string): Type | undefined => (type.kind === 'record' ? type.fields.find((field) => field.name === name && !field.optional)?.type : undefined);
  const data = kindOf('data');
  return kindOf('rows')?.kind === 'number' && kindOf('cols')?.kind === 'number' && data?.kind === 'array' && data.form === 'Float64Array';
}
