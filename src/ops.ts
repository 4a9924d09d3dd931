/**
 * What a differentiated file may import: `import { stopGradient } from 'gradgen/ops'`. It loads nothing else, so that the
 * source can be run as it stands; the compiler knows these functions by name, and its output doesn't call them.
 */

/**
 * `x` as it is, through which no derivative passes: a target, a weight, a step size that counts as a constant.
 *
 *     loss += (stopGradient(prediction) - x) ** 2
 */
export function stopGradient<T>(x: T): T {
  return x;
}

export * from './ops/all.js';
