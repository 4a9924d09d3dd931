/**
 * `npm run scale`: how compiling grows with the program, how the output grows with the source, and what a gradient costs
 * with the trips of a loop. Markdown on stdout; `npm run scale -- compiling` makes one part alone, `relative` leaves out
 * what is one machine's.
 */
import { compile } from '../../src/index.js';
import { compiling } from './compiling.js';
import { memory, times } from './cost.js';
import { growth } from './growth.js';
import { expressions, type Make, statements, towers } from './programs.js';

const relative = process.argv.includes('relative');

const parts: Readonly<Record<string, () => void>> = {
  compiling: () => {
    // what is measured first must not pay for warming up
    for (let k = 0; k < 5; k++) compile(statements.mixed!(1000), { fileName: 'input.ts' });
    section('Functions of many statements', compiling(statements, [1000, 2000, 5000, 10_000], 'statement', relative));
    section('One expression, a chain', compiling(only(chains), [500, 1000, 2000], 'operand', relative));
    section('Nested', compiling({ ...except(chains), ...towers }, [64, 128, 256, 512], 'level', relative));
  },
  growth: () => section('Output tokens ÷ source tokens, for each export', growth()),
  cost: () => {
    section('Gradient ÷ primal', times());
    section('Bytes for each trip', memory());
  },
};

const chains = ['sum', 'product', 'mixed chain', 'sum of calls'];
const only = (names: readonly string[]): Record<string, Make> => Object.fromEntries(Object.entries(expressions).filter(([name]) => names.includes(name)));
const except = (names: readonly string[]): Record<string, Make> => Object.fromEntries(Object.entries(expressions).filter(([name]) => !names.includes(name)));

function section(title: string, text: string): void {
  console.log(`## ${title}\n\n${text}\n`);
}

const asked = process.argv.slice(2).filter((word) => word !== 'relative');
for (const name of asked.length > 0 ? asked : Object.keys(parts)) parts[name]!();
