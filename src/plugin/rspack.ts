/** The plugin for Rspack. In the configuration of Rspack: `plugins: [gradgen()]`, with `import gradgen from 'gradgen/rspack';` */
import { plugin } from './plugin.js';

export type { PluginOptions } from './module.js';

export default plugin.rspack;
