/**
 * Methods that are called without knowing the class: `shape.area()`, where `shape` may be a circle. Each instance that
 * the function makes carries those of its class, so that staging can look what it was made of. Which names are asked for
 * is known only at the end, so the tables grow while the files are read.
 */
import type { ts } from 'ts-morph';
import type { Binding } from '../syntax.js';
import { bindingFor } from './bindings.js';
import { implementation } from './classes.js';
import type { Context, Converter } from './context.js';

/** Somebody calls a method of that name without knowing the class. */
export function askFor(c: Converter, name: string): void {
  if (c.dispatch.names.has(name)) return;
  c.dispatch.names.add(name);
  for (const [node, methods] of c.dispatch.made) enter(c, node, methods, name);
}

/** The methods that instances of the class carry. */
export function methodsOf(c: Converter, node: ts.ClassDeclaration): ReadonlyMap<string, Binding> {
  const known = c.dispatch.made.get(node);
  if (known !== undefined) return known;
  const methods = new Map<string, Binding>();
  c.dispatch.made.set(node, methods);
  for (const name of c.dispatch.names) enter(c, node, methods, name);
  return methods;
}

function enter(c: Context & Converter, node: ts.ClassDeclaration, methods: Map<string, Binding>, name: string): void {
  const found = implementation(c.classes, node, name);
  const symbol = found && c.checker.getSymbolAtLocation(found.name);
  if (found !== undefined && symbol !== undefined) methods.set(name, bindingFor(c, symbol, found));
}
