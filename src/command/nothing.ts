/** What is said where the command line names no input, and no configuration does. */
import type { PublicDiagnostic } from '../options.js';
import { problem } from './problem.js';

export function inputs(command: string): PublicDiagnostic {
  const what = command === 'build' ? 'name a file, a folder or a glob to compile, or `-` for standard input' : `name a file, a folder or a glob to ${command}`;
  return problem('GG5001', { what }, '`include` in a gradgen.config.ts names them once and for all; `gradgen --help` lists the options');
}
