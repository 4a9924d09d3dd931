/**
 * The functions that make the zeros of a gradient, one for each shape that occurs: `zerosLike(w, into?.dw, 'dw')`.
 *
 * Each fills the buffer that it is given, rows and records in it too, and throws a `RangeError` that names a buffer of the
 * wrong kind or length. What carries no derivative is taken over, arrays of it as copies.
 */
import { hasArrays, isPlain, type Shape } from '../ir/shapes.js';

/** The text of the function that makes zeros of another shape. */
type Spell = (helper: string) => string;

/** What the function is called, if nobody else is. */
export function zerosName(shape: Shape): string {
  if (shape.kind === 'record' || shape.kind === 'tree') return 'zeroRecordLike';
  const element = shape.kind === 'array' ? content(shape.element) : undefined;
  if (element === undefined || element.kind === 'zero' || element.kind === 'copy') return 'zerosLike';
  return element.kind === 'record' ? 'zeroRecordsLike' : 'zeroRowsLike';
}

function content(shape: Shape): Shape {
  return shape.kind === 'maybe' ? content(shape.shape) : shape;
}

export function zerosText(shape: Shape, name: string, spell: Spell): string {
  switch (shape.kind) {
    case 'array': return shape.form === 'Array' ? list(name, rowsDoc(shape.element), filled(shape.element, spell)) : typed(name, shape.form);
    case 'tuple': return list(name, '', tupleLines(shape.elements, spell));
    case 'record': return hasArrays(shape) ? recordWithBuffer(shape, name, spell) : freshRecord(shape, name, spell);
    case 'tree': return `/** Zeros in the shape of \`x\`, whatever is in it; what isn't a number stays what it is. */
function ${name}(x) {
  if (typeof x === 'number') return 0;
  if (x === null || typeof x !== 'object') return x;
  if (ArrayBuffer.isView(x)) return x instanceof Float64Array || x instanceof Float32Array ? new x.constructor(x.length) : x.slice();
  return Array.isArray(x) ? x.map(${name}) : Object.fromEntries(Object.keys(x).map((key) => [key, ${name}(x[key])]));
}`;
    default: throw new Error(`no zeros of the shape ${shape.kind}`);
  }
}

/** The zeros of one place: `x` and `given` are the texts of the primal there and of what the buffer has. */
function zeros(shape: Shape, x: string, given: string, spell: Spell, label = 'name'): string {
  switch (shape.kind) {
    case 'zero': return '0';
    case 'copy': return x;
    case 'maybe': return shape.shape.kind === 'zero' ? `typeof ${x} === 'number' ? 0 : ${x}`
      : `${x} !== null && typeof ${x} === 'object' ? ${zeros(shape.shape, x, `${given} ?? undefined`, spell, label)} : ${x}`;
    default:
      if (isPlain(shape)) return literal(shape, x, spell);
      if (shape.kind === 'array' && shape.element.kind === 'copy') return `${x}.slice()`;
      return hasArrays(shape) ? `${spell(helperFor(shape))}(${x}, ${given}, ${label})` : `${spell(helperFor(shape))}(${x})`;
  }
}

/** The name by which a call of the function stands in the IR. */
function helperFor(shape: Shape): string {
  return `%zeros:${JSON.stringify(shape)}`;
}

function literal(shape: Shape, x: string, spell: Spell): string {
  if (shape.kind !== 'record') return zeros(shape, x, '', spell);
  return `{ ${shape.fields.map((field) => `${keyText(field.name)}: ${literal(field.shape, `${x}${memberText(field.name)}`, spell)}`).join(', ')} }`;
}

// ------------------------------------------------------------------------------------------------------------- functions

function rowsDoc(element: Shape): string {
  const { kind } = content(element);
  return kind === 'array' || kind === 'tuple' ? ', row by row, in the rows of the buffer `given` if there is one' : '';
}

function list(name: string, how: string, lines: readonly string[]): string {
  return `/** Zeros in the shape of \`x\`${how === '' ? ', in the buffer `given` if there is one' : how}. */
function ${name}(x, given = new Array(x.length), name) {
  if (given === x || !Array.isArray(given) || given.length !== x.length) {
    throw new RangeError(\`into.\${name} must be an array of length \${x.length} of its own\`);
  }
${lines.map((line) => `  ${line}`).join('\n')}
  return given;
}`;
}

function filled(element: Shape, spell: Spell): string[] {
  return [`for (let i = 0; i < given.length; i++) given[i] = ${zeros(element, 'x[i]', 'given[i]', spell)};`];
}

/** The same for an array of which only the length is known. */
export function sizedText(form: string, name: string): string {
  const fits = form === 'Array' ? '!Array.isArray(given)' : `!(given instanceof ${form})`;
  return `/** \`n\` zeros, in the buffer \`given\` if there is one. */
function ${name}(n, given = new ${form}(n), name) {
  if (${fits} || given.length !== n) throw new RangeError(\`into.\${name} must be ${form === 'Array' ? 'an array' : `a ${form}`} of length \${n} of its own\`);
  return given.fill(0);
}`;
}

function tupleLines(elements: readonly Shape[], spell: Spell): string[] {
  if (elements.every(({ kind }) => kind === 'zero')) return filled({ kind: 'zero' }, spell);
  return elements.map((element, at) => `${element.kind === 'maybe' ? `if (${at} < x.length) ` : ''}given[${at}] = ${zeros(element, `x[${at}]`, `given[${at}]`, spell)};`);
}

function typed(name: string, form: string): string {
  return `/** Zeros in the shape of \`x\`, in the buffer \`given\` if there is one. */
function ${name}(x, given, name) {
  if (given === undefined) return new ${form}(x.length);
  if (given === x || !(given instanceof ${form}) || given.length !== x.length
    || (given.buffer === x.buffer && Math.abs(given.byteOffset - x.byteOffset) < x.byteLength)) {
    throw new RangeError(\`into.\${name} must be a ${form} of length \${x.length} of its own\`);
  }
  return given.fill(0);
}`;
}

/** The zeros of what stands in the object `x` itself. */
export function ownZeros(shape: Shape): string {
  if (shape.kind === 'record') return `{ ${shape.fields.map(({ name }) => `${keyText(name)}: 0`).join(', ')} }`;
  const form = shape.kind === 'array' ? shape.form : 'Array';
  return form === 'Array' ? 'new Array(x.length).fill(0)' : `new ${form}(x.length)`;
}

type RecordShape = Shape & { readonly kind: 'record' };

function recordWithBuffer({ fields }: RecordShape, name: string, spell: Spell): string {
  const lines = fields.map((field) => {
    const x = `x${memberText(field.name)}`;
    const given = `given${memberText(field.name)}`;
    const own = zeros(field.shape, x, given, spell, `\`\${name}${memberText(field.name).replaceAll(/[\\`]|\$\{/g, '\\$&')}\``);
    return field.optional ? `if (${quoted(field.name)} in x) ${given} = ${own};\n  else delete ${given};` : `${given} = ${own};`;
  });
  return `/** Zeros in the shape of the record \`x\`, in the buffer \`given\` if there is one. */
function ${name}(x, given = {}, name) {
  if (given === x || given === null || typeof given !== 'object' || Array.isArray(given)) throw new RangeError(\`into.\${name} must be a record of its own\`);
${lines.map((line) => `  ${line}`).join('\n')}
  return given;
}`;
}

/** A record without arrays takes no buffer. Fields come in the order of their declaration. */
function freshRecord({ fields }: RecordShape, name: string, spell: Spell): string {
  const from = fields.findIndex(({ optional }) => optional);
  const sure = from < 0 ? fields : fields.slice(0, from);
  const place = (field: RecordShape['fields'][number]): string => zeros(field.shape, `x${memberText(field.name)}`, '', spell);
  const first = sure.map((field) => `${keyText(field.name)}: ${place(field)}`).join(', ');
  const lines = fields.slice(sure.length).map((field) => `  ${field.optional ? `if (${quoted(field.name)} in x) ` : ''}zeros${memberText(field.name)} = ${place(field)};\n`);
  return `/** Zeros in the shape of the record \`x\`. */
function ${name}(x) {
  const zeros = ${first === '' ? '{}' : `{ ${first} }`};
${lines.join('')}  return zeros;
}`;
}

const NAME = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

export function keyText(field: string): string {
  return NAME.test(field) ? field : JSON.stringify(field);
}

function quoted(field: string): string {
  return NAME.test(field) ? `'${field}'` : JSON.stringify(field);
}

export function memberText(field: string): string {
  return NAME.test(field) ? `.${field}` : `[${JSON.stringify(field)}]`;
}
