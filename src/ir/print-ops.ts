/**
 * Operations and their regions as lines. A stage is one line; branches and loops are braces with what they hand on behind
 * `yield`; the carried values of a loop stand in its head, each with its first value.
 *
 *     %7, %8 = loop (%4 = 0, counter %5 = 0) while %5 < %1 {  ; s, i: for (…; i < n; …)
 */
import type { Expr } from '../syntax.js';
import { factText, labelOf, type Line, type Printing } from './lines.js';
import { exprText, typeText } from './text.js';
import type { Atom, Branch, Loop, Op, OpId, Stage, ValueId } from './types.js';
import { resultsOf } from './walk.js';
import { branchHead, effectText, loopHead, opText, ssa, stageNote, updateText, user } from './words.js';

/** `inGroup`: the stage that the operations around are there for, which needs no line of its own again. */
export function opLines(ops: readonly Op[], results: readonly Atom[], printing: Printing, depth: number, inGroup?: OpId): readonly Line[] {
  const lines: Line[] = [];
  let group = inGroup;
  for (const op of ops) {
    const because = printing.because?.get(op.id) ?? group;
    if (because !== undefined && because !== group) lines.push({ depth, text: '', note: `backprop ${opText(because, printing)}` });
    group = because;
    lines.push(...linesOf(op, printing, depth));
  }
  if (results.length > 0) lines.push({ depth, text: `yield ${exprs(results)}`, note: '' });
  return lines;
}

function linesOf(op: Op, printing: Printing, depth: number): readonly Line[] {
  switch (op.kind) {
    case 'stage': return [line(op, depth, stageText(op, printing), stageNote(op, printing), printing)];
    case 'branch': return branchLines(op, printing, depth);
    case 'loop': return loopLines(op, printing, depth);
    case 'block': return [
      line(op, depth, `${defined(op.results, printing)}block {`, headNote(op.results, '', printing), printing),
      ...opLines(op.body.ops, op.body.results, printing, depth + 1, printing.because?.get(op.id)),
      { depth, text: '}', note: '' },
    ];
    case 'jump': return [line(op, depth, `jump ${[behind(op.target, printing), exprs(op.values)].filter((part) => part !== '').join(' with ')}`, '', printing)];
    case 'add': return [line(op, depth, updateText(op, ssa), updateText(op, user(printing)), printing)];
    case 'store': return [line(op, depth, updateText(op, ssa), updateText(op, user(printing)), printing)];
    case 'effect': return [line(op, depth, effectText(op, ssa), effectText(op, user(printing)), printing)];
  }
}

// ------------------------------------------------------------------------------------------------------------ one line

function stageText(op: Stage, printing: Printing): string {
  const right = op.gate === null || printing.nested ? exprText({ ...op.expr, parens: undefined }, ssa) : `${op.gate}(${exprs(op.inputs)})`;
  return `${defined([op.result], printing)}${right}`;
}

/** Where a jump goes: behind the operation that it leaves. */
function behind(target: OpId, { ops }: Printing): string {
  const results = ops?.has(target) ? resultsOf(ops.get(target)!) : [];
  return `behind ${results.length === 0 ? `${ops?.get(target)?.kind ?? 'operation'} ${target}` : results.map(ssa).join(', ')}`;
}

/** A line of an operation. A note that says nothing new is left out; the user's comment comes last. */
function line(op: Op, depth: number, text: string, note: string, printing: Printing): Line {
  const home = printing.inside?.get(op.id);
  const words = [
    note === text ? '' : note,
    home === undefined ? '' : `(inside ${opText(home, printing)})`,
    op.note === undefined ? '' : `// ${op.note}`,
  ];
  return { depth, text, note: words.filter((word) => word !== '').join('  '), op: op.id };
}

// ------------------------------------------------------------------------------------------------------------- regions

function branchLines(op: Branch, printing: Printing, depth: number): readonly Line[] {
  const head = branchHead(op, printing);
  const rest = 'what follows the `if`';
  const group = printing.because?.get(op.id);
  const then = opLines(op.then.ops, op.then.results, printing, depth + 1, group);
  const otherwise = opLines(op.else.ops, op.else.results, printing, depth + 1, group);
  const lines: Line[] = [
    line(op, depth, `${defined(op.results, printing)}branch ${exprText({ ...op.cond, parens: undefined }, ssa)} {`, headNote(op.results, head, printing), printing),
    ...(op.rest === 'then' ? [{ depth: depth + 1, text: '', note: rest }] : []),
    ...then,
  ];
  if (otherwise.length > 0) lines.push({ depth, text: '} else {', note: op.rest === 'else' ? rest : '' }, ...otherwise);
  return [...lines, { depth, text: '}', note: '' }];
}

function loopLines(op: Loop, printing: Printing, depth: number): readonly Line[] {
  const test = op.test === null ? '' : ` while ${exprText({ ...op.test, parens: undefined }, ssa)}`;
  const testLater = op.form === 'do' || op.head.length > 0;
  const mirror = op.mirror === undefined ? '' : ` mirroring ${opText(op.mirror, { values: [], ops: printing.ops })}`;
  const head = `${defined(op.results, printing)}loop (${carried(op, printing)})${mirror}${testLater ? '' : test} {`;
  const step = op.body.ops.slice(op.stepFrom);
  const group = printing.because?.get(op.id);
  const lines: Line[] = [line(op, depth, head, headNote(op.results, loopHead(op, printing), printing, op.params), printing)];
  if (op.head.length > 0) {
    lines.push({ depth: depth + 1, text: 'head', note: '' }, ...opLines(op.head, [], printing, depth + 2));
    if (op.form !== 'do' && op.test !== null) lines.push({ depth: depth + 1, text: test.trimStart(), note: '' });
  }
  lines.push(...opLines(op.body.ops.slice(0, op.stepFrom), step.length > 0 ? [] : op.body.results, printing, depth + 1, group));
  if (step.length > 0) lines.push({ depth: depth + 1, text: 'step', note: '' }, ...opLines(step, [], printing, depth + 2, group));
  if (step.length > 0 && op.body.results.length > 0) lines.push({ depth: depth + 1, text: `yield ${exprs(op.body.results)}`, note: '' });
  return [...lines, { depth, text: `}${op.form === 'do' ? test : ''}`, note: '' }];
}

/** The carried values with what they start as; counters and the exit code say so. */
function carried(op: Loop, printing: Printing): string {
  return Array.from({ length: Math.max(op.params.length, op.inits.length) }, (_, at) => {
    const role = at === op.exit ? 'exit ' : op.counters.includes(at) ? 'counter ' : '';
    const param = op.params[at];
    const init = op.inits[at];
    return `${role}${param === undefined ? '?' : typed(param, printing)} = ${init === undefined ? '?' : exprText(init, ssa)}`;
  }).join(', ');
}

/** `y, s: while (x > 0)`. The facts on carried values are kept under their own names. */
function headNote(results: readonly ValueId[], head: string, printing: Printing, params: readonly ValueId[] = []): string {
  const names = results.map((value) => (labelOf(value, printing.values) ?? `%${value}`) + factText(value, printing)).join(', ');
  const inner = params.filter((value) => factText(value, printing) !== '').map((value) => `%${value}${factText(value, printing)}`);
  const whole = [names, head].filter((part) => part !== '').join(': ');
  return inner.length === 0 ? whole : `${whole}  ${inner.join(', ')}`;
}

// --------------------------------------------------------------------------------------------------------------- names

function exprs(list: readonly Expr[]): string {
  return list.map((expr) => exprText(expr, ssa)).join(', ');
}

function defined(results: readonly ValueId[], printing: Printing): string {
  return results.length === 0 ? '' : `${results.map((value) => typed(value, printing)).join(', ')} = `;
}

function typed(value: ValueId, { values }: Printing): string {
  const type = values[value]?.type;
  return type === undefined || type.kind === 'number' ? `%${value}` : `%${value}: ${typeText(type)}`;
}
