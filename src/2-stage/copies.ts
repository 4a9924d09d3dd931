/**
 * A copy of a function with variables of its own, for each call after the first that is inlined: what one call declares
 * and what another one does are different variables of the same name.
 */
import type { Binding, FunctionNode, Type } from '../syntax.js';

/** `count` tells the copies of one function apart; `known` says which of its variables are others; `change` may put another node in the place of one, and `types` another type. */
export function copyOf(fn: FunctionNode, count: number, known: ReadonlyMap<Binding, Binding> = new Map(), change: (node: Node) => object = (node) => node, types?: (type: Type) => Type): FunctionNode {
  const own = new Map<Binding, Binding & { fn?: FunctionNode }>(known);
  // The order of variables stays that of the source.
  for (const binding of declaredIn(fn)) if (!own.has(binding)) own.set(binding, { ...binding, ...(types && { type: types(binding.type) }), id: binding.id + count * 2 ** -20, copyOf: originOf(binding) });
  const copies = new Map<object, unknown>();
  const typed = (key: string, inner: unknown): unknown => (types !== undefined && ['type', 'valueType', 'resultType'].includes(key) && typeof inner === 'object' ? types(inner as Type) : inner);
  const copy = (value: unknown): unknown => {
    if (value === null || typeof value !== 'object') return value;
    const known = copies.get(value);
    if (known !== undefined) return known;
    if (Array.isArray(value)) return value.map(copy);
    const made: Record<string, unknown> = {};
    copies.set(value, made);
    if ((value as Node).type === 'Function') originals.set(made as unknown as FunctionNode, originalOf(value as FunctionNode));
    for (const [key, inner] of Object.entries(value)) made[key] = key === 'binding' || key === 'self' ? own.get(inner as Binding) ?? inner : APART.has(key) ? typed(key, inner) : copy(inner);
    const other = change(made);
    if (other !== made) copies.set(value, other);
    return other;
  };
  const whole = copy(fn) as FunctionNode;
  // A local function that is known by its variable is the copy, too.
  for (const [binding, mine] of own) if (binding.fn !== undefined && !known.has(binding)) mine.fn = copy(binding.fn) as FunctionNode;
  return whole;
}

/** The variables that a function declares, those of functions inside it included. */
export function declaredIn(fn: FunctionNode): ReadonlySet<Binding> {
  const own = new Set<Binding>();
  const declare = (binding: Binding | undefined): void => void (binding !== undefined && own.add(binding));
  const pattern = (target: unknown): void => visit(target, (node) => void (node.type === 'Identifier' && declare(node.binding as Binding | undefined)));
  visit(fn, (inner) => {
    if (inner.type === 'VariableDeclaration') (inner.declarations as { target: unknown }[]).forEach(({ target }) => pattern(target));
    if (inner.type === 'ForOfStatement') pattern(inner.target);
    if (inner.type === 'Function') {
      (inner.params as { target: unknown }[]).forEach(({ target }) => pattern(target));
      if (inner !== (fn as unknown as Node)) declare(inner.binding as Binding | undefined);
    }
  });
  return own;
}

/** The variables that a function mentions. */
export function mentionedIn(fn: FunctionNode): ReadonlySet<Binding> {
  const all = new Set<Binding>();
  visit(fn, (inner) => void (inner.type === 'Identifier' && inner.binding !== undefined && all.add(inner.binding as Binding)));
  return all;
}

/** The function of the source. */
export function originalOf(fn: FunctionNode): FunctionNode {
  return originals.get(fn) ?? fn;
}

/** Of a copy, the function of the source that it is a copy of. */
const originals = new WeakMap<FunctionNode, FunctionNode>();

/** The variable of the source. */
export function originOf(binding: Binding): Binding {
  return binding.copyOf ?? binding;
}

/** Neither places in the source nor types belong to one call. */
const APART = new Set(['span', 'type', 'valueType', 'resultType', 'instance', 'rule']);

type Node = Readonly<Record<string, unknown>> & { readonly type?: unknown };

/** Calls `each` for every node of the syntax below `value`; neither variables nor types are entered. */
export function visit(value: unknown, each: (node: Node) => void): void {
  if (value === null || typeof value !== 'object') return;
  if (Array.isArray(value)) return value.forEach((inner) => visit(inner, each));
  each(value as Node);
  for (const [key, inner] of Object.entries(value)) if (key !== 'binding' && key !== 'self' && !APART.has(key)) visit(inner, each);
}
