/**
 * Works a gate out in numbers, as its `@example` does.
 *
 * Takes a gate and the values of its inputs, gives the gradient that each input receives. `undefined` where the gate calls
 * something that only the user has: gates of a user's own function can't be run without it.
 *
 *     gradientsAt(mul, [3, -4], 2)   →   [-8, 6]
 */
import type { Gate, GateStatement } from './gate.js';
import { calleeName } from './pattern.js';
import { globalName } from './same.js';
import { slice } from './slice.js';
import type { Expr } from '../syntax.js';

type Scope = ReadonlyMap<string, Value>;
type Value = number | boolean | undefined;

export function gradientsAt(gate: Gate, inputs: readonly number[], seed: number): readonly number[] | undefined {
  const single = gate.rest ? gate.params.length - 1 : gate.params.length;
  const named = inputs.map((value, i) => [i < single ? gate.params[i] : `${gate.params[single]}[${i - single}]`, value] as const);
  const inputScope: Scope = new Map([['Infinity', Infinity], ['NaN', NaN], ...named]);
  const result = evaluate(gate.patterns[0].expr, inputScope, gate.rest ? inputs.slice(single) : []);
  if (result === undefined) return undefined;

  const { statements } = slice(gate, inputs.length, inputs.map(() => true));
  const gradients = inputs.map(() => 0);
  const receive = (input: number, amount: Value): void => void (gradients[input] += Number(amount));
  run(statements, new Map([...inputScope, [gate.result, result], [`d${gate.result}`, seed]]), gate, receive);
  return gradients;
}

function run(statements: readonly GateStatement[], outer: Scope, gate: Gate, receive: (input: number, amount: Value) => void): void {
  let scope = outer;
  for (const statement of statements) {
    if (statement.kind === 'const') {
      scope = new Map([...scope, [statement.name, evaluate(statement.init, scope, [])]]);
    } else if (statement.kind === 'if') {
      run(evaluate(statement.test, scope, []) ? statement.then : statement.else, scope, gate, receive);
    } else if (statement.kind === 'add') {
      const amount = Number(evaluate(statement.value, scope, []));
      receive(gate.params.indexOf(statement.param) + Number(statement.operand ?? 0), statement.sign === '+=' ? amount : -amount);
    }
  }
}

function evaluate(expr: Expr, scope: Scope, rest: readonly number[]): Value {
  const value = (part: Expr): Value => evaluate(part, scope, rest);
  switch (expr.type) {
    case 'Literal': return expr.value as number | boolean;
    case 'Identifier': return scope.get(expr.name);
    case 'UnaryExpression': return unary(expr.operator, value(expr.argument));
    case 'LogicalExpression': {
      const left = value(expr.left);
      return (expr.operator === '&&') === Boolean(left) ? value(expr.right) : left;
    }
    case 'ConditionalExpression': return value(expr.test) ? value(expr.consequent) : value(expr.alternate);
    case 'BinaryExpression': return binary(expr.operator, value(expr.left), value(expr.right));
    case 'MemberExpression': return mathMember(globalName(expr), 'number') as number | undefined;
    case 'CallExpression': {
      const name = calleeName(expr.callee);
      const fn = name === 'Number' ? Number : (mathMember(name, 'function') as typeof Math.max | undefined);
      const values = expr.arguments.flatMap((argument): readonly Value[] => (argument.type === 'SpreadElement' ? rest : [value(argument)]));
      return fn === undefined || values.includes(undefined) ? undefined : fn(...values.map(Number));
    }
    default: return undefined;
  }
}

/** `Math.PI` or `Math.max` by its full name, if there is such a thing of that type. */
function mathMember(name: string | undefined, type: 'number' | 'function'): unknown {
  const member: unknown = name?.startsWith('Math.') ? Math[name.slice('Math.'.length) as keyof Math] : undefined;
  return typeof member === type ? member : undefined;
}

function unary(operator: string, value: Value): Value {
  if (value === undefined) return undefined;
  return operator === '-' ? -value : operator === '+' ? +value : operator === '~' ? ~value : !value;
}

function binary(operator: string, left: Value, right: Value): Value {
  if (left === undefined || right === undefined) return undefined;
  const [a, b] = [Number(left), Number(right)];
  switch (operator) {
    case '+': return a + b;
    case '-': return a - b;
    case '*': return a * b;
    case '/': return a / b;
    case '%': return a % b;
    case '**': return a ** b;
    case '<': return a < b;
    case '<=': return a <= b;
    case '>': return a > b;
    case '>=': return a >= b;
    case '==':
    case '===': return a === b;
    case '!=':
    case '!==': return a !== b;
    case '|': return a | b;
    case '&': return a & b;
    case '^': return a ^ b;
    case '<<': return a << b;
    case '>>': return a >> b;
    case '>>>': return a >>> b;
    default: return undefined;
  }
}
