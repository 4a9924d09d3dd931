/**
 * `switch`: a chain of branches on the subject, which is evaluated once. Where a case falls through into the next one,
 * the cases become a sequence that is entered at the matching one.
 */
import type { Expr, Statement, SwitchStatement } from '../syntax.js';
import { branch } from './branches.js';
import { BOOLEAN, type Context, freshBinding, plainStage, type Target } from './context.js';
import { compared, constantIn } from './decided.js';
import { jumpsOfList } from './exits.js';
import { atomOf, hold, plain } from './expressions.js';
import { typeOf } from './types-of.js';
import { leaves, list, noExit, popTarget, pushTarget } from './statements.js';

type Case = SwitchStatement['cases'][number];

/** Consecutive cases that share a body: `case 1: case 2: …`. */
interface Group {
  readonly tests: readonly Expr[];
  readonly isDefault: boolean;
  readonly body: readonly Statement[];
}

export function switchStatement(cx: Context, statement: SwitchStatement, labels: readonly string[], result: Target): void {
  const held = hold(cx, statement.discriminant);
  let subject: Expr = atomOf(cx, held, statement.discriminant);
  if (subject.type !== 'Ref' && subject.type !== 'Literal') subject = plainStage(cx, subject, typeOf(cx, statement.discriminant));
  cx.subjects.push(subject);
  const groups = group(statement.cases);
  const target = pushTarget(cx, 'switch', labels);
  const falls = groups.slice(0, -1).some((g) => jumpsOfList(g.body, cx.jumps).falls);
  if (falls) sequence(cx, groups, subject, statement, result);
  else chain(cx, [...groups.filter((g) => !g.isDefault), ...groups.filter((g) => g.isDefault)], 0, subject, statement, result);
  popTarget(cx, target, leavesSwitch(cx, statement, target));
}

function leavesSwitch(cx: Context, statement: SwitchStatement, target: ReturnType<typeof pushTarget>): boolean {
  return statement.cases.some((c) => c.body.some((inner) => leaves(cx, inner, target)));
}

function group(cases: readonly Case[]): Group[] {
  const groups: Group[] = [];
  let tests: Expr[] = [];
  let isDefault = false;
  cases.forEach((c, at) => {
    if (c.test === null) isDefault = true;
    else tests.push(c.test);
    if (c.body.length > 0 || at === cases.length - 1) {
      groups.push({ tests, isDefault, body: c.body });
      tests = [];
      isDefault = false;
    }
  });
  return groups;
}

function matches(cx: Context, subject: Expr, tests: readonly Expr[]): Expr {
  return tests
    .map((test): Expr => ({ type: 'BinaryExpression', operator: '===', left: subject, right: plain(cx, test) }))
    .reduce((a, b) => ({ type: 'LogicalExpression', operator: '||', left: a, right: b }));
}

/** No case falls through: `if` … `else if` … `else`. */
function chain(cx: Context, groups: readonly Group[], at: number, subject: Expr, statement: SwitchStatement, result: Target): void {
  if (at >= groups.length) return;
  const { tests, isDefault, body } = groups[at];
  if (isDefault) return list(cx, body, result);
  const known = tests.map((test) => compared('===', constantIn(cx, subject), constantIn(cx, test)));
  if (known.includes(true)) return list(cx, body, result);
  if (known.every((each) => each === false)) return chain(cx, groups, at + 1, subject, statement, result);
  branch(
    cx, matches(cx, subject, tests),
    () => arm(cx, body, result),
    () => {
      chain(cx, groups, at + 1, subject, statement, result);
      return undefined;
    },
    { span: statement.span, note: at === 0 ? statement.note : undefined, leading: at === 0 ? statement.leading : undefined },
  );
}

/** Some case falls through: each is entered where it matches, or where the one before it fell through. */
function sequence(cx: Context, groups: readonly Group[], subject: Expr, statement: SwitchStatement, result: Target): void {
  const entered = freshBinding(cx, 'entered', BOOLEAN);
  const no: Expr = { type: 'Literal', value: false, raw: 'false' };
  const yes: Expr = { type: 'Literal', value: true, raw: 'true' };
  cx.scope.setAtom(entered, no);
  const others = groups.flatMap((g) => g.tests);
  groups.forEach((g) => {
    const parts: Expr[] = [];
    const before = atomOf(cx, cx.scope.get(entered)!, no);
    if (before.type !== 'Literal') parts.push(before);
    if (g.tests.length > 0) parts.push(matches(cx, subject, g.tests));
    if (g.isDefault) {
      parts.push(others.length === 0 ? yes : { type: 'UnaryExpression', operator: '!', argument: matches(cx, subject, others) });
    }
    let cond = parts.reduce((a, b) => ({ type: 'LogicalExpression', operator: '||', left: a, right: b }));
    const code = atomOf(cx, cx.scope.get(cx.frame.code)!, no);
    if (code.type === 'Ref') cond = { type: 'LogicalExpression', operator: '&&', left: noExit(cx), right: cond };
    branch(cx, cond, () => {
      const outcome = arm(cx, g.body, result);
      cx.scope.setAtom(entered, yes);
      return outcome;
    }, () => undefined, { span: statement.span });
  });
}

function arm(cx: Context, body: readonly Statement[], result: Target): boolean | undefined {
  list(cx, body, result);
  const jumps = jumpsOfList(body, cx.jumps);
  return jumps.falls || jumps.exits.size > 0 ? undefined : false;
}
