/**
 * Helpers, closures and recursion of random programs.
 *
 * Guarantees that a helper calls only those above it and, with a smaller counter, itself or its twin, so that every
 * program ends; what a recursion gives stays within bounds.
 *
 *     function step(p: Pair, t: number, n: number): Pair { if (n <= 0) return p; … return step({ v: t, w: p.v }, t, n - 1); }
 */
import { argumentsFor, type Body, drawsOf, named, types } from './calling.js';
import { expression, variable, wrap } from './expressions.js';
import type { StatementGene } from './genes.js';
import { type Callable, declare, type Frame, freeName, type Given, open, type Scope } from './scope.js';
import { paramNames } from './templates.js';

/** Names of helpers, some of which a compiler would like to have for its own. */
const names = ['step', 'power', 'stepForward', 'go', 'stepCache', 'powerBack', 'h', 'shadows', 'whole', 'blend'] as const;
const gives: readonly Given[] = ['number', 'number', 'number', 'array', 'record', 'tuple', 'function', 'number'];

/** The helpers of a program, each with the ones above it in scope. */
export function renderHelpers(genes: readonly StatementGene[], count: number, module: Scope, frame: Frame, body: Body): string[] {
  return Array.from({ length: count }).flatMap((_, k) => {
    const gene = genes[k % genes.length]!;
    const draw = drawsOf(gene, k + 1);
    const mutual = draw(5) === 0;
    const one = `${names[draw(names.length)]}${frame.fresh++ || ''}`;
    return helper(gene, draw, one, mutual ? `${one}Too` : undefined, module, frame, body);
  });
}

interface Signature extends Callable {
  readonly heads: readonly string[];
  readonly lines: readonly string[];
  readonly inner: Scope;
}

/** A function, or two that call each other. */
function helper(gene: StatementGene, draw: (count: number) => number, name: string, twin: string | undefined, module: Scope, frame: Frame, body: Body): string[] {
  const gave = twin === undefined ? gives[draw(gives.length)]! : 'number';
  const isRecursive = gave !== 'function' && (twin !== undefined || draw(3) > 0);
  const signature = signed(draw, gave, isRecursive, module, frame);
  const { heads, lines, inner, takes } = signature;
  const written = (own: string, called: string): string => {
    const scope = open(inner, true);
    const at = frame.returned;
    frame.returned = (text) => asResult(gave, text, draw, scope, frame);
    const base = isRecursive ? [`  if (n <= 0) return ${baseOf(gave, takes, draw, scope, frame)};`] : [];
    const genes = [...gene.body, ...gene.other];
    const text = gave === 'function' ? [] : body(genes.length > 0 ? genes : [{ ...gene, body: [], other: [] }], scope, frame, 1);
    const last = isRecursive ? again(gene, called, signature, draw, scope, frame) : [`return ${asResult(gave, expression(gene.exprs[0], scope, frame, 2), draw, scope, frame)};`];
    frame.returned = at;
    return [`function ${own}(${heads.join(', ')}): ${types[gave]} {`, ...lines, ...base, ...text, ...last.map((line) => `  ${line}`), '}'].join('\n');
  };
  const texts = twin === undefined ? [written(name, name)] : [written(name, twin), written(twin, name)];
  const construct = twin !== undefined ? 'mutual recursion' : isRecursive ? `recursion that gives a ${gave}` : `helper that gives a ${gave}`;
  frame.constructs.push(construct, ...takes.map((one) => `parameter that is a ${one}`));
  [name, twin].forEach((own) => own !== undefined && module.own.push({ name: own, type: 'function', mutable: false, callable: { takes, gives: gave, left: takes.includes('function') ? 2 : 4 } }));
  return texts;
}

function signed(draw: (count: number) => number, gave: Given, isRecursive: boolean, module: Scope, frame: Frame): Signature {
  const inner = open(module);
  const takes: Callable['takes'][number][] = [];
  const heads: string[] = [];
  const lines: string[] = [];
  const add = (take: Callable['takes'][number]): void => {
    takes.push(take);
    if (take === 'destructured') {
      const fields = ['v', 'w'].map((field) => [field, declare(inner, paramNames, draw(paramNames.length), { type: 'number', mutable: true }).name] as const);
      heads.push(`{ ${fields.map(([field, name]) => `${field}: ${name}`).join(', ')} }: Pair`);
      return;
    }
    if (take === 'function') {
      const name = freeName(inner, ['fn', 'g', 'rule'], draw(3));
      inner.own.push({ name, type: 'function', mutable: false, own: true, callable: { takes: ['number'], gives: 'number', left: 2 } });
      return void heads.push(`${name}: (t: number) => number`);
    }
    const type = take === 'array' ? 'array' : take === 'record' ? 'record' : 'number';
    const { name } = declare(inner, paramNames, draw(paramNames.length), { type, mutable: true, ...(type === 'array' ? { form: 'Array' as const } : {}) });
    if (take === 'optional') {
      heads.push(`${name}?: number`);
      lines.push(`  ${name} = ${name} ?? 0.4;`);
    } else heads.push(`${name}: ${type === 'number' ? 'number' : types[type]}${take === 'default' ? ` = ${draw(2) ? '0.3' : '-1.25'}` : ''}`);
  };
  const first = (['number', 'array', 'record', 'destructured', 'function', 'number'] as const)[draw(6)]!;
  add(gave === 'array' ? 'array' : gave === 'record' ? 'record' : gave === 'function' ? 'number' : first);
  const more = draw(3);
  for (let k = 0; k < more; k++) add((['number', 'array', 'record', 'number'] as const)[draw(4)]!);
  if (isRecursive) {
    takes.push('counter');
    heads.push('n: number');
    inner.own.push({ name: 'n', type: 'integer', mutable: false });
  } else if (draw(3) === 0) add((['default', 'optional'] as const)[draw(2)]!);
  if (!takes.includes('number')) {
    takes.unshift('number');
    const { name } = declare(inner, paramNames, draw(paramNames.length), { type: 'number', mutable: true });
    heads.unshift(`${name}: number`);
  }
  return { takes, gives: gave, left: 0, heads, lines, inner };
}

function baseOf(gave: Given, takes: Callable['takes'], draw: (count: number) => number, scope: Scope, frame: Frame): string {
  const isCopy = draw(2) === 0;
  if (gave === 'array' && takes.includes('array') && isCopy) return `${named(scope, 'array')!}.slice()`;
  if (gave === 'record' && takes.includes('record') && isCopy) return `{ ...${named(scope, 'record')!} }`;
  return asResult(gave, variable(draw(100), scope, frame), draw, scope, frame);
}

function asResult(gave: Given, text: string, draw: (count: number) => number, scope: Scope, frame: Frame): string {
  const other = variable(draw(1000), scope, frame);
  const array = named(scope, 'array');
  if (gave === 'number') return text;
  if (gave === 'array') return array !== undefined && draw(2) ? `${array}.map((e, k) => Math.tanh(e * ${wrap(text)}) + k * ${other})` : `[${text}, ${other}, Math.sin(${other})]`;
  if (gave === 'record') return `{ v: ${text}, w: ${other} }`;
  if (gave === 'tuple') return `[${text}, ${other}]`;
  return `(t) => t * ${wrap(text)}`;
}

/** The last lines of a function that calls itself. */
function again(gene: StatementGene, called: string, { takes, gives: gave }: Callable, draw: (count: number) => number, scope: Scope, frame: Frame): string[] {
  const once = (): string => argumentsFor(called, { takes, gives: gave, left: 0 }, (k) => `Math.tanh(${expression(gene.exprs[k % gene.exprs.length], scope, frame, 1)})`, draw, scope, frame, 'n - 1');
  const call = once();
  const by = variable(draw(1000), scope, frame);
  const array = named(scope, 'array');
  switch (gave) {
    case 'number': return [
      [`return ${call};`], [`return Math.sin(${call}) * ${by} + Math.cos(${draw(2) ? once() : by});`], [`return ${by} > 0.3 ? ${call} : ${by} * ${once()};`],
      [`const below = ${call};`, `if (below > ${by}) return below * ${by};`, `return Math.tanh(below) + ${by};`],
      ['let sum9 = 0;', `for (let k9 = 0; k9 < n; k9++) sum9 += Math.cos(${call} * k9);`, `return sum9 * ${by};`],
    ][draw(5)]!;
    case 'array': return [
      [`return ${call};`], [`const below = ${call};`, `return below.map((e) => Math.sin(e * ${by}));`], [`const below = ${call};`, `below[1] += ${by};`, 'return below;'],
      [`const below = ${call};`, `below.push(${array ?? 'below'}[0] * ${by});`, 'return below;'], [`return [...${call}.slice(0, 2), ${by}, ...${once()}];`],
    ][draw(5)]!;
    case 'record': return [[`return ${call};`], [`const below = ${call};`, `return { v: Math.sin(below.w), w: below.v * ${by} };`], [`const { v: v9, w: w9 } = ${call};`, `return { w: v9 * ${by}, v: w9 };`], [`return { ...${call}, v: ${by} };`]][draw(4)]!;
    default: return [[`return ${call};`], [`const [v9, w9] = ${call};`, `return [w9 * ${by}, Math.tanh(v9)];`], [`const below = ${call};`, `return [below[1], below[0] + ${by}];`]][draw(3)]!;
  }
}
