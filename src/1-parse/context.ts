/**
 * What the converters share during one `parse`: the checker, the memory of bindings and types, the list of what was
 * refused. Converters reach each other through it, so that none imports another.
 *
 * A refusal never throws: it is noted, a stand-in takes the place of the node, and its siblings are still looked at.
 * Units are what can fail for itself, a function to differentiate, a helper, a constant: who uses what failed has failed.
 */
import type { ts } from 'ts-morph';
import type { Code } from '../diagnostics/catalogue.js';
import { diagnose, type Diagnostic, type DiagnosticDetail } from '../diagnostics/diagnostic.js';
import type { Binding, Expr, FunctionNode, Identifier, Pattern, Span, Statement, Type } from '../syntax.js';
import { classes, type Classes, type Method } from './classes.js';
import type { Program } from './program.js';
import { references, type References } from './references.js';
import { typeConverter } from './types.js';

export interface Unit {
  readonly node: ts.Node;
  /** The file of `node`: to look for it from a node deep inside takes as long as the node is deep. */
  readonly file: ts.SourceFile;
  failed: boolean;
  readonly uses: Set<Unit>;
}

/** What `this` means: a variable, or, in a constructor, the fields one by one. */
export interface Self {
  readonly fields?: ReadonlyMap<string, Binding>;
  readonly whole?: Binding;
}

export interface Context {
  readonly program: Program;
  readonly checker: ts.TypeChecker;
  readonly references: References;
  readonly classes: Classes;
  /** Gates of the user's: functions of these names need no source. */
  readonly gates: ReadonlySet<string>;
  readonly diagnostics: Diagnostic[];
  readonly units: Unit[];
  /** The unit that is being converted. */
  unit: Unit | undefined;
  /** What `this` means where it is being converted. */
  self: Self | undefined;
  /** The classes of which instances are made, and the methods that are called without knowing the class. */
  readonly dispatch: { readonly names: Set<string>; readonly made: Map<ts.ClassDeclaration, Map<string, Binding>> };
  /** The classes that have been looked at. */
  readonly fenced: Set<ts.ClassDeclaration>;
  /** Places whose type the checker doesn't know, because of an error it reports. */
  readonly unknown: { readonly node: ts.Node; readonly unit: Unit | undefined }[];
  /** Work put off: the bodies of helpers and the initialisers of constants. */
  readonly pending: (() => void)[];
  readonly bindings: Map<object, Binding>;
  readonly unitOf: Map<Binding, Unit>;
  /** What our own inference says of a variable that TypeScript calls `any`. */
  readonly inferred: Map<ts.Symbol, Type>;
  /** The types of literals inside literals, told by the outer one. */
  readonly expected: Map<ts.Node, Type>;
  /** The place of a node, in the file of the unit if no other is given. */
  span(node: ts.Node, file?: ts.SourceFile): Span;
  type(type: ts.Type): Type;
  typeAt(node: ts.Node): Type;
  /** Notes a refusal and gives the stand-in for the node. */
  refuse(code: Code, node: ts.Node | Span | undefined, words?: Record<string, string | number>, detail?: DiagnosticDetail): Identifier;
}

/** The converters, tied together in `convert.ts`. */
export interface Converters {
  expression(node: ts.Expression): Expr;
  statement(node: ts.Statement): Statement[];
  statements(nodes: readonly ts.Statement[]): Statement[];
  fn(node: ts.FunctionLikeDeclaration, binding?: Binding, self?: Self): FunctionNode;
  /** A method or getter of a class. */
  method(node: Method, binding: Binding): FunctionNode;
  /** What makes the instances of a class. */
  constructorOf(node: ts.ClassDeclaration, binding: Binding): FunctionNode;
  /** The target of a declaration. */
  target(node: ts.BindingName): Pattern;
  /** The target of an assignment. */
  assigned(node: ts.Expression): Pattern;
  /** What a name means: a variable, or a member of `Math` behind an alias. `undefined` after a refusal. */
  name(node: ts.Identifier): Expr | undefined;
  declare(node: ts.Identifier): Binding;
}

export type Converter = Context & Converters;

export function createContext(program: Program, gates: readonly string[] = []): Context {
  const { checker } = program;
  const type = typeConverter(program);
  const span = (node: ts.Node, file = context.unit?.file ?? node.getSourceFile()): Span =>
    ({ file: program.nameOf(file), start: node.getStart(file), end: node.getEnd() });
  const context: Context = {
    program,
    checker,
    references: references(checker),
    classes: classes(program),
    gates: new Set(gates),
    diagnostics: [],
    units: [],
    unit: undefined,
    self: undefined,
    fenced: new Set(),
    dispatch: { names: new Set(), made: new Map() },
    unknown: [],
    pending: [],
    bindings: new Map(),
    unitOf: new Map(),
    inferred: new Map(),
    expected: new Map(),
    span,
    type,
    typeAt: (node) => type(checker.getTypeAtLocation(node)),
    refuse(code, node, words, detail) {
      if (context.unit !== undefined) context.unit.failed = true;
      const at = node !== undefined && 'kind' in node ? span(node) : node;
      context.diagnostics.push(diagnose(code, at, words, detail));
      return { type: 'Identifier', name: 'undefined', span: at };
    },
  };
  return context;
}

/** Converts within a unit: what is refused meanwhile is charged to it. */
export function within<T>(context: Context, unit: Unit, work: () => T): T {
  const outer = context.unit;
  context.unit = unit;
  try {
    return work();
  } finally {
    context.unit = outer;
  }
}

export function createUnit(context: Context, node: ts.Node): Unit {
  const unit: Unit = { node, file: node.getSourceFile(), failed: false, uses: new Set() };
  context.units.push(unit);
  return unit;
}

/** Whether a unit, or one that it uses, has failed. */
export function hasFailed(unit: Unit, seen = new Set<Unit>()): boolean {
  if (seen.has(unit)) return false;
  seen.add(unit);
  return unit.failed || [...unit.uses].some((used) => hasFailed(used, seen));
}
