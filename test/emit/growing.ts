/**
 * Families of programs that grow by one exit, branch or case at a time: nested or one after the other.
 */
export interface Growing {
  readonly name: string;
  readonly source: (n: number) => string;
  readonly points: readonly (readonly number[])[];
}

const times = (n: number, one: (i: number) => string, between = '\n'): string => Array.from({ length: n }, (_, i) => one(i)).join(between);
const close = (n: number): string => '}'.repeat(n);
const two = (body: string): string => `export function f(x: number, y: number): number {\n${body}\n}\n`;
const counted = (body: string): string => `export function f(x: number, n: number): number {\nlet s = x;\n${body}\nreturn s;\n}\n`;
const inLoop = (body: string): string => counted(`for (let i = 0; i < n; i++) {\n${body}\n}`);

const real = [[0.5, 2], [1.5, 9], [-1, -4], [40, 0.5]];
const trips = [[0.4, 5], [1.3, 8], [-2, 4], [1, 0]];

const wave = 'function wave(a: number, b: number): number {\n  let r = Math.sin(a) * b;\n  for (let k = 0; k < 3; k++) {\n    if (r > b) r = Math.sqrt(r * r + k);\n    else r += Math.cos(a * k) / (1 + b * b);\n  }\n  return Math.tanh(r);\n}\n';

export const families: readonly Growing[] = [
  { name: 'returns, one after the other', points: real, source: (n) => two(`${times(n, (i) => `if (x < ${i}) return x * y + ${i};`)}\nreturn x + y;`) },
  { name: 'a return inside branches', points: real, source: (n) => two(`${times(n, (i) => `if (x > ${i}) { y = y * x;`)}\nreturn x * y;${close(n)}\nreturn x + y;`) },
  {
    name: 'returns in both arms, one after the other', points: real,
    source: (n) => two(`${times(n, (i) => `if (x > ${i}) { if (y > ${i + 3}) return x * ${i + 1}; y = y + x; } else { if (y < ${-i}) return y; y = y * x; }`)}\nreturn x + y;`),
  },
  {
    name: 'returns in both arms, nested', points: real,
    source: (n) => two(`${times(n, (i) => `if (x > ${i}) { if (y > ${i + 3}) return x * ${i + 1}; y = y + x;`)}${times(n, (i) => `} else { if (y < -${n - i}) return y; y = y * x; } y = y + ${i};`)}\nreturn x + y;`),
  },
  { name: 'returns in a loop', points: trips, source: (n) => inLoop(times(n, (i) => `s = s * x + ${i}; if (s > ${100 * i + 50}) return s * ${i + 1};`)) },
  { name: 'breaks', points: trips, source: (n) => inLoop(times(n, (i) => `s = s * x + ${i}; if (s > ${100 * i + 50}) break;`)) },
  { name: 'continues', points: trips, source: (n) => inLoop(times(n, (i) => `if (i % ${i + 2} === 1) continue; s = s * x + ${i};`)) },
  {
    name: 'exits of all kinds', points: trips,
    source: (n) => inLoop(times(n, (i) => `if (x > ${i}) { if (i === ${i}) continue; s += x; } else { if (i === ${i + 2}) break; s *= x; } ${i % 3 === 0 ? `if (s > ${i + 20}) return s * x;` : ''}`)),
  },
  { name: 'returns from nested loops', points: trips, source: (n) => counted(`${times(n, (i) => `for (let i${i} = 0; i${i} < n; i${i}++) { if (s > ${i + 9}) return s; s += x;`)}${close(n)}`) },
  { name: 'breaks of outer loops', points: trips, source: (n) => counted(`${times(n, (i) => `l${i}: for (let i${i} = 0; i${i} < n; i${i}++) { if (s > ${i + 9}) break l${i >> 1}; s += x;`)}${close(n)}`) },
  { name: 'else if', points: real, source: (n) => two(`let s = 0;\n${times(n, (i) => `if (x < ${i}) s = x * ${i + 1};`, ' else ')} else s = y;\nreturn s * y;`) },
  { name: 'branches, one after the other', points: real, source: (n) => two(`let s = x;\n${times(n, (i) => `if (s < ${i}) s = s * y; else s = s - ${i};`)}\nreturn s;`) },
  { name: 'branches, nested', points: real, source: (n) => two(`let s = x;\n${times(n, (i) => `if (x > ${i}) { s = s * y;`)}${'} else { s = s + 1; }'.repeat(n)}\nreturn s;`) },
  { name: 'cases', points: [[2, 0], [2, 1], [2, 9]], source: (n) => counted(`switch (n) {\n${times(n, (i) => `case ${i}: s = s * x + ${i}; break;`)}\ndefault: s = x * x; }`) },
  { name: 'cases that return', points: [[2, 0], [2, 1], [2, 9]], source: (n) => counted(`switch (n) {\n${times(n, (i) => `case ${i}: return s * ${i + 1};`)}\ndefault: s = x * x; }`) },
  { name: 'cases that fall through', points: [[2, 0], [2, 1], [2, 9]], source: (n) => counted(`switch (n) {\n${times(n, (i) => `case ${i}: s = s * x + ${i}; ${i % 2 === 1 ? 'break;' : ''}`)}\ndefault: s = s + 1; }`) },
  { name: 'switches', points: [[2, 0], [2, 1], [2, 9]], source: (n) => counted(times(n, (i) => `switch (n) { case ${i}: s = s * x; break; case ${i + 1}: s = s + x; break; default: s = s - 1; }`)) },
  { name: 'a helper, called again and again', points: real, source: (n) => `${wave}export function f(x: number, y: number): number {\nlet s = x;\n${times(n, (i) => `s = s * 0.5 + wave(s, y + ${i});`)}\nreturn s;\n}\n` },
  {
    name: 'a helper, called by a helper', points: real,
    source: (n) => `${wave}function twice(a: number, b: number): number {\nlet t = a;\n${times(n, (i) => `t = t * 0.5 + wave(t, b - ${i});`)}\nreturn t;\n}\nexport function f(x: number, y: number): number {\nlet s = x;\n${times(n, (i) => `s += twice(s, y * ${i});`)}\nreturn s;\n}\n`,
  },
  {
    name: 'helpers that call each other twice', points: real,
    source: (n) => `${wave}${times(n, (i) => `function w${i}(a: number, b: number): number { const t = ${i === 0 ? 'wave' : `w${i - 1}`}(a, b * 0.5); return ${i > 3 ? 't * b' : `${i === 0 ? 'wave' : `w${i - 1}`}(t, b)`} + Math.tanh(a * ${i + 1}) * 0.1; }`)}\nexport function f(x: number, y: number): number {\nreturn w${n - 1}(x, y) + w${n - 1}(y, x);\n}\n`,
  },
];
