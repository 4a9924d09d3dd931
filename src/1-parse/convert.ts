/** Ties the converters together, and does the work that they put off. */
import { declare, name } from './bindings.js';
import type { Context, Converter } from './context.js';
import { expression } from './expressions.js';
import { fn } from './functions.js';
import { constructorOf, method } from './instances.js';
import { assigned, target } from './patterns.js';
import { statement, statements } from './statements.js';

export function createConverter(context: Context): Converter {
  const converter: Converter = Object.assign(context, {
    expression: (node) => expression(converter, node),
    statement: (node) => statement(converter, node),
    statements: (nodes) => statements(converter, nodes),
    fn: (node, binding, self) => fn(converter, node, binding, self),
    method: (node, binding) => method(converter, node, binding),
    constructorOf: (node, binding) => constructorOf(converter, node, binding),
    target: (node) => target(converter, node),
    assigned: (node) => assigned(converter, node),
    name: (node) => name(converter, node),
    declare: (node) => declare(converter, node),
  } satisfies Omit<Converter, keyof Context>);
  return converter;
}

/** Converts the helpers and constants that were met, and those that they use, until none is left. */
export function settle(context: Context): void {
  for (let work = context.pending.shift(); work !== undefined; work = context.pending.shift()) work();
}
