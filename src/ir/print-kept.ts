/**
 * What became of each forward value that the backward pass reads, a line each: what was done, for the sake of which
 * stages, and why nothing cheaper would do. Stages have the numbers that the output gives them.
 *
 *     recorded %6   ; h on a tape: needed by (2) h = Math.sin(h); not computed again, since the loop carries it
 */
import type { Facts } from './facts.js';
import type { Kept, Obstacle } from './kept.js';
import { labelOf, layOut, type Line, type Printing } from './lines.js';
import { nest } from './nest.js';
import { funcLines } from './print.js';
import type { Func, Op, OpId, ValueId } from './types.js';
import { visitOps } from './walk.js';
import { wordsOf } from './words.js';

/** The function with what is known of its values, and, once that is decided, what was done about them. */
export function printAnalysis(func: Func, { active }: Facts, decided?: { readonly kept: readonly Kept[]; readonly inside: ReadonlyMap<OpId, OpId> }): string {
  const text = layOut(funcLines(func, (value) => (active.has(value) ? 'active' : undefined)));
  if (decided === undefined) return text;
  const { kept, inside } = decided;
  const shown = nest(func.body, inside);
  const printing: Printing = { values: func.values };
  const ops = new Map<OpId, Op>();
  const numbers = new Map<OpId, number>();
  visitOps(shown.ops, (op) => {
    ops.set(op.id, op);
    if (op.kind === 'stage' && op.gate !== null && active.has(op.result)) numbers.set(op.id, numbers.size + 1);
  });
  const sayer = (id: OpId): string => {
    const number = numbers.get(id);
    const op = ops.get(id);
    const words = op === undefined ? `operation ${id}` : wordsOf(op, printing);
    return number === undefined ? `\`${words}\`` : `(${number}) \`${words}\``;
  };
  const texts = new Map([...ops.values()].flatMap((op): [ValueId, string][] => (op.kind === 'stage' ? [[op.result, wordsOf(op, printing)]] : [])));
  const name = (value: ValueId): string => labelOf(value, func.values) ?? texts.get(value) ?? `%${value}`;
  const lines = kept.map((one): Line => ({ depth: 1, text: `${words[one.how].said} %${one.value}`, note: note(one, name, rooted(sayer, inside)) }));
  const head: Line = { depth: 0, text: `backward pass of ${func.name} reads${lines.length === 0 ? ' nothing' : ''}`, note: '' };
  return `${text}${layOut([head, ...lines])}`;
}

const words: Readonly<Record<Kept['how'], { readonly said: string; readonly how: string }>> = {
  recorded: { said: 'recorded', how: 'on a tape' },
  cached: { said: 'in scope', how: '' },
  again: { said: 'computed again', how: '' },
  read: { said: 'read again', how: '' },
  walked: { said: 'walked back', how: 'in a variable' },
  counted: { said: 'counted back', how: '' },
};

/** What is printed inside a stage is asked for by that stage. */
function rooted(say: (id: OpId) => string, inside: ReadonlyMap<OpId, OpId>): (ids: readonly OpId[]) => readonly string[] {
  const root = (id: OpId): OpId => {
    let at = id;
    for (let outer = inside.get(at); outer !== undefined; outer = inside.get(at)) at = outer;
    return at;
  };
  return (ids) => [...new Set(ids.map(root))].map(say);
}

function note({ value, how, neededBy, obstacle }: Kept, name: (value: ValueId) => string, say: (ids: readonly OpId[]) => readonly string[]): string {
  const all = say(neededBy);
  const few = all.length > 3 ? [...all.slice(0, 3), `${all.length - 3} more`] : all;
  const sentence = [`${name(value)} ${words[how].how}`.trimEnd(), few.length === 0 ? '' : `: needed by ${listed(few)}`].join('');
  return obstacle === undefined ? sentence : `${sentence}; not computed again, since ${reason(obstacle, name)}`;
}

function reason(obstacle: Obstacle, name: (value: ValueId) => string): string {
  switch (obstacle.why) {
    case 'carried': return 'the loop carries it';
    case 'chosen': return 'a branch chose it';
    case 'looped': return 'an inner loop made it';
    case 'made': return 'it is an array of this iteration alone';
    case 'call': return 'it is a costly call';
    case 'changes': return 'what it reads is written later';
    case 'long': return 'it would take too many steps';
    case 'several': return `${listed(obstacle.values.map(name))} would have to be recorded instead`;
    case 'through': return `it is made of ${name(obstacle.value)}, and ${reason(obstacle.obstacle, name).replace(/^it is /, 'that is ')}`;
  }
}

function listed(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items[items.length - 1]}`;
}
