/**
 * The world in which a rewritten program runs: the runtime `$ad` and the globals that must know duals.
 *
 * Everything else (array methods, `for…of`, destructuring, string building) is the real thing.
 */
import { binary, negate, positive, truthy } from './arithmetic.js';
import { Boxed, Boxed32, Boxed64 } from './boxes.js';
import { math, relu } from './math.js';
import { type Any, Dual, plain } from './number.js';

type Store = Record<PropertyKey, Any>;
type Callback = (...args: Any[]) => Any;

/** `Object.is` on values, for `includes`; `===` for `indexOf`. */
function invoke(object: Any, name: string, args: Any[]): Any {
  const target = object as Record<string, Callback>;
  const isList = Array.isArray(object) || object instanceof Boxed;
  if (!isList) return target[name]!(...args);
  const [first, ...rest] = args;
  if (name.endsWith('ndexOf') || name === 'includes') {
    const values = Array.from(object as Iterable<Any>, plain) as unknown as Record<string, Callback>;
    return values[name]!(plain(first), ...rest);
  }
  return target[name]!(typeof first === 'function' ? (...xs: Any[]) => plain((first as Callback)(...xs)) : first, ...rest);
}

const runtime = {
  add: binary['+']!,
  sub: binary['-']!,
  mul: binary['*']!,
  div: binary['/']!,
  rem: binary['%']!,
  pow: binary['**']!,
  negate,
  positive,
  plain,
  truthy,
  relu,
  invoke,
  first: (a: Any, _later: Any): Any => a,
  and: (a: Any, b: () => Any): Any => (truthy(a) ? b() : a),
  or: (a: Any, b: () => Any): Any => (truthy(a) ? a : b()),
  modify: (object: Store, key: PropertyKey, next: (old: Any) => Any): Any => (object[key] = next(object[key])),
  modifyLater(object: Store, key: PropertyKey, next: (old: Any) => Any): Any {
    const old = positive(object[key]);
    object[key] = next(old);
    return old;
  },
  andStore: (object: Store, key: PropertyKey, value: () => Any): Any => (truthy(object[key]) ? (object[key] = value()) : object[key]),
  orStore: (object: Store, key: PropertyKey, value: () => Any): Any => (truthy(object[key]) ? object[key] : (object[key] = value())),
};

const numberFunction = new Proxy(Number, {
  apply: (_target, _self, [x]: Any[]) => (x instanceof Dual ? x : Number(x)),
  get: (target, key) => {
    const value = Reflect.get(target, key) as Any;
    return typeof value === 'function' && key !== 'prototype' ? (x: Any, ...rest: Any[]) => (value as Callback)(plain(x), ...rest) : value;
  },
});

const arrayFunction: ArrayConstructor = new Proxy(Array, {
  construct: (target, args: Any[]) => Reflect.construct(target, args.length === 1 ? args.map(plain) : args) as object,
  apply: (target, _self, args: Any[]) => Reflect.construct(target, args.length === 1 ? args.map(plain) : args) as object,
});

const objectFunction = new Proxy(Object, {
  get: (target, key) => (key === 'is' ? (a: Any, b: Any) => Object.is(plain(a), plain(b)) : (Reflect.get(target, key) as Any)),
});

/** The same world, but for a last bit in each quotient: as the style `lecture` divides. */
export const throughReciprocals = (): Readonly<Record<string, Any>> => ({
  ...globals,
  $ad: { ...runtime, div: (a: Any, b: Any) => (a instanceof Dual || b instanceof Dual ? binary['*']!(a, binary['/']!(1, b)) : binary['/']!(a, b)) },
});

export const globals: Readonly<Record<string, Any>> = {
  $ad: runtime,
  Math: math,
  Number: numberFunction,
  Array: arrayFunction,
  Object: objectFunction,
  Boolean: truthy,
  Float64Array: Boxed64,
  Float32Array: Boxed32,
  isNaN: (x: Any) => Number.isNaN(Number(plain(x))),
  isFinite: (x: Any) => Number.isFinite(Number(plain(x))),
};
