/**
 * Puts the user's jumps back into a forward pass: `break`, `continue`, and blocks that are left early. Staging turned
 * them into exit codes; here an arm whose code is known ends in a jump to where that code leads, what follows stands
 * behind the arm again, and codes that nobody asks any more are gone.
 *
 *     if (x > 9) { exit = 2; } else { exit = 0; s += x; }  if (exit === 0) i++;  if (exit !== 0) break;
 *       →   if (x > 9) break;  s += x;  …and i++ in the header
 *
 * Nothing is moved or repeated. An arm jumps only where everything between its end and the landing is ruled out by its
 * exit code; all else stays as it is.
 */
import { type Builder, literalValue, number, ref } from '../ir/build.js';
import type { Atom, Branch, Jump, Loop, Op, Region, Store, Value, ValueId } from '../ir/types.js';
import { mapExprs, mapRegion, readsOf, refsOf } from '../ir/walk.js';
import type { Expr } from '../syntax.js';
import { decide, outcome, zerosOf } from './decide.js';
import { type BlockFrame, bind, definedBy, type End, type Landing, landing, type LoopFrame, passed, type Path, resolve, type Rest } from './landings.js';
import { type Codes, codesOf, mapLeaves } from './leaves.js';
import { dropUnreadResults, UNDEFINED } from './unread-results.js';

interface Context {
  readonly builder: Builder;
  /** What values are on all ways that lead to where they are read. */
  readonly known: Map<ValueId, Expr>;
  /** What exit codes can be, where that is known. */
  readonly codes: Map<ValueId, Codes>;
  /** How often each value is read. */
  readonly reads: ReadonlyMap<ValueId, number>;
  /** A slot of a tape is written. */
  readonly isRecord: (op: Op) => op is Store;
  /** What is read after the region, from wherever it is defined. */
  readonly open: ReadonlySet<ValueId>;
}

/** A list as it comes out; `results` are missing where control never comes to its end. */
interface Done {
  readonly ops: readonly Op[];
  readonly results: readonly Atom[] | undefined;
}

/** `after` is what reads the region's values later. Gives the region, and `after` in its words. */
export function jumps(forward: Region, after: Region, builder: Builder): readonly [Region, Region] {
  const open = readsOf(after.ops);
  after.results.forEach((atom) => refsOf(atom).forEach((value) => open.add(value)));
  const isRecord = (op: Op): op is Store => op.kind === 'store' && op.path.length === 1 && builder.values[op.target].origin === 'local' && builder.values[op.target].of !== undefined;
  const cx: Context = { builder, known: new Map(), codes: new Map(), isRecord, reads: countReads([forward, after]), open };
  const done = list(cx, forward.ops, forward.results, { kind: 'wall' });
  const here = (expr: Expr): Expr => resolve(expr, undefined, cx.known);
  const later = cx.known.size === 0 ? after : mapRegion(after, here);
  const read = readsOf(later.ops);
  later.results.forEach((atom) => refsOf(atom).forEach((value) => read.add(value)));
  return [dropUnreadResults({ ops: done.ops, results: forward.results.map(here) }, read), later];
}

// ----------------------------------------------------------------------------------------------------------------- lists

function list(cx: Context, all: readonly Op[], results: readonly Atom[], end: End): Done {
  let ops = all;
  const out: Op[] = [];
  const ends = (): Done => ({ ops: out, results: undefined });
  for (let at = 0; at < ops.length; at++) {
    const op = ops[at];
    const rest: Rest = { ops, at: at + 1, results, end };
    if (op.kind === 'loop') {
      out.push(loop(cx, op, rest));
    } else if (op.kind !== 'branch') {
      out.push(cx.known.size === 0 ? op : mapExprs(op, (expr) => resolve(expr, undefined, cx.known)));
      if (op.kind === 'effect' && op.effect === 'throw') return ends();
    } else {
      const cond = decide(resolve(op.cond, undefined, cx.known));
      const taken = outcome(cond);
      if (taken !== undefined) {
        const arm = taken ? op.then : op.else;
        ops = [...arm.ops, ...replaced(cx, op.results, arm.results), ...ops.slice(at + 1)];
        at = -1;
        continue;
      }
      if (chosenBefore(cx, op, out)) continue;
      const made: Op[] = [];
      let falls = branch(cx, { ...op, cond }, rest, made);
      if (rest.block !== undefined) {
        out.push(closed(cx, rest.block, made, falls, rest));
        at = rest.block.to - 1;
        falls = true;
      } else {
        out.push(...made);
      }
      if (!falls) return ends();
    }
    for (const value of definedBy(out.slice(-1))) collapse(cx, out[out.length - 1], value);
  }
  return { ops: out, results: results.map((atom) => resolve(atom, undefined, cx.known)) };
}

/** An exit code that can be one number only is that number. */
function collapse(cx: Context, op: Op, value: ValueId): void {
  if (op.kind === 'stage' || !isCode(cx, value)) return;
  const codes = codesOf(op, value, cx.codes);
  if (codes === undefined) return;
  cx.codes.set(value, codes);
  const [only] = codes;
  if (codes.size === 1) cx.known.set(value, literal(only));
}

function literal(value: number | boolean): Expr {
  return typeof value === 'number' ? number(value) : { type: 'Literal', value, raw: String(value) };
}

/** The one number that an exit code can be where it isn't 0. */
function unlessZero(cx: Context, value: ValueId): number | undefined {
  const others = [...cx.codes.get(value) ?? []].filter((code): code is number => code !== 0);
  return others.length === 1 ? others[0] : undefined;
}

/** What a branch hands on, once it is known which arm is taken: other words for the same, or assignments. */
function replaced(cx: Context, results: readonly ValueId[], atoms: readonly Atom[]): Op[] {
  return results.flatMap((value, k): Op[] => {
    const atom = atoms[k];
    if (isCode(cx, value) || isSameVariable(cx, value, atom) || (atom.type === 'Identifier' && atom.name === 'undefined')) {
      cx.known.set(value, atom);
      return [];
    }
    return [cx.builder.plain(value, atom)];
  });
}

function isSameVariable(cx: Context, value: ValueId, atom: Atom): boolean {
  return atom.type === 'Ref' && cx.builder.values[atom.value].variable === cx.builder.values[value].variable;
}

/** The exit code of a function, or whether a case of a `switch` was entered: variables that the user doesn't know. */
function isCode(cx: Context, value: ValueId): boolean {
  const { variable }: Value = cx.builder.values[value];
  return variable !== undefined && variable.span === undefined && variable.kind === 'let' && (variable.name === 'exit' || variable.name === 'entered');
}

/** `exit = exit === 2 ? 0 : exit` is done where the code was set, if nobody else reads what it was before. */
function chosenBefore(cx: Context, op: Branch, out: Op[]): boolean {
  const [value] = op.results;
  if (op.results.length !== 1 || op.then.ops.length + op.else.ops.length > 0 || !isCode(cx, value)) return false;
  const codes = new Set(refsOf(op.cond));
  const [code] = codes;
  if (codes.size !== 1 || !isCode(cx, code)) return false;
  const own = [op.cond, ...op.then.results, ...op.else.results].flatMap((expr) => refsOf(expr));
  if (own.some((each) => each !== code) || cx.reads.get(code) !== own.length) return false;
  const at = out.findLastIndex((before) => definedBy([before]).includes(code));
  if (at < 0) return false;
  const mapped = mapLeaves(out[at], code, (each) => {
    const path = bind(undefined, [code], [each], cx.known);
    const taken = outcome(decide(resolve(op.cond, path, cx.known)));
    return taken === undefined ? undefined : resolve((taken ? op.then : op.else).results[0], path, cx.known);
  }, (inner) => cx.reads.get(inner) === 1);
  if (mapped === undefined) return false;
  out[at] = { ...mapped, results: definedBy([mapped]).map((each) => (each === code ? value : each)) } as Op;
  collapse(cx, out[at], value);
  return true;
}

// -------------------------------------------------------------------------------------------------------------- branches

/** Whether control comes to the end of the branch. */
function branch(cx: Context, op: Branch, rest: Rest, made: Op[]): boolean {
  const arm = (region: Region): Done => list(cx, region.ops, region.results, { kind: 'arm', branch: op, after: rest });
  const zeros = zerosOf(op.cond).filter((value) => isCode(cx, value) && !cx.known.has(value));
  zeros.forEach((value) => cx.known.set(value, number(0)));
  let then = arm(op.then);
  zeros.forEach((value) => cx.known.delete(value));
  // Where the condition is the code and nothing else, the other arm knows it too.
  const guard = isGuard(op.cond) ? zeros[0] : undefined;
  const other = guard === undefined ? undefined : unlessZero(cx, guard);
  if (other !== undefined) cx.known.set(guard!, number(other));
  let otherwise = arm(op.else);
  if (other !== undefined) cx.known.delete(guard!);
  const path = other === undefined ? undefined : bind(undefined, [guard!], [number(other)], cx.known);

  const goes = jumpsOf(cx, op, rest, then.results !== undefined, otherwise.results !== undefined, path);
  if (goes.then !== undefined) then = { ops: [...then.ops, ...goes.then], results: undefined };
  if (goes.else !== undefined) otherwise = { ops: [...otherwise.ops, ...goes.else], results: undefined };

  const falling = then.results !== undefined ? then : otherwise;
  if (falling.results === undefined) {
    made.push({ ...op, results: [], then: { ops: then.ops, results: [] }, else: { ops: otherwise.ops, results: [] } });
    return false;
  }
  if (then.results !== undefined && otherwise.results !== undefined) {
    made.push({ ...op, then: { ops: then.ops, results: then.results }, else: { ops: otherwise.ops, results: otherwise.results } });
    op.results.forEach((value) => collapse(cx, made[0], value));
    return true;
  }
  const side = falling === then ? 'then' : 'else';
  const none: Region = { ops: [], results: [] };
  if (side === 'then' && guard !== undefined) {
    made.push({ ...op, cond: isLeaving(guard), results: [], then: { ops: otherwise.ops, results: [] }, else: none });
    made.push(...falling.ops, ...replaced(cx, op.results, falling.results));
    return true;
  }
  if (op.rest === side || falling.ops.length === 0) {
    made.push({ ...op, results: [], then: side === 'then' ? none : { ops: then.ops, results: [] }, else: side === 'else' ? none : { ops: otherwise.ops, results: [] } });
    made.push(...falling.ops, ...replaced(cx, op.results, falling.results));
    return true;
  }
  const region = (done: Done): Region => ({ ops: done.ops, results: done.results ?? op.results.map(() => UNDEFINED) });
  made.push({ ...op, then: region(then), else: region(otherwise) });
  op.results.forEach((value) => collapse(cx, made[made.length - 1], value));
  return true;
}

/** `exit === 0`, with nothing else to it. */
function isGuard(cond: Expr): boolean {
  return cond.type === 'BinaryExpression';
}

function isLeaving(code: ValueId): Expr {
  return { type: 'BinaryExpression', operator: '!==', left: ref(code), right: number(0) };
}

/** The jumps with which the arms have to end. One arm at least goes on, if that leads where it should. */
function jumpsOf(cx: Context, op: Branch, rest: Rest, thenFalls: boolean, elseFalls: boolean, otherwise: Path | undefined): { readonly then?: readonly Op[]; readonly else?: readonly Op[] } {
  const natural = landing(undefined, rest, cx.known, cx.isRecord);
  const from = (region: Region, falls: boolean, path?: Path): Landing => (falls ? landing(bind(path, op.results, region.results, cx.known), rest, cx.known, cx.isRecord) : {});
  const yes = from(op.then, thenFalls);
  const no = from(op.else, elseFalls, otherwise);
  const wants = (way: Landing, other: 'then' | 'else'): boolean => way.loop !== undefined
    && (!isSame(way, natural) || (op.rest === other && op[other].ops.length > 0));
  const innermost = innermostOf(rest);
  const goesOn = (way: Landing): boolean => way.loop?.kind === 'continue' && way.loop.frame === innermost;

  let thenJumps = wants(yes, 'else');
  let elseJumps = wants(no, 'then');
  if (thenJumps && elseJumps) {
    const both = goesOn(yes) && goesOn(no);
    if (goesOn(no)) elseJumps = false;
    if (both ? op.rest !== 'else' : goesOn(yes)) thenJumps = false;
  }
  if (thenJumps || elseJumps) return { then: thenJumps ? leave(cx, yes) : undefined, else: elseJumps ? leave(cx, no) : undefined };
  if (!thenFalls || !elseFalls) return {};
  const then = isSame(yes, natural) ? undefined : leaveBlock(cx, yes);
  return { then, else: isSame(no, natural) || then !== undefined ? undefined : leaveBlock(cx, no) };
}

function isSame(a: Landing, b: Landing): boolean {
  if (a.loop !== undefined || b.loop !== undefined) return a.loop?.frame === b.loop?.frame && a.loop?.kind === b.loop?.kind;
  if (a.block === undefined || b.block === undefined) return a.block === b.block;
  if ('frame' in a.block) return 'frame' in b.block && a.block.frame === b.block.frame;
  return !('frame' in b.block) && a.block.rest === b.block.rest && a.block.to === b.block.to;
}

function innermostOf(rest: Rest): LoopFrame | undefined {
  for (let { end } = rest; end.kind !== 'wall'; { end } = end.after) if (end.kind === 'main') return end.frame;
  return undefined;
}

function valuesOf(cx: Context, values: readonly ValueId[], path: Path | undefined): readonly Atom[] {
  return values.map((value) => resolve(ref(value), path, cx.known));
}

/** A jump out of a loop, or to the end of its body. */
function leave(cx: Context, { loop }: Landing): readonly Op[] {
  const { kind, frame, path, records } = loop!;
  if (kind === 'continue') frame.continues++;
  const [target, results] = kind === 'break' ? [frame.loop.id, frame.loop.results] : [frame.latch, frame.behind];
  return [
    ...records.map((record) => ({ ...record, id: cx.builder.id() })),
    cx.builder.op<Jump>({ kind: 'jump', target, values: valuesOf(cx, results, path) }),
  ];
}

/**
 * A jump out of a block, which begins with the operation that is being written. Not where a value on the way, which would
 * stay without assignment, is read in the backward pass.
 */
function leaveBlock(cx: Context, { block }: Landing): readonly Op[] | undefined {
  if (block === undefined) return undefined;
  const isOpen = (behind: readonly ValueId[]): boolean => passed(block.path).some((value) => cx.open.has(value) && !behind.includes(value));
  // Exit codes that are read later have to be set in any case: then nothing is won.
  const asksCodes = (behind: readonly ValueId[]): boolean => behind.some((value) => cx.open.has(value) && isCode(cx, value));
  let frame: BlockFrame;
  if ('frame' in block) {
    frame = block.frame;
    if (isOpen(frame.behind) || asksCodes(frame.behind)) return undefined;
  } else {
    const { rest, to } = block;
    const behind = definedBy(rest.ops.slice(rest.at - 1, to));
    if (isOpen(behind) || asksCodes(behind) || (rest.block !== undefined && rest.block.to !== to)) return undefined;
    rest.block ??= { id: cx.builder.id(), to, behind, results: behind.map((value) => twin(cx, value)) };
    frame = rest.block;
  }
  return [cx.builder.op<Jump>({ kind: 'jump', target: frame.id, values: valuesOf(cx, frame.behind, block.path) })];
}

/** A value of the same variable. */
function twin(cx: Context, value: ValueId, variable = cx.builder.values[value].variable): ValueId {
  const { type, hint, span } = cx.builder.values[value];
  return cx.builder.value({ type, origin: 'join', variable, hint, span });
}

/** The block, from its first operation, which has been made, to where jumps out of it land. */
function closed(cx: Context, frame: BlockFrame, made: readonly Op[], falls: boolean, rest: Rest): Op {
  const after: Rest = { ...rest, at: frame.to, block: undefined, sealed: true };
  const inner = falls ? list(cx, rest.ops.slice(rest.at, frame.to), [], { kind: 'block', frame, after }) : undefined;
  const results = inner?.results === undefined ? frame.behind.map(() => UNDEFINED) : valuesOf(cx, frame.behind, undefined);
  frame.behind.forEach((value, k) => cx.known.set(value, ref(frame.results[k])));
  return { kind: 'block', id: frame.id, results: frame.results, body: { ops: [...made, ...(inner?.ops ?? [])], results } };
}

// ----------------------------------------------------------------------------------------------------------------- loops

function loop(cx: Context, op: Loop, rest: Rest): Op {
  const here = (expr: Expr): Expr => resolve(expr, undefined, cx.known);
  const inits = op.inits.map(here);
  const head = op.head.map((inner) => mapExprs(inner, here));
  const before = op.test && op.form !== 'do' ? here(op.test) : null;
  const main = op.body.ops.slice(0, op.stepFrom);
  const steps = op.body.ops.slice(op.stepFrom);
  const skipped = op.exit === undefined ? undefined : stepSkipped(cx, op);
  if (op.exit !== undefined && (literalValue(inits[op.exit]) !== 0 || skipped === undefined)) {
    const own = list(cx, main, [], { kind: 'wall' });
    const step = list(cx, steps, [], { kind: 'wall' });
    return { ...op, inits, head, test: before ?? (op.test && here(op.test)), body: { ops: [...own.ops, ...step.ops], results: op.body.results.map(here) }, stepFrom: own.ops.length };
  }

  if (op.exit !== undefined) cx.known.set(op.params[op.exit], number(0));
  const frame = frameOf(cx, op, main, steps);
  const end: End = { kind: 'main', frame, after: rest };
  const body = list(cx, main, [], end);
  const ops = [...body.ops];
  let falls = body.results !== undefined;
  const code = op.exit === undefined ? number(0) : here(op.body.results[op.exit]);
  if (falls && code.type === 'Ref') {
    // What is left of the code decides here, once.
    const only = unlessZero(cx, code.value);
    if (only !== undefined) cx.known.set(code.value, number(only));
    const away = only === undefined ? undefined : landing(undefined, { ops: [], at: 0, results: [], end }, cx.known, cx.isRecord);
    const values = (): readonly Atom[] => valuesOf(cx, op.results, stepSkipped(cx, op)).map((atom, k) => (k === op.exit ? code : atom));
    const leaves = away === undefined ? [cx.builder.op<Jump>({ kind: 'jump', target: op.id, values: values() })] : leave(cx, away);
    ops.push(cx.builder.op<Branch>({ kind: 'branch', cond: isLeaving(code.value), results: [], form: 'if', then: { ops: leaves, results: [] }, else: { ops: [], results: [] } }));
    cx.known.set(code.value, number(0));
  } else if (falls && literalValue(code) !== 0) {
    const away = landing(undefined, { ops: [], at: 0, results: [], end }, cx.known, cx.isRecord);
    ops.push(...leave(cx, away));
    falls = false;
  }

  const goesOn = falls || frame.continues > 0;
  const whole: Op[] = [];
  if (frame.continues > 0) {
    const slots = frame.behind.map((value) => op.body.results.findIndex((atom) => atom.type === 'Ref' && atom.value === value));
    const results = frame.behind.map((value, k) => twin(cx, value, slots[k] < 0 ? undefined : cx.builder.values[op.params[slots[k]]].variable));
    const ends = falls ? valuesOf(cx, frame.behind, undefined) : frame.behind.map(() => UNDEFINED);
    whole.push({ kind: 'block', id: frame.latch, results, body: { ops, results: ends } });
    frame.behind.forEach((value, k) => cx.known.set(value, ref(results[k])));
  } else {
    whole.push(...ops);
  }
  const step = goesOn ? list(cx, steps, [], { kind: 'wall' }).ops : [];
  const next = op.params.map((param, k) => (!goesOn || k === op.exit ? ref(param) : here(op.body.results[k])));
  const test = op.form !== 'do' || op.test === null ? before : goesOn ? here(op.test) : ({ type: 'Literal', value: true, raw: 'true' } as const);
  return { ...op, inits, head, test, exit: undefined, body: { ops: [...whole, ...step], results: next }, stepFrom: whole.length };
}

/** What is read behind the body of a loop has to be handed on by each `continue`. */
function frameOf(cx: Context, op: Loop, main: readonly Op[], steps: readonly Op[]): LoopFrame {
  const read = readsOf(steps);
  [...op.body.results, ...(op.form === 'do' && op.test !== null ? [op.test] : [])].forEach((expr) => refsOf(expr).forEach((value) => read.add(value)));
  const code = op.exit === undefined ? undefined : op.body.results[op.exit];
  const behind = definedBy(main).filter((value) => read.has(value) && !(code?.type === 'Ref' && code.value === value));
  return { loop: op, latch: cx.builder.id(), behind, continues: 0 };
}

/** What the loop hands on where the exit code isn't 0; `undefined` where the step doesn't depend on it. */
function stepSkipped(cx: Context, op: Loop): Path | undefined {
  const written = op.body.results[op.exit!];
  const codes = [written, resolve(written, undefined, cx.known)].flatMap((code) => (code.type === 'Ref' ? [code.value] : []));
  // Any other number than 0 will do.
  let path = bind(undefined, codes, codes.map(() => number(1)), cx.known);
  for (const step of op.body.ops.slice(op.stepFrom)) {
    const taken = step.kind === 'branch' ? outcome(decide(resolve(step.cond, path, cx.known))) : undefined;
    if (step.kind !== 'branch' || taken === undefined) return undefined;
    const arm = taken ? step.then : step.else;
    if (arm.ops.length > 0) return undefined;
    path = bind(path, step.results, arm.results, cx.known);
  }
  return bind(path, op.results, op.body.results, cx.known);
}

function countReads(regions: readonly Region[]): ReadonlyMap<ValueId, number> {
  const reads = new Map<ValueId, number>();
  const count = (expr: Expr): void => refsOf(expr).forEach((value) => reads.set(value, (reads.get(value) ?? 0) + 1));
  regions.forEach((region) => void mapRegion(region, (expr) => (count(expr), expr)));
  return reads;
}
