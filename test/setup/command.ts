/**
 * Runs the built command in a scratch folder.
 *
 *     const folder = scratch({ 'loss.ts': '…' });
 *     const { status, stdout, stderr } = await gradgen(['loss.ts'], { cwd: folder });
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { chownSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

export const root = join(import.meta.dirname, '..', '..');
export const cli = join(root, 'dist', 'cli.js');

/** A function that can be differentiated, and one that can't be parsed. */
export const loss = 'export function loss(w: number, x: number): number {\n  const e = w * x;\n  return e * e;\n}\n';
export const tagged = `/** @grad */\n${loss}`;
export const broken = 'export function broken(x: number): number {\n  return x *;\n}\n';

export interface Ended {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

export interface Circumstances {
  readonly cwd: string;
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Run as a user who may not write everywhere, even where the tests run as root. */
  readonly unprivileged?: boolean;
  readonly nodeOptions?: readonly string[];
}

const nobody = 65534;

/** For `spawn`: not as root. */
export function withoutPrivileges(): { readonly uid?: number; readonly gid?: number } {
  return process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {};
}

export function start(words: readonly string[], { cwd, env = {}, unprivileged = false, nodeOptions = [] }: Circumstances): Running {
  const user = unprivileged ? withoutPrivileges() : {};
  const { NO_COLOR, FORCE_COLOR, GRADGEN_DEBUG, ...rest } = process.env;
  const child = spawn(process.execPath, [...nodeOptions, cli, ...words], { cwd, env: { ...rest, ...env }, ...user });
  const ended = new Promise<Ended>((resolve) => {
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('close', (status, signal) => resolve({ status, signal, stdout, stderr }));
  });
  return { child, ended };
}

export async function gradgen(words: readonly string[], circumstances: Circumstances): Promise<Ended> {
  const { child, ended } = start(words, circumstances);
  child.stdin?.on('error', () => undefined).end(circumstances.stdin ?? '');
  return ended;
}

/** A folder with these files, gone after the test. */
export function scratch(files: Readonly<Record<string, string>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'gradgen-test-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  // root may do anything, so it gives the folder to the user as whom `unprivileged` runs
  if (process.getuid?.() === 0) for (const name of ['', ...readdirSync(folder, { recursive: true, encoding: 'utf8' })]) chownSync(join(folder, name), nobody, nobody);
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The names of all files below a folder, sorted. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1).replaceAll('\\', '/'))
    .sort();
}

export function textOf(folder: string, name: string): string {
  return readFileSync(join(folder, name), 'utf8');
}
