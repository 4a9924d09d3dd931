/**
 * One function through the phases, from checked syntax to what `7-emit` prints.
 */
import { throughReciprocals } from './2-stage/reciprocal.js';
import type { Units } from './2-stage/apart.js';
import { stageFunction } from './2-stage/stage.js';
import { analyze, type AnalyzedUnit } from './3-analyze/analyze.js';
import { carriesNumbers } from './3-analyze/activity.js';
import { disturbedParameters, summaryOf } from './3-analyze/calls.js';
import { keepCopies, withoutCopies } from './3-analyze/copies.js';
import { keepPlaces } from './3-analyze/extremes.js';
import { pushAtCounters } from './3-analyze/pushes.js';
import { entryOf } from './4-reverse/entry.js';
import { record } from './4-reverse/record.js';
import { reverse } from './4-reverse/reverse.js';
import { withRows } from './4-reverse/rows.js';
import { byRule } from './4-reverse/rule.js';
import { jointBackward, splitBackward, withReturned } from './4-reverse/seeds.js';
import { gradientOf, gradientShape, madeByOps, startOf } from './4-reverse/shadows.js';
import { fuse } from './5-tidy/fuse.js';
import { tidy } from './5-tidy/tidy.js';
import { declarations } from './6-name/declare.js';
import { nameValues } from './6-name/name.js';
import type { Emission } from './7-emit/module.js';
import { type Diagnostic, refuse } from './diagnostics/diagnostic.js';
import type { GateLibrary } from './gates/load.js';
import { callsOps } from './ir/array-calls.js';
import { Builder, ref } from './ir/build.js';
import type { Facts } from './ir/facts.js';
import { hasArrays, isReal, isRecursive, type Shape, shapeOf } from './ir/shapes.js';
import type { Effect, Func, ValueId } from './ir/types.js';
import { callsUnits, hasShadow, NO_SUMMARY, type Summaries, type Summary, type Unit } from './ir/units.js';
import { readsOf, visitOps } from './ir/walk.js';
import type { CompileOptions, Style } from './options.js';
import type { Binding, Expr, FunctionNode, ParsedFunction } from './syntax.js';

export interface Derived {
  readonly emission: Emission;
  /** What it says of the units that it calls. */
  readonly said: Said;
  readonly warnings: readonly Diagnostic[];
  /** The names of all its variables. */
  readonly names: readonly string[];
}

export type Said = Pick<Facts, 'disturbs' | 'asking'>;

export interface Observer {
  /** Called after each phase with what it made, for `--print-ir`, the verifier and `--timings`. */
  readonly after: (phase: string, product: unknown) => void;
}

/** What the functions of a file are derived with. */
export interface Setting {
  readonly gates: GateLibrary;
  readonly units: Units;
  readonly options: CompileOptions;
  /** Names that no variable may have: the module's constants, exports and functions. */
  readonly taken: () => ReadonlySet<string>;
  readonly observer: Observer;
  readonly uses: (constants: readonly Binding[]) => void;
}

export function derive(parsed: ParsedFunction, setting: Setting): Derived {
  const { gates, units, options, observer } = setting;
  const staged = stageFunction(parsed, gates, units);
  const known = summaries(setting);
  const wrt = options.wrt ?? parsed.wrt;
  const unit = wrt === undefined ? units.all.find((each) => each.fn === parsed.fn && sharesPasses(each, known(each.key))) : undefined;
  const func = prepared(unit === undefined ? staged.func : { ...unit.func!, name: parsed.name, doc: parsed.doc, span: parsed.nameSpan }, setting, known);
  observer.after('stage', func);
  const facts = analyze(func, gates, { wrt, units: known });
  checkResult(parsed, func, facts);
  const derived = differentiated(func, facts, known, setting, [...staged.warnings, ...facts.warnings]);
  return unit === undefined ? derived : { ...derived, emission: { ...derived.emission, isCalledAs: unit.key } };
}

/** A unit of numbers is called as everybody calls it: the passes that are exported are its own. */
function sharesPasses(unit: Unit, { carries, params }: Summary): boolean {
  // Parameters that the user's own rule leaves out still have a gradient, which is 0.
  if (unit.func!.pullback !== undefined && !params.every(({ type }, at) => carries.has(at) || !carriesNumbers(type))) return false;
  return unit.captures.length === 0 && unit.made.every((each) => each === undefined) && params.every(({ type }) => !hasShadow(type)) && unit.func!.resultType.kind === 'number';
}

/** The passes of the units that the functions of the file call. */
export function deriveUnits(setting: Setting, derived: readonly Derived[]): Derived[] {
  const known = summaries(setting, derived.map(({ said }) => said));
  const shared = new Set(derived.map(({ emission }) => emission.isCalledAs));
  return setting.units.all.filter(({ key }) => !shared.has(key)).map(({ key, fn, func: staged }): Derived => {
    const unit = analyzed(fn, known(key), setting);
    const func = prepared(staged!, setting, known, disturbedParameters(staged!, unit));
    setting.observer.after('stage', func);
    const facts = analyze(func, setting.gates, { units: known, unit });
    return differentiated(func, facts, known, setting, facts.warnings, key);
  });
}

/** The shadow comes from outside, as it may be. */
const HANDED: Shape = { kind: 'copy' };

function prepared(func: Func, { gates, options: { style } }: Pick<Setting, 'gates' | 'options'>, units: Summaries, disturbed: ReadonlySet<ValueId> = new Set()): Func {
  if (func.pullback !== undefined) return func;
  return keepCopies(keepPlaces(pushAtCounters(style === 'lecture' ? throughReciprocals(func) : func), units, disturbed), gates, units, disturbed);
}

function analyzed(fn: FunctionNode, { disturbed, asks }: Pick<Summary, 'disturbed' | 'asks'>, { units }: Setting): AnalyzedUnit {
  return { disturbed, asks, mayWrite: units.calledAgain(fn) && fn.rule === undefined };
}

/** What is known of each unit: what depends on what they call grows until nothing new is found. */
function summaries(setting: Setting, said: readonly Said[] = []): Summaries {
  const { units, gates } = setting;
  const known = new Map<string, Summary>();
  const of: Summaries = (key) => known.get(key) ?? NO_SUMMARY;
  const disturbed = new Map<string, Set<number>>(units.all.map(({ key }) => [key, new Set()]));
  const asking = new Set<string>();
  const note = ({ disturbs, asking: asked }: Said): void => {
    disturbs.forEach((places, key) => places.forEach((at) => disturbed.get(key)!.add(at)));
    asked.forEach((key) => asking.add(key));
  };
  said.forEach(note);
  for (let before = ''; ;) {
    for (const { key, fn, func: staged } of units.all) {
      const unit = analyzed(fn, { disturbed: disturbed.get(key)!, asks: asking.has(key) }, setting);
      const func = prepared(staged!, { gates, options: {} }, of, disturbedParameters(staged!, unit));
      const facts = analyze(func, gates, { units: of, unit });
      note(facts);
      known.set(key, summaryOf(func, facts, disturbed.get(key)!));
    }
    const now = [...known.values()].map(({ carries, integers, writes, disturbed: after, asks }) => `${[...carries].join()};${[...integers].join()};${JSON.stringify(writes)};${[...after].join()};${asks}`).join('|');
    if (now === before) return of;
    before = now;
  }
}

/** From the facts to what is printed. A `unit` has no joint function, and is handed the shadows of arrays and records. */
function differentiated(func: Func, facts: Facts, units: Summaries, setting: Setting, warnings: readonly Diagnostic[], unit?: string): Derived {
  const { gates, options, taken, observer } = setting;
  const style: Style = options.style ?? 'staged';
  setting.uses(func.constants);
  observer.after('analyze', { func, facts });
  const reversed = func.pullback !== undefined ? byRule(func, func.pullback, facts) : reverse(func, facts, gates, { explicit: style === 'lecture', units });
  const all = record(func, facts, gates, func.pullback !== undefined ? reversed : withRows(func, facts, reversed));
  const recorded = { ...all, forward: withoutCopies(all.forward, readsOf(reversed.backward.ops)) };
  observer.after('reverse', { func, facts, recorded });

  const builder = new Builder(recorded.values, recorded.nextOp);
  const params = facts.wrt.map((value) => func.params.find((param) => param.value === value)!);
  const shapes = new Map(params.map((param) => [param.value, unit === undefined ? gradientShape(param, facts) : shapeOf(param.type, facts.counts.get(param.value)) ?? HANDED]));
  const handed = unit === undefined ? [] : params.filter(({ type }) => hasShadow(type));
  const handedShadows = handed.map(({ value }) => reversed.adjoints.get(value)!);
  const cacheParam = builder.value({ type: { kind: 'opaque', text: 'cache' }, origin: 'local', hint: 'cache' });
  const withInto = unit === undefined && params.some((param) => hasArrays(shapes.get(param.value)!)) && !func.params.some((param) => param.rest);
  const into = withInto ? builder.value({ type: { kind: 'opaque', text: 'into' }, origin: 'local', hint: 'into' }) : undefined;
  const shadows = { func, facts, adjoints: reversed.adjoints, shapes, into, made: madeByOps(recorded) };
  const seeding = withReturned(reversed, builder, { func, facts }, recorded.backward);
  const zero = (adjoint: ValueId): Expr => startOf(recorded.values[adjoint].of!, { ...shadows, sizes: seeding.sizes });
  const early = new Map([...seeding.sizes].filter(([root]) => facts.moved.has(root)));
  const jointZero = (adjoint: ValueId): Expr => startOf(recorded.values[adjoint].of!, { ...shadows, sizes: early });
  // What is handed in is given back by what is added to it.
  const last = (at: number): number => (handed.includes(params[at]) ? 1 : 0);
  const order = recorded.backward.results.map((_, at) => at).sort((a, b) => last(a) - last(b) || a - b);
  const gradients = order.map((at) => (last(at) === 1 ? recorded.backward.results[at] : gradientOf(params[at], recorded.backward.results[at], { ...shadows, sizes: seeding.sizes })));
  const backward = splitBackward({ ops: recorded.backward.ops, results: gradients }, seeding);
  const entry = entryOf(builder, { func, facts, seeding, backward, shapes, into, cache: cacheParam, made: shadows.made });
  // In the joint function some loops need no second pass, and so no tapes.
  // Value and gradient in one call only where the gradient needs no seed.
  const wantsJoint = unit === undefined && func.resultType.kind === 'number';
  const unseeded = { ...reversed.backward, ops: reversed.backward.ops.filter((op) => !reversed.seeding.has(op.id)) };
  const fused = options.tidy?.fuse === false || !wantsJoint || facts.grows.size > 0 || facts.moved.size > 0 || callsUnits(func) || callsOps(func) ? null
    : fuse({ ...reversed, seed: reversed.unit, backward: unseeded, func, facts, builder, zero: jointZero, explicit: style === 'lecture' });
  const rows = fused && withRows(func, facts, { ...reversed, ...fused, values: builder.values, nextOp: builder.nextOp }, fused.within);
  const one = fused && rows && record(func, facts, gates, rows, { ...fused, within: rows.within });
  if (fused && one) observer.after('fuse', { func, facts, recorded: { ...one, zeros: fused.zeros }, given: into === undefined ? [] : [into] });
  const { values, nextOp } = one ?? builder;
  const tidied = tidy(
    {
      ...recorded, backward, jointBackward: jointBackward({ ops: recorded.backward.ops, results: gradients }, seeding, facts, builder), func, facts, values, nextOp, because: new Map([...recorded.because, ...(one?.because ?? [])]),
      fused: fused && { ...fused, ...one!, backward: { ...one!.backward, results: gradients } },
    },
    { style, joint: wantsJoint, zero, jointZero, entry, arrays: () => gates.arrays(), shadows: handedShadows, off: options.tidy ?? {} },
  );
  observer.after('tidy', { func, facts, tidied, seed: recorded.seed, given: [cacheParam, ...handedShadows, ...(into === undefined ? [] : [into])] });

  const names = taken();
  const extra = into === undefined ? [] : [into];
  const request = { func, facts: { ...facts, inside: recorded.inside }, gates, values: tidied.values, taken: names };
  const own = func.params.map((param) => param.value);
  const split = {
    params: [...own, cacheParam, ...extra, recorded.seed, ...handedShadows],
    // The forward pass returns its value in between.
    ops: [...tidied.forward.ops, ...tidied.forward.results.map((expr): Effect => ({ kind: 'effect', id: -2, effect: 'call', expr })), ...tidied.backward.ops],
    returned: tidied.backward.results,
  };
  const whole = tidied.joint && { params: [...own, ...extra], ops: tidied.joint.ops, returned: tidied.joint.results };
  const pair = nameValues({ ...request, ...split });
  const forwardDeclarations = declarations(tidied.forward.ops, own, [...tidied.forward.results, ...tidied.cache.map((value) => ref(value))], pair.shared);
  const backwardDeclarations = declarations(tidied.backward.ops, [recorded.seed, ...handedShadows, cacheParam, ...extra, ...tidied.cache], tidied.backward.results, pair.shared);
  const joint = whole && nameValues({ ...request, ...whole });
  observer.after('name', { func, values: tidied.values, scopes: [{ ...split, names: pair, taken: names }, ...(whole && joint ? [{ ...whole, names: joint, taken: names }] : [])] });

  const numbered = new Set<number>();
  const sentences = new Map<number, string[]>();
  visitOps(func.body.ops, (op) => {
    if (op.kind !== 'stage' || op.gate === null || op.gate === 'value' || !facts.active.has(op.result)) return;
    numbered.add(op.id);
    let root = op.id;
    for (let outer = recorded.inside.get(root); outer !== undefined; outer = recorded.inside.get(root)) root = outer;
    const sentence = gates.get(op.gate)?.sentence;
    const known = sentences.get(root) ?? [];
    if (sentence !== undefined && !known.includes(sentence)) sentences.set(root, root === op.id ? [sentence, ...known] : [...known, sentence]);
  });
  const emission: Emission = {
    func, values: tidied.values, style, forward: tidied.forward, backward: tidied.backward, joint: tidied.joint, jointForward: tidied.jointForward, opening: tidied.jointOpening, fused: fused?.loops ?? new Set(), tapes: tidied.tapes, active: facts.active,
    seed: recorded.seed, into, cacheParam, cache: tidied.cache, because: tidied.because, jointBecause: tidied.jointBecause, names: { ...pair, declarations: forwardDeclarations },
    backwardDeclarations, jointNames: joint, numbered, sentences,
    writes: func.params.filter((param) => facts.writes.includes(param.value)).map(({ name, type }) => ({ name, type })),
    gradients: params.filter((param) => !handed.includes(param)).map((param) => ({ key: `d${param.name}`, name: param.name, type: param.type })),
    unit: unit === undefined ? undefined : { key: unit, shadows: handed.map(({ name }, at) => ({ name, value: handedShadows[at] })) },
    sizes: facts.sizes, arrays: () => gates.arrays(),
    asides: func.params.filter((param) => facts.integers.has(param.value) && param.type.kind === 'number' && !facts.wrt.includes(param.value))
      .map((param) => `\`${param.name}\` counts, and has no gradient.`),
  };
  const variables = new Set<string>();
  for (const naming of [pair, joint]) naming?.all.forEach((name) => variables.add(name));
  return { emission, said: facts, warnings, names: [...variables] };
}


/** Something comes out that a gradient can be asked for: a real result, or what is written into a parameter. */
function checkResult(parsed: ParsedFunction, { resultType, params }: Func, facts: Facts): void {
  const { name, nameSpan } = parsed;
  if (resultType.kind === 'void' || resultType.kind === 'undefined') {
    if (facts.writes.length === 0) refuse('GG2040', nameSpan, { name });
    return;
  }
  if (!isReal(resultType) || resultType.kind === 'union' || isRecursive(resultType)) refuse('GG2016', nameSpan, { name });
  const clash = params.find((param) => param.name === 'value' && facts.writes.includes(param.value));
  if (clash !== undefined) refuse('GG2041', clash.binding?.span ?? nameSpan, { name });
}
