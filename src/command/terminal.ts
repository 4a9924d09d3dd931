/**
 * The two streams: data goes to stdout, everything for people to stderr. Decides nothing but colours, and where a line stands.
 */
import pc from 'picocolors';
import { readFileSync } from 'node:fs';
import type { PublicDiagnostic } from '../options.js';
import { wantsColor } from './color.js';
import { shown } from './paths.js';
import { type Reporter, reportOf } from './reporters.js';

export interface Terminal {
  /** Diagnostics go to stdout, for programs: what is for people mustn't go there. */
  readonly isMachine: boolean;
  /** Data. */
  print(text: string): void;
  /** A line for people. */
  say(line: string): void;
  /** A line that only a person at a terminal wants to see. */
  mention(line: string): void;
  report(diagnostics: readonly PublicDiagnostic[]): void;
  /** How far a long run has come: a line at a terminal that the next one takes the place of. */
  progress(done: number, all: number): void;
  /** Remembers a text that is in no file, so that frames can show it. */
  remember(file: string, text: string): void;
}

export interface Situation {
  readonly cwd: string;
  readonly color: boolean | undefined;
  readonly reporter: Reporter;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
}

export function openTerminal({ cwd, color, reporter, env, stdout, stderr }: Situation): Terminal {
  const colors = pc.createColors(wantsColor({ flag: color, env, isTTY: stderr.isTTY === true }));
  const texts = new Map<string, string | undefined>();
  const textOf = (file: string): string | undefined => {
    if (!texts.has(file)) texts.set(file, readQuietly(file));
    return texts.get(file);
  };
  const begin = performance.now();
  let open = false;
  const close = (): void => {
    if (open) stderr.write('\r\u001B[K');
    open = false;
  };
  const say = (text: string): void => {
    close();
    stderr.write(text);
  };
  return {
    isMachine: reporter === 'json' || reporter === 'github',
    print: (text) => {
      close();
      stdout.write(text);
    },
    say: (line) => say(`${line}\n`),
    mention: (line) => void (stderr.isTTY === true && say(`${colors.dim(line)}\n`)),
    report: (diagnostics) => {
      for (const diagnostic of diagnostics) {
        const { stream, text } = reportOf(reporter, diagnostic, { colors, textOf, show: (file) => shown(file, cwd) });
        if (stream === 'stderr') say(text);
        else stdout.write(text);
      }
    },
    progress: (done, all) => {
      if (stderr.isTTY !== true || performance.now() - begin < 1000) return;
      close();
      if (done === all) return;
      stderr.write(`${done} of ${all}`);
      open = true;
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
