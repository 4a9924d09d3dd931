/**
 * Genes → a TypeScript program that compiles and ends, with points to call it at.
 *
 * Takes trees of numbers and the features that may occur, guarantees a valid program (every name is declared before it is
 * used and only once in its block, every loop ends) and counts the constructs that it contains.
 *
 *     render(gene, straight)   →   { source: 'export function f(x: number): number {…}', fn: 'f', points: [[0.3]], … }
 */
import { renderHelpers } from './calls.js';
import { ARRAY_LENGTH, atom, expression, wrap } from './expressions.js';
import { coordinate, type ProgramGene } from './genes.js';
import { memoryResult } from './memory.js';
import { declare, type Features, type Frame, open, type Scope, type Variable } from './scope.js';
import { renderStatements } from './statements.js';
import { constants, functionNames, helpers, paramNames } from './templates.js';

export interface Program {
  readonly source: string;
  readonly fn: string;
  readonly points: readonly (readonly unknown[])[];
  /** The parameters that are real by all rules. */
  readonly real: readonly string[];
  readonly constructs: readonly string[];
}

interface Param extends Omit<Variable, 'form'> {
  readonly form: string;
}

/** The parameter forms, by how often they occur. */
const forms = ['number', 'number', 'number', 'number[]', 'Float64Array', 'number'] as const;

export function render(gene: ProgramGene, features: Features): Program {
  const frame: Frame = { constructs: [], helpers: new Set(), constants: new Set(), features, loops: 0, fresh: 0 };
  const fn = functionNames[gene.fn % functionNames.length]!;
  const scope = open(features.calls ? open() : undefined);
  const calls = features.calls ? renderHelpers(gene.statements, 1 + (gene.resultForm % 3), scope.outer!, frame, renderStatements) : [];
  const params: Param[] = [];
  for (const { pick, name } of gene.params) {
    const form = features.calls && pick % 7 === 6 ? 'Pair' : forms[pick % forms.length]!;
    const type = form === 'number' ? 'number' : form === 'Pair' ? 'record' : 'array';
    if (form !== 'number') frame.constructs.push(`parameter ${form}`);
    const written = features.written === true && type === 'array';
    // In the seed, `value` is the result.
    const free = written ? paramNames.filter((each) => each !== 'value') : paramNames;
    params.push({ ...declare(scope, free, name, { type, ...(written ? { own: true } : {}), mutable: true, form: form === 'Float64Array' ? form : 'Array' }), form });
  }
  const counter = features.loops ? declare(scope, ['n', 'steps', 'count'], gene.fn, { type: 'integer', mutable: false }) : undefined;
  const inner = open(scope, true);
  const lines = renderStatements(gene.statements, inner, frame, 1);
  const records = features.calls ? inner.visible().filter(({ type }) => type === 'record').map(({ name }) => ` + ${name}.v * ${name}.w`) : [];
  const number = renderResult(gene, inner, frame) + records.join('');
  const result = features.memory ? memoryResult(gene, inner, number, !/\breturn\b(?! \w+;$)/.test(lines.join('\n'))) : { type: 'number', text: number };
  const heads = params.map((param) => `${param.name}: ${param.form}`);
  if (counter) heads.push(`${counter.name}: number`);
  const source = [
    ...(features.memory ? ['interface Point { v: number; w: number; a: number[] }'] : []),
    ...(features.calls ? ['interface Pair { v: number; w: number }'] : []),
    ...[...frame.constants].map((name) => `const ${name} = ${constants[name]};`),
    ...[...frame.helpers].map((name) => helpers[name]),
    ...calls,
    `export function ${fn}(${heads.join(', ')}): ${result.type} {`,
    ...lines,
    `  return ${result.text};`,
    '}',
    '',
  ].join('\n');
  const points = gene.points.map((numbers, k) => {
    let next = 0;
    const draw = (): number => coordinate(numbers[next++ % numbers.length]!);
    const args: unknown[] = params.map((param) => {
      if (param.type === 'number') return draw();
      if (param.type === 'record') return { v: draw(), w: draw() };
      const own = Array.from({ length: ARRAY_LENGTH }, draw);
      return param.form === 'Float64Array' ? Float64Array.from(own) : own;
    });
    return counter ? [...args, (gene.fn + 3 * k) % 5] : args;
  });
  return { source, fn, points, real: params.map(({ name }) => name), constructs: frame.constructs };
}

function renderResult(gene: ProgramGene, scope: Scope, frame: Frame): string {
  const last = atom(gene.resultForm, scope, frame, true);
  if (gene.resultForm % 3 === 0) {
    frame.constructs.push('return of a variable');
    return last;
  }
  return `${wrap(expression(gene.result, scope, frame))} ${gene.resultForm % 2 ? '+' : '*'} ${last}`;
}
