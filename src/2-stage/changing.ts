/** Methods that write into the array: `fill`, `push`, `set`. */
import { binary, number } from '../ir/build.js';
import type { Expr } from '../syntax.js';
import { isUndefined, NUMBER, UNDEFINED } from './context.js';
import { atomOf, hold, plain, real } from './expressions.js';
import { rangeOf, wholeOf } from './indices.js';
import { repeat } from './loops.js';
import { elementAt, lengthOf, memoryOf } from './making.js';
import type { Method } from './methods.js';
import { atomFor, isKept } from './parts.js';
import { setSize } from './shrinking.js';
import { storeAt } from './stores.js';
import { elementOf, isArrayLike, typeOf } from './types-of.js';
import { pushTo, throwWhen } from './walking.js';

const fill: Method = ({ cx, expr, args: [given, ...bounds], words, array, element, length }) => {
  if (given === undefined || bounds.length > 2 || (element.kind !== 'number' && element.kind !== 'boolean') || typeOf(cx, given).kind !== element.kind) return undefined;
  const value = real(cx, given);
  const range = rangeOf(cx, length, bounds, expr.span);
  if (range === undefined) return undefined;
  repeat(cx, range.to, (i) => storeAt(cx, array, real(cx, i), value, expr), { ...words, from: range.from });
  return { kind: 'atom', atom: array };
};

/** All that is pushed is evaluated first. */
const push: Method = ({ cx, expr, args, words, array, form, element }) => {
  if (form !== 'Array' || !isKept(element)) return undefined;
  const items = args.map((arg) => {
    if (arg.type !== 'SpreadElement') return isKept(typeOf(cx, arg)) ? { value: atomFor(cx, arg, element) } : undefined;
    const held = hold(cx, arg.argument);
    const from = held.kind === 'parts' ? memoryOf(cx, held, arg.argument, false) : atomOf(cx, held, arg.argument);
    if (!isArrayLike(typeOf(cx, from)) || !isKept(elementOf(typeOf(cx, from)))) return undefined;
    return { from, size: real(cx, lengthOf(from)) };
  });
  if (items.some((item) => item === undefined)) return undefined;
  for (const item of items) {
    if (item?.value !== undefined) pushTo(cx, array, item.value, expr);
    else if (item !== undefined) {
      const start = real(cx, lengthOf(array));
      repeat(cx, item.size, (i) => storeAt(cx, array, real(cx, binary('+', start, i)), real(cx, elementAt(item.from, i, element)), expr), words);
      setSize(cx, array, binary('+', start, item.size));
    }
  }
  return { kind: 'atom', atom: real(cx, lengthOf(array)) };
};

/** `a.set(xs, offset)`. */
const set: Method = ({ cx, expr, args: [source, offset, ...more], words, array, form, length }) => {
  if (form === 'Array' || source === undefined || more.length > 0 || !isArrayLike(typeOf(cx, source))) return undefined;
  const held = hold(cx, source);
  const from = held.kind === 'parts' ? memoryOf(cx, held, source, false) : atomOf(cx, held, source);
  // Within one array it would have to copy first.
  const isSame = from.type === 'Ref' && array.type === 'Ref' && from.value === array.value;
  if (isSame || elementOf(typeOf(cx, from)).kind !== 'number') return undefined;
  const start = offset === undefined || isUndefined(offset) ? number(0) : wholeOf(cx, offset);
  const size = plain(cx, lengthOf(from));
  const isFront = start.type === 'Literal' && start.value === 0;
  const outside: Expr = binary('>', isFront ? size : binary('+', start, size), plain(cx, length));
  throwWhen(cx, start.type === 'Literal' ? outside : { type: 'LogicalExpression', operator: '||', left: binary('<', start, number(0)), right: outside }, 'RangeError', 'offset is out of bounds', expr);
  repeat(cx, lengthOf(from), (i) => storeAt(cx, array, real(cx, isFront ? i : binary('+', start, i)), real(cx, elementAt(from, i, NUMBER)), expr), words);
  return { kind: 'atom', atom: UNDEFINED };
};

export const changing: Readonly<Record<string, Method>> = { fill, push, set };
