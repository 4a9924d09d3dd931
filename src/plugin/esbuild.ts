/** The plugin for esbuild. In the configuration of esbuild: `plugins: [gradgen()]`, with `import gradgen from 'gradgen/esbuild';` */
import { plugin } from './plugin.js';

export type { PluginOptions } from './module.js';

export default plugin.esbuild;
