/**
 * That there are enough programs over arrays and records, over all the subjects that people write them for: long enough, and
 * different from each other in more than names. Each of them goes through the oracle in the file beside its list.
 */
import { describe, expect, it } from 'vitest';
import { integers } from '../arrays/integers.js';
import { programs } from '../arrays/programs.js';
import { fields } from '../memory/fields.js';
import { names } from '../memory/names.js';
import { nested } from '../memory/nested.js';
import { records } from '../memory/records.js';
import { sorting } from '../memory/sorting.js';
import { stepping } from '../memory/stepping.js';
import { cover } from '../programs/cover.js';
import { moved } from '../results/moved.js';
import { programs as written } from '../results/written.js';
import { engineering } from './engineering.js';
import { learning } from './learning.js';
import { linear } from './linear.js';
import { more } from './more.js';
import type { Program } from './program.js';
import { science } from './science.js';
import { sequences } from './sequences.js';

const all: readonly Program[] = [
  ...learning, ...science, ...engineering, ...linear, ...sequences, ...more,
  ...stepping, ...nested, ...records, ...fields, ...names, ...sorting, ...programs, ...integers, ...written, ...moved,
];

const nameOf = ({ source }: Program): string => [...source.matchAll(/export (?:function|const) (\w+)/g)].at(-1)![1]!;
const long = all.filter((program) => cover({ ...program, fn: nameOf(program) }).statements >= 8);

/** The text without names and numbers. */
function skeleton(source: string): string {
  return source.replace(/\/\*[^]*?\*\/|\/\/.*/g, '').replace(/[\w$]+/g, (word) => (keywords.has(word) ? word : '_')).replace(/\s+/g, '');
}

const keywords = new Set('if else for while do switch case default break continue return const let of throw Math'.split(' '));

/** What is to be among them, by what their names or their text say. */
const subjects: Readonly<Record<string, RegExp>> = {
  'matrix product': /matrix product|matmul/i, 'matrix-vector product': /matvec|matrix-vector/i, 'outer product': /outer/i,
  'LU solve': /\bLU\b.*solve|solve.*\bLU\b/is, determinant: /determinant/i, Cholesky: /cholesky/i, 'Gaussian log-likelihood': /log-?likelihood/i,
  FFT: /\bFFT\b/i, '1-D convolution': /1-D convolution|conv1d/i, '2-D convolution': /2-D convolution/i, 'max-pooling': /max-pooling/i,
  'batch normalisation': /batch normalisation/i, 'layer normalisation': /layer normalisation/i, attention: /attention/i, LSTM: /LSTM/, GRU: /GRU/,
  embedding: /embedding/i, DTW: /time warping|\bDTW\b/i, 'soft-DTW': /soft-DTW/i, 'hidden Markov model': /hidden Markov|forward algorithm/i, 'Kalman filter': /Kalman/,
  'k-means': /k-means/i, 'spring network': /spring network/i, 'bilinear sampling': /bilinear/i, cloth: /cloth/i, 'N-body': /N-body/i, density: /densit/i,
  'swapped buffers': /swapped buffers|take turns/i, 'prefix sums': /prefix sum/i, heat: /heat/i,
};

describe('samples over arrays and records', () => {
  it('are many, and different in more than names', () => {
    expect(new Set(long.map(({ source }) => skeleton(source))).size).toBeGreaterThanOrEqual(150);
    expect(new Set(long.map(({ name }) => name)).size).toBeGreaterThanOrEqual(150);
  });

  it('hold arrays or records, all of them', () => {
    expect(long.filter(({ source }) => !/\[|\{ *\w+:/.test(source)).map(({ name }) => name)).toEqual([]);
  });

  it.each(Object.entries(subjects))('%s is among them', (_, words) => {
    expect(long.some(({ name, source }) => words.test(name) || words.test(source))).toBe(true);
  });
});
