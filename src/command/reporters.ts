/**
 * How diagnostics are written.
 *
 * - `pretty`, the default: a frame of the source, the reason, the way out; on stderr
 * - `plain`: one line each, on stderr
 * - `json`: one object a line, on stdout: `{ "v": 1, "severity": "error", "code": "GG2013", … }`
 * - `github`: annotations of a workflow, on stdout: `::error file=src/loss.ts,line=3,col=24,title=GG2013::…`
 */
import { type Drawing, render } from '../diagnostics/render.js';
import type { PublicDiagnostic } from '../options.js';

export const reporters = ['pretty', 'plain', 'json', 'github'] as const;

export type Reporter = (typeof reporters)[number];

export interface Report {
  readonly stream: 'stdout' | 'stderr';
  readonly text: string;
}

export function reportOf(reporter: Reporter, diagnostic: PublicDiagnostic, drawing: Drawing): Report {
  switch (reporter) {
    case 'pretty': return { stream: 'stderr', text: `${render(diagnostic, drawing)}\n` };
    case 'plain': return { stream: 'stderr', text: `${plain(diagnostic, drawing)}\n` };
    case 'json': return { stream: 'stdout', text: `${json(diagnostic, drawing)}\n` };
    case 'github': return { stream: 'stdout', text: `${github(diagnostic, drawing)}\n` };
  }
}

function plain({ severity, code, message, file, start, hint }: PublicDiagnostic, { show }: Drawing): string {
  const where = file === undefined ? '' : `${show(file)}${start === undefined ? '' : `:${start.line}:${start.column}`} - `;
  return `${where}${severity} ${code}: ${message.split('\n')[0]}${hint === undefined ? '' : ` (hint: ${hint.replaceAll('\n', ' ')})`}`;
}

function json(diagnostic: PublicDiagnostic, { show }: Drawing): string {
  const { severity, code, message, file, start, end, hint, related } = diagnostic;
  return JSON.stringify({
    v: 1, severity, code, message, file: file === undefined ? undefined : show(file), start, end, hint,
    related: related.map((place) => ({ ...place, file: show(place.file) })),
  });
}

function github({ severity, code, message, file, start, end, hint }: PublicDiagnostic, { show }: Drawing): string {
  const level = { error: 'error', warning: 'warning', note: 'notice' }[severity];
  const property = (name: string, value: string | number | undefined): string[] => (value === undefined ? [] : [`${name}=${escaped(String(value)).replaceAll(':', '%3A').replaceAll(',', '%2C')}`]);
  const properties = [
    ...property('file', file === undefined ? undefined : show(file)), ...property('line', start?.line), ...property('col', start?.column),
    ...property('endLine', end?.line), ...property('endColumn', end?.column), ...property('title', code),
  ];
  return `::${level} ${properties.join(',')}::${escaped(hint === undefined ? message : `${message}\nhint: ${hint}`)}`;
}

function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
