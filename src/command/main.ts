/**
 * One run of `gradgen`, from the words behind it to its exit status. Sets `process.exitCode` and lets the streams drain;
 * nothing here, and nothing it imports statically, loads the compiler.
 */
import { exit, type ExitStatus } from './exit.js';
import { readArguments } from './arguments.js';
import { helpText } from './grammar.js';
import { reasonOf } from './problem.js';
import { openTerminal } from './terminal.js';

export async function main(words: readonly string[]): Promise<void> {
  const wantsStack = words.includes('--debug') || Boolean(process.env.GRADGEN_DEBUG);
  watchStreams();
  process.on('SIGINT', () => process.exit(exit.interrupted));
  process.on('uncaughtException', (error) => {
    confess(error, wantsStack);
    process.exit(exit.bug);
  });
  try {
    process.exitCode = await run(words, wantsStack);
  } catch (error) {
    confess(error, wantsStack);
    process.exitCode = exit.bug;
  }
}

async function run(words: readonly string[], debug: boolean): Promise<ExitStatus> {
  const { invocation, manner } = readArguments(words);
  const cwd = process.cwd();
  const terminal = openTerminal({ cwd, color: manner.color, reporter: manner.reporter, env: process.env, stdout: process.stdout, stderr: process.stderr });
  if (invocation.kind === 'help') {
    terminal.print(helpText(invocation.command));
    return exit.done;
  }
  if (invocation.kind === 'code') {
    const { pageOf } = await import('./explain-code.js');
    terminal.print(pageOf(invocation.code));
    return exit.done;
  }
  if (invocation.kind === 'version') {
    const { version } = await import('../version.js');
    terminal.print(`${version()}\n`);
    return exit.done;
  }
  if (invocation.kind === 'wrong') {
    terminal.report(invocation.problems);
    return exit.usage;
  }
  const place = { cwd, debug, readStdin: () => readAll(process.stdin) };
  if (invocation.kind === 'init') {
    const { init } = await import('./init.js');
    return init(terminal, cwd);
  }
  if (invocation.kind === 'build' && invocation.watch) return (await import('./watch.js')).watch(invocation, terminal, place);
  const { configure } = await import('./configured.js');
  const configured = await configure(invocation, cwd);
  if ('problems' in configured) {
    terminal.report(configured.problems);
    return exit.usage;
  }
  const { request } = configured;
  switch (request.kind) {
    case 'config': return (await import('./print-config.js')).printConfig(request, terminal, place);
    case 'check': return (await import('./check.js')).check(request, terminal, place);
    case 'verify': return (await import('./verify.js')).verify(request, terminal, place);
    case 'build': return (await import('./build.js')).build(request, terminal, place);
  }
}

async function readAll(stream: NodeJS.ReadStream): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** A reader that stops reading (`| head`) is no fault; a full disk is one, though not ours. */
function watchStreams(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return;
    process.stderr.write(`error GG5006: cannot write to standard output: ${reasonOf(error)}\n`);
    process.exit(exit.usage);
  });
  process.stderr.on('error', () => undefined);
}

/** Says that the fault is ours and how to report it; the stack only for those who ask. */
function confess(error: unknown, wantsStack: boolean): void {
  const { message = String(error), stack = message } = (error ?? {}) as Partial<Error>;
  const way = wantsStack ? '' : '; --debug shows where it arose';
  const hint = `please report it, with the function that caused it (Node ${process.version}, ${process.platform})${way}`;
  process.stderr.write(`error GG9001: a bug in gradgen: ${message.split('\n')[0]}\n  hint: ${hint}\n`);
  if (wantsStack) process.stderr.write(`${stack}\n`);
}
