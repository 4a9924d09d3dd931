/**
 * Functions that keep a forward and a backward pass of their own in the output, because they call themselves: *units*.
 *
 * A call of a unit is three stages: the call itself, whose value is what the forward pass returns, and what is taken out
 * of that.
 *
 *     %7 = call(%0, %5)     const { value: half, cache: halfCache } = powerForward(x, m);
 *     %8 = value(%7)
 *     %9 = cache(%7)
 *
 * A result that is an array or record is new, and nobody else's: it is `alloc`, like any that the function makes.
 */
import { call, member, ref } from './build.js';
import { definite, holdsElements } from './shapes.js';
import type { Atom, Func, PathStep, Stage, ValueId } from './types.js';
import { visitOps } from './walk.js';
import type { Binding, Expr, FunctionNode, Type } from '../syntax.js';

export interface Unit {
  /** By which calls name it: the function's name, numbered where there are several. */
  readonly key: string;
  readonly fn: FunctionNode;
  /** By position, what it is made for: functions, alone or in tables. `2-stage` knows what that is. */
  readonly made: readonly unknown[];
  /** Variables from around it that it reads: parameters at the end. */
  readonly captures: readonly Binding[];
  /** `undefined` as long as it is being staged. */
  readonly func: Func | undefined;
}

/** What the user calls it. */
export function nameOf({ key }: Pick<Unit, 'key'>): string {
  return key.replace(/:\d+$/, '');
}

/** What a caller has to know of a unit. */
export interface Summary {
  /** The parameters that a derivative comes back to, by position in `func.params`. */
  readonly carries: ReadonlySet<number>;
  /** Those that count or index. */
  readonly integers: ReadonlySet<number>;
  readonly params: readonly { readonly name: string; readonly type: Type }[];
  /** Its way back is the user's own. */
  readonly isRuled?: boolean;
  /** What it writes into that it is given. */
  readonly writes: readonly CalledWrite[];
  /** Parameters that somebody writes into after a call, by position: what is read of them has to be recorded. */
  readonly disturbed: ReadonlySet<number>;
  /** It may be given one array under two names, and asks whether it is. */
  readonly asks: boolean;
}

/** Numbers that a call writes where its caller can see it: into the parameter at a position, and the way from there. */
export interface CalledWrite {
  readonly at: number;
  /** All elements of an array are one place. */
  readonly path: readonly PathStep[];
  /** The array may be longer afterwards. */
  readonly grows: boolean;
}

/** What is known of each unit. */
export type Summaries = (key: string) => Summary;

export const NO_SUMMARY: Summary = { carries: new Set(), integers: new Set(), params: [], writes: [], disturbed: new Set(), asks: false };

/** What `call` gives: `{ value, cache }`. */
export const PASS: Type = { kind: 'opaque', text: 'pass' };

const FORWARD = '%forward:';
const BACKWARD = '%backward:';

export function forwardCall(key: string, args: readonly Atom[]): Expr {
  return call({ type: 'Identifier', name: FORWARD + key }, ...args);
}

/** The unit that a stage calls. */
export function calledBy(stage: Stage): string {
  const { expr } = stage;
  if (expr.type !== 'CallExpression' || expr.callee.type !== 'Identifier' || !expr.callee.name.startsWith(FORWARD)) throw new Error('a stage that calls no unit');
  return expr.callee.name.slice(FORWARD.length);
}

export function backwardCall(key: string, cache: ValueId, seed: Expr | undefined, shadows: readonly Expr[]): Expr {
  return call({ type: 'Identifier', name: BACKWARD + key }, ref(cache), ...(seed === undefined ? [] : [seed]), ...shadows);
}

/** It goes back through a unit: that adds to the shadows it is given. */
export function goesBack(expr: Expr): boolean {
  return expr.type === 'CallExpression' && expr.callee.type === 'Identifier' && expr.callee.name.startsWith(BACKWARD);
}

export function argumentsOf({ expr }: Stage): readonly Atom[] {
  return expr.type === 'CallExpression' ? expr.arguments : [];
}

/** `pass.value`, `pass.cache`. */
export function taken(pass: ValueId, what: 'value' | 'cache'): Expr {
  return member(ref(pass), what);
}

/** An array or record that a unit has made. */
export function isTaken({ gate, expr }: Stage): boolean {
  return gate === 'alloc' && expr.type === 'MemberExpression';
}

/** It calls a unit somewhere. */
export function callsUnits(func: Func): boolean {
  let any = false;
  visitOps(func.body.ops, (op) => void (any ||= op.kind === 'stage' && op.gate === 'call'));
  return any;
}

/** The gates by which a call is taken apart. */
export function isOfCall({ gate }: Stage): boolean {
  return gate === 'call' || gate === 'value' || gate === 'cache';
}

/** A parameter whose gradient is added into the shadow that the caller gives. */
export function hasShadow(type: Type): boolean {
  return holdsElements(definite(type));
}
