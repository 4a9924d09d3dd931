/**
 * The families of random programs, one for each step that a compiler learns: what they contain, how many to run.
 *
 * `enabled` lists those that the compiler is expected to take; the others are still rendered and run by the oracle alone.
 */
import type { Features } from './scope.js';

export interface Family {
  readonly name: string;
  readonly features: Features;
  /** In `npm run fuzz`. */
  readonly runs: number;
  /** In `npm test`. */
  readonly slice: number;
  /** Output tokens ÷ source tokens, for each export, at most. */
  readonly tokens: number;
}

export const families: readonly Family[] = [
  { name: 'straight', features: { branches: false, loops: false }, runs: 5_000, slice: 300, tokens: 12 },
  { name: 'branches', features: { branches: true, loops: false }, runs: 5_000, slice: 60, tokens: 12 },
  { name: 'control', features: { branches: true, loops: true }, runs: 20_000, slice: 120, tokens: 12 },
  { name: 'arrays', features: { branches: true, loops: true, arrays: true }, runs: 20_000, slice: 150, tokens: 16 },
  { name: 'memory', features: { branches: true, loops: true, memory: true }, runs: 10_000, slice: 100, tokens: 40 },
  { name: 'written', features: { branches: true, loops: true, arrays: true, written: true }, runs: 10_000, slice: 100, tokens: 18 },
  { name: 'calls', features: { branches: true, loops: true, calls: true }, runs: 10_000, slice: 3, tokens: 250 },
];

export const enabled: readonly string[] = ['straight', 'branches', 'control', 'arrays', 'memory', 'written', 'calls'];
