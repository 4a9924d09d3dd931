/**
 * A copy of a function with variables of its own, for each call after the first that is inlined: what one call declares
 * and what another one does are different variables of the same name.
 */
import type { Binding, FunctionNode } from '../syntax.js';

/** `count` tells the copies of one function apart; `known` says which of its variables are others. */
export function copyOf(fn: FunctionNode, count: number, known: ReadonlyMap<Binding, Binding> = new Map()): FunctionNode {
  const own = new Map(known);
  const declare = (binding: Binding | undefined): void => {
    // The order of variables stays that of the source.
    if (binding !== undefined && !own.has(binding)) own.set(binding, { ...binding, id: binding.id + count * 2 ** -20, copyOf: binding });
  };
  const pattern = (target: unknown): void => visit(target, (node) => void (node.type === 'Identifier' && declare(node.binding as Binding | undefined)));
  const declared = (node: unknown): void => visit(node, (inner) => {
    if (inner.type === 'VariableDeclaration') (inner.declarations as { target: unknown }[]).forEach(({ target }) => pattern(target));
    if (inner.type === 'ForOfStatement') pattern(inner.target);
    if (inner.type === 'Function') {
      (inner.params as { target: unknown }[]).forEach(({ target }) => pattern(target));
      if (inner !== (fn as unknown as Node)) declare(inner.binding as Binding | undefined);
    }
  });
  declared(fn);

  const copies = new Map<object, unknown>();
  const copy = (value: unknown): unknown => {
    if (value === null || typeof value !== 'object') return value;
    const known = copies.get(value);
    if (known !== undefined) return known;
    if (Array.isArray(value)) return value.map(copy);
    const made: Record<string, unknown> = {};
    copies.set(value, made);
    for (const [key, inner] of Object.entries(value)) made[key] = key === 'binding' ? own.get(inner as Binding) ?? inner : APART.has(key) ? inner : copy(inner);
    return made;
  };
  const whole = copy(fn) as FunctionNode;
  // A local function that is known by its variable is the copy, too.
  for (const [binding, mine] of own) if (binding.fn !== undefined && !known.has(binding)) mine.fn = copy(binding.fn) as FunctionNode;
  return whole;
}

/** The variable of the source. */
export function originOf(binding: Binding): Binding {
  return binding.copyOf ?? binding;
}

/** Neither places in the source nor types belong to one call. */
const APART = new Set(['span', 'type', 'valueType', 'resultType', 'instance']);

type Node = Readonly<Record<string, unknown>> & { readonly type?: unknown };

function visit(value: unknown, each: (node: Node) => void): void {
  if (value === null || typeof value !== 'object') return;
  if (Array.isArray(value)) return value.forEach((inner) => visit(inner, each));
  each(value as Node);
  for (const [key, inner] of Object.entries(value)) if (key !== 'binding' && !APART.has(key)) visit(inner, each);
}
