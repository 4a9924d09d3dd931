/**
 * What a run of random programs has seen: how often each construct occurred, how many programs tell anything.
 *
 *     const seen = tally(); seen.add(program, true); seen.table()
 */
import { tokenizer } from 'acorn';
import type { Program } from './render.js';

export interface Tally {
  programs: number;
  telling: number;
  /** Output tokens ÷ source tokens ÷ exports: the largest, and the sum. */
  mostTokens: number;
  tokens: number;
  readonly constructs: Map<string, number>;
}

export function tally(): Tally {
  return { programs: 0, telling: 0, mostTokens: 0, tokens: 0, constructs: new Map() };
}

export function count(seen: Tally, { constructs }: Program, telling: boolean, ratio = 0): void {
  seen.programs++;
  if (telling) seen.telling++;
  seen.mostTokens = Math.max(seen.mostTokens, ratio);
  seen.tokens += ratio;
  for (const construct of constructs) seen.constructs.set(construct, (seen.constructs.get(construct) ?? 0) + 1);
}

/** Constructs by how often they occur, the rarest first. */
export function table(seen: Tally): string {
  const rows = [...seen.constructs].sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1));
  const share = ((100 * seen.telling) / Math.max(1, seen.programs)).toFixed(1);
  return [
    `${seen.programs} programs, ${share} % with a finite gradient that isn't zero; ` +
      `output ÷ source tokens per export ${(seen.tokens / Math.max(1, seen.programs)).toFixed(1)} on average, ${seen.mostTokens.toFixed(1)} at most`,
    ...rows.map(([construct, times]) => `${String(times).padStart(8)}  ${construct}`),
  ].join('\n');
}

/** Tokens of JavaScript, or of TypeScript after transpiling. */
export function tokensOf(text: string): number {
  return [...tokenizer(text, { ecmaVersion: 'latest', sourceType: 'module' })].length;
}
