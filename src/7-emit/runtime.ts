/**
 * The few functions that a module brings along, below the functions that use them: zeros in the shape of a parameter,
 * a longer tape, the check that buffers are the caller's own.
 */

export interface Runtime {
  /** The name of a function of ours (`%longer`) in this module; any other name as it is. */
  spell(name: string): string;
  /** The text of those that were spelled. */
  definitions(): readonly string[];
}

interface Helper {
  readonly name: string;
  readonly text: (name: string, spell: (helper: string) => string) => string;
}

const zeros = (kind: string): Helper => {
  const inner = /^rows\((.*)\)$/.exec(kind)?.[1];
  if (inner !== undefined) {
    return {
      name: 'zeroRowsLike',
      text: (name, spell) => `/** Zeros in the shape of \`x\`, row by row, in the rows of the buffer \`given\` if there is one. */
function ${name}(x, given = new Array(x.length), name) {
  if (given === x || !Array.isArray(given) || given.length !== x.length) {
    throw new RangeError(\`into.\${name} must be an array of length \${x.length} of its own\`);
  }
  for (let i = 0; i < given.length; i++) given[i] = ${spell(`%zeros:${inner}`)}(x[i], given[i], name);
  return given;
}`,
    };
  }
  if (kind === 'Array') {
    return {
      name: 'zerosLike',
      text: (name) => `/** Zeros in the shape of \`x\`, in the buffer \`given\` if there is one. */
function ${name}(x, given = new Array(x.length), name) {
  if (given === x || !Array.isArray(given) || given.length !== x.length) {
    throw new RangeError(\`into.\${name} must be an array of length \${x.length} of its own\`);
  }
  for (let i = 0; i < given.length; i++) given[i] = 0;
  return given;
}`,
    };
  }
  return {
    name: 'zerosLike',
    text: (name) => `/** Zeros in the shape of \`x\`, in the buffer \`given\` if there is one. */
function ${name}(x, given, name) {
  if (given === undefined) return new ${kind}(x.length);
  if (given === x || !(given instanceof ${kind}) || given.length !== x.length) {
    throw new RangeError(\`into.\${name} must be a ${kind} of length \${x.length} of its own\`);
  }
  return given.fill(0);
}`,
  };
};

const HELPERS: Readonly<Record<string, Helper>> = {
  longer: {
    name: 'longer',
    text: (name) => `/** A tape of twice the length, with the same beginning. */
function ${name}(tape) {
  const twice = new tape.constructor(2 * tape.length);
  twice.set(tape);
  return twice;
}`,
  },
  apart: {
    name: 'keepApart',
    text: (name) => `/** Throws where a buffer shares memory with another one, or with one of the arrays in \`others\`. */
function ${name}(into, others) {
  const seen = [];
  const collect = (x, name) => {
    if (x === null || typeof x !== 'object') return;
    for (const [y, label] of seen) {
      const same = x === y || (ArrayBuffer.isView(x) && ArrayBuffer.isView(y) && x.buffer === y.buffer
        && x.byteOffset < y.byteOffset + y.byteLength && y.byteOffset < x.byteOffset + x.byteLength);
      if (same && (name !== undefined || label !== undefined)) throw new RangeError(\`into.\${name ?? label} must be a buffer of its own\`);
    }
    seen.push([x, name]);
    if (!ArrayBuffer.isView(x)) for (const y of Object.values(x)) collect(y, name);
  };
  others.forEach((x) => collect(x));
  for (const [name, x] of Object.entries(into)) collect(x, name);
}`,
  },
  trim: {
    name: 'trim',
    text: (name) => `/** Cuts off what was written behind the end: a read outside the array hands nothing on. */
function ${name}(gradient, x) {
  if (gradient.length > x.length) gradient.length = x.length;
}`,
  },
};

/** `taken` are the names of the module's constants, exports and of the user's variables. */
export function runtimeNames(taken: ReadonlySet<string>): Runtime {
  const names = new Map<string, string>();
  const used = new Set(taken);
  const helperOf = (key: string): Helper => (key.startsWith('zeros:') ? zeros(key.slice('zeros:'.length)) : HELPERS[key]);
  const spell = (name: string): string => {
    if (!name.startsWith('%')) return name;
    const key = name.slice(1);
    const known = names.get(key);
    if (known !== undefined) return known;
    const base = helperOf(key).name;
    let chosen = base;
    for (let k = 2; used.has(chosen); k++) chosen = `${base}${k}`;
    used.add(chosen);
    names.set(key, chosen);
    return chosen;
  };
  return {
    spell,
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
