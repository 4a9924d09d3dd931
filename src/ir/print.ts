/**
 * The IR as text: SSA names, gates by name with their operands; behind the `;` the user's variables and the user's text.
 *
 * Takes a function, a derivative or a region, guarantees the same text for the same IR and never fails, so that broken IR
 * can be shown too. `facts` are put in square brackets behind the value they speak of. Types are shown where they aren't
 * `number`. `docs/ir.md` teaches how to read it.
 *
 *     func f(%0: number, %1: number): number {  ; x, y
 *       %2 = sigmoid(%1)                        ; sigy = 1.0 / (1 + Math.exp(-y))
 *       %3 = add(%0, %2)                        ; num = x + sigy
 *       yield %3
 *     }
 */
import { type FactsOf, factText, labelOf, layOut, type Line, type Printing } from './lines.js';
import { opLines } from './print-ops.js';
import { typeText } from './text.js';
import type { Derivative, Func, Op, OpId, Region, Value, ValueId } from './types.js';
import { visitOps } from './walk.js';

export function printFunc(func: Func, facts?: FactsOf): string {
  return layOut(funcLines(func, facts));
}

/** `nested`: as after tidying, when stages are written into each other's text. */
export function printDerivative(d: Derivative, { nested = false } = {}): string {
  return layOut(derivativeLines(d, nested));
}

export function printRegion(region: Region, values: readonly Value[], facts?: FactsOf): string {
  return layOut(regionLines(region, { values, facts }, 0));
}

export function funcLines(func: Func, facts?: FactsOf): readonly Line[] {
  const printing: Printing = { values: func.values, facts };
  const params = func.params.map((param) => `${param.rest ? '...' : ''}%${param.value}${param.optional ? '?' : ''}: ${typeText(param.type)}`);
  const names = func.params.map((param) => param.name + factText(param.value, printing)).join(', ');
  return [
    { depth: 0, text: `func ${func.name}(${params.join(', ')}): ${typeText(func.resultType)} {`, note: names },
    ...regionLines(func.body, printing, 1),
    closing,
  ];
}

/** What the lines of a derivative, or of one of its regions, need to know. */
export function printingOf({ func, forward, backward, joint, values, because, inside }: Derivative): Printing {
  const ops = new Map<OpId, Op>();
  // What tidying has made of an operation may have lost its results.
  for (const region of [...(joint === null ? [] : [joint]), backward, forward, func.body]) visitOps(region.ops, (op) => ops.set(op.id, op));
  return { values, because, inside, ops };
}

export function derivativeLines(d: Derivative, nested = false): readonly Line[] {
  const printing: Printing = { ...printingOf(d), nested };
  const part = (head: string, note: string, region: Region, because = d.because): Line[] => [
    { depth: 0, text: head, note }, ...regionLines(region, { ...printing, because }, 1), closing,
  ];
  const names = (values: readonly ValueId[]): string => values.map((value) => labelOf(value, d.values) ?? `%${value}`).join(', ');
  const gradients = d.func.params.filter((param) => param.wrt).map((param) => `d${param.name}`).join(', ');
  return [
    ...part(`forward ${d.func.name}(${d.func.params.map((param) => `%${param.value}`).join(', ')}) {`, names(d.func.params.map((param) => param.value)), d.forward),
    { depth: 0, text: `cache ${d.cache.map((value) => `%${value}`).join(', ')}`.trimEnd(), note: names(d.cache) },
    ...part(`backward ${d.func.name}(%${d.seed}) {`, `${names([d.seed])} gives ${gradients === '' ? 'nothing' : gradients}`, d.backward),
    ...(d.joint === null ? [] : part(`joint ${d.func.name} {`, '', d.joint, d.jointBecause)),
  ];
}

const closing: Line = { depth: 0, text: '}', note: '' };

export function regionLines(region: Region, printing: Printing, depth: number): readonly Line[] {
  return opLines(region.ops, region.results, printing, depth);
}
