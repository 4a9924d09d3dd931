/**
 * One plugin for all bundlers: `import { lossGrad } from './loss.grad.js'` works without a file on the disk.
 *
 * A fault of the source is an error of the bundler's, with our frame; changing the source, or what it imports, builds anew.
 */
import { createUnplugin, type UnpluginContext, type UnpluginBuildContext } from 'unplugin';
import { gradFile, gradModule, outputOf, type PluginOptions, type Problem, sourceOf } from './module.js';

export const plugin = createUnplugin((options: PluginOptions | undefined, { framework }) => ({
  name: 'gradgen',
  enforce: 'pre' as const,

  resolveId: {
    filter: { id: gradFile },
    handler: (id: string, importer: string | undefined) => (importer === undefined ? undefined : outputOf(id, importer.replace(/\?.*$/s, ''))),
  },

  load: {
    filter: { id: gradFile },
    async handler(this: UnpluginBuildContext & UnpluginContext, id: string) {
      if (sourceOf(id) === undefined) return undefined;
      const { code, map, inputs, problems } = await gradModule(id, options ?? {});
      inputs.forEach((path) => this.addWatchFile(path));
      for (const problem of problems.filter(({ isError }) => !isError)) this.warn(messageOf(problem));
      const faults = problems.filter(({ isError }) => isError);
      if (faults.length > 0) {
        const message = faults.map(({ text }) => text).join('\n\n');
        // unplugin forgets what it was told of a module that isn't loaded
        if (framework === 'esbuild') throw new Error(message);
        this.error({ ...messageOf(faults[0]), message });
        return undefined;
      }
      return code === undefined ? undefined : { code, map: map === undefined ? null : (JSON.parse(map) as Plain) };
    },
  },
}));

/** A source map as a record: bundlers write into it. */
interface Plain {
  version: 3;
  mappings: string;
  names: string[];
  sources: string[];
  sourcesContent: string[];
}

function messageOf({ text, diagnostic: { file, start } }: Problem): { message: string; id?: string; loc?: { file: string; line: number; column: number } } {
  return file === undefined || start === undefined ? { message: text } : { message: text, id: file, loc: { file, line: start.line, column: start.column - 1 } };
}
