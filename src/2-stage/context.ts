/**
 * What staging carries along: the builder, the scope, the list of operations that is being written, and the frame of
 * the function whose statements are being staged (the outer one, or a helper that is inlined).
 */
import type { Fields } from './changing-fields.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { GateLibrary } from '../gates/load.js';
import { Builder, ref } from '../ir/build.js';
import type { Atom, Op, ValueId } from '../ir/types.js';
import type { Binding, Expr, FunctionNode, Span, Statement, Type } from '../syntax.js';
import type { Jumps } from './exits.js';
import type { Units } from './apart.js';
import type { Mutations } from './mutations.js';
import type { Holes } from './holes.js';
import type { Held } from './scope.js';
import { Scope } from './scope.js';

/** One activation of a function: where its `return` puts the value, and which jumps are under way. */
export interface Frame {
  readonly fn: FunctionNode;
  /** Holds the returned value. */
  readonly result: Binding;
  /** Holds 0, or the code of the jump that is under way. */
  readonly code: Binding;
  /** The jumps that statements of this activation may take, innermost last. */
  readonly targets: JumpTarget[];
  nextCode: number;
}

/** A loop, switch or labelled statement that `break` or `continue` may name. */
export interface JumpTarget {
  readonly labels: readonly string[];
  readonly kind: 'loop' | 'switch' | 'block';
  /** The exit codes of the jumps to it, in the order in which they were staged. */
  readonly breaks: number[];
  readonly continues: number[];
}

/** How the result of an expression is to be called, and what the user wrote beside it. */
export interface Target {
  readonly variable?: Binding;
  readonly hint?: string;
  readonly note?: string;
  readonly leading?: readonly string[];
  readonly assign?: import('../ir/types.js').Stage['assign'];
  /** Nobody asks for the value. */
  readonly unused?: boolean;
}

export interface Context {
  readonly builder: Builder;
  readonly gates: GateLibrary;
  readonly units: Units;
  /** What a variable from around the function holds; `undefined` where there is nothing around it. */
  readonly outside: (binding: Binding) => Held | undefined;
  readonly scope: Scope;
  /** Where operations are appended; replaced while a region is staged. */
  ops: Op[];
  frame: Frame;
  /** The functions being inlined, outermost first. */
  readonly inlining: FunctionNode[];
  /** What functions were passed to each of them. */
  readonly passed: { readonly fn: FunctionNode; readonly functions: readonly (Span | undefined)[] }[];
  /** How often each has been inlined: in a function, or in all units together, since functions are handed from one to another. */
  readonly inlined: Map<FunctionNode, number>;
  readonly isUnit: boolean;
  /** Module-level constants in use. */
  readonly constants: Set<Binding>;
  /** The fields that are written anywhere in the source. */
  readonly written: Fields;
  /** Constants that are being computed. */
  readonly computing: Set<Binding>;
  /** What `switch` statements choose by. */
  readonly subjects: Atom[];
  /** What has been asked already, in each list of operations. */
  readonly asked: WeakMap<readonly Op[], Set<string>>;
  /** The tests of the branches around, and how they came out. */
  answers: readonly { readonly test: Expr; readonly is: boolean }[];
  readonly warnings: Diagnostic[];
  readonly jumps: WeakMap<Statement, Jumps>;
  /** Arrays that the function makes, and rows of them, with the array that they belong to. */
  readonly made: Map<ValueId, ValueId | 'own'>;
  readonly holes: Holes;
  /** The variables whose arrays may shrink, and the number of elements of each such array. */
  readonly shrinking: ReadonlySet<Binding> | 'any';
  readonly lengths: Map<ValueId, Binding>;
  /** Arrays and records that the caller has passed in, and rows of them: they may be written. */
  readonly given: Set<ValueId>;
  /** Something is written into an array or record somewhere. */
  readonly writes: boolean;
  /** Elements read by index: they may lie outside, and be `undefined`, whatever their type says. */
  readonly uncertain: Set<ValueId>;
  /** Joins and carried values of variables that may not be assigned yet: nothing may be read from them there. */
  readonly unset: Set<ValueId>;
  /** What is written, and how it is mentioned. */
  readonly mutations: Mutations;
  /** The variables by which the parts of tuples and records go that are written or carried one by one. */
  readonly leaves: Map<Binding, Map<string, Binding>>;
  /** Numbers that are whole, and no `NaN`: counters, lengths, and sums of these. */
  readonly whole: Set<ValueId>;
  /** It stages a rule of the user's, which nobody differentiates. */
  readonly inRule: boolean;
  /** How many branches and loops stand around the operation that is being staged. */
  depth: number;
  nextBinding: number;
}

export const NUMBER: Type = { kind: 'number' };
export const BOOLEAN: Type = { kind: 'boolean' };

/** A variable of our own making. Its name is a wish; a user's variable of that name goes first. */
export function freshBinding(cx: Context, name: string, type: Type, span?: Span): Binding {
  return { id: cx.nextBinding++, name, kind: 'let', module: false, type, span };
}

/** `name` is what the result is called where several statements return it. */
export function frameOf(cx: Context, fn: FunctionNode, name: string): Frame {
  return {
    fn,
    result: freshBinding(cx, name, fn.resultType),
    code: freshBinding(cx, 'exit', NUMBER),
    targets: [],
    nextCode: 1,
  };
}

/** Stages `body` into a list of its own. */
export function collect(cx: Context, body: () => void): Op[] {
  const outer = cx.ops;
  const ops: Op[] = [];
  cx.ops = ops;
  cx.depth++;
  try {
    body();
  } finally {
    cx.ops = outer;
    cx.depth--;
  }
  return ops;
}

/** A stage without gate: `const flag = x > 0`. */
export function plainStage(cx: Context, expr: Expr, type: Type, target: Target = {}, span?: Span): Atom {
  const result: ValueId = cx.builder.value({ type, origin: 'stage', variable: target.variable, hint: target.hint, span });
  cx.ops.push({
    kind: 'stage', id: cx.builder.id(), gate: null, inputs: [], result, expr, span,
    note: target.note, leading: target.leading, assign: target.assign,
  });
  return ref(result);
}

export const UNDEFINED: Expr = { type: 'Identifier', name: 'undefined' };

export function isUndefined(expr: Expr): boolean {
  return expr.type === 'Identifier' && expr.name === 'undefined';
}
