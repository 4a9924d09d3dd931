/**
 * A library of gates: all of them, by name, and by what the root of an expression can be.
 *
 * Takes gates that were checked one by one, guarantees that no two of them claim the same expression with equal right.
 *
 *     library.get('mul')   →   the gate          library.candidates('*')   →   sqr's `x * x`, then mul's `x * y`
 */
import { ambiguities } from './ambiguous.js';
import type { ArrayLibrary } from './arrays.js';
import type { Gate, Pattern } from './gate.js';
import { rootKey } from './pattern.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { diagnose } from '../diagnostics/diagnostic.js';

export interface Candidate {
  readonly gate: Gate;
  readonly pattern: Pattern;
}

export interface GateLibrary {
  readonly all: readonly Gate[];
  get(name: string): Gate | undefined;
  /** Patterns that can match an expression with this root (`rootKey`), the most specific first. */
  candidates(root: string): readonly Candidate[];
  /** The user's gate of this name, which is meant wherever a function of this name is called. */
  called(name: string): Gate | undefined;
  /** The names of these. */
  readonly own: readonly string[];
  /** The operations of `gradgen/ops`. */
  arrays(): ArrayLibrary;
  readonly diagnostics: readonly Diagnostic[];
  /** The text of every template, by the name that spans carry. */
  readonly texts: ReadonlyMap<string, string>;
}

export function makeLibrary(gates: readonly Gate[], texts: ReadonlyMap<string, string>, found: readonly Diagnostic[], own: readonly Gate[] = [], arrays: () => ArrayLibrary = () => NO_ARRAYS): GateLibrary {
  const byName = new Map<string, Gate>();
  const twins: Diagnostic[] = [];
  for (const gate of [...gates, ...own]) {
    if (byName.has(gate.name) || INNER.has(gate.name)) twins.push(diagnose('GG4012', gate.patterns[0].expr.span, { name: gate.name }));
    else byName.set(gate.name, gate);
  }
  const all = [...byName.values()].filter((gate) => !own.includes(gate));
  const byRoot = groupByRoot(all);
  const ties = [...byRoot.values()].flatMap(ambiguities);
  return {
    all,
    get: (name) => byName.get(name),
    called: (name) => own.find((gate) => gate.name === name && byName.get(name) === gate),
    arrays,
    own: own.map(({ name }) => name),
    candidates: (root) => byRoot.get(root) ?? [],
    diagnostics: [...found, ...twins, ...ties],
    texts,
  };
}

const NO_ARRAYS: ArrayLibrary = { gates: [], kernels: [], gate: () => undefined, kernel: () => undefined };

/** What stages of another kind go by. */
const INNER: ReadonlySet<string> = new Set(['load', 'alloc', 'extreme', 'norm', 'call', 'value', 'cache', 'stop', 'op']);

function groupByRoot(gates: readonly Gate[]): ReadonlyMap<string, readonly Candidate[]> {
  const groups = new Map<string, Candidate[]>();
  for (const gate of gates) {
    for (const pattern of gate.patterns) {
      const key = rootKey(pattern.expr);
      groups.set(key, [...(groups.get(key) ?? []), { gate, pattern }]);
    }
  }
  for (const group of groups.values()) group.sort((a, b) => b.pattern.fixed - a.pattern.fixed);
  return groups;
}
