/**
 * `npm run bench`: the objectives of ADBench, gradient ÷ primal, side by side in one run with gradients written by hand.
 * Markdown on stdout. `npm run bench -- --memory` says what the caches hold instead, and why. `npm run bench -- gmm` measures what has `gmm` in its name; ADBENCH_DATA names the folder of the real
 * data, without which all data are made.
 */
import { problems } from '../test/adbench/all.js';
import { dataFolder } from '../test/adbench/objective.js';
import { type Cell, table } from '../test/scale/table.js';
import { measure } from './measure.js';
import { memoryTable, reasonsOf } from './memory.js';
import { modulesOf } from './modules.js';

const words = process.argv.slice(2);
const asked = words.filter((word) => !word.startsWith('--'));
const chosen = problems.filter(({ form }) => asked.length === 0 || asked.some((word) => `${form.file} ${form.fn}`.includes(word)));
const sized = chosen.flatMap((problem) => [...problem.large(), ...(dataFolder ? problem.read(dataFolder) : [])].map(({ size, data }) => ({ problem, size, args: data })));

if (words.includes('--memory')) {
  console.log(memoryTable(sized));
  for (const problem of chosen) console.log(`\n**${problem.form.file} \`${problem.form.fn}\`**\n\n${reasonsOf(problem).map((line) => `* ${line}`).join('\n')}`);
} else {
  console.log(table(['objective', 'size', 'primal, ms', 'gradient ÷ primal', 'by hand ÷ primal', 'gradient ÷ by hand'], sized.map(timed)));
}

function timed({ problem, size, args }: (typeof sized)[number]): Cell[] {
  const { primal, gradient, byHand } = modulesOf(problem);
  const runs = [primal, gradient, ...(byHand ? [byHand] : [])].map((run) => () => run(...args));
  const [own, ours, hand] = measure(runs) as [number, number, number?];
  const ratio = (time: number | undefined): string => (time === undefined ? '–' : (time / own).toFixed(2));
  return [`${problem.name}, ${problem.form.file} \`${problem.form.fn}\``, size, own.toFixed(3), ratio(ours), ratio(hand), hand === undefined ? '–' : (ours / hand).toFixed(2)];
}
