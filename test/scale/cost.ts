/**
 * What a gradient costs, by the trips of a loop: its time against that of the source, and the bytes that a cache holds.
 *
 * Source and gradient run in turn, many times, and the fastest run of each counts: the others say how busy the machine was.
 */
import { compile } from '../../src/index.js';
import { transpile } from '../oracle/transpile.js';
import { type Functions, load } from './load.js';
import { type Carried, loops } from './loops.js';
import { type Cell, table } from './table.js';

const trips = [1e2, 1e3, 1e4, 1e5, 1e6];
const patience = 15;

interface Ready {
  readonly source: Functions;
  readonly module: Functions;
}

function ready({ source }: Carried): Ready {
  const { code, diagnostics } = compile(source, { fileName: 'input.ts' });
  if (code === null) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return { source: load(transpile(source), ['f']), module: load(code, ['fForward', 'fBackward', 'fGrad']) };
}

/** Gradient ÷ primal, for `fGrad` and for the pair. */
export function times(): string {
  const head = (name: string): string[] => trips.map((n) => `${name}, 1e${Math.log10(n)}`);
  return table(['loop', ...head('`fGrad`'), ...head('pair')], loops.map((loop): Cell[] => {
    const found = trips.map((n) => ratios(loop, n));
    return [loop.name, ...found.map(([joint]) => joint.toFixed(1)), ...found.map(([, pair]) => pair.toFixed(1))];
  }));
}

/** Each number of trips gets a module of its own, as a program would that calls it with so many. */
function ratios(loop: Carried, n: number): readonly [number, number] {
  const { source: { f }, module: { fGrad, fForward, fBackward } } = ready(loop);
  const args = loop.at(n);
  const calls = Math.max(1, Math.round(1e5 / n));
  const runs = [() => f!(...args), () => fGrad!(...args), () => fBackward!((fForward!(...args) as { cache: unknown }).cache)];
  const least = runs.map(() => Infinity);
  // until nothing has become faster for a while: the engine compiles more than once
  for (let round = 0, quiet = 0; quiet < patience && round < 10 * patience; round++, quiet++) {
    runs.forEach((run, k) => {
      const time = timeOf(run, calls);
      if (time < 0.98 * least[k]!) quiet = 0;
      least[k] = Math.min(least[k]!, time);
    });
  }
  const [primal, joint, pair] = least;
  return [joint! / primal!, pair! / primal!];
}

/** The processor's time: what the machine does beside isn't in it. */
function timeOf(run: () => unknown, calls: number): number {
  const start = process.cpuUsage();
  for (let k = 0; k < calls; k++) run();
  const { user, system } = process.cpuUsage(start);
  return user + system;
}

/** The bytes of a cache, by what its arrays say, and by what the process says. */
export function memory(): string {
  // where a tape has just grown to 2²⁰ slots it is nearly empty, where it is about to grow it is nearly full
  const [full, empty] = [2 ** 20 - 16, 2 ** 19 + 1];
  const heads = ['loop', 'arrays in the cache', 'bytes for each trip, one by one', 'in all', 'in all, just grown', 'of the process, just grown'];
  return table(heads, loops.map((loop): Cell[] => {
    const [most, least] = [held(loop, full), held(loop, empty)];
    const names = most.arrays.map(({ name }) => `\`${name}\``).join(', ');
    return [loop.name, names || 'none', most.arrays.map(({ bytes }) => digits(bytes / full)).join(', ') || '–', digits(most.all / full), digits(least.all / empty), digits(least.grown / empty)];
  }));
}

interface Held {
  readonly arrays: readonly { readonly name: string; readonly bytes: number }[];
  readonly all: number;
  readonly grown: number;
}

function held(loop: Carried, n: number): Held {
  const { module } = ready(loop);
  const before = buffersHeld();
  const { cache } = module.fForward!(...loop.at(n)) as { cache: Record<string, unknown> };
  const grown = buffersHeld() - before;
  const arrays = Object.entries(cache).flatMap(([name, one]) => buffersOf(one).map((bytes) => ({ name, bytes })));
  return { arrays, all: arrays.reduce((sum, { bytes }) => sum + bytes, 0), grown };
}

/** What the process holds in typed arrays, garbage apart. */
function buffersHeld(): number {
  for (let k = 0; k < 3; k++) globalThis.gc?.();
  return process.memoryUsage().arrayBuffers;
}

/** Its own length, or those of the arrays within. */
function buffersOf(one: unknown): number[] {
  if (ArrayBuffer.isView(one)) return [one.byteLength];
  if (Array.isArray(one)) return typeof one[0] === 'number' ? [8 * one.length] : [one.flatMap(buffersOf).reduce((sum, bytes) => sum + bytes, 0)];
  return [];
}

function digits(value: number): string {
  return Number(value.toFixed(2)).toString();
}
