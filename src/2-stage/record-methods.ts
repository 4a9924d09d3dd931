/**
 * `Object.keys`, `values` and `entries` of records whose fields are known: tuples, so that loops over them are unrolled.
 * A record that comes in may have more fields than its type says, or have them in another order, and is asked.
 *
 *     Object.values(p).reduce((a, b) => a + b)   →   p.x + p.y
 */
import { refuse } from '../diagnostics/diagnostic.js';
import { binary, call, member } from '../ir/build.js';
import type { CallExpression, Expr } from '../syntax.js';
import { type Context } from './context.js';
import { hold } from './expressions.js';
import { partsOf } from './loads.js';
import type { Held } from './scope.js';
import { memberName, typeOf } from './types-of.js';
import { throwWhen } from './walking.js';

export function recordCall(cx: Context, expr: CallExpression): Held | undefined {
  const name = memberName(expr.callee);
  const [given, ...more] = expr.arguments;
  if ((name !== 'keys' && name !== 'values' && name !== 'entries') || given === undefined || more.length > 0 || given.type === 'SpreadElement') return undefined;
  const held = hold(cx, given);
  const parts = held.kind === 'parts' ? held : fieldsOf(cx, held, expr);
  if (parts === undefined || parts.shape !== 'record') return undefined;
  // The order of its fields depends on how the class was transpiled.
  if (parts.instance !== undefined) return refuse('GG1006', expr.span, { construct: `\`Object.${name}\` of an instance` });
  // Keys that are whole numbers come first, in their order.
  const isIndex = (key: string): boolean => /^(0|[1-9]\d*)$/.test(key);
  const entries = [...parts.parts];
  const sorted = [...entries.filter(([key]) => isIndex(key)).sort(([a], [b]) => Number(a) - Number(b)), ...entries.filter(([key]) => !isIndex(key))];
  const each = sorted.map(([key, part]): Held => {
    const text: Held = { kind: 'atom', atom: { type: 'Literal', value: key, raw: `'${key}'` } };
    return name === 'keys' ? text : name === 'values' ? part : { kind: 'parts', shape: 'tuple', parts: new Map([['0', text], ['1', part]]) };
  });
  return { kind: 'parts', shape: 'tuple', parts: new Map(each.map((part, at) => [String(at), part])) };
}

/** The fields of a record that came in, in the order of their declaration. */
function fieldsOf(cx: Context, held: Held, expr: CallExpression): Held & { kind: 'parts' } | undefined {
  const type = held.kind === 'atom' ? typeOf(cx, held.atom) : undefined;
  if (held.kind !== 'atom' || type?.kind !== 'record' || type.fields.length === 0) return undefined;
  if (type.fields.some((field) => field.optional)) return refuse('GG2027', expr.span, { method: `Object.${memberName(expr.callee)}`, why: 'a field of the record may be missing' });
  const names = type.fields.map(({ name }) => name).join();
  const keys = call(member(call(member({ type: 'Identifier', name: 'Object' }, 'keys'), held.atom), 'join'));
  const listed: Expr = { type: 'Literal', value: names, raw: `'${names.replace(/['\\]/g, '\\$&')}'` };
  throwWhen(cx, binary('!==', keys, listed), 'TypeError', `these fields are expected, in this order: ${names.replace(/['\\]/g, '\\$&')}`, expr);
  return partsOf(cx, held, expr.span);
}
