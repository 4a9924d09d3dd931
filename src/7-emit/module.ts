/**
 * The module: header, constants, `fForward`, `fBackward`, `fGrad` for each function, and the helpers that they use.
 */
import type { Expr, Span, Type } from '../syntax.js';
import type { ArrayLibrary } from '../gates/arrays.js';
import type { Facts } from '../ir/facts.js';
import type { Func, Op, Region, Value, ValueId } from '../ir/types.js';
import type { Names } from '../ir/names.js';
import { print, type Spelling } from './expression.js';
import { docComment } from './doc.js';
import { fusedAside } from './fused.js';
import { leapsOf } from './jumps.js';
import { Lines } from './lines.js';
import { remarks, type RemarkState, type Stages } from './remarks.js';
import { type Runtime } from './runtime.js';
import { declareTapes, withTapes } from './scratch.js';
import { hoistedIn, statements, type Shape } from './statements.js';
import { nameOf } from '../ir/units.js';
import { visitOps } from '../ir/walk.js';
import type { Style } from '../options.js';

/** One function, ready to be printed. */
export interface Emission {
  readonly func: Func;
  readonly values: readonly Value[];
  readonly style: Style;
  readonly forward: Region;
  readonly backward: Region;
  readonly joint: Region | null;
  /** How many operations of the joint function belong to the forward pass. */
  readonly jointForward: number;
  /** How many operations come before both passes: the check of buffers. */
  readonly opening: number;
  /** Loops of the joint function that go forward and back at once. */
  readonly fused: ReadonlySet<number>;
  /** Tapes of the joint function that stay in the module. */
  readonly tapes: readonly { readonly value: ValueId; readonly form: string }[];
  /** The parameters that the function writes into. */
  readonly writes: readonly { readonly name: string; readonly type: Type }[];
  /** Values that have an adjoint. */
  readonly active: ReadonlySet<ValueId>;
  readonly seed: ValueId;
  readonly into: ValueId | undefined;
  /** The parameter `cache`, and what is in it. */
  readonly cacheParam: ValueId;
  readonly cache: readonly ValueId[];
  readonly because: ReadonlyMap<number, number>;
  readonly jointBecause: ReadonlyMap<number, number>;
  /** The differentiated parameters, in order: the key in the result and the type of the gradient. */
  readonly gradients: readonly { readonly key: string; readonly name: string; readonly type: Type }[];
  /** Names of the split pair, of the backward function alone, and of the joint function. */
  readonly names: Names;
  readonly backwardDeclarations: Names['declarations'];
  readonly jointNames: Names | null;
  /** Stages that are numbered: those a gradient passes through. */
  readonly numbered: ReadonlySet<number>;
  /** What the gates of a stage do to gradients, for lecture style. */
  readonly sentences: ReadonlyMap<number, readonly string[]>;
  /** It isn't exported: others call it, and hand in the shadows of its arrays and records. */
  readonly unit?: { readonly key: string; readonly shadows: readonly { readonly name: string; readonly value: ValueId }[] };
  /** The unit whose passes the exported ones are. */
  readonly isCalledAs?: string;
  /** How large vectors and matrices are: `[5, 'm']`. */
  readonly sizes: Facts['sizes'];
  readonly arrays: () => ArrayLibrary;
  /** What the documentation says of parameters without a gradient. */
  readonly asides: readonly string[];
}

export function emitModule(header: string, constants: readonly { readonly name: string; readonly init: Expr; readonly doc?: string }[], functions: readonly Emission[], runtime: Runtime): Lines {
  const lines = new Lines();
  lines.line(header);
  lines.blank();
  const spelling: Spelling = { value: (value) => `v${value}`, name: (id) => runtime.spell(id.name) };
  constants.forEach(({ name, init }) => lines.line(`const ${name} = ${print(init, spelling)};`));
  nameUnits(functions, runtime);
  for (const emission of functions) {
    lines.blank();
    const stages: Stages = new Map();
    forwardFunction(emission, lines, runtime, stages);
    lines.blank();
    backwardFunction(emission, lines, runtime, stages);
    if (emission.joint !== null) {
      lines.blank();
      jointFunction(emission, lines, runtime);
    }
  }
  lines.at(undefined);
  runtime.definitions().forEach((text) => {
    lines.blank();
    lines.line(text);
  });
  return lines;
}

/** The passes of a unit go by its function's name; where that is exported too, they are the inner ones. */
function nameUnits(functions: readonly Emission[], runtime: Runtime): void {
  const exported = new Set(functions.filter(({ unit }) => unit === undefined).map(({ func }) => func.name));
  for (const { unit, isCalledAs, func } of functions) {
    for (const [pass, word] of [['forward', 'Forward'], ['backward', 'Backward']] as const) {
      if (isCalledAs !== undefined) runtime.alias(`${pass}:${isCalledAs}`, func.name + word);
      if (unit === undefined) continue;
      const name = nameOf(unit);
      runtime.variable(`${pass}:${unit.key}`, `${name}${exported.has(name) ? 'Inner' : ''}${word}`);
    }
  }
}

function heading({ unit, func }: Emission, pass: 'forward' | 'backward', runtime: Runtime): string {
  return unit === undefined ? `export function ${func.name}${pass === 'forward' ? 'Forward' : 'Backward'}` : `function ${runtime.spell(`%${pass}:${unit.key}`)}`;
}

function spellingOf(names: Names, runtime: Runtime): Spelling {
  return { value: (value) => names.nameOf(value), name: (id) => runtime.spell(id.name), taken: names.all };
}

function shapeOf(emission: Emission, names: Names, declarations: Names['declarations'], runtime: Runtime, state: RemarkState): Shape {
  const all = names === emission.jointNames ? emission.joint!.ops : emission.forward.ops;
  return { spelling: spellingOf(names, runtime), shared: names.shared, declarations, hoisted: hoistedIn(declarations), read: names.read, remark: remarks(emission, state, spellingOf(names, runtime)), leaps: leapsOf(all, names.shared), origin: originsOf(emission, state) };
}

/** Of a statement of the backward pass, the one that it goes back through. */
function originsOf({ func, forward }: Emission, { because }: RemarkState): Shape['origin'] {
  const spans = new Map<number, Span | undefined>();
  for (const ops of [func.body.ops, forward.ops]) visitOps(ops, (op) => void (spans.get(op.id) ?? spans.set(op.id, spanOf(op, func))));
  return (op) => spans.get(op.id) ?? op.span ?? spans.get(because.get(op.id) ?? -1) ?? func.span;
}

function spanOf(op: Op, func: Func): Span | undefined {
  return op.span ?? (op.kind === 'stage' ? op.expr.span ?? func.values[op.result]?.span : undefined);
}

function parameters(func: Func, names: Names): string[] {
  return func.params.map((param) => (param.rest ? '...' : '') + names.nameOf(param.value));
}

/** `{ value: f, cache: { x, y } }`, over several lines where it is long. */
function record(fields: readonly (readonly [string, string])[]): string {
  const text = (list: readonly (readonly [string, string])[]): string => (list.length === 0 ? '{}' : `{ ${list.map(([key, value]) => (key === value ? key : `${key}: ${value}`)).join(', ')} }`);
  return text(fields);
}

function forwardFunction(emission: Emission, lines: Lines, runtime: Runtime, stages: Stages): void {
  const { func, names, forward, cache } = emission;
  const spelling = spellingOf(names, runtime);
  lines.at(func.span);
  docComment(lines, [`Forward pass of \`${func.name}\`, stage by stage, with the cache that its backward pass reads.`], func.doc, paramTags(emission, names));
  lines.block(`${heading(emission, 'forward', runtime)}(${parameters(func, names).join(', ')}) {`, () => {
    statements(forward.ops, lines, shapeOf(emission, names, names.declarations, runtime, { pass: 'forward', stages, because: emission.because }));
    if (forward.ops.length > 0) lines.blank();
    const inside = record(cache.map((value) => [names.nameOf(value), names.nameOf(value)] as const));
    lines.at(func.span);
    lines.line(`return ${record([...(isWithoutValue(emission) ? [] : [['value', print(forward.results[0], spelling)] as const]), ['cache', inside]])};`);
  });
}

function backwardFunction(emission: Emission, lines: Lines, runtime: Runtime, stages: Stages): void {
  const { func, names, backward, cache, seed, into, gradients, backwardDeclarations } = emission;
  const seedName = names.nameOf(seed);
  const wrt = listed([...gradients, ...emission.unit?.shadows ?? []].map(({ name }) => `\`${name}\``));
  const intoName = into === undefined ? undefined : names.nameOf(into);
  lines.at(func.span);
  docComment(lines, [`Backward pass of \`${func.name}\`: ${isWithoutValue(emission) ? 'the gradient' : `the gradient \`${seedName}\``} on ${outputs(emission)}, carried back to ${wrt}.`], [], []);
  const cacheName = names.nameOf(emission.cacheParam);
  const shadows = emission.unit?.shadows ?? [];
  const params = [cacheName, ...(isWithoutValue(emission) ? [] : [emission.joint === null ? seedName : `${seedName} = 1`]), ...(intoName === undefined ? [] : [intoName]), ...shadows.map(({ value }) => names.nameOf(value))];
  lines.block(`${heading(emission, 'backward', runtime)}(${params.join(', ')}) {`, () => {
    const changed = new Set<ValueId>();
    for (const value of assigned(backward)) changed.add(names.shared(value));
    const fixed = cache.filter((value) => !changed.has(names.shared(value)));
    const moving = cache.filter((value) => changed.has(names.shared(value)));
    if (fixed.length > 0) lines.line(`const { ${fixed.map((value) => names.nameOf(value)).join(', ')} } = ${cacheName};`);
    if (moving.length > 0) lines.line(`let { ${moving.map((value) => names.nameOf(value)).join(', ')} } = ${cacheName};`);
    if (cache.length > 0) lines.blank();
    const shape = shapeOf(emission, names, backwardDeclarations, runtime, { pass: 'backward', stages, because: emission.because });
    statements(backward.ops, lines, shape);
    if (backward.ops.length > 0) lines.blank();
    lines.at(func.span);
    if (emission.unit === undefined || gradients.length > 0) lines.line(`return ${gradientRecord(emission, backward, names, runtime, [])};`);
  });
}

function jointFunction(emission: Emission, lines: Lines, runtime: Runtime): void {
  const { func, joint, jointNames, jointForward, into, style } = emission;
  const names = jointNames!;
  const region = withTapes(joint!, emission);
  const stages: Stages = new Map();
  lines.at(func.span);
  declareTapes(emission, lines, runtime);
  docComment(lines, [[`Value and gradient of \`${func.name}\` in one call.`, ...fusedAside(emission), ...emission.asides].join(' ')], [], paramTags(emission, names, true));
  const params = [...parameters(func, names), ...(into === undefined ? [] : [names.nameOf(into)])];
  lines.block(`export function ${func.name}Grad(${params.join(', ')}) {`, () => {
    const { opening } = emission;
    const forward = region.ops.slice(opening, jointForward);
    const backward = region.ops.slice(jointForward);
    if (opening > 0) {
      statements(region.ops.slice(0, opening), lines, shapeOf(emission, names, names.declarations, runtime, { pass: 'forward', stages, because: emission.because }));
      lines.blank();
    }
    const fused = emission.fused.size > 0;
    const shape = (pass: RemarkState['pass']): Shape => shapeOf(emission, names, names.declarations, runtime, { pass, stages, because: emission.jointBecause });
    // What stands before a fused loop may belong to a stage behind it: number them all first.
    if (fused) lines.aside((aside) => statements(forward, aside, shape('forward')));
    if (forward.length > 0 && !(fused && backward.length === 0)) lines.line('// forward pass');
    statements(forward, lines, shape(fused ? 'both' : 'forward'));
    if (backward.length > 0) {
      lines.blank();
      if (style === 'lecture') lines.line(`// backward pass, from the gradient of ${print(region.results[0], spellingOf(names, runtime))} on itself`);
      else if (!emission.numbered.has(emission.jointBecause.get(backward[0].id) ?? -1)) lines.line('// backward pass');
    }
    statements(backward, lines, shapeOf(emission, names, names.declarations, runtime, { pass: 'backward', stages, because: emission.jointBecause }));
    if (region.ops.length > 0) lines.blank();
    const value = print(region.results[0], spellingOf(names, runtime));
    lines.at(func.span);
    lines.line(`return ${gradientRecord(emission, { ops: [], results: region.results.slice(1) }, names, runtime, [['value', value]])};`);
  });
}

function gradientRecord(emission: Emission, region: Region, names: Names, runtime: Runtime, first: readonly (readonly [string, string])[]): string {
  const spelling = spellingOf(names, runtime);
  return record([...first, ...emission.gradients.map(({ key }, at) => [key, print(region.results[at], spelling)] as const)]);
}

/** A unit that only writes into what it is given: its gradient stands in the shadows that are handed in. */
function isWithoutValue({ unit, func }: Emission): boolean {
  return unit !== undefined && (func.resultType.kind === 'void' || func.resultType.kind === 'undefined');
}

/** What the function gives: its value, and what it writes. */
function outputs({ func, writes }: Emission): string {
  const written = `what it writes into ${listed(writes.map(({ name }) => `\`${name}\``))}`;
  if (writes.length === 0) return 'its value';
  return func.resultType.kind === 'void' || func.resultType.kind === 'undefined' ? written : `its value and on ${written}`;
}

/** Values that a region assigns anew. */
function assigned(region: Region): ValueId[] {
  const out: ValueId[] = [];
  const scan = (ops: Region['ops']): void => ops.forEach((op) => {
    if (op.kind === 'stage') out.push(op.result);
    if ((op.kind === 'add' || op.kind === 'store') && op.path.length === 0) out.push(op.target);
    if (op.kind === 'branch') {
      out.push(...op.results);
      scan(op.then.ops);
      scan(op.else.ops);
    }
    if (op.kind === 'loop') {
      out.push(...op.params, ...op.results);
      scan(op.head);
      scan(op.body.ops);
    }
  });
  scan(region.ops);
  return out;
}

function paramTags(emission: Emission, names: Names, withInto = false): string[] {
  const tags = emission.func.params.map((param) => `@param {${jsType(param.type)}} ${param.optional ? `[${names.nameOf(param.value)}]` : names.nameOf(param.value)}`);
  if (!withInto || emission.into === undefined) return tags;
  const buffers = emission.gradients.filter(({ type }) => hasArray(type));
  const shape = buffers.map(({ key, type }) => `${key}?: ${jsType(type)}`).join(', ');
  return [...tags, `@param {{ ${shape} }} [${names.nameOf(emission.into)}] buffers to write the gradient${buffers.length > 1 ? 's' : ''} into`];
}

/** A type as JSDoc writes it. */
export function jsType(type: Type): string {
  switch (type.kind) {
    case 'array': return type.form === 'Array' ? (type.element.kind === 'union' ? `(${jsType(type.element)})[]` : `${jsType(type.element)}[]`) : type.form;
    case 'tuple': return `[${type.elements.map(jsType).join(', ')}]`;
    case 'record': return `{ ${type.fields.map((field) => `${field.name}${field.optional ? '?' : ''}: ${jsType(field.optional ? withoutUndefined(field.type) : field.type)}`).join(', ')} }`;
    case 'union': return type.members.map(jsType).join(' | ');
    case 'function': return 'Function';
    case 'opaque': return 'unknown';
    default: return type.kind;
  }
}

/** What `?` says already. */
function withoutUndefined(type: Type): Type {
  if (type.kind !== 'union') return type;
  const members = type.members.filter(({ kind }) => kind !== 'undefined');
  return members.length === 1 ? members[0] : { ...type, members };
}

export function hasArray(type: Type): boolean {
  if (type.kind === 'array' || type.kind === 'tuple') return true;
  if (type.kind === 'record') return type.fields.some((field) => hasArray(field.type));
  return type.kind === 'union' && type.members.some(hasArray);
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;
}
