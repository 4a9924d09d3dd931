/**
 * One function, ready to be verified: its types from the compiler's own parser, its two passes out of the module that was
 * generated, itself out of the source as Node runs it.
 */
import { parse, type ParseOptions } from '../1-parse/parse.js';
import { OutOfTime, withinTime } from '../run/limit.js';
import type { CompiledFunction } from '../options.js';
import type { Type } from '../syntax.js';
import { findPoints, type Parameter } from './points.js';
import { randomFrom } from './random.js';
import { type Row, type Subject, verify } from './verify.js';

/** How long one function may take, in milliseconds. */
const patience = 60_000;

type Namespace = Readonly<Record<string, unknown>>;
export type Declared = Omit<Parameter, 'isCount'>;

/** The parameters of each function, by its name. */
export function subjectOf(text: string, options: ParseOptions): ReadonlyMap<string, readonly Declared[]> {
  const { module } = parse(text, options);
  return new Map((module?.functions ?? []).map(({ name, fn }) => [name, fn.params.map(({ target, type, optional, rest }, at) =>
    ({ name: target.type === 'Identifier' ? target.name : `arg${at}`, type, optional: optional === true, rest: rest === true }))]));
}

export interface Circumstances {
  readonly source: Namespace;
  readonly module: Namespace;
  readonly params: readonly Declared[];
  readonly given: readonly Readonly<Record<string, unknown>>[];
  readonly style: string | undefined;
  readonly wishes: { readonly samples: number; readonly seed: number; readonly size: number; readonly rtol: number };
}

export function verifyOne(fn: CompiledFunction, { source: namespace, module, params, given, style, wishes }: Circumstances): { readonly rows: readonly Row[]; readonly points: number } | { readonly reason: string } {
  const source = namespace[fn.name] ?? namespace.default;
  if (typeof source !== 'function') return { reason: `the module exports no function \`${fn.name}\` when it is run` };
  const stray = given.flatMap((point) => Object.keys(point)).find((name) => !fn.params.includes(name));
  if (stray !== undefined) return { reason: `it has no parameter \`${stray}\`, of which an argument is given` };
  const random = randomFrom(wishes.seed);
  const withCounts = params.map((param) => ({ ...param, isCount: isNumber(param.type) && !fn.wrt.includes(param.name) }));
  const found = findPoints(withCounts, source as (...args: unknown[]) => unknown, given, { random, size: wishes.size, count: wishes.samples });
  if ('reason' in found) return found;
  const subject: Subject = {
    name: fn.name, params: fn.params, wrt: fn.wrt, writes: fn.writes ?? [], source: source as Subject['source'], reciprocal: style === 'lecture',
    passes: { forward: module[`${fn.name}Forward`] as Subject['source'], backward: module[`${fn.name}Backward`] as Subject['source'], grad: module[`${fn.name}Grad`] as Subject['source'] | undefined },
  };
  try {
    return { rows: withinTime(() => verify(subject, found.points, { random, tolerance: wishes.rtol, most: 40 }), patience), points: found.points.length };
  } catch (error) {
    if (error instanceof OutOfTime) return { reason: `${error.message}; --samples 1, or a smaller --size, asks for less` };
    return { reason: `it throws: ${error instanceof Error ? error.message : String(error)}` };
  }
}

function isNumber(type: Type): boolean {
  return type.kind === 'number' || (type.kind === 'union' && type.members.every((member) => member.kind === 'number' || member.kind === 'undefined'));
}
