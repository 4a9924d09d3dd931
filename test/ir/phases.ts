/** The products of the phases of one function, as those who look on are given them. */
import { parse } from '../../src/1-parse/parse.js';
import { unitsOf } from '../../src/2-stage/stage.js';
import { derive } from '../../src/derive.js';
import type { CompileOptions } from '../../src/options.js';
import type { FusedLoops, ReversedAndRecorded, TidiedUp, WithNames } from '../../src/watch/products.js';
import { gates } from './staged.js';

export interface Products {
  readonly reverse: ReversedAndRecorded;
  readonly fuse?: FusedLoops;
  readonly tidy: TidiedUp;
  readonly name: WithNames;
}

export function products(text: string, options: CompileOptions = {}): Products {
  const { module } = parse(text, { fileName: 'f.ts' });
  const made: Record<string, unknown> = {};
  derive(module!.functions[0], { gates, units: unitsOf(gates), options, taken: () => new Set(['fGrad']), observer: { after: (phase, product) => void (made[phase] = product) }, uses: () => undefined });
  return made as unknown as Products;
}
