/** Bundle adjustment: n cameras, m points, p observations; the cost, and the residuals. */
import { flat, linesOf, numbersIn, type Form, type Objective, random } from './objective.js';

interface Data {
  /** Eleven numbers each. */
  readonly cameras: number[][];
  readonly points: number[][];
  readonly weights: number[];
  readonly features: number[][];
  readonly cameraOf: number[];
  readonly pointOf: number[];
}

const wrt = ['cameras', 'points', 'weights'];

const form = (fn: string): Form<Data>[] => [
  {
    file: 'ba-flat', fn, wrt,
    args: ({ cameras, points, weights, features, cameraOf, pointOf }) =>
      [flat(cameras), flat(points), Float64Array.from(weights), Int32Array.from(cameraOf), Int32Array.from(pointOf), flat(features)],
  },
  {
    file: 'ba-nested', fn, wrt,
    args: ({ cameras, points, weights, features, cameraOf, pointOf }) =>
      [cameras.map(record), points, weights, features.map((feature, i) => ({ camera: cameraOf[i]!, point: pointOf[i]!, feature }))],
  },
];

export const ba: Objective<Data> = {
  name: 'BA',
  forms: [...form('cost'), ...form('residuals')],
  small: [make(2, 3, 4), { ...make(1, 1, 1), cameras: [[0, 0, 0, 0.1, 0.2, -0.3, 2, 0.1, 0.2, 0.03, 0.04]] }],
  large: () => [[5, 100, 500], [21, 1000, 5000]].map(([n, m, p]) => ({ size: `n=${n} m=${m} p=${p}`, data: make(n!, m!, p!) })),
  read: (folder) => [{ size: 'ba1_n49_m7776_p31843', data: parse(linesOf(folder, 'ba', 'ba1_n49_m7776_p31843.txt').map((line) => numbersIn(line))) }],
};

function record(c: readonly number[]): unknown {
  return { rotation: c.slice(0, 3), centre: c.slice(3, 6), focal: c[6], principal: c.slice(7, 9), radial: c.slice(9, 11) };
}

function make(n: number, m: number, p: number): Data {
  const next = random(n + m + p);
  const triple = (): number[] => [next(), next(), next()];
  return {
    cameras: Array.from({ length: n }, () => [...triple(), next(), next(), next() - 6, 3 + next(), next(), next(), 0.1 * next(), 0.01 * next()]),
    points: Array.from({ length: m }, triple),
    weights: Array.from({ length: p }, () => 0.5 + 0.4 * next()),
    features: Array.from({ length: p }, () => [next(), next()]),
    ...observed(n, m, p),
  };
}

function parse([head, camera, point, weight, feature]: number[][]): Data {
  const [n, m, p] = head as [number, number, number];
  const repeated = <T>(count: number, one: () => T): T[] => Array.from({ length: count }, one);
  return {
    cameras: repeated(n, () => [...camera!]),
    points: repeated(m, () => [...point!]),
    weights: repeated(p, () => weight![0]!),
    features: repeated(p, () => [...feature!]),
    ...observed(n, m, p),
  };
}

function observed(n: number, m: number, p: number): Pick<Data, 'cameraOf' | 'pointOf'> {
  return { cameraOf: Array.from({ length: p }, (_, i) => i % n), pointOf: Array.from({ length: p }, (_, i) => i % m) };
}
