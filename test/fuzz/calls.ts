/**
 * Helpers, closures and recursion of random programs.
 *
 * Guarantees that a helper calls only those above it and, with a smaller counter, itself or its twin, so that every
 * program ends; what a recursion gives stays within bounds.
 *
 *     function step(p: Pair, t: number, n: number): Pair { if (n <= 0) return p; … return step({ v: t, w: p.v }, t, n - 1); }
 */
import { ARRAY_LENGTH, atom, bounded, expression, variable, wrap } from './expressions.js';
import type { Gene, StatementGene } from './genes.js';
import { declare, type Frame, freeName, open, type Scope } from './scope.js';
import type { Callable, Given } from './scope.js';
import { paramNames } from './templates.js';

type Body = (genes: readonly StatementGene[], scope: Scope, frame: Frame, depth: number) => string[];

/** Names of helpers, some of which a compiler would like to have for its own. */
const names = ['step', 'power', 'stepForward', 'go', 'stepCache', 'powerBack', 'h', 'shadows', 'whole', 'blend'] as const;
const locals = ['act', 'inner', 'dact', 'rec', 'back'] as const;
const gives: readonly Given[] = ['number', 'number', 'number', 'array', 'record', 'tuple', 'function', 'number'];
const types: Readonly<Record<Given, string>> = { number: 'number', array: 'number[]', record: 'Pair', tuple: '[number, number]', function: '(t: number) => number' };

export function drawsOf(gene: { readonly pick: number; readonly name?: number }, salt = 0): (count: number) => number {
  let state = gene.pick + 7919 * (gene.name ?? 0) + 104_729 * salt;
  return (count) => {
    const drawn = state % count;
    state = (Math.floor(state / count) * 48_271 + 11) % 2_147_483_647;
    return drawn;
  };
}

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
  [name, twin].forEach((own) => own !== undefined && module.own.push({ name: own, type: 'function', mutable: false, callable: { takes, gives: gave, left: 6 } }));
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
      inner.own.push({ name, type: 'function', mutable: false, callable: { takes: ['number'], gives: 'number', left: 2 } });
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

/** A call in an expression, of a function in scope that may be called once more. */
export function called(gene: Gene, scope: Scope, frame: Frame, argument: (k: number) => string): string | undefined {
  const draw = drawsOf(gene);
  draw(20);
  const one = callableIn(scope, draw);
  if (one === undefined) return undefined;
  const text = argumentsFor(one.name, one.callable!, argument, draw, scope, frame);
  frame.constructs.push('call in an expression');
  switch (one.callable!.gives) {
    case 'number': return text;
    case 'array': return `${text}[${draw(ARRAY_LENGTH)}]`;
    case 'record': return `${text}.${draw(2) ? 'v' : 'w'}`;
    case 'tuple': return `${text}[${draw(2)}]`;
    case 'function': return `${text}(${argument(2)})`;
  }
}

function callableIn(scope: Scope, draw: (count: number) => number, gave?: readonly Given[]): ReturnType<Scope['visible']>[number] | undefined {
  const all = scope.visible().filter(({ callable }) => callable !== undefined && callable.left > 0 && (gave === undefined || gave.includes(callable.gives)));
  const one = all[draw(Math.max(1, all.length))];
  if (one === undefined) return undefined;
  one.callable!.left--;
  return one;
}

function argumentsFor(name: string, { takes }: Callable, argument: (k: number) => string, draw: (count: number) => number, scope: Scope, frame: Frame, counter?: string): string {
  scope.use(name);
  const given = takes.map((take, k): string | undefined => {
    switch (take) {
      case 'number': return argument(k);
      case 'default': case 'optional': return [undefined, 'undefined', argument(k)][draw(3)];
      case 'counter': return counter ?? ['1', '2', '0', counterIn(scope) ?? '1'][draw(4)];
      case 'array': {
        const [xs, ys] = [named(scope, 'array', draw(7)), named(scope, 'array', draw(3))];
        return [xs, ys, xs, `[${argument(k)}, ${argument(k + 1)}, 0.5]`, xs && `${xs}.map((e) => Math.sin(e))`, xs && `${xs}.slice()`][draw(6)] ?? `[${argument(k)}, 0.25, ${argument(k + 1)}]`;
      }
      case 'record': case 'destructured': return (draw(2) ? named(scope, 'record', draw(5)) : undefined) ?? `{ v: ${argument(k)}, w: ${argument(k + 1)} }`;
      case 'function': {
        const known = scope.visible().filter(({ callable }) => callable?.takes.join() === 'number' && callable.gives === 'number');
        const one = known[draw(Math.max(1, known.length))];
        if (one !== undefined && (counter !== undefined || draw(2))) return (scope.use(one.name), one.name);
        return draw(3) ? `(t9) => Math.sin(t9 * ${wrap(argument(k))})` : '(t9) => t9 * t9';
      }
    }
  });
  while (given.at(-1) === undefined && given.length > 0) given.pop();
  if (given.some((one) => one === 'undefined')) frame.constructs.push('undefined passed');
  return `${name}(${given.map((one) => one ?? 'undefined').join(', ')})`;
}

function named(scope: Scope, type: 'array' | 'record', pick = 0): string | undefined {
  const all = scope.visible().filter((one) => one.type === type && (type === 'record' || one.form === 'Array')).reverse();
  const one = all[pick % Math.max(1, all.length)];
  if (one !== undefined) scope.use(one.name);
  return one?.name;
}

function counterIn(scope: Scope): string | undefined {
  const one = scope.visible().filter(({ type }) => type === 'integer').at(-1);
  if (one === undefined) return undefined;
  scope.use(one.name);
  return `${one.name} % 3`;
}

/** Lines that call something, or make something to be called. */
export function callStatement(gene: StatementGene, scope: Scope, frame: Frame, inLoop: boolean, body: Body): string[] {
  const draw = drawsOf(gene);
  draw(40);
  const value = (k: number): string => (inLoop ? bounded(gene.exprs[k % gene.exprs.length], scope, frame) : `Math.tanh(${expression(gene.exprs[k % gene.exprs.length], scope, frame, 1)})`);
  const call = (gave: readonly Given[]): { readonly text: string; readonly gives: Given } | undefined => {
    const one = callableIn(scope, draw, gave);
    return one && { text: argumentsFor(one.name, one.callable!, value, draw, scope, frame), gives: one.callable!.gives };
  };
  const closure = (): string[] => {
    const name = freeName(scope, locals, draw(locals.length));
    scope.masked.add(name);
    scope.used.add(name);
    const inner = open(scope);
    inner.own.push({ name: 't', type: 'number', mutable: true });
    const at = frame.returned;
    frame.returned = undefined;
    const form = draw(4);
    const lines = form === 0
      ? [`const ${name} = (t: number, n: number): number => (n <= 0 ? ${value(0)} : Math.tanh(${name}(t * ${variable(draw(50), scope, frame)}, n - 1)) + ${expression(gene.exprs[0], inner, frame, 1)});`]
      : form === 1 ? [`const ${name} = (t: number): number => {`, ...body(gene.body.slice(0, 2), open(inner, true), frame, 1), `  return ${bounded(gene.exprs[0], inner, frame)};`, '};']
      : [`const ${name} = (t: number): number => ${bounded(gene.exprs[0], inner, frame)};`];
    frame.returned = at;
    frame.constructs.push(['recursive closure', 'closure with statements', 'closure', 'closure'][form]!);
    scope.masked.delete(name);
    scope.own.push({ name, type: 'function', mutable: false, callable: { takes: form === 0 ? ['number', 'counter'] : ['number'], gives: 'number', left: 3 } });
    return lines;
  };
  const fresh = (text: string, type: 'array' | 'record', base: readonly string[]): string[] => {
    const name = freeName(scope, base, draw(5));
    scope.own.push({ name, type, mutable: true, form: 'Array', own: true, rebound: true });
    scope.used.add(name);
    return [`let ${name}: ${types[type]} = ${text};`];
  };
  const numbers = scope.visible().filter(({ type, mutable }) => type === 'number' && mutable).reverse();
  const target = numbers[draw(Math.max(1, numbers.length))];
  switch (draw(9)) {
    case 0: case 1: return closure();
    case 2: {
      const made = call(['array', 'record']);
      if (made === undefined) break;
      const rebound = scope.visible().filter(({ type, rebound: free }) => free && type === made.gives).at(-1);
      frame.constructs.push(rebound && draw(2) ? 'result of a call for another' : `${made.gives} from a call`);
      if (frame.constructs.at(-1) === 'result of a call for another') return (scope.use(rebound!.name), [`${rebound!.name} = ${made.text};`]);
      return fresh(made.text, made.gives as 'array' | 'record', made.gives === 'array' ? ['ys', 'out', 'da'] : ['state', 'r', 'cache2']);
    }
    case 3: {
      const made = call(['tuple']);
      if (made === undefined || numbers.length < 2) break;
      const [one, other] = [target!, numbers[(numbers.indexOf(target!) + 1) % numbers.length]!];
      [one, other].forEach(({ name }) => scope.use(name));
      frame.constructs.push('results of a call for others');
      return [`[${one.name}, ${other.name}] = ${made.text};`];
    }
    case 4: {
      const made = call(['record']);
      if (made === undefined || target === undefined) break;
      scope.use(target.name);
      const [one, other] = [`got${++frame.fresh}`, `got${++frame.fresh}`];
      frame.constructs.push('result destructured');
      return [`const { v: ${one}, w: ${other} } = ${made.text};`, `${target.name} = Math.tanh(${one} * ${other} + ${target.name});`];
    }
    case 5: {
      const made = call(['number', 'array', 'record']);
      if (made === undefined) break;
      frame.constructs.push('result that nobody uses');
      return [`${made.text};`];
    }
    case 6: {
      const made = call(['number']);
      if (made === undefined || target === undefined) break;
      scope.use(target.name);
      frame.constructs.push('call that may not happen');
      return draw(2) ? [`if (${value(0)} > 0 && ${made.text} > ${target.name}) ${target.name} = ${value(1)};`] : [`${target.name} = ${target.name} > 0.2 ? ${made.text} : ${value(1)};`];
    }
    case 7: {
      const array = scope.visible().filter(({ type, own }) => type === 'array' && own).at(-1);
      if (array === undefined) return fresh(draw(2) ? `[${value(0)}, ${value(1)}, 0.5]` : `[0.3, ${value(0)}, ${value(1)}]`, 'array', ['a', 'own', 'tmp']);
      scope.use(array.name);
      frame.constructs.push('array written that may have been passed');
      return [`${array.name}[${draw(ARRAY_LENGTH)}] = ${value(0)};`];
    }
    default: {
      const made = [0, 1, 2].map(() => call(['number'])).filter((one) => one !== undefined);
      if (made.length === 0 || target === undefined) break;
      scope.use(target.name);
      frame.constructs.push('called often');
      return made.map(({ text }) => `${target.name} += 0.3 * Math.sin(${text} + ${atom(draw(100), scope, frame)});`);
    }
  }
  return closure();
}
