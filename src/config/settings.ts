/**
 * What a configuration says of one file.
 *
 *     settingsOf(loaded, '/p/src/net/a.ts') → { style: 'compact', formats: ['esm'], wrt: ['w'], quiet: [] }
 */
import { relative, sep } from 'node:path';
import picomatch from 'picomatch';
import type { Format, MapPlace } from '../formats/names.js';
import type { Style } from '../options.js';
import type { FileOptions } from './config.js';
import type { Loaded } from './load.js';

export interface Settings {
  readonly style?: Style;
  readonly formats?: readonly Format[];
  readonly sourceMap?: MapPlace;
  readonly functions?: readonly string[];
  readonly wrt?: readonly string[];
  readonly quiet: readonly string[];
}

export function settingsOf(loaded: Loaded | undefined, path: string): Settings {
  if (loaded === undefined) return { quiet: [] };
  const { config, folder } = loaded;
  const name = relative(folder, path).replaceAll(sep, '/');
  const layers: readonly FileOptions[] = [config, ...(config.overrides ?? []).filter(({ files }) => picomatch([files].flat())(name))];
  const last = <K extends keyof FileOptions>(key: K): FileOptions[K] => layers.findLast((layer) => layer[key] !== undefined)?.[key];
  const format = last('format');
  const map = last('sourceMap');
  return {
    style: last('style'), formats: format === undefined ? undefined : ([format].flat() as Format[]), sourceMap: map === 'inline' ? 'inline' : map ? 'file' : undefined, functions: last('fn'), wrt: last('wrt'),
    quiet: layers.flatMap(({ quiet = [] }) => quiet),
  };
}
