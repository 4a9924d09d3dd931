/**
 * Runs a gate alone: its forward expression and its sliced backward block, printed as JavaScript and evaluated.
 *
 *     forwardOf(mul)(3, -4)   →   -12          gradientsOf(mul, [3, -4], 2)   →   [-8, 6]
 */
import type { Gate, GateStatement } from '../../src/gates/gate.js';
import { slice } from '../../src/gates/slice.js';
import type { Expr } from '../../src/syntax.js';

export function forwardOf(gate: Gate, pattern = gate.patterns[0]): (...inputs: number[]) => number {
  const params = gate.params.map((param, i) => (gate.rest && i === gate.params.length - 1 ? `...${param}` : param));
  return new Function(...params, `return ${print(pattern.expr)};`) as (...inputs: number[]) => number;
}

/** The gradient that each input receives; the others stay 0. Fails when the block reads more than it says. */
export function gradientsOf(
  gate: Gate, inputs: readonly number[], seed: number, active: readonly boolean[] = inputs.map(() => true), pattern = gate.patterns[0],
): number[] {
  const { statements, readsInputs, readsResult } = slice(gate, inputs.length, active);
  const single = gate.rest ? gate.params.slice(0, -1) : gate.params;
  const names = inputs.map((_, i) => (i < single.length ? single[i] : operandName(`${gate.params.at(-1)}[${i - single.length}]`)));
  const scope: Record<string, unknown> = { [`d${gate.result}`]: seed };
  names.forEach((name, i) => {
    if (readsInputs.has(i)) scope[name] = inputs[i];
  });
  if (readsResult) scope[gate.result] = forwardOf(gate, pattern)(...inputs);
  const adjoints = names.map((name) => `d_${name}`);
  const body = `${adjoints.map((name) => `let ${name} = 0;`).join(' ')}\n${printAll(statements)}\nreturn [${adjoints.join(', ')}];`;
  return (new Function(...Object.keys(scope), `'use strict';\n${body}`) as (...values: unknown[]) => number[])(...Object.values(scope));
}

export function printAll(statements: readonly GateStatement[]): string {
  return statements.map((statement) => {
    switch (statement.kind) {
      case 'const': return `const ${statement.name} = ${print(statement.init)};`;
      case 'add': {
        const target = statement.operand === undefined ? statement.param : operandName(`${statement.param}[${statement.operand}]`);
        return `d_${target} ${statement.sign} ${print(statement.value)};`;
      }
      case 'if': {
        const otherwise = statement.else.length === 0 ? '' : ` else { ${printAll(statement.else)} }`;
        return `if (${print(statement.test)}) { ${printAll(statement.then)} }${otherwise}`;
      }
      case 'each': throw new Error('a slice has no loops');
    }
  }).join(' ');
}

export function print(expr: Expr): string {
  switch (expr.type) {
    case 'Literal': return String(expr.value);
    case 'Identifier': return operandName(expr.name);
    case 'UnaryExpression': return `(${expr.operator} ${print(expr.argument)})`;
    case 'BinaryExpression':
    case 'LogicalExpression': return `(${print(expr.left)} ${expr.operator} ${print(expr.right)})`;
    case 'ConditionalExpression': return `(${print(expr.test)} ? ${print(expr.consequent)} : ${print(expr.alternate)})`;
    case 'CallExpression': return `${print(expr.callee)}(${expr.arguments.map(print).join(', ')})`;
    case 'MemberExpression': return print(expr.object) + (expr.computed ? `[${print(expr.property)}]` : `.${print(expr.property)}`);
    case 'SpreadElement': return `...${print(expr.argument)}`;
    default: throw new Error(`no gate contains a ${expr.type}`);
  }
}

/** `xs[1]` is a name in a slice, but no name in JavaScript. */
function operandName(name: string): string {
  return name.replace(/\[(\d+)\]/, '$$$1');
}
