/**
 * A tuple or record that is known part by part, as one value: `[0.5, 0.25]`, `{ rate: 0.1 }`. Wanted where the other way
 * leads to an array or record of which only the whole is known, as with the default of a parameter.
 *
 * Takes parts that are literals and module-level constants: what is computed becomes an array in memory instead.
 */
import { refuse } from '../diagnostics/diagnostic.js';
import { fieldKey } from '../ir/paths.js';
import { definite, elementOf, fieldOf } from '../ir/shapes.js';
import type { Expr, Span, Type } from '../syntax.js';
import type { Held } from './scope.js';

/** `type` is that of the whole. */
export function literalOf(held: Held, type: Type, span: Span | undefined, name: string): Expr {
  if (held.kind === 'function' || held.kind === 'choice') return refuse('GG2012', span, { name });
  if (held.kind === 'atom') return held.atom;
  const known = definite(type);
  const parts = [...held.parts];
  if (held.shape === 'tuple') {
    return { type: 'ArrayExpression', valueType: known, elements: parts.map(([key, part]) => literalOf(part, elementOf(known, Number(key)), span, name)) };
  }
  return {
    type: 'ObjectExpression', valueType: known,
    properties: parts.map(([key, part]) => ({
      type: 'Property', computed: false, shorthand: false, key: fieldKey(key), value: literalOf(part, fieldOf(known, key)?.type ?? { kind: 'opaque', text: key }, span, name),
    })),
  };
}
