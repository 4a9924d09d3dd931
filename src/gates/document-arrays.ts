/**
 * The part of the page of gates that is about `gradgen/ops`: what each operation takes and gives, what it does to gradients,
 * its sizes and conventions.
 *
 *     | **matmul** | `(A: Matrix, B: Matrix): Matrix` | [m×n]·[n×k] → [m×k] | `dA += matmul(dC, transpose(B))`<br>… |  |
 */
import type { ArrayGate, ArrayLibrary } from './arrays.js';

const TOPICS: readonly (readonly [topic: string, title: string])[] = [
  ['making', 'Vectors and matrices'],
  ['products', 'Products'],
  ['arithmetic', 'Arithmetic'],
  ['elementwise', 'Functions of each entry'],
  ['reductions', 'Many entries to one'],
  ['losses', 'Softmax and losses'],
  ['pieces', 'Pieces'],
  ['linear', 'Linear algebra'],
  ['networks', 'Layers of networks'],
];

export function documentArrays({ gates }: ArrayLibrary): string {
  const sections = TOPICS.map(([topic, title]) => {
    const own = gates.filter((gate) => gate.topic === topic).sort((a, b) => (a.name < b.name ? -1 : 1));
    return own.length === 0 ? '' : `\n### ${title}\n\n${tableOf(own)}`;
  });
  return `
## Array gates

Operations on vectors and matrices, to be imported from \`gradgen/ops\`, which runs without the compiler. They are meant where they are called by name, and
nowhere else. A vector is a \`number[]\` or a \`Float64Array\`, a matrix the record \`{ rows, cols, data }\`, row by row; what an operation gives is new, and a
\`Float64Array\` or a matrix. \`for (const i in x)\` goes through all entries. Shapes that don't fit throw a \`RangeError\` that names the operation and the shapes.
${sections.join('')}`;
}

function tableOf(gates: readonly ArrayGate[]): string {
  const heads = ['Gate', 'Takes and gives', 'Sizes', 'Gradient', 'At the edges'];
  const rows = gates.map(({ name, signatures, sizes, said, kinks }) => [`**${name}**`, lines(signatures.map(code)), sizes ?? '', lines(said.map(code)), lines(kinks)]);
  return [heads, heads.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |\n`).join('');
}

function code(text: string): string {
  return `\`${text.replaceAll('|', '\\|')}\``;
}

function lines(texts: readonly string[]): string {
  return texts.join('<br>');
}
