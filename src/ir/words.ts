/**
 * Operations in the user's words, as far as they are known: his statement, his condition, the head of his loop.
 *
 *     %8 = add(%7, %3)      →   s += k * x          branch %4 < 0 { … }   →   if (x < 0)
 */
import { factText, labelOf, type Printing } from './lines.js';
import { exprText, pathText } from './text.js';
import type { Add, Branch, Effect, Loop, Op, OpId, Stage, Store, ValueId } from './types.js';
import { resultsOf } from './walk.js';

export function ssa(value: ValueId): string {
  return `%${value}`;
}

/** As the user called it, where he did. */
export function user({ values }: Printing): (value: ValueId) => string {
  return (value) => labelOf(value, values) ?? `%${value}`;
}

/** An operation in a note: by its results, and what they are called; one without results by what it says. */
export function opText(id: OpId, printing: Printing): string {
  const op = printing.ops?.get(id);
  if (op === undefined) return `operation ${id}`;
  const results = resultsOf(op).map((value) => [`%${value}`, labelOf(value, printing.values)].filter((word) => word !== undefined).join(' '));
  return results.length === 0 ? wordsOf(op, printing) : results.join(', ');
}

export function wordsOf(op: Op, printing: Printing): string {
  switch (op.kind) {
    case 'stage': return stageNote(op, { ...printing, facts: undefined });
    case 'branch': return branchHead(op, printing);
    case 'loop': return loopHead(op, printing);
    case 'add': case 'store': return updateText(op, user(printing));
    case 'effect': return effectText(op, user(printing));
    case 'block': case 'jump': return op.kind;
  }
}

/** The user's statement, as far as the stage knows it. */
export function stageNote(op: Stage, printing: Printing): string {
  const name = labelOf(op.result, printing.values);
  const fact = factText(op.result, printing);
  if (name !== undefined && (op.assign === '++' || op.assign === '--')) return `${name}${op.assign}${fact}`;
  if (name !== undefined && op.assign !== undefined && op.expr.type === 'BinaryExpression') {
    return `${name} ${op.assign} ${exprText(op.expr.right, user(printing))}${fact}`;
  }
  const text = exprText({ ...op.expr, parens: undefined }, user(printing));
  return (name === undefined ? text : `${name} = ${text}`) + fact;
}

export function updateText(op: Add | Store, nameOf: (value: ValueId) => string): string {
  return `${pathText(op.target, op.path, nameOf)} ${op.kind === 'add' ? op.sign : '='} ${exprText(op.value, nameOf)}`;
}

export function effectText(op: Effect, nameOf: (value: ValueId) => string): string {
  return `${op.effect === 'throw' ? 'throw ' : ''}${exprText(op.expr, nameOf)}`;
}

export function branchHead(op: Branch, printing: Printing): string {
  const cond = exprText({ ...op.cond, parens: undefined }, user(printing));
  return op.form === 'if' ? `if (${cond})` : `${cond} ? … : …`;
}

export function loopHead(op: Loop, printing: Printing): string {
  const test = op.test === null ? '' : exprText({ ...op.test, parens: undefined }, user(printing));
  if (op.mirror !== undefined) return `backwards through the loop of ${opText(op.mirror, printing)}`;
  if (op.form === 'for') return `for (…; ${test}; …)`;
  return op.form === 'do' ? `do … while (${test})` : `while (${test})`;
}
