/**
 * What comes out against `goldens/`, the outputs that we want, written by hand. `staged` must match byte for byte; where names, order
 * and arithmetic are fixed, the code must be the same without its comments; the others say how many statements, tapes and loops are enough.
 */
import { parse } from 'acorn';
import { generate } from 'astring';
import type { FunctionDeclaration, Node } from 'estree';
import { describe, expect, test } from 'vitest';
import { compile, type CompileOptions } from '../src/index.js';
import { read, withoutVersion } from './setup/golden.js';

interface Size {
  readonly statements: number;
  readonly tapes: number;
  readonly loops: number;
}

interface Shape {
  readonly style: CompileOptions['style'];
  readonly functions: readonly string[];
  /** What is still missing; once it is there this test fails, and the word goes. */
  readonly lacks?: string;
}

/** The functions to compare, by golden. */
const shapes: Readonly<Record<string, Shape>> = {
  newton: { style: 'compact', functions: ['rootGrad'] },
  pendulum: { style: 'compact', functions: ['pendulumGrad'] },
  'pendulum-staged': { style: 'staged', functions: ['pendulumForward', 'pendulumBackward'] },
  rosenbrock: { style: 'compact', functions: ['rosenbrockGrad'] },
  softmax: { style: 'compact', functions: ['softmaxLossGrad'] },
};

function output(name: string, style: CompileOptions['style']): string {
  const { code, diagnostics } = compile(read(`test/samples/${name}/input.ts`), { fileName: 'input.ts', style });
  expect(diagnostics).toEqual([]);
  return withoutVersion(code!);
}

function functionIn(code: string, name: string): FunctionDeclaration {
  for (const node of (parse(code, { ecmaVersion: 'latest', sourceType: 'module' }) as unknown as { body: Node[] }).body) {
    const inner = node.type === 'ExportNamedDeclaration' ? node.declaration : node;
    if (inner?.type === 'FunctionDeclaration' && inner.id.name === name) return inner;
  }
  throw new Error(`there is no function ${name}`);
}

/** The statements of a function as text, comments gone. */
function lines(code: string, name: string): string[] {
  return functionIn(code, name).body.body.map((statement) => generate(statement));
}

function nodesIn(node: Node): Node[] {
  const inner = Object.values(node).flat().filter((value): value is Node => typeof (value as Node | null)?.type === 'string');
  return [node, ...inner.flatMap(nodesIn)];
}

const loops = ['ForStatement', 'ForOfStatement', 'ForInStatement', 'WhileStatement', 'DoWhileStatement'];

function sizeOf(code: string, name: string): Size {
  const nodes = nodesIn(functionIn(code, name));
  const count = (wanted: (node: Node) => boolean): number => nodes.filter(wanted).length;
  return {
    // a declaration counts once for each variable, so that `let a, b` gains nothing; blocks and the header of a loop count for nothing
    statements: count((node) => node.type === 'VariableDeclarator' || node.type === 'ExpressionStatement' || node.type === 'IfStatement' || node.type === 'ReturnStatement')
      - count((node) => node.type === 'ForStatement' && node.init?.type === 'VariableDeclaration'),
    // a slot per iteration is written by `tape[index] = …`
    tapes: count((node) => node.type === 'AssignmentExpression' && node.operator === '=' && node.left.type === 'MemberExpression' && node.left.computed),
    loops: count((node) => loops.includes(node.type)),
  };
}

test('staged comes out byte for byte', () => {
  expect(output('staged', 'staged')).toBe(read('test/goldens/staged.js'));
});

test('staged-lecture has the names, the order and the arithmetic', () => {
  expect(lines(output('staged-lecture', 'lecture'), 'fGrad')).toEqual(lines(read('test/goldens/staged-lecture.js'), 'fGrad'));
});

test('neuron has the names, the order and the arithmetic', () => {
  // the check that no buffer is given twice, and what keeps the gradients from growing, are not in the golden
  const isGuard = (line: string): boolean => line.startsWith('if (into) keepApart(') || line.startsWith('trim(');
  const found = lines(output('neuron', 'staged'), 'neuronGrad');
  expect(found.filter((line) => !isGuard(line))).toEqual(lines(read('test/goldens/neuron.js'), 'neuronGrad'));
});

describe.each(Object.entries(shapes))('%s', (name, { style, functions, lacks }) => {
  (lacks === undefined ? test : test.fails).each(functions)('%s has no more statements, tapes or loops than wanted', (fn) => {
    const wanted = sizeOf(read(`test/goldens/${name}.js`), fn);
    const found = sizeOf(output(name, style), fn);
    const excess = Object.entries(found).filter(([what, count]) => count > wanted[what as keyof Size]);
    expect(Object.fromEntries(excess), `wanted: ${JSON.stringify(wanted)}`).toEqual({});
  });
});
