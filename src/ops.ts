/**
 * What a differentiated file may import: `import { matmul, stopGradient } from 'gradgen/ops'`. It loads nothing of the
 * compiler, so that the source can be run as it stands; the compiler knows these functions by name, and its output brings
 * along what it needs of them.
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
