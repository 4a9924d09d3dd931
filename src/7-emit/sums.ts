/**
 * The functions that carry a seed into a gradient, one for each shape that occurs: `add(dy, daxpy.y, 'y')` adds the
 * numbers of one to those of the other, `copyRows(dlu)` makes a copy that may be written to.
 *
 * Each goes by the shape of the gradient: what carries no derivative is left alone, what is missing counts as zero, and a
 * seed of another length throws a `RangeError` that names it.
 */
import type { Shape } from '../ir/shapes.js';
import { keyText, memberText } from './zeros.js';

type Spell = (helper: string) => string;

export function addName(shape: Shape): string {
  const inner = content(shape);
  if (inner.kind === 'record' || inner.kind === 'tree') return 'addRecord';
  const element = inner.kind === 'array' ? content(inner.element) : undefined;
  if (element === undefined || element.kind === 'zero' || element.kind === 'copy') return 'add';
  return element.kind === 'record' ? 'addRecords' : 'addRows';
}

export function addText(shape: Shape, name: string, spell: Spell): string {
  const inner = content(shape);
  if (inner.kind === 'tree') return treeText(name);
  const list = inner.kind === 'array' || inner.kind === 'tuple';
  const lines = inner.kind === 'array' ? [`for (let i = 0; i < gradient.length; i++) ${oneLine(adding(inner.element, 'gradient[i]', 'part[i]', spell))}`]
    : inner.kind === 'tuple' ? inner.elements.flatMap((element, at) => adding(element, `gradient[${at}]`, `part[${at}]`, spell))
    : inner.kind === 'record' ? inner.fields.flatMap((field) => adding(field.optional ? { kind: 'maybe', shape: field.shape } : field.shape, `gradient${memberText(field.name)}`, `part${memberText(field.name)}`, spell))
    : [];
  return `/** Adds the numbers of \`part\`, if there is one, to those of \`gradient\`. */
function ${name}(gradient, part, name) {
  if (part === undefined || part === null${shape.kind === 'maybe' ? ' || gradient === undefined || gradient === null' : ''}) return gradient;
${list ? `  if (name !== undefined && part.length !== gradient.length) throw new RangeError(\`the seed of \${name} must have length \${gradient.length}\`);\n` : ''}${lines.map((line) => `  ${line}\n`).join('')}  return gradient;
}`;
}

function treeText(name: string): string {
  return `/** Adds the numbers of \`part\`, as far as there are any, to those of \`gradient\`, whatever else is in it. */
function ${name}(gradient, part) {
  if (part === undefined || part === null) return gradient;
  for (const key of Object.keys(gradient)) {
    if (typeof gradient[key] === 'number') gradient[key] += part[key] ?? 0;
    else if (gradient[key] !== null && typeof gradient[key] === 'object') ${name}(gradient[key], part[key]);
  }
  return gradient;
}`;
}

/** Statements that add one place. */
function adding(shape: Shape, gradient: string, part: string, spell: Spell): string[] {
  switch (shape.kind) {
    case 'zero': return [`${gradient} += ${part};`];
    case 'copy': return [];
    case 'maybe':
      if (shape.shape.kind === 'zero') return [`if (typeof ${gradient} === 'number') ${gradient} += ${part} ?? 0;`];
      return [`if (${gradient} !== undefined && ${gradient} !== null) ${oneLine(adding(shape.shape, gradient, part, spell))}`];
    case 'record':
      if (shape.fields.every((field) => !field.optional && (field.shape.kind === 'zero' || field.shape.kind === 'copy'))) {
        return shape.fields.flatMap((field) => adding(field.shape, `${gradient}${memberText(field.name)}`, `${part}${memberText(field.name)}`, spell));
      }
      break;
    case 'array':
      if (shape.element.kind === 'copy') return [];
  }
  return [`${spell(`%add:${JSON.stringify(shape)}`)}(${gradient}, ${part}, name);`];
}

function oneLine(lines: readonly string[]): string {
  return lines.length === 1 ? lines[0] : `{ ${lines.join(' ')} }`;
}

export function copyName(shape: Shape): string {
  return addName(shape).replace('add', 'copy');
}

export function copyText(shape: Shape, name: string, spell: Spell): string {
  if (shape.kind === 'tree') return `/** A copy of the seed, whatever is in it. */\nfunction ${name}(x) {\n  if (x === null || typeof x !== 'object') return x;\n  if (ArrayBuffer.isView(x)) return x.slice();\n  return Array.isArray(x) ? x.map(${name}) : Object.fromEntries(Object.keys(x).map((key) => [key, ${name}(x[key])]));\n}`;
  return `/** A copy of the seed. */
function ${name}(x) {
  return ${copied(shape, 'x', spell, true)};
}`;
}

/** The text of a copy of one place. */
function copied(shape: Shape, x: string, spell: Spell, top = false): string {
  switch (shape.kind) {
    case 'zero': case 'copy': return x;
    case 'tree': return `${spell(`%copy:${JSON.stringify(shape)}`)}(${x})`;
    case 'maybe': return shape.shape.kind === 'zero' ? x : `${x} === undefined || ${x} === null ? ${x} : ${copied(shape.shape, x, spell)}`;
    case 'array':
      if (shape.element.kind === 'zero' || shape.element.kind === 'copy') return `${x}.slice()`;
      return top ? `Array.from(${x}, (row) => ${arrow(copied(shape.element, 'row', spell))})` : `${spell(`%copy:${JSON.stringify(shape)}`)}(${x})`;
    case 'tuple':
      return `[${shape.elements.map((element, at) => copied(element, `${x}[${at}]`, spell)).join(', ')}]`;
    case 'record':
      return `{ ${shape.fields.map((field) => `${keyText(field.name)}: ${copied(field.optional ? { kind: 'maybe', shape: field.shape } : field.shape, `${x}${memberText(field.name)}`, spell)}`).join(', ')} }`;
  }
}

function arrow(text: string): string {
  return text.startsWith('{') ? `(${text})` : text;
}

function content(shape: Shape): Shape {
  return shape.kind === 'maybe' ? content(shape.shape) : shape;
}
