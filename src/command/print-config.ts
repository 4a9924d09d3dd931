/**
 * `--print-config`: what the configuration comes to, as JSON on stdout: where it stands, what it says, and for each input
 * its own options and where its outputs go.
 */
import type { ConfigRequest } from './arguments.js';
import type { ExitStatus } from './exit.js';
import { listen } from './hearing.js';
import { filesOf } from './outputs.js';
import { shown } from './paths.js';
import { plan, type Place } from './plan.js';
import type { Terminal } from './terminal.js';

export async function printConfig(request: ConfigRequest, terminal: Terminal, place: Place): Promise<ExitStatus> {
  const { cwd } = place;
  const hearing = listen(terminal, request);
  const work = request.inputs.length === 0 ? undefined : await plan(request, hearing, terminal, place, { writes: false });
  const files = (work?.jobs ?? []).map(({ source, output }) => {
    const { style = 'staged', functions, wrt, quiet } = request.settings?.(source) ?? { quiet: [] };
    const outputs = output === 'stdout' ? ['-'] : output.flatMap(filesOf).map((path) => shown(path, cwd));
    return [shown(source, cwd), { style: request.style ?? style, fn: request.fn ?? functions, wrt: request.wrt ?? wrt, quiet: [...new Set([...request.quiet, ...quiet])], outputs }] as const;
  });
  const path = request.configPath === undefined ? null : shown(request.configPath, cwd);
  terminal.print(`${JSON.stringify({ path, config: request.fileConfig, files: Object.fromEntries(files) }, null, 2)}\n`);
  return hearing.end();
}
