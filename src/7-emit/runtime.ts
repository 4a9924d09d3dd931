/**
 * The few functions that a module brings along, below the functions that use them: zeros in the shape of a parameter,
 * a longer tape, the check that buffers are the caller's own.
 */
import type { ArrayLibrary } from '../gates/arrays.js';
import type { Shape } from '../ir/shapes.js';
import { KEEP_PARTS, MEASURE, NOTE_PARTS, SEED_PARTS } from './tree.js';
import { DISTINCT, DISTINCT_DEEP } from './distinct.js';
import { addName, addText, copyName, copyText } from './sums.js';
import { ownZeros, sizedText, zerosName, zerosText } from './zeros.js';

export interface Runtime {
  /** The name of a function of ours (`%longer`) in this module; any other name as it is. */
  spell(name: string): string;
  /** Gives a variable of the module a name like `base`, by which `spell` knows `%key` then. */
  variable(key: string, base: string): string;
  /** `spell` knows `%key` by this name from now on. */
  alias(key: string, name: string): void;
  /** The text of those that were spelled. */
  definitions(): readonly string[];
}

interface Helper {
  readonly name: string;
  /** What it is called where that is taken. */
  readonly others?: readonly string[];
  readonly text: (name: string, spell: (helper: string) => string) => string;
}

const zeros = (key: string): Helper => {
  const shape = JSON.parse(key) as Shape;
  return { name: zerosName(shape), text: (name, spell) => zerosText(shape, name, spell) };
};

/** The helpers of which there is one for each shape or kind. */
const FAMILIES: Readonly<Record<string, (key: string) => Helper>> = {
  zeros: (key) => zeros(key),
  rows: (form) => rows(form),
  shadow: (key) => shadow(key),
  sized: (form) => ({ name: 'zeros', text: (name) => sizedText(form, name) }),
  view: () => VIEW,
  add: (key) => ({ name: addName(JSON.parse(key) as Shape), text: (name, spell) => addText(JSON.parse(key) as Shape, name, spell) }),
  copy: (key) => ({ name: copyName(JSON.parse(key) as Shape), text: (name, spell) => copyText(JSON.parse(key) as Shape, name, spell) }),
};

/** `new Array(n)` of rows of zeros. */
const rows = (form: string): Helper => ({
  name: 'zeroRows',
  text: (name) => `/** \`n\` rows of \`m\` zeros. */
function ${name}(n, m) {
  const rows = new Array(n);
  for (let i = 0; i < n; i++) rows[i] = new ${form}(m)${form === 'Array' ? '.fill(0)' : ''};
  return rows;
}`,
});

const VIEW: Helper = {
  name: 'transpose',
  others: ['transposed'],
  text: (name) => `/** A matrix with rows for columns, which a product reads in place. */
function ${name}(A) {
  return { transposed: A };
}`,
};

/** An operation on arrays, or what it is made of. A product runs the kernel for a transposed matrix where it is given one. */
function operation(key: string, arrays: ArrayLibrary, spell: (helper: string) => string, views: ReadonlySet<string>): Helper {
  const kernel = arrays.kernel(key)!;
  const fused = (): string[] => [...views].filter((view) => view.startsWith(key) && /^[NT]+$/.test(view.slice(key.length))).map((view) => {
    const turned = [...view.slice(key.length)].map((letter) => letter === 'T');
    const args = kernel.params.map((param, at) => (turned[at] ? `${param}.transposed` : param));
    return `  if (${args.filter((_, at) => turned[at]).join(' && ')}) return ${spell(`%op:${view}`)}(${args.join(', ')});\n`;
  });
  return { name: key, text: (name) => kernel.text(name, (called) => spell(`%op:${called}`)).replace('{\n', () => `{\n${fused().join('')}`) };
}

const HELPERS: Readonly<Record<string, Helper>> = {
  addScaled: {
    name: 'addScaled',
    text: (name) => `/** Adds \`s\` times \`x\` to \`dx\`. */
function ${name}(dx, x, s) {
  for (let i = 0; i < x.length; i++) dx[i] += s * x[i];
}`,
  },
  ascending: {
    name: 'ascending',
    text: (name) => `/** Compares as typed arrays sort: \`-0\` before \`0\`, \`NaN\` last. */
function ${name}(a, b) {
  if (a < b) return -1;
  if (a > b) return 1;
  if (a === b) return a === 0 ? Number(Object.is(b, -0)) - Number(Object.is(a, -0)) : 0;
  return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
}`,
  },
  longer: {
    name: 'longer',
    text: (name) => `/** A tape of twice the length, or of \`n\`, with the same beginning. */
function ${name}(tape, n = 0) {
  const grown = new tape.constructor(Math.max(2 * tape.length, n));
  grown.set(tape);
  return grown;
}`,
  },
  room: {
    name: 'room',
    text: (name) => `/** \`tape\`, or a longer one, with room for \`n\` values. */
function ${name}(tape, n) {
  return n > tape.length ? new tape.constructor(Math.max(n, 2 * tape.length)) : tape;
}`,
  },
  apart: {
    name: 'keepApart',
    text: (name) => `/** Throws where a buffer shares memory with another one, or with one of the arrays in \`others\`. */
function ${name}(into, others) {
  const seen = new Map();
  const views = new Map();
  const fail = (label) => {
    throw new RangeError(\`into.\${label} must be a buffer of its own\`);
  };
  const collect = (x, label) => {
    if (x === null || typeof x !== 'object') return;
    if (seen.has(x) && (label ?? seen.get(x)) !== undefined) fail(label ?? seen.get(x));
    if (seen.has(x)) return;
    seen.set(x, label);
    if (!ArrayBuffer.isView(x)) return Object.values(x).forEach((y) => collect(y, label));
    const known = views.get(x.buffer) ?? [];
    for (const [y, other] of known) {
      const overlap = x.byteOffset < y.byteOffset + y.byteLength && y.byteOffset < x.byteOffset + x.byteLength;
      if (overlap && (label ?? other) !== undefined) fail(label ?? other);
    }
    known.push([x, label]);
    views.set(x.buffer, known);
  };
  others.forEach((x) => collect(x));
  for (const [label, x] of Object.entries(into)) collect(x, label);
}`,
  },
  noteParts: { name: 'noteParts', text: NOTE_PARTS },
  measure: { name: 'measure', text: MEASURE },
  keepParts: { name: 'keepParts', text: KEEP_PARTS },
  seedParts: { name: 'seedParts', text: SEED_PARTS },
  note: {
    name: 'noteShadow',
    text: (name) => `/** Notes the gradient \`dx\` of the array \`x\`, by which it is found. */
function ${name}(shadows, x, dx) {
  if (x === null || x === undefined) return;
  if (shadows.has(x)) throw new Error('one array stands in two places, where its two gradients could not be told apart: pass a copy');
  shadows.set(x, dx);
}`,
  },
  put: {
    name: 'put',
    text: (name) => `/** The gradient \`dx\`, a vector or a matrix, in the buffer \`given\` if there is one. */
function ${name}(dx, given, name) {
  if (given === undefined || given === dx) return dx;
  if (dx.data !== undefined) {
    if (given === null || typeof given !== 'object' || Array.isArray(given)) throw new RangeError(\`into.\${name} must be a record of its own\`);
    return Object.assign(given, { rows: dx.rows, cols: dx.cols, data: ${name}(dx.data, given.data, \`\${name}.data\`) });
  }
  if (!(given instanceof Float64Array) || given.length !== dx.length) throw new RangeError(\`into.\${name} must be a Float64Array of length \${dx.length} of its own\`);
  given.set(dx);
  return given;
}`,
  },
  shadowMatrix: {
    name: 'shadowOfMatrix',
    text: (name, spell) => `/** The gradient of the matrix \`x\`: zeros at first. */
function ${name}(shadows, x) {
  let dx = shadows.get(x);
  if (dx?.data === undefined) shadows.set(x, (dx = { rows: x.rows, cols: x.cols, data: ${spell(`%shadow:${JSON.stringify({ kind: 'array', form: 'Float64Array', element: { kind: 'zero' } })}`)}(shadows, x.data) }));
  return dx;
}`,
  },
  noteAll: {
    name: 'noteShadows',
    text: (name) => `/** Notes the gradient \`dx\` of \`x\`, and those of all arrays and records in it, by which they are found. */
function ${name}(shadows, x, dx) {
  if (x === null || typeof x !== 'object') return;
  if (shadows.has(x)) throw new Error('one array stands in two places, where its two gradients could not be told apart: pass a copy');
  shadows.set(x, dx);
  if (!ArrayBuffer.isView(x)) for (const key of Object.keys(x)) ${name}(shadows, x[key], dx[key]);
}`,
  },
  shadowTree: {
    name: 'shadowTree',
    text: (name) => `/** The gradient of \`x\` with those of all arrays and records in it, each where it belongs. */
function ${name}(shadows, x) {
  if (x === null || typeof x !== 'object') return x;
  let dx = shadows.get(x);
  if (dx === undefined) {
    if (ArrayBuffer.isView(x)) dx = new x.constructor(x.length);
    else if (Array.isArray(x)) dx = x.map((part) => (typeof part === 'number' ? 0 : part));
    else dx = Object.fromEntries(Object.keys(x).map((key) => [key, typeof x[key] === 'number' ? 0 : x[key]]));
    shadows.set(x, dx);
  }
  if (!ArrayBuffer.isView(x)) for (const key of Object.keys(x)) if (x[key] !== null && typeof x[key] === 'object') dx[key] = ${name}(shadows, x[key]);
  return dx;
}`,
  },
  distinct: { name: 'keepDistinct', text: DISTINCT },
  'distinct:deep': { name: 'keepDistinct', text: DISTINCT_DEEP },
  trim: {
    name: 'trim',
    text: (name) => `/** Cuts off what was written behind the end: a read outside the array hands nothing on. */
function ${name}(gradient, x) {
  if (gradient.length > x.length) gradient.length = x.length;
}`,
  },
};

/** The shadow of an object, which is made of zeros when it is first asked for. */
const shadow = (key: string): Helper => {
  const shape = JSON.parse(key) as Shape;
  return {
    name: shape.kind === 'record' ? 'shadowOfRecord' : 'shadowOf',
    text: (name) => `/** The gradient of \`x\`: zeros at first. */
function ${name}(shadows, x) {
  let dx = shadows.get(x);
  if (dx === undefined && x !== undefined && x !== null) shadows.set(x, (dx = ${ownZeros(shape)}));
  return dx;
}`,
  };
};

/** `taken` are the names of the module's constants, exports and of the user's variables. */
export function runtimeNames(taken: ReadonlySet<string>, arrays: () => ArrayLibrary): Runtime {
  const names = new Map<string, string>();
  const variables = new Map<string, string>();
  const used = new Set(taken);
  const views = new Set<string>();
  const choose = (base: string, others: readonly string[] = []): string => {
    let chosen = [base, ...others].find((name) => !used.has(name)) ?? base;
    for (let k = 2; used.has(chosen); k++) chosen = `${base}${k}`;
    used.add(chosen);
    return chosen;
  };
  const helperOf = (key: string): Helper => {
    const end = key.indexOf(':');
    if (key.startsWith('op:')) return operation(key.slice(end + 1), arrays(), spell, views);
    return HELPERS[key] ?? FAMILIES[key.slice(0, end)](key.slice(end + 1));
  };
  const spell = (name: string): string => {
    if (!name.startsWith('%')) return name;
    const isView = name.startsWith('%view:');
    if (isView) views.add(name.slice('%view:'.length));
    const key = isView ? 'view:' : name.slice(1);
    const known = names.get(key) ?? variables.get(key);
    if (known !== undefined) return known;
    const helper = helperOf(key);
    const chosen = choose(helper.name, helper.others);
    names.set(key, chosen);
    return chosen;
  };
  return {
    spell,
    variable: (key, base) => {
      const chosen = choose(base);
      variables.set(key, chosen);
      return chosen;
    },
    alias: (key, name) => void variables.set(key, name),
    definitions: () => {
      const texts: string[] = [];
      // Writing one helper's text may ask for another.
      for (let at = 0; at < names.size; at++) {
        const [key, name] = [...names][at];
        texts.push(helperOf(key).text(name, spell));
      }
      return texts;
    },
  };
}
