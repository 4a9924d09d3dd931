/**
 * Arguments that the user gives to `verify`, by name.
 *
 *     readAt('x=3,w=[1,2]') → { x: 3, w: [1, 2] }
 *
 * Throws a `Misread` with the sentence for the user.
 */
export type Given = Readonly<Record<string, unknown>>;

export class Misread extends Error {}

/** `--at`: names and values in JSON, between commas that no bracket encloses. */
export function readAt(text: string): Given {
  const given: Record<string, unknown> = {};
  for (const part of apart(text)) {
    const sign = part.indexOf('=');
    const name = part.slice(0, sign).trim();
    if (sign < 1) throw new Misread(`--at wants \`name=value\`, and \`${part.trim()}\` is none`);
    given[name] = value(part.slice(sign + 1).trim(), name);
  }
  return given;
}

function apart(text: string): string[] {
  const parts: string[] = [''];
  let depth = 0;
  let quoted = false;
  for (const letter of text) {
    if (letter === '"') quoted = !quoted;
    if (!quoted && '[{'.includes(letter)) depth += 1;
    if (!quoted && ']}'.includes(letter)) depth -= 1;
    if (letter === ',' && depth === 0 && !quoted) parts.push('');
    else parts[parts.length - 1] += letter;
  }
  return parts;
}

/** JSON, and what numbers can be besides. */
function value(text: string, name: string): unknown {
  const odd = new Map<string, number | undefined>([['NaN', NaN], ['Infinity', Infinity], ['-Infinity', -Infinity], ['undefined', undefined]]);
  if (odd.has(text)) return odd.get(text);
  if (/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text)) return Number(text);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Misread(`the value of \`${name}\` in --at is no JSON: \`${text}\``);
  }
}

/** `--input`: a record of arguments by name, or a list of such records. */
export function readInput(text: string, path: string): Given[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new Misread(`\`${path}\` is no JSON: ${(error as Error).message}`);
  }
  const points = Array.isArray(json) ? (json as unknown[]) : [json];
  const isRecord = (point: unknown): point is Given => typeof point === 'object' && point !== null && !Array.isArray(point);
  if (points.length === 0 || !points.every(isRecord)) throw new Misread(`\`${path}\` has to hold the arguments by name, \`{ "x": 3 }\`, or a list of such records`);
  return points;
}
