/**
 * How long compiling takes, phase by phase, for programs of growing size; what TypeScript does for it (reading and checking,
 * and all that the first phase asks it) stands apart. Whether what comes out runs, and gives what the source gives.
 *
 * Each size is compiled several times, all sizes in turn, and the fastest time of each phase counts: the others say how
 * busy the machine was.
 */
import { compile } from '../../src/index.js';
import { transpile } from '../oracle/transpile.js';
import { type Functions, load } from './load.js';
import type { Make } from './programs.js';
import { measured } from './share.js';
import { type Cell, median, table } from './table.js';

const phases = ['parse', 'stage', 'analyze', 'reverse', 'tidy', 'name', 'emit', 'declare'] as const;
const rounds = 3;

/** What one compilation took: milliseconds by phase, and how much of all that was TypeScript's. */
interface Spent {
  readonly phases: ReadonlyMap<string, number>;
  readonly typescript: number;
}

/** A row for each program. `relative`: against the smallest size, which says the same on any machine. */
export function compiling(makes: Readonly<Record<string, Make>>, sizes: readonly number[], unit: string, relative: boolean): string {
  const heads = [relative ? `each ${unit}, ${sizes[0]} = 1` : `µs for each ${unit}`, ...sizes.map(String), 'TypeScript ÷ ours', ...phases.map((phase) => `${phase}, %`), 'runs'];
  return table(heads, Object.entries(makes).map(([name, make]) => rowOf(name, make, sizes, relative)));
}

/** What a size took: ours by phase, and TypeScript's, in milliseconds. */
interface Took {
  readonly ours: ReadonlyMap<string, number>;
  readonly typescript: number;
}

function rowOf(name: string, make: Make, sizes: readonly number[], relative: boolean): Cell[] {
  const found = tookFor(sizes.map(make));
  const each = found.map((took, k) => (took === undefined ? undefined : (1000 * sum(took.ours.values())) / sizes[k]!));
  const unit = relative ? each[0]! : 1;
  const largest = found.filter((took) => took !== undefined).pop()!;
  const all = sum(largest.ours.values());
  return [
    name, ...each.map((one) => (one === undefined ? '–' : (one / unit).toFixed(relative ? 2 : 0))), (largest.typescript / all).toFixed(1),
    ...phases.map((phase) => Math.round((100 * largest.ours.get(phase)!) / all)), [...new Set(sizes.map((size) => run(make(size))))].join(', '),
  ];
}

/** The fastest time of each phase, for each text; `undefined` where nothing comes out. */
function tookFor(texts: readonly string[]): readonly (Took | undefined)[] {
  for (const text of texts.slice(0, 2)) compile(text, { fileName: 'input.ts' });
  const runs: Spent[][] = texts.map(() => []);
  for (let round = 0; round < rounds; round++) {
    texts.forEach((text, k) => {
      globalThis.gc?.();
      const spent = spentOn(text);
      if (spent !== undefined) runs[k]!.push(spent);
    });
  }
  return runs.map((found) => {
    if (found.length === 0) return undefined;
    const least = new Map(phases.map((phase) => [phase as string, Math.min(...found.map((one) => one.phases.get(phase)!))]));
    const typescript = median(found.map((one) => one.typescript)) * sum(least.values());
    // All of TypeScript's is in the first phase.
    return { typescript, ours: new Map([...least, ['parse', Math.max(0, least.get('parse')! - typescript)]]) };
  });
}

function spentOn(text: string): Spent | undefined {
  const { result, typescript } = measured(() => compile(text, { fileName: 'input.ts', timings: true }));
  return result.code === null ? undefined : { phases: new Map(result.timings!.map(({ phase, milliseconds }) => [phase, milliseconds])), typescript };
}

function sum(numbers: Iterable<number>): number {
  return [...numbers].reduce((a, b) => a + b, 0);
}

/** `yes` if all three exports give what the source gives, and the gradient is finite. */
function run(text: string): string {
  const { code, diagnostics } = compile(text, { fileName: 'input.ts' });
  if (code === null) return diagnostics.map((one) => one.code).join(', ');
  const point = [0.3, 0.7];
  let source: Functions;
  try {
    source = load(transpile(text), ['f']);
  } catch {
    return 'the source is too deep to run';
  }
  const { fForward, fBackward, fGrad } = load(code, ['fForward', 'fBackward', 'fGrad']);
  const value = source.f!(...point);
  const { value: joint, ...gradient } = fGrad!(...point) as Record<string, number>;
  const forward = fForward!(...point) as { value: number; cache: unknown };
  const split = fBackward!(forward.cache) as Record<string, number>;
  if (!Object.is(joint, value) || !Object.is(forward.value, value)) return 'another value';
  if (Object.entries(gradient).some(([name, slope]) => !Number.isFinite(slope) || Math.abs(split[name]! - slope) > 1e-12 * Math.abs(slope))) return 'another gradient';
  return 'yes';
}
