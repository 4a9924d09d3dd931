/**
 * From checked syntax to staged SSA: `ParsedFunction → Func`. Every expression becomes stages, one gate each; every
 * variable a chain of values; branches and loops become structured regions; helpers are inlined.
 *
 *     func f(x, y) {
 *       %2 = sigmoid(%1)
 *       %3 = add(%0, %2)
 *       …
 *     }
 */
import { type Diagnostic, refuse } from '../diagnostics/diagnostic.js';
import type { GateLibrary } from '../gates/load.js';
import { Builder, ref } from '../ir/build.js';
import type { Func, Parameter } from '../ir/types.js';
import type { Binding, Expr, Param, ParsedFunction, Type } from '../syntax.js';
import { bind, defaulted } from './assign.js';
import { definite, holdsElements, joined, severalKinds, shapeOf } from '../ir/shapes.js';
import { type Context, frameOf, freshBinding, isUndefined, UNDEFINED } from './context.js';
import type { Frame } from './context.js';
import { jumpsOfList } from './exits.js';
import { writesSomewhere } from './given.js';
import { noHoles, settleHoles } from './holes.js';
import { mutations } from './mutations.js';
import { prune } from './prune.js';
import { type Held, Scope } from './scope.js';
import { checkNames, shrinkingIn, whole } from './shrinking.js';
import { list } from './statements.js';

/** Stages one function. Throws a `Refusal` for what has no derivative. */
export function stageFunction(parsed: ParsedFunction, gates: GateLibrary): { func: Func; warnings: readonly Diagnostic[] } {
  const builder = new Builder();
  const cx: Context = {
    builder, gates, scope: new Scope(), ops: [], frame: undefined as unknown as Frame, inlining: [parsed.fn], passed: [], inlined: new Map(),
    constants: new Set(), subjects: [], asked: new WeakMap(), answers: [], warnings: [], jumps: new WeakMap(), made: new Map(), holes: noHoles(), shrinking: shrinkingIn(parsed.fn), lengths: new Map(), given: new Set(), writes: writesSomewhere(parsed.fn), uncertain: new Set(), whole: new Set(), mutations: mutations(parsed.fn), leaves: new Map(), depth: 0, nextBinding: -1_000_000,
  };
  cx.frame = frameOf(cx, parsed.fn, parsed.name);
  const params = parsed.fn.params.map((param, at) => parameter(cx, param, at));
  // A default may mention the parameters before it, so they are all there first.
  parsed.fn.params.forEach((param, at) => enter(cx, param, params[at]));
  cx.scope.setAtom(cx.frame.result, UNDEFINED);
  cx.scope.setAtom(cx.frame.code, { type: 'Literal', value: 0, raw: '0' });
  list(cx, parsed.fn.body, {});
  const isVoid = parsed.fn.resultType.kind === 'void' || parsed.fn.resultType.kind === 'undefined';
  const held: Held = isVoid ? { kind: 'atom', atom: UNDEFINED } : cx.scope.get(cx.frame.result)!;
  const jumps = jumpsOfList(parsed.fn.body, cx.jumps);
  if (!isVoid && jumps.falls && parsed.fn.body.at(-1)?.type !== 'SwitchStatement' && jumps.exits.has('return')) refuse('GG2017', parsed.nameSpan, { name: parsed.name });
  if (!isVoid && held.kind === 'atom' && isUndefined(held.atom)) refuse(jumps.exits.has('return') || jumps.falls ? 'GG2017' : 'GG2018', parsed.nameSpan, { name: parsed.name });
  checkNames(cx, cx.ops);
  const result = resultOf(cx, held, parsed);
  const body = prune({ ops: settleHoles(cx, cx.ops), results: [result] });
  return {
    func: {
      name: parsed.name, params, body, result: body.results[0], resultType: parsed.fn.resultType, values: builder.values, nextOp: builder.nextOp,
      subjects: cx.subjects, constants: [...cx.constants], doc: parsed.doc, source: parsed.fn, span: parsed.nameSpan,
    },
    warnings: cx.warnings,
  };
}

/** What is returned, as an expression whose leaves are atoms: numbers, arrays of our own, what was passed in, tuples and records of these. */
function resultOf(cx: Context, held: Held, parsed: ParsedFunction): Expr {
  const stop = (): never => refuse('GG2016', parsed.nameSpan, { name: parsed.name });
  if (held.kind === 'function' || held.kind === 'choice') return stop();
  if (held.kind === 'atom') {
    const { atom } = held;
    // A constant of the module would be the caller's to change.
    if (atom.type !== 'Ref') return atom.type === 'Identifier' && atom.binding !== undefined && holdsElements(atom.binding.type) ? stop() : atom;
    const { type } = cx.builder.values[atom.value];
    if (!holdsElements(definite(type))) return atom;
    return shapeOf(definite(type)) === undefined ? stop() : whole(cx, atom, parsed.nameSpan);
  }
  const parts = [...held.parts].map(([key, part]) => [key, resultOf(cx, part, parsed)] as const);
  if (held.shape === 'tuple') return { type: 'ArrayExpression', elements: parts.map(([, part]) => part) };
  return {
    type: 'ObjectExpression',
    ...(held.instance && { instance: held.instance }),
    properties: parts.map(([key, value]) => ({ type: 'Property', computed: false, shorthand: false, value, key: /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(key) ? { type: 'Identifier', name: key } : { type: 'Literal', value: key, raw: JSON.stringify(key) } })),
  };
}

function parameter(cx: Context, param: Param, at: number): Parameter {
  const binding: Binding | undefined = param.target.type === 'Identifier' ? param.target.binding : undefined;
  const name = binding?.name ?? `arg${at}`;
  const kinds = severalKinds(param.type);
  if (kinds !== undefined) refuse('GG2025', binding?.span ?? param.span, { name, type: (param.type.kind === 'opaque' ? [param.type] : kinds).map(typeText).join(' or '), kinds: kinds.map((type) => `\`${typeText(type)}\``).join(', ') });
  const optional = param.optional || param.default !== undefined;
  const type: Type = optional ? joined(param.type, { kind: 'undefined' }) : param.type;
  // A pattern has no name, but what a default makes of it goes by the same position.
  const variable = binding ?? (optional ? freshBinding(cx, name, type, param.span) : undefined);
  const value = cx.builder.value({ type, origin: 'param', variable, hint: name, span: param.span });
  if (holdsElements(definite(type))) cx.given.add(value);
  return { name, value, type: param.type, binding, wrt: false, optional, rest: param.rest, ...(param.option && { option: true }) };
}

function typeText(type: Type): string {
  switch (type.kind) {
    case 'array': return type.form === 'Array' ? `${typeText(type.element)}[]` : type.form;
    case 'record': return type.name ?? 'a record';
    case 'tuple': return 'a tuple';
    case 'union': return type.members.map(typeText).join(' or ');
    case 'opaque': return type.text;
    default: return type.kind;
  }
}

function enter(cx: Context, param: Param, parameter: Parameter): void {
  const atom = { kind: 'atom' as const, atom: ref(parameter.value) };
  const held = param.default === undefined ? atom : defaulted(cx, atom, param.default, cx.builder.values[parameter.value].variable);
  if (param.target.type === 'Identifier') cx.scope.set(param.target.binding!, held);
  else bind(cx, param.target, held, {});
}
