/**
 * From checked syntax to staged SSA: `ParsedFunction → Func`. Every expression becomes stages, one gate each; every
 * variable a chain of values; branches and loops become structured regions; helpers are inlined.
 *
 *     func f(x, y) {
 *       %2 = sigmoid(%1)
 *       %3 = add(%0, %2)
 *       …
 *     }
 */
import { type Diagnostic, refuse } from '../diagnostics/diagnostic.js';
import type { GateLibrary } from '../gates/load.js';
import { Builder, ref } from '../ir/build.js';
import type { Func, Parameter } from '../ir/types.js';
import type { Unit } from '../ir/units.js';
import type { Binding, Expr, FunctionNode, Param, ParsedFunction, Type } from '../syntax.js';
import { Again, callStages, Units } from './apart.js';
import { bind, defaulted } from './assign.js';
import { definite, holdsElements, joined, severalKinds, shapeOf } from '../ir/shapes.js';
import { type Context, frameOf, freshBinding, isUndefined, UNDEFINED } from './context.js';
import type { Frame } from './context.js';
import { nameOf } from '../ir/units.js';
import { jumpsOfList } from './exits.js';
import { writesSomewhere } from './given.js';
import { bothFields, writtenFields } from './changing-fields.js';
import { boxed, withBoxes } from './boxes.js';
import { noHoles, settleHoles } from './holes.js';
import { mutations } from './mutations.js';
import { prune } from './prune.js';
import { withRule } from './rules.js';
import { type Held, Scope } from './scope.js';
import { returnedParameter } from './returned.js';
import { checkNames, shrinkingIn, whole as wholeArray } from './shrinking.js';
import { heldAs, type Special } from './special.js';
import { list } from './statements.js';
import { together } from './together.js';

/** Stages one function. Throws a `Refusal` for what has no derivative. */
export function stageFunction(parsed: ParsedFunction, gates: GateLibrary, units: Units): { func: Func; warnings: readonly Diagnostic[] } {
  units.expect(parsed.fn);
  for (;;) {
    const cx = contextOf(parsed.fn, gates, units);
    const before = units.all.length;
    try {
      return { func: staged(cx, parsed), warnings: cx.warnings };
    } catch (error) {
      units.back(before);
      // A function that calls itself has been found: from now on it has passes of its own.
      if (!(error instanceof Again)) throw error;
    }
  }
}

/** The units of a file: functions that call themselves, and what they are specialised for. */
export function unitsOf(gates: GateLibrary, withLarge = true): Units {
  const units: Units = new Units((unit, outer) => {
    const { fn } = unit;
    const captured = new Map<Binding, Held>();
    const alone = contextOf(fn, gates, units);
    const own: Context = {
      ...alone,
      isUnit: true,
      inlined: units.inlined,
      // A function that is passed, or one from around it, isn't part of its own text.
      mutations: together(alone.mutations, outer.mutations),
      shrinking: alone.shrinking === 'any' || outer.shrinking === 'any' ? 'any' : new Set([...alone.shrinking, ...outer.shrinking]),
      written: bothFields(alone.written, outer.written),
      writes: alone.writes || outer.writes,
      warnings: outer.warnings,
      outside: (binding) => {
        const held = outer.scope.get(binding) ?? outer.outside(binding);
        if (held === undefined || held.kind === 'function') return held;
        if (held.kind === 'choice') return refuse('GG2014', binding.span, { name: nameOf(unit), why: `calls \`${binding.name}\`, which is chosen when the program runs` }, { hint: 'choose between the results instead of the functions' });
        if (captured.has(binding)) return captured.get(binding);
        units.capture(unit, binding);
        return capture(binding).held;
      },
    };
    own.frame = frameOf(own, fn, nameOf(unit));
    const capture = (binding: Binding): { readonly param: Parameter; readonly held: Held } => {
      const value = own.builder.value({ type: binding.type, origin: 'param', variable: binding, hint: binding.name, span: binding.span });
      if (holdsElements(definite(binding.type))) own.given.add(value);
      const held: Held = { kind: 'atom', atom: ref(value) };
      captured.set(binding, held);
      return { held, param: { name: nameOfCapture(unit, binding), value, type: binding.type, binding, wrt: false, optional: false, rest: false } };
    };
    const extra = unit.captures.map((binding) => capture(binding).param);
    const name = nameOf(unit);
    const span = fn.span ?? outer.frame.fn.span!;
    return whole(own, { fn, name, span, nameSpan: span, doc: [] }, unit.made, extra);
  }, withLarge);
  return units;
}

/** The gradient goes back by this name: no two parameters have the same. */
function nameOfCapture({ fn, captures }: Unit, binding: Binding): string {
  const taken = new Set(fn.params.map(nameOfParam));
  let name = binding.name;
  for (const each of captures) {
    name = each.name;
    for (let k = 2; taken.has(name); k++) name = `${each.name}${k}`;
    taken.add(name);
    if (each === binding) break;
  }
  return name;
}

function nameOfParam({ target }: Param, at: number): string {
  return target.type === 'Identifier' ? target.binding!.name : `arg${at}`;
}

function contextOf(fn: FunctionNode, gates: GateLibrary, units: Units): Context {
  return {
    builder: new Builder(), gates, units, outside: () => undefined, scope: new Scope(), ops: [], frame: undefined as unknown as Frame, inlining: [fn], passed: [], inlined: new Map(), isUnit: false,
    constants: new Set(), computing: new Set(), written: writtenFields(fn), subjects: [], asked: new WeakMap(), answers: [], warnings: [], jumps: new WeakMap(), made: new Map(), holes: noHoles(), shrinking: shrinkingIn(fn), lengths: new Map(), given: new Set(), writes: writesSomewhere(fn) || units.boxes.size > 0, uncertain: new Set(), unset: new Set(), whole: new Set(), mutations: withBoxes(mutations(fn), units.boxes), leaves: new Map(), inRule: false, depth: 0, nextBinding: -1_000_000,
  };
}

/** A function that calls itself is the call of a unit. */
function staged(cx: Context, parsed: ParsedFunction): Func {
  const { fn } = parsed;
  cx.frame = frameOf(cx, fn, parsed.name);
  if (!cx.units.isApart(fn)) return whole(cx, parsed);
  const params = fn.params.map((param, at) => parameter(cx, param, at));
  const unit = cx.units.of(cx, fn, fn.params.map(() => undefined));
  const back = returnedParameter(fn);
  const args = params.map(({ value }) => ref(value));
  const atom = callStages(cx, unit, args, back === undefined ? fn.resultType : NOTHING, { hint: parsed.name }, parsed.nameSpan);
  return finished(cx, parsed, params, { kind: 'atom', atom: back === undefined ? atom : args[back] });
}

/** The function as it stands, with what it is made for, and parameters of our own behind its own. */
function whole(cx: Context, parsed: ParsedFunction, made: readonly (Special | undefined)[] = [], extra: readonly Parameter[] = []): Func {
  const fn = boxed(parsed.fn, cx.units.boxes);
  const own = fn.params.map((param, at) => (made[at] === undefined ? parameter(cx, param, at) : undefined));
  const beside: Parameter[][] = fn.params.map(() => []);
  // A default may mention the parameters before it, so they are all there first.
  fn.params.forEach((param, at) => {
    const special = made[at];
    if (special === undefined) return enter(cx, param, own[at]!);
    const value = (type: Type, path: readonly string[]): Held => {
      const each = besideFunctions(cx, fn, [...beside.flat(), ...extra], `${nameOfParam(param, at)}${path.map((key) => key.charAt(0).toUpperCase() + key.slice(1)).join('')}`, type);
      beside[at].push(each);
      return { kind: 'atom', atom: ref(each.value) };
    };
    bind(cx, param.target, heldAs(special, value, { kind: 'atom', atom: UNDEFINED }), {});
  });
  cx.scope.setAtom(cx.frame.result, UNDEFINED);
  cx.scope.setAtom(cx.frame.code, { type: 'Literal', value: 0, raw: '0' });
  list(cx, fn.body, {});
  const isVoid = isNothing(fn.resultType);
  // What a unit gives back of what it was given, its caller has.
  const isGivenBack = cx.isUnit && returnedParameter(fn) !== undefined;
  const held: Held = isVoid || isGivenBack ? { kind: 'atom', atom: UNDEFINED } : cx.scope.get(cx.frame.result)!;
  const jumps = jumpsOfList(fn.body, cx.jumps);
  if (!isVoid && jumps.falls && fn.body.at(-1)?.type !== 'SwitchStatement' && jumps.exits.has('return')) refuse('GG2017', parsed.nameSpan, { name: parsed.name });
  if (!isVoid && !isGivenBack && held.kind === 'atom' && isUndefined(held.atom)) refuse(jumps.exits.has('return') || jumps.falls ? 'GG2017' : 'GG2018', parsed.nameSpan, { name: parsed.name });
  checkNames(cx, cx.ops);
  const done = finished(cx, parsed, [...fn.params.flatMap((_, at) => own[at] ?? beside[at]), ...extra], held);
  const func = isGivenBack ? { ...done, resultType: NOTHING } : done;
  return fn.rule === undefined ? func : ruled(cx, func, functionOf(fn.rule));
}

/** A number, array or record that stands in a table of functions. */
function besideFunctions(cx: Context, fn: FunctionNode, others: readonly Parameter[], wanted: string, type: Type): Parameter {
  const taken = new Set([...fn.params.map(nameOfParam), ...others.map((param) => param.name)]);
  let name = wanted;
  for (let k = 2; taken.has(name); k++) name = `${wanted}${k}`;
  const value = cx.builder.value({ type, origin: 'param', hint: name });
  if (holdsElements(definite(type))) cx.given.add(value);
  return { name, value, type, wrt: false, optional: false, rest: false };
}

/** The function with the pullback that the user has written for it. */
function ruled(cx: Context, func: Func, rule: FunctionNode): Func {
  const own: Context = { ...contextOf(rule, cx.gates, cx.units), builder: cx.builder, constants: cx.constants, subjects: cx.subjects, warnings: cx.warnings, inRule: true };
  own.frame = frameOf(own, rule, rule.name ?? 'rule');
  own.scope.setAtom(own.frame.result, UNDEFINED);
  own.scope.setAtom(own.frame.code, { type: 'Literal', value: 0, raw: '0' });
  const made = withRule(own, func, rule, () => {
    const { body } = finished(own, { ...func, fn: rule, nameSpan: rule.span ?? func.span, doc: [] }, [], own.scope.get(own.frame.result)!);
    return { ops: body.ops, result: body.results[0] };
  });
  return { ...made, constants: [...cx.constants], subjects: cx.subjects };
}

function functionOf({ fn, init }: Binding): FunctionNode {
  const found = fn ?? (init?.type === 'Function' ? init : undefined);
  if (found === undefined) throw new Error('a rule that is no function');
  return found;
}

function finished(cx: Context, parsed: ParsedFunction, params: readonly Parameter[], held: Held): Func {
  const { builder } = cx;
  const result = resultOf(cx, held, parsed);
  const body = prune({ ops: settleHoles(cx, cx.ops), results: [result] });
  return {
    name: parsed.name, params, body, result: body.results[0], resultType: parsed.fn.resultType, values: builder.values, nextOp: builder.nextOp,
    subjects: cx.subjects, constants: [...cx.constants], doc: parsed.doc, source: parsed.fn, span: parsed.nameSpan,
  };
}

const NOTHING: Type = { kind: 'void' };

function isNothing({ kind }: Type): boolean {
  return kind === 'void' || kind === 'undefined';
}

/** What is returned, as an expression whose leaves are atoms: numbers, arrays of our own, what was passed in, tuples and records of these. */
function resultOf(cx: Context, held: Held, parsed: ParsedFunction): Expr {
  const stop = (): never => refuse('GG2016', parsed.nameSpan, { name: parsed.name });
  if (held.kind === 'function' || held.kind === 'choice') return stop();
  if (held.kind === 'atom') {
    const { atom } = held;
    // A constant of the module would be the caller's to change.
    if (atom.type !== 'Ref') return atom.type === 'Identifier' && atom.binding !== undefined && holdsElements(atom.binding.type) ? stop() : atom;
    const { type } = cx.builder.values[atom.value];
    if (!holdsElements(definite(type))) return atom;
    return shapeOf(definite(type)) === undefined ? stop() : wholeArray(cx, atom, parsed.nameSpan);
  }
  const parts = [...held.parts].map(([key, part]) => [key, resultOf(cx, part, parsed)] as const);
  if (held.shape === 'tuple') return { type: 'ArrayExpression', elements: parts.map(([, part]) => part) };
  return {
    type: 'ObjectExpression',
    ...(held.instance && { instance: held.instance }),
    properties: parts.map(([key, value]) => ({ type: 'Property', computed: false, shorthand: false, value, key: /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(key) ? { type: 'Identifier', name: key } : { type: 'Literal', value: key, raw: JSON.stringify(key) } })),
  };
}

function parameter(cx: Context, param: Param, at: number): Parameter {
  const binding: Binding | undefined = param.target.type === 'Identifier' ? param.target.binding : undefined;
  const name = nameOfParam(param, at);
  const kinds = severalKinds(param.type);
  if (kinds !== undefined) refuse('GG2025', binding?.span ?? param.span, { name, type: (param.type.kind === 'opaque' ? [param.type] : kinds).map(typeText).join(' or '), kinds: kinds.map((type) => `\`${typeText(type)}\``).join(', ') });
  const optional = param.optional || param.default !== undefined;
  const type: Type = optional ? joined(param.type, { kind: 'undefined' }) : param.type;
  // A pattern has no name, but what a default makes of it goes by the same position.
  const variable = binding ?? (optional ? freshBinding(cx, name, type, param.span) : undefined);
  const value = cx.builder.value({ type, origin: 'param', variable, hint: name, span: param.span });
  if (holdsElements(definite(type))) cx.given.add(value);
  return { name, value, type: param.type, binding, wrt: false, optional, rest: param.rest, ...(param.option && { option: true }) };
}

function typeText(type: Type): string {
  switch (type.kind) {
    case 'array': return type.form === 'Array' ? `${typeText(type.element)}[]` : type.form;
    case 'record': return type.name ?? 'a record';
    case 'tuple': return 'a tuple';
    case 'union': return type.members.map(typeText).join(' or ');
    case 'opaque': return type.text;
    default: return type.kind;
  }
}

function enter(cx: Context, param: Param, parameter: Parameter): void {
  const atom = { kind: 'atom' as const, atom: ref(parameter.value) };
  const held = param.default === undefined ? atom : defaulted(cx, atom, param.default, cx.builder.values[parameter.value].variable);
  if (param.target.type === 'Identifier') cx.scope.set(param.target.binding!, held);
  else bind(cx, param.target, held, {});
}
