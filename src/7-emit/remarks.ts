/**
 * The comments of the output: stage numbers behind forward statements, with the user's own notes; above each group of
 * the backward pass the stage that it differentiates; in lecture style the gate's rule, and where gradients add up.
 */
import type { Op } from '../ir/types.js';
import { arrayRemark } from './array-remarks.js';
import type { Spelling } from './expression.js';
import type { Emission } from './module.js';
import type { Shape } from './statements.js';

/** The number and the text of each stage: filled where the forward pass is printed, read in the backward pass. */
export type Stages = Map<number, { readonly number: number; readonly text: string }>;

export interface RemarkState {
  /** `both`: a forward pass some of whose loops go back at once. */
  readonly pass: 'forward' | 'backward' | 'both';
  readonly stages: Stages;
  /** Which stage a backward operation differentiates. */
  readonly because: ReadonlyMap<number, number>;
}

export function remarks(emission: Emission, { pass, stages, because }: RemarkState, spelling: Spelling): Shape['remark'] {
  const said = (op: Op): string | undefined => addsUp(op, emission) ?? arrayRemark(op, emission, spelling);
  if (pass === 'forward') return (op, text) => forwardRemark(op, text, emission, stages);
  let group: number | undefined;
  return (op, text) => {
    if (pass === 'both' && op.id < emission.func.nextOp) {
      const gap = group !== undefined;
      group = undefined;
      return { ...forwardRemark(op, text, emission, stages), gap };
    }
    const reason = because.get(op.id);
    const stage = reason === undefined ? undefined : stages.get(reason);
    if (stage === undefined) {
      const gap = group !== undefined;
      group = undefined;
      return { gap, note: said(op) };
    }
    if (reason === group) return { gap: false, note: said(op) };
    group = reason;
    const above = [`// backprop ${stage.text} (${stage.number})`];
    if (emission.style === 'lecture') emission.sentences.get(reason!)?.forEach((sentence) => above.push(`// ${sentence}`));
    return { gap: true, above, note: said(op) };
  };
}

function forwardRemark(op: Op, text: string, emission: Emission, stages: Stages): ReturnType<Shape['remark']> {
  const above = op.leading?.map((comment) => `// ${oneLine(comment)}`);
  const note = op.note === undefined ? undefined : oneLine(op.note);
  if (!emission.numbered.has(op.id) || op.kind !== 'stage') return { gap: false, above, note };
  let stage = stages.get(op.id);
  if (stage === undefined) {
    stage = { number: stages.size + 1, text: oneLine(text.replace(/^(const|let) /, '').replace(/;$/, '')) };
    stages.set(op.id, stage);
  }
  return { gap: false, above, note: note === undefined ? `(${stage.number})` : `(${stage.number}) ${note}` };
}

/** Lecture style says where gradients add up. */
function addsUp(op: Op, emission: Emission): string | undefined {
  if (emission.style !== 'lecture' || op.kind !== 'add' || op.counts || op.path.length > 0) return undefined;
  const of = emission.values[op.target].of;
  const names = emission.jointNames ?? emission.names;
  return of === undefined ? undefined : `${names.wordOf(of)} forks: gradients add up`;
}

function oneLine(text: string): string {
  return text.replace(/\s*[\r\n\u2028\u2029]\s*/g, ' ');
}
