/**
 * The two streams: data goes to stdout, everything for people to stderr. Counts nothing, decides nothing but colours.
 */
import pc from 'picocolors';
import { readFileSync } from 'node:fs';
import { render } from '../diagnostics/render.js';
import type { PublicDiagnostic } from '../options.js';
import { wantsColor } from './color.js';
import { shown } from './paths.js';

export interface Terminal {
  /** Data. */
  print(text: string): void;
  /** A line for people. */
  say(line: string): void;
  /** A line that only a person at a terminal wants to see. */
  mention(line: string): void;
  report(diagnostics: readonly PublicDiagnostic[]): void;
  /** Remembers a text that is in no file, so that frames can show it. */
  remember(file: string, text: string): void;
}

export interface Situation {
  readonly cwd: string;
  readonly color: boolean | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
}

export function openTerminal({ cwd, color, env, stdout, stderr }: Situation): Terminal {
  const colors = pc.createColors(wantsColor({ flag: color, env, isTTY: stderr.isTTY === true }));
  const texts = new Map<string, string | undefined>();
  const textOf = (file: string): string | undefined => {
    if (!texts.has(file)) texts.set(file, readQuietly(file));
    return texts.get(file);
  };
  return {
    print: (text) => void stdout.write(text),
    say: (line) => void stderr.write(`${line}\n`),
    mention: (line) => void (stderr.isTTY === true && stderr.write(`${colors.dim(line)}\n`)),
    report: (diagnostics) => {
      for (const diagnostic of diagnostics) stderr.write(render(diagnostic, { colors, textOf, show: (file) => shown(file, cwd) }) + '\n');
    },
    remember: (file, text) => void texts.set(file, text),
  };
}

function readQuietly(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
