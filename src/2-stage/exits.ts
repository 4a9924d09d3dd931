/**
 * Which jumps leave a statement, and whether control falls through to the next one. Read off the syntax, so that the
 * rest of a statement list can be nested or guarded before anything is staged.
 */
import type { Expr, Statement } from '../syntax.js';

export interface Jumps {
  /** Control may reach the next statement. */
  readonly falls: boolean;
  /** `return`, `break`, `continue`, `break:label`, `continue:label`, as far as they leave the statement. */
  readonly exits: ReadonlySet<string>;
}

const NONE: ReadonlySet<string> = new Set();
const FALLS: Jumps = { falls: true, exits: NONE };

export function jumpsOf(statement: Statement, memo: WeakMap<Statement, Jumps>): Jumps {
  const known = memo.get(statement);
  if (known !== undefined) return known;
  const jumps = compute(statement, memo);
  memo.set(statement, jumps);
  return jumps;
}

/** The jumps of a list: those of its statements up to the first that never falls through. */
export function jumpsOfList(list: readonly Statement[], memo: WeakMap<Statement, Jumps>): Jumps {
  const exits = new Set<string>();
  for (const statement of list) {
    const jumps = jumpsOf(statement, memo);
    for (const exit of jumps.exits) exits.add(exit);
    if (!jumps.falls) return { falls: false, exits };
  }
  return { falls: true, exits };
}

function compute(statement: Statement, memo: WeakMap<Statement, Jumps>): Jumps {
  switch (statement.type) {
    case 'ReturnStatement': return { falls: false, exits: new Set(['return']) };
    case 'ThrowStatement': return { falls: false, exits: NONE };
    case 'BreakStatement': return { falls: false, exits: new Set([statement.label === undefined ? 'break' : `break:${statement.label}`]) };
    case 'ContinueStatement': return { falls: false, exits: new Set([statement.label === undefined ? 'continue' : `continue:${statement.label}`]) };
    case 'BlockStatement': return jumpsOfList(statement.body, memo);
    case 'IfStatement': {
      const yes = jumpsOf(statement.consequent, memo);
      const no = statement.alternate === undefined ? FALLS : jumpsOf(statement.alternate, memo);
      return { falls: yes.falls || no.falls, exits: new Set([...yes.exits, ...no.exits]) };
    }
    case 'LabeledStatement': {
      const inner = jumpsOf(statement.body, memo);
      const exits = without(inner.exits, [`break:${statement.label}`, `continue:${statement.label}`]);
      return { falls: inner.falls || inner.exits.has(`break:${statement.label}`), exits };
    }
    case 'ForStatement': return loop(jumpsOf(statement.body, memo), statement.test === undefined || isTrue(statement.test));
    case 'WhileStatement': return loop(jumpsOf(statement.body, memo), isTrue(statement.test));
    case 'DoWhileStatement': return loop(jumpsOf(statement.body, memo), isTrue(statement.test));
    case 'ForOfStatement': return loop(jumpsOf(statement.body, memo), false);
    case 'SwitchStatement': {
      const all = statement.cases.map((c) => jumpsOfList(c.body, memo));
      const exits = new Set(all.flatMap((jumps) => [...jumps.exits]));
      const last = all[all.length - 1];
      const falls = exits.has('break') || !statement.cases.some((c) => c.test === null) || last === undefined || last.falls;
      return { falls, exits: without(exits, ['break']) };
    }
    default: return FALLS;
  }
}

function loop(body: Jumps, endless: boolean): Jumps {
  return { falls: !endless || body.exits.has('break'), exits: without(body.exits, ['break', 'continue']) };
}

function without(set: ReadonlySet<string>, names: readonly string[]): ReadonlySet<string> {
  const rest = new Set(set);
  for (const name of names) rest.delete(name);
  return rest;
}

function isTrue(expr: Expr): boolean {
  return expr.type === 'Literal' && (expr.value === true || (typeof expr.value === 'number' && expr.value !== 0));
}
