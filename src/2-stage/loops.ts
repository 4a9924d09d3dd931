/**
 * Loops. Every variable that the loop assigns and that exists before it is carried: it gets a value at the head of the
 * body, one at its end, and one after the loop. A `break` or `return` sets the exit code, which is carried too and ends
 * the loop; a `continue` is over where the body ends, before the step clause.
 */
import { refuse } from '../diagnostics/diagnostic.js';
import { binary, number, ref } from '../ir/build.js';
import type { Atom, Loop, Op, ValueId } from '../ir/types.js';
import { definite, holdsElements, isNullable, isScalar, joined } from '../ir/shapes.js';
import { refsOf } from '../ir/walk.js';
import type { Binding, DoWhileStatement, Expr, ForStatement, Span, Statement, WhileStatement } from '../syntax.js';
import { assignedIn, assignedInStatement } from './assigned.js';
import { branch } from './branches.js';
import { BOOLEAN, collect, type Context, freshBinding, isUndefined, NUMBER, plainStage, type Target } from './context.js';
import { jumpsOf } from './exits.js';
import { hold, plain, real } from './expressions.js';
import { isWhole } from './indices.js';
import { atEndOf, carriedAs, endOf, isOtherKind, leafOf, leavesBeside, withLeaves } from './parts.js';
import { handedOn } from './shrinking.js';
import { wayOut } from './scope.js';
import { bodyOf, consume, leaves, list, noExit, popTarget, pushTarget, setCode } from './statements.js';
import { typeOf } from './types-of.js';

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
  /** The counter that only the step changes, by whole numbers. */
  readonly steady?: Binding;
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
    step: update === undefined ? undefined : () => void hold(cx, update), steady: update?.type === 'UpdateExpression' && update.argument.type === 'Identifier' ? update.argument.binding : undefined,
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

/** How a loop of our own counts, what it says, and what of the user's it runs. */
export interface Counting extends Pick<Target, 'note' | 'leading'> {
  readonly span?: Span;
  /** Where it begins; 0 if nothing is said. */
  readonly from?: Expr;
  /** From the last one to the first: `for (let i = length - 1; i >= from; i--)`. */
  readonly down?: boolean;
  /** Variables that the body assigns, and callbacks that it calls, which may assign more. */
  readonly assigned?: readonly Binding[];
  readonly calls?: readonly Expr[];
}

/** A counted loop of our own: `for (let i = from; i < length; i++)`. */
export function repeat(cx: Context, length: Expr, each: ((i: Expr) => void) | { readonly enter?: (i: Expr) => void; readonly statements: (i: Expr) => readonly Statement[] }, how: Counting): void {
  const { span, from = number(0), down = false, assigned = [], calls = [] } = how;
  const counter = freshBinding(cx, 'i', NUMBER, span);
  const index: Expr & { type: 'Identifier' } = { type: 'Identifier', name: counter.name, binding: counter };
  cx.scope.setAtom(counter, real(cx, down ? binary('-', length, number(1)) : from));
  const body = typeof each === 'function' ? [] : each.statements(index);
  const inner: Statement = { type: 'BlockStatement', body, span };
  const whole: Statement = { type: 'ForStatement', body: inner, span, note: how.note, leading: how.leading };
  const all = new Set([counter, ...assigned]);
  calls.forEach((expr) => assignedIn(cx, expr, all));
  loop(cx, {
    form: 'for', test: down ? binary('>=', index, from) : binary('<', index, length), body, whole, inner, assigned: all, counters: new Set([counter]), steady: counter, labels: [],
    step: () => void hold(cx, { type: 'UpdateExpression', operator: down ? '--' : '++', prefix: false, argument: index }),
    enter: () => (typeof each === 'function' ? each(index) : each.enter?.(index)),
  }, {});
}

/** Stages a loop and what it carries. */
export function loop(cx: Context, parts: Parts, result: Target): void {
  const target = pushTarget(cx, 'loop', parts.labels);
  const jumps = jumpsOf(parts.inner, cx.jumps).exits;
  const goesOn = [...jumps].some((exit) => exit !== 'continue' && !parts.labels.some((label) => exit === `continue:${label}`));
  const continues = jumps.has('continue') || parts.labels.some((label) => jumps.has(`continue:${label}`));

  const assignedInBody = new Set<Binding>();
  parts.body.forEach((statement) => assignedInStatement(cx, statement, assignedInBody));
  const assigned = new Set([...parts.assigned, ...assignedInBody]);
  // Whatever happens to an array inside may change its length.
  cx.lengths.forEach((size) => assigned.add(size));
  if (jumps.has('return')) assigned.add(cx.frame.result);
  if (goesOn) assigned.add(cx.frame.code);
  const carried = [...assigned].filter((binding) => cx.scope.get(binding) !== undefined);
  for (const binding of carried) cx.scope.set(binding, carriedAs(cx, binding, parts.whole.span));

  const inits: Atom[] = [];
  const params: ValueId[] = [];
  /** The variables of the carried values: those of the source, and of the parts of those held part by part. */
  const variables: Binding[] = [];
  let head: Op[] = [];
  let test: Expr | null = null;
  let stepFrom = 0;
  let ops: Op[] = [];
  const next: Atom[] = [];
  const shapes = new Map(carried.map((binding) => [binding, cx.scope.get(binding)!]));
  cx.scope.fork(() => {
    const carry = (variable: Binding, atom: Atom): Atom => {
      inits.push(handedOn(cx, atom, parts.whole.span));
      const kind = isUndefined(atom) ? 'undefined' : typeOf(cx, atom).kind;
      const declared = kind === 'undefined' || kind === 'null' || variable === cx.frame.result || (isNullable(variable.type) && isScalar(variable.type));
      // An array or record that isn't there yet has no parts that could be read.
      const missing = isUndefined(atom) && holdsElements(definite(variable.type));
      const param = cx.builder.value({ type: missing ? joined(variable.type, { kind: 'undefined' }) : declared ? variable.type : typeOf(cx, atom), origin: 'carried', variable, span: variable.span });
      params.push(param);
      variables.push(variable);
      if (variable === parts.steady && isWhole(cx, atom) && !assignedInBody.has(variable)) cx.whole.add(param);
      return ref(param);
    };
    for (const binding of carried) {
      const held = cx.scope.get(binding)!;
      const leaves = leavesBeside(held) ?? refuse('GG2012', binding.span ?? parts.whole.span, { name: binding.name }, wayOut(held));
      const own = leaves.map(({ path, atom }) => carry(path.length === 0 ? binding : leafOf(cx, binding, path, typeOf(cx, atom)), atom));
      cx.scope.set(binding, withLeaves(held, () => own.shift()!));
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
      // A loop in the default of a parameter comes before the function has an exit code.
      const code = cx.scope.get(cx.frame.code);
      const literal = code?.kind === 'atom' && code.atom.type === 'Literal' ? code.atom.value : undefined;
      if (!goesOn || literal === 0) step();
      // Every way leaves the loop: neither step nor test is ever reached.
      else if (literal !== undefined) test ??= { type: 'Literal', value: true, raw: 'true' };
      else if (parts.step !== undefined || parts.form === 'do') {
        branch(cx, noExit(cx), step, () => undefined, {});
      }
    });
    let at = 0;
    for (const binding of carried) {
      // What the iteration ends with has the form in which it began.
      const before = ops.length;
      for (const atom of atEndOf(cx, ops, () => endOf(cx, binding, shapes.get(binding)!, parts.whole.span))) {
        if (isOtherKind(cx, inits[at], atom)) refuse('GG2012', binding.span ?? parts.whole.span, { name: binding.name });
        next.push(isUndefined(atom) ? forgotten(variables[at]) : handedOn(cx, atom, parts.whole.span));
        at++;
      }
      const added = ops.splice(before);
      ops.splice(stepFrom, 0, ...added);
      stepFrom += added.length;
    }
  });
  /** `v = undefined` at the end of an iteration needs a statement. */
  function forgotten(binding: Binding): Atom {
    const result = cx.builder.value({ type: binding.type, origin: 'stage', variable: binding });
    ops.splice(stepFrom++, 0, cx.builder.plain(result, { type: 'Identifier', name: 'undefined' }));
    return ref(result);
  }
  const results = variables.map((variable, at) => cx.builder.value({ type: cx.builder.values[params[at]].type, origin: 'join', variable, span: parts.whole.span }));
  const after = results.map((value) => ref(value));
  for (const binding of carried) cx.scope.set(binding, withLeaves(cx.scope.get(binding)!, () => after.shift()!));
  cx.ops.push(cx.builder.op<Loop>({
    kind: 'loop', form: parts.form, params, inits, head, test, body: { ops, results: next }, stepFrom, results,
    exit: goesOn ? variables.indexOf(cx.frame.code) : undefined,
    counters: variables.flatMap((binding, at) => (parts.counters.has(binding) ? [at] : [])),
    span: parts.whole.span, note: parts.whole.note, leading: parts.whole.leading, label: parts.labels[0],
  }));
  popTarget(cx, target, leaves(cx, parts.inner, target), target.breaks);
}
