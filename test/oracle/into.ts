/**
 * Buffers for gradients: `fGrad(x, into)` and `fBackward(cache, seed, into)`.
 *
 * Takes a way to call the function with buffers and what it gives without, guarantees a sentence for everything that is
 * wrong: a buffer that isn't used, what it held showing through, one of the wrong length or kind, or an input, accepted.
 *
 *     intoFaults((into) => fGrad(w, into), { dw: [1, 2] }, [w])   →   []
 */
import { copyOf, difference, isFloatArray, mapLeaves } from './shape.js';

type Gradient = Readonly<Record<string, unknown>>;

/** `inputs` are arrays that mustn't serve as buffers. */
export function intoFaults(call: (into: Record<string, unknown>) => Gradient, gradient: Gradient, inputs: Gradient): string[] {
  const names = Object.keys(gradient).filter((name) => Array.isArray(gradient[name]) || isFloatArray(gradient[name]));
  if (names.length === 0) return [];
  const wrong: string[] = [];
  const buffers = Object.fromEntries(names.map((name) => [name, mapLeaves(gradient[name], () => NaN)]));
  const got = call(buffers);
  const other = difference(got, gradient);
  if (other) wrong.push(`with buffers ${other}`);
  for (const name of names) if (got[name] !== buffers[name]) wrong.push(`the buffer into.${name} isn't what comes back`);

  const [name] = names;
  const good = gradient[name!] as number[] | Float64Array;
  const bad: [string, unknown][] = [
    ['of the wrong length', Array.isArray(good) ? [...good, good[0] ?? 0] : new (good.constructor as Float64ArrayConstructor)(good.length + 1)],
    ['of the wrong kind', Array.isArray(good) ? new Float64Array(good.length) : Array.from(good)],
    ['that is an input', inputs[name!]],
  ];
  for (const [what, buffer] of bad) {
    if (buffer === undefined) continue;
    const thrown = thrownBy(() => call({ [name!]: buffer }));
    if (!(thrown instanceof RangeError) || !thrown.message.includes(name!)) wrong.push(`a buffer ${what}, as into.${name}, gives ${String(thrown ?? 'no error')}`);
  }
  const shared = names.find((one) => one !== name && difference(gradient[one], good, () => true) === undefined);
  if (shared) {
    const both = copyOf(good);
    if (!(thrownBy(() => call({ [name!]: both, [shared]: both })) instanceof RangeError)) wrong.push(`one buffer given twice, as ${name} and ${shared}, gives no error`);
  }
  return wrong;
}

function thrownBy(action: () => unknown): unknown {
  try {
    action();
    return undefined;
  } catch (error) {
    return error;
  }
}
