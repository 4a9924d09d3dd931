/**
 * Which helpers are too large to be written out wherever they are called: those whose copies would make up most of the
 * text. They become units, so that the output grows with the source, not with the number of calls.
 *
 *     a body of 100 nodes, called from 3 places        300 nodes: written out
 *     the same, called from 20 places                  2,000 nodes: a unit
 */
import type { Binding, FunctionNode } from '../syntax.js';
import { visit } from './copies.js';

/** Copies of one helper may have as many nodes together. Two or three copies of a large one still read well. */
const MOST = 500;

/** What is no larger is an expression, which reads best where it stands. */
const LEAST = 25;

/** The functions that `fn` calls by name, directly or through others, which are to be units. */
export function largeHelpers(fn: FunctionNode): ReadonlySet<FunctionNode> {
  const bodies = new Map<FunctionNode, Body>();
  const order: FunctionNode[] = [];
  const open: FunctionNode[] = [];
  /** Those that call themselves are units anyway. */
  const apart = new Set<FunctionNode>();
  const meet = (one: FunctionNode): void => {
    if (bodies.has(one)) return void (open.includes(one) && apart.add(one));
    const body = bodyOf(one);
    bodies.set(one, body);
    open.push(one);
    [...body.calls.keys()].forEach(meet);
    open.pop();
    order.push(one);
  };
  meet(fn);
  const large = new Set<FunctionNode>();
  const isApart = (one: FunctionNode): boolean => large.has(one) || apart.has(one);
  // Called functions come before their callers: the innermost one is taken out first, then all is counted again.
  for (;;) {
    const whole = new Map<FunctionNode, number>();
    for (const one of order) {
      const { size, calls } = bodies.get(one)!;
      whole.set(one, [...calls].reduce((sum, [called, times]) => sum + (isApart(called) ? 0 : times * (whole.get(called) ?? 0)), size));
    }
    const copies = new Map<FunctionNode, number>([[fn, 1]]);
    for (const one of [...order].reverse()) {
      const own = isApart(one) ? 1 : copies.get(one) ?? 0;
      for (const [called, times] of bodies.get(one)!.calls) copies.set(called, (copies.get(called) ?? 0) + own * times);
    }
    const next = order.find((one) => one !== fn && !isApart(one) && (copies.get(one) ?? 0) > 1 && (copies.get(one) ?? 0) * whole.get(one)! > MOST && whole.get(one)! > LEAST && isEligible(one));
    if (next === undefined) return large;
    large.add(next);
  }
}

interface Body {
  /** The number of nodes, without the bodies of what it calls. */
  readonly size: number;
  readonly calls: ReadonlyMap<FunctionNode, number>;
}

function bodyOf(fn: FunctionNode): Body {
  let size = 0;
  const calls = new Map<FunctionNode, number>();
  visit(fn.body, ({ type, binding }) => {
    if (typeof type === 'string') size++;
    if (type !== 'Identifier') return;
    const { module, fn: declared, init } = (binding as Binding | undefined) ?? { module: false };
    const called = module ? declared ?? (init?.type === 'Function' ? init : undefined) : undefined;
    if (called !== undefined) calls.set(called, (calls.get(called) ?? 0) + 1);
  });
  return { size, calls };
}

/** It takes no functions, which it would have to be specialised for, and gives something. */
function isEligible(fn: FunctionNode): boolean {
  return fn.params.every(({ type, rest }) => !rest && type.kind !== 'function') && fn.resultType.kind !== 'void' && fn.resultType.kind !== 'undefined' && fn.resultType.kind !== 'function';
}
