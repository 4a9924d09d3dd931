/**
 * The source program, with every operator that a dual must see replaced by a call on the runtime `$ad`.
 *
 * Takes a script (JavaScript without `export`), guarantees a script of the same structure: loops, branches, closures,
 * classes and destructuring stay as they are, because a `Dual` converts itself to a number in comparisons, indices and
 * bounds. Only arithmetic, identity, truth and `typeof` would not notice.
 *
 *     a[i++] += x ** 2   →   $ad.modify(a, $ad.first($ad.plus(i), i = $ad.add(i, 1)), (old) => $ad.add(old, $ad.pow(x, 2)))
 */
import { parse } from 'acorn';
import { generate } from 'astring';

type Tree = any; // ESTree, read and built structurally.

const id = (name: string): Tree => ({ type: 'Identifier', name });
const literal = (value: unknown): Tree => ({ type: 'Literal', value, raw: JSON.stringify(value) });
const member = (object: Tree, name: string): Tree => ({ type: 'MemberExpression', object, property: id(name), computed: false, optional: false });
const call = (name: string, ...args: Tree[]): Tree => ({ type: 'CallExpression', callee: member(id('$ad'), name), arguments: args, optional: false });
const arrow = (params: Tree[], body: Tree): Tree => ({ type: 'ArrowFunctionExpression', params, body, expression: true, async: false });
const assign = (left: Tree, right: Tree): Tree => ({ type: 'AssignmentExpression', operator: '=', left, right });

const arithmetic = new Set(['+', '-', '*', '/', '%', '**']);
/** Methods that compare values, or ask a callback for a truth. */
const invoked = new Set(['indexOf', 'lastIndexOf', 'includes', 'filter', 'some', 'every', 'find', 'findIndex', 'findLast', 'findLastIndex']);

export function rewrite(text: string): string {
  return generate(visit(parse(text, { ecmaVersion: 'latest', sourceType: 'script' })));
}

/** Rewrites the children of a node, then the node. */
function visit(node: Tree): Tree {
  if (Array.isArray(node)) return node.map(visit);
  if (typeof node !== 'object' || node === null || node instanceof RegExp) return node;
  const whole = own(node);
  if (whole) return whole;
  return finish(children(node), node);
}

function children(node: Tree): Tree {
  const seen: Tree = {};
  for (const key of Object.keys(node)) if (key !== 'start' && key !== 'end') seen[key] = visit(node[key]);
  return seen;
}

/** Nodes whose children need more than a visit. */
function own(node: Tree): Tree | undefined {
  switch (node.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
    case 'WhileStatement':
    case 'DoWhileStatement':
    case 'ForStatement':
      return { ...children({ ...node, test: null }), test: node.test && truth(node.test) };
    case 'LogicalExpression':
      return node.operator === '??' ? undefined : call(node.operator === '&&' ? 'and' : 'or', visit(node.left), arrow([], visit(node.right)));
    case 'UnaryExpression':
      if (node.operator === '!') return { type: 'UnaryExpression', operator: '!', prefix: true, argument: truth(node.argument) };
      return undefined;
    case 'CallExpression':
      return isRelu(node) ? call('relu', ...node.arguments.map(visit)) : isMathMin(node) ? undoRelu(node) : undefined;
    default:
      return undefined;
  }
}

function finish(node: Tree, before: Tree): Tree {
  switch (node.type) {
    case 'BinaryExpression':
      if (arithmetic.has(node.operator)) return call(names[node.operator]!, node.left, node.right);
      if (/^[!=]==?$/.test(node.operator)) return { ...node, left: call('plain', node.left), right: call('plain', node.right) };
      return node;
    case 'UnaryExpression':
      if (node.operator === '-' && before.argument.type === 'Literal') return node;
      if (node.operator === '-') return call('negate', node.argument);
      if (node.operator === '+') return call('positive', node.argument);
      return node.operator === 'typeof' && before.argument.type !== 'Identifier' ? { ...node, argument: call('plain', node.argument) } : typeOf(node);
    case 'UpdateExpression':
      return update(node);
    case 'AssignmentExpression':
      return assignment(node);
    case 'SwitchStatement':
      return {
        ...node,
        discriminant: call('plain', node.discriminant),
        cases: node.cases.map((one: Tree) => ({ ...one, test: one.test && call('plain', one.test) })),
      };
    case 'CallExpression': {
      const { callee } = node;
      if (callee.type !== 'MemberExpression' || callee.computed || callee.optional || node.optional || !invoked.has(callee.property.name)) return node;
      return call('invoke', callee.object, literal(callee.property.name), { type: 'ArrayExpression', elements: node.arguments });
    }
    default:
      return node;
  }
}

const names: Readonly<Record<string, string>> = { '+': 'add', '-': 'sub', '*': 'mul', '/': 'div', '%': 'rem', '**': 'pow' };

/** `typeof x` of a variable that may be undeclared stays as it is, unless it holds a dual. */
function typeOf(node: Tree): Tree {
  if (node.operator !== 'typeof') return node;
  return { ...node, argument: call('plain', node.argument) };
}

/** A condition: only its truth counts. */
function truth(node: Tree): Tree {
  if (node.type === 'LogicalExpression' && node.operator !== '??') return { ...node, left: truth(node.left), right: truth(node.right) };
  if (node.type === 'BinaryExpression' && !arithmetic.has(node.operator)) return visit(node);
  if (node.type === 'UnaryExpression' && node.operator === '!') return visit(node);
  return call('truthy', visit(node));
}

/** `x += e` is `x = x + e`; a member is evaluated once. */
function assignment(node: Tree): Tree {
  const operator: string = node.operator.slice(0, -1);
  if (!operator || operator === '??') return node;
  const { left, right } = node;
  if (operator === '&&' || operator === '||') {
    if (left.type === 'Identifier') return call(operator === '&&' ? 'and' : 'or', left, arrow([], assign(left, right)));
    return call(operator === '&&' ? 'andStore' : 'orStore', left.object, key(left), arrow([], right));
  }
  const combined = (old: Tree): Tree => (names[operator] ? call(names[operator], old, right) : { type: 'BinaryExpression', operator, left: old, right });
  if (isSimple(left)) return assign(left, combined(left));
  return call('modify', left.object, key(left), arrow([id('$ad_old')], combined(id('$ad_old'))));
}

function update(node: Tree): Tree {
  const { argument } = node;
  const step = (old: Tree): Tree => call(node.operator === '++' ? 'add' : 'sub', call('positive', old), literal(1));
  if (isSimple(argument)) {
    const stored = assign(argument, step(argument));
    return node.prefix ? stored : call('first', call('positive', argument), stored);
  }
  return call(node.prefix ? 'modify' : 'modifyLater', argument.object, key(argument), arrow([id('$ad_old')], step(id('$ad_old'))));
}

/** Safe and quick to write down twice. */
function isSimple(target: Tree): boolean {
  if (target.type === 'Identifier') return true;
  const atom = (node: Tree): boolean => ['Identifier', 'ThisExpression', 'Literal', 'PrivateIdentifier'].includes(node.type);
  return target.type === 'MemberExpression' && atom(target.object) && atom(target.property);
}

function key(target: Tree): Tree {
  return target.computed ? target.property : literal(target.property.name);
}

function isMath(node: Tree, name: string): boolean {
  const { callee } = node;
  return node.type === 'CallExpression' && callee.type === 'MemberExpression' && callee.object.name === 'Math' && callee.property.name === name;
}

const isZero = (node: Tree): boolean => node.type === 'Literal' && node.value === 0;

function isRelu(node: Tree): boolean {
  return isMath(node, 'max') && node.arguments.length === 2 && node.arguments.some(isZero) && !node.clamped;
}

function isMathMin(node: Tree): boolean {
  return isMath(node, 'min') && node.arguments.length === 2;
}

/** `Math.min(Math.max(x, 0), hi)` is a clamp, whose slope at the lower bound is 1. */
function undoRelu(node: Tree): Tree {
  const args = node.arguments.map((arg: Tree) => visit(isMath(arg, 'max') ? { ...arg, clamped: true } : arg));
  return { ...node, callee: visit(node.callee), arguments: args };
}
