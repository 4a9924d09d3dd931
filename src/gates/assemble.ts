/**
 * Makes a gate of a template: the patterns by which it is recognised, and what its tags say.
 *
 * Takes the parts of a template file, guarantees a complete `Gate`; a tag that can't be understood is refused at its place.
 * Locals of the forward part are shorthand: the pattern has them written out, the backward block starts with them.
 *
 *     @matches Math.pow(x, n) where n literal     @role num den     @example inv(2), dz = 4 → dx = -1
 */
import { parseExpressionAt } from 'acorn';
import { readExpr, replace, type Place } from './expression.js';
import type { Gate, GateExample, GateStatement, Pattern } from './gate.js';
import { makePattern } from './pattern.js';
import type { Template } from './read.js';
import { tagNames, type Tag } from './tags.js';
import { refuse } from '../diagnostics/diagnostic.js';
import type { Expr } from '../syntax.js';

export function assembleGate(template: Template): Gate {
  const { name, params, rest, result, doc } = template;
  const tagged = (wanted: (typeof tagNames)[number]): readonly Tag[] => doc.tags.filter((tag) => tag.name === wanted);
  const text = (wanted: (typeof tagNames)[number]): string | undefined => tagged(wanted)[0]?.text;
  for (const tag of tagged('name')) readNames(template, tag, [...tag.text.matchAll(/\{(\w*)\}/g)].map((hole) => hole[1]).join(' '));
  for (const tag of doc.tags) if (!tagNames.some((known) => known === tag.name)) refuseTag(template, tag, `there is no tag @${tag.name}`);

  return {
    name, params, rest, result,
    sentence: doc.sentence,
    patterns: readPatterns(template, tagged('literal'), tagged('matches')),
    backward: [...template.locals.map((local): GateStatement => ({ kind: 'const', ...local })), ...(template.backward ?? [])],
    flat: text('flat'),
    kinks: tagged('kink').map((tag) => tag.text),
    nameTemplate: text('name'),
    noun: text('noun') ?? name,
    roles: Object.fromEntries(tagged('role').flatMap((tag) => readNames(template, tag, tag.text)).map((param) => [param, param])),
    examples: tagged('example').map((tag) => readExample(template, tag)),
    domain: text('domain'),
    costly: tagged('costly').length > 0,
  };
}

/** The inputs that a template says never receive a gradient. */
export function inactiveOf(template: Template): ReadonlySet<string> {
  return new Set(template.doc.tags.filter((tag) => tag.name === 'inactive').flatMap((tag) => readNames(template, tag, tag.text)));
}

function readPatterns(template: Template, literals: readonly Tag[], matches: readonly Tag[]): readonly Pattern[] {
  const locals = new Map(template.locals.map(({ name, init }) => [name, init]));
  const spelledOut = (expr: Expr): Expr =>
    replace(expr, (part) => {
      const init = part.type === 'Identifier' ? locals.get(part.name) : undefined;
      return init && spelledOut(init);
    });
  const always = new Set(literals.flatMap((tag) => readNames(template, tag, tag.text)));
  const forward = makePattern(spelledOut(template.forward), template.params, always);
  return [forward, ...matches.map((tag) => readMatches(template, tag, always))];
}

/** `Math.min(hi, Math.max(lo, x)) where lo hi literal` */
function readMatches(template: Template, tag: Tag, always: ReadonlySet<string>): Pattern {
  const [spelling, condition] = tag.text.split(/\s+where\s+/);
  const literal = condition === undefined ? [] : readNames(template, tag, condition.replace(/\s+literal$/, ''));
  try {
    const node = parseExpressionAt(spelling, 0, { ecmaVersion: 2023 });
    if (node.end !== spelling.length) refuseTag(template, tag, 'this is more than one expression');
    const at: Place = ({ start, end }) => ({ file: template.path, start: tag.start + start, end: tag.start + end });
    return makePattern(readExpr(node, at), template.params, new Set([...always, ...literal]));
  } catch (fault) {
    if (fault instanceof SyntaxError) return refuseTag(template, tag, 'this is no expression');
    throw fault;
  }
}

function readNames(template: Template, tag: Tag, names: string): readonly string[] {
  return names.split(/[\s,]+/).filter((name) => name !== '').map((name) =>
    template.params.includes(name) ? name : refuseTag(template, tag, `\`${name}\` is no input of this gate`));
}

/** `max(1, 5, 3), dm = 1 → dxs = [0, 1, 0]` */
function readExample(template: Template, tag: Tag): GateExample {
  const { name, params, rest, result } = template;
  const shape = /^(\w+)\(([^)]*)\), *d(\w+) = (\S+) *(?:→|->) *(.*)$/.exec(tag.text);
  if (shape === null || shape[1] !== name || shape[3] !== result) {
    return refuseTag(template, tag, `an example reads \`${name}(1, 2), d${result} = 1 → d${params[0]} = …\``);
  }
  const numbers = (text: string): number[] => text.split(',').filter((part) => part.trim() !== '').map((part) => {
    const value = Number(part);
    return Number.isNaN(value) && part.trim() !== 'NaN' ? refuseTag(template, tag, `\`${part.trim()}\` is no number`) : value;
  });
  const inputs = numbers(shape[2]);
  const statements = [...shape[5].matchAll(/d(\w+) = (?:\[([^\]]*)\]|([^\s,]+))/g)];
  const given = new Map(statements.map((each) => [each[1], numbers(each[2] ?? each[3])]));
  const gradients = params.flatMap((param, i) => {
    const count = rest && i === params.length - 1 ? inputs.length - i : 1;
    const stated = given.get(param) ?? new Array<number>(count).fill(0);
    return stated.length === count ? stated : refuseTag(template, tag, `\`d${param}\` takes ${count} numbers`);
  });
  if (gradients.length !== inputs.length) return refuseTag(template, tag, `\`${name}\` takes ${params.length} inputs`);
  return { inputs, seed: numbers(shape[4])[0], gradients };
}

function refuseTag(template: Template, tag: Tag, what: string): never {
  return refuse('GG4011', { file: template.path, start: tag.start, end: tag.start + Math.max(1, tag.text.length) }, { what });
}
