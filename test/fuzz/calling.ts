/**
 * Calls of random programs: in expressions, and in lines that take apart what comes back, or make closures to be called.
 *
 *     const { v: got1, w: got2 } = step({ v: x, w: y }, Math.tanh(t), 2);
 */
import { ARRAY_LENGTH, atom, bounded, expression, variable, wrap } from './expressions.js';
import type { Gene, StatementGene } from './genes.js';
import { type Callable, type Frame, freeName, type Given, open, type Scope } from './scope.js';

export type Body = (genes: readonly StatementGene[], scope: Scope, frame: Frame, depth: number) => string[];

const locals = ['act', 'inner', 'dact', 'rec', 'back'] as const;
export const types: Readonly<Record<Given, string>> = { number: 'number', array: 'number[]', record: 'Pair', tuple: '[number, number]', function: '(t: number) => number' };

export function drawsOf(gene: { readonly pick: number; readonly name?: number }, salt = 0): (count: number) => number {
  let state = gene.pick + 7919 * (gene.name ?? 0) + 104_729 * salt;
  return (count) => {
    const drawn = state % count;
    state = (Math.floor(state / count) * 48_271 + 11) % 2_147_483_647;
    return drawn;
  };
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

export function argumentsFor(name: string, { takes }: Callable, argument: (k: number) => string, draw: (count: number) => number, scope: Scope, frame: Frame, counter?: string): string {
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
        const all = scope.visible().filter(({ callable }) => callable?.takes.join() === 'number' && callable.gives === 'number');
        // What calls itself hands on what it was given: a function of its own would be refused.
        const known = counter === undefined ? all : all.filter(({ own }) => own);
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

export function named(scope: Scope, type: 'array' | 'record', pick = 0): string | undefined {
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
  switch (draw(12)) {
    case 0: case 1: return closure();
    case 2: case 9: {
      const made = call(['array', 'record']);
      if (made === undefined) break;
      const rebound = scope.visible().filter(({ type, rebound: free }) => free && type === made.gives).at(-1);
      frame.constructs.push(rebound && draw(2) ? 'result of a call for another' : `${made.gives} from a call`);
      if (frame.constructs.at(-1) === 'result of a call for another') return (scope.use(rebound!.name), [`${rebound!.name} = ${made.text};`]);
      const lines = fresh(made.text, made.gives as 'array' | 'record', made.gives === 'array' ? ['ys', 'out', 'da'] : ['state', 'r', 'cache2']);
      const other = draw(2) ? call([made.gives]) : undefined;
      if (other === undefined) return lines;
      frame.constructs.push('result of a call for another');
      return [...lines, `${scope.own.at(-1)!.name} = ${other.text};`];
    }
    case 3: case 10: {
      const made = call(['tuple']);
      if (made === undefined || numbers.length < 2) break;
      const [one, other] = [target!, numbers[(numbers.indexOf(target!) + 1) % numbers.length]!];
      [one, other].forEach(({ name }) => scope.use(name));
      frame.constructs.push('results of a call for others');
      return [`[${one.name}, ${other.name}] = ${made.text};`];
    }
    case 4: case 11: {
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
