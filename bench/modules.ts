/** The source of a problem, its gradient and the gradient by hand, each as code that runs. */
import { existsSync, readFileSync } from 'node:fs';
import { compile } from '../src/index.js';
import type { Problem } from '../test/adbench/all.js';
import { sourceOf } from '../test/adbench/objective.js';
import { transpile } from '../test/oracle/transpile.js';
import { type Functions, load } from '../test/scale/load.js';

type Run = (...args: readonly unknown[]) => unknown;

export interface Modules {
  readonly primal: Run;
  /** The gradient of the result, or, if that is an array, of half the sum of its squares. */
  readonly gradient: Run;
  readonly forward: Run;
  readonly byHand?: Run;
}

export function modulesOf({ form: { file, fn, wrt } }: Problem): Modules {
  const source = sourceOf(file);
  const { code, functions, diagnostics } = compile(source, { fileName: `${file}.ts`, functions: [fn], wrt });
  if (code === null) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  const names = functions[0]!.exports;
  const module = load(code, names);
  const forward = module[`${fn}Forward`]!;
  const joint = module[`${fn}Grad`];
  return {
    primal: load(transpile(source), [fn])[fn]!,
    gradient: joint ?? ((...args) => pair(module, fn, args)),
    forward,
    ...byHand(file, fn),
  };
}

function pair(module: Functions, fn: string, args: readonly unknown[]): unknown {
  const { value, cache } = module[`${fn}Forward`]!(...args) as { value: unknown; cache: unknown };
  return module[`${fn}Backward`]!(cache, value);
}

function byHand(file: string, fn: string): { byHand?: Run } {
  const text = new URL(`by-hand/${file}.ts`, import.meta.url);
  if (!existsSync(text)) return {};
  const code = transpile(readFileSync(text, 'utf8'));
  return code.includes(`export function ${fn}(`) ? { byHand: load(code, [fn])[fn]! } : {};
}
