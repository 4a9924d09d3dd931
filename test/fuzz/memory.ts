/**
 * Statements of random programs in which arrays and records go by several names: aliases, swaps, rows that are stored
 * twice, records inside records, helpers that write into what they are given or give it back.
 *
 * Guarantees that each array has at least `ARRAY_LENGTH` elements, and that whatever is written stays within bounds.
 *
 *     let p = [x, y, 0.5]; const q = p; M[i % 3] = q; [M[0], M[1]] = [M[1], M[0]]; p = M[1]; p[0] *= Math.cos(q[1]);
 */
import { ARRAY_LENGTH, bounded, expression } from './expressions.js';
import type { StatementGene } from './genes.js';
import { type Frame, freeName, type Scope, type Variable } from './scope.js';

interface Here {
  readonly gene: StatementGene;
  readonly scope: Scope;
  readonly frame: Frame;
  readonly inLoop: boolean;
  /** Draws one of so many, another one each time. */
  readonly draw: (count: number) => number;
}

type Kind = 'array' | 'rows' | 'record' | 'records';
type Form = (here: Here) => string[] | undefined;

const names: Readonly<Record<Kind, readonly string[]>> = {
  array: ['a', 'b', 'p', 'q', 'cur', 'shadows', 'da', 'tmp', 'value', 'w'],
  rows: ['M', 'A', 'rows', 'dM', 'grid'],
  record: ['r', 's', 'o', 'cache', 'dr', 'state'],
  records: ['ps', 'bodies', 'list', 'dps'],
};
const types: Readonly<Record<Kind, string>> = { array: 'number[]', rows: 'number[][]', record: 'Point', records: 'Point[]' };

const make: Form = (here) => declared(here, (['array', 'array', 'record', 'rows', 'records'] as const)[here.draw(5)]!, false);
/** Where there is nothing to be named again, it is made first. */
const alias: Form = (here) => {
  const kind = (['array', 'record', 'rows', 'records', 'records'] as const)[here.draw(5)]!;
  const known = declared(here, kind, true);
  if (known !== undefined) return known;
  const made = declared(here, kind, false)!;
  return [...made, ...declared(here, kind, true) ?? []];
};

function declared(here: Here, kind: Kind, known: boolean): string[] | undefined {
  const { scope, frame, gene } = here;
  const name = freeName(scope, names[kind], gene.name + here.draw(7));
  scope.masked.add(name);
  scope.used.add(name);
  const text = known ? existing(here, kind) : fresh(here, kind);
  scope.masked.delete(name);
  if (text === undefined) return undefined;
  const rebound = here.draw(3) > 0;
  scope.own.push({ name, type: kind, mutable: true, form: 'Array', own: true, rebound });
  frame.constructs.push(`${kind} ${known ? 'by another name' : 'made'}`);
  return [`${rebound ? 'let' : 'const'} ${name}: ${types[kind]} = ${text};`];
}

/** Something new, perhaps with things inside that have names already. */
function fresh(here: Here, kind: Kind): string {
  const inner = (of: Kind): string => (here.draw(3) > 0 ? existing(here, of) : undefined) ?? fresh(here, of);
  const one = (): string => value(here);
  const from = existing(here, kind);
  switch (kind) {
    case 'array': {
      if (from !== undefined && here.draw(2) === 0) return [`${from}.slice()`, `${from}.map((e, k) => Math.tanh(e) + k * ${one()})`, `[...${from}]`, `Array.from(${from})`][here.draw(4)]!;
      return [`[${one()}, ${one()}, 0.5]`, `[0.3, ${one()}, ${one()}]`, 'new Array<number>(3).fill(0.2)', `Array.from({ length: 3 }, (_e, k) => ${one()} * (k + 1))`][here.draw(4)]!;
    }
    case 'rows': {
      if (from !== undefined && here.draw(2) === 0) return [`${from}.slice()`, `${from}.map((row) => row.map((e) => Math.sin(e)))`, `${from}.map((row) => row)`, `[...${from}]`][here.draw(4)]!;
      return here.draw(4) === 0 ? `Array.from({ length: 3 }, () => ${inner('array')})` : `[${inner('array')}, ${inner('array')}, ${inner('array')}]`;
    }
    case 'record': {
      if (from !== undefined && here.draw(3) === 0) return here.draw(2) ? `{ ...${from}, v: ${one()} }` : `{ ...${from} }`;
      return `{ v: ${one()}, w: ${one()}, a: ${inner('array')} }`;
    }
    case 'records': {
      if (from !== undefined && here.draw(2) === 0) return [`${from}.slice()`, `${from}.map((e) => ({ ...e, v: e.w }))`, `${from}.map((e) => e)`][here.draw(3)]!;
      return `[${inner('record')}, ${inner('record')}, ${inner('record')}]`;
    }
  }
}

/** Something that is there, by one of its names. */
function existing(here: Here, kind: Kind): string | undefined {
  const { scope, frame } = here;
  const all = scope.visible().filter((one) => one.type === kind && one.form === 'Array' && one.own);
  const name = pickOf(here, all)?.name;
  const ways: (() => string | undefined)[] = [() => name, () => name, () => name];
  const chosen = (): string | undefined => {
    const other = pickOf(here, all)?.name;
    return name === undefined || other === undefined ? undefined : `(${condition(here)} ? ${name} : ${other})`;
  };
  ways.push(chosen);
  const within = (of: Kind, text: (holder: string) => string) => (): string | undefined => {
    const holder = pickOf(here, scope.visible().filter(({ type, own }) => type === of && own));
    if (holder === undefined) return undefined;
    scope.use(holder.name);
    return text(holder.name);
  };
  if (kind === 'array') {
    ways.push(within('rows', (rows) => `${rows}[${index(here)}]`), within('record', (record) => `${record}.a`), within('records', (records) => `${records}[${index(here)}].a`));
    if (name !== undefined) ways.push(() => {
      const other = pickOf(here, all)!.name;
      frame.helpers.add(here.draw(2) ? 'either' : 'same');
      scope.use(other);
      return frame.helpers.has('either') ? `either(${name}, ${other}, ${value(here)})` : `same(${name})`;
    });
  }
  if (kind === 'record') {
    ways.push(within('records', (records) => `${records}[${index(here)}]`));
    if (name !== undefined) ways.push(() => (frame.helpers.add('nudge'), `nudge(${name}, ${value(here)})`));
  }
  if (name !== undefined) scope.use(name);
  const text = ways[here.draw(ways.length)]!();
  return text ?? name;
}

const rebound: Form = (here) => {
  const target = pickOf(here, here.scope.visible().filter((one) => one.rebound));
  if (target === undefined) return undefined;
  here.scope.use(target.name);
  const kind = target.type as Kind;
  const text = here.draw(2) ? existing(here, kind)! : fresh(here, kind);
  here.frame.constructs.push('another thing by a name');
  return [`${target.name} = ${text};`];
};

const swapped: Form = (here) => {
  const all = here.scope.visible().filter((one) => one.rebound);
  const one = pickOf(here, all);
  const other = one && pickOf(here, all.filter(({ type }) => type === one.type));
  if (one === undefined || other === undefined) return undefined;
  [one, other].forEach(({ name }) => here.scope.use(name));
  here.frame.constructs.push('names swapped');
  if (here.draw(2)) return [`[${one.name}, ${other.name}] = [${other.name}, ${one.name}];`];
  const name = `old${++here.frame.fresh}`;
  return [`const ${name} = ${one.name};`, `${one.name} = ${other.name};`, `${other.name} = ${name};`];
};

/** A number somewhere. */
function place(here: Here): string | undefined {
  const { scope } = here;
  const all = scope.visible().filter(({ own, type }) => own && ['array', 'rows', 'record', 'records'].includes(type));
  const one = pickOf(here, all);
  if (one === undefined) return undefined;
  scope.use(one.name);
  const field = (record: string): string => [`${record}.v`, `${record}.w`, `${record}.a[${index(here)}]`][here.draw(3)]!;
  switch (one.type) {
    case 'array': return `${one.name}[${index(here)}]`;
    case 'rows': return `${one.name}[${index(here)}][${index(here)}]`;
    case 'record': return field(one.name);
    default: return field(`${one.name}[${index(here)}]`);
  }
}

const written: Form = (here) => {
  const [one, other] = [place(here), place(here)];
  if (one === undefined || other === undefined) return undefined;
  const by = value(here);
  here.frame.constructs.push('written by one of its names');
  return [[
    `${one} = ${by};`, `${one} = Math.tanh(${other} + ${by});`, `${one} += 0.5 * ${other};`, `${one} *= Math.cos(${other});`, `${one} -= ${by};`,
    `[${one}, ${other}] = [${other}, ${one}];`, `${one} = ${other} = ${by};`, `${one} += (${other} = ${by});`, `${one} = Math.sin(${one} * ${other});`,
  ][here.draw(9)]!];
};

const stored: Form = (here) => {
  const holder = pickOf(here, here.scope.visible().filter(({ own, type }) => own && ['rows', 'record', 'records'].includes(type)));
  if (holder === undefined) return undefined;
  here.scope.use(holder.name);
  const { name } = holder;
  here.frame.constructs.push('stored in another');
  if (holder.type === 'record') return [`${name}.a = ${existing(here, 'array') ?? fresh(here, 'array')};`];
  const kind = holder.type === 'rows' ? 'array' : 'record';
  const [i, j] = [index(here), index(here)];
  const inner = here.draw(2) ? existing(here, kind) ?? fresh(here, kind) : fresh(here, kind);
  return [[
    `${name}[${i}] = ${inner};`, `[${name}[${i}], ${name}[${j}]] = [${name}[${j}], ${name}[${i}]];`, `if (${name}.length < 6) ${name}.push(${inner});`,
    ...(kind === 'record' ? [`${name}[${i}].a = ${name}[${j}].a;`] : [`${name}[${i}] = ${name}[${j}];`]),
  ][here.draw(4)]!];
};

const walked: Form = (here) => {
  const holder = pickOf(here, here.scope.visible().filter(({ own, type }) => own && ['rows', 'records'].includes(type)));
  const by = pickOf(here, here.scope.visible().filter(({ type, mutable }) => type === 'number' && mutable));
  if (holder === undefined || by === undefined) return undefined;
  [holder, by].forEach(({ name }) => here.scope.use(name));
  const each = `each${++here.frame.fresh}`;
  const number = holder.type === 'rows' ? `${each}[${here.draw(ARRAY_LENGTH)}]` : [`${each}.v`, `${each}.a[1]`][here.draw(2)]!;
  const other = holder.type === 'rows' ? `${holder.name}[${index(here)}][1]` : `${holder.name}[${index(here)}].w`;
  here.frame.constructs.push('walked and written');
  const body = [`${number} = Math.sin(${number} + ${other});`, `${by.name} = Math.tanh(${by.name} + ${number} * ${other});`];
  if (here.draw(2)) return [`${holder.name}.forEach((${each}) => {`, ...body.map((line) => `  ${line}`), '});'];
  return [`for (const ${each} of ${holder.name}) {`, ...body.map((line) => `  ${line}`), '}'];
};

const helped: Form = (here) => {
  const [one, other] = [existing(here, 'array'), existing(here, 'array')];
  if (one === undefined || other === undefined) return undefined;
  here.frame.helpers.add('exchange');
  here.frame.constructs.push('helper that writes into two');
  return [`exchange(${one}, ${other}, ${value(here)});`];
};

const missing: Form = (here) => {
  const by = pickOf(here, here.scope.visible().filter(({ type, mutable }) => type === 'number' && mutable));
  const one = existing(here, 'array');
  if (by === undefined || one === undefined) return undefined;
  here.scope.use(by.name);
  const name = `may${++here.frame.fresh}`;
  here.frame.constructs.push('array that may be missing');
  return [
    `let ${name}: number[] | undefined;`, `for (let k = 0; k < ${here.draw(4)}; k++) {`,
    `  if (${name}) {`, `    ${name}[k % 3] *= Math.cos(${by.name});`, `    ${by.name} = Math.tanh(${by.name} + ${name}[0]);`, ...(here.draw(2) ? [`    ${name} = undefined;`] : []),
    '  } else {', `    ${name} = ${one};`, '  }', '}', `${by.name} = Math.sin(${by.name} + (${name}?.[1] ?? 0.3));`,
  ];
};

const closed: Form = (here) => {
  const all = here.scope.visible().filter((one) => one.type === 'array' && one.own && one.form === 'Array');
  const one = pickOf(here, all);
  const other = pickOf(here, all);
  if (one === undefined || other === undefined) return undefined;
  [one, other].forEach(({ name }) => here.scope.use(name));
  const name = `act${++here.frame.fresh}`;
  const by = value(here);
  here.frame.constructs.push('function that writes what it sees');
  const inside = [
    `${one.name}[${here.draw(3)}] = Math.tanh(${other.name}[${here.draw(3)}] + by);`,
    ...(one.rebound && here.draw(2) ? [`${one.name} = ${other.name};`] : []), `return ${one.name};`,
  ];
  return [`const ${name} = (by: number): number[] => {`, ...inside.map((line) => `  ${line}`), '};', `${name}(${by})[${here.draw(3)}] *= Math.cos(${other.name}[0]);`];
};

const outside: Form = (here) => {
  const one = pickOf(here, here.scope.visible().filter(({ type, own, form }) => type === 'array' && own && form === 'Array'));
  const by = pickOf(here, here.scope.visible().filter(({ type, mutable }) => type === 'number' && mutable));
  if (one === undefined || by === undefined) return undefined;
  [one, by].forEach(({ name }) => here.scope.use(name));
  here.frame.constructs.push('outside of one of several');
  const key = ['-1', '3', `3 + ${index(here)}`][here.draw(3)]!;
  return [...(here.draw(2) ? [`${one.name}[${key}] = ${value(here)};`] : []), `${by.name} = Math.sin(${by.name} + (${one.name}[${key}] ?? 0.3));`];
};

const forms: readonly Form[] = [make, make, alias, alias, alias, rebound, rebound, swapped, written, written, written, stored, stored, walked, helped, missing, closed, outside, outside];

/** Lines about arrays and records; the first ones make some. */
export function memoryStatement(gene: StatementGene, scope: Scope, frame: Frame, depth: number, inLoop: boolean): string[] {
  let state = gene.pick + 7919 * gene.name;
  const draw = (count: number): number => {
    const drawn = state % count;
    state = (Math.floor(state / count) * 48_271 + 11) % 2_147_483_647;
    return drawn;
  };
  const here: Here = { gene, scope, frame, inLoop, draw };
  const lines = forms[Math.floor(gene.pick / 3) % forms.length]!(here) ?? make(here)!;
  return lines.map((line) => `${'  '.repeat(depth)}${line}`);
}

/** What a function of this family gives: all that it has made, in one number or as it is. */
export function memoryResult(gene: { readonly resultForm: number }, scope: Scope, number: string, maybeParts: boolean): { readonly type: string; readonly text: string } {
  const own = scope.visible().filter(({ own: mine, form, type }) => mine && form === 'Array' && ['array', 'rows', 'record', 'records'].includes(type));
  own.forEach(({ name }) => scope.use(name));
  const [one, other] = [0, 1].map((k) => own[(gene.resultForm + k) % Math.max(1, own.length)]);
  if (maybeParts && one !== undefined && other !== undefined && gene.resultForm % 3 === 0) {
    if (gene.resultForm % 2) return { type: types[one.type as Kind], text: one.name };
    return { type: `{ one: ${types[one.type as Kind]}; other: ${types[other.type as Kind]}; sum: number }`, text: `{ one: ${one.name}, other: ${other.name}, sum: ${number} }` };
  }
  const text: Readonly<Record<string, (name: string) => string>> = {
    array: (name) => `${name}[0] * ${name}[1] + ${name}[2]`, rows: (name) => `${name}[0][0] * ${name}[1][1] + ${name}[2][2]`,
    record: (name) => `${name}.v * ${name}.w + ${name}.a[1]`, records: (name) => `${name}[0].v * ${name}[1].w + ${name}[2].a[0]`,
  };
  return { type: 'number', text: [number, ...own.map(({ name, type }) => text[type]!(name))].join(' + ') };
}

function pickOf(here: Here, all: readonly Variable[]): Variable | undefined {
  return all[all.length - 1 - here.draw(Math.max(1, all.length))];
}

/** Within `ARRAY_LENGTH`. */
function index({ scope, draw }: Here): string {
  const ints = scope.visible().filter(({ type }) => type === 'integer');
  const counter = ints[draw(Math.max(1, ints.length))];
  if (counter === undefined || draw(2) === 0) return String(draw(ARRAY_LENGTH));
  scope.use(counter.name);
  return draw(2) ? `${counter.name} % 3` : `(${counter.name} + ${draw(3)}) % 3`;
}

function value({ gene, scope, frame, inLoop, draw }: Here): string {
  const one = gene.exprs[draw(gene.exprs.length)];
  return inLoop ? bounded(one, scope, frame) : `Math.tanh(${expression(one, scope, frame, 1)})`;
}

function condition(here: Here): string {
  return `${value(here)} > ${['0.2', '0', '-0.3'][here.draw(3)]}`;
}
