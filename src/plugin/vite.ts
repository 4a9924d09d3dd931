/** The plugin for Vite. In vite.config.ts: `plugins: [gradgen()]`, with `import gradgen from 'gradgen/vite';` */
import { plugin } from './plugin.js';

export type { PluginOptions } from './module.js';

export default plugin.vite;
