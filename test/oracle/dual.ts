/**
 * The oracle: the derivative of a source function by dual numbers, independent of `templates/` and of every phase.
 *
 * Takes TypeScript text, the name of a function and arguments, guarantees the value (by the same operations as the source,
 * to the bit), the arguments as the function left them, and J^T · seed for any seed, each component with the scale by
 * which to judge it.
 *
 *     oracle('export const f = (x: number) => x * x;', 'f')([3]).pull(1)   →   [{ path: '[0]', gradient: 6, scale: 6 }]
 */
import { Boxed } from './boxes.js';
import { Dual, input, type Any } from './number.js';
import { globals, throughReciprocals } from './realm.js';
import { rewrite } from './rewrite.js';
import { isRecord, isSize, mapLeaves, leaves } from './shape.js';
import { callable, run, script, transpile } from './transpile.js';

export interface Component {
  /** `[1][0]`: the first element of the second argument. */
  readonly path: string;
  readonly at: number;
  readonly gradient: number;
  readonly scale: number;
  /** The run has met a slope that isn't finite in this direction, whether or not it matters to the result. */
  readonly singular?: boolean;
  /** How far off a gradient may be for another reason than the rounding of its own terms. */
  readonly slack?: number;
}

export interface OracleRun {
  readonly value: Any;
  /** The arguments after the call. */
  readonly args: readonly Any[];
  /** The largest rounding error that the value can have picked up. */
  readonly error: number;
  /** The gradient of `seed · value + Σ written[i] · args[i]`, in the order of the directions. */
  pull(seed: Any, written?: ReadonlyMap<number, Any>): Component[];
}

/**
 * `varied` says which arguments have a direction for each of their numbers; all of them if it is missing. With
 * `reciprocals` each quotient is a product with a reciprocal, and its value not the source's to the bit.
 */
export type Oracle = (args: readonly Any[], varied?: readonly boolean[], reciprocals?: boolean) => OracleRun;

export function oracle(source: string, fn: string, untyped = transpile(source)): Oracle {
  const { text, exports } = script(untyped);
  const module = { text: rewrite(text), exports };
  return (args, varied = args.map(() => true), reciprocals = false) => {
    const f = callable(run(module, reciprocals ? throughReciprocals() : globals), fn);
    const inputs = args.flatMap((arg, i) => (varied[i] ? leaves(arg).map((leaf) => ({ ...leaf, path: `[${i}]${leaf.path}` })) : []));
    let next = 0;
    const singular = inputs.map(() => false);
    const lifted = args.map((arg, i) => lift(arg, varied[i] ? (value) => input(value, next++, singular) : (value) => value));
    const result = f(...lifted);
    return {
      value: lower(result),
      args: lifted.map(lower),
      error: duals(result).reduce((most, { error }) => Math.max(most, error), 0),
      pull(seed, written = new Map()) {
        const terms = [...pairs(result, seed), ...[...written].flatMap(([i, one]) => pairs(lifted[i], one))];
        return inputs.map(({ path, value }, k) => ({
          path,
          at: value,
          gradient: terms.reduce((sum, [dual, weight]) => (dual.scales[k] === 0 ? sum : sum + weight * dual.tangents[k]!), 0),
          scale: terms.reduce((sum, [dual, weight]) => (dual.scales[k] === 0 ? sum : sum + Math.abs(weight) * dual.scales[k]!), 0),
          singular: singular[k]!,
        }));
      },
    };
  };
}

/** A copy of an argument that the rewritten program can work on. */
function lift(value: Any, make: (leaf: number) => Any): Any {
  if (value instanceof Float64Array) return new (globals.Float64Array as new (xs: Any) => Boxed)(Array.from(value, make));
  if (value instanceof Float32Array) return new (globals.Float32Array as new (xs: Any) => Boxed)(Array.from(value, make));
  if (Array.isArray(value)) return value.map((element) => lift(element, make));
  if (!isRecord(value)) return mapLeaves(value, make);
  const copy = Object.create(Object.getPrototypeOf(value)) as Record<string, Any>;
  // A matrix is as large as it is.
  for (const key of Object.keys(value)) {
    const part = lift(value[key], make);
    copy[key] = typeof value[key] === 'number' && isSize(value[key], `.${key}`) ? value[key] : part;
  }
  return copy;
}

/** The same structure with plain numbers and real typed arrays. */
function lower(value: Any): Any {
  if (value instanceof Dual) return value.value;
  if (value instanceof Boxed) {
    const numbers = value.list().map(Number);
    return value.form === 'Float64Array' ? Float64Array.from(numbers) : Float32Array.from(numbers);
  }
  if (Array.isArray(value)) return Array.from(value, lower);
  if (!isRecord(value)) return value;
  const copy = Object.create(Object.getPrototypeOf(value)) as Record<string, Any>;
  for (const key of Object.keys(value)) copy[key] = lower(value[key]);
  return copy;
}

/** The duals of a result, each with its part of the seed. What the seed leaves out counts as zero. */
function pairs(result: Any, seed: Any): [Dual, number][] {
  if (result instanceof Dual) return typeof seed === 'number' ? [[result, seed]] : [];
  if (seed === undefined || seed === null || typeof result !== 'object' || result === null) return [];
  if (Array.isArray(result) || result instanceof Boxed) {
    return Array.from(result as Iterable<Any>).flatMap((element, i) => pairs(element, (seed as Any[])[i]));
  }
  return Object.keys(result).flatMap((key) => pairs((result as Record<string, Any>)[key], (seed as Record<string, Any>)[key]));
}

function duals(result: Any): Dual[] {
  if (result instanceof Dual) return [result];
  if (Array.isArray(result) || result instanceof Boxed) return Array.from(result as Iterable<Any>).flatMap(duals);
  return isRecord(result) ? Object.values(result).flatMap(duals) : [];
}
