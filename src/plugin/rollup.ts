/** The plugin for Rollup. In the configuration of Rollup: `plugins: [gradgen()]`, with `import gradgen from 'gradgen/rollup';` */
import { plugin } from './plugin.js';

export type { PluginOptions } from './module.js';

export default plugin.rollup;
