/**
 * A gate: what the machinery makes of one template file. Pure data, in the words of `syntax`.
 *
 * Names inside a gate are plain strings: the parameters (`x`), the result (`z`), their adjoints (`dx`, `dz`) and locals.
 * `4-reverse` replaces them by what they stand for at one stage.
 */
import type { Expr } from '../syntax.js';

export interface Gate {
  /** `mul`: the name of the file and of its function. */
  readonly name: string;
  /** The first sentence of the doc comment: what the gate does to gradients, as lecture style prints it. */
  readonly sentence: string;
  /** The name of each input. With `rest`, the last one stands for any number of operands. */
  readonly params: readonly string[];
  readonly rest: boolean;
  /** The name of the output: `z`. Its adjoint is `d<result>`. */
  readonly result: string;
  /** The expressions by which the gate is recognised: the forward expression first, then each `@matches`. */
  readonly patterns: readonly Pattern[];
  /** What the gate does to gradients. Empty only for flat gates. */
  readonly backward: readonly GateStatement[];
  /** `@flat`: why the derivative is zero almost everywhere. */
  readonly flat?: string;
  /** `@kink`: the convention chosen where the derivative jumps. */
  readonly kinks: readonly string[];
  /** `@name`: how a result is named after its operands, `{x}t{y}`. */
  readonly nameTemplate?: string;
  /** `@noun`: what an unnamed result is called. */
  readonly noun: string;
  /** `@role`: what an unnamed operand is called, by parameter: `{ num: 'num', den: 'den' }`. */
  readonly roles: Readonly<Record<string, string>>;
  readonly examples: readonly GateExample[];
  /** `@domain x > 0`: where tests draw points; a JavaScript condition over the parameters. */
  readonly domain?: string;
  /** Costly enough to record instead of recomputing (a call of a transcendental function). */
  readonly costly: boolean;
}

export interface Pattern {
  readonly expr: Expr;
  /** How many nodes of the pattern are fixed, not wildcards: the most specific pattern wins. */
  readonly fixed: number;
  /** Parameters that match only a numeric literal (`@literal n`). */
  readonly literal: ReadonlySet<string>;
}

/**
 * A statement of a backward block. `dx += e` and `dx -= e` add to the adjoint of a parameter; `const` declares a local.
 * A rest gate's `for (const k in xs) …` is already unrolled by `slice`.
 */
export type GateStatement =
  | { readonly kind: 'const'; readonly name: string; readonly init: Expr }
  | { readonly kind: 'add'; readonly sign: '+=' | '-='; readonly param: string; readonly operand?: OperandIndex; readonly value: Expr }
  | { readonly kind: 'if'; readonly test: Expr; readonly then: readonly GateStatement[]; readonly else: readonly GateStatement[] }
  | { readonly kind: 'each'; readonly index: string; readonly over: string; readonly body: readonly GateStatement[]; readonly firstOnly: boolean };

/** In a rest gate: which operand `dxs[k]` means; the name of the loop variable, or a number after unrolling. */
export type OperandIndex = string | number;

export interface GateExample {
  readonly inputs: readonly number[];
  /** The incoming gradient. */
  readonly seed: number;
  /** The gradient expected on each input. */
  readonly gradients: readonly number[];
}

/** A backward block cut to the active inputs, and what it reads. */
export interface Slice {
  /** `each` never occurs here. Operand `k` of a rest gate is written as the name `<rest>[k]`: an `Identifier` named `xs[0]`. */
  readonly statements: readonly GateStatement[];
  /** Indices of the inputs whose primal value it reads. */
  readonly readsInputs: ReadonlySet<number>;
  readonly readsResult: boolean;
}
