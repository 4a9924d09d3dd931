/**
 * For plain Node: `node --import gradgen/register app.js`, and `import { lossGrad } from './loss.grad.js'` works without a
 * file on the disk.
 */
import { register } from 'node:module';

register('./node-hooks.js', import.meta.url);
