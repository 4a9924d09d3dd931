/**
 * Every fault that we know how to plant is found. The modules under `written/` are what we want to come out, written by
 * hand, so that the checking is tested apart from the compiler; the compiler's own output is planted with the same faults.
 */
import { readFileSync } from 'node:fs';
import { describe as group, expect, it } from 'vitest';
import { compile } from '../../src/index.js';
import { judge, judgeText, type Subject } from '../oracle/judge.js';
import { sourceOf, type Witness, witness } from '../oracle/witness.js';
import { backwardFaults, boundaryFaults, limited, type Mutant, mutants } from './mutate.js';
import { type Sample, samples } from './samples.js';

interface Module {
  readonly title: string;
  readonly sample: Sample;
  readonly code: string;
  readonly due: Subject['due'];
}

const written: readonly Module[] = [
  { title: 'staged', sample: samples.staged!, due: ['Forward', 'Backward', 'Grad'] },
  { title: 'neuron', sample: samples.neuron!, due: ['Grad'] },
  { title: 'pendulum', sample: samples.pendulum!, due: ['Grad'] },
  { title: 'pendulum-split', sample: samples.pendulum!, due: ['Forward', 'Backward'] },
  { title: 'newton', sample: samples.newton!, due: ['Grad'] },
  { title: 'rosenbrock', sample: samples.rosenbrock!, due: ['Grad'] },
].map((one) => ({ ...one, code: readFileSync(new URL(`written/${one.title}.js`, import.meta.url), 'utf8') }) as Module);

/** Faults that change nothing where they stand, by module, with the reason. */
const harmless: Readonly<Record<string, readonly { readonly places: readonly string[]; readonly because: string }[]>> = {
  staged: [{ places: ['dden  →  dsigx', 'dxpy  →  dx', 'dsigx  →  dxpysqr', 'dsigy  →  dnum'], because: 'the two hold the same number' }],
  neuron: [{ places: ['dw[0] += ', 'dx[0] += ', 'dw[1] += ', 'dx[1] += ', 'dw[2] += '], because: 'the first contribution meets a zero' }],
  rosenbrock: [{ places: ['dx[i + 1] += db  →  dx[i + 1] = db'], because: 'element i + 1 is still zero in iteration i' }],
};

function witnesses({ source, fn, points, params, wrt }: Sample): Witness[] {
  return points.map((args) => witness(sourceOf(source, fn), args, params.map((name) => wrt.includes(name))));
}

function isHarmless(title: string, { place, fault }: Mutant): boolean {
  const places = (harmless[title] ?? []).flatMap((one) => one.places);
  return places.some((one) => (one.includes('→') ? place === one : place.startsWith(one) && fault.startsWith('a sum that forgets')));
}

function survivors({ title, sample, code, due }: Module): Mutant[] {
  const found = witnesses(sample);
  const subject = { code, due, fn: sample.fn, params: sample.params, wrt: sample.wrt, style: 'staged', tolerance: 1e-12 } as const;
  const isMissed = (text: string): boolean => judgeText(text).length === 0 && judge({ ...subject, code: limited(text) }, found).length === 0;
  return mutants(code).filter((mutant) => !isHarmless(title, mutant) && isMissed(mutant.text));
}

group('planted faults', () => {
  it.each(written)('are found in $title, written by hand', (module) => {
    expect(judge({ ...module.sample, code: module.code, due: module.due, style: 'staged', tolerance: 1e-12 }, witnesses(module.sample))).toEqual([]);
    expect(survivors(module).map(({ fault, place }) => `${fault}: ${place}`)).toEqual([]);
  });

  it('are only called harmless where they are', () => {
    for (const { title, code } of written) {
      const places = (harmless[title] ?? []).flatMap((one) => one.places);
      const all = mutants(code).map(({ place }) => place);
      expect(places.filter((one) => !all.some((place) => place.startsWith(one)))).toEqual([]);
    }
  });

  it.each(Object.entries(samples))('are found in what the compiler makes of %s', (title, sample) => {
    for (const style of ['staged', 'compact'] as const) {
      const { code } = compile(sample.source, { fileName: 'input.ts', style });
      const module: Module = { title: '', sample, code: code!, due: ['Forward', 'Backward', 'Grad'] };
      const planted = mutants(code!);
      const left = survivors(module);
      const missed = new Set(left.map(({ fault }) => fault));
      const found = new Set(planted.filter((mutant) => !left.some(({ text }) => text === mutant.text)).map(({ fault }) => fault));
      expect(planted.length, `${title}, ${style}`).toBeGreaterThan(20);
      // what is left changes nothing: a first contribution to a zero, two names for one number
      expect(left.length / planted.length, left.map(({ fault, place }) => `${fault}: ${place}`).join('\n')).toBeLessThan(0.12);
      expect([...missed].filter((fault) => !found.has(fault) && !/forgets|another variable|another route/.test(fault))).toEqual([]);
    }
  });

  it('are of all kinds', () => {
    const planted = new Set(written.flatMap(({ code }) => mutants(code)).map(({ fault }) => fault));
    const kinds = [...Object.keys(backwardFaults), ...Object.keys(boundaryFaults)];
    expect(kinds.filter((kind) => !planted.has(kind))).toEqual([]);
    expect(kinds.length).toBeGreaterThanOrEqual(20);
  });
});
