/**
 * The rules a template must obey, beyond being readable: names, and who receives what.
 *
 * Takes a template and the gate made of it, gives a diagnostic for each rule that is broken. After an empty answer the
 * free names of the backward block are exactly the inputs, the result and its adjoint, which is what slicing counts on.
 *
 *     backward: { dx += w * dz; }   →   GG4007: `w` is no input of this gate
 */
import { inactiveOf } from './assemble.js';
import { checkCollisions, checkFreeNames } from './check-names.js';
import { gradientsAt } from './evaluate.js';
import { eachName } from './expression.js';
import type { Gate, GateStatement } from './gate.js';
import type { Template } from './read.js';
import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.js';

export function checkTemplate(template: Template, gate: Gate, isOwn = false): readonly Diagnostic[] {
  const found = [
    ...checkFile(template, gate),
    ...checkBackward(template, gate),
    ...checkCollisions(template, gate),
    ...checkPatterns(template, gate, isOwn),
    ...checkFreeNames(template, gate),
    ...checkReceivers(template, gate),
  ];
  return found.length > 0 ? found : checkExamples(template, gate);
}

function checkFile({ path, nameSpan }: Template, gate: Gate): readonly Diagnostic[] {
  const file = path.split(/[\\/]/).at(-1)?.replace(/\.\w+$/, '');
  return [
    ...(file === gate.name ? [] : [diagnose('GG4003', nameSpan, { name: gate.name, file: file ?? path })]),
    ...(gate.sentence === '' ? [diagnose('GG4011', nameSpan, { what: 'the first sentence is missing' })] : []),
  ];
}

function checkBackward({ nameSpan, backward }: Template, gate: Gate): readonly Diagnostic[] {
  if (gate.flat === '') return [diagnose('GG4011', nameSpan, { what: '@flat takes a reason' })];
  const adds = backward !== undefined && backward.length > 0;
  if (adds === (gate.flat === undefined)) return [];
  const what = adds ? 'both a backward block and `@flat`' : 'neither a backward block nor `@flat`';
  return [diagnose('GG4005', nameSpan, { name: gate.name, what })];
}

function checkPatterns(template: Template, gate: Gate, isOwn: boolean): readonly Diagnostic[] {
  return gate.patterns.flatMap(({ expr }, at) => {
    if (isOwn && at > 0) return [diagnose('GG4013', expr.span ?? template.nameSpan, { what: 'is never looked for: a gate of your own is meant where it is called by its name' }, { hint: 'leave `@matches` out' })];
    const used = new Set<string>();
    eachName(expr, (name) => used.add(name));
    const stranger = [...used].find((name) => isOwn && !gate.params.includes(name) && !KNOWN.has(name));
    if (stranger !== undefined) return [diagnose('GG4013', expr.span ?? template.nameSpan, { what: `names \`${stranger}\`, which the output would not know` })];
    const missing = gate.params.filter((param) => !used.has(param));
    const what = `has no place for \`${missing.join('`, `')}\``;
    if (missing.length > 0) return [diagnose('GG4013', expr.span ?? template.nameSpan, { what })];
    return expr.type === 'Identifier' && !isOwn ? [diagnose('GG4013', expr.span, { what: 'would match everything' })] : [];
  });
}

/** What every module knows. */
const KNOWN: ReadonlySet<string> = new Set(['Math', 'Number', 'NaN', 'Infinity']);

function checkReceivers(template: Template, gate: Gate): readonly Diagnostic[] {
  // Without any statement the fault is another one.
  if (gate.flat !== undefined || gate.backward.length === 0) return [];
  const receives = (statements: readonly GateStatement[]): readonly string[] => statements.flatMap((statement) => {
    switch (statement.kind) {
      case 'add': return [statement.param];
      case 'if': return [...receives(statement.then), ...receives(statement.else)];
      case 'each': return receives(statement.body);
      default: return [];
    }
  });
  const excused = new Set([...receives(gate.backward), ...inactiveOf(template)]);
  const literalAlways = (param: string): boolean => gate.patterns.every((pattern) => pattern.literal.has(param));
  return gate.params.filter((param) => !excused.has(param) && !literalAlways(param))
    .map((param) => diagnose('GG4009', template.nameSpan, { param, name: gate.name }));
}

function checkExamples({ path, nameSpan, doc }: Template, gate: Gate): readonly Diagnostic[] {
  const tags = doc.tags.filter(({ name }) => name === 'example');
  return gate.examples.flatMap(({ inputs, seed, gradients }, i) => {
    const received = gradientsAt(gate, inputs, seed);
    const wrong = gradients.findIndex((stated, k) => received !== undefined && !isNear(received[k], stated));
    if (received === undefined || wrong < 0) return [];
    const span = tags[i] === undefined ? nameSpan : { file: path, start: tags[i].start, end: tags[i].start + tags[i].text.length };
    const rest = gate.rest ? gate.params.length - 1 : gate.params.length;
    const param = wrong < rest ? gate.params[wrong] : `${gate.params[rest]}[${wrong - rest}]`;
    return [diagnose('GG4014', span, { param, found: received[wrong], stated: gradients[wrong] })];
  });
}

function isNear(found: number, stated: number): boolean {
  if (!Number.isFinite(stated)) return Object.is(found, stated);
  return Math.abs(found - stated) <= 1e-9 * Math.abs(stated);
}
