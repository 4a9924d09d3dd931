/**
 * Calls of functions that call themselves: they are no part of the caller's list, but units with passes of their own.
 *
 *     power(x, n - 1) * x   →   %4 = call(%0, %3)   %5 = value(%4)   %6 = cache(%4)   %7 = mul(%5, %0)
 *
 * A function that is passed to a unit is known when it is staged: the unit is made for it. Variables from around a unit
 * that it reads are passed to it as well, as they are when it is called, so that it may not write them.
 */
import { refuse } from '../diagnostics/diagnostic.js';
import { ref } from '../ir/build.js';
import { definite, holdsElements, isReal, isRecursive, isScalar } from '../ir/shapes.js';
import type { Atom, Func, Stage } from '../ir/types.js';
import { forwardCall, nameOf, PASS, taken, type Unit } from '../ir/units.js';
import type { Binding, CallExpression, FunctionNode, Span, Type } from '../syntax.js';
import { assignedInStatement } from './assigned.js';
import { isBoxable } from './boxes.js';
import { declaredIn, mentionedIn, originalOf, originOf } from './copies.js';
import { type Context, isUndefined, type Target, UNDEFINED } from './context.js';
import { conditionalBranch } from './branches.js';
import { hold } from './expressions.js';
import { functionsIn, holdsFunctions } from './functions.js';
import { inMemory } from './parts.js';
import { isFreeDefault, returnedParameter } from './returned.js';
import type { Held } from './scope.js';
import { largeHelpers } from './sizes.js';
import { handedOn } from './shrinking.js';
import { decidedIn, isSameSpecial, openChoice, type Special, specialOf, valuesBeside } from './special.js';
import { describe, typeOf } from './types-of.js';

export type Draft = { -readonly [K in keyof Omit<Unit, 'made'>]: Unit[K] } & { readonly made: readonly (Special | undefined)[] };

/** So often a function may be specialised while it is being specialised: two functions that change places do it twice. */
const DEEPEST = 6;

/** Says that a function calls itself after all, or that a number stands in an array: everything is staged again. */
export class Again extends Error {}

/** The units of a file, as they are found. */
export class Units {
  readonly all: Draft[] = [];
  private readonly apart = new Set<FunctionNode>();

  private readonly large = new Set<FunctionNode>();

  /** The copies of generic functions, by their types. */
  readonly instances = new Map<FunctionNode, Map<string, FunctionNode>>();

  /** How often each function has been inlined in a unit. */
  readonly inlined = new Map<FunctionNode, number>();

  /** Variables that are arrays of one element, since functions write them that call themselves. */
  readonly boxes = new Set<Binding>();

  /**
   * `stage` makes the function of a unit, with a context that is told of every variable from outside. `withLarge` says
   * whether large helpers are units as well.
   */
  constructor(private readonly stage: (unit: Draft, outer: Context) => Func, private readonly withLarge: boolean) {}

  isApart(fn: FunctionNode): boolean {
    return fn.rule !== undefined || this.calledAgain(fn) || this.large.has(originalOf(fn));
  }

  /** It calls itself. */
  calledAgain(fn: FunctionNode): boolean {
    return this.apart.has(originalOf(fn));
  }

  /** Takes notice of the large helpers of a function. */
  expect(fn: FunctionNode): void {
    if (this.withLarge) largeHelpers(fn).forEach((helper) => this.large.add(helper));
  }

  /** Some are units only because they are large: they could be written out as well. */
  get hasLarge(): boolean {
    return this.large.size > 0;
  }

  box(binding: Binding): never {
    this.boxes.add(originOf(binding));
    throw new Again();
  }

  setApart(fn: FunctionNode): never {
    this.apart.add(originalOf(fn));
    throw new Again();
  }

  /** The unit of a function with these functions for arguments. */
  of(outer: Context, fn: FunctionNode, made: readonly (Special | undefined)[], called = fn.name ?? 'inner'): Unit {
    const known = this.all.find((unit) => unit.fn === fn && unit.made.every((each, at) => isSameSpecial(each, made[at])));
    if (known !== undefined) return known;
    const open = this.all.filter((unit) => unit.func === undefined && originalOf(unit.fn) === originalOf(fn)).length;
    if (open > DEEPEST) refuse('GG2014', fn.span, { name: fn.name ?? called, why: 'passes another function to itself each time' }, { hint: 'pass the numbers that the function reads, or write the recursion as a loop' });
    const name = fn.name ?? called;
    const same = this.all.filter(({ key }) => key.replace(/:\d+$/, '') === name).length;
    const unit: Draft = { key: same === 0 ? name : `${name}:${same + 1}`, fn, made, captures: [], func: undefined };
    this.all.push(unit);
    const own = this.all.length;
    // What it reads from around it is known when it has been staged; then its calls of itself can hand that on.
    for (let count = -1; count !== unit.captures.length;) {
      count = unit.captures.length;
      this.all.length = own;
      const func = this.stage(unit, outer);
      if (count === unit.captures.length) unit.func = func;
    }
    return unit;
  }

  /** Notes that a unit reads a variable from around it. */
  capture(unit: Unit, binding: Binding): void {
    const draft = this.all.find((each) => each === unit)!;
    if (!draft.captures.includes(binding)) draft.captures = [...draft.captures, binding];
  }

  /** Forgets what was staged for a function that is staged again. */
  back(length: number): void {
    this.all.length = length;
  }
}

/** The call of a function that has passes of its own. */
export function callApart(cx: Context, fn: FunctionNode, passed: readonly Held[], call: CallExpression, target: Target): Held {
  const { span, callee } = call;
  const back = returnedParameter(fn);
  const given = withDefaults(cx, fn, passed, back).map((held) => decidedIn(cx, held));
  // An arrow goes by the variable that holds it.
  const name = fn.name ?? (callee.type === 'Identifier' ? callee.name : 'inner');
  if (fn.params.some((param) => param.rest)) refuse('GG2014', span, { name, why: 'takes a rest parameter' }, { hint: 'take an array instead, or write the recursion as a loop' });
  noOutsideWrites(cx, fn, name, span);
  const choice = given.map(openChoice).find((each) => each !== undefined);
  if (choice !== undefined) {
    const again = (): Held => callApart(cx, fn, given, call, {});
    return conditionalBranch(cx, choice.test, again, again, { span, type: fn.resultType, target });
  }
  const made = fn.params.map((param, at) => specialOf(cx, given[at], param.type));
  if (fn.params.some(({ type }, at) => made[at] === undefined && isUnknown(type, given[at], cx))) refuse(fn.rule === undefined ? 'GG2014' : 'GG2028', span, { name, why: 'has a parameter of no known type' }, { hint: 'declare it as a number, an array or a record' });
  made.forEach((special, at) => {
    functionsIn(special === undefined ? undefined : given[at]).forEach((passed) => {
      noOwnVariables(cx, fn, passed, span);
      noPassedWrites(cx, passed, name, span);
    });
    const { target: own } = fn.params[at];
    if (special?.kind === 'table' && own.type === 'Identifier' && cx.mutations.isWritten(own.binding!)) refuse('GG2014', span, { name, why: `writes into \`${own.name}\`, a record with functions in it` }, { hint: 'keep what changes in a record of its own' });
  });
  const unit = cx.units.of(cx, fn, made, name);
  const all = fn.params.map((param, at) => (made[at] === undefined ? argument(cx, given[at], param.type, span) : undefined));
  const args = fn.params.flatMap((_, at) => {
    const special = made[at];
    return special === undefined ? [all[at]!] : valuesBeside(given[at], special).map((value) => argument(cx, value.held, value.type, span));
  });
  const captured = unit.captures.map((binding) => argument(cx, cx.scope.get(binding) ?? cx.outside(binding), binding.type, span));
  // What it gives back is here already.
  const own = back === undefined ? undefined : all[back];
  const atom = callStages(cx, unit, [...args, ...captured], own === undefined ? fn.resultType : { kind: 'void' }, target, span);
  return { kind: 'atom', atom: own ?? atom };
}

/** A function that a default names is chosen where the function is called, and a new array made there if it is given back. */
function withDefaults(cx: Context, fn: FunctionNode, given: readonly Held[], back: number | undefined): readonly Held[] {
  const isMissing = (held: Held | undefined): boolean => held === undefined || (held.kind === 'atom' && isUndefined(held.atom));
  const filled = fn.params.map((param, at): Held | undefined => {
    const { default: fallback, type } = param;
    if (fallback === undefined || !isMissing(given[at]) || (at !== back && !holdsFunctions(fallback)) || !isFreeDefault(fn, fallback)) return given[at];
    const held = hold(cx, fallback);
    return at === back ? { kind: 'atom', atom: inMemory(cx, held, type, {}, fallback.span) } : held;
  });
  const last = filled.findLastIndex((held) => held !== undefined);
  return filled.slice(0, last + 1).map((held) => held ?? { kind: 'atom', atom: UNDEFINED });
}

/** The three stages; the atom is what the function gives. */
export function callStages(cx: Context, unit: Unit, args: readonly Atom[], type: Type, target: Target, span: Span | undefined): Atom {
  const { builder } = cx;
  const pass = builder.value({ type: PASS, origin: 'stage', hint: `${nameOf(unit)}Pass`, span });
  const put = (gate: string | null, inputs: readonly Atom[], result: number, expr: Stage['expr'], words: Partial<Stage> = {}): void => {
    cx.ops.push(builder.op<Stage>({ kind: 'stage', gate, inputs, result, expr, span, ...words }));
  };
  put('call', args.filter((atom, at) => atom.type === 'Ref' || args.indexOf(atom) === at), pass, forwardCall(unit.key, args), { note: target.note, leading: target.leading });
  if (isRecursive(type)) refuse(unit.fn.rule === undefined ? 'GG2014' : 'GG2028', span, { name: nameOf(unit), why: 'returns a record that refers to itself' }, { hint: 'return the numbers in it, or an array of them' });
  const isNothing = type.kind === 'void' || type.kind === 'undefined';
  const value = isNothing ? undefined : builder.value({ type, origin: 'stage', variable: target.variable, hint: target.hint ?? nameOf(unit), span });
  if (value !== undefined) {
    put(holdsElements(definite(type)) ? 'alloc' : 'value', [ref(pass)], value, taken(pass, 'value'));
    if (isScalar(type)) cx.uncertain.add(value);
  }
  const cache = builder.value({ type: { kind: 'opaque', text: 'cache' }, origin: 'local', hint: `${target.variable?.name ?? target.hint ?? nameOf(unit)}Cache`, of: value });
  put('cache', [ref(pass)], cache, taken(pass, 'cache'));
  return value === undefined ? UNDEFINED : ref(value);
}

function argument(cx: Context, held: Held | undefined, type: Type, span: Span | undefined): Atom {
  if (held === undefined || (held.kind === 'atom' && isUndefined(held.atom))) return UNDEFINED;
  const atom = held.kind === 'atom' ? held.atom : inMemory(cx, held, type, {}, span);
  const own = typeOf(cx, atom);
  // What is in it would be followed by its type.
  if (holdsElements(definite(type)) && own.kind === 'opaque') refuse('GG2020', span, { type: describe(own) });
  return holdsElements(definite(typeOf(cx, atom))) ? handedOn(cx, atom, span) : atom;
}

/** A number or an array or record goes in, and the type of the parameter doesn't say so: `any`, or a type parameter. */
function isUnknown(type: Type, held: Held | undefined, cx: Context): boolean {
  if (held === undefined || held.kind === 'function' || held.kind === 'choice' || isReal(type)) return false;
  return held.kind === 'parts' ? type.kind !== 'record' && type.kind !== 'tuple' && type.kind !== 'array' : isReal(typeOf(cx, held.atom));
}

/** A function that is passed reads no variable of the unit's own: inside, that would be another one of the same name. */
function noOwnVariables(cx: Context, fn: FunctionNode, passed: FunctionNode, span: Span | undefined): void {
  const own = new Set([...declaredIn(fn)].map(originOf));
  const seen = new Set<FunctionNode>();
  const visit = (inner: FunctionNode): void => {
    if (seen.has(inner)) return;
    seen.add(inner);
    const declared = declaredIn(inner);
    for (const binding of mentionedIn(inner)) {
      if (declared.has(binding)) continue;
      const held = cx.scope.peek(binding);
      if (held?.kind === 'function' && !own.has(originOf(binding))) visit(held.fn);
      if (own.has(originOf(binding))) refuse('GG2014', span, { name: fn.name ?? 'this function', why: `passes on a function that reads \`${binding.name}\`, a variable of its own` }, { hint: `hand \`${binding.name}\` in as a parameter of the function that is passed` });
    }
  };
  visit(passed);
}

/** A function that is passed to it writes no variable from around it either. */
function noPassedWrites(cx: Context, passed: FunctionNode, name: string, span: Span | undefined): void {
  const [written] = writtenAround(cx, passed);
  if (written !== undefined) refuse('GG2014', span, { name, why: `is handed a function that writes \`${written.name}\`, which stands outside it` }, { hint: `let the function give back what it makes of \`${written.name}\`, or write the recursion as a loop` });
}

/** It writes no variable from around it: that would have to be handed back. */
function noOutsideWrites(cx: Context, fn: FunctionNode, name: string, span: Span | undefined): void {
  for (const binding of writtenAround(cx, fn)) {
    if (cx.scope.peek(binding) === undefined) continue;
    if (fn.rule === undefined && cx.inlining.some((around) => isBoxable(around, binding))) cx.units.box(binding);
    refuse(fn.rule === undefined ? 'GG2014' : 'GG2028', span, { name, why: `writes \`${binding.name}\`, which stands outside it` }, { hint: `hand \`${binding.name}\` in and return it${fn.rule === undefined ? ', or write the recursion as a loop' : ''}` });
  }
}

/** The variables that a function, or one that it calls, writes without declaring them. */
function writtenAround(cx: Context, fn: FunctionNode): readonly Binding[] {
  const assigned = new Set<Binding>();
  const called = new Set<unknown>();
  fn.body.forEach((statement) => assignedInStatement(cx, statement, assigned, called));
  const own = [fn, ...(called as Set<FunctionNode>)].map(declaredIn);
  return [...assigned].filter((binding) => !own.some((declared) => declared.has(binding)));
}
