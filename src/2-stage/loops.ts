/**
 * Loops. Every variable that the loop assigns and that exists before it is carried: it gets a value at the head of the
 * body, one at its end, and one after the loop. A `break` or `return` sets the exit code, which is carried too and ends
 * the loop; a `continue` is over where the body ends, before the step clause.
 */
import { refuse } from '../diagnostics/diagnostic.js';
import { ref } from '../ir/build.js';
import type { Atom, Loop, Op, ValueId } from '../ir/types.js';
import { definite, holdsElements, isNullable, isScalar } from '../ir/shapes.js';
import { children, isExpr, refsOf } from '../ir/walk.js';
import type {
  Binding, DoWhileStatement, Expr, ForOfStatement, ForStatement, Pattern, Span, Statement, WhileStatement,
} from '../syntax.js';
import { allocate } from './arrays.js';
import { bind } from './assign.js';
import { branch } from './branches.js';
import { BOOLEAN, collect, type Context, freshBinding, isUndefined, NUMBER, plainStage, type Target } from './context.js';
import { jumpsOf } from './exits.js';
import { atomOf, hold, plain } from './expressions.js';
import { load } from './loads.js';
import { wayOut } from './scope.js';
import { bodyOf, consume, leaves, list, noExit, popTarget, pushTarget, setCode } from './statements.js';
import { elementOf, isArrayLike, isGlobalMember, memberName, typeOf } from './types-of.js';

interface Parts {
  readonly form: Loop['form'];
  readonly test?: Expr;
  readonly body: readonly Statement[];
  /** The statement as a whole, for its jumps. */
  readonly whole: Statement;
  readonly inner: Statement;
  /** Staged at the head of the body (the element of a `for…of`). */
  readonly enter?: () => void;
  readonly step?: () => void;
  /** Variables assigned by `enter`, `step` or the test. */
  readonly assigned: ReadonlySet<Binding>;
  readonly counters: ReadonlySet<Binding>;
  readonly labels: readonly string[];
}

/** A test that assigns is staged as part of the body, since the loop ends with what it assigned: `while (n-- > 0)`. */
function testInside(cx: Context, test: Expr, body: Statement): Statement | undefined {
  const assigned = new Set<Binding>();
  assignedIn(cx, test, assigned);
  if (assigned.size === 0) return undefined;
  const leave: Statement = { type: 'IfStatement', test: { type: 'UnaryExpression', operator: '!', argument: test }, consequent: { type: 'BreakStatement', span: test.span }, span: test.span };
  return { type: 'BlockStatement', body: [leave, body], span: body.span };
}

export function forLoop(cx: Context, statement: ForStatement, labels: readonly string[], result: Target): void {
  const counters = new Set<Binding>();
  if (statement.init !== undefined) {
    if (statement.init.type === 'VariableDeclaration') {
      for (const declarator of statement.init.declarations) if (declarator.target.type === 'Identifier') counters.add(declarator.target.binding!);
    }
    list(cx, [statement.init]);
  }
  const { update } = statement;
  const tested = statement.test === undefined ? undefined : testInside(cx, statement.test, statement.body);
  if (tested !== undefined) statement = { ...statement, init: undefined, test: undefined, body: tested };
  const assigned = new Set<Binding>();
  if (update !== undefined) assignedIn(cx, update, assigned);
  if (statement.test !== undefined) assignedIn(cx, statement.test, assigned);
  loop(cx, {
    form: 'for', test: statement.test, body: bodyOf(statement.body), whole: statement, inner: statement.body, assigned, counters, labels,
    step: update === undefined ? undefined : () => void hold(cx, update),
  }, result);
}

export function whileLoop(cx: Context, statement: WhileStatement | DoWhileStatement, labels: readonly string[], result: Target): void {
  const assigned = new Set<Binding>();
  assignedIn(cx, statement.test, assigned);
  const tested = statement.type === 'WhileStatement' ? testInside(cx, statement.test, statement.body) : undefined;
  if (tested !== undefined) statement = { ...statement, test: { type: 'Literal', value: true, raw: 'true' }, body: tested };
  loop(cx, {
    form: statement.type === 'WhileStatement' ? 'while' : 'do', test: statement.test, body: bodyOf(statement.body),
    whole: statement, inner: statement.body, assigned, counters: new Set(), labels,
  }, result);
}

/** `for (const x of xs)`, `of xs.entries()`, `of xs.keys()`: a counted loop over the indices. */
export function forOfLoop(cx: Context, statement: ForOfStatement, labels: readonly string[], result: Target): void {
  const method = statement.iterable.type === 'CallExpression' && statement.iterable.arguments.length === 0 ? memberName(statement.iterable.callee) : undefined;
  const callee = statement.iterable.type === 'CallExpression' ? statement.iterable.callee : undefined;
  const over = callee?.type === 'MemberExpression' && (method === 'entries' || method === 'keys' || method === 'values') && !isGlobalMember(callee, 'Object')
    ? callee.object : statement.iterable;
  const type = typeOf(cx, over);
  let xs = hold(cx, over);
  const parts = xs.kind === 'parts' && xs.shape === 'tuple' ? [...xs.parts.values()] : undefined;
  // With exits a literal is better an array than its elements one after the other.
  if (parts !== undefined && jumpsOf(statement.body, cx.jumps).exits.size > 0 && parts.every((part) => part.kind === 'atom' && typeOf(cx, part.atom).kind === 'number')) {
    const elements = parts.map((part) => atomOf(cx, part, over));
    xs = { kind: 'atom', atom: allocate(cx, { type: 'ArrayExpression', elements }, { kind: 'array', form: 'Array', element: NUMBER, readonly: true }, {}, over.span) };
  }
  if (xs.kind === 'parts' && xs.shape === 'tuple') return unrolled(cx, statement, method, xs.parts, labels, result);
  if (!isArrayLike(type) || xs.kind !== 'atom') return refuse('GG2015', statement.iterable.span, {});
  const counter = freshBinding(cx, 'i', NUMBER, statement.span);
  const index: Expr = { type: 'Identifier', name: counter.name, binding: counter };
  cx.scope.setAtom(counter, { type: 'Literal', value: 0, raw: '0' });
  const array: Expr = xs.atom;
  const element: Expr = { type: 'MemberExpression', object: array, property: index, computed: true, optional: false, valueType: elementOf(type), span: over.span };
  const length: Expr = { type: 'MemberExpression', object: array, property: { type: 'Identifier', name: 'length' }, computed: false, optional: false, valueType: NUMBER };
  const step: Expr = { type: 'UpdateExpression', operator: '++', prefix: false, argument: index as Expr & { type: 'Identifier' } };
  loop(cx, {
    form: 'for', test: { type: 'BinaryExpression', operator: '<', left: index, right: length }, body: bodyOf(statement.body), whole: statement, inner: statement.body,
    assigned: new Set([counter]), counters: new Set([counter]), labels, step: () => void hold(cx, step),
    enter: () => {
      const { target } = statement;
      if (method === 'keys') return bind(cx, target, hold(cx, index), {});
      if (method === 'entries') {
        if (target.type !== 'ArrayPattern') return refuse('GG2015', statement.iterable.span, {});
        const [key, value] = target.elements;
        if (key) bind(cx, key, hold(cx, index), {});
        if (value) bind(cx, value, load(cx, element as Expr & { type: 'MemberExpression' }, value.type === 'Identifier' ? { variable: value.binding } : {}), {});
        return;
      }
      bind(cx, target, load(cx, element as Expr & { type: 'MemberExpression' }, target.type === 'Identifier' ? { variable: target.binding } : {}), {});
    },
  }, result);
}

/** A loop over a literal tuple: its parts one after the other. */
function unrolled(
  cx: Context, statement: ForOfStatement, method: string | undefined, parts: ReadonlyMap<string, import('./scope.js').Held>, labels: readonly string[], result: Target,
): void {
  if (jumpsOf(statement.body, cx.jumps).exits.size > 0) return refuse('GG2015', statement.iterable.span, {});
  void labels;
  for (const [key, held] of parts) {
    const at: import('./scope.js').Held = { kind: 'atom', atom: { type: 'Literal', value: Number(key), raw: key } };
    const value = method === 'keys' ? at : method === 'entries' ? { kind: 'parts' as const, shape: 'tuple' as const, parts: new Map([['0', at], ['1', held]]) } : held;
    bind(cx, statement.target, value, {});
    list(cx, bodyOf(statement.body), result);
  }
}

/** A counted loop of our own: `for (let i = start; i < length; i++)`. `scan` may assign variables of the user's. */
export function repeat(
  cx: Context, length: Expr, each: ((i: Expr) => void) | { readonly statements: (i: Expr) => readonly Statement[] },
  words: Pick<Target, 'note' | 'leading'> & { readonly span?: Span }, start = 0, assigned: readonly Binding[] = [], scan: readonly Expr[] = [],
): void {
  const counter = freshBinding(cx, 'i', NUMBER, words.span);
  const index: Expr & { type: 'Identifier' } = { type: 'Identifier', name: counter.name, binding: counter };
  cx.scope.setAtom(counter, { type: 'Literal', value: start, raw: String(start) });
  const body = typeof each === 'function' ? [] : each.statements(index);
  const inner: Statement = { type: 'BlockStatement', body, span: words.span };
  const whole: Statement = { type: 'ForStatement', body: inner, span: words.span, note: words.note, leading: words.leading };
  const all = new Set([counter, ...assigned]);
  scan.forEach((expr) => assignedIn(cx, expr, all));
  loop(cx, {
    form: 'for', test: { type: 'BinaryExpression', operator: '<', left: index, right: length }, body, whole, inner, assigned: all, counters: new Set([counter]), labels: [],
    step: () => void hold(cx, { type: 'UpdateExpression', operator: '++', prefix: false, argument: index }),
    enter: typeof each === 'function' ? () => each(index) : undefined,
  }, {});
}

function loop(cx: Context, parts: Parts, result: Target): void {
  const target = pushTarget(cx, 'loop', parts.labels);
  const jumps = jumpsOf(parts.inner, cx.jumps).exits;
  const goesOn = [...jumps].some((exit) => exit !== 'continue' && !parts.labels.some((label) => exit === `continue:${label}`));
  const continues = jumps.has('continue') || parts.labels.some((label) => jumps.has(`continue:${label}`));

  const assigned = new Set(parts.assigned);
  parts.body.forEach((statement) => assignedInStatement(cx, statement, assigned));
  if (jumps.has('return')) assigned.add(cx.frame.result);
  if (goesOn) assigned.add(cx.frame.code);
  const carried = [...assigned].filter((binding) => cx.scope.get(binding) !== undefined);

  const inits: Atom[] = [];
  const params: ValueId[] = [];
  let head: Op[] = [];
  let test: Expr | null = null;
  let stepFrom = 0;
  let ops: Op[] = [];
  const next: Atom[] = [];
  cx.scope.fork(() => {
    for (const binding of carried) {
      const held = cx.scope.get(binding)!;
      if (held.kind !== 'atom') refuse('GG2012', binding.span ?? parts.whole.span, { name: binding.name }, wayOut(held));
      inits.push(held.atom);
      const kind = isUndefined(held.atom) ? 'undefined' : typeOf(cx, held.atom).kind;
      const declared = kind === 'undefined' || kind === 'null' || binding === cx.frame.result || (isNullable(binding.type) && isScalar(binding.type));
      const type = declared ? binding.type : typeOf(cx, held.atom);
      if (holdsElements(definite(type))) refuse('GG2012', binding.span ?? parts.whole.span, { name: binding.name });
      const param = cx.builder.value({ type, origin: 'carried', variable: binding, span: binding.span });
      params.push(param);
      cx.scope.setAtom(binding, ref(param));
    }
    if (goesOn) setCode(cx, 0);
    if (parts.form !== 'do' && parts.test !== undefined) head = collect(cx, () => (test = plain(cx, parts.test!)));
    ops = collect(cx, () => {
      parts.enter?.();
      list(cx, parts.body, result);
      if (continues) consume(cx, goesOn, target.continues);
      stepFrom = cx.ops.length;
      const step = (): undefined => {
        parts.step?.();
        if (parts.form === 'do') {
          test = plain(cx, parts.test!);
          // It is asked when the carried values have been handed on: what it reads of the old ones is read before.
          if (refsOf(test).some((value) => params.includes(value))) test = plainStage(cx, test, BOOLEAN, { hint: 'again' }, parts.test!.span);
        }
        return undefined;
      };
      const code = cx.scope.get(cx.frame.code)!;
      const literal = code.kind === 'atom' && code.atom.type === 'Literal' ? code.atom.value : undefined;
      if (!goesOn || literal === 0) step();
      // Every way leaves the loop: neither step nor test is ever reached.
      else if (literal !== undefined) test ??= { type: 'Literal', value: true, raw: 'true' };
      else if (parts.step !== undefined || parts.form === 'do') {
        branch(cx, noExit(cx), step, () => undefined, {});
      }
    });
    for (const binding of carried) {
      const atom = atomOf(cx, cx.scope.get(binding)!, { type: 'Identifier', name: binding.name, span: binding.span });
      next.push(isUndefined(atom) ? forgotten(binding) : atom);
    }
  });
  /** `v = undefined` at the end of an iteration needs a statement. */
  function forgotten(binding: Binding): Atom {
    const result = cx.builder.value({ type: binding.type, origin: 'stage', variable: binding });
    ops.splice(stepFrom++, 0, cx.builder.plain(result, { type: 'Identifier', name: 'undefined' }));
    return ref(result);
  }
  const results = carried.map((binding, at) => {
    const value = cx.builder.value({ type: cx.builder.values[params[at]].type, origin: 'join', variable: binding, span: parts.whole.span });
    cx.scope.setAtom(binding, ref(value));
    return value;
  });
  cx.ops.push(cx.builder.op<Loop>({
    kind: 'loop', form: parts.form, params, inits, head, test, body: { ops, results: next }, stepFrom, results,
    exit: goesOn ? carried.indexOf(cx.frame.code) : undefined,
    counters: carried.flatMap((binding, at) => (parts.counters.has(binding) ? [at] : [])),
    span: parts.whole.span, note: parts.whole.note, leading: parts.whole.leading, label: parts.labels[0],
  }));
  popTarget(cx, target, leaves(cx, parts.inner, target), target.breaks);
}

/** The variables that a statement assigns, declarations aside; functions that it calls included. */
function assignedInStatement(cx: Context, statement: Statement, into: Set<Binding>): void {
  const expr = (e: Expr | undefined): void => void (e !== undefined && assignedIn(cx, e, into));
  const all = (list: readonly Statement[]): void => list.forEach((inner) => assignedInStatement(cx, inner, into));
  switch (statement.type) {
    case 'VariableDeclaration': return statement.declarations.forEach((d) => expr(d.init));
    case 'ExpressionStatement': return expr(statement.expression);
    case 'BlockStatement': return all(statement.body);
    case 'IfStatement':
      expr(statement.test);
      return all(statement.alternate === undefined ? [statement.consequent] : [statement.consequent, statement.alternate]);
    case 'ForStatement':
      if (statement.init !== undefined) all([statement.init]);
      expr(statement.test);
      expr(statement.update);
      return all([statement.body]);
    case 'ForOfStatement':
      expr(statement.iterable);
      return all([statement.body]);
    case 'WhileStatement': case 'DoWhileStatement':
      expr(statement.test);
      return all([statement.body]);
    case 'SwitchStatement':
      expr(statement.discriminant);
      return statement.cases.forEach((c) => {
        if (c.test !== null) expr(c.test);
        all(c.body);
      });
    case 'ReturnStatement': return expr(statement.argument);
    case 'ThrowStatement': return expr(statement.argument);
    case 'LabeledStatement': return all([statement.body]);
    case 'FunctionDeclaration': return all(statement.fn.body);
    case 'BreakStatement': case 'ContinueStatement': case 'EmptyStatement': return;
  }
}

function assignedIn(cx: Context, expr: Expr, into: Set<Binding>, seen: Set<unknown> = new Set()): void {
  if (expr.type === 'AssignmentExpression') assignedTargets(expr.left, into);
  if (expr.type === 'UpdateExpression' && expr.argument.type === 'Identifier') into.add(expr.argument.binding!);
  if (expr.type === 'Identifier') {
    // A local function may assign what it captures: look into each that is mentioned.
    const held = expr.binding === undefined ? undefined : cx.scope.get(expr.binding);
    const fn = held?.kind === 'function' ? held.fn : undefined;
    if (fn !== undefined && !seen.has(fn)) {
      seen.add(fn);
      fn.body.forEach((statement) => assignedInStatement(cx, statement, into));
    }
    return;
  }
  if (expr.type === 'Function') return expr.body.forEach((statement) => assignedInStatement(cx, statement, into));
  children(expr).forEach((child) => assignedIn(cx, child, into, seen));
}

function assignedTargets(target: Expr | Pattern, into: Set<Binding>): void {
  if (target.type === 'Identifier') into.add(target.binding!);
  else if (target.type === 'ArrayPattern') target.elements.forEach((element) => element !== null && assignedTargets(element, into));
  else if (target.type === 'ObjectPattern') target.properties.forEach((p) => assignedTargets('type' in p ? p.argument : p.target, into));
  else if (target.type === 'AssignmentPattern') assignedTargets(target.target, into);
  else if (target.type === 'RestElement') assignedTargets(target.argument, into);
  else if (!isExpr(target)) return;
}
