/**
 * What the objectives of ADBench have in common: data of any size, made or read, and the two forms of the source, with flat
 * and with nested arrays.
 *
 * The data themselves are not in this repository. Where the environment variable ADBENCH_DATA names a folder with the
 * data folder's files (`gmm`, `ba`, `hand`, `lstm`), they are used too.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Form<Data> {
  /** `objectives/<file>.ts` */
  readonly file: string;
  readonly fn: string;
  readonly wrt: readonly string[];
  readonly args: (data: Data) => readonly unknown[];
}

export interface Sized<Data> {
  /** As in `d=2 K=5 n=1000`. */
  readonly size: string;
  readonly data: Data;
}

export interface Objective<Data> {
  readonly name: string;
  readonly forms: readonly Form<Data>[];
  /** For the oracle, which takes its time: edges included. */
  readonly small: readonly Data[];
  /** Where the source itself jumps, so that differences say nothing. */
  readonly jumping?: readonly Data[];
  /** Made, for measuring. */
  readonly large: () => readonly Sized<Data>[];
  readonly read: (folder: string) => readonly Sized<Data>[];
}

export const dataFolder = process.env.ADBENCH_DATA;

export function sourceOf(file: string): string {
  return readFileSync(new URL(`objectives/${file}.ts`, import.meta.url), 'utf8');
}

/** The lines of a file; the numbers of one are read by `numbersIn`. */
export function linesOf(folder: string, ...path: readonly string[]): string[] {
  return readFileSync(join(folder, ...path), 'utf8').split('\n').map((line) => line.trim()).filter((line) => line !== '');
}

export function numbersIn(line: string, separator: RegExp | string = /\s+/): number[] {
  return line.split(separator).map(Number);
}

/** Always the same numbers, between -1 and 1 (mulberry32). */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2147483648 - 1;
  };
}

export function matrix(rows: number, columns: number, next: () => number): number[][] {
  return Array.from({ length: rows }, () => Array.from({ length: columns }, next));
}

export const flat = (rows: readonly (readonly number[])[]): Float64Array => Float64Array.from(rows.flat());
