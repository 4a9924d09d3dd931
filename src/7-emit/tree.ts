/**
 * The functions of a module that returns arrays of arrays or records which are known only when the program runs: what
 * stands where is kept before the caller can change it, and the seed goes to the gradient of each.
 */
type Text = (name: string) => string;

export const KEEP_PARTS: Text = (name) => `/** The arrays and records in \`x\`, with what stands in them: the caller may change that. */
function ${name}(x) {
  const isList = Array.isArray(x) || ArrayBuffer.isView(x);
  const keys = ArrayBuffer.isView(x) || (isList && x.every((y) => typeof y === 'number')) ? [] : Object.keys(x);
  const inner = keys.filter((key) => typeof x[key] === 'object' && x[key] !== null).map((key) => [key, ${name}(x[key])]);
  return { x, size: isList ? x.length : undefined, numbers: isList ? undefined : keys.filter((key) => typeof x[key] === 'number'), inner };
}`;

export const SEED_PARTS: Text = (name) => `/** Adds the seed \`dx\` to the gradients of the arrays and records that were kept. */
function ${name}(shadows, { x, size, numbers, inner }, dx) {
  if (inner.length === 0 || numbers !== undefined) {
    let own = shadows.get(x);
    if (own === undefined) {
      own = ArrayBuffer.isView(x) ? new x.constructor(size) : numbers === undefined ? new Array(size).fill(0) : Object.fromEntries(numbers.map((key) => [key, 0]));
      shadows.set(x, own);
    }
    if (numbers === undefined) for (let i = 0; i < size; i++) own[i] += dx?.[i] ?? 0;
    else for (const key of numbers) own[key] += dx?.[key] ?? 0;
  }
  for (const [key, part] of inner) ${name}(shadows, part, dx?.[key]);
}`;

export const NOTE_PARTS: Text = (name) => `/** Notes the gradient \`dx\` of what was kept, and those of all arrays and records in it, by which they are found. */
function ${name}(shadows, { x, size, inner }, dx) {
  if (shadows.has(x)) throw new Error('one array stands in two places, where its two gradients could not be told apart: pass a copy');
  shadows.set(x, dx);
  if (inner.length === 0) for (let i = dx.length; i < size; i++) dx[i] = 0;
  for (const [key, part] of inner) ${name}(shadows, part, dx[key]);
}`;

export const MEASURE: Text = (name) => `/** Notes how long what was kept has become. */
function ${name}(part) {
  if (part.size !== undefined) part.size = part.x.length;
  for (const [, inner] of part.inner) ${name}(inner);
}`;
