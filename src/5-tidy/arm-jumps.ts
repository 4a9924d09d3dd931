/**
 * The jumps with which the arms of a branch have to end: where control goes from each, and whether it comes there by
 * itself.
 */
import type { Branch, Jump, Op, ValueId } from '../ir/types.js';
import { type Context, isCode, valuesOf } from './exit-codes.js';
import { type BlockFrame, bind, definedBy, type Landing, landing, type LoopFrame, passed, type Path, type Rest } from './landings.js';

interface Arms {
  /** Whether control comes to the ends of the arms. */
  readonly falls: { readonly then: boolean; readonly else: boolean };
  /** What is known in the second arm alone. */
  readonly otherwise: Path | undefined;
}

interface Ends {
  readonly then?: readonly Op[];
  readonly else?: readonly Op[];
}

/** One arm at least goes on, if that leads where it should. */
export function jumpsOf(cx: Context, op: Branch, rest: Rest, { falls, otherwise }: Arms): Ends {
  const from = (path: Path | undefined): Landing => landing(path, rest, cx.known, cx.isRecord);
  const natural = from(undefined);
  const yes = falls.then ? from(bind(undefined, op.results, op.then.results, cx.known)) : {};
  const no = falls.else ? from(bind(otherwise, op.results, op.else.results, cx.known)) : {};
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
  if (!falls.then || !falls.else) return {};
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

/** A jump out of a loop, or to the end of its body. */
export function leave(cx: Context, { loop }: Landing): readonly Op[] {
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
export function twin(cx: Context, value: ValueId, variable = cx.builder.values[value].variable): ValueId {
  const { type, hint, span } = cx.builder.values[value];
  return cx.builder.value({ type, origin: 'join', variable, hint, span });
}
