/**
 * Statements of random programs: declarations, assignments, and (where the family has them) branches, loops, exits.
 *
 * Guarantees that every loop ends: counters are never assigned by the body, and a `while` counts its iterations.
 *
 *     for (let i = 0; i < 3; i++) { if (x > 0.5) break; x = Math.tanh(x + w[i]); }
 */
import { arrayStatement } from './arrays.js';
import { callStatement } from './calling.js';
import { bounded, expression, variable, wrap } from './expressions.js';
import type { StatementGene } from './genes.js';
import { memoryStatement } from './memory.js';
import { type Frame, freeName, open, type Scope, type Variable } from './scope.js';
import { literals, variableNames } from './templates.js';

/** Where an exit could lead. */
export interface Exits {
  readonly loop: boolean;
  readonly label?: string;
}

type Form = (gene: StatementGene, scope: Scope, frame: Frame, depth: number, exits: Exits) => string[];

const operators = ['+=', '-=', '*=', '/=', '**=', '%='] as const;
const bounds = ['3', '2', '4', '1', '0'] as const;
const counters = ['i', 'j', 'k', 'm', 'q', 'r'] as const;

export function renderStatements(genes: readonly StatementGene[], scope: Scope, frame: Frame, depth: number, exits: Exits = { loop: false }): string[] {
  return genes.flatMap((gene) => {
    const { branches, loops, arrays, memory, calls } = frame.features;
    const forms: Form[] = calls ? [...plain.slice(0, 5), ...calling] : memory ? [...plain.slice(0, 2), ...remembering] : arrays ? [...plain.slice(0, 4), ...arraying] : [...plain];
    if (branches && depth < 4) forms.push(...branching);
    if (loops && depth < 4 && frame.loops < 6) forms.push(...looping);
    if (loops) forms.push(exit);
    if (exits.loop) forms.push(exit, exit, exit, ...(memory || arrays ? [exit, exit, exit] : []));
    return forms[gene.pick % forms.length]!(gene, scope, frame, depth, exits);
  });
}

const declaration: Form = (gene, scope, frame, depth, exits) => {
  const kind = gene.name % 2 ? 'const' : 'let';
  const name = freeName(scope, variableNames, gene.name);
  scope.masked.add(name);
  const value = right(gene, scope, frame, exits);
  scope.masked.delete(name);
  scope.own.push({ name, type: 'number', mutable: kind === 'let' });
  frame.constructs.push(kind);
  const comment = gene.name % 5 === 0 ? ` // ${literals[gene.name % 3]} of it` : '';
  return [`${pad(depth)}${kind} ${name} = ${value};${comment}`];
};

const assignment: Form = (gene, scope, frame, depth, exits) => {
  const target = mutable(gene, scope);
  if (!target) return declaration(gene, scope, frame, depth, exits);
  scope.use(target.name);
  frame.constructs.push('reassignment');
  return [`${pad(depth)}${target.name} = ${right(gene, scope, frame, exits)};`];
};

const compound: Form = (gene, scope, frame, depth, exits) => {
  const target = mutable(gene, scope);
  if (!target) return declaration(gene, scope, frame, depth, exits);
  scope.use(target.name);
  const operator = operators[Math.floor(gene.pick / 31) % operators.length]!;
  frame.constructs.push(operator);
  const value = exits.loop ? bounded(gene.exprs[0], scope, frame) : expression(gene.exprs[0], scope, frame);
  const guarded = operator === '/=' ? `2.5 + Math.sin(${value})` : operator === '**=' ? '2' : operator === '%=' ? '2.3' : operator === '*=' ? `Math.cos(${value})` : value;
  return [`${pad(depth)}${target.name} ${operator} ${guarded};`];
};

const increment: Form = (gene, scope, frame, depth, exits) => {
  const target = mutable(gene, scope);
  if (!target) return declaration(gene, scope, frame, depth, exits);
  scope.use(target.name);
  frame.constructs.push('++ and --');
  return [`${pad(depth)}${[`${target.name}++`, `--${target.name}`][gene.name % 2]};`];
};

const pair: Form = (gene, scope, frame, depth) => {
  const kind = 'const';
  const names = [0, 1].map((k) => {
    const name = freeName(scope, variableNames, gene.name + k * 17);
    scope.masked.add(name);
    scope.used.add(name);
    return name;
  });
  const values = [0, 1].map((k) => expression(gene.exprs[k % gene.exprs.length], scope, frame, 1));
  names.forEach((name) => (scope.masked.delete(name), scope.own.push({ name, type: 'number', mutable: false })));
  frame.constructs.push('two declarations in one');
  return [`${pad(depth)}${kind} ${names[0]} = ${values[0]}, ${names[1]} = ${values[1]};`];
};

const plain: readonly Form[] = [declaration, compound, assignment, compound, declaration, compound, increment, pair];

const array: Form = (gene, scope, frame, depth, exits) => arrayStatement(gene, scope, frame, depth, exits.loop);

const arraying: readonly Form[] = Array.from({ length: 14 }, () => array);

const remembering: readonly Form[] = Array.from({ length: 12 }, () => (gene, scope, frame, depth, exits) => memoryStatement(gene, scope, frame, depth, exits.loop));

const call: Form = (gene, scope, frame, depth, exits) => callStatement(gene, scope, frame, exits.loop, renderStatements).map((line) => `${pad(depth)}${line}`);

const calling: readonly Form[] = Array.from({ length: 8 }, () => call);

const branch: Form = (gene, scope, frame, depth, exits) => {
  const lines = [`${pad(depth)}if (${condition(gene, scope, frame)}) {`, ...block(gene.body, scope, frame, depth, exits)];
  frame.constructs.push('if');
  if (gene.other.length > 0) {
    frame.constructs.push('else');
    if (gene.pick % 3 === 0) {
      frame.constructs.push('else if');
      lines.push(`${pad(depth)}} else if (${variable(gene.name, scope, frame)} < 0.4) {`, ...block(gene.body, scope, frame, depth, exits));
    }
    lines.push(`${pad(depth)}} else {`, ...block(gene.other, scope, frame, depth, exits));
  }
  return [...lines, `${pad(depth)}}`];
};

const joined: Form = (gene, scope, frame, depth) => {
  const name = freeName(scope, variableNames, gene.name);
  scope.masked.add(name);
  scope.used.add(name);
  const test = condition(gene, scope, frame);
  const [one, other] = [0, 1].map((k) => expression(gene.exprs[(k + 1) % gene.exprs.length], scope, frame));
  scope.masked.delete(name);
  scope.own.push({ name, type: 'number', mutable: true });
  frame.constructs.push('both branches assign');
  return [`${pad(depth)}let ${name};`, `${pad(depth)}if (${test}) ${name} = ${one};`, `${pad(depth)}else ${name} = ${other};`];
};

const branching: readonly Form[] = [branch, branch, joined];

const counted: Form = (gene, scope, frame, depth) => {
  const inner = open(scope);
  const ints = scope.visible().filter(({ type }) => type === 'integer');
  const arrays = scope.visible().filter(({ type }) => type === 'array');
  const outer = ints[gene.name % Math.max(1, ints.length)];
  const array = arrays[gene.name % Math.max(1, arrays.length)];
  const by = Math.floor(gene.pick / 32) % 3;
  const bound = by === 1 && outer ? outer.name : by === 2 && array ? `${array.name}.length` : bounds[gene.name % bounds.length]!;
  if (by === 1 && outer) frame.constructs.push(frame.loops > 0 ? 'bound that depends on a counter' : 'bound that is a parameter');
  if (by === 2 && array) frame.constructs.push('bound that is a length');
  [outer, array].forEach((one) => one && inner.use(one.name));
  const name = freeName(inner, counters, frame.loops);
  inner.own.push({ name, type: 'integer', mutable: false });
  frame.loops++;
  const way = Math.floor(gene.pick / 64) % 4;
  const head = [
    `let ${name} = 0; ${name} < ${bound}; ${name}++`,
    `let ${name} = ${bound} - 1; ${name} >= 0; ${name}--`,
    `let ${name} = 0; ${name} < ${bound}; ${name} += 2`,
    `let ${name} = 1; ${name} <= ${bound}; ++${name}`,
  ][way]!;
  frame.constructs.push(['for', 'for downwards', 'for in steps', 'for from 1'][way]!);
  return looped(gene, inner, frame, depth, `for (${head})`, '');
};

/** A loop whose trip count depends on the data, with an upper bound that it never gets past. */
const whiled: Form = (gene, scope, frame, depth) => {
  const name = freeName(scope, counters, frame.loops);
  const counter: Variable = { name, type: 'integer', mutable: false };
  scope.own.push(counter);
  scope.use(name);
  frame.loops++;
  const inner = open(scope);
  const limit = 1 + (gene.name % 4);
  const fromData = Math.floor(gene.pick / 256) % 2 === 0;
  const test = fromData ? `${name} < ${limit} && (${condition(gene, scope, frame)})` : `${name} < ${limit}`;
  frame.constructs.push(fromData ? 'trip count from the data' : 'trip count of a while');
  const post = Math.floor(gene.pick / 64) % 3 === 0;
  frame.constructs.push(post ? 'do' : 'while');
  const start = `${pad(depth)}let ${name} = 0;`;
  // the step comes first: `continue` must not skip it
  const step = `${pad(depth + 1)}${name}++;`;
  return [start, ...looped(gene, inner, frame, depth, post ? 'do' : `while (${test})`, post ? ` while (${test});` : '', step)];
};

function looped(gene: StatementGene, inner: Scope, frame: Frame, depth: number, head: string, tail: string, first?: string): string[] {
  const label = gene.name % 5 < 3 ? `loop${++frame.fresh}` : undefined;
  if (label) frame.constructs.push('label');
  const body = renderStatements(gene.body, inner, frame, depth + 1, { loop: true, label });
  const carried = mutable(gene, inner);
  if (carried) {
    frame.constructs.push('carried state');
    inner.use(carried.name);
    body.push(`${pad(depth + 1)}${carried.name} = ${bounded(gene.exprs[0], inner, frame)};`);
  }
  return [`${pad(depth)}${label ? `${label}: ` : ''}${head} {`, ...(first ? [first] : []), ...body, `${pad(depth)}}${tail}`];
}

const chosen: Form = (gene, scope, frame, depth, exits) => {
  const ints = scope.visible().filter(({ type }) => type === 'integer');
  const index = ints[gene.name % Math.max(1, ints.length)];
  if (!index) return branch(gene, scope, frame, depth, exits);
  scope.use(index.name);
  frame.constructs.push('switch');
  const inner = open(scope);
  const falls = gene.pick % 3 === 0;
  if (falls) frame.constructs.push('fall-through');
  const within = { ...exits, loop: exits.loop };
  const assign = (k: number): string[] => {
    const target = mutable({ ...gene, name: gene.name + k }, inner);
    if (!target) return [];
    inner.use(target.name);
    return [`${pad(depth + 2)}${target.name} ${k ? '=' : '+='} ${right(gene, inner, frame, within, k)};`];
  };
  return [
    `${pad(depth)}switch (${index.name} % 3) {`,
    `${pad(depth + 1)}case 0:`, ...assign(0), ...(falls ? [] : [`${pad(depth + 2)}break;`]),
    `${pad(depth + 1)}case 1: {`, ...block(gene.body, inner, frame, depth + 1, { loop: false }), `${pad(depth + 2)}break;`, `${pad(depth + 1)}}`,
    `${pad(depth + 1)}default:`, ...assign(2),
    `${pad(depth)}}`,
  ];
};

const swap: Form = (gene, scope, frame, depth, exits) => {
  const targets = scope.visible().filter(({ type, mutable: free }) => type === 'number' && free);
  if (targets.length < 2) return assignment(gene, scope, frame, depth, exits);
  const [one, other] = [targets[gene.name % targets.length]!, targets[(gene.name + 1) % targets.length]!];
  [one, other].forEach(({ name }) => scope.use(name));
  frame.constructs.push('swap');
  return [`${pad(depth)}[${one.name}, ${other.name}] = [${other.name}, ${gene.pick % 2 ? one.name : `${one.name} + 0.5 * ${other.name}`}];`];
};

const looping: readonly Form[] = [counted, counted, whiled, chosen, swap, counted];

const exit: Form = (gene, scope, frame, depth, exits) => {
  const test = condition(gene, scope, frame);
  const way = Math.floor(gene.pick / 16) % 3;
  if (exits.loop && way !== 2) {
    const label = exits.label && gene.name % 5 ? ` ${exits.label}` : '';
    const word = way === 0 ? 'continue' : 'break';
    frame.constructs.push(label ? `${word} to a label` : word);
    return [`${pad(depth)}if (${test}) ${word}${label};`];
  }
  frame.constructs.push(exits.loop ? 'return from a loop' : 'early return');
  const value = expression(gene.exprs[0], scope, frame, 2);
  return [`${pad(depth)}if (${test}) return ${frame.returned?.(value) ?? value};`];
};

function block(genes: readonly StatementGene[], scope: Scope, frame: Frame, depth: number, exits: Exits): string[] {
  const inner = open(scope);
  const target = mutable({ name: depth }, inner);
  if (genes.length > 0 || !target) return renderStatements(genes, inner, frame, depth + 1, exits);
  inner.use(target.name);
  return [`${pad(depth + 1)}${target.name} = Math.cos(${target.name}) + 0.5 * ${variable(depth + 1, inner, frame)};`];
}

function right(gene: StatementGene, scope: Scope, frame: Frame, exits: Exits, k = 0): string {
  const one = gene.exprs[k % gene.exprs.length];
  return exits.loop ? bounded(one, scope, frame) : expression(one, scope, frame);
}

function condition(gene: StatementGene, scope: Scope, frame: Frame): string {
  const last = gene.exprs[gene.exprs.length - 1];
  const [a, b] = [wrap(expression(last, scope, frame, 1)), variable(gene.name, scope, frame)];
  const forms = [`${a} > ${b}`, `${a} < 0.3`, `${b} >= -0.2`, `!(${a} <= ${b})`, `${a} > 0 && ${b} < 1`, `${a} > 1 || ${b} < 0`, `${a} * 2 !== ${b}`, `${b} < ${a} + 0.1`];
  return forms[gene.name % forms.length]!;
}

function mutable(gene: Pick<StatementGene, 'name'>, scope: Scope): Variable | undefined {
  const targets = scope.visible().filter((one) => one.type === 'number' && one.mutable).reverse();
  return targets[Math.floor(gene.name / 3) % Math.max(1, targets.length)];
}

function pad(depth: number): string {
  return '  '.repeat(depth);
}
