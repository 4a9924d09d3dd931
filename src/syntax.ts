/**
 * The small language that every phase speaks: an ESTree subset with spans, types and resolved names.
 *
 * `1-parse` produces it from TypeScript, `gates` reads templates into it, `2-stage` matches the two against each other,
 * and `7-emit` prints it. Types are erased into side fields (`Binding.type`, `valueType`); no node of the TypeScript
 * compiler survives. Names are resolved: two identifiers mean the same variable when they share a `Binding`.
 *
 *     1.0 / (1 + Math.exp(-y))   →   Binary('/', Literal 1.0, Binary('+', Literal 1, Call(Member(Math, exp), …)))
 *
 * Guarantees of what `1-parse` hands on: parentheses, type assertions (`as`, `satisfies`, `!`, `<T>`) are gone, only the
 * flag `parens` remembers the user's brackets; aliases of `Math` members (`const { exp } = Math`) are written
 * `Math.exp`; every `Identifier` has a binding.
 */

/** A stretch of source text: offsets in UTF-16 units into the text of `file`. */
export interface Span {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

// ---------------------------------------------------------------------------------------------------------------- types

/** What the checker knows of a value, in the compiler's own terms. Literal types are widened. */
export type Type =
  | { readonly kind: 'number' }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'string' }
  | { readonly kind: 'undefined' }
  | { readonly kind: 'null' }
  | { readonly kind: 'void' }
  | ArrayType
  | { readonly kind: 'tuple'; readonly elements: readonly Type[]; readonly readonly: boolean }
  | RecordType
  | { readonly kind: 'union'; readonly members: readonly Type[] }
  | { readonly kind: 'function'; readonly params: readonly Type[]; readonly result: Type }
  /** Anything else: `any`, `unknown`, `bigint`, a `Map`, a type that refers to itself. `text` is how TypeScript writes it. */
  /** `recurs`: a type around it, which it refers to. */
  | { readonly kind: 'opaque'; readonly text: string; readonly recurs?: true;
    /** A type parameter: each call says what it is. */
    readonly parameter?: true };

export interface ArrayType {
  readonly kind: 'array';
  readonly element: Type;
  /** `Array` for `T[]` and `ReadonlyArray<T>`; otherwise the name of the typed array. */
  readonly form: ArrayForm;
  readonly readonly: boolean;
}

export type ArrayForm =
  | 'Array' | 'Float64Array' | 'Float32Array' | 'Int8Array' | 'Uint8Array' | 'Uint8ClampedArray'
  | 'Int16Array' | 'Uint16Array' | 'Int32Array' | 'Uint32Array';

export interface RecordType {
  readonly kind: 'record';
  /** The name of the interface, alias or class, if it has one. */
  readonly name?: string;
  readonly fields: readonly Field[];
}

export interface Field {
  readonly name: string;
  readonly type: Type;
  readonly optional: boolean;
  readonly readonly: boolean;
  /** A private name, `#x`: nobody outside of the class can read it. */
  readonly hidden?: boolean;
  /** It says how large something is, by its declaration: the rows and columns of a `Matrix`. */
  readonly counts?: boolean;
  /** The number that it says, where its type does: `Matrix<5, 10>`. */
  readonly size?: number;
  /** TypeScript's `private` or `protected`: only its checker minds. */
  readonly guarded?: boolean;
}

// ------------------------------------------------------------------------------------------------------------- bindings

/**
 * One variable of the source. Identity is the object itself; `id` is unique within one compilation and gives a stable
 * order (that of first appearance).
 */
export interface Binding {
  readonly id: number;
  readonly name: string;
  readonly kind: 'param' | 'const' | 'let' | 'function' | 'global';
  /** Declared at the top level of a module. */
  readonly module: boolean;
  readonly type: Type;
  readonly span?: Span;
  /** A module-level `const`: its initialiser. `undefined` for everything else. */
  init?: Expr;
  /** A function declaration, module-level or local. */
  fn?: FunctionNode;
  /** A field of an instance while it is made: what is literal stays so. */
  readonly field?: boolean;
  /** The variable of the source, where this one belongs to a further call of its function. */
  readonly copyOf?: Binding;
}

// ---------------------------------------------------------------------------------------------------------- expressions

interface Node {
  readonly span?: Span;
}

interface ExprNode extends Node {
  /** The user wrote brackets around it. */
  readonly parens?: boolean;
  /** What the checker says; set where it can't be derived: calls, members, arrays, objects, functions, conditionals. */
  readonly valueType?: Type;
}

export type Expr =
  | Literal | Identifier | Ref | UnaryExpression | BinaryExpression | LogicalExpression | ConditionalExpression
  | CallExpression | NewExpression | MemberExpression | ArrayExpression | ObjectExpression | SpreadElement
  | AssignmentExpression | UpdateExpression | SequenceExpression | FunctionNode | TemplateLiteral;

export interface Literal extends ExprNode {
  readonly type: 'Literal';
  readonly value: number | boolean | string | null;
  /** As the user wrote it: `1.0`, `1_000`, `0x10`. */
  readonly raw: string;
}

export interface Identifier extends ExprNode {
  readonly type: 'Identifier';
  readonly name: string;
  /** Missing only in templates, whose names are resolved by the gate. */
  readonly binding?: Binding;
}

/** A staged value: made by `2-stage`, never by a parser. */
export interface Ref extends ExprNode {
  readonly type: 'Ref';
  readonly value: number;
}

export interface UnaryExpression extends ExprNode {
  readonly type: 'UnaryExpression';
  readonly operator: '-' | '+' | '!' | '~' | 'typeof' | 'void';
  readonly argument: Expr;
}

export type BinaryOperator =
  | '+' | '-' | '*' | '/' | '%' | '**' | '==' | '!=' | '===' | '!==' | '<' | '<=' | '>' | '>='
  | '|' | '&' | '^' | '<<' | '>>' | '>>>' | 'in' | 'instanceof';

export interface BinaryExpression extends ExprNode {
  readonly type: 'BinaryExpression';
  readonly operator: BinaryOperator;
  readonly left: Expr;
  readonly right: Expr;
}

export interface LogicalExpression extends ExprNode {
  readonly type: 'LogicalExpression';
  readonly operator: '&&' | '||' | '??';
  readonly left: Expr;
  readonly right: Expr;
}

export interface ConditionalExpression extends ExprNode {
  readonly type: 'ConditionalExpression';
  readonly test: Expr;
  readonly consequent: Expr;
  readonly alternate: Expr;
}

export interface CallExpression extends ExprNode {
  readonly type: 'CallExpression';
  readonly callee: Expr;
  readonly arguments: readonly Expr[];
  readonly optional: boolean;
}

export interface NewExpression extends ExprNode {
  readonly type: 'NewExpression';
  readonly callee: Expr;
  readonly arguments: readonly Expr[];
}

export interface MemberExpression extends ExprNode {
  readonly type: 'MemberExpression';
  readonly object: Expr;
  /** An `Identifier` without binding where `computed` is false. */
  readonly property: Expr;
  readonly computed: boolean;
  readonly optional: boolean;
}

export interface ArrayExpression extends ExprNode {
  readonly type: 'ArrayExpression';
  readonly elements: readonly (Expr | null)[];
}

export interface ObjectExpression extends ExprNode {
  readonly type: 'ObjectExpression';
  readonly properties: readonly (Property | SpreadElement)[];
  /** The record of an instance: what its class is called. */
  readonly instance?: Instance;
}

/** The class of an instance that the function makes. */
export interface Instance {
  readonly name: string;
  /** Its methods and getters, as far as somebody calls them without knowing the class. */
  readonly methods: ReadonlyMap<string, Binding>;
  /** The names of all its methods and getters. */
  readonly members: ReadonlySet<string>;
  /** The fields that stand for private names: no copy has them. */
  readonly hidden: ReadonlySet<string>;
  /** What `instanceof` says of it: the class and those above it. */
  readonly classes: readonly Binding[];
}

export interface Property extends Node {
  readonly type: 'Property';
  readonly key: Expr;
  readonly value: Expr;
  readonly computed: boolean;
  readonly shorthand: boolean;
}

export interface SpreadElement extends ExprNode {
  readonly type: 'SpreadElement';
  readonly argument: Expr;
}

export type AssignmentOperator =
  | '=' | '+=' | '-=' | '*=' | '/=' | '%=' | '**=' | '&&=' | '||=' | '??='
  | '|=' | '&=' | '^=' | '<<=' | '>>=' | '>>>=';

export interface AssignmentExpression extends ExprNode {
  readonly type: 'AssignmentExpression';
  readonly operator: AssignmentOperator;
  readonly left: Expr | Pattern;
  readonly right: Expr;
}

export interface UpdateExpression extends ExprNode {
  readonly type: 'UpdateExpression';
  readonly operator: '++' | '--';
  readonly prefix: boolean;
  readonly argument: Expr;
}

export interface SequenceExpression extends ExprNode {
  readonly type: 'SequenceExpression';
  readonly expressions: readonly Expr[];
}

export interface TemplateLiteral extends ExprNode {
  readonly type: 'TemplateLiteral';
  /** Cooked strings, one more than there are expressions. */
  readonly strings: readonly string[];
  readonly expressions: readonly Expr[];
}

/** A function of any form: declaration, expression or arrow. An arrow with an expression body has one `return`. */
export interface FunctionNode extends ExprNode {
  readonly type: 'Function';
  readonly name?: string;
  readonly params: readonly Param[];
  readonly body: readonly Statement[];
  readonly resultType: Type;
  /** The binding of a declaration or named expression, for recursion. */
  readonly binding?: Binding;
  /** What it calls `this`: its first parameter. */
  readonly self?: Binding;
  /** A function of JavaScript's own that is used as a value: `Math.tanh`. */
  readonly builtin?: Expr;
  /** The function that takes a gradient on the result back to the parameters, where the user has written one. */
  readonly rule?: Binding;
}

export interface Param extends Node {
  readonly target: Pattern;
  readonly type: Type;
  readonly default?: Expr;
  readonly rest: boolean;
  readonly optional: boolean;
  /** One of a few numbers that have a meaning each, of an enum or a union: nothing to differentiate. */
  readonly option?: boolean;
}

// ------------------------------------------------------------------------------------------------------------- patterns

/** The target of a declaration or of a destructuring assignment. */
export type Pattern = Identifier | ArrayPattern | ObjectPattern | AssignmentPattern | RestElement | MemberExpression;

export interface ArrayPattern extends Node {
  readonly type: 'ArrayPattern';
  readonly elements: readonly (Pattern | null)[];
}

export interface ObjectPattern extends Node {
  readonly type: 'ObjectPattern';
  readonly properties: readonly ({ readonly key: string; readonly target: Pattern } | RestElement)[];
}

/** `target = fallback` inside a pattern. */
export interface AssignmentPattern extends Node {
  readonly type: 'AssignmentPattern';
  readonly target: Pattern;
  readonly fallback: Expr;
}

export interface RestElement extends Node {
  readonly type: 'RestElement';
  readonly argument: Pattern;
}

// ----------------------------------------------------------------------------------------------------------- statements

interface StatementNode extends Node {
  /** The comment at the end of the line (`note`), and the whole-line comments above it (`leading`), without slashes. */
  readonly note?: string;
  readonly leading?: readonly string[];
}

export type Statement =
  | VariableDeclaration | ExpressionStatement | BlockStatement | IfStatement | ForStatement | ForOfStatement
  | WhileStatement | DoWhileStatement | SwitchStatement | ReturnStatement | BreakStatement | ContinueStatement
  | LabeledStatement | ThrowStatement | FunctionDeclaration | EmptyStatement;

export interface VariableDeclaration extends StatementNode {
  readonly type: 'VariableDeclaration';
  readonly kind: 'const' | 'let';
  readonly declarations: readonly { readonly target: Pattern; readonly init?: Expr; readonly span?: Span }[];
}
export interface ExpressionStatement extends StatementNode {
  readonly type: 'ExpressionStatement';
  readonly expression: Expr;
}
export interface BlockStatement extends StatementNode {
  readonly type: 'BlockStatement';
  readonly body: readonly Statement[];
}
export interface IfStatement extends StatementNode {
  readonly type: 'IfStatement';
  readonly test: Expr;
  readonly consequent: Statement;
  readonly alternate?: Statement;
}
export interface ForStatement extends StatementNode {
  readonly type: 'ForStatement';
  readonly init?: VariableDeclaration | ExpressionStatement;
  readonly test?: Expr;
  readonly update?: Expr;
  readonly body: Statement;
}
export interface ForOfStatement extends StatementNode {
  readonly type: 'ForOfStatement';
  readonly kind: 'const' | 'let';
  readonly target: Pattern;
  readonly iterable: Expr;
  readonly body: Statement;
}
export interface WhileStatement extends StatementNode {
  readonly type: 'WhileStatement';
  readonly test: Expr;
  readonly body: Statement;
}
export interface DoWhileStatement extends StatementNode {
  readonly type: 'DoWhileStatement';
  readonly test: Expr;
  readonly body: Statement;
}
export interface SwitchStatement extends StatementNode {
  readonly type: 'SwitchStatement';
  readonly discriminant: Expr;
  readonly cases: readonly { readonly test: Expr | null; readonly body: readonly Statement[]; readonly span?: Span }[];
}
export interface ReturnStatement extends StatementNode {
  readonly type: 'ReturnStatement';
  readonly argument?: Expr;
}
export interface BreakStatement extends StatementNode {
  readonly type: 'BreakStatement';
  readonly label?: string;
}
export interface ContinueStatement extends StatementNode {
  readonly type: 'ContinueStatement';
  readonly label?: string;
}
export interface LabeledStatement extends StatementNode {
  readonly type: 'LabeledStatement';
  readonly label: string;
  readonly body: Statement;
}
export interface ThrowStatement extends StatementNode {
  readonly type: 'ThrowStatement';
  readonly argument: Expr;
}
export interface FunctionDeclaration extends StatementNode {
  readonly type: 'FunctionDeclaration';
  readonly fn: FunctionNode;
}
export interface EmptyStatement extends StatementNode {
  readonly type: 'EmptyStatement';
}

// --------------------------------------------------------------------------------------------------- modules, functions

/** One function to differentiate, as `1-parse` hands it on. */
export interface ParsedFunction {
  /** Its name in the output: the exported name, or `defaultExport`. */
  readonly name: string;
  readonly fn: FunctionNode;
  /** The text of its doc comment, one line an entry, without stars; tags gone. */
  readonly doc: readonly string[];
  /** Parameters picked by `@grad wrt …`. */
  readonly wrt?: readonly string[];
  readonly span: Span;
  readonly nameSpan: Span;
}

export interface ParsedModule {
  readonly fileName: string;
  /** The functions to differentiate, in source order. */
  readonly functions: readonly ParsedFunction[];
  /** Every name that the file exports, also those which are none of our business. */
  readonly exports: readonly string[];
  /** The text of every file that was read, by the name that spans carry. */
  readonly texts: ReadonlyMap<string, string>;
}
