/** Parses for tests: the module when all is well, the codes and places when not. */
import { expect } from 'vitest';
import { parse, type ParseOptions } from '../../src/1-parse/parse.js';
import type { ParsedFunction, ParsedModule } from '../../src/syntax.js';
import { printFunction } from './print.js';

export function parseModule(text: string, options: Partial<ParseOptions> = {}): ParsedModule {
  const { module, diagnostics } = parse(text, { fileName: 'f.ts', ...options });
  expect(diagnostics.map(({ code, message }) => `${code} ${message}`)).toEqual([]);
  return module!;
}

export function parseOne(text: string, options: Partial<ParseOptions> = {}): ParsedFunction {
  const { functions } = parseModule(text, options);
  expect(functions).toHaveLength(1);
  return functions[0]!;
}

/** The body of `export function f(x: number)`, converted and printed. */
export function printBody(body: string, signature = 'x: number, xs: number[]'): string {
  const printed = printFunction(parseOne(`export function f(${signature}) { ${body} }`).fn);
  return printed.slice(printed.indexOf(') {') + 4, -2);
}

/** Each diagnostic as its code and the text it points at: `GG1008 try {…}`. */
export function faults(text: string, options: Partial<ParseOptions> = {}): string[] {
  return parse(text, { fileName: 'f.ts', ...options }).diagnostics.map(({ code, span }) => `${code} ${span === undefined ? '' : text.slice(span.start, span.end)}`);
}
