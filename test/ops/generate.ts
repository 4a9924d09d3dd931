/**
 * The library `gradgen/ops` as text, from the templates: a file for each folder of `templates/array`, and the declarations
 * that the checker of the compiler is given.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ArrayGate } from '../../src/gates/arrays.js';
import { arrays } from '../../src/gates/load.js';

const root = join(import.meta.dirname, '..', '..');
const folder = join(root, 'templates', 'array');

const ABOUT: Readonly<Record<string, string>> = {
  kernels: 'What the operations on arrays are made of.',
  making: 'Vectors and matrices from their sizes or from rows, and rows of them.',
  products: 'Products of vectors and matrices.',
  arithmetic: 'Arithmetic entry by entry, and row by row or column by column.',
  elementwise: 'Functions of each entry.',
  reductions: 'Many entries to one, or rows and columns to one of each.',
  losses: 'Softmax, and what training makes smaller.',
  pieces: 'Parts of vectors and matrices, and vectors and matrices of parts.',
  linear: 'Linear algebra: factorisations, systems of equations, determinants.',
  networks: 'Layers of networks: convolutions, pooling, normalisation.',
};

/** Path below the package → text. */
export function generated(): ReadonlyMap<string, string> {
  const library = arrays();
  const folderOf = new Map<string, string>();
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((each) => each.replaceAll('\\', '/')).filter((each) => each.endsWith('.js')).sort()) {
    folderOf.set(path.split('/')[1]!.replace('.js', ''), path.split('/')[0]!);
  }
  // Only what the forward parts call: the rest comes into modules alone.
  const calls = new Map<string, ReadonlySet<string>>();
  const callsOf = (name: string): ReadonlySet<string> => {
    const known = calls.get(name);
    if (known !== undefined) return known;
    const called = new Set<string>();
    library.kernel(name)!.text(name, (each) => (called.add(each), each));
    calls.set(name, called);
    return called;
  };
  const below = (name: string, into = new Set<string>()): Set<string> => {
    for (const called of callsOf(name)) if (!into.has(called)) below(called, into.add(called));
    return into;
  };
  const wanted = new Set(library.gates.flatMap(({ name }) => [name, ...below(name)]));
  const kernels = new Set([...wanted].filter((name) => folderOf.get(name) === 'kernels'));
  for (const name of [...kernels]) below(name).forEach((each) => kernels.add(each));
  const homeOf = (name: string): string => (kernels.has(name) ? 'kernels' : folderOf.get(name)!);
  const files = new Map<string, string>();
  for (const home of [...new Set([...wanted].map(homeOf))].sort()) {
    const own = [...wanted].filter((name) => homeOf(name) === home).sort();
    const imports = new Map<string, string[]>();
    for (const called of new Set(own.flatMap((name) => [...callsOf(name)]))) if (homeOf(called) !== home) imports.set(homeOf(called), [...imports.get(homeOf(called)) ?? [], called]);
    const gates = own.filter((name) => library.gate(name) !== undefined);
    const head = [...imports].sort(([a], [b]) => (a < b ? -1 : 1)).map(([from, names]) => `import { ${names.sort().join(', ')} } from './${from}.js';`);
    if (gates.length > 0) head.push("import type { Labels, Matrix, Vector } from './types.js';");
    const again = [...folderOf].filter(([name, at]) => at === home && homeOf(name) !== home && library.gate(name) !== undefined).map(([name]) => name);
    if (again.length > 0) head.push('', `export { ${again.sort().join(', ')} } from './kernels.js';`);
    const used = ['Labels', 'Matrix', 'Vector'].filter((type) => gates.some((name) => library.gate(name)!.signatures.some((each) => each.includes(type))));
    const body = own.map((name) => functionText(name, library.gate(name)));
    files.set(`src/ops/${home}.ts`, `/**\n * ${ABOUT[home]}\n *\n * Made from \`templates/array/${home}\`: \`UPDATE=1 npx vitest run test/ops\`.\n */\n${[...head, ...body.map((text) => `\n${text}`)].join('\n').replace('{ Labels, Matrix, Vector }', `{ ${used.join(', ')} }`)}\n`);
  }
  const topics = [...new Set(library.gates.map(({ name }) => folderOf.get(name)!))].sort();
  files.set('src/ops/all.ts', `/**\n * All operations on vectors and matrices.\n *\n * Made from \`templates/array\`: \`UPDATE=1 npx vitest run test/ops\`.\n */\n${topics.map((topic) => `export { ${library.gates.map(({ name }) => name).filter((name) => folderOf.get(name) === topic).sort().join(', ')} } from './${topic}.js';`).join('\n')}\nexport type { Labels, Matrix, Vector } from './types.js';\n`);
  files.set('src/1-parse/library/ops.ts', declarations(library.gates));
  return files;

  function functionText(name: string, gate: ArrayGate | undefined): string {
    const kernel = library.kernel(name)!;
    const text = kernel.text(name, (called) => called);
    const end = text.indexOf('*/\n') + 3;
    const code = text.slice(end);
    const params = /\(([^)]*)\)/.exec(code)![1]!;
    const typed = params.split(', ').filter(Boolean).map((param) => (param.includes(' = ') ? param.replace(' = ', ': any = ') : `${param}${isLeftOut(gate, param) ? '?' : ''}: any`)).join(', ');
    const whole = `export ${code.replace(`(${params})`, `(${typed}): any`)}`;
    return [comment(gate, text.slice(0, end).trim()), ...(gate?.signatures ?? []).map((signature) => `export function ${name}${signature};`), whole].join('\n');
  }
}

/** A parameter that not every signature has. */
function isLeftOut(gate: ArrayGate | undefined, param: string): boolean {
  return gate !== undefined && gate.signatures.some((signature) => (signature.slice(0, signature.indexOf(')')).match(/:/g) ?? []).length <= gate.params.indexOf(param));
}

function comment(gate: ArrayGate | undefined, plain: string): string {
  if (gate === undefined) return plain;
  const { sentence, sizes, kink } = { kink: undefined, ...gate };
  return ['/**', ` * ${sentence}`, ...(sizes === undefined ? [] : [' *', ` * Sizes: ${sizes}.`]), ...(kink === undefined ? [] : [` * ${kink as string}`]), ' */'].join('\n');
}

export const TYPES = `/** Numbers in a row: what operations give is always a \`Float64Array\`. */
export type Vector = readonly number[] | Float64Array;

/** Row-major: the entry of row i and column j is \`data[i * cols + j]\`. */
export interface Matrix<Rows extends number = number, Cols extends number = number> {
  readonly rows: Rows;
  readonly cols: Cols;
  readonly data: Float64Array;
}

/** The number of a class for each row, from 0. */
export type Labels = readonly number[] | Int32Array | Uint32Array | Uint16Array | Uint8Array | Float64Array;`;

function declarations(gates: readonly ArrayGate[]): string {
  const lines = gates.flatMap(({ name, signatures }) => signatures.map((signature) => `  export function ${name}${signature};`));
  return `/**
 * The declarations of \`gradgen/ops\`, as text for the checker.
 *
 * Made from \`templates/array\`: \`UPDATE=1 npx vitest run test/ops\`.
 */
export const opsLibrary = \`declare module 'gradgen/ops' {
  export function stopGradient<T>(x: T): T;
${TYPES.replace(/\/\*\*.*?\*\/\n/g, '').replaceAll('`', '\\`').split('\n').filter((line) => line !== '').map((line) => `  ${line}`).join('\n')}
${lines.join('\n')}
}
\`;
`;
}
