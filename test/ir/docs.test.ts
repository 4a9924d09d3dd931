/** `docs/ir.md` shows what the printer prints, and lists the invariants that the verifier knows. UPDATE=1 writes it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compile } from '../../src/index.js';
import { INVARIANTS } from '../../src/ir/invariants.js';
import { verifyFunc } from '../../src/ir/verify.js';
import { irPhases } from '../../src/options.js';
import { gates, staged } from './staged.js';

const page = new URL('../../docs/ir.md', import.meta.url);
const pairs = /```ts\n([^`]*(?:`[^`]+`[^`]*)*)```\n\n```ir(?: (analyze|reverse|tidy))?\n([\s\S]*?)```/g;
const heading = '## The invariants\n';

function printed(text: string, phase: string | undefined): string {
  const { ir, diagnostics } = compile(text, { fileName: 'f.ts', printIr: irPhases.find((name) => name === phase) ?? true, verify: true });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return ir!;
}

function current(text: string): string {
  const blocks = text.replace(pairs, (_, code: string, phase: string | undefined) =>
    `\`\`\`ts\n${code}\`\`\`\n\n\`\`\`ir${phase === undefined ? '' : ` ${phase}`}\n${printed(code, phase)}\`\`\``);
  const [before, after] = blocks.split(heading);
  const [intro] = after.split(/\n1\. /);
  const list = Object.entries(INVARIANTS).map(([at, sentence]) => `${at}. ${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`);
  return `${before}${heading}${intro.trimEnd()}\n\n${list.join('\n')}\n`;
}

test('docs/ir.md is what the printer prints (UPDATE=1 writes it)', () => {
  const text = readFileSync(page, 'utf8');
  const wanted = current(text);
  if (process.env.UPDATE === '1') writeFileSync(page, wanted);
  expect(readFileSync(page, 'utf8')).toBe(wanted);
  expect([...text.matchAll(pairs)].length).toBe(text.match(/^```ir/gm)?.length);
});

test('the functions of docs/ir.md are sound', () => {
  const examples = [...readFileSync(page, 'utf8').matchAll(pairs)].map(([, code]) => code);
  expect(examples.length).toBeGreaterThan(5);
  expect(examples.flatMap((code) => verifyFunc(staged(code), gates).map(({ message }) => message))).toEqual([]);
});
