/** Hand tracking: 26 angles, 22 bones; points on vertices (simple) or inside of triangles (complicated). */
import { flat, linesOf, matrix, numbersIn, type Objective, type Sized, random } from './objective.js';

interface Data {
  readonly parents: number[];
  /** Rows of sixteen numbers. */
  readonly bases: number[][];
  readonly inverses: number[][];
  readonly vertices: number[][];
  /** Of each vertex: pairs of bone and weight. */
  readonly weights: (readonly (readonly [number, number])[])[];
  readonly triangles: number[][];
  readonly theta: number[];
  /** Of complicated points: where in the triangle. */
  readonly us: number[][];
  /** Of vertices, or of triangles. */
  readonly on: number[];
  readonly measured: number[][];
}

const mirrored = true;

export const handSimple: Objective<Data> = {
  name: 'HAND, simple',
  forms: [
    { file: 'hand-flat', fn: 'simple', wrt: ['theta'], args: (data) => [Float64Array.from(data.theta), ...skin(data), mirrored, Int32Array.from(data.on), flat(data.measured)] },
    { file: 'hand-nested', fn: 'simple', wrt: ['theta'], args: (data) => [data.theta, model(data), data.on, data.measured] },
  ],
  small: [make(4, 3, false)],
  jumping: [{ ...make(3, 2, false), theta: Array.from({ length: 26 }, (_, i) => (i < 3 ? 0 : 0.1 * i)) }],
  large: () => [sized(544, 100, false), sized(544, 1000, false)],
  read: (folder) => [{ size: 'simple1_t26_c100', data: parse(folder, 'simple1_t26_c100.txt', false) }],
};

export const handComplicated: Objective<Data> = {
  name: 'HAND, complicated',
  forms: [
    {
      file: 'hand-flat', fn: 'complicated', wrt: ['theta', 'us'],
      args: (data) => [Float64Array.from(data.theta), flat(data.us), ...skin(data), Int32Array.from(data.triangles.flat()), mirrored, Int32Array.from(data.on), flat(data.measured)],
    },
    { file: 'hand-nested', fn: 'complicated', wrt: ['theta', 'us'], args: (data) => [data.theta, data.us, model(data), data.on, data.measured] },
  ],
  small: [make(4, 3, true)],
  large: () => [sized(544, 100, true), sized(544, 1000, true)],
  read: (folder) => [{ size: 'complicated1_t26_c100', data: parse(folder, 'complicated1_t26_c100.txt', true) }],
};

function skin({ parents, bases, inverses, vertices, weights }: Data): unknown[] {
  const row = (pairs: readonly (readonly [number, number])[]): number[] => parents.map((_, b) => pairs.reduce((sum, [bone, weight]) => (bone === b ? sum + weight : sum), 0));
  const affine = (rows: number[][]): Float64Array => flat(rows.map((one) => one.slice(0, 12)));
  return [Int32Array.from(parents), affine(bases), affine(inverses), flat(vertices), flat(weights.map(row))];
}

function model({ parents, bases, inverses, vertices, weights, triangles }: Data): unknown {
  const rows = (m: readonly number[]): number[][] => [0, 4, 8].map((k) => m.slice(k, k + 4));
  return {
    bones: parents.map((parent, b) => ({ parent, base: rows(bases[b]!), inverseBase: rows(inverses[b]!) })),
    vertices: vertices.map((position, i) => ({ position, weights: weights[i]!.map(([bone, weight]) => ({ bone, weight })) })),
    triangles,
    mirrored,
  };
}

function sized(vertices: number, points: number, complicated: boolean): Sized<Data> {
  return { size: `vertices=${vertices} points=${points}`, data: make(vertices, points, complicated) };
}

function make(vertices: number, points: number, complicated: boolean): Data {
  const next = random(vertices + points);
  const upTo = (n: number): number => Math.floor(((next() + 1) / 2) * n);
  const transform = (): number[] => Array.from({ length: 16 }, (_, i) => (i % 5 === 0 ? 1 : 0) + 0.2 * next());
  return {
    parents: Array.from({ length: 22 }, (_, b) => b - 1 - upTo(Math.min(b, 3))),
    bases: Array.from({ length: 22 }, transform),
    inverses: Array.from({ length: 22 }, transform),
    vertices: matrix(vertices, 3, next),
    weights: Array.from({ length: vertices }, () => [[upTo(11), 0.3], [11 + upTo(11), 0.7]] as const),
    triangles: matrix(2 * vertices, 3, () => upTo(vertices)),
    theta: Array.from({ length: 26 }, next),
    us: complicated ? matrix(points, 2, () => 0.25 * (next() + 1)) : [],
    on: Array.from({ length: points }, () => upTo(complicated ? 2 * vertices : vertices)),
    measured: matrix(points, 3, next),
  };
}

function parse(folder: string, file: string, complicated: boolean): Data {
  const fields = (name: string): string[][] => linesOf(folder, 'hand', 'model', `${name}.txt`).map((line) => line.split(':'));
  const bones = fields('bones');
  const skinOf = fields('vertices').map((line) => line.map(Number));
  const [head, ...rows] = linesOf(folder, 'hand', file).map((line) => numbersIn(line));
  const points = rows.splice(0, head![0]!);
  return {
    parents: bones.map(([, parent]) => Number(parent)),
    bases: bones.map((bone) => bone.slice(2, 18).map(Number)),
    inverses: bones.map((bone) => bone.slice(18, 34).map(Number)),
    vertices: skinOf.map((line) => line.slice(0, 3)),
    weights: skinOf.map((line) => Array.from({ length: line[8]! }, (_, k) => [line[9 + 2 * k]!, line[10 + 2 * k]!] as const)),
    triangles: fields('triangles').map((line) => line.map(Number)),
    us: complicated ? rows.splice(0, points.length) : [],
    theta: rows.flat(),
    on: points.map(([on]) => on!),
    measured: points.map((point) => point.slice(1)),
  };
}
