/**
 * Hands over one result: prints it, or writes the module and its declarations. Returns what stood in the way.
 */
import { basename } from 'node:path';
import type { CompileResult, PublicDiagnostic } from '../options.js';
import type { BuildRequest } from './arguments.js';
import type { Job } from './jobs.js';
import { notOurs } from './outputs.js';
import { shown } from './paths.js';
import { problem, reasonOf } from './problem.js';
import type { Terminal } from './terminal.js';
import { writeFiles } from './write.js';

export function deliver(
  { output }: Job, result: CompileResult, request: BuildRequest, terminal: Terminal, cwd: string,
): PublicDiagnostic[] {
  if (request.printIr !== false) {
    terminal.print(result.ir ?? '');
    return [];
  }
  if (result.code === null || result.dts === null) return [];
  if (output === 'stdout') {
    terminal.print(result.code);
    return [];
  }
  const foreign = request.force ? [] : notOurs(output, cwd);
  if (foreign.length > 0) return foreign;
  try {
    writeFiles([{ path: output.js, text: result.code }, { path: output.dts, text: result.dts }]);
  } catch (error) {
    return [problem('GG5006', { path: shown(output.js, cwd), reason: reasonOf(error) })];
  }
  terminal.mention(`${shown(output.js, cwd)}, ${basename(output.dts)}: ${result.functions.flatMap((fn) => fn.exports).join(', ')}`);
  return [];
}
