import fc from 'fast-check';
import { writeFileSync, mkdirSync } from 'node:fs';
import { it } from 'vitest';
import { checkText, describe } from '../oracle/harness.js';
import { show } from '../oracle/shape.js';
import { programGene } from './genes.js';
import { render } from './render.js';
import { families } from './families.js';
const family = families.find(({ name }) => name === (process.env.FUZZ_FAMILY ?? 'straight'))!;
const runs = Number(process.env.FUZZ_RUNS ?? 200), seed = Number(process.env.FUZZ_SEED ?? 1);
const kind = (m: string) => m.replace(/^\w+: /, '').replace(/\([^]*?\): /, ': ').replace(/-?\d[\w.+-]*/g, '#').replace(/`[^`]*`/g, '`…`').replace(/\bd[^ ]+ is/, 'd is').replace(/the name \S+/,'the name …').slice(0, 90).replace(/^(Grad|Backward|Backward with seed × #|Grad against Backward): .* (is|says) .*/, "wrong number");
const check = (gene: any) => { const p = render(gene, family.features); try { return { p, r: checkText({ ...p, wrtIncludes: p.real, differences: false }) }; } catch (e) { return { p, r: { failures: ['threw: ' + String((e as Error).stack).slice(0, 300)], outputs: {}, source: p.source, telling: false, refused: true } as any }; } };
it('collects', () => {
  mkdirSync('/tmp/fuzz-failures', { recursive: true });
  const kinds = new Map<string, { n: number; gene: any }>();
  let bad = 0;
  const t0 = performance.now();
  for (const gene of fc.sample(programGene, { seed, numRuns: runs })) {
    const { r } = check(gene);
    if (r.failures.length) bad++;
    for (const k of new Set(r.failures.map(kind) as string[])) { const e = kinds.get(k) ?? { n: 0, gene }; e.n++; if (JSON.stringify(gene).length < JSON.stringify(e.gene).length) e.gene = gene; kinds.set(k, e); }
  }
  console.log(`${family.name}: ${bad} of ${runs} programs fail, ${((performance.now() - t0) / runs).toFixed(0)} ms each`);
  let i = 0;
  for (const [k, { n, gene }] of [...kinds].sort((a, b) => b[1].n - a[1].n).slice(0, 14)) {
    const out = fc.check(fc.property(programGene, (g) => !check(g).r.failures.some((m: string) => kind(m) === k)), { examples: [[gene]], numRuns: 1, seed: 1, interruptAfterTimeLimit: 25000, markInterruptAsFailure: true });
    const g = out.failed && out.counterexample ? out.counterexample[0] : gene;
    const { p, r } = check(g);
    console.log(`\n##### ${n}× ${k}\n${p.source}called with ${show(p.points)}\n  ${r.failures.slice(0, 3).join('\n  ')}`);
    writeFileSync(`/tmp/fuzz-failures/${family.name}-${i++}.txt`, `${n}× ${k}\n${describe(r)}\ncalled with ${show(p.points)}\n`);
  }
}, 3_000_000);
