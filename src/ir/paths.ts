/**
 * Where a load reads: the chain of fields and indices from the array or record that it comes from.
 *
 *     const layer = layers[i];  layer.w[j]   →   base `layers`, steps `[i]`, `.w`, `[j]`
 */
import type { Expr } from '../syntax.js';
import { member } from './build.js';
import type { PathStep, Stage, ValueId } from './types.js';

export interface Step {
  readonly step: PathStep;
  /** The load that takes the step. */
  readonly stage: Stage;
  /** Written `?.`: what it is taken from may be missing. */
  readonly optional: boolean;
}

export interface Path {
  readonly base: ValueId;
  readonly steps: readonly Step[];
}

/** `undefined` for what is read out of a module-level constant. What `isBase` says is a base, wherever it was taken from. */
export function pathOf(load: Stage, definitions: ReadonlyMap<ValueId, Stage>, isBase: (value: ValueId) => boolean = () => false): Path | undefined {
  const { expr } = load;
  if (expr.type !== 'MemberExpression' || expr.object.type !== 'Ref') return undefined;
  const name = fieldName(expr);
  const step: PathStep = name === undefined ? { index: expr.property } : { field: name };
  const own: Step = { step, stage: load, optional: expr.optional };
  const owner = definitions.get(expr.object.value);
  if (owner?.gate !== 'load' || isBase(expr.object.value)) return { base: expr.object.value, steps: [own] };
  const outer = pathOf(owner, definitions, isBase);
  return outer && { base: outer.base, steps: [...outer.steps, own] };
}

/** The same chain over something else of that shape. */
export function along(object: Expr, steps: readonly Step[]): Expr {
  return steps.reduce((at, { step, optional }) => ({ ...('index' in step ? member(at, step.index) : fieldAt(at, step.field)), optional } as Expr), object);
}

/** The field that a member names: `p.x`, `p['learning rate']`. */
export function fieldName(expr: Expr & { type: 'MemberExpression' }): string | undefined {
  const { property } = expr;
  if (!expr.computed) return property.type === 'Identifier' ? property.name : undefined;
  return property.type === 'Literal' && typeof property.value === 'string' ? property.value : undefined;
}

/** `object.name`, or `object["a name"]`. */
export function fieldAt(object: Expr, name: string): Expr {
  const key = fieldKey(name);
  return member(object, key.type === 'Identifier' ? name : key);
}

/** A field as the key of an object literal. */
export function fieldKey(name: string): Expr {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name) ? { type: 'Identifier', name } : { type: 'Literal', value: name, raw: JSON.stringify(name) };
}

/** The path as a text in which indices don't count: `.layers[].w[]`. */
export function placeOf(steps: readonly Step[]): string {
  return steps.map(({ step }) => ('index' in step ? '[]' : `.${step.field}`)).join('');
}

/** Two loads read the same element if these are equal: texts of indices included. Memory that is only read stays what it is. */
export function keyOf(value: ValueId, definitions: ReadonlyMap<ValueId, Stage>): string {
  const stage = definitions.get(value);
  const path = stage?.gate === 'load' ? pathOf(stage, definitions) : undefined;
  if (path === undefined) return `%${value}`;
  return JSON.stringify([path.base, ...path.steps.map(({ step }) => ('index' in step ? [indexKey(step.index)] : step.field))]);
}

function indexKey(index: Expr): unknown {
  return index.type === 'Ref' ? index.value : index.type === 'Literal' ? String(index.value) : index;
}
