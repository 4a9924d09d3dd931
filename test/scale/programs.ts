/**
 * Programs of any size, to see how compiling them grows: functions of many statements, and single expressions of many
 * operands. Deterministic, and tame: at `x = 0.3, y = 0.7` every value stays finite however long the program is.
 *
 *     statements.mixed(8)   →   a helper, and `f(x, y)` of eight statements: consts, reassignments, a branch, a call, a loop
 *     expressions.sum(500)  →   `x + y + 0.5 + x + …`, 500 operands
 */
export interface Sized {
  readonly text: string;
  /** How many statements, operands or levels it has. */
  readonly size: number;
}

export type Make = (size: number) => string;

const helper = `function soft(a: number, b: number): number {
  const m = a * 0.5 + b * 0.25;
  return Math.sin(m) + b * 0.1;
}`;

function body(lines: readonly string[], result: string, helpers = ''): string {
  return `${helpers}\nexport function f(x: number, y: number): number {\n${lines.map((line) => `  ${line}\n`).join('')}  return ${result};\n}\n`;
}

/** Ten kinds of lines, twelve statements; `c` and `d` are the newest constants. */
function mixedLine(at: number): { readonly text: string; readonly statements: number } {
  const c = `c${at - (at % 10)}`;
  const d = `d${at - (at % 10)}`;
  switch (at % 10) {
    case 0: return { text: `const ${c} = Math.sin(s) * 0.5 + y;`, statements: 1 };
    case 1: return { text: `s = s * 0.9 + ${c} * 0.1;`, statements: 1 };
    case 2: return { text: `if (${c} > 0.6) { s = s - 0.1 * y; } else { s += ${c} * 0.2; }`, statements: 3 };
    case 3: return { text: `s += soft(${c}, y) * 0.05;`, statements: 1 };
    case 4: return { text: `for (let i = 0; i < 3; i++) s = s * 0.8 + ${c} * 0.1;`, statements: 2 };
    case 5: return { text: `const ${d} = Math.cos(${c}) / (2 + s * s);`, statements: 1 };
    case 6: return { text: `s = s / (1 + ${d} * ${d});`, statements: 1 };
    case 7: return { text: `s -= 0.01 * x * ${d};`, statements: 1 };
    case 8: return { text: `if (s > 5) s = 5 - ${d};`, statements: 2 };
    default: return { text: `t = t * 0.5 + s * ${c};`, statements: 1 };
  }
}

function mixed(size: number): string {
  const lines = ['let s = x;', 'let t = y;'];
  for (let at = 0, count = 3; count < size; at++) {
    const { text, statements: more } = mixedLine(at);
    lines.push(text);
    count += more;
  }
  return body(lines, 's + t', helper);
}

const constants: Make = (size) => body(
  Array.from({ length: size - 1 }, (_, k) => (k === 0 ? 'const v0 = x;' : `const v${k} = Math.sin(v${k - 1}) * y + 0.5;`)), `v${size - 2}`,
);

const reassigned: Make = (size) => body(
  ['let s = x;', ...Array.from({ length: size - 2 }, (_, k) => (k % 2 === 0 ? 's = s * 0.5 + y;' : 's = Math.sin(s) * x;'))], 's',
);

const branches: Make = (size) => body(
  ['let s = x;', ...Array.from({ length: Math.floor((size - 2) / 3) }, (_, k) => `if (s > 0.${k % 9 + 1}) s = s * 0.9 - y * 0.1; else s = s + 0.3 * x;`)], 's',
);

const loops: Make = (size) => body(
  ['let s = x;', ...Array.from({ length: Math.floor((size - 2) / 2) }, (_, k) => `for (let i = 0; i < ${k % 3 + 1}; i++) s = Math.sin(s) * 0.9 + y;`)], 's',
);

const calls: Make = (size) => body(
  ['let s = x;', ...Array.from({ length: size - 2 }, () => 's = soft(s, y);')], 's', helper,
);

const guards: Make = (size) => body(
  ['let s = x;', ...Array.from({ length: Math.floor((size - 2) / 3) }, (_, k) => `if (s > ${k + 9}) return s * ${k + 1}; s = s * 0.9 + y * 0.1;`)], 's',
);

/** Functions of `size` statements. */
export const statements: Readonly<Record<string, Make>> = { mixed, constants, reassigned, branches, loops, calls };

const operands = ['x', 'y', '0.5', 'x'];

function joined(size: number, operator: (at: number) => string, operand: (at: number) => string = (at) => operands[at % 4]): string {
  return Array.from({ length: size }, (_, k) => (k === 0 ? operand(0) : ` ${operator(k)} ${operand(k)}`)).join('');
}

const one = (expression: string): string => body([], expression);
const nested = (size: number, open: string, core: string, close: string): string => one(open.repeat(size) + core + close.repeat(size));

/** One expression of `size` operands, calls, branches or brackets. */
export const expressions: Readonly<Record<string, Make>> = {
  'sum': (size) => one(joined(size, () => '+')),
  'product': (size) => one(joined(size, () => '*', (k) => (k % 2 === 0 ? 'x' : '(y + 0.9)'))),
  'mixed chain': (size) => one(joined(size, (k) => '+*-*+'[k % 5])),
  'sum of calls': (size) => one(joined(size, () => '+', (k) => `Math.sin(x * ${k})`)),
  'chain to the right': (size) => one(`${Array.from({ length: size - 1 }, (_, k) => `${operands[k % 4]} - (`).join('')}y${')'.repeat(size - 1)}`),
  'nested calls': (size) => nested(size, 'Math.sin(', 'x * y', ')'),
  'nested ternaries': (size) => one(`${Array.from({ length: size }, (_, k) => `x > ${size - k} ? x * ${k + 1} : `).join('')}x * y`),
  'ternaries to the left': (size) => nested(size, '(x > 0 ? ', 'x * y', ' * 0.99 : y)'),
  'brackets': (size) => nested(size, '(', 'x * y', ')'),
  'brackets around sums': (size) => nested(size, '(0.5 + ', 'x * y', ')'),
  'negations': (size) => nested(size, '-(', 'x * y', ')'),
};

/** Statements that stand in each other, `size` deep, or follow each other with an exit each. */
export const towers: Readonly<Record<string, Make>> = {
  'else-if chain': (size) => body([
    'let s = x;', `${Array.from({ length: size }, (_, k) => `if (x > ${size - k}) s = s * ${k + 1} + y;`).join(' else ')} else s = x * y;`,
  ], 's'),
  'guards': guards,
  'nested ifs': (size) => body(['let s = x;', `${'if (s > 0) { s = s * 0.9 + y; '.repeat(size)}${'} '.repeat(size)}`], 's'),
  'nested blocks': (size) => body(['let s = x;', `${'{ s = s * 0.9 + y; '.repeat(size)}${'} '.repeat(size)}`], 's'),
};
