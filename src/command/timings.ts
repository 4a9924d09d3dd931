/**
 * The table of `--timings`: one line a phase, and the sum.
 */
import type { Timing } from '../options.js';

export function drawTimings(title: string, timings: readonly Timing[]): string {
  const all = [...timings, { phase: 'in all', milliseconds: timings.reduce((sum, { milliseconds }) => sum + milliseconds, 0) }];
  const width = Math.max(...all.map(({ phase }) => phase.length));
  const rows = all.map(({ phase, milliseconds }) => `  ${phase.padEnd(width)} ${milliseconds.toFixed(1).padStart(8)} ms`);
  return [title, ...rows].join('\n');
}
