/**
 * Our own small library of declarations, served to the checker instead of `lib.es2023.d.ts`: reading that one costs more
 * than the rest of the phase together. It says the same of what it has; of what it hasn't, the checker complains, and
 * `parse` starts again with `es2023`. So the fast path refuses nothing that TypeScript accepts.
 */
import { arraysLibrary } from './arrays.js';
import { coreLibrary } from './core.js';
import { numbersLibrary } from './numbers.js';
import { typesLibrary } from './types.js';

export const ownLibrary = typesLibrary + coreLibrary + numbersLibrary + arraysLibrary;
