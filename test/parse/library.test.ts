/** Our own library of declarations: enough for ordinary numeric code, and of one mind with TypeScript's. */
import { expect, test } from 'vitest';
import { createProgram } from '../../src/1-parse/program.js';
import { parseModule } from './helpers.js';

const text = `
export function f(xs: number[], ys: Float64Array, p: { a: number; b?: number[]; readonly c: readonly number[] }, m: Map<string, number>): number {
  const total = xs.reduce((a, b) => a + b, 0) + ys.reduce((a, b) => a + b);
  const [first, ...others] = [...xs, ...ys];
  for (const [i, v] of ys.entries()) xs[i] = v;
  for (const [k, v] of Object.entries({ a: 1 })) console.log(k, v);
  for (const [k, v] of m) console.log(k.length, v);
  const sorted = [...xs].sort((a, b) => a - b).reverse().filter((x): x is number => x > 0).slice(1, -1).concat([1, 2], 3);
  const t = Float64Array.from(xs, (x) => x * 2).subarray(1).fill(0); const u = Float32Array.of(1, 2); const w = new Float64Array(xs);
  const grid = Array.from({ length: 3 }, (_, i) => Array.from({ length: 2 }, (_, j) => i * j));
  const idx = xs.findIndex((x) => x > 1) + xs.indexOf(3) + (xs.includes(2) ? 1 : 0) + (xs.at(-1) ?? 0);
  const q = { ...p, a: 2 }; const { a, ...rest } = q; const s = Object.assign({}, p, { z: 1 }); const fz = Object.freeze([1, 2] as const);
  const msg = \`\${total.toFixed(2)} \${'a'.padStart(3)} \${[1, 2].join(',')}\`; if (msg.length > 3 && !Number.isFinite(total)) throw new TypeError(msg, { cause: 1 });
  const tup: [number, number] = [1, 2]; const [aa, bb] = tup.map((x) => x + 1);
  const set = new Set(xs); let acc = 0; for (const v of set) acc += v; for (const c of 'abc') acc += c.charCodeAt(0);
 
  const start = performance.now(); 
  return total + first + others.length + sorted[0] + t[0] + u[0] + w[0] + grid[0][0] + idx + a + s.z + fz[0] + aa + bb + acc + start + Object.keys(rest).length + Math.hypot(...xs) + Date.now();
}
`;

test('knows what numeric code uses', () => {
  const program = createProgram(text, 'f.ts', undefined, 'own');
  expect(program.complaints(program.source).map(({ messageText }) => messageText)).toEqual([]);
});

test('says the same as the full library', () => {
  const small = parseModule(text);
  const full = parseModule(`${text}\nconst wrong: string = 1;`);
  expect(small.functions).toEqual(full.functions);
});

test('is left for the full one when something is missing', () => {
  const missing = 'export function f(xs: number[][]): number { return xs.length.toLocaleString("en").length; }';
  const program = createProgram(missing, 'f.ts', undefined, 'own');
  expect(program.complaints(program.source)).not.toEqual([]);
  expect(parseModule(missing).functions).toHaveLength(1);
});
