/**
 * Why a value is active: the way back to a parameter that is differentiated, as labels of a diagnostic, one for each
 * variable on it.
 *
 *     const y = x * x;   Math.floor(y)     `y` is active because it is computed from `x`
 *                                          `x` is differentiated
 */
import type { Label } from '../diagnostics/diagnostic.js';
import type { Func, ValueId } from '../ir/types.js';
import { refsOf } from '../ir/walk.js';
import type { Expr, Span } from '../syntax.js';
import type { Places } from './places.js';

/** A longer way tells nobody more. */
const LONGEST = 4;

export function whyActive(func: Func, { definitions, home }: Places, varied: ReadonlySet<ValueId>, from: ValueId): Label[] {
  const labels: Label[] = [];
  const seen = new Set<ValueId>();
  const nameOf = (value: ValueId): string | undefined => func.values[value].variable?.name ?? func.params.find((param) => param.value === value)?.name;
  /** What it is made of that varies. */
  const sourcesOf = (value: ValueId): readonly ValueId[] => {
    const stage = definitions.get(value);
    const op = home.get(value);
    const exprs: readonly Expr[] = stage !== undefined ? [stage.expr]
      : op?.kind === 'branch' ? [op.then, op.else].map(({ results }) => results[op.results.indexOf(value)])
        : op?.kind === 'loop' ? [Math.max(op.params.indexOf(value), op.results.indexOf(value))].flatMap((at) => [op.body.results[at], op.inits[at]]) : [];
    return exprs.flatMap((expr) => refsOf(expr)).filter((source) => varied.has(source) && !seen.has(source));
  };
  /** The next value on the way that has a name of its own. */
  const named = (value: ValueId, name: string): ValueId | undefined => {
    for (const source of sourcesOf(value)) {
      seen.add(source);
      const found = nameOf(source) !== undefined && nameOf(source) !== name ? source : named(source, name);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const label = (span: Span | undefined, message: string): void => void (span !== undefined && labels.push({ span, message }));
  let at: ValueId | undefined = nameOf(from) === undefined ? named(from, '') : from;
  while (at !== undefined && labels.length < LONGEST) {
    seen.add(at);
    const name = nameOf(at)!;
    const param = func.params.find(({ value }) => value === at);
    if (param !== undefined) {
      label(param.binding?.span, `\`${name}\` is differentiated`);
      break;
    }
    const next = named(at, name);
    if (next !== undefined) label(func.values[at].span, `\`${name}\` is active because it is computed from \`${nameOf(next)}\``);
    at = next;
  }
  return labels;
}
