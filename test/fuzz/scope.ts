/**
 * The variables that a random program sees at one place.
 *
 * Guarantees that a name is declared once in a block, and hides an outer one only where the block hasn't used that yet.
 *
 *     const inner = open(outer); declare(inner, ['x', 'y'], 0, { type: 'number', mutable: true }).name   →   'x'
 */
import type { helpers } from './templates.js';

/** What a family of programs may contain beyond straight lines. */
export interface Features {
  readonly branches: boolean;
  readonly loops: boolean;
  readonly arrays?: boolean;
  /** Arrays that are passed in are written, too. */
  readonly written?: boolean;
  /** Arrays and records go by several names. */
  readonly memory?: boolean;
  /** Helpers of its own, closures and recursion. */
  readonly calls?: boolean;
}

export type Given = 'number' | 'array' | 'record' | 'tuple' | 'function';

/** What can be called, and how many calls of it may still be written. */
export interface Callable {
  readonly takes: readonly ('number' | 'array' | 'record' | 'destructured' | 'function' | 'default' | 'optional' | 'counter')[];
  readonly gives: Given;
  left: number;
}

export interface Variable {
  readonly name: string;
  readonly type: 'number' | 'array' | 'rows' | 'integer' | 'record' | 'records' | 'function';
  readonly mutable: boolean;
  /** Of arrays, and of the rows of arrays. */
  readonly form?: 'Array' | 'Float64Array';
  /** An array that the function has made, or may write. */
  readonly own?: boolean;
  /** May become another array or record. */
  readonly rebound?: boolean;
  readonly callable?: Callable;
}

/** What grows while one program is written. */
export interface Frame {
  readonly constructs: string[];
  readonly helpers: Set<keyof typeof helpers>;
  readonly constants: Set<string>;
  readonly features: Features;
  /** How many loops there are so far. */
  loops: number;
  /** A counter for names that nothing else has. */
  fresh: number;
  /** What a function gives that returns early, in which it isn't a number. */
  returned?: (text: string) => string;
}

export interface Scope {
  /** Oldest first; hidden ones are left out. */
  visible(): Variable[];
  use(name: string): void;
  readonly own: Variable[];
  readonly used: Set<string>;
  /** Names hidden while an initialiser is written. */
  readonly masked: Set<string>;
  readonly outer?: Scope;
  /** The block of a function body: its parameters can't be declared again in it. */
  readonly isBody: boolean;
}

export function open(outer?: Scope, isBody = false): Scope {
  const own: Variable[] = [];
  const used = new Set<string>();
  const masked = new Set<string>();
  return {
    own, used, masked, outer, isBody,
    visible() {
      const names = new Set(own.map(({ name }) => name));
      const above = (outer?.visible() ?? []).filter(({ name }) => !names.has(name));
      return [...above, ...own].filter(({ name }) => !masked.has(name));
    },
    use(name) {
      used.add(name);
      outer?.use(name);
    },
  };
}

/** Declares the name at `pick`, or the next one that is possible. */
export function declare(scope: Scope, names: readonly string[], pick: number, kind: Omit<Variable, 'name'>): Variable {
  const name = freeName(scope, names, pick);
  const made = { name, ...kind };
  scope.own.push(made);
  return made;
}

/** A name that may be declared in this block. */
export function freeName(scope: Scope, names: readonly string[], pick: number): string {
  const taken = (name: string): boolean =>
    scope.own.some((one) => one.name === name) || scope.used.has(name) || (scope.isBody && scope.outer!.own.some((one) => one.name === name));
  for (let k = 0; k < names.length; k++) {
    const name = names[(pick + k) % names.length]!;
    if (!taken(name)) return name;
  }
  for (let k = 2; ; k++) if (!taken(`${names[pick % names.length]}${k}`)) return `${names[pick % names.length]}${k}`;
}
