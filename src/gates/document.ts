/**
 * Writes the page of gates: what each one recognises, what it does to gradients, its conventions, a worked example.
 *
 * Takes the library, guarantees the same text for the same templates: `docs/gates.md` is this, and a test says so.
 *
 *     | `mul` | `x * y` | `dx += y * dz`<br>`dy += x * dz` | … | `mul(3, -4)`, dz = 2: dx = -8, dy = 6 |
 */
import { documentArrays } from './document-arrays.js';
import type { Gate, GateExample, GateStatement } from './gate.js';
import type { GateLibrary } from './library.js';
import type { Expr } from '../syntax.js';

const groups = [
  { folder: 'scalar', title: 'Scalar gates', about: 'One operator or one function of `Math`.' },
  { folder: 'compound', title: 'Compound gates', about: 'Several operators, better differentiated as one, in every spelling listed.' },
  { folder: 'flat', title: 'Flat gates', about: 'The derivative is zero almost everywhere: nothing is handed on.' },
];

export function documentGates(library: GateLibrary): string {
  const sections = groups.map(({ folder, title, about }) => {
    const gates = library.all.filter((gate) => folderOf(gate) === folder);
    return gates.length === 0 ? '' : `\n## ${title}\n\n${about}\n\n${tableOf(gates, library, folder === 'flat')}`;
  });
  return `# Gates

The derivative rules, one template each, as they lie in \`templates/\`. In the tables \`dz\` is the incoming gradient, that of
the gate's result \`z\`; \`dx\` is what the input \`x\` has received so far. Of several gates that recognise an expression the most
specific one is taken; \`+\` and \`*\` are recognised in either order, and a name that occurs twice stands for the same expression.

This page is generated from the templates.
${sections.join('')}${documentArrays(library.arrays())}`;
}

function tableOf(gates: readonly Gate[], library: GateLibrary, flat: boolean): string {
  const heads = ['Gate', 'Recognises', flat ? 'Why nothing is handed on' : 'Gradient', 'At the edges', ...(flat ? [] : ['For example'])];
  const rows = gates.map((gate) => [
    `**${gate.name}**`,
    lines(gate.patterns.map((pattern) => code(textOf(pattern.expr, library)) + literals(pattern.literal))),
    gate.flat ?? lines(gate.backward.map((statement) => code(write(statement, library)))),
    lines(gate.kinks),
    ...(flat ? [] : [lines(gate.examples.map((example) => work(gate, example)))]),
  ]);
  return [heads, heads.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |\n`).join('');
}

function write(statement: GateStatement, library: GateLibrary): string {
  const all = (body: readonly GateStatement[]): string => body.map((each) => write(each, library)).join('; ');
  switch (statement.kind) {
    case 'const':
      return `const ${statement.name} = ${textOf(statement.init, library)}`;
    case 'add': {
      const element = statement.operand === undefined ? '' : `[${statement.operand}]`;
      return `d${statement.param}${element} ${statement.sign} ${textOf(statement.value, library)}`;
    }
    case 'if': {
      const otherwise = statement.else.length === 0 ? '' : ` else ${all(statement.else)}`;
      return `if (${textOf(statement.test, library)}) ${all(statement.then)}${otherwise}`;
    }
    case 'each':
      return `for (const ${statement.index} in ${statement.over}) ${all(statement.body)}${statement.firstOnly ? ', the first only' : ''}`;
  }
}

function work(gate: Gate, { inputs, seed, gradients }: GateExample): string {
  const received = gate.rest
    ? `d${gate.params[0]} = [${gradients.join(', ')}]`
    : gate.params.map((param, i) => `d${param} = ${gradients[i]}`).filter((_, i) => gradients[i] !== 0 || inputs.length === 1).join(', ');
  return `\`${gate.name}(${inputs.join(', ')})\`, d${gate.result} = ${seed}: ${received === '' ? 'nothing' : received}`;
}

function literals(names: ReadonlySet<string>): string {
  return names.size === 0 ? '' : `, ${[...names].map((name) => `\`${name}\``).join(' and ')} a literal`;
}

function textOf(expr: Expr, library: GateLibrary): string {
  if (expr.span === undefined) return '';
  const { file, start, end } = expr.span;
  return library.texts.get(file)?.slice(start, end) ?? '';
}

/** A bar would end the cell, even between backquotes. */
function code(text: string): string {
  return `\`${text.replaceAll('|', '\\|')}\``;
}

function lines(parts: readonly string[]): string {
  return parts.join('<br>');
}

function folderOf(gate: Gate): string | undefined {
  return gate.patterns[0].expr.span?.file.split('/').at(-2);
}
