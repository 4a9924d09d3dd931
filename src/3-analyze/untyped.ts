/**
 * Places of no known type: a number that varies would lose its derivative there without a word.
 *
 *     interface Box { content: any }      box.content = x * x;      refused, where `x` is differentiated
 */
import { refuse } from '../diagnostics/diagnostic.js';
import { literalValue } from '../ir/build.js';
import { fieldName } from '../ir/paths.js';
import { definite, elementOf, fieldOf, holdsElements } from '../ir/shapes.js';
import type { Func, Op, PathStep, ValueId } from '../ir/types.js';
import { refsOf, visitOps } from '../ir/walk.js';
import type { Expr, Type } from '../syntax.js';
import type { Reached } from './activity.js';
import type { Objects } from './objects.js';

export function refuseUntypedPlaces(func: Func, varied: Reached, useful: Reached, objects: Objects): void {
  const varies = (expr: Expr): boolean => refsOf(expr).some((value) => varied.values.has(value) && !holdsElements(definite(func.values[value].type)));
  const check = (value: Expr, place: Type | undefined, op: Op): void => {
    if (place?.kind === 'opaque' && varies(value)) refuse('GG2020', op.span ?? func.span, { type: `\`${place.text}\`` }, { hint: 'declare it as a number' });
  };
  visitOps(func.body.ops, (op) => {
    if (op.kind === 'store') for (const object of objects.writtenBy(op)) if (useful.objects.has(object)) check(op.value, inside(object.type, op.path[op.path.length - 1]), op);
    if (op.kind === 'stage' && op.gate === 'load' && varied.values.has(op.result) && useful.values.has(op.result) && func.values[op.result].type.kind === 'number') {
      const place = read(op.expr);
      if (place?.kind === 'opaque' && place.recurs !== true) refuse('GG2020', op.span ?? func.span, { type: `\`${place.text}\`` }, { hint: 'declare it as a number' });
    }
    if (op.kind !== 'stage' || op.gate !== 'alloc' || ![...objects.of(op.result)].some((object) => useful.objects.has(object))) return;
    const { expr } = op;
    const type = typeOf(op.result);
    if (expr.type === 'ArrayExpression') expr.elements.forEach((element, at) => element !== null && check(element, elementOf(type, at), op));
    if (expr.type === 'ObjectExpression') for (const part of expr.properties) if (part.type === 'Property') check(part.value, fieldOf(type, keyOf(part.key) ?? '')?.type, op);
  });

  /** The declared type of what a load reads. */
  function read(expr: Expr): Type | undefined {
    if (expr.type === 'Ref') return func.values[expr.value].type;
    if (expr.type !== 'MemberExpression') return undefined;
    const owner = read(expr.object);
    const name = fieldName(expr);
    if (owner === undefined) return undefined;
    return name !== undefined ? fieldOf(owner, name)?.type : definite(owner).kind === 'record' ? undefined : elementOf(definite(owner), literalValue(expr.property));
  }

  function typeOf(value: ValueId): Type {
    return definite(func.values[value].type);
  }
}

function inside(type: Type, step: PathStep): Type | undefined {
  return 'field' in step ? fieldOf(type, step.field)?.type : elementOf(definite(type), literalValue(step.index));
}

function keyOf(key: Expr): string | undefined {
  return key.type === 'Identifier' ? key.name : key.type === 'Literal' ? String(key.value) : undefined;
}
