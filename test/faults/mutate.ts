/**
 * Planted faults: everything that could be wrong with an emitted module, one at a time.
 *
 * Takes the text of a module as it is emitted, guarantees mutants that differ from it in one place, each named after the
 * fault. Faults in the derivative are planted only behind the first line of a backward pass; loop conditions are left to
 * the faults that are about them, so that every mutant ends.
 *
 *     mutants('… dx += y * dz; …')   →   [{ fault: 'a sum that forgets', text: '… dx = y * dz; …', place: 'dx += y * dz' }, …]
 */
import { parse } from 'acorn';

type Tree = any; // ESTree, read structurally.

export interface Mutant {
  readonly fault: string;
  /** The text before and after. */
  readonly place: string;
  readonly text: string;
}

/** A fault: what to put in the place of a node, or nothing where it doesn't apply. */
type Fault = (node: Tree, of: (node: Tree) => string, context: Context) => string | readonly string[] | undefined;

interface Context {
  readonly parent: Tree;
  /** Names of the gradients and of other variables that are in reach. */
  readonly names: readonly string[];
  readonly seed: string | undefined;
}

const binary = (operator: string, change: (left: string, right: string) => string): Fault => (node, of) =>
  node.type === 'BinaryExpression' && node.operator === operator ? `(${change(of(node.left), of(node.right))})` : undefined;
const assigns = (from: string, to: string): Fault => (node, of) =>
  node.type === 'AssignmentExpression' && node.operator === from ? `${of(node.left)} ${to} ${of(node.right)}` : undefined;
const isUpdate = (node: Tree, operators: readonly string[]): boolean =>
  node.type === 'ExpressionStatement' && node.expression.type === 'AssignmentExpression' && operators.includes(node.expression.operator);
const math = (from: string, to: string): Fault => (node) =>
  node.type === 'MemberExpression' && node.object.name === 'Math' && node.property.name === from ? `Math.${to}` : undefined;
const isElement = (node: Tree): boolean => node.type === 'MemberExpression' && node.computed;
const isTarget = (node: Tree, parent: Tree): boolean => parent?.type === 'AssignmentExpression' && parent.left === node;

/** Where the derivative is computed. */
export const backwardFaults: Readonly<Record<string, Fault>> = {
  'a sum that forgets (+= becomes =)': assigns('+=', '='),
  'a contribution with the wrong sign (+= becomes -=)': assigns('+=', '-='),
  'a contribution with the wrong sign (-= becomes +=)': assigns('-=', '+='),
  'a definition that adds (= becomes +=)': (node, of, context) =>
    node.type === 'AssignmentExpression' && node.operator === '=' && /^d/.test(of(node.left)) && context.parent.type === 'ExpressionStatement'
      ? `${of(node.left)} += ${of(node.right)}`
      : undefined,
  'a contribution that is missing': (node) => (isUpdate(node, ['+=', '-=']) ? ';' : undefined),
  'a contribution that counts twice': (node, of) => (isUpdate(node, ['+=', '-=']) ? `{ ${of(node)} ${of(node)} }` : undefined),
  'a variable that isn’t restored': (node) => (isUpdate(node, ['=']) && isElement(node.expression.right) ? ';' : undefined),
  'a difference the wrong way round': binary('-', (a, b) => `${b} - ${a}`),
  'a quotient upside down': binary('/', (a, b) => `${b} / ${a}`),
  'minus for plus': binary('+', (a, b) => `${a} - ${b}`),
  'plus for minus': binary('-', (a, b) => `${a} + ${b}`),
  'plus for times': binary('*', (a, b) => `${a} + ${b}`),
  'divided by for times': binary('*', (a, b) => `${a} / ${b}`),
  'a factor that is missing (the second)': binary('*', (a) => a),
  'a factor that is missing (the first)': binary('*', (_, b) => b),
  'a factor squared': binary('*', (a, b) => `${a} * ${b} * ${b}`),
  'a minus that is missing': (node, of) => (node.type === 'UnaryExpression' && node.operator === '-' ? `(${of(node.argument)})` : undefined),
  'sine for cosine': math('cos', 'sin'),
  'another number': (node, _, { parent }) =>
    node.type === 'Literal' && typeof node.value === 'number' && !isElement(parent) ? String(node.value + 1) : undefined,
  'the neighbouring element of an array': (node, of, { parent }) =>
    isElement(node) && !isTarget(node, parent) ? `${of(node.object)}[${of(node.property)} + 1]` : undefined,
  'a gradient in the neighbouring element': (node, of, { parent }) =>
    isElement(node) && isTarget(node, parent) ? `${of(node.object)}[${of(node.property)} + 1]` : undefined,
  'the other branch': (node, of) => (node.type === 'IfStatement' ? `if (!(${of(node.test)})) ${of(node.consequent)}` : undefined),
  'both branches': (node, of) => (node.type === 'IfStatement' ? `{ ${of(node.consequent)} }` : undefined),
  'another variable': (node, _, { parent, names }) =>
    node.type === 'Identifier' && names.includes(node.name) && !isTarget(node, parent) && parent.type !== 'MemberExpression' && parent.type !== 'Property' && parent.id !== node
      ? names[(names.indexOf(node.name) + 1) % names.length]
      : undefined,
  'a seed that isn’t used': (node, _, { parent, seed }) =>
    node.type === 'Identifier' && node.name === seed && parent.type !== 'AssignmentPattern' ? '1' : undefined,
  'a seed that is used twice': (node, _, { parent, seed }) =>
    node.type === 'Identifier' && node.name === seed && parent.type !== 'AssignmentPattern' ? `(${seed} * ${seed})` : undefined,
  'a backward loop that starts too late': (node, of) =>
    node.type === 'ForStatement' && node.update?.operator === '--' ? `for (${of(node.init).replace(/;?$/, '')} - 1; ${of(node.test)}; ${of(node.update)}) ${of(node.body)}` : undefined,
  'a backward loop that ends too early': (node, of) =>
    node.type === 'ForStatement' && node.update?.operator === '--'
      ? `for (${of(node.init).replace(/;?$/, '')}; ${of(node.test).replace('>=', '>')}; ${of(node.update)}) ${of(node.body)}`
      : undefined,
};

/** Where values go in and out: anywhere in the module. */
export const boundaryFaults: Readonly<Record<string, Fault>> = {
  'a lost entry of the cache': (node, of, { parent }) =>
    isCache(node, parent) && node.value.type === 'ObjectExpression' ? node.value.properties.map((lost: Tree) => `cache: { ${others(node.value, lost).map(of).join(', ')} }`) : undefined,
  'two entries of the cache exchanged': (node, of, { parent }) => {
    if (!isCache(node, parent) || node.value.type !== 'ObjectExpression' || node.value.properties.length < 2) return undefined;
    const [one, other, ...rest] = node.value.properties;
    return `cache: { ${one.key.name}: ${of(other.value)}, ${other.key.name}: ${of(one.value)}${rest.map((more: Tree) => `, ${of(more)}`).join('')} }`;
  },
  'two gradients exchanged': (node, of, { parent }) => {
    if (node.type !== 'ObjectExpression' || parent.type !== 'ReturnStatement') return undefined;
    const gradients = node.properties.filter((one: Tree) => /^d/.test(one.key.name));
    const [one, other] = gradients;
    if (gradients.length < 2 || of(one.value) === of(other.value)) return undefined;
    const kept = node.properties.filter((each: Tree) => each !== one && each !== other).map(of);
    return `{ ${[...kept, `${one.key.name}: ${of(other.value)}`, `${other.key.name}: ${of(one.value)}`].join(', ')} }`;
  },
  'a gradient that isn’t returned': (node, of, { parent }) =>
    node.type === 'ObjectExpression' && parent.type === 'ReturnStatement' && /^d/.test(node.properties.at(-1)?.key.name ?? '')
      ? `{ ${node.properties.slice(0, -1).map(of).join(', ')} }`
      : undefined,
  'a value computed by another route': (node, of, { parent }) =>
    node.type === 'BinaryExpression' && node.operator === '+' && node.left.type === 'BinaryExpression' && node.left.operator === '+' && parent.type === 'VariableDeclarator'
      ? `(${of(node.left.left)} + (${of(node.left.right)} + ${of(node.right)}))`
      : undefined,
  'scratch that isn’t cleared': (node) => (isUpdate(node, ['=']) && isElement(node.expression.left) && node.expression.right.value === 0 ? ';' : undefined),
  'a default seed that isn’t 1': (node, of, { parent }) => (node.type === 'AssignmentPattern' && parent.type === 'FunctionDeclaration' && of(node.right) === '1' ? `${of(node.left)} = 0` : undefined),
};

function isCache(node: Tree, parent: Tree): boolean {
  return node.type === 'Property' && node.key.name === 'cache' && parent.type === 'ObjectExpression';
}

function others(object: Tree, lost: Tree): Tree[] {
  return object.properties.filter((one: Tree) => one !== lost);
}

export function mutants(code: string): Mutant[] {
  const program = parse(code, { ecmaVersion: 'latest', sourceType: 'module' }) as Tree;
  const of = (node: Tree): string => code.slice(node.start, node.end);
  const found: Mutant[] = [];

  const plant = (faults: Readonly<Record<string, Fault>>, node: Tree, context: Context): void => {
    for (const [fault, change] of Object.entries(faults)) {
      const put = change(node, of, context);
      for (const one of put === undefined ? [] : [put].flat()) {
        found.push({ fault, place: `${of(node)}  →  ${one}`, text: code.slice(0, node.start) + one + code.slice(node.end) });
      }
    }
  };
  const visit = (node: Tree, context: Context, from: number): void => {
    if (Array.isArray(node)) return node.forEach((one) => visit(one, context, from));
    if (typeof node?.type !== 'string') return;
    if (node.start >= from) plant(backwardFaults, node, context);
    plant(boundaryFaults, node, context);
    const isLoop = /^(For|While|DoWhile)/.test(node.type);
    for (const key of Object.keys(node)) if (!isLoop || key === 'body') visit(node[key], { ...context, parent: node }, from);
  };

  for (const { index, 0: group } of code.matchAll(/^ *\/\/ backprop .*\n(?: *(?!\/\/|const |let |return |}).+\n)+/gm)) {
    found.push({ fault: 'a group of the backward pass that is missing', place: group.trim(), text: code.slice(0, index) + code.slice(index + group.length) });
  }
  for (const item of program.body) {
    const fn = item.declaration ?? item;
    if (fn.type !== 'FunctionDeclaration') continue;
    const from = derivativeStart(fn, code);
    const declared = [...of(fn).matchAll(/\b(?:const|let) (\w+) = (?!zerosLike|new |room)/g)].map(([, name]) => name!);
    const seed = fn.params.map((param: Tree) => param.left?.name).find((name: string | undefined) => name !== undefined);
    visit(fn, { parent: item, names: [...new Set(declared)].filter((name) => /^d/.test(name)), seed }, from);
  }
  return found;
}

/** Where a function starts to compute derivatives: all of a backward pass, the part of a `Grad` behind the first comment on it. */
function derivativeStart(fn: Tree, code: string): number {
  if (/Backward$/.test(fn.id.name)) return fn.body.start;
  const comment = code.indexOf('// back', fn.start);
  return /Grad$/.test(fn.id.name) && comment > 0 && comment < fn.end ? comment : Infinity;
}

/** The module with a limit on every loop, because a fault may well make one endless. */
export function limited(code: string, iterations = 100_000): string {
  const bodies: { start: number; end: number }[] = [];
  const visit = (node: Tree): void => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (typeof node?.type !== 'string') return;
    if (/^(For|While|DoWhile)/.test(node.type)) bodies.push(node.body);
    Object.values(node).forEach(visit);
  };
  visit(parse(code, { ecmaVersion: 'latest', sourceType: 'module' }));
  const cuts = bodies.flatMap(({ start, end }) => [
    { at: start, put: `{ if (++$laps > ${iterations}) throw new Error('endless'); ` },
    { at: end, put: ' }' },
  ]);
  let text = code;
  for (const { at, put } of cuts.sort((a, b) => b.at - a.at)) text = text.slice(0, at) + put + text.slice(at);
  return `${text}\nlet $laps = 0;\n`;
}
