/**
 * Which numbers an exit code can be, given which arms were taken. Each jump of the source has a code of its own, so the
 * code with which an iteration ended tells which way it went.
 *
 *     exit = branch(s > 9) { 1 } else { 0 }   →   {1} where the first arm was taken, {0} where the other one was
 */
import type { Facts } from '../ir/facts.js';
import { binary, literalValue, number, ref } from '../ir/build.js';
import type { Branch, Func, Loop, Op, OpId, ValueId } from '../ir/types.js';
import { refsOf } from '../ir/walk.js';
import type { Expr } from '../syntax.js';

export type Arm = 'then' | 'else';

export interface Given {
  /** Arms that were taken. */
  readonly chosen: ReadonlyMap<OpId, Arm>;
  /** What codes are. */
  readonly assumed?: ReadonlyMap<ValueId, ReadonlySet<number>>;
}

export interface Codes {
  /** `undefined` where the value isn't made of literals only. */
  possible(code: Expr, given: Given): ReadonlySet<number> | undefined;
  /** The arms that an operation stands in, within the innermost loop around it. */
  armsAround(op: OpId): ReadonlyMap<OpId, Arm>;
}

export function codesOf(func: Func, facts: Facts): Codes {
  const arms = new Map<OpId, ReadonlyMap<OpId, Arm>>();
  const place = (ops: readonly Op[], around: ReadonlyMap<OpId, Arm>): void => ops.forEach((op) => {
    arms.set(op.id, around);
    if (op.kind === 'branch') {
      place(op.then.ops, new Map([...around, [op.id, 'then']]));
      place(op.else.ops, new Map([...around, [op.id, 'else']]));
    }
    if (op.kind === 'loop') [op.head, op.body.ops].forEach((inner) => place(inner, new Map()));
  });
  place(func.body.ops, new Map());

  const reader = (given: Given, beyond?: (expr: Expr) => ReadonlySet<number> | undefined): ((expr: Expr) => ReadonlySet<number> | undefined) => {
    const memo = new Map<ValueId, ReadonlySet<number> | undefined>(given.assumed);
    const of = (expr: Expr): ReadonlySet<number> | undefined => {
      const literal = literalValue(expr);
      if (literal !== undefined) return new Set([literal]);
      if (expr.type !== 'Ref') return undefined;
      if (memo.has(expr.value)) return memo.get(expr.value);
      const home = facts.home.get(expr.value);
      // Within arms that nothing is given of, what can be in any case is exact enough, and is known already.
      if (home !== undefined && beyond !== undefined && isBeside(arms.get(home.id)!, given.chosen)) return beyond(expr);
      const codes = home?.kind === 'branch' ? joined(home, expr.value) : home?.kind === 'loop' ? carried(home, expr.value) : undefined;
      memo.set(expr.value, codes);
      return codes;
    };
    const joined = (branch: Branch, value: ValueId): ReadonlySet<number> | undefined => {
      const at = branch.results.indexOf(value);
      const taken = given.chosen.get(branch.id) ?? armOf(holds(branch.cond, of));
      const parts: ReadonlySet<number>[] = [];
      for (const arm of ['then', 'else'] as const) {
        if (taken !== undefined && taken !== arm) continue;
        const atom = branch[arm].results[at];
        const codes = of(atom);
        if (codes === undefined) return undefined;
        const asked = atom.type === 'Ref' && refsOf(branch.cond).includes(atom.value) ? atom.value : undefined;
        const listed = asked === undefined ? undefined : equalTo(branch.cond, asked);
        // In an arm the code is one for which the condition holds there.
        const fits = (each: number): boolean => {
          if (listed !== undefined) return listed.has(each) === (arm === 'then');
          const there = holds(branch.cond, (expr) => (expr.type === 'Ref' && expr.value === asked ? new Set([each]) : of(expr)));
          return there === undefined || armOf(there) === arm;
        };
        parts.push(asked === undefined ? codes : new Set([...codes].filter(fits)));
      }
      return parts.length === 1 ? parts[0] : new Set(parts.flatMap((part) => [...part]));
    };
    const carried = (loop: Loop, value: ValueId): ReadonlySet<number> | undefined => {
      if (loop.exit === undefined) return undefined;
      if (value === loop.params[loop.exit]) return new Set([0]);
      if (value !== loop.results[loop.exit] || literalValue(loop.inits[loop.exit]) !== 0) return undefined;
      const last = of(loop.body.results[loop.exit]);
      return last && new Set([0, ...last]);
    };
    return of;
  };
  const always = reader({ chosen: new Map() });
  const possible = (code: Expr, given: Given): ReadonlySet<number> | undefined => reader(given, always)(code);
  return { possible, armsAround: (op) => arms.get(op) ?? new Map() };
}

/** `v === 1 || v === 4`: the numbers that a value is asked for, if nothing else is asked. */
function equalTo(cond: Expr, value: ValueId, into: Set<number> = new Set()): ReadonlySet<number> | undefined {
  if (cond.type === 'LogicalExpression' && cond.operator === '||') return equalTo(cond.left, value, into) && equalTo(cond.right, value, into);
  if (cond.type !== 'BinaryExpression' || cond.operator !== '===' || cond.left.type !== 'Ref' || cond.left.value !== value) return undefined;
  const wanted = literalValue(cond.right);
  return wanted === undefined ? undefined : into.add(wanted);
}

/** The operation stands in an arm of which nothing is given. */
function isBeside(arms: ReadonlyMap<OpId, Arm>, chosen: ReadonlyMap<OpId, Arm>): boolean {
  for (const [id, arm] of arms) if (chosen.get(id) !== arm) return true;
  return false;
}

function armOf(holds: boolean | undefined): Arm | undefined {
  return holds === undefined ? undefined : holds ? 'then' : 'else';
}

/** Whether a condition on codes holds, as far as that is known. */
function holds(cond: Expr, of: (expr: Expr) => ReadonlySet<number> | undefined): boolean | undefined {
  if (cond.type === 'UnaryExpression' && cond.operator === '!') {
    const inner = holds(cond.argument, of);
    return inner === undefined ? undefined : !inner;
  }
  if (cond.type === 'LogicalExpression' && cond.operator !== '??') {
    const decisive = cond.operator === '||';
    const [left, right] = [holds(cond.left, of), holds(cond.right, of)];
    if (left === decisive || right === decisive) return decisive;
    return left === undefined || right === undefined ? undefined : !decisive;
  }
  if (cond.type !== 'BinaryExpression' || (cond.operator !== '===' && cond.operator !== '!==')) return undefined;
  const wanted = literalValue(cond.right);
  const codes = cond.left.type === 'Ref' && wanted !== undefined ? of(cond.left) : undefined;
  if (codes === undefined) return undefined;
  const equal = !codes.has(wanted!) ? false : codes.size === 1 ? true : undefined;
  return equal === undefined ? undefined : equal === (cond.operator === '===');
}

/** The value that holds the exit code at the end of an iteration. */
export function exitCodeOf(loop: Loop): ValueId | undefined {
  const code = loop.exit === undefined ? undefined : loop.body.results[loop.exit];
  return code?.type === 'Ref' ? code.value : undefined;
}

/**
 * The exit code after an inner loop in terms of that at the end of the outer iteration; `undefined` where that doesn't
 * tell it, since the outer loop goes on after some of the jumps.
 */
export function exitSeen(codes: Codes, inner: Loop, outer: Loop): Expr | undefined {
  const code = exitCodeOf(outer);
  if (code === undefined || inner.exit === undefined) return undefined;
  const after = inner.results[inner.exit];
  const chosen = codes.armsAround(inner.id);
  const own = codes.possible(ref(after), { chosen });
  const all = codes.possible(ref(code), { chosen });
  if (own === undefined || all === undefined) return undefined;
  const jumps = [...own].filter((each) => each !== 0);
  const becomes = (each: number): ReadonlySet<number> | undefined =>
    codes.possible(ref(code), { chosen, assumed: new Map([[after, new Set([each])]]) });
  const stays = (each: number): boolean => becomes(each)?.size === 1 && becomes(each)!.has(each);
  const without = becomes(0);
  if (jumps.length === 0 || !jumps.every(stays) || without === undefined || jumps.some((each) => without.has(each))) return undefined;
  if ([...all].every((each) => own.has(each))) return ref(code);
  return { type: 'ConditionalExpression', test: isOneOf(code, jumps), consequent: ref(code), alternate: number(0) };
}

export function isOneOf(code: ValueId, wanted: Iterable<number>): Expr {
  return [...wanted]
    .map((each) => binary('===', ref(code), number(each)))
    .reduce((left, right) => ({ type: 'LogicalExpression', operator: '||', left, right }));
}
