/**
 * One function through the phases, from checked syntax to what `7-emit` prints.
 */
import { throughReciprocals } from './2-stage/reciprocal.js';
import { stageFunction } from './2-stage/stage.js';
import { analyze } from './3-analyze/analyze.js';
import { keepPlaces } from './3-analyze/extremes.js';
import { pushAtCounters } from './3-analyze/pushes.js';
import { entryOf } from './4-reverse/entry.js';
import { record } from './4-reverse/record.js';
import { reverse } from './4-reverse/reverse.js';
import { withRows } from './4-reverse/rows.js';
import { splitBackward, withReturned } from './4-reverse/seeds.js';
import { gradientOf, gradientShape, startOf } from './4-reverse/shadows.js';
import { fuse } from './5-tidy/fuse.js';
import { tidy } from './5-tidy/tidy.js';
import { declarations } from './6-name/declare.js';
import { nameValues } from './6-name/name.js';
import type { Emission } from './7-emit/module.js';
import { type Diagnostic, refuse } from './diagnostics/diagnostic.js';
import type { GateLibrary } from './gates/load.js';
import { Builder, ref } from './ir/build.js';
import type { Facts } from './ir/facts.js';
import { hasArrays, isReal } from './ir/shapes.js';
import type { Effect, Func, ValueId } from './ir/types.js';
import { visitOps } from './ir/walk.js';
import type { CompileOptions, Style } from './options.js';
import type { Binding, Expr, ParsedFunction } from './syntax.js';

export interface Derived {
  readonly emission: Emission;
  readonly warnings: readonly Diagnostic[];
  /** The names of all its variables. */
  readonly names: readonly string[];
}

export interface Observer {
  /** Called after each phase with what it made, for `--print-ir`, the verifier and `--timings`. */
  readonly after: (phase: string, product: unknown) => void;
}

/** `taken` are names that no variable may have: the module's constants, exports and functions. */
export function derive(parsed: ParsedFunction, gates: GateLibrary, options: CompileOptions, taken: () => ReadonlySet<string>, observer: Observer, uses: (constants: readonly Binding[]) => void): Derived {
  const style: Style = options.style ?? 'staged';
  const staged = stageFunction(parsed, gates);
  const func = keepPlaces(pushAtCounters(style === 'lecture' ? throughReciprocals(staged.func) : staged.func));
  observer.after('stage', func);
  uses(func.constants);
  const facts = analyze(func, gates, { wrt: options.wrt ?? parsed.wrt });
  checkResult(parsed, func, facts);
  observer.after('analyze', { func, facts });
  const reversed = reverse(func, facts, gates, { explicit: style === 'lecture' });
  const recorded = record(func, facts, gates, withRows(func, facts, reversed));
  observer.after('reverse', { func, facts, recorded });

  const builder = new Builder(recorded.values, recorded.nextOp);
  const params = facts.wrt.map((value) => func.params.find((param) => param.value === value)!);
  const shapes = new Map(params.map((param) => [param.value, gradientShape(param, facts, func)]));
  const cacheParam = builder.value({ type: { kind: 'opaque', text: 'cache' }, origin: 'local', hint: 'cache' });
  const withInto = params.some((param) => hasArrays(shapes.get(param.value)!)) && !func.params.some((param) => param.rest);
  const into = withInto ? builder.value({ type: { kind: 'opaque', text: 'into' }, origin: 'local', hint: 'into' }) : undefined;
  const shadows = { func, facts, adjoints: reversed.adjoints, shapes, into };
  const jointZero = (adjoint: ValueId): Expr => startOf(recorded.values[adjoint].of!, shadows);
  const seeding = withReturned(reversed, builder, { func, facts }, recorded.backward);
  const zero = (adjoint: ValueId): Expr => startOf(recorded.values[adjoint].of!, { ...shadows, sizes: seeding.sizes });
  const gradients = recorded.backward.results.map((gradient, at) => gradientOf(params[at], gradient, { ...shadows, sizes: seeding.sizes }));
  const backward = splitBackward({ ops: recorded.backward.ops, results: gradients }, seeding);
  const entry = entryOf(builder, { func, facts, seeding, backward, shapes, into, cache: cacheParam });
  // In the joint function some loops need no second pass, and so no tapes.
  // Value and gradient in one call only where the gradient needs no seed.
  const wantsJoint = func.resultType.kind === 'number';
  const unseeded = { ...reversed.backward, ops: reversed.backward.ops.filter((op) => !reversed.seeding.has(op.id)) };
  const fused = options.tidy?.fuse === false || !wantsJoint || facts.grows.size > 0 ? null
    : fuse({ ...reversed, seed: reversed.unit, backward: unseeded, func, facts, builder, zero: jointZero, explicit: style === 'lecture' });
  const rows = fused && withRows(func, facts, { ...reversed, ...fused, values: builder.values, nextOp: builder.nextOp }, fused.within);
  const one = fused && rows && record(func, facts, gates, rows, { ...fused, within: rows.within });
  if (fused && one) observer.after('fuse', { func, facts, recorded: { ...one, zeros: fused.zeros }, given: into === undefined ? [] : [into] });
  const { values, nextOp } = one ?? builder;
  const tidied = tidy(
    {
      ...recorded, backward, jointBackward: { ops: recorded.backward.ops, results: gradients }, func, facts, values, nextOp, because: new Map([...recorded.because, ...(one?.because ?? [])]),
      fused: fused && { ...fused, ...one!, backward: { ...one!.backward, results: gradients } },
    },
    { style, joint: wantsJoint, zero, jointZero, entry, off: options.tidy ?? {} },
  );
  observer.after('tidy', { func, facts, tidied, seed: recorded.seed, given: [cacheParam, ...(into === undefined ? [] : [into])] });

  const names = taken();
  const extra = into === undefined ? [] : [into];
  const request = { func, facts: { ...facts, inside: recorded.inside }, gates, values: tidied.values, taken: names };
  const own = func.params.map((param) => param.value);
  const split = {
    params: [...own, cacheParam, ...extra, recorded.seed],
    // The forward pass returns its value in between.
    ops: [...tidied.forward.ops, ...tidied.forward.results.map((expr): Effect => ({ kind: 'effect', id: -2, effect: 'call', expr })), ...tidied.backward.ops],
    returned: tidied.backward.results,
  };
  const whole = tidied.joint && { params: [...own, ...extra], ops: tidied.joint.ops, returned: tidied.joint.results };
  const pair = nameValues({ ...request, ...split });
  const forwardDeclarations = declarations(tidied.forward.ops, own, [...tidied.forward.results, ...tidied.cache.map((value) => ref(value))], pair.shared);
  const backwardDeclarations = declarations(tidied.backward.ops, [recorded.seed, cacheParam, ...extra, ...tidied.cache], tidied.backward.results, pair.shared);
  const joint = whole && nameValues({ ...request, ...whole });
  observer.after('name', { func, values: tidied.values, scopes: [{ ...split, names: pair, taken: names }, ...(whole && joint ? [{ ...whole, names: joint, taken: names }] : [])] });

  const numbered = new Set<number>();
  const sentences = new Map<number, string[]>();
  visitOps(func.body.ops, (op) => {
    if (op.kind !== 'stage' || op.gate === null || !facts.active.has(op.result)) return;
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
    gradients: params.map((param) => ({ key: `d${param.name}`, name: param.name, type: param.type })),
    asides: func.params.filter((param) => facts.integers.has(param.value) && param.type.kind === 'number' && !facts.wrt.includes(param.value))
      .map((param) => `\`${param.name}\` counts, and has no gradient.`),
  };
  const variables = new Set<string>();
  for (const naming of [pair, joint]) naming?.all.forEach((name) => variables.add(name));
  return { emission, warnings: [...staged.warnings, ...facts.warnings], names: [...variables] };
}


/** Something comes out that a gradient can be asked for: a real result, or what is written into a parameter. */
function checkResult(parsed: ParsedFunction, { resultType, params }: Func, facts: Facts): void {
  const { name, nameSpan } = parsed;
  if (resultType.kind === 'void' || resultType.kind === 'undefined') {
    if (facts.writes.length === 0) refuse('GG2040', nameSpan, { name });
    return;
  }
  if (!isReal(resultType) || resultType.kind === 'union') refuse('GG2016', nameSpan, { name });
  const clash = params.find((param) => param.name === 'value' && facts.writes.includes(param.value));
  if (clash !== undefined) refuse('GG2041', clash.binding?.span ?? nameSpan, { name });
}
