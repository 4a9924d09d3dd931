/** A source text, compiled and loaded: its functions, ready to be called. */
import { compile } from '../../src/index.js';
import { evaluate, type Callable } from '../oracle/transpile.js';

type Gradient = Record<string, unknown>;

export interface Loaded {
  readonly code: string;
  readonly grad: (...args: unknown[]) => Gradient;
  /** Forward and backward in turn, with the same last argument for buffers. */
  readonly split: (args: readonly unknown[], into?: unknown) => Gradient;
}

export function load(source: string, fn = 'f'): Loaded {
  const { code, diagnostics } = compile(source, { fileName: 'input.ts', verify: true });
  if (code === null) throw new Error(diagnostics.map(({ code: number, message }) => `${number} ${message}`).join('\n'));
  const exports = evaluate(code) as Record<string, Callable>;
  const forward = exports[`${fn}Forward`] as (...args: unknown[]) => { cache: unknown };
  return {
    code,
    grad: exports[`${fn}Grad`] as Loaded['grad'],
    split: (args, into) => (exports[`${fn}Backward`] as Callable)(forward(...args).cache, 1, into) as Gradient,
  };
}
