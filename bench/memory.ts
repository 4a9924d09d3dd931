/**
 * What the cache of an objective holds that the forward pass has made for it: tapes and arrays, by name, in bytes; and why
 * each recorded value is needed, as `--print-ir=analyze` says it.
 */
import { compile } from '../src/index.js';
import type { Problem } from '../test/adbench/all.js';
import { sourceOf } from '../test/adbench/objective.js';
import { type Cell, table } from '../test/scale/table.js';
import { modulesOf } from './modules.js';

/** A number takes eight bytes, wherever it is; what was passed in isn't counted. */
export function bytesOf(problem: Problem, args: readonly unknown[]): { readonly all: number; readonly largest: readonly (readonly [string, number])[] } {
  const { cache } = modulesOf(problem).forward(...args) as { cache: Record<string, unknown> };
  const seen = new Set<unknown>();
  const sizeOf = (one: unknown): number => {
    if (typeof one === 'number' || typeof one === 'boolean') return 8;
    if (one === null || typeof one !== 'object' || seen.has(one)) return 0;
    seen.add(one);
    if (ArrayBuffer.isView(one)) return one.byteLength;
    return Object.values(one).reduce<number>((sum, each) => sum + sizeOf(each), 0);
  };
  args.forEach(sizeOf);
  const sizes = Object.entries(cache).map(([name, one]): readonly [string, number] => [name, sizeOf(one)]);
  return { all: sizes.reduce((sum, [, size]) => sum + size, 0), largest: sizes.filter(([, size]) => size > 8).sort(([, a], [, b]) => b - a) };
}

export function memoryTable(rows: readonly { readonly problem: Problem; readonly size: string; readonly args: readonly unknown[] }[]): string {
  return table(['objective', 'size', 'kB in the cache', 'most of it'], rows.map(({ problem, size, args }): Cell[] => {
    const { all, largest } = bytesOf(problem, args);
    const most = largest.slice(0, 6).map(([name, bytes]) => `\`${name}\` ${kilo(bytes)}`).join(', ');
    return [`${problem.name}, ${problem.form.file} \`${problem.form.fn}\``, size, kilo(all), most];
  }));
}

/** What the analysis says of each value that is recorded. */
export function reasonsOf({ form: { file, fn, wrt } }: Problem): readonly string[] {
  const { ir } = compile(sourceOf(file), { fileName: `${file}.ts`, functions: [fn], wrt, printIr: 'analyze' });
  return (ir ?? '').split('\n').flatMap((line) => /^\s+recorded %\d+ +; (.*)$/.exec(line)?.[1] ?? []);
}

function kilo(bytes: number): string {
  return (bytes / 1024).toFixed(bytes < 10_240 ? 1 : 0);
}
