/**
 * The verifier between the phases: what each phase made is checked before the next one takes it.
 *
 * Takes the name of a phase and its product, guarantees the faults of all IR in it, each a bug of ours.
 */
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { GateLibrary } from '../gates/load.js';
import type { Func } from '../ir/types.js';
import { regionLines } from '../ir/print.js';
import { reported, verifyDerivative, verifyFunc } from '../ir/verify.js';
import { nameViolations } from './names.js';
import { afterFusion, afterReversal, afterTidying, type FusedLoops, type ReversedAndRecorded, type TidiedUp, type WithNames } from './products.js';

export function faultsAfter(phase: string, product: unknown, gates: GateLibrary): readonly Diagnostic[] {
  switch (phase) {
    case 'stage': return verifyFunc(product as Func, gates);
    case 'reverse': return verifyDerivative(afterReversal(product as ReversedAndRecorded), { gates });
    case 'fuse': {
      const fused = product as FusedLoops;
      return verifyDerivative(afterFusion(fused), { phase: 'fusion', gates, given: fused.given });
    }
    case 'tidy': {
      const tidied = product as TidiedUp;
      return verifyDerivative(afterTidying(tidied), { phase: 'tidying', given: tidied.given, nested: true });
    }
    case 'name': {
      const { func, values, scopes } = product as WithNames;
      return scopes.flatMap((scope) => {
        const region = { ops: scope.ops, results: scope.returned };
        return reported(nameViolations(scope), () => regionLines(region, { values }, 0), [region], 'naming', func.span);
      });
    }
    default: return [];
  }
}
