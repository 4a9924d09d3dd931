/**
 * Calls of helpers: inlined, so that their stages stand in the caller's list. Arguments are held by the parameters as
 * they are; a body with several exits is staged like any other.
 *
 *     const sigmoid = (t) => 1 / (1 + Math.exp(-t));   sigmoid(y)   →   const sigy = 1 / (1 + Math.exp(-y));
 */
import { refuse } from '../diagnostics/diagnostic.js';
import type { Binding, CallExpression, FunctionNode, Param, Span } from '../syntax.js';
import { callApart } from './apart.js';
import { arrayStage } from './array-gates.js';
import { bind, defaulted } from './assign.js';
import { boxed } from './boxes.js';
import { copyOf } from './copies.js';
import { type Context, frameOf, isUndefined, type Target, UNDEFINED } from './context.js';
import { hold, plain } from './expressions.js';
import { conditionalBranch } from './branches.js';
import { builtinCall, calleeOf, functionsIn, refuseCallee, settledChoice, textOf } from './functions.js';
import { instanceOf, substitution, typesIn } from './generics.js';
import { partsOf } from './loads.js';
import { namedReceiverOf, receiverOf } from './mentions.js';
import { settled } from './parts.js';
import type { Held } from './scope.js';
import { list } from './statements.js';
import { STOP, stopped } from './stops.js';
import { isGlobalMember, memberName, typeOf } from './types-of.js';

export function callOf(cx: Context, expr: CallExpression, target: Target): Held {
  if (expr.optional) refuse('GG2008', expr.span, {});
  const { callee } = expr;
  if (isGlobalMember(callee, 'console')) return effect(cx, expr, target);
  if (callee.type === 'MemberExpression') {
    const name = memberName(callee) ?? 'a computed member';
    if (isGlobalMember(callee, 'Math') && name === 'random') refuse('GG2013', expr.span, { call: 'Math.random()' });
    if (isGlobalMember(callee, 'Date') || isGlobalMember(callee, 'performance')) refuse('GG2013', expr.span, { call: `${textOf(callee)}()` });
    if (isGlobalMember(callee, 'Math')) return refuse('GG2001', expr.span, { what: `\`Math.${name}\`` });
    const found = calleeOf(cx, callee);
    return found === undefined ? refuseCallee(cx, callee, expr.span) : call(cx, found.held, expr, target, found.self);
  }
  if (callee.type === 'Identifier' && callee.binding?.kind === 'global' && callee.name === STOP) return stopped(cx, expr, target);
  const gate = callee.type === 'Identifier' && callee.binding?.kind === 'global' ? cx.gates.arrays().gate(callee.name) : undefined;
  if (gate !== undefined) return arrayStage(cx, gate, expr, target);
  if (callee.type === 'Identifier' && callee.binding?.kind === 'global') return refuse('GG2002', expr.span, { name: callee.name });
  return call(cx, hold(cx, callee), expr, target);
}

/** Arguments are evaluated once, before it is asked which of several functions is meant. */
function call(cx: Context, held: Held, expr: CallExpression, target: Target, self?: Held): Held {
  if (held.kind !== 'function' && held.kind !== 'choice') return refuse('GG2002', expr.span, { name: textOf(expr.callee) }, held.kind === 'atom' && held.atom.type === 'Ref' ? { hint: 'a function that is passed in from outside is not known: pass an option by which it is chosen here' } : {});
  const owner = namedReceiverOf(expr);
  const named = owner !== undefined && self !== undefined && cx.scope.get(owner) === self ? owner : undefined;
  const args = argumentsOf(cx, expr);
  const run = (given: Held, own: Held | undefined, words: Target): Held => {
    const one = settledChoice(cx, given);
    if (one.kind === 'choice') {
      const [yes, no] = own?.kind === 'choice' && own.test === one.test ? [own.yes, own.no] : [own, own];
      const type = typeOf(cx, expr);
      return conditionalBranch(cx, one.test, () => run(one.yes, yes, {}), () => run(one.no, no, {}), { span: expr.span, type, target: words });
    }
    if (one.kind !== 'function') return refuse('GG2002', expr.span, { name: textOf(expr.callee) });
    const isMethod = expr.callee.type === 'Identifier' && expr.callee.binding?.fn === one.fn;
    if (one.fn.self !== undefined && own === undefined && !isMethod) return refuse('GG1005', expr.span, { construct: '`this`, in a method that is called without its object,' });
    // What is written must be one record under both names.
    const isWritten = one.fn.self !== undefined && own?.kind === 'parts' && cx.mutations.isWritten(one.fn.self);
    const [first] = one.fn.params;
    if (isWritten && named !== undefined && own === self && first.target.type === 'Identifier' && first.target.binding === one.fn.self) return inline(cx, one.fn, [cx.scope.get(named)!, ...args], expr, words, named);
    if (isWritten) return refuse('GG1005', expr.span, { construct: '`this`, written by a method that is called by its name,' });
    if (one.fn.builtin !== undefined) return builtinCall(cx, one.fn.builtin, args, expr, words);
    return inline(cx, one.fn, one.fn.self !== undefined && own !== undefined ? [own, ...args] : args, expr, words);
  };
  return run(held, self, target);
}

/** What is passed, spreads one by one. */
function argumentsOf(cx: Context, expr: CallExpression): readonly Held[] {
  return expr.arguments.flatMap((argument) => (argument.type === 'SpreadElement' ? [...partsOf(cx, hold(cx, argument.argument), argument.span).parts.values()] : [hold(cx, argument)]));
}

/** The variables of what is inlined in a unit are never those of what its callers have inlined. */
const FIRST_IN_UNITS = 1000;

export function inline(cx: Context, fn: FunctionNode, args: readonly Held[], call: CallExpression, target: Target, named?: Binding): Held {
  // Nobody differentiates a rule: what it calls is written out.
  const isApart = cx.inRule ? cx.units.calledAgain(fn) : cx.units.isApart(fn);
  if (cx.inlining.includes(fn) && !isApart && !isNested(cx, fn, args)) cx.units.setApart(fn);
  const types = typesIn(cx, fn, call, args);
  if (isApart) return callApart(cx, instanceOf(cx, fn, types), args, call, target);
  const outer = cx.frame;
  const before = cx.inlined.get(fn) ?? (cx.isUnit ? FIRST_IN_UNITS : 0);
  cx.inlined.set(fn, before + 1);
  const receiver = named ?? (call.callee.type === 'Identifier' && call.callee.binding?.fn === fn ? receiverOf(call) : undefined);
  const copy = receiver === undefined && before === 0 && types.size === 0 ? fn : copyOf(fn, before, new Map(receiver === undefined ? [] : [[fn.self!, receiver]]), undefined, substitution(types));
  const own = boxed(copy, cx.units.boxes);
  cx.frame = frameOf(cx, own, target.variable?.name ?? fn.name ?? 'result');
  cx.inlining.push(fn);
  cx.passed.push({ fn, functions: passedIn(args) });
  try {
    own.params.forEach((param, at) => (at > 0 || receiver === undefined) && parameter(cx, param, args, at));
    cx.scope.setAtom(cx.frame.result, UNDEFINED);
    cx.scope.setAtom(cx.frame.code, { type: 'Literal', value: 0, raw: '0' });
    list(cx, own.body, target);
    return cx.scope.get(cx.frame.result)!;
  } finally {
    cx.inlining.pop();
    cx.passed.pop();
    cx.frame = outer;
  }
}

/** The functions that are passed, by their place in the source. */
function passedIn(args: readonly Held[]): readonly (Span | undefined)[] {
  return args.flatMap(functionsIn).map(({ span }) => span);
}

/** It is called by a function that was passed to it, with other functions: `repeat(3, () => repeat(2, …))` is no recursion. */
function isNested(cx: Context, fn: FunctionNode, args: readonly Held[]): boolean {
  const functions = passedIn(args);
  const known = cx.passed.filter((each) => each.fn === fn).flatMap((each) => each.functions);
  return functions.length > 0 && functions.every((span) => span !== undefined && !known.includes(span));
}

function parameter(cx: Context, param: Param, args: readonly Held[], at: number): void {
  if (param.rest) {
    const rest = args.slice(at).map((held, i): [string, Held] => [String(i), held]);
    bind(cx, param.target, { kind: 'parts', shape: 'tuple', parts: new Map(rest) }, {});
    return;
  }
  let held: Held = args[at] ?? { kind: 'atom', atom: UNDEFINED };
  if (param.default !== undefined) held = held.kind === 'atom' && isUndefined(held.atom) ? hold(cx, param.default) : defaulted(cx, held, param.default);
  // A literal argument stays a literal: naming it would only hide it.
  if (param.target.type === 'Identifier') cx.scope.set(param.target.binding!, settled(cx, held, { variable: param.target.binding }));
  else bind(cx, param.target, held, {});
}

/** `console.log(…)`: kept, once, in the forward pass. */
function effect(cx: Context, expr: CallExpression, target: Target): Held {
  const args = expr.arguments.map((argument) => plain(cx, argument));
  cx.ops.push({ kind: 'effect', id: cx.builder.id(), effect: 'call', expr: { ...expr, arguments: args }, span: expr.span, note: target.note, leading: target.leading });
  return { kind: 'atom', atom: UNDEFINED };
}

