/**
 * `gradgen --watch`: builds, waits until something that was read changes, and builds what depends on it. Goes on after
 * errors; follows helpers, gates, the configuration, and files that come and go.
 *
 *     watch({ inputs: ['src'], … }, terminal, place)   never ends by itself: Ctrl-C does
 *
 * What is watched are folders, so that editors may write files anew or rename them; what counts is the text of each file.
 */
import { type FSWatcher, readdirSync, watch as watchFolder } from 'node:fs';
import { dirname, join } from 'node:path';
import type { PublicDiagnostic } from '../options.js';
import type { BuildRequest } from './arguments.js';
import { build, type Changes } from './build.js';
import { configure } from './configured.js';
import { entryAt } from './entry.js';
import { type Job, readText } from './jobs.js';
import type { Place } from './plan.js';
import type { Terminal } from './terminal.js';

/** How long after a change the next run begins, in milliseconds: editors write in several steps. */
const pause = 60;

export async function watch(invocation: BuildRequest, terminal: Terminal, place: Place): Promise<never> {
  const memory = new Memory();
  const folders = new Folders();
  const quieter = once(terminal);
  for (let round = 0; ; round++) {
    const before = memory.size;
    const configured = await configure(invocation, place.cwd);
    quieter.next();
    if ('problems' in configured) quieter.terminal.report(configured.problems);
    else {
      const { request } = configured;
      memory.common = [request.configPath, ...request.gates].filter((path) => path !== undefined);
      await build(request, quieter.terminal, place, memory);
      const inputs = request.inputs.map((input) => join(request.base ?? place.cwd, input.replace(/[*?[{(!@+].*$/s, '')));
      folders.add(inputs.flatMap(below));
    }
    folders.add([place.cwd, ...memory.files().map((path) => dirname(path))]);
    if (round === 0 || memory.size !== before) terminal.say(`watching ${memory.size} ${memory.size === 1 ? 'file' : 'files'}; Ctrl-C ends`);
    // what has changed while a folder wasn't watched yet is found in one more run
    if (!folders.grew()) await folders.change();
  }
}

/** What each file was made of, as it was. */
class Memory implements Changes {
  /** What all files depend on. */
  common: readonly string[] = [];
  private readonly read = new Map<string, Map<string, string | undefined>>();

  isStale = ({ source, text }: Job): boolean => {
    const known = this.read.get(source);
    return known === undefined || known.get(source) !== text || [...known].some(([path, before]) => path !== source && readText(path) !== before);
  };

  readFor = ({ source, text }: Job): ((path: string) => string | undefined) => {
    const texts = new Map<string, string | undefined>([[source, text], ...this.common.map((path) => [path, readText(path)] as const)]);
    this.read.set(source, texts);
    return (path) => {
      if (!texts.has(path)) texts.set(path, readText(path));
      return texts.get(path);
    };
  };

  files(): string[] {
    return [...this.common, ...[...this.read.values()].flatMap((texts) => [...texts.keys()])];
  }

  get size(): number {
    return new Set([...this.read.values()].flatMap((texts) => [...texts].filter(([, text]) => text !== undefined).map(([path]) => path))).size;
  }
}

/** A folder, and those below it that may hold sources. */
function below(path: string): string[] {
  const entry = entryAt(path);
  if (entry === undefined || !entry.isDirectory()) return [dirname(path)];
  const inside = readdirSync(path, { withFileTypes: true }).filter((each) => each.isDirectory() && each.name !== 'node_modules' && !each.name.startsWith('.'));
  return [path, ...inside.flatMap((each) => below(join(path, each.name)))];
}

class Folders {
  private readonly watchers = new Map<string, FSWatcher>();
  private isNew = false;
  private wake: (() => void) | undefined;
  private hasChanged = false;

  add(paths: readonly string[]): void {
    for (const path of new Set(paths)) {
      if (this.watchers.has(path) || entryAt(path)?.isDirectory() !== true) continue;
      try {
        const watcher = watchFolder(path, (_, name) => this.heard(name));
        // a folder that is gone is watched again once it is back
        watcher.on('error', () => this.drop(path));
        this.watchers.set(path, watcher);
        this.isNew = true;
      } catch {
        // as many as the system lets us watch
      }
    }
    for (const path of this.watchers.keys()) if (entryAt(path) === undefined) this.drop(path);
  }

  grew(): boolean {
    const was = this.isNew;
    this.isNew = false;
    return was;
  }

  /** Until something changes that isn't an output of ours. */
  async change(): Promise<void> {
    if (!this.hasChanged) await new Promise<void>((resolve) => (this.wake = resolve));
    await new Promise((resolve) => setTimeout(resolve, pause));
    this.hasChanged = false;
  }

  private heard(name: string | null): void {
    if (name !== null && /\.grad\.|\.tmp$/.test(name)) return;
    this.hasChanged = true;
    this.wake?.();
  }

  private drop(path: string): void {
    this.watchers.get(path)?.close();
    this.watchers.delete(path);
  }
}

/** What has no place in a source is said once, as long as it stays so. */
function once(terminal: Terminal): { readonly terminal: Terminal; readonly next: () => void } {
  let last = new Set<string>();
  let now = new Set<string>();
  const isNews = (diagnostic: PublicDiagnostic): boolean => {
    if (diagnostic.file !== undefined) return true;
    const text = JSON.stringify(diagnostic);
    now.add(text);
    return !last.has(text);
  };
  return {
    terminal: { ...terminal, mention: terminal.say, report: (diagnostics) => terminal.report(diagnostics.filter(isNews)) },
    next: () => {
      last = now;
      now = new Set();
    },
  };
}
