/**
 * Runs code: a module of the user's, TypeScript or JavaScript, or a module that is text.
 *
 *     await runFile('/p/loss.ts') → { loss: [Function] }
 *
 * This is the only place that executes what isn't ours. The compiler itself never comes here.
 */
import { register } from 'node:module';
import { pathToFileURL } from 'node:url';

export type Namespace = Readonly<Record<string, unknown>>;

/** `fresh` has to differ from one run to the next where the file may have changed. */
export async function runFile(path: string, fresh?: string): Promise<Namespace> {
  register('./hooks.js', import.meta.url);
  return (await import(pathToFileURL(path).href + (fresh === undefined ? '' : `?${fresh}`))) as Namespace;
}

/** For modules that import nothing. */
export async function runText(code: string): Promise<Namespace> {
  return (await import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`)) as Namespace;
}
