/**
 * Lecture style: a division goes through the reciprocal, `invden = 1 / den` and then `num * invden`, as in the CS231n
 * notes. The roles `num` and `den` stay with the operands. The only place where the user's arithmetic is changed.
 */
import { Builder, binary, number, ref } from '../ir/build.js';
import type { Func, Op, Stage, Value, ValueId } from '../ir/types.js';
import { replaced } from '../ir/walk.js';
import type { Expr } from '../syntax.js';

export function throughReciprocals(func: Func): Func {
  const builder = new Builder(func.values, func.nextOp);
  const hints = new Map<ValueId, string>();
  const body = replaced(func.body, (op): readonly Op[] => {
    if (op.kind !== 'stage' || op.gate !== 'div' || op.inputs[1].type !== 'Ref') return [op];
    const [num, den] = op.inputs;
    const inverse = builder.value({ type: { kind: 'number' }, origin: 'stage', span: op.span });
    const reciprocal: Stage = builder.op<Stage>({ kind: 'stage', gate: 'inv', inputs: [den], result: inverse, expr: binary('/', number(1), den), span: op.span });
    for (const [operand, role] of [[num, 'num'], [den, 'den']] as const) {
      if (operand.type === 'Ref' && named(func.values[operand.value])) hints.set(operand.value, role);
    }
    const product: Expr = binary('*', num, ref(inverse));
    return [reciprocal, { ...op, gate: 'mul', inputs: [num, ref(inverse)], expr: product, assign: undefined }];
  });
  const values = builder.values.map((value): Value => (hints.has(value.id) ? { ...value, hint: hints.get(value.id) } : value));
  return { ...func, body, values, nextOp: builder.nextOp };
}

/** A stage that may take the name of its role. */
function named(value: Value | undefined): boolean {
  return value !== undefined && value.variable === undefined && value.hint === undefined && (value.origin === 'stage' || value.origin === 'join');
}

