/**
 * Lets Node run the TypeScript of this project as it stands: `node --import ./test/setup/typescript.js file.ts`. For scripts
 * that measure, and so want nothing between them and Node; also with `--cpu-prof`.
 */
import { register } from 'node:module';

register('./typescript-hooks.js', import.meta.url);
