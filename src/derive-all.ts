/**
 * The functions of a file through the phases, one after the other, and then the units that they call.
 *
 * Guarantees that a large helper which has no passes of its own, for one reason or another, is written out where it is
 * called: then everything is derived once more.
 */
import { unitsOf } from './2-stage/stage.js';
import { derive, type Derived, deriveUnits, type Setting } from './derive.js';
import { type Diagnostic, failed, Refusal } from './diagnostics/diagnostic.js';
import type { GateLibrary } from './gates/load.js';
import type { CompileOptions } from './options.js';
import type { Binding, ParsedFunction } from './syntax.js';
import type { Watch } from './watch/watch.js';

export interface All {
  readonly derived: readonly Derived[];
  readonly units: readonly Derived[];
  /** Constants of the module that they mention. */
  readonly constants: ReadonlySet<Binding>;
  /** The names that the module exports. */
  readonly exported: readonly string[];
  readonly problems: readonly Diagnostic[];
}

export function deriveAll(functions: readonly ParsedFunction[], gates: GateLibrary, options: CompileOptions, watch: Watch): All {
  const first = attempt(functions, gates, options, watch, true);
  if (!failed(first.problems) || !first.hasLarge) return first;
  watch.again();
  return attempt(functions, gates, options, watch, false);
}

function attempt(functions: readonly ParsedFunction[], gates: GateLibrary, options: CompileOptions, watch: Watch, withLarge: boolean): All & { readonly hasLarge: boolean } {
  const constants = new Set<Binding>();
  const exported = functions.flatMap(({ name }) => ['Forward', 'Backward', 'Grad'].map((role) => name + role));
  const setting: Setting = {
    gates, units: unitsOf(gates, withLarge), options, observer: watch,
    taken: () => new Set([...exported, ...[...constants].map(({ name }) => name)]), uses: (used) => used.forEach((c) => constants.add(c)),
  };
  const problems: Diagnostic[] = [];
  const derived = functions.flatMap((fn): Derived[] => {
    // `--wrt w` leaves out the functions that have no `w`.
    if (options.wrt !== undefined && !parameterNames(fn).some((name) => options.wrt!.includes(name))) return [];
    return unlessRefused(problems, () => [derive(fn, setting)]);
  });
  const units = failed(problems) ? [] : unlessRefused(problems, () => deriveUnits(setting, derived));
  problems.push(...once([...derived, ...units].flatMap(({ warnings }) => warnings)));
  return { derived, units, constants, exported, problems, hasLarge: setting.units.hasLarge };
}

/** A helper that is written out in several places says the same of each of its places once. */
function once(warnings: readonly Diagnostic[]): readonly Diagnostic[] {
  const said = new Set<string>();
  return warnings.filter(({ code, message, span }) => {
    const key = JSON.stringify([code, message, span?.file, span?.start, span?.end]);
    return !said.has(key) && said.add(key);
  });
}

function unlessRefused(problems: Diagnostic[], work: () => Derived[]): Derived[] {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    problems.push(error.diagnostic);
    return [];
  }
}

export function parameterNames({ fn }: ParsedFunction): string[] {
  return fn.params.map((param, at) => (param.target.type === 'Identifier' ? param.target.name : `arg${at}`));
}
