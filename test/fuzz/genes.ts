/**
 * What fast-check draws and shrinks: trees of small numbers, without any meaning of their own.
 *
 * Guarantees that every tree can be rendered as a program (see `render.ts`), so that fast-check may cut and lower
 * wherever it likes; a smaller tree is a simpler program, and all zeros is the simplest.
 *
 *     { pick: 3, kids: [leaf, leaf] }   →   x * y
 */
import fc from 'fast-check';

export interface Gene {
  readonly pick: number;
  readonly kids: readonly Gene[];
}

export interface StatementGene {
  readonly pick: number;
  readonly name: number;
  readonly exprs: readonly Gene[];
  readonly body: readonly StatementGene[];
  readonly other: readonly StatementGene[];
}

export interface ProgramGene {
  readonly fn: number;
  readonly params: readonly { readonly pick: number; readonly name: number }[];
  readonly statements: readonly StatementGene[];
  readonly result: Gene;
  readonly resultForm: number;
  /** What `coordinate` makes arguments of, between -2 and 2. */
  readonly points: readonly (readonly number[])[];
}

/** Trees of at most this height; most are lower. */
function geneOf(height: number): fc.Arbitrary<Gene> {
  const kids = height === 0 ? fc.constant<Gene[]>([]) : fc.array(geneOf(height - 1), { minLength: Math.min(1, height - 1), maxLength: 3, size: 'max' });
  return fc.record({ pick: fc.nat(99_999), kids });
}

function statementOf(height: number): fc.Arbitrary<StatementGene> {
  const nested = (most: number): fc.Arbitrary<StatementGene[]> =>
    height === 0 ? fc.constant([]) : fc.array(statementOf(height - 1), { maxLength: most, size: 'max' });
  return fc.record({
    pick: fc.nat(99_999),
    name: fc.nat(999),
    exprs: fc.array(geneOf(3), { minLength: 1, maxLength: 3, size: 'max' }),
    body: nested(4),
    other: nested(2),
  });
}

/** The number that a point takes from `k`: never 0, 1 or another number that programs contain. */
export function coordinate(k: number): number {
  return (k + 0.5) / 503;
}

export const programGene: fc.Arbitrary<ProgramGene> = fc.record({
  fn: fc.nat(99),
  params: fc.array(fc.record({ pick: fc.nat(99), name: fc.nat(999) }), { minLength: 1, maxLength: 4 }),
  statements: fc.array(statementOf(2), { minLength: 1, maxLength: 8, size: 'max' }),
  result: geneOf(3),
  resultForm: fc.nat(99),
  points: fc.array(fc.array(fc.integer({ min: -1000, max: 999 }), { minLength: 12, maxLength: 12 }), { minLength: 2, maxLength: 2 }),
});
