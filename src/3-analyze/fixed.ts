/**
 * What an operation on arrays takes as it is, such as the slope of `leakyRelu`: no derivative passes through it, so that
 * none may be wanted.
 */
import { refuse } from '../diagnostics/diagnostic.js';
import type { GateLibrary } from '../gates/load.js';
import { arrayGate, operands } from '../ir/array-calls.js';
import type { Func } from '../ir/types.js';
import { visitOps } from '../ir/walk.js';
import type { Reached } from './activity.js';
import type { Objects } from './objects.js';

export function refuseFixed(func: Func, gates: GateLibrary, objects: Objects, varying: Reached, wanted: Reached): void {
  visitOps(func.body.ops, (op) => {
    const gate = op.kind === 'stage' ? arrayGate(op, gates) : undefined;
    if (op.kind !== 'stage' || gate === undefined || gate.fixed.size === 0) return;
    const isWanted = op.gate === 'op' ? wanted.values.has(op.result) : [...objects.reach(op.result)].some((object) => wanted.objects.has(object));
    operands(op).forEach((atom, at) => {
      if (isWanted && gate.fixed.has(at) && atom.type === 'Ref' && varying.values.has(atom.value)) {
        refuse('GG2050', op.span ?? func.span, { name: gate.name, why: `\`${gate.params[at]}\` counts as a constant, and depends on what is differentiated` }, { hint: 'pass a number that is not differentiated, or write the operation as a loop over an index' });
      }
    });
  });
}
