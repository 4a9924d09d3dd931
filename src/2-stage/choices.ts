/**
 * What a choice needs once its branch is over. Functions and instances that come out of an arm mention values of that
 * arm: which of several it was, the fields, the variables that a closure has captured. All these are handed out of the
 * branch, as `undefined` from the other arm.
 *
 *     const g = c ? scaled(2 * x) : Math.sin;   →   let k; if (c) k = 2 * x;   and later   c ? k * t : Math.sin(t)
 */
import type { Atom, Op, ValueId } from '../ir/types.js';
import { refsOf, resultsOf } from '../ir/walk.js';
import type { Binding, Expr, FunctionNode, Type } from '../syntax.js';
import { BOOLEAN, type Context, plainStage } from './context.js';
import { functionsIn } from './functions.js';
import { atEndOf } from './parts.js';
import type { Content, Held } from './scope.js';
import { typeOf } from './types-of.js';

/** One arm: its operations, what its own variables hold, and how a value of it is handed out. */
export interface Arm {
  readonly ops: Op[];
  readonly fresh: ReadonlyMap<Binding, Content>;
  readonly handOut: (atom: Atom, type: Type, variable: Binding | undefined, hint: string | undefined) => Atom;
}

/** The same thing for those who come after the branch. */
export function outward(cx: Context, held: Held, arm: Arm, name?: string, variable?: Binding): Held {
  switch (held.kind) {
    case 'atom': return isInside(arm, held.atom) ? { kind: 'atom', atom: arm.handOut(held.atom, typeOf(cx, held.atom), variable, name) } : held;
    case 'parts': return { ...held, parts: new Map([...held.parts].map(([key, part]) => [key, outward(cx, part, arm, /^\d/.test(key) ? name : key)])) };
    case 'choice': {
      const test = isInside(arm, held.test) ? arm.handOut(atEndOf(cx, arm.ops, () => plainStage(cx, held.test, BOOLEAN)), BOOLEAN, undefined, 'chosen') : held.test;
      return { ...held, test, yes: outward(cx, held.yes, arm, name), no: outward(cx, held.no, arm, name) };
    }
    case 'function': {
      keepCaptured(cx, held.fn, arm);
      return held;
    }
  }
}

function isInside({ ops }: Arm, expr: Expr): boolean {
  const refs = refsOf(expr);
  if (refs.length === 0) return false;
  const made = new Set<ValueId>(ops.flatMap((op) => [...resultsOf(op)]));
  return refs.some((value) => made.has(value));
}

/** The variables of the arm that a closure mentions go on to be. */
function keepCaptured(cx: Context, fn: FunctionNode, arm: Arm): void {
  for (const binding of mentioned(fn)) {
    const content = arm.fresh.get(binding);
    if (content === undefined || cx.scope.peek(binding) !== undefined) continue;
    if (content.kind === 'lost') {
      cx.scope.set(binding, content);
      continue;
    }
    // First the name, so that functions which mention each other come to an end.
    cx.scope.set(binding, content);
    cx.scope.set(binding, outward(cx, content, arm, binding.name, binding));
    functionsIn(content).forEach((inner) => keepCaptured(cx, inner, arm));
  }
}

function mentioned(fn: FunctionNode): ReadonlySet<Binding> {
  const found = new Set<Binding>();
  const visit = (node: unknown): void => {
    if (node === null || typeof node !== 'object') return;
    if (Array.isArray(node)) return node.forEach(visit);
    const { type, binding } = node as { type?: unknown; binding?: Binding };
    if (type === 'Identifier' && binding !== undefined) found.add(binding);
    for (const [key, value] of Object.entries(node)) if (!['span', 'binding', 'valueType', 'resultType', 'instance'].includes(key)) visit(value);
  };
  visit(fn);
  return found;
}
