/**
 * Whether plain Node takes a `.js` file for an ES module, which the nearest package.json decides.
 *
 *     packageFaults(['/p/loss.grad.js'], '/p') → a warning, where /p/package.json has no `"type": "module"`
 */
import { dirname, join } from 'node:path';
import type { PublicDiagnostic } from '../options.js';
import { readText } from './jobs.js';
import { shown } from './paths.js';
import { problem } from './problem.js';

/** One warning for each package.json, with the first output that it concerns. */
export function packageFaults(modules: readonly string[], cwd: string): PublicDiagnostic[] {
  const first = new Map<string, string>();
  for (const module of modules) {
    const path = module.endsWith('.js') ? nearestPackage(dirname(module)) : undefined;
    if (path !== undefined && !first.has(path)) first.set(path, module);
  }
  return [...first].flatMap(([path, module]) => {
    const type = typeOf(readText(path) ?? '');
    if (type === 'module') return [];
    const isPlain = type !== 'commonjs';
    return [problem('GG5017', {
      path: shown(path, cwd), output: shown(module, cwd), consequence: isPlain ? 'before 20.19 does not load' : 'does not load',
      reason: isPlain ? 'has no `"type"`' : 'says `"type": "commonjs"`',
    })];
  });
}

function nearestPackage(folder: string): string | undefined {
  const path = join(folder, 'package.json');
  if (readText(path) !== undefined) return path;
  return dirname(folder) === folder ? undefined : nearestPackage(dirname(folder));
}

function typeOf(text: string): unknown {
  try {
    return (JSON.parse(text) as { type?: unknown }).type;
  } catch {
    return undefined;
  }
}
