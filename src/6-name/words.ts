/**
 * Names for what the user left unnamed, in the manner of the CS231n notes: the role that the consuming gate gives its
 * operand (`num`, `den`), else a structural name (`xpy`, `xpysqr`, `sigy`, `invden`) with at most one binary operator
 * and about ten letters, else a noun (`sum`, `prod`, `quot`).
 */
import type { Facts } from '../ir/facts.js';
import type { GateLibrary } from '../gates/load.js';
import { literalValue } from '../ir/build.js';
import type { Func, Op, Stage, ValueId } from '../ir/types.js';
import { visitOps } from '../ir/walk.js';
import type { Expr } from '../syntax.js';
import { ECMASCRIPT_IDENTIFIER } from './reserve.js';

const LONGEST = 10;

export interface Wish {
  readonly name: string;
  /** How many binary operators the name spells. */
  readonly binary: number;
}

/** A wish for an unnamed stage. `nameOf` gives the name of a value that has one already. */
export function wishFor(stage: Stage, func: Func, facts: Facts, gates: GateLibrary, roles: ReadonlyMap<ValueId, string>, nameOf: (value: ValueId) => Wish | undefined): Wish {
  const role = func.values[stage.result].hint ?? roles.get(stage.result);
  if (role !== undefined) return { name: role, binary: 0 };
  if (stage.gate === 'load') return { name: loadName(stage.expr, nameOf) ?? 'element', binary: 0 };
  const gate = stage.gate === null ? undefined : gates.get(stage.gate);
  if (gate === undefined) return { name: stage.expr.type === 'MemberExpression' ? loadName(stage.expr, nameOf) ?? 'size' : func.values[stage.result].type.kind === 'boolean' ? 'holds' : 'value', binary: 0 };
  const noun = { name: gate.noun, binary: 9 };
  if (gate.nameTemplate === undefined) return noun;
  let binary = stage.inputs.length > 1 ? 1 : 0;
  let known = true;
  const name = gate.nameTemplate.replace(/\{(\w+)\}/g, (_, param: string) => {
    const input = stage.inputs[gate.params.indexOf(param)];
    const operand = input === undefined ? undefined : operandName(input, facts, nameOf);
    if (operand === undefined) known = false;
    else binary += operand.binary;
    return operand?.name ?? '';
  });
  const several = stage.inputs.length > 1;
  if (!known || name.length > LONGEST || (several && binary > 1) || !ECMASCRIPT_IDENTIFIER.test(name)) return noun;
  return { name, binary };
}

function operandName(input: Expr, facts: Facts, nameOf: (value: ValueId) => Wish | undefined): Wish | undefined {
  if (input.type !== 'Ref') {
    const literal = literalValue(input);
    return literal !== undefined && Number.isInteger(literal) && literal >= 0 && literal < 100 ? { name: String(literal), binary: 0 } : undefined;
  }
  const stage = facts.definitions.get(input.value);
  if (stage?.gate === 'load' && facts.inside.has(stage.id)) {
    const name = loadName(stage.expr, nameOf);
    return name === undefined ? undefined : { name, binary: 0 };
  }
  return nameOf(input.value);
}

/** `w[0]` → `w0`, `x[i]` → `xi`, `p.x` → `px`, `xs.length` → `n`. */
function loadName(expr: Expr, nameOf: (value: ValueId) => Wish | undefined): string | undefined {
  if (expr.type === 'Ref') return nameOf(expr.value)?.name;
  if (expr.type === 'Identifier') return expr.name;
  if (expr.type !== 'MemberExpression') return undefined;
  const object = loadName(expr.object, nameOf);
  if (object === undefined) return undefined;
  const { property } = expr;
  if (!expr.computed && property.type === 'Identifier') return property.name === 'length' ? 'n' : object + property.name;
  if (property.type === 'Literal') return object + String(property.value).replace(/\W/g, '');
  if (property.type === 'Ref') {
    const index = nameOf(property.value)?.name;
    return index === undefined || index.length > 2 ? undefined : object + index;
  }
  return undefined;
}

/** The roles that gates give their unnamed operands; the operands of one gate share the smallest free suffix. */
export function rolesOf(ops: readonly Op[], func: Func, gates: GateLibrary): ReadonlyMap<ValueId, string> {
  const roles = new Map<ValueId, string>();
  visitOps(ops, (op) => {
    if (op.kind !== 'stage' || op.gate === null) return;
    const gate = gates.get(op.gate);
    if (gate === undefined) return;
    op.inputs.forEach((input, at) => {
      const role = gate.roles[gate.params[at]];
      if (role === undefined || input.type !== 'Ref' || func.values[input.value]?.variable !== undefined || roles.has(input.value)) return;
      if (func.values[input.value]?.origin === 'stage' || func.values[input.value]?.origin === 'join') roles.set(input.value, role);
    });
  });
  return roles;
}

