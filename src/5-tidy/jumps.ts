/**
 * Puts the user's jumps back into a forward pass: `break`, `continue`, and blocks that are left early. Staging turned
 * them into exit codes; here an arm whose code is known ends in a jump to where that code leads, what follows stands
 * behind the arm again, and codes that nobody asks any more are gone.
 *
 *     if (x > 9) { exit = 2; } else { exit = 0; s += x; }  if (exit === 0) i++;  if (exit !== 0) break;
 *       →   if (x > 9) break;  s += x;  …and i++ in the header
 *
 * Nothing is moved, and nothing but the writing of tapes repeated. An arm jumps only where everything between its end and
 * the landing is ruled out by its exit code; all else stays as it is.
 */
import { type Builder, literalValue, number, ref } from '../ir/build.js';
import type { Atom, Branch, Jump, Loop, Op, Region, Value } from '../ir/types.js';
import { mapExprs, mapRegion, readsOf, refsOf } from '../ir/walk.js';
import type { Expr } from '../syntax.js';
import { jumpsOf, leave, twin } from './arm-jumps.js';
import { decide, outcome, zerosOf } from './decide.js';
import {
  chosenBefore, collapse, contextFor, type Context, isCode, isGuard, isLeaving, readBy, replaced, unlessZero, valuesOf,
} from './exit-codes.js';
import { type BlockFrame, bind, definedBy, type End, landing, type LoopFrame, type Path, resolve, type Rest } from './landings.js';
import { dropUnreadResults, UNDEFINED } from './unread-results.js';

/** A list as it comes out; `results` are missing where control never comes to its end. */
interface Done {
  readonly ops: readonly Op[];
  readonly results: readonly Atom[] | undefined;
}

/** `after` is what reads the region's values later. Gives the region, and `after` in its words. */
export function jumps(forward: Region, after: Region, builder: Builder): readonly [Region, Region] {
  const cx = contextFor(builder, forward, after);
  const done = list(cx, forward.ops, forward.results, { kind: 'wall' });
  const here = (expr: Expr): Expr => resolve(expr, undefined, cx.known);
  const later = cx.known.size === 0 ? after : mapRegion(after, here);
  return [dropUnreadResults({ ops: done.ops, results: forward.results.map(here) }, readBy(later)), later];
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

  const falls = { then: then.results !== undefined, else: otherwise.results !== undefined };
  const goes = jumpsOf(cx, op, rest, { falls, otherwise: path });
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
    const leaving: Region = { ops: (side === 'then' ? otherwise : then).ops, results: [] };
    made.push({ ...op, results: [], then: side === 'then' ? none : leaving, else: side === 'then' ? leaving : none });
    made.push(...falling.ops, ...replaced(cx, op.results, falling.results));
    return true;
  }
  const region = (done: Done): Region => ({ ops: done.ops, results: done.results ?? op.results.map(() => UNDEFINED) });
  made.push({ ...op, then: region(then), else: region(otherwise) });
  op.results.forEach((value) => collapse(cx, made[made.length - 1], value));
  return true;
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
  if (op.exit !== undefined && (literalValue(inits[op.exit]) !== 0 || stepSkipped(cx, op) === undefined)) {
    const own = list(cx, main, [], { kind: 'wall' });
    const step = list(cx, steps, [], { kind: 'wall' });
    const results = op.body.results.map(here);
    return { ...op, inits, head, test: before ?? (op.test && here(op.test)), body: { ops: [...own.ops, ...step.ops], results }, stepFrom: own.ops.length };
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
    const then: Region = { ops: leaves, results: [] };
    ops.push(cx.builder.op<Branch>({ kind: 'branch', cond: isLeaving(code.value), results: [], form: 'if', then, else: { ops: [], results: [] } }));
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
    const variableOf = (at: number): Value['variable'] => (at < 0 ? undefined : cx.builder.values[op.params[at]].variable);
    const results = frame.behind.map((value, k) => twin(cx, value, variableOf(slots[k])));
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
  const later = op.form === 'do' && op.test !== null ? [...op.body.results, op.test] : op.body.results;
  later.forEach((expr) => refsOf(expr).forEach((value) => read.add(value)));
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
