/**
 * What each shadow starts from: zeros in the shape of the parameter, in the caller's buffer where there is one. The shadow
 * of a choice between two arrays or records is the shadow of the one that was chosen.
 *
 *     const rows = w ?? X[0];   →   const drows = w == null ? dX[0] : dw;
 */
import { refuse } from '../diagnostics/diagnostic.js';
import { binary, call, literalValue, member, number, ref } from '../ir/build.js';
import type { Facts } from '../ir/facts.js';
import { along, fieldAt, fieldKey, pathOf } from '../ir/paths.js';
import { definite, hasArrays, isPlain, isRowOfNumbers, isScalar, type Shape, shapeOf } from '../ir/shapes.js';
import type { Atom, Branch, Func, Parameter, Region, Value, ValueId } from '../ir/types.js';
import { substitute, visitOps } from '../ir/walk.js';
import type { Expr } from '../syntax.js';

/** The shape of a parameter's gradient. */
export function gradientShape(param: Parameter, facts: Facts): Shape {
  const shape = shapeOf(param.type, facts.counts.get(param.value));
  if (shape === undefined) throw new Error(`no shape for the gradient of ${param.name}`);
  return shape;
}

/** `into` is the place of the buffer, or `undefined` where there are no buffers; `label` what a message calls it. */
export function zerosFor(shape: Shape, primal: Expr, into: Expr | undefined, label: string): Expr {
  if (isPlain(shape)) return literal(shape, primal);
  const helper: Expr = { type: 'Identifier', name: `%zeros:${JSON.stringify(shape.kind === 'maybe' ? shape.shape : normal(shape))}` };
  const buffer: Expr[] = hasArrays(shape) && into !== undefined ? [into, quoted(label)] : [];
  if (shape.kind !== 'maybe') return call(helper, primal, ...buffer);
  const inner = normal(shape.shape);
  const missing: Expr = { type: 'BinaryExpression', operator: '==', left: primal, right: { type: 'Literal', value: null, raw: 'null' } };
  return { type: 'ConditionalExpression', test: missing, consequent: primal, alternate: zerosFor(inner, primal, into, label) };
}

/** `n` zeros in the shape that was kept of an array that the caller can change: its length, or zeros like it. */
export function zerosLikeKept(shape: Shape, kept: Expr, into: Expr | undefined, label: string): Expr {
  if (!isRowOfNumbers(shape)) return zerosFor(shape, kept, into, label);
  return call({ type: 'Identifier', name: `%sized:${shape.form}` }, kept, ...(into === undefined ? [] : [into, quoted(label)]));
}

/**
 * The gradient of an array that may have become longer: what was passed in of it, in the buffer where there is one. The
 * shadow is as long as the array has become.
 */
export function cutToGiven(shape: Shape, given: Expr, shadow: Expr, into: Expr | undefined, label: string): Expr {
  return call({ type: 'Identifier', name: adder(shape) }, zerosLikeKept(shape, given, into, label), shadow);
}

/** What adds one gradient of the shape to another; whether arrays are typed makes no difference. */
export function adder(shape: Shape): string {
  return `%add:${JSON.stringify(shape, (key, value: unknown) => (key === 'form' ? 'Array' : value))}`;
}

function quoted(text: string): Expr {
  return { type: 'Literal', value: text, raw: `'${text}'` };
}

/** A tuple of zeros is made like any array of zeros. */
function normal(shape: Shape): Shape {
  return shape.kind === 'tuple' && shape.elements.every(({ kind }) => kind === 'zero') ? { kind: 'array', form: 'Array', element: { kind: 'zero' } } : shape;
}

function literal(shape: Shape, primal: Expr): Expr {
  if (shape.kind !== 'record') return shape.kind === 'zero' ? number(0) : primal;
  return {
    type: 'ObjectExpression',
    properties: shape.fields.map(({ name, shape: inner }) => ({
      type: 'Property', computed: false, shorthand: false, key: fieldKey(name), value: literal(inner, fieldAt(primal, name)),
    })),
  };
}

/** What isn't a number (`null`, `undefined`, a string) stays what it is; what a default takes the place of gets its 0. */
function unlessMissing({ type, value }: Parameter, gradient: Expr): Expr {
  const others = type.kind === 'union' && isScalar(type) ? type.members.map(({ kind }) => kind).filter((kind) => kind !== 'number') : [];
  if (others.length === 0) return gradient;
  const [left, right]: readonly Expr[] = others.every((kind) => kind === 'null' || kind === 'undefined')
    ? [ref(value), { type: 'Literal', value: null, raw: 'null' }]
    : [{ type: 'UnaryExpression', operator: 'typeof', argument: ref(value) }, { type: 'Literal', value: 'number', raw: "'number'" }];
  if (right.type === 'Literal' && right.value === 'number') return { type: 'ConditionalExpression', test: binary('===', left, right), consequent: gradient, alternate: ref(value) };
  return { type: 'ConditionalExpression', test: binary(others.includes('undefined') ? '==' : '===', left, right), consequent: ref(value), alternate: gradient };
}

/** The gradient of a parameter, as it is returned. */
export function gradientOf(param: Parameter, gradient: Expr, { into, sizes, made }: Shadows): Expr {
  const kept = sizes?.get(param.value);
  const key = `d${param.name}`;
  const buffer = bufferOf(into, key);
  if (buffer !== undefined && kept === undefined && !param.optional && made.has(param.value)) return call({ type: 'Identifier', name: '%put' }, gradient, buffer, quoted(key));
  if (kept?.before === undefined) return unlessMissing(param, gradient);
  return cutToGiven(kept.shape, ref(kept.before), gradient, bufferOf(into, key), key);
}

/** What the shadow of is added to as a whole somewhere. */
export function madeByOps({ backward, values }: { readonly backward: Region; readonly values: readonly Value[] }): ReadonlySet<ValueId> {
  const made = new Set<ValueId>();
  visitOps(backward.ops, (op) => {
    const of = op.kind === 'add' && op.whole && op.path.length === 0 ? values[op.target].of : undefined;
    if (of !== undefined) made.add(of);
  });
  return made;
}

function bufferOf(into: ValueId | undefined, key: string): Expr | undefined {
  return into === undefined ? undefined : { ...member(ref(into), key), optional: true } as Expr;
}

export interface Shadows {
  readonly func: Func;
  readonly facts: Facts;
  readonly adjoints: ReadonlyMap<ValueId, ValueId>;
  readonly shapes: ReadonlyMap<ValueId, Shape>;
  readonly into: ValueId | undefined;
  /** Parameters whose gradient may be what an operation on arrays gives: then it is put into the buffer at last. */
  readonly made: ReadonlySet<ValueId>;
  /** Shapes of what the caller can change, for the backward pass of the split pair. */
  readonly sizes?: ReadonlyMap<ValueId, { readonly before?: ValueId; readonly after: ValueId; readonly shape: Shape }>;
}

/** The expression that the shadow of an array or record starts from. */
export function startOf(value: ValueId, shadows: Shadows): Expr {
  const { func, facts, shapes, into, sizes } = shadows;
  // It is found before it is asked for, and made of nothing else.
  if (facts.found.has(value) || facts.definitions.get(value)?.gate === 'alloc') return { type: 'Identifier', name: 'undefined' };
  const param = func.params.find((each) => each.value === value);
  if (param !== undefined) {
    const key = `d${param.name}`;
    const buffer = bufferOf(into, key);
    const standIn = param.optional ? choices(func).find(({ branch, at }) => isRef(branch.else.results[at], value) && asksFor(branch, value)) : undefined;
    const kept = sizes?.get(value);
    const given = facts.grows.has(value) ? undefined : buffer;
    if (kept !== undefined) return zerosLikeKept(kept.shape, ref(kept.after), given, key);
    const shape = shapes.get(value) ?? gradientShape(param, facts);
    // Where a default took its place, the zeros have the shape of the default.
    if (standIn !== undefined) return zerosFor(shape, ref(standIn.branch.results[standIn.at]), buffer, key);
    return zerosFor(param.optional && shape.kind !== 'maybe' ? { kind: 'maybe', shape } : shape, ref(value), given, key);
  }
  const choice = choices(func).find(({ branch, at }) => branch.results[at] === value);
  if (choice === undefined) throw new Error('a shadow of what is neither a parameter nor a choice');
  const { branch, at } = choice;
  const of = (atom: Atom): Expr => shadowOf(atom, value, shadows);
  return { type: 'ConditionalExpression', test: spelled(branch.cond, facts), consequent: of(branch.then.results[at]), alternate: of(branch.else.results[at]) };
}

/** The zeros for an array that the function has made, as long as it has become. */
export function zerosOfOwn(value: ValueId, func: Func, facts: Facts): Expr {
  const { type } = func.values[value];
  const made = facts.definitions.get(value)!.expr;
  const shape = shapeOf(type);
  if (shape === undefined) return refuse('GG2011', func.values[value].span, {});
  if (type.kind !== 'array' || type.element.kind !== 'number') return zerosFor(shape, ref(value), undefined, '');
  if (made.type === 'ArrayExpression' && facts.lasting.has(value) && made.elements.every((element) => element?.type !== 'SpreadElement')) return { type: 'ArrayExpression', elements: made.elements.map(() => number(0)) };
  const length = lengthOf(value, func, facts);
  const zeros: Expr = { type: 'NewExpression', callee: { type: 'Identifier', name: type.form }, arguments: [length ?? member(ref(value), 'length')] };
  return type.form === 'Array' ? call(member(zeros, 'fill'), number(0)) : zeros;
}

/** The length with which an array was made, where it keeps it: then the array need not be recorded for its length. */
function lengthOf(value: ValueId, func: Func, { definitions, lasting }: Facts): Expr | undefined {
  const made = definitions.get(value)?.expr;
  if (!lasting.has(value)) return undefined;
  if (made?.type === 'ArrayExpression') return made.elements.some((element) => element?.type === 'SpreadElement') ? undefined : number(made.elements.length);
  const filled = made?.type === 'CallExpression' && made.callee.type === 'MemberExpression' && made.callee.property.type === 'Identifier' && made.callee.property.name === 'fill' ? made.callee : undefined;
  const plain = filled?.object ?? made;
  const [size, ...others] = plain?.type === 'NewExpression' ? plain.arguments : [];
  const isSize = size !== undefined && others.length === 0 && (literalValue(size) !== undefined || (size.type === 'Ref' && func.values[size.value].type.kind === 'number'));
  return isSize ? size : undefined;
}

function shadowOf(atom: Atom, choice: ValueId, { func, facts, adjoints }: Shadows): Expr {
  if (atom.type !== 'Ref' || !facts.active.has(atom.value)) {
    // Nobody asks for the gradient of a constant, but the statements are the same for both.
    if (atom.type === 'Identifier' && atom.name === 'undefined' || atom.type === 'Literal') return atom;
    const shape = shapeOf(definite(func.values[choice].type));
    if (shape === undefined) return refuse('GG2012', func.values[choice].span ?? func.span, { name: func.values[choice].variable?.name ?? 'this value' });
    return zerosFor(shape, ref(choice), undefined, '');
  }
  const stage = facts.definitions.get(atom.value);
  const path = stage?.gate === 'load' ? pathOf(stage, facts.definitions) : undefined;
  if (path === undefined) return ref(adjoints.get(atom.value)!);
  const steps = path.steps.map((each) => ('index' in each.step ? { ...each, step: { index: spelled(each.step.index, facts) } } : each));
  return along(ref(adjoints.get(path.base)!), steps);
}

/** The expression over parameters and values that have a statement of their own at the top. */
function spelled(expr: Expr, facts: Facts): Expr {
  return substitute(expr, (value) => {
    const stage = facts.definitions.get(value);
    if (stage === undefined || (!facts.inside.has(stage.id) && facts.around.get(stage.id)!.length === 0)) return undefined;
    return spelled(stage.expr, facts);
  });
}

function choices(func: Func): { readonly branch: Branch; readonly at: number }[] {
  return func.body.ops.flatMap((op) => (op.kind === 'branch' ? op.results.map((_, at) => ({ branch: op, at })) : []));
}

function isRef(atom: Atom, value: ValueId): boolean {
  return atom.type === 'Ref' && atom.value === value;
}

/** `w === undefined`. */
function asksFor({ cond }: Branch, value: ValueId): boolean {
  return cond.type === 'BinaryExpression' && cond.operator === '===' && isRef(cond.left, value) && literalValue(cond.right) === undefined;
}
