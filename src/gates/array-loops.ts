/**
 * Loops over all entries of vectors or matrices of one shape, which templates write as `for (const i in x)`: as the loops
 * that they are in a module.
 *
 *     for (const i in x) z[i] = Math.exp(x[i]);
 *       →   const zs = entries(z), xs = entries(x);
 *           for (let i = 0; i < xs.length; i++) zs[i] = Math.exp(xs[i]);
 */
import type { Expr } from '../syntax.js';
import type { FunctionText } from './arrays.js';
import { eachName } from './expression.js';
import type { ArrayFile, RuleEach } from './read-array.js';

const LOOP = /^( *)for \(const (\w+) in (\w+)\) (.*)$/gm;

/** The forward part, with its loops. */
export function unfolded({ name, params, comment, text }: ArrayFile): FunctionText {
  return { name, params, comment, text: withLoops(text) };
}

function withLoops(text: string): string {
  const known = new Set<string>();
  return text.replace(LOOP, (_, space: string, index: string, over: string, body: string) => {
    const { heads, loop } = loopText(index, over, body, known);
    return [...heads, loop].map((line) => space + line).join('\n');
  });
}

/** The statement for each entry, and before it the names of the entries. */
function loopText(index: string, over: string, body: string, known = new Set<string>()): { readonly heads: readonly string[]; readonly loop: string } {
  const names = [...new Set([...body.matchAll(new RegExp(`\\b(\\w+)\\[${index}\\]`, 'g'))].map(([, name]) => name).concat(over))];
  const fresh = names.filter((name) => !known.has(name));
  fresh.forEach((name) => known.add(name));
  const text = body.replace(new RegExp(`\\b(\\w+)\\[${index}\\]`, 'g'), (_, name: string) => `${name}s[${index}]`);
  return {
    heads: fresh.length === 0 ? [] : [`const ${fresh.map((name) => `${name}s = entries(${name})`).join(', ')};`],
    loop: `for (let ${index} = 0; ${index} < ${over}s.length; ${index}++) ${text}`,
  };
}

/** Where the function fills its result entry by entry, one that adds to what is there: `addMul(z, x, y)`. */
export function adderOf({ name, params, text, result }: ArrayFile): FunctionText | undefined {
  const made = new RegExp(`^ *const ${result} = like\\(\\w+\\);\\n`, 'm');
  const filled = new RegExp(`^( *for \\(const (\\w+) in \\w+\\) ${result}\\[\\2\\]) = `, 'm');
  if (!made.test(text) || !filled.test(text)) return undefined;
  const adding = withLoops(text.replace(made, '').replace(filled, '$1 += '));
  return { name: `add${name[0].toUpperCase()}${name.slice(1)}`, params: [result, ...params], comment: `/** Adds \`${name}(${params.join(', ')})\` to \`${result}\`. */`, text: adding.replace('(', `(${result}, `) };
}

export interface EachKernel extends FunctionText {
  readonly param: string;
  readonly call: Expr;
  readonly formula: Expr;
}

/** For each rule that is said entry by entry: a function that gives what the input receives, and one that adds it. */
export function eachKernels({ name, rules, params }: ArrayFile): EachKernel[] {
  const each = rules.filter((rule): rule is RuleEach => rule.kind === 'each');
  return each.flatMap((rule): EachKernel[] => {
    const own = each.length === 1 ? `${name}Gradient` : `${name}Gradient${rule.param[0].toUpperCase()}${rule.param.slice(1)}`;
    const read: string[] = [];
    const indexed = new Set<string>();
    eachName(rule.value, (word) => word !== 'Math' && word !== rule.index && !read.includes(word) && read.push(word));
    entriesIn(rule.value, rule.index, indexed);
    const like = read.find((word) => indexed.has(word)) ?? rule.over;
    const given = indexed.has(like) ? read : [like, ...read];
    const ordered = [...params.filter((word) => given.includes(word)), ...given.filter((word) => !params.includes(word))];
    const call: Expr = { type: 'CallExpression', optional: false, callee: { type: 'Identifier', name: own }, arguments: ordered.map((word) => ({ type: 'Identifier', name: word })) };
    const dx = `d${rule.param}`;
    const adder = `add${own[0].toUpperCase()}${own.slice(1)}`;
    const { heads, loop } = loopText(rule.index, like, `${dx}[${rule.index}] += ${rule.text};`);
    const formula = whole(rule.value, rule.index);
    const common = { param: rule.param, call, formula };
    return [
      { ...common, name: own, params: ordered, comment: `/** What \`${rule.param}\` receives through \`${name}\`. */`, text: `(${ordered.join(', ')}) {\n  return ${adder}(like(${like}), ${ordered.join(', ')});\n}` },
      { ...common, name: adder, params: [dx, ...ordered], comment: `/** Adds to \`${dx}\` what \`${rule.param}\` receives through \`${name}\`. */`, text: `(${[dx, ...ordered].join(', ')}) {\n${[...heads, loop, `return ${dx};`].map((line) => `  ${line}`).join('\n')}\n}` },
    ];
  });
}

function entriesIn(expr: Expr, index: string, into: Set<string>): void {
  if (expr.type === 'MemberExpression' && expr.computed && expr.object.type === 'Identifier' && expr.property.type === 'Identifier' && expr.property.name === index) into.add(expr.object.name);
  for (const value of Object.values(expr)) {
    for (const part of Array.isArray(value) ? value : [value]) if (typeof part === 'object' && part !== null && 'type' in part) entriesIn(part as Expr, index, into);
  }
}

/** `(1 - z[i]) * dz[i]`, of all entries: `(1 - z) * dz`. */
function whole(expr: Expr, index: string): Expr {
  if (expr.type === 'MemberExpression' && expr.computed && expr.property.type === 'Identifier' && expr.property.name === index) return expr.object;
  return Object.fromEntries(Object.entries(expr).map(([key, value]) => [key, Array.isArray(value) ? value.map((part: Expr) => whole(part, index)) : typeof value === 'object' && value !== null && 'type' in value ? whole(value as Expr, index) : value])) as unknown as Expr;
}
