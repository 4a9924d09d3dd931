/**
 * Expressions and types as text, for the printed IR and its messages. Never for output: that is what `7-emit` is for.
 *
 * Takes any expression and a name for each value, guarantees text that reads back as the same tree; literals, and
 * brackets that the user wrote, stay. Never fails, whatever is broken.
 *
 *     exprText(1.0 / (1 + Math.exp(-Ref 1)), (v) => `%${v}`)   →   '1.0 / (1 + Math.exp(-%1))'
 */
import type { BinaryOperator, BinaryExpression, Expr, FunctionNode, LogicalExpression, Pattern, Type } from '../syntax.js';
import type { PathStep, ValueId } from './types.js';

type NameOf = (value: ValueId) => string;

const BINARY: Readonly<Record<BinaryOperator | LogicalExpression['operator'], number>> = {
  '??': 3, '||': 3, '&&': 4, '|': 5, '^': 6, '&': 7,
  '==': 8, '!=': 8, '===': 8, '!==': 8, '<': 9, '<=': 9, '>': 9, '>=': 9, in: 9, instanceof: 9,
  '<<': 10, '>>': 10, '>>>': 10, '+': 11, '-': 11, '*': 12, '/': 12, '%': 12, '**': 13,
};
const [SEQUENCE, ASSIGNMENT, CONDITIONAL, UNARY, UPDATE, MEMBER, PRIMARY] = [0, 1, 2, 14, 15, 16, 17];

export function exprText(expr: Expr, nameOf: NameOf): string {
  return at(expr, SEQUENCE, nameOf);
}

/** The expression where something is expected that binds at least as tightly as `least`. */
function at(expr: Expr, least: number, nameOf: NameOf): string {
  const text = bare(expr, nameOf);
  return expr.parens || bindingOf(expr) < least ? `(${text})` : text;
}

function bindingOf(expr: Expr): number {
  switch (expr.type) {
    case 'SequenceExpression': return SEQUENCE;
    case 'AssignmentExpression': case 'Function': case 'SpreadElement': return ASSIGNMENT;
    case 'ConditionalExpression': return CONDITIONAL;
    case 'BinaryExpression': case 'LogicalExpression': return BINARY[expr.operator];
    case 'UnaryExpression': return UNARY;
    case 'UpdateExpression': return UPDATE;
    case 'CallExpression': case 'NewExpression': case 'MemberExpression': return MEMBER;
    default: return PRIMARY;
  }
}

function bare(expr: Expr, nameOf: NameOf): string {
  const list = (items: readonly Expr[]): string => items.map((item) => at(item, ASSIGNMENT, nameOf)).join(', ');
  switch (expr.type) {
    case 'Literal': return expr.raw;
    // A function of ours, whatever it is made for: `%zeros:{…}`, `%longer:9`.
    case 'Identifier': return expr.name.startsWith('%') ? expr.name.slice(1).split(':')[0] : expr.name;
    case 'Ref': return nameOf(expr.value);
    case 'UnaryExpression': return unary(expr.operator, expr.argument, nameOf);
    case 'UpdateExpression': {
      const target = at(expr.argument, UPDATE, nameOf);
      return expr.prefix ? `${expr.operator}${target}` : `${target}${expr.operator}`;
    }
    case 'BinaryExpression': case 'LogicalExpression': return chain(expr, nameOf);
    case 'ConditionalExpression':
      return `${at(expr.test, CONDITIONAL + 1, nameOf)} ? ${at(expr.consequent, ASSIGNMENT, nameOf)} : ${at(expr.alternate, ASSIGNMENT, nameOf)}`;
    case 'CallExpression': return `${at(expr.callee, MEMBER, nameOf)}${expr.optional ? '?.' : ''}(${list(expr.arguments)})`;
    case 'NewExpression': return `new ${at(expr.callee, MEMBER, nameOf)}(${list(expr.arguments)})`;
    case 'MemberExpression': {
      const number = expr.object.type === 'Literal' && typeof expr.object.value === 'number';
      const object = at(expr.object, number ? PRIMARY + 1 : MEMBER, nameOf);
      if (expr.computed) return `${object}${expr.optional ? '?.' : ''}[${exprText(expr.property, nameOf)}]`;
      return `${object}${expr.optional ? '?.' : '.'}${exprText(expr.property, nameOf)}`;
    }
    case 'ArrayExpression': return `[${expr.elements.map((element) => (element === null ? '' : at(element, ASSIGNMENT, nameOf))).join(', ')}]`;
    case 'ObjectExpression': {
      const fields = expr.properties.map((property) => {
        if (property.type === 'SpreadElement') return at(property, ASSIGNMENT, nameOf);
        const key = exprText(property.key, nameOf);
        return `${property.computed ? `[${key}]` : key}: ${at(property.value, ASSIGNMENT, nameOf)}`;
      });
      return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
    }
    case 'SpreadElement': return `...${at(expr.argument, ASSIGNMENT, nameOf)}`;
    case 'AssignmentExpression': return `${targetText(expr.left, nameOf)} ${expr.operator} ${at(expr.right, ASSIGNMENT, nameOf)}`;
    case 'SequenceExpression': return list(expr.expressions);
    case 'Function': return functionText(expr);
    case 'TemplateLiteral': {
      const strings = expr.strings.map((text) => text.replace(/[`\\]|\$\{/g, '\\$&').replaceAll('\n', '\\n'));
      return `\`${strings[0]}${expr.expressions.map((e, k) => `\${${exprText(e, nameOf)}}${strings[k + 1]}`).join('')}\``;
    }
  }
}

function unary(operator: string, argument: Expr, nameOf: NameOf): string {
  const inner = at(argument, UNARY, nameOf);
  if (operator.length > 1) return `${operator} ${inner}`;
  // `--x` would be something else.
  return inner.startsWith(operator) && operator !== '!' && operator !== '~' ? `${operator}(${inner})` : `${operator}${inner}`;
}

/** A chain of operators leans to the left and may be thousands long: its spine is walked, not descended. */
function chain(expr: BinaryExpression | LogicalExpression, nameOf: NameOf): string {
  const own = BINARY[expr.operator];
  const parts: string[] = [];
  let node: Expr = expr;
  while ((node.type === 'BinaryExpression' || node.type === 'LogicalExpression') && BINARY[node.operator] === own && (node === expr || !node.parens) && node.operator !== '**') {
    if (mixes(node, node.left) || mixes(node, node.right)) break;
    parts.push(` ${node.operator} ${at(node.right, own + 1, nameOf)}`);
    node = node.left;
  }
  if (parts.length > 0) return at(node, own, nameOf) + parts.reverse().join('');
  // `**` leans to the right and takes no unary operator on its left; `??` doesn't mix with `||` and `&&`.
  const left = expr.operator === '**' ? UPDATE : own + 1;
  const right = expr.operator === '**' ? own : own + 1;
  const bracket = (side: Expr, least: number): string => at(side, mixes(expr, side) ? PRIMARY : least, nameOf);
  return `${bracket(expr.left, left)} ${expr.operator} ${bracket(expr.right, right)}`;
}

function mixes(expr: BinaryExpression | LogicalExpression, side: Expr): boolean {
  return side.type === 'LogicalExpression' && expr.type === 'LogicalExpression' && (expr.operator === '??') !== (side.operator === '??');
}

function targetText(target: Expr | Pattern, nameOf: NameOf): string {
  switch (target.type) {
    case 'ArrayPattern': return '[…]';
    case 'ObjectPattern': return '{ … }';
    case 'AssignmentPattern': return targetText(target.target, nameOf);
    case 'RestElement': return `...${targetText(target.argument, nameOf)}`;
    default: return at(target, UPDATE, nameOf);
  }
}

function functionText(fn: FunctionNode): string {
  return `(${fn.params.map((param, k) => (param.target.type === 'Identifier' ? param.target.name : `arg${k}`)).join(', ')}) => …`;
}

/** `target[i].field`. */
export function pathText(target: ValueId, path: readonly PathStep[], nameOf: NameOf): string {
  return nameOf(target) + path.map((step) => ('index' in step ? `[${exprText(step.index, nameOf)}]` : `.${step.field}`)).join('');
}

export function typeText(type: Type): string {
  switch (type.kind) {
    case 'array': {
      if (type.form !== 'Array') return type.form;
      const element = typeText(type.element);
      return type.element.kind === 'union' || type.element.kind === 'function' ? `(${element})[]` : `${element}[]`;
    }
    case 'tuple': return `[${type.elements.map(typeText).join(', ')}]`;
    case 'record': return type.name ?? `{ ${type.fields.map((field) => `${field.name}${field.optional ? '?' : ''}: ${typeText(field.type)}`).join('; ')} }`;
    case 'union': return type.members.map(typeText).join(' | ');
    case 'function': return `(${type.params.map(typeText).join(', ')}) => ${typeText(type.result)}`;
    case 'opaque': return type.text;
    default: return type.kind;
  }
}
