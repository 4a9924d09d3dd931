/**
 * Expressions to text: our syntax, with names for values, to ESTree, and that through astring. Brackets of the user are
 * kept, others are put where the language needs them. The only place that knows astring.
 */
import * as astring from 'astring';
import type { Node } from 'estree';
import { isExpr, refsOf } from '../ir/walk.js';
import type { Expr } from '../syntax.js';

export interface Spelling {
  readonly value: (value: number) => string;
  /** Module-level constants, and functions of ours (`%zerosLike`). */
  readonly name: (expr: Expr & { type: 'Identifier' }) => string;
  /** Names that a parameter of a comparator must not hide. */
  readonly taken?: readonly string[];
}

type Tree = Record<string, unknown> & { type: string };

// The typings don't know of the table of precedences.
const { EXPRESSIONS_PRECEDENCE, GENERATOR, generate } = astring as typeof astring & { readonly EXPRESSIONS_PRECEDENCE: Record<string, number> };

const generator = {
  ...GENERATOR,
  ParenthesizedExpression(this: Record<string, (node: unknown, state: { write(text: string): void }) => void>, node: { expression: { type: string } }, state: { write(text: string): void }): void {
    state.write('(');
    this[node.expression.type](node.expression, state);
    state.write(')');
  },
  // On one line: `{ w: 0, b: 0 }`.
  ObjectExpression(this: Record<string, (node: unknown, state: { write(text: string): void }) => void>, node: { properties: { type: string }[] }, state: { write(text: string): void }): void {
    state.write(node.properties.length === 0 ? '{}' : '{ ');
    node.properties.forEach((property, at) => {
      if (at > 0) state.write(', ');
      this[property.type](property, state);
    });
    if (node.properties.length > 0) state.write(' }');
  },
};
const precedence = { ...EXPRESSIONS_PRECEDENCE, ParenthesizedExpression: 20 };

/** The text of an expression. `root` drops the user's brackets around the whole. */
export function print(expr: Expr, spelling: Spelling): string {
  // astring brackets every `in`, for the sake of loop headers.
  if (expr.type === 'BinaryExpression' && expr.operator === 'in') return `${print(expr.left, spelling)} in ${print(expr.right, spelling)}`;
  const tree = toTree({ ...expr, parens: undefined }, spelling);
  return generate(tree as unknown as Node, { generator: generator as never, expressionsPrecedence: precedence, indent: '  ' } as never);
}

function toTree(expr: Expr, spelling: Spelling): Tree {
  const tree = bareTree(expr, spelling);
  return expr.parens && expr.type !== 'Ref' && expr.type !== 'Literal' && expr.type !== 'Identifier' ? bracketed(tree) : tree;
}

function bracketed(tree: Tree): Tree {
  return tree.type === 'ParenthesizedExpression' ? tree : { type: 'ParenthesizedExpression', expression: tree };
}

function bareTree(expr: Expr, spelling: Spelling): Tree {
  const sub = (inner: Expr): Tree => toTree(inner, spelling);
  /** Between brackets already. */
  const alone = (inner: Expr): Tree => bareTree(inner, spelling);
  switch (expr.type) {
    case 'Literal': return { type: 'Literal', value: expr.value, raw: expr.raw };
    case 'Ref': return { type: 'Identifier', name: spelling.value(expr.value) };
    case 'Identifier': return { type: 'Identifier', name: spelling.name(expr) };
    case 'UnaryExpression': {
      const argument = sub(expr.argument);
      const clash = argument.type === 'UnaryExpression' && (expr.operator === '-' || expr.operator === '+');
      return { type: 'UnaryExpression', prefix: true, operator: expr.operator, argument: clash ? bracketed(argument) : argument };
    }
    case 'BinaryExpression': {
      const left = sub(expr.left);
      const right = sub(expr.right);
      const needs = expr.operator === '**' && left.type === 'UnaryExpression';
      return { type: 'BinaryExpression', operator: expr.operator, left: needs ? bracketed(left) : left, right };
    }
    case 'LogicalExpression': {
      const mixed = (inner: Tree): Tree => (inner.type === 'LogicalExpression' && (inner.operator === '??') !== (expr.operator === '??') ? bracketed(inner) : inner);
      return { type: 'LogicalExpression', operator: expr.operator, left: mixed(sub(expr.left)), right: mixed(sub(expr.right)) };
    }
    case 'ConditionalExpression': return { type: 'ConditionalExpression', test: sub(expr.test), consequent: sub(expr.consequent), alternate: sub(expr.alternate) };
    case 'CallExpression':
      if (expr.callee.type === 'Identifier' && expr.callee.name === '%order') return orderTree(expr, spelling);
      return { type: 'CallExpression', optional: false, callee: sub(expr.callee), arguments: expr.arguments.map(alone) };
    case 'NewExpression': return { type: 'NewExpression', callee: sub(expr.callee), arguments: expr.arguments.map(sub) };
    case 'MemberExpression': {
      const member: Tree = {
        type: 'MemberExpression', computed: expr.computed, optional: expr.optional, object: sub(expr.object),
        property: expr.computed ? alone(expr.property) : { type: 'Identifier', name: expr.property.type === 'Identifier' ? expr.property.name : '' },
      };
      return member;
    }
    case 'ArrayExpression': return { type: 'ArrayExpression', elements: expr.elements.map((e) => (e === null ? null : sub(e))) };
    case 'SpreadElement': return { type: 'SpreadElement', argument: sub(expr.argument) };
    case 'TemplateLiteral': return {
      type: 'TemplateLiteral', expressions: expr.expressions.map(sub),
      quasis: expr.strings.map((text, at) => ({ type: 'TemplateElement', tail: at === expr.strings.length - 1, value: { raw: escapeTemplate(text), cooked: text } })),
    };
    case 'ObjectExpression': return {
      type: 'ObjectExpression',
      properties: expr.properties.map((p) => {
        if (p.type === 'SpreadElement') return sub(p);
        const value = sub(p.value);
        const key = !p.computed && p.key.type === 'Identifier' ? { type: 'Identifier', name: p.key.name } : sub(p.key);
        const shorthand = !p.computed && key.type === 'Identifier' && value.type === 'Identifier' && value.name === key.name;
        return { type: 'Property', kind: 'init', method: false, computed: p.computed, shorthand, key, value };
      }),
    };
    case 'SequenceExpression': return { type: 'SequenceExpression', expressions: expr.expressions.map(sub) };
    case 'UpdateExpression': return { type: 'UpdateExpression', operator: expr.operator, prefix: expr.prefix, argument: sub(expr.argument) };
    case 'AssignmentExpression':
      if (!isExpr(expr.left)) throw new Error('a pattern is left in the output');
      return { type: 'AssignmentExpression', operator: expr.operator, left: sub(expr.left), right: sub(expr.right) };
    case 'Function': throw new Error('a function is left in the output');
  }
}

/** The places of an array, sorted by what a comparator says of two: `Array.from(xs.keys()).sort((i, j) => xs[i] - xs[j])`. */
function orderTree({ arguments: [array, compare] }: Expr & { type: 'CallExpression' }, spelling: Spelling): Tree {
  const used = new Set(spelling.taken ?? refsOf(compare).map(spelling.value));
  const [i, j] = [['i', 'j'], ['p', 'q'], ['one', 'two']].find((pair) => !pair.some((name) => used.has(name))) ?? ['place1', 'place2'];
  const names = new Map([['%i', i], ['%j', j]]);
  const body = toTree(compare, { ...spelling, name: (expr) => names.get(expr.name) ?? spelling.name(expr) });
  const identifier = (name: string): Tree => ({ type: 'Identifier', name });
  const method = (object: Tree, name: string, ...args: Tree[]): Tree => ({ type: 'CallExpression', optional: false, callee: { type: 'MemberExpression', computed: false, optional: false, object, property: identifier(name) }, arguments: args });
  const places = method(identifier('Array'), 'from', method(toTree(array, spelling), 'keys'));
  return method(places, 'sort', { type: 'ArrowFunctionExpression', expression: true, params: [...names.values()].map(identifier), body });
}

function escapeTemplate(text: string): string {
  return text.replace(/\\/g, '\\\\').replace(/`/g, '\\`').replace(/\$\{/g, '\\${');
}
