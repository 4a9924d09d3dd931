/**
 * Loads the gates: every template of the package, and those of the user.
 *
 * The user's gates stand apart: they recognise no expression, but calls of their name.
 *
 * Takes the user's gate files, if any, guarantees a library in which every gate has passed every check; what hasn't is
 * left out, and reported in `diagnostics`. The only place in `gates` that reads files. The order is that of the paths.
 *
 *     loadGates().get('mul')   →   the gate of templates/scalar/mul.js
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type ArrayLibrary, arrayLibrary } from './arrays.js';
import { assembleGate } from './assemble.js';
import { checkTemplate } from './check.js';
import type { Gate } from './gate.js';
import { makeLibrary, type GateLibrary } from './library.js';
import { readTemplate } from './read.js';
import { Refusal, type Diagnostic } from '../diagnostics/diagnostic.js';

export type { GateLibrary } from './library.js';

export interface GateFile {
  readonly path: string;
  readonly text: string;
}

export function loadGates(extra: readonly GateFile[] = []): GateLibrary {
  return extra.length === 0 ? builtIn() : gatesOf(builtInFiles(), extra);
}

/** A library of these files alone; those in `own` are the user's, which are meant only where they are called by name. */
export function gatesOf(files: readonly GateFile[], own: readonly GateFile[] = []): GateLibrary {
  const read = files.map((file) => readGate(file, false));
  const called = own.map((file) => readGate(file, true));
  const gates = (each: typeof read): readonly Gate[] => each.flatMap(({ gate }) => (gate === undefined ? [] : [gate]));
  return makeLibrary(
    gates(read),
    new Map([...files, ...own].map(({ path, text }) => [path, text])),
    [...read, ...called].flatMap(({ diagnostics }) => diagnostics),
    gates(called),
    arrays,
  );
}

function readGate({ path, text }: GateFile, isOwn: boolean): { readonly gate?: Gate; readonly diagnostics: readonly Diagnostic[] } {
  try {
    const template = readTemplate(path, text);
    const gate = assembleGate(template);
    const diagnostics = checkTemplate(template, gate, isOwn);
    return diagnostics.length === 0 ? { gate, diagnostics } : { diagnostics };
  } catch (fault) {
    if (fault instanceof Refusal) return { diagnostics: [fault.diagnostic] };
    throw fault;
  }
}

/** Both `src/gates` and `dist/gates` lie two levels below the package. */
function builtInFiles(): readonly GateFile[] {
  return filesIn('templates/').filter(({ path }) => !path.startsWith('templates/array/'));
}

function filesIn(folder: string): readonly GateFile[] {
  const place = fileURLToPath(new URL(`../../${folder}`, import.meta.url));
  return readdirSync(place, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.js'))
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
    .map((path) => ({ path: folder + path, text: readFileSync(place + path, 'utf8') }));
}

/** The operations of `gradgen/ops`; read when a file asks for one. */
export const arrays = once((): ArrayLibrary => arrayLibrary(filesIn('templates/array/')));

/** The templates of the package don't change while it runs: read them once. */
const builtIn = once(() => gatesOf(builtInFiles()));

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
