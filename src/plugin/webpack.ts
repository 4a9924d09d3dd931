/** The plugin for webpack. In the configuration of webpack: `plugins: [gradgen()]`, with `import gradgen from 'gradgen/webpack';` */
import { plugin } from './plugin.js';

export type { PluginOptions } from './module.js';

export default plugin.webpack;
