/**
 * Numbers that a function which calls itself writes outside of it. They go into an array of one element, which is handed
 * in like any other: so the number can be written in one call and read in another one.
 *
 *     let total = 0;  const walk = (n: Tree) => { total += n.v; n.kids.forEach(walk); };
 *       →   const total = [0];   and in `walk`   total[0] += n.v
 */
import type { Binding, Expr, FunctionNode } from '../syntax.js';
import { copyOf, declaredIn, originOf, visit } from './copies.js';
import type { Mutations } from './mutations.js';

/** It is one number or flag, which a statement of `fn` declares by its name. */
export function isBoxable(fn: FunctionNode, binding: Binding): boolean {
  const own = originOf(binding);
  if (own.kind !== 'let' || (own.type.kind !== 'number' && own.type.kind !== 'boolean')) return false;
  let isPlain = false;
  let inHeader = false;
  visit(fn, (node) => {
    const declares = (statement: unknown): boolean => {
      const { type, declarations } = statement as { type?: unknown; declarations?: { target: Expr }[] };
      return type === 'VariableDeclaration' && declarations!.some(({ target }) => target.type === 'Identifier' && target.binding !== undefined && originOf(target.binding) === own);
    };
    if (declares(node)) isPlain = true;
    // Each iteration of a `for` has a variable of its own.
    if (node.type === 'ForStatement' && node.init !== undefined && declares(node.init)) inHeader = true;
  });
  return isPlain && !inHeader;
}

/** The function with these variables as arrays. */
export function boxed(fn: FunctionNode, boxes: ReadonlySet<Binding>): FunctionNode {
  const own = [...declaredIn(fn)].filter((binding) => boxes.has(originOf(binding)) && binding.type.kind !== 'array');
  if (own.length === 0) return fn;
  const known = new Map(own.map((binding) => [binding, { ...binding, kind: 'const' as const, type: { kind: 'array' as const, form: 'Array' as const, element: binding.type, readonly: false }, copyOf: originOf(binding) }]));
  const arrays = new Set<Binding>(known.values());
  return copyOf(fn, 0, known, (node) => {
    const { type } = node;
    if (type === 'VariableDeclaration') {
      const { declarations } = node as unknown as { declarations: readonly { target: Expr; init?: Expr }[] };
      if (!declarations.some(({ target }) => isArray(target))) return node;
      return { ...node, declarations: declarations.map((each) => (each.target.type === 'MemberExpression' ? { ...each, target: each.target.object, init: { type: 'ArrayExpression', elements: [each.init ?? { type: 'Identifier', name: 'undefined' }], valueType: (each.target.object as Expr & { type: 'Identifier' }).binding!.type } } : each)) };
    }
    if (type === 'Property' && isArray(node.value)) return { ...node, shorthand: false };
    if (type !== 'Identifier' || !arrays.has(node.binding as Binding)) return node;
    return { type: 'MemberExpression', object: node, property: { type: 'Literal', value: 0, raw: '0' }, computed: true, optional: false, valueType: ((node.binding as Binding).type as { element: unknown }).element, span: node.span };
  });

  function isArray(expr: unknown): boolean {
    const { type, object } = expr as { type?: unknown; object?: { binding?: Binding } };
    return type === 'MemberExpression' && object?.binding !== undefined && arrays.has(object.binding);
  }
}

/** What is said of variables, of which these are arrays in memory. */
export function withBoxes(mutations: Mutations, boxes: ReadonlySet<Binding>): Mutations {
  if (boxes.size === 0) return mutations;
  const isOne = (binding: Binding): boolean => boxes.has(originOf(binding));
  return { ...mutations, isWritten: (binding) => isOne(binding) || mutations.isWritten(binding), isWhole: (binding) => isOne(binding) || mutations.isWhole(binding) };
}
