import { it } from 'vitest';
import { readFileSync, appendFileSync, writeFileSync } from 'node:fs';
import { checkText, describe } from '/work/main/test/oracle/harness.js';
const file = process.env.PROGS!;
it('all', () => {
  const out = process.env.OUT!;
  writeFileSync(out, '');
  const blocks = readFileSync(file, 'utf8').split(/^=== /m).slice(1);
  for (const b of blocks) {
    const nl = b.indexOf('\n');
    const name = b.slice(0, nl);
    const rest = b.slice(nl + 1);
    const [source, pts] = rest.split(/^--- /m);
    const points = (0, eval)('[' + pts + ']');
    const fns = [...source.matchAll(/export (?:function|const) (\w+)/g)];
    const fn = fns[fns.length-1][1];
    let line = '';
    try {
      const r = checkText({ source, fn, points });
      if (r.failures.length === 0) line = `ok      ${name}${r.telling ? '' : ' (NOT telling)'}\n`;
      else if (r.refused) line = `refused ${name}: ${[...new Set(r.failures)].slice(0, 1)}\n`;
      else line = `WRONG   ${name}: ${r.failures[0]}\n${process.env.SHOW ? describe(r) : ''}`;
      if (process.env.SHOW === name) line += r.outputs.staged + (process.env.COMPACT ? r.outputs.compact : '');
    } catch (e) { line = `CRASH   ${name}: ${(e as Error).stack}\n`; }
    appendFileSync(out, line);
  }
});
