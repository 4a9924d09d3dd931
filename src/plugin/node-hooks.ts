/**
 * The hooks of `gradgen/register`. Node loads this file in a thread of its own.
 */
import type { LoadHook, ResolveHook } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gradFile, gradModule, outputOf, sourceOf } from './module.js';

export const resolve: ResolveHook = async (specifier, context, next) => {
  const { parentURL } = context;
  if (!gradFile.test(specifier) || parentURL?.startsWith('file:') !== true) return next(specifier, context);
  const output = outputOf(specifier.startsWith('file:') ? fileURLToPath(specifier) : specifier, fileURLToPath(parentURL));
  return output === undefined ? next(specifier, context) : { url: pathToFileURL(output).href, format: 'module', shortCircuit: true };
};

export const load: LoadHook = async (url, context, next) => {
  const output = url.startsWith('file:') && gradFile.test(url) ? fileURLToPath(url) : undefined;
  if (output === undefined || sourceOf(output) === undefined) return next(url, context);
  const { code, map, problems } = await gradModule(output, { types: false });
  const faults = problems.filter(({ isError }) => isError);
  if (faults.length > 0 || code === undefined) {
    // the frames are what there is to say; a stack of ours would say nothing
    throw Object.assign(new SyntaxError(faults.map(({ text }) => text).join('\n\n')), { stack: undefined });
  }
  problems.forEach(({ text }) => process.emitWarning(text, 'GradgenWarning'));
  const inline = map === undefined ? '' : `//# sourceMappingURL=data:application/json;base64,${Buffer.from(map).toString('base64')}\n`;
  return { format: 'module', source: code + inline, shortCircuit: true };
};
