/**
 * The formats of an output by name: ES module, CommonJS, TypeScript; and what its files are called.
 *
 *     formatOf('loss.cjs') → 'cjs'
 */
export const formats = ['esm', 'cjs', 'ts'] as const;

export type Format = (typeof formats)[number];

/** Where a source map stands: in a file beside the output, or in the output itself. */
export type MapPlace = 'file' | 'inline';

/** What the files are called behind `loss.grad`; a module in TypeScript has its types in it, and no declarations of its own. */
export const endings: Readonly<Record<Format, { readonly module: string; readonly declarations?: string }>> = {
  esm: { module: '.js', declarations: '.d.ts' },
  cjs: { module: '.cjs', declarations: '.d.cts' },
  ts: { module: '.ts' },
};

/** The format that a file name asks for; `undefined` where it names no module. */
export function formatOf(path: string): Format | undefined {
  if (/[^/\\]\.m?js$/.test(path)) return 'esm';
  if (/[^/\\]\.cjs$/.test(path)) return 'cjs';
  return /[^/\\]\.m?ts$/.test(path) && !/\.d\.m?ts$/.test(path) ? 'ts' : undefined;
}
