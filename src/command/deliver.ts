/**
 * Hands over one result: prints it, or writes the module and its declarations. Returns what stood in the way.
 */
import { basename } from 'node:path';
import { inFormat } from '../formats/formats.js';
import type { CompileResult, PublicDiagnostic } from '../options.js';
import type { BuildRequest } from './arguments.js';
import type { Job } from './jobs.js';
import { filesOf, notOurs, placingOf } from './outputs.js';
import { shown } from './paths.js';
import { problem, reasonOf } from './problem.js';
import type { Terminal } from './terminal.js';
import { writeFiles } from './write.js';

export function deliver(
  { source, output }: Job, result: CompileResult, request: BuildRequest, terminal: Terminal, cwd: string,
): PublicDiagnostic[] {
  if (request.printIr !== false) {
    terminal.print(result.ir ?? '');
    return [];
  }
  const { code, dts, map } = result;
  const place = request.sourceMap ?? request.settings?.(source).sourceMap;
  if (code === null || dts === null) return [];
  if (output === 'stdout') {
    terminal.print(inFormat((request.formats ?? request.settings?.(source).formats)?.[0] ?? 'esm', { code, dts, map }, { name: `${basename(source)}.grad.js`, isInline: true, from: '.', to: '.' }).module);
    return [];
  }
  const foreign = request.force ? [] : output.flatMap((target) => notOurs(target, cwd));
  if (foreign.length > 0) return foreign;
  try {
    writeFiles(output.flatMap(({ format, module, declarations }) => {
      const texts = inFormat(format, { code, dts, map }, place && placingOf(source, { format, module, declarations }, place));
      return [
        { path: module, text: texts.module }, ...(declarations === undefined ? [] : [{ path: declarations, text: texts.declarations! }]),
        ...(texts.map === undefined ? [] : [{ path: `${module}.map`, text: texts.map }]),
      ];
    }));
  } catch (error) {
    return [problem('GG5006', { path: shown(output[0].module, cwd), reason: reasonOf(error) })];
  }
  const files = output.flatMap(filesOf).map((path, at) => (at === 0 ? shown(path, cwd) : basename(path)));
  terminal.mention(`${files.join(', ')}: ${result.functions.flatMap((fn) => fn.exports).join(', ')}`);
  return [];
}
