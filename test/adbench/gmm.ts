/** Gaussian mixture: n points in d dimensions, K components. */
import { flat, linesOf, matrix, numbersIn, type Objective, random } from './objective.js';

interface Data {
  readonly alphas: number[];
  readonly means: number[][];
  readonly icf: number[][];
  readonly x: number[][];
  readonly wishart: { readonly gamma: number; readonly m: number };
}

export const gmm: Objective<Data> = {
  name: 'GMM',
  forms: [
    {
      file: 'gmm-flat', fn: 'gmm', wrt: ['alphas', 'means', 'icf'],
      args: ({ alphas, means, icf, x, wishart: { gamma, m } }) => [x[0]!.length, Float64Array.from(alphas), flat(means), flat(icf), flat(x), gamma, m],
    },
    { file: 'gmm-nested', fn: 'gmm', wrt: ['alphas', 'means', 'icf'], args: ({ alphas, means, icf, x, wishart }) => [alphas, means, icf, x, wishart] },
  ],
  small: [make(3, 2, 4), make(1, 3, 2), make(2, 1, 1)],
  large: () => [[2, 5, 1000], [10, 5, 1000], [10, 25, 1000], [32, 10, 200]].map(([d, K, n]) => ({ size: `d=${d} K=${K} n=${n}`, data: make(d!, K!, n!) })),
  read: (folder) => ['gmm_d2_K5', 'gmm_d10_K25'].map((name) => ({ size: name, data: parse(linesOf(folder, 'gmm', `${name}.txt`).map((line) => numbersIn(line))) })),
};

function make(d: number, K: number, n: number): Data {
  const next = random(d + 100 * K);
  return {
    alphas: Array.from({ length: K }, next),
    means: matrix(K, d, next),
    icf: matrix(K, (d * (d + 1)) / 2, () => 0.5 * next()),
    x: matrix(n, d, () => 2 * next()),
    wishart: { gamma: 1.5, m: 1 },
  };
}

function parse([head, ...rows]: number[][]): Data {
  const [, K, n] = head as [number, number, number];
  const take = (count: number): number[][] => rows.splice(0, count);
  const [alphas, means, icf, x] = [take(K).flat(), take(K), take(K), take(n)];
  const [gamma, m] = rows[0] as [number, number];
  return { alphas, means, icf, x, wishart: { gamma, m } };
}
