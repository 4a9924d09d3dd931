/**
 * Which fields of records are written anywhere in the source, by their names. What names of variables can't tell apart, names
 * of fields often can: a record none of whose fields is ever written stays as it is.
 *
 *     this.v = …; p.x += 1      `v` and `x`
 */
import type { Expr, FunctionNode, Type } from '../syntax.js';
import { isScalarType } from './mentions.js';
import { memberName } from './types-of.js';

/** `'any'` where a name is computed. */
export type Fields = ReadonlySet<string> | 'any';

export function writtenFields(fn: FunctionNode): Fields {
  const found = new Set<string>();
  const seen = new Set<unknown>();
  let any = false;
  const note = (target: unknown): void => {
    const member = target as Expr;
    if (member?.type !== 'MemberExpression') return;
    const type = (member.object.type === 'Identifier' ? member.object.binding?.type : member.object.valueType)?.kind;
    const name = memberName(member) ?? (member.property.type === 'Literal' ? String(member.property.value) : undefined);
    if (name !== undefined) found.add(name);
    else if (type !== 'array' && type !== 'tuple') any = true;
  };
  const each = (node: unknown): void => {
    if (node === null || typeof node !== 'object' || seen.has(node)) return;
    seen.add(node);
    if (Array.isArray(node)) return node.forEach(each);
    const at = node as Expr & { left?: unknown; argument?: unknown; target?: unknown; elements?: readonly unknown[]; properties?: readonly { target?: unknown; argument?: unknown }[] };
    if (at.type === 'AssignmentExpression') note(at.left);
    if (at.type === 'UpdateExpression') note(at.argument);
    // Patterns may assign as well.
    const { type } = node as { type?: string };
    if (type === 'ArrayPattern') at.elements?.forEach(note);
    if (type === 'ObjectPattern') at.properties?.forEach((part) => note(part.target ?? part.argument));
    if (type === 'AssignmentPattern' || type === 'ForOfStatement') note(at.target);
    if (type === 'RestElement') note(at.argument);
    if (at.type === 'CallExpression' && at.callee.type === 'MemberExpression' && at.callee.object.type === 'Identifier' && at.callee.object.name === 'Object' && memberName(at.callee) === 'assign') any = true;
    if (at.type === 'Identifier') {
      each(at.binding?.fn);
      if (at.binding?.module) each(at.binding.init);
      return;
    }
    if (at.type === 'ObjectExpression') for (const method of at.instance?.methods.values() ?? []) each(method.fn);
    for (const [key, value] of Object.entries(node)) if (!['span', 'instance', 'binding', 'self', 'valueType', 'resultType'].includes(key)) each(value);
  };
  each(fn);
  return any ? 'any' : found;
}

/** What either says. */
export function bothFields(one: Fields, other: Fields): Fields {
  return one === 'any' || other === 'any' ? 'any' : new Set([...one, ...other]);
}

/** Numbers and the like, and records of these, none of which is ever written. */
export function staysSame(type: Type, fields: Fields): boolean {
  if (isScalarType(type) || type.kind === 'function') return true;
  return fields !== 'any' && type.kind === 'record' && type.fields.every((field) => !fields.has(field.name) && staysSame(field.type, fields));
}
