/**
 * The one intermediate representation: staged SSA with structured regions. The user's function (`Func`) and its
 * derivative (`Derivative`) are written in it.
 *
 * A *stage* applies one gate once and gives one value. Its `expr` is the user's own expression, with `Ref` leaves where
 * values stand, so that printing a stage prints what the user wrote; its `inputs` are the operands in the order of the
 * gate's parameters. Branches and loops are stages' structured companions: their regions hand values on through
 * `results` instead of phi functions. There is no control-flow graph.
 *
 *     %2 = sigmoid(%1)          const sigy = 1.0 / (1 + Math.exp(-y));
 *
 * The only mutable things are adjoints, which `add` operations accumulate into, and arrays, which `store` writes.
 * Analyses never write on nodes: they keep side tables keyed by `ValueId` and `OpId`.
 */
import type { AssignmentOperator, Binding, Expr, FunctionNode, Span, Type } from '../syntax.js';

export type ValueId = number;
export type OpId = number;

/** One SSA value, or one adjoint. */
export interface Value {
  readonly id: ValueId;
  readonly type: Type;
  /**
   * - `param`: a parameter of the function
   * - `stage`: the result of a stage
   * - `join`: a result of a branch or a loop
   * - `carried`: a parameter of a loop body
   * - `adjoint`: an accumulator; `of` is its primal value
   * - `local`: a helper variable of the derivative (a local of a gate, a tape, a trip count)
   */
  readonly origin: 'param' | 'stage' | 'join' | 'carried' | 'adjoint' | 'local';
  /** The source variable that this is a version of. */
  readonly variable?: Binding;
  /** For adjoints (and shadows): the primal value. For restored values: the value they restore. */
  readonly of?: ValueId;
  /** The name to prefer where there is no variable. */
  readonly hint?: string;
  readonly span?: Span;
}

/** An operand: a `Ref`, a literal, a constant such as `Math.PI`, or a module-level constant. Never contains a stage. */
export type Atom = Expr;

export type Op = Stage | Branch | Loop | Block | Jump | Add | Store | Effect;

interface OpNode {
  readonly id: OpId;
  readonly span?: Span;
  /** The user's comment at the end of the line, and those above it. */
  readonly note?: string;
  readonly leading?: readonly string[];
}

/** `result = expr`: one gate applied once, or (gate `null`) a computation through which no derivative passes. */
export interface Stage extends OpNode {
  readonly kind: 'stage';
  readonly gate: string | null;
  readonly inputs: readonly Atom[];
  readonly result: ValueId;
  readonly expr: Expr;
  /** For operations on arrays: the copies that the rule reads, of what is written afterwards. */
  readonly kept?: ReadonlyMap<ValueId, ValueId>;
  /** The user wrote `v += …`: the left operand is the version of the same variable before. */
  readonly assign?: AssignmentOperator | '++' | '--';
}

export interface Branch extends OpNode {
  readonly kind: 'branch';
  /** The user's condition, with `Ref` leaves; never differentiated. */
  readonly cond: Expr;
  readonly then: Region;
  readonly else: Region;
  /** One for each result of the two regions. */
  readonly results: readonly ValueId[];
  /** How the user wrote it. */
  readonly form: 'if' | 'conditional';
  /** The arm into which the rest of the statement list was nested, because the other one leaves the list. */
  readonly rest?: 'then' | 'else';
  /** In the backward pass: the forward branch whose arms it goes back through. */
  readonly mirror?: OpId;
  /** It asks the opposite, and its arms have changed places. */
  readonly turned?: boolean;
}

/**
 * `for`/`while`: while `test` holds for the carried values, run the body; its results are the next carried values.
 * `do`: run the body, then test; `test` then speaks of the body's results. `results` are the carried values at the end.
 */
export interface Loop extends OpNode {
  readonly kind: 'loop';
  readonly form: 'for' | 'while' | 'do';
  readonly params: readonly ValueId[];
  readonly inits: readonly Atom[];
  /** Runs before each test; usually empty. */
  readonly head: readonly Op[];
  readonly test: Expr | null;
  readonly body: Region;
  /** The operations of the body from this index on are the step clause of a `for`. */
  readonly stepFrom: number;
  readonly results: readonly ValueId[];
  /** Index of the carried value that holds the exit code: once it isn't 0 the loop ends, without step or test. */
  readonly exit?: number;
  /** In the backward pass: the forward loop whose iterations it walks backwards. */
  readonly mirror?: OpId;
  /** Index of the carried counter of a `for` header, and whether its declaration belongs in the header. */
  readonly counters: readonly number[];
  /** What the user called it: `outer: for (…)`. */
  readonly label?: string;
}

/**
 * Operations that a `jump` may leave before their end: `body: { … break body; … }`. A block that is all of a loop's body
 * but the step is left with `continue`. Made by `5-tidy` alone, when the user's jumps are put back.
 */
export interface Block extends OpNode {
  readonly kind: 'block';
  readonly body: Region;
  /** What the end of the region hands on, or the jump that left it. */
  readonly results: readonly ValueId[];
}

/**
 * Leaves the block or the loop `target`. Nothing follows it in its region, whose results are `undefined` then. `values`
 * become the results of the target.
 */
export interface Jump extends OpNode {
  readonly kind: 'jump';
  readonly target: OpId;
  readonly values: readonly Atom[];
}

export interface Region {
  readonly ops: readonly Op[];
  readonly results: readonly Atom[];
}

/** `target += value`, or `target[path] += value` for a shadow. */
export interface Add extends OpNode {
  readonly kind: 'add';
  readonly target: ValueId;
  readonly path: readonly PathStep[];
  readonly sign: '+=' | '-=';
  readonly value: Expr;
  /** The target is an array or a matrix, and each of its entries receives one of the value's. */
  readonly whole?: boolean;
  /** The target counts iterations: it is no adjoint. */
  readonly counts?: boolean;
}

/** `target[path] = value`. */
export interface Store extends OpNode {
  readonly kind: 'store';
  readonly target: ValueId;
  readonly path: readonly PathStep[];
  readonly value: Expr;
  /** A call writes there, one element or another: known to the analyses alone. */
  readonly called?: { readonly grows: boolean };
  /** `target[path] += value`, where the user wrote so. */
  readonly adds?: '+=' | '-=';
  /** In the backward pass: the value is what the element of a shadow was, 0 where there was none, and a contribution to it. */
  readonly sums?: boolean;
}

/** An expression evaluated for its effect (`console.log(x)`), or a `throw`. */
export interface Effect extends OpNode {
  readonly kind: 'effect';
  readonly effect: 'call' | 'throw';
  readonly expr: Expr;
}

/** One step into an array (`index`) or a record (`field`). */
export type PathStep = { readonly index: Expr } | { readonly field: string };

export interface Parameter {
  readonly name: string;
  readonly value: ValueId;
  readonly type: Type;
  readonly binding?: Binding;
  /** Gets a gradient. */
  readonly wrt: boolean;
  /** Why not, where the header of the output should say so. */
  readonly because?: string;
  readonly optional: boolean;
  readonly rest: boolean;
  /** One of a few numbers that have a meaning each: nothing to differentiate, unless it is asked for. */
  readonly option?: boolean;
}

/** One function as staged SSA. */
export interface Func {
  readonly name: string;
  readonly params: readonly Parameter[];
  readonly body: Region;
  /** What the function returns, and its type. Atoms of `body`'s scope. */
  readonly result: Atom;
  readonly resultType: Type;
  /** Indexed by `ValueId`. */
  readonly values: readonly Value[];
  /** The next free `OpId`. */
  readonly nextOp: number;
  /** Values that a `switch` chooses by. */
  readonly subjects: readonly Atom[];
  /** Module-level constants it mentions, in the order they must be printed. */
  readonly constants: readonly Binding[];
  readonly doc: readonly string[];
  readonly source: FunctionNode;
  readonly span: Span;
  /** The user's own way back, where there is one. */
  readonly pullback?: Pullback;
}

/** A rule of the user's: the backward pass of a function as it is, with what `Func.values` and `nextOp` don't count yet. */
export interface Pullback {
  readonly ops: readonly Op[];
  /** The gradient on the result, free in `ops`. */
  readonly seed: ValueId;
  readonly gradients: readonly { readonly param: ValueId; readonly gradient: Expr }[];
  readonly values: readonly Value[];
  readonly nextOp: OpId;
}

/** A function and its reverse. */
export interface Derivative {
  readonly func: Func;
  readonly values: readonly Value[];
  readonly nextOp: number;
  readonly forward: Region;
  /** `seed` is free in it. Its results are the gradients, in the order of the differentiated parameters. */
  readonly backward: Region;
  readonly seed: ValueId;
  /** Forward values that the backward region reads, in the order of their definition. */
  readonly cache: readonly ValueId[];
  /** The joint function, forward and backward in one; `null` where the result isn't one number. */
  readonly joint: Region | null;
  /** For each operation of the backward pass, the stage that it differentiates. */
  readonly because: ReadonlyMap<OpId, OpId>;
  /** The same for the joint function, where its stages were folded in another way. */
  readonly jointBecause?: ReadonlyMap<OpId, OpId>;
  /** For each stage that is printed inside another one's expression: that other stage. */
  readonly inside: ReadonlyMap<OpId, OpId>;
}
