/**
 * What a caller may do between the forward and the backward pass: overwrite everything that is theirs.
 *
 * Guarantees that every array that came out of the function, and every one that it wrote into, holds only `NaN`. Arrays
 * that it only read stay, because a cache may hold them by reference.
 *
 *     spoilOwn([1, 2], new Set())   →   [NaN, NaN]
 */
import { difference, isRecord, isSize } from './shape.js';

type Store = Record<PropertyKey, unknown>;

const isStore = (value: unknown): value is Store => Array.isArray(value) || ArrayBuffer.isView(value) || isRecord(value);

/** Every array and record that can be reached from `value`. */
export function reachable(value: unknown, found = new Set<unknown>()): Set<unknown> {
  if (!isStore(value) || found.has(value)) return found;
  found.add(value);
  if (!ArrayBuffer.isView(value)) Object.values(value).forEach((one) => reachable(one, found));
  return found;
}

/** Spoils a result, except for what belongs to an argument. */
export function spoilOwn(value: unknown, arguments_: ReadonlySet<unknown>): void {
  if (!isStore(value) || arguments_.has(value)) return;
  spoilNumbers(value);
  if (!ArrayBuffer.isView(value)) Object.values(value).forEach((one) => spoilOwn(one, arguments_));
}

/** Spoils those arrays and records within an argument whose own numbers the function changed. */
export function spoilChanged(before: unknown, after: unknown): void {
  if (!isStore(after) || !isStore(before)) return;
  const [a, b] = [before, after].map((one) => Object.values(one).filter((x) => !isStore(x)));
  if (difference(a, b)) spoilNumbers(after);
  if (ArrayBuffer.isView(after)) return;
  for (const key of Object.keys(after)) spoilChanged(before[key], after[key]);
}

function spoilNumbers(store: Store): void {
  for (const key of Object.keys(store)) {
    // How large a matrix is, is nobody's to change.
    if (typeof store[key] === 'number' && !Object.isFrozen(store) && !isSize(store[key], `.${key}`)) store[key] = NaN;
  }
}
