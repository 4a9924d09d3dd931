/**
 * The zeros that the gradient of an array, tuple or record starts from, in a buffer of the caller's where there is one.
 */
import { call, member, number } from '../ir/build.js';
import type { Expr, Type } from '../syntax.js';

/** `into` is the place of the buffer, or `undefined` where there are no buffers; `label` what a message calls it. */
export function zerosFor(type: Type, primal: Expr, into: Expr | undefined, label: string): Expr {
  switch (type.kind) {
    case 'number': return number(0);
    case 'array': case 'tuple': {
      const given: Expr = into ?? { type: 'Identifier', name: 'undefined' };
      return call({ type: 'Identifier', name: `%zeros:${kindOf(type)}` }, primal, given, { type: 'Literal', value: label, raw: `'${label}'` });
    }
    case 'record': return {
      type: 'ObjectExpression',
      properties: type.fields.map((field) => ({
        type: 'Property', computed: false, shorthand: false, key: { type: 'Identifier', name: field.name },
        value: isReal(field.type)
          ? zerosFor(field.type, member(primal, field.name), into && { ...member(into, field.name), optional: true } as Expr, `${label}.${field.name}`)
          : member(primal, field.name),
      })),
    };
    default: return primal;
  }
}

/** Which function makes the zeros: `Array`, `Float64Array`, `rows(Float64Array)`. */
function kindOf(type: Type): string {
  if (type.kind === 'tuple') return 'Array';
  if (type.kind !== 'array') return 'Array';
  if (type.element.kind === 'array' || type.element.kind === 'tuple') return `rows(${kindOf(type.element)})`;
  return type.form;
}

function isReal(type: Type): boolean {
  if (type.kind === 'number') return true;
  if (type.kind === 'array') return /^(Array|Float)/.test(type.form) && isReal(type.element);
  if (type.kind === 'tuple') return type.elements.some(isReal);
  return type.kind === 'record' && type.fields.some((field) => isReal(field.type));
}

/** Gradients that can be made today: numbers, arrays of numbers to any depth, tuples of numbers, records of these. */
export function canMakeZeros(type: Type): boolean {
  if (type.kind === 'number') return true;
  if (type.kind === 'array') return type.form === 'Array' ? type.element.kind === 'number' || ((type.element.kind === 'array' || type.element.kind === 'tuple') && canMakeZeros(type.element)) : true;
  if (type.kind === 'tuple') return type.elements.every((element) => element.kind === 'number');
  if (type.kind === 'record') return type.fields.every((field) => !field.optional && (canMakeZeros(field.type) || !isReal(field.type)));
  return false;
}
