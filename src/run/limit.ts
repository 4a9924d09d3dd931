/**
 * Runs a synchronous function for so long and no longer: a loop that never ends is ended.
 *
 *     withinTime(() => { for (;;); }, 500)  →  throws OutOfTime
 */
import { Script } from 'node:vm';

export class OutOfTime extends Error {}

const door = Symbol.for('gradgen.run');
const knock = new Script('globalThis[Symbol.for("gradgen.run")]()');

export function withinTime<T>(work: () => T, milliseconds: number): T {
  const world = globalThis as unknown as Record<symbol, (() => void) | undefined>;
  let result: { readonly value: T } | undefined;
  world[door] = () => void (result = { value: work() });
  try {
    knock.runInThisContext({ timeout: milliseconds });
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw new OutOfTime(`it runs for longer than ${milliseconds / 1000} s`);
    throw error;
  } finally {
    delete world[door];
  }
  return result!.value;
}
