/**
 * Random programs through the compiler and past the oracle. `npm test` runs a slice with a fixed seed, `npm run fuzz` the
 * full counts with a new one, which it prints; `FUZZ_SEED` and `FUZZ_RUNS` set either.
 */
import { writeSync } from 'node:fs';
import fc from 'fast-check';
import { describe as group, expect, it } from 'vitest';
import { checkText, describe } from '../oracle/harness.js';
import { show } from '../oracle/shape.js';
import { seedFor, sourceOf, witness } from '../oracle/witness.js';
import { script, transpile } from '../oracle/transpile.js';
import { count, table, tally, tokensOf } from './coverage.js';
import { enabled, families, type Family } from './families.js';
import { programGene } from './genes.js';
import { type Program, render } from './render.js';

const full = process.env.FUZZ_FULL !== undefined;
const seed = Number(process.env.FUZZ_SEED ?? (full ? Date.now() % 2 ** 31 : 20_260_114));
const only = process.env.FUZZ_FAMILY;

function runsOf(family: Family): number {
  return Number(process.env.FUZZ_RUNS ?? (full ? family.runs : family.slice));
}

/** At once, past the test runner, which hears of nothing as long as a test runs. */
function tell(text: string): void {
  if (full) writeSync(2, `${text}\n`);
}

/** Runs a property over programs; what fails is shrunk and shown as a program. */
function forPrograms(family: Family, check: (program: Program) => string | undefined): void {
  let done = 0;
  let failed = false;
  const property = fc.property(programGene, (gene) => {
    const program = render(gene, family.features);
    const wrong = check(program);
    if (++done % 500 === 0 && !failed) tell(`${family.name}, seed ${seed}: ${done} programs`);
    if (wrong === undefined) return;
    if (!failed) tell(`${family.name}, seed ${seed}: program ${done} fails, and is being shrunk\n${wrong}`);
    failed = true;
    throw new Error(wrong);
  });
  const outcome = fc.check(property, { seed, numRuns: runsOf(family), endOnFailure: false, interruptAfterTimeLimit: full ? 10_800_000 : 600_000 });
  if (outcome.failed) {
    const [gene] = outcome.counterexample!;
    const reason = outcome.errorInstance instanceof Error ? outcome.errorInstance.message : String(outcome.errorInstance);
    throw new Error(`seed ${seed}, program ${outcome.numRuns}, after ${outcome.numShrinks} shrinks:\n${reason}\n--- the program, and how it is called\n${render(gene, family.features).source}${show(render(gene, family.features).points)}`);
  }
}

/** By the oracle alone: the source runs, ends, and tells something. */
function runAlone(program: Program): boolean {
  return program.points
    .map((args) => witness(sourceOf(program.source, program.fn), args, args.map(() => true)))
    .some((found) => {
      if (found.thrown !== undefined) throw found.thrown;
      const gradient = found.run.pull(seedFor(found).value).map((component) => component.gradient);
      return gradient.every(Number.isFinite) && gradient.some((slope) => slope !== 0);
    });
}

// Arrays have their own regression programs in `npm test`; their random ones run with the full counts, or when asked for by name.
group.each(families.filter(({ name }) => (only ? name === only : full || (name !== 'arrays' && name !== 'written' && name !== 'memory'))))('$name programs', (family) => {
  const isEnabled = enabled.includes(family.name) && process.env.FUZZ_ALONE === undefined;
  const enough = (500 / family.runs) * runsOf(family) * (full ? 1 : 0.5);

  it(isEnabled ? 'are differentiated right, and contain every construct often' : 'are valid, end, and contain every construct often', () => {
    const seen = tally();
    let refused = 0;
    forPrograms(family, (program) => {
      if (!isEnabled) return void count(seen, program, runAlone(program));
      const report = checkText({ ...program, wrtIncludes: program.real, differences: false });
      // What goes by many names may be refused, now and then, with the reason; it may never be wrong.
      if ((family.features.memory || family.features.calls) && report.refused && report.failures.every((one) => /: GG[12]\d{3} at /.test(one))) return void (refused++, seen.programs++);
      if (report.failures.length > 0) return describe(report);
      const code = report.outputs.staged!;
      // The helpers at the end of a module don't grow with the program.
      const own = code.split(/\n(?=function )/)[0];
      const ratio = tokensOf(own) / tokensOf(transpile(program.source)) / script(code).exports.size;
      count(seen, program, report.telling, ratio);
      return ratio > family.tokens ? `the output has ${ratio.toFixed(1)} tokens for each of the source and each export\n${program.source}\n${code}` : undefined;
    });
    if (full) console.log(`${family.name}, seed ${seed}: ${table(seen)}`);
    expect(refused / runsOf(family)).toBeLessThanOrEqual(family.features.calls ? 0.05 : 0.02);
    expect(seen.programs).toBe(runsOf(family));
    expect(seen.telling / seen.programs).toBeGreaterThanOrEqual(0.8);
    expect([...seen.constructs].filter(([, times]) => times < enough).map(([construct, times]) => `${construct}: ${times}`)).toEqual([]);
  }, full ? 14_400_000 : 600_000);
});
