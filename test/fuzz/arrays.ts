/**
 * Statements of random programs that make, fill, read and overwrite arrays of their own.
 *
 * Guarantees that each array has at least `ARRAY_LENGTH` elements, that nothing grows without end, and that what is read
 * outside an array is read with a `??` behind it.
 *
 *     const hs = new Float64Array(3); for (…) { hs[i % 3] += Math.sin(x); hs[(i + 1) % 3] = Math.tanh(hs[0]); }
 */
import { ARRAY_LENGTH, bounded, expression, variable } from './expressions.js';
import type { StatementGene } from './genes.js';
import { type Frame, freeName, type Scope, type Variable } from './scope.js';

type Lines = (gene: StatementGene, scope: Scope, frame: Frame, depth: number, inLoop: boolean) => string[] | undefined;

/** Some are what a compiler would like to call its own. */
const names = ['a', 'b', 'hs', 'xs', 'at', 'trips', 'entry', 'counts', 'da', 'buffer', 'tmp', 'n2', 'dhs', 'u', 'grid', 'v'] as const;

const made: Lines = (gene, scope, frame, depth, inLoop) => {
  const given = scope.visible().filter(({ type }) => type === 'array');
  const from = given[gene.name % Math.max(1, given.length)];
  const name = freeName(scope, names, gene.name);
  scope.masked.add(name);
  scope.used.add(name);
  if (from) scope.use(from.name);
  const [one, two] = [0, 1].map((k) => right(gene, scope, frame, inLoop, k));
  const forms: readonly (readonly [string, string, 'Array' | 'Float64Array'])[] = [
    ['new Float64Array', 'new Float64Array(3)', 'Float64Array'],
    ['new Array, filled', 'new Array(3).fill(0)', 'Array'],
    ['literal in memory', `[${one}, ${two}, 0.5]`, 'Array'],
    ['Array.from a length', `Array.from({ length: 3 }, (_element, k) => ${one} * (k + 1))`, 'Array'],
    ...(from && from.name !== name ? [
      ['slice', `${from.name}.slice()`, from.form ?? 'Array'], ['map', `${from.name}.map((e, k) => Math.tanh(e) + k * ${one})`, from.form ?? 'Array'],
      ['spread', `[...${from.name}]`, 'Array'], ['Float64Array.from', `Float64Array.from(${from.name})`, 'Float64Array'],
    ] as const : []),
  ];
  const [construct, text, form] = forms[Math.floor(gene.pick / 16) % forms.length]!;
  scope.masked.delete(name);
  frame.constructs.push(construct);
  scope.own.push({ name, type: 'array', mutable: true, form, own: true });
  const type = form === 'Array' ? 'number[]' : 'Float64Array';
  return [`${pad(depth)}const ${name}: ${type} = ${text};`, `${pad(depth)}${name}[${gene.name % ARRAY_LENGTH}] = ${two};`];
};

const written: Lines = (gene, scope, frame, depth, inLoop) => {
  const array = ownOf(gene.name, scope);
  if (array === undefined) return undefined;
  scope.use(array.name);
  const place = `${array.name}[${index(gene.name, gene, scope, frame)}]`;
  const other = `${array.name}[${index(gene.name + 1, gene, scope, frame)}]`;
  const value = right(gene, scope, frame, inLoop, 0);
  const forms: readonly (readonly [string, string])[] = [
    ['element written', `${place} = ${value};`], ['element written', `${place} = ${value};`],
    ['element added to', `${place} += ${value};`], ['element taken from', `${place} -= ${value};`], ['element scaled', `${place} *= Math.cos(${value});`],
    ['element from another', `${place} = Math.tanh(${other} + ${value});`], ['element added to another', `${place} += 0.5 * ${other};`],
    ['written twice', `${place} = ${other} = ${value};`], ['written while written', `${place} += (${other} = ${value});`], ['scaled while written', `${place} *= Math.sin(${other} -= ${value});`],
    ['element counted', `${place}++;`], ['element counted', `--${place};`],
  ];
  const [construct, text] = forms[Math.floor(gene.pick / 16) % forms.length]!;
  frame.constructs.push(construct);
  return [`${pad(depth)}${text}`];
};

/** Read, overwritten, read again: the order matters. */
const mixed: Lines = (gene, scope, frame, depth, inLoop) => {
  const array = ownOf(gene.name, scope);
  if (array === undefined) return undefined;
  const name = freeName(scope, ['t', 'old', 'v', 'w0'].filter((each) => each !== array.name), gene.name);
  scope.masked.add(name);
  scope.used.add(name);
  scope.use(array.name);
  const [i, j] = [0, 1].map((k) => index(gene.name + k, gene, scope, frame));
  const value = right(gene, scope, frame, inLoop, 0);
  scope.masked.delete(name);
  scope.own.push({ name, type: 'number', mutable: true });
  const line = (text: string): string => `${pad(depth)}${text}`;
  const swap = Math.floor(gene.pick / 16) % 3;
  frame.constructs.push(['elements swapped', 'read before it is written', 'value of an assignment'][swap]!);
  if (swap === 0) return [line(`let ${name} = ${array.name}[${i}];`), line(`${array.name}[${i}] = ${array.name}[${j}];`), line(`${array.name}[${j}] = ${name};`)];
  if (swap === 1) return [line(`let ${name} = ${array.name}[${i}] * ${array.name}[${j}];`), line(`${array.name}[${i}] = ${value};`), line(`${name} += ${array.name}[${i}] * ${array.name}[${j}];`)];
  return [line(`let ${name} = (${array.name}[${i}] ${['=', '+=', '-='][gene.name % 3]} ${value}) * ${array.name}[${j}];`)];
};

const outside: Lines = (gene, scope, frame, depth, inLoop) => {
  const array = ownOf(gene.name, scope);
  const target = scope.visible().find(({ type, mutable }) => type === 'number' && mutable);
  if (array === undefined || target === undefined) return undefined;
  [array, target].forEach(({ name }) => scope.use(name));
  const ints = scope.visible().filter(({ type }) => type === 'integer');
  const counter = ints[gene.name % Math.max(1, ints.length)];
  if (counter) scope.use(counter.name);
  const key = counter ? `${counter.name} - 1` : '-1';
  const far = array.form === 'Float64Array' ? (counter ? `2 * ${counter.name} + 1` : '7') : key;
  const value = right(gene, scope, frame, inLoop, 0);
  frame.constructs.push('read outside');
  const read = `${pad(depth)}${target.name} = Math.sin(${target.name} + (${array.name}[${key}] ?? 0.3));`;
  if (gene.pick % 2) return [read];
  frame.constructs.push('written outside');
  return [`${pad(depth)}${array.name}[${far}] = ${value};`, read];
};

const method: Lines = (gene, scope, frame, depth, inLoop) => {
  const array = ownOf(gene.name, scope);
  if (array === undefined) return undefined;
  const name = freeName(scope, ['s', 'total', 'top', 'mean'], gene.name);
  scope.masked.add(name);
  scope.used.add(name);
  scope.use(array.name);
  const value = right(gene, scope, frame, inLoop, 0);
  const xs = array.name;
  scope.masked.delete(name);
  scope.own.push({ name, type: 'number', mutable: true });
  const line = (text: string): string => `${pad(depth)}${text}`;
  const forms: readonly (readonly [string, readonly string[]])[] = [
    ['reduce', [`let ${name} = ${xs}.reduce((p, q, k) => p + 0.3 * q * (k + 1), ${value});`]],
    ['forEach', [`let ${name} = ${value};`, `${xs}.forEach((e, k) => { ${name} += Math.sin(e) * (k + 1); });`]],
    ['forEach that writes', [`let ${name} = ${value};`, `${xs}.forEach((e, k) => { ${name} = Math.cos(${name}) + e; ${xs}[(k + 1) % 3] = Math.tanh(${name} * e); });`]],
    ['Math.max of an array', [`let ${name} = Math.tanh(Math.${gene.name % 2 ? 'max' : 'min'}(...${xs}));`]],
    ['for of', [`let ${name} = ${value};`, `for (const e of ${xs}) {`, `  if (e > 0.9) ${gene.pick % 2 ? 'continue' : 'break'};`, `  ${name} = Math.tanh(${name} + e);`, `  ${xs}[2] = ${name} * e;`, '}']],
    ['some', [`let ${name} = ${xs}.some((e) => e > 0.4) ? ${value} : ${xs}[1];`]],
    ['fill', [`let ${name} = ${xs}[0] * ${xs}[2];`, `${xs}.fill(Math.sin(${name}));`]],
    ...(array.form === 'Array' ? [['push', [`let ${name} = ${value};`, `if (${xs}.length < 6) ${xs}.push(Math.sin(${name}));`]] as const] : []),
    ...(array.form === 'Array' ? [['push', [`let ${name} = ${xs}[1] * ${value};`, `if (${xs}.length < 5) ${xs}.push(Math.cos(${name}));`]]] as const : []),
    ...(array.form === 'Array' ? [['at', [`let ${name} = ${xs}.at(-1)! * 0.5;`]] as const] : []),
  ];
  const [construct, lines] = forms[Math.floor(gene.pick / 16) % forms.length]!;
  frame.constructs.push(construct);
  return lines.map(line);
};

const helped: Lines = (gene, scope, frame, depth, inLoop) => {
  const array = ownOf(gene.name, scope);
  if (array === undefined) return undefined;
  scope.use(array.name);
  const value = right(gene, scope, frame, inLoop, 0);
  const helper = array.form === 'Array' ? (gene.pick % 2 ? 'spread' : 'put') : 'relax';
  frame.helpers.add(helper);
  frame.constructs.push('helper that writes');
  return [`${pad(depth)}${helper}(${array.name}, ${helper === 'put' ? `${gene.name % 4}, ` : ''}${value});`];
};

const rows: Lines = (gene, scope, frame, depth, inLoop) => {
  const known = scope.visible().filter(({ type }) => type === 'rows');
  const line = (text: string): string => `${pad(depth)}${text}`;
  if (known.length === 0 || gene.name % 7 === 0) {
    const name = freeName(scope, ['A', 'rows', 'M'], gene.name);
    const form = gene.pick % 2 ? 'Array' as const : 'Float64Array' as const;
    const value = right(gene, scope, frame, inLoop, 0);
    scope.own.push({ name, type: 'rows', mutable: true, form });
    scope.used.add(name);
    frame.constructs.push('rows');
    return [line(`const ${name} = Array.from({ length: 3 }, () => new ${form}(3)${form === 'Array' ? '.fill(0)' : ''});`), line(`${name}[${gene.name % 3}][${gene.pick % 3}] = ${value};`)];
  }
  const array = known[gene.name % known.length]!;
  scope.use(array.name);
  if (gene.pick % 3 === 0) {
    const i = index(gene.name, gene, scope, frame);
    const name = freeName(scope, ['row', 'r', 'p'], gene.name);
    scope.own.push({ name, type: 'array', mutable: true, form: array.form, own: true });
    scope.used.add(name);
    frame.constructs.push('row in a variable');
    return [line(`const ${name} = ${array.name}[${i}];`)];
  }
  const [i, j, k, l] = [0, 1, 2, 3].map((n) => index(gene.name + n, gene, scope, frame));
  const value = right(gene, scope, frame, inLoop, 0);
  frame.constructs.push('element of a row');
  return [line(`${array.name}[${i}][${j}] ${['=', '+=', '*='][gene.name % 3]} Math.sin(${array.name}[${k}][${l}] + ${value});`)];
};

const forms: readonly Lines[] = [made, written, written, mixed, outside, method, method, helped, rows, rows];

/** Lines about arrays; the first ones make one. */
export function arrayStatement(gene: StatementGene, scope: Scope, frame: Frame, depth: number, inLoop: boolean): string[] {
  const form = forms[Math.floor(gene.pick / 3) % forms.length]!;
  return form(gene, scope, frame, depth, inLoop) ?? made(gene, scope, frame, depth, inLoop)!;
}

function ownOf(pick: number, scope: Scope): Variable | undefined {
  const own = scope.visible().filter((one) => one.own).reverse();
  return own[Math.floor(pick / 3) % Math.max(1, own.length)];
}

/** An index within `ARRAY_LENGTH`. */
function index(pick: number, gene: StatementGene, scope: Scope, frame: Frame): string {
  const ints = scope.visible().filter(({ type }) => type === 'integer');
  const counter = ints[Math.floor(pick / 2) % Math.max(1, ints.length)];
  if (!counter || (pick + gene.pick) % 4 === 0) return String(pick % ARRAY_LENGTH);
  scope.use(counter.name);
  frame.constructs.push('written at a computed index');
  return pick % 2 ? `${counter.name} % 3` : `(${counter.name} + ${pick % 4}) % 3`;
}

function right(gene: StatementGene, scope: Scope, frame: Frame, inLoop: boolean, k: number): string {
  const one = gene.exprs[k % gene.exprs.length];
  if (!inLoop && one === undefined) return variable(gene.name, scope, frame);
  return inLoop ? bounded(one, scope, frame) : `Math.tanh(${expression(one, scope, frame, 2)})`;
}

function pad(depth: number): string {
  return '  '.repeat(depth);
}
