/** The plugin for Rolldown. In the configuration of Rolldown: `plugins: [gradgen()]`, with `import gradgen from 'gradgen/rolldown';` */
import { plugin } from './plugin.js';

export type { PluginOptions } from './module.js';

export default plugin.rolldown;
