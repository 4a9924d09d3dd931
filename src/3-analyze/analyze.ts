/**
 * `Func → Facts`: who gets a gradient, what is active, which stages stand inside others. Warns of parameters that have
 * no influence and of active values that run into a flat gate.
 */
import { diagnose, type Diagnostic, refuse } from '../diagnostics/diagnostic.js';
import { nearest } from '../diagnostics/suggest.js';
import type { GateLibrary } from '../gates/load.js';
import type { Func, ValueId } from '../ir/types.js';
import type { Summaries } from '../ir/units.js';
import { refsOf, visitOps } from '../ir/walk.js';
import { askingUnits, checkUnit, disturbedIn, disturbedParameters, refuseUnsteadyRules } from './calls.js';
import { withCalledWrites, writesOf } from './called.js';
import { both, carriesNumbers, passes, useful, varied } from './activity.js';
import { boundsOf } from './bounds.js';
import type { Facts } from '../ir/facts.js';
import { countedPlaces } from './counts.js';
import { isReal } from '../ir/shapes.js';
import { firstWrites } from './first.js';
import { refuseFixed } from './fixed.js';
import { groups } from './group.js';
import { leavingInstances } from './instances.js';
import { integerValues } from './integers.js';
import { known } from './known.js';
import { keptLengths } from './lengths.js';
import { memory } from './memory.js';
import { ownOf } from './own.js';
import { places, type Places } from './places.js';
import { sizesIn } from './sizes.js';
import { storedValues } from './stored.js';
import { refuseNumbersOfText } from './texts.js';
import { refuseUntypedPlaces } from './untyped.js';
import { whyActive } from './why.js';
import { ruleTexts } from './rule.js';
import type { Expr } from '../syntax.js';

export interface AnalyzeOptions {
  /** The parameters to differentiate with respect to; all real-valued ones if missing. */
  readonly wrt?: readonly string[];
  /** What is known of the units that it calls. */
  readonly units: Summaries;
  /** It is a unit itself: only what carries a derivative gets one. */
  readonly unit?: AnalyzedUnit;
}

export interface AnalyzedUnit {
  /** The parameters that somebody writes into after a call, by position. */
  readonly disturbed: ReadonlySet<number>;
  /** It may write into what it is given. */
  readonly mayWrite: boolean;
  /** It may be given one array under two names. */
  readonly asks: boolean;
}

export function analyze(given: Func, gates: GateLibrary, options: AnalyzeOptions): Facts {
  const { unit } = options;
  const func = withCalledWrites(given, options.units);
  const where = places(func);
  const stored = memory(func, where, disturbedParameters(func, unit));
  const lasting = keptLengths(func, where, stored);
  const whole = integerValues(func, where, options.units, gates);
  const { counts, loads } = countedPlaces(func, whole, where);
  const integers = new Set([...whole, ...loads]);
  const sizes = sizesIn(func, where, gates);
  const warnings: Diagnostic[] = leavingInstances(func, stored.objects);
  const { pullback } = func;
  // Nothing goes back through a function that has a rule: what stands in it is computed, no more.
  const asked = pullback !== undefined ? [] : unit !== undefined ? realParameters(func, integers) : differentiated(func, integers, options.wrt);
  const varying = varied(func, new Set(asked), gates, stored.objects, options.units, loads);
  const wanted = useful(func, gates, stored.objects, options.units, stored.writes);
  const active = both(func, varying, wanted, stored.objects);
  const wrt = pullback !== undefined ? pullback.gradients.map(({ param }) => param) : unit !== undefined ? asked.filter((value) => active.has(value)) : asked;
  refuseUnsteadyRules(func, stored, active, options.units);
  if (unit !== undefined) checkUnit(func, stored, unit.mayWrite);
  refuseFixed(func, gates, stored.objects, varying, wanted);
  refuseUntypedPlaces(func, varying, wanted, stored.objects);
  refuseNumbersOfText(func, where, varying.values, wanted.values);
  visitOps(func.body.ops, (op) => {
    if (op.kind !== 'stage' || passes(op, gates) || op.gate === 'stop') return;
    const source = (op.gate === null ? refsOf(op.expr) : op.inputs.flatMap((input) => refsOf(input))).find((value) => varying.values.has(value));
    if (source === undefined || !wanted.values.has(op.result) || !isReal(func.values[op.result].type)) return;
    const name = nameOf(func, source);
    const related = whyActive(func, where, varying.values, source);
    if (op.gate !== null) warnings.push(diagnose('GG2102', op.span ?? func.span, { name: op.gate, why: gates.get(op.gate)?.flat ?? 'its derivative is zero' }, { related }));
    else if (!isCount(op.expr)) refuse('GG2019', op.span ?? func.span, { name, what: 'an expression without a gate' }, { related });
  });
  visitOps(func.body.ops, (op) => {
    if (op.kind !== 'store' || !refsOf(op.value).some((value) => varying.values.has(value))) return;
    const whole = [...stored.objects.writtenBy(op)].find((object) => wanted.objects.has(object) && object.type.kind === 'array' && !carriesNumbers(object.type));
    if (whole?.type.kind === 'array' && whole.type.element.kind === 'number') warnings.push(diagnose('GG2102', op.span ?? func.span, { name: whole.type.form, why: 'it holds whole numbers' }));
  });
  if (unit === undefined && pullback === undefined) for (const param of func.params) {
    if (wrt.includes(param.value) && !active.has(param.value)) warnings.push(diagnose('GG2101', param.binding?.span ?? func.span, { name: param.name }));
    if (integers.has(param.value) && !param.option && param.type.kind === 'number' && wanted.values.has(param.value) && options.wrt === undefined) {
      warnings.push(diagnose('GG3001', param.binding?.span ?? func.span, { name: param.name }));
    }
  }
  const shadows = known(func, where, stored, active, unit !== undefined);
  // The seed of what has changed places is added number by number, and would be added to the copy of an index.
  for (const { value, binding } of func.params) if (shadows.moved.has(value) && counts.has(value)) refuse('GG2011', binding?.span ?? func.span, {});
  // The phases behind this one see calls as they are.
  const { definitions, home, around } = func === given ? where : places(given);
  return {
    wrt, integers, counts, active, sizes, definitions, home, around, inside: pullback === undefined ? groups(func, active, where, stored) : new Map([...groups(func, active, where, stored), ...ruleTexts(func, pullback)]),
    bounded: boundsOf(func, where, true, lasting).bounded, writes: stored.writes, grows: stored.grows, strays: stored.strays, lasting, ...ownOf(func, where, stored.objects, lasting), rootOf: stored.rootOf, unsteady: stored.unsteady, bounding: stored.bounding,
    isUnit: unit !== undefined, calledWrites: unit === undefined ? [] : writesOf(func, stored.objects, boundsOf(func, where).longer), disturbs: disturbedIn(func, stored), asking: askingUnits(func, stored.objects, options.units), asks: unit?.asks ?? false,
    first: firstWrites(func, where, stored, active), stored: storedValues(func, where, stored, () => boundsOf(func, where, false, lasting).bounded), ...shadows, warnings,
  };
}

function differentiated(func: Func, integers: ReadonlySet<ValueId>, names: readonly string[] | undefined): ValueId[] {
  if (names === undefined) {
    const chosen = realParameters(func, integers);
    return chosen.length === 0 ? refuse('GG3002', func.span, { name: func.name }) : chosen;
  }
  const real = func.params.filter((param) => carriesNumbers(param.type));
  const chosen = real.filter((param) => names.includes(param.name));
  for (const name of names) {
    const param = func.params.find((p) => p.name === name);
    if (param !== undefined && !carriesNumbers(param.type)) refuse('GG3003', param.binding?.span ?? func.span, { name, function: func.name });
  }
  if (chosen.length === 0) {
    const close = nearest(names[0] ?? '', func.params.map((param) => param.name));
    refuse('GG3004', func.span, { name: func.name, names: names.join(', ') }, close === undefined ? {} : { hint: `did you mean \`${close}\`?` });
  }
  return chosen.map((param) => param.value);
}

function realParameters(func: Func, integers: ReadonlySet<ValueId>): ValueId[] {
  return func.params.filter(({ type, value, option }) => carriesNumbers(type) && !option && !(integers.has(value) && type.kind === 'number')).map(({ value }) => value);
}

function nameOf(func: Func, value: ValueId): string {
  return func.values[value].variable?.name ?? func.values[value].hint ?? 'a differentiated parameter';
}

/** A length, or the place of an element: it counts, and is the same for all values nearby. */
function isCount(expr: Expr): boolean {
  if (expr.type === 'CallExpression') return expr.callee.type === 'MemberExpression' && !isGlobalName(expr.callee.object) && ['indexOf', 'lastIndexOf'].includes(memberOf(expr.callee) ?? '');
  return memberOf(expr) === 'length';
}

function memberOf(expr: Expr): string | undefined {
  return expr.type === 'MemberExpression' && !expr.computed && expr.property.type === 'Identifier' ? expr.property.name : undefined;
}

function isGlobalName(expr: Expr): boolean {
  return expr.type === 'Identifier' && expr.binding?.kind === 'global';
}

export type { Facts, Places };
