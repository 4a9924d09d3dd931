/**
 * `--print-ir`: the product of a phase as text, for people.
 */
import { printDerivative, printFunc } from '../ir/print.js';
import { printAnalysis } from '../ir/print-kept.js';
import type { Func } from '../ir/types.js';
import type { IrPhase } from '../options.js';
import { afterReversal, afterTidying, type Analyzed, type ReversedAndRecorded, type TidiedUp } from './products.js';

/** The text for `wanted`, once `phase` has given `product`; it stands for what was shown of the same function before. */
export function shown(wanted: IrPhase, phase: string, product: unknown): string | undefined {
  if (wanted === 'stage' && phase === 'stage') return printFunc(product as Func);
  if (wanted === 'analyze' && phase === 'analyze') {
    const { func, facts } = product as Analyzed;
    return printAnalysis(func, facts);
  }
  if (wanted === 'analyze' && phase === 'reverse') {
    const { func, facts, recorded } = product as ReversedAndRecorded;
    return printAnalysis(func, facts, { kept: recorded.kept(), inside: recorded.inside });
  }
  if (wanted === 'reverse' && phase === 'reverse') return printDerivative(afterReversal(product as ReversedAndRecorded));
  if (wanted === 'tidy' && phase === 'tidy') return printDerivative(afterTidying(product as TidiedUp), { nested: true });
  return undefined;
}
