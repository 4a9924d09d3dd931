/**
 * That there are enough programs whose code is in helpers, closures and classes, over all the subjects that people write
 * them for: long enough, and different from each other in more than names. Each of them goes through the oracle in the
 * file beside its list.
 */
import { describe, expect, it } from 'vitest';
import { large } from '../calls/large.js';
import { natural } from '../calls/natural.js';
import { recursion } from '../calls/recursion.js';
import { writing } from '../calls/writing.js';
import { engineering } from '../natural/engineering.js';
import { linear } from '../natural/linear.js';
import type { Program } from '../natural/program.js';
import { cover } from '../programs/cover.js';
import { rules } from '../rules/rules.js';
import { calls } from './calls.js';
import { classes } from './classes.js';
import { closures } from './closures.js';
import { generic } from './generic.js';
import { more } from './more.js';
import { passed } from './passed.js';
import { subjects as longer } from './subjects.js';

const all: readonly Program[] = [...classes, ...closures, ...calls, ...more, ...passed, ...generic, ...longer, ...recursion, ...natural, ...large, ...writing, ...rules, ...engineering, ...linear];

const nameOf = ({ source }: Program): string => [...source.matchAll(/export (?:function|const) (\w+)/g)].at(-1)![1]!;
/** A function with a name beside the one that is exported, or a class: not callbacks alone. */
const hasHelper = ({ source }: Program): boolean => (source.match(/\bfunction\b|^class\b|^abstract class\b|\bconst \w+ = (?:<[^>]*>)?\([^)]*\)[^=]*=>/gm) ?? []).length > 1;
const long = all.filter((program) => hasHelper(program) && cover({ ...program, fn: nameOf(program) }).statements >= 8);

/** The text without names and numbers. */
function skeleton(source: string): string {
  return source.replace(/\/\*[^]*?\*\/|\/\/.*/g, '').replace(/[\w$]+/g, (word) => (keywords.has(word) ? word : '_')).replace(/\s+/g, '');
}

const keywords = new Set('if else for while do switch case default break continue return const let of throw function class extends new this Math'.split(' '));

/** What is to be among them, by what their names or their text say. */
const wanted: Readonly<Record<string, RegExp>> = {
  'inverse kinematics': /inverse kinematics/i, 'Runge–Kutta with a passed right-hand side': /Runge.*passed/i, 'a perceptron of layers as functions': /perceptron/i, quaternions: /quaternion/i,
  'a ray and a sphere': /ray.*sphere/i, 'Rodrigues’ formula': /Rodrigues/, 'a loss by a string option': /loss.*option/i, 'tree reduction': /reduction over a tree/i, 'an expression evaluator over records': /evaluator.*records/i,
  'physics with a class of vectors': /class of vectors in space/i, 'an implicit solver with a closure': /implicit step/i, recursion: /calls? (itself|each other)|recurs/i, currying: /partial application|curr/i, memo: /memo/i,
  inheritance: /base class|inheritance|overridden/i, 'rules of one’s own': /rule/i, 'generic code': /generic/i, 'in place': /in place/i,
};

describe('samples of functions, closures and classes', () => {
  it('are many, and different in more than names', () => {
    expect(new Set(long.map(({ source }) => skeleton(source))).size).toBeGreaterThanOrEqual(120);
    expect(new Set(long.map(({ name }) => name)).size).toBeGreaterThanOrEqual(120);
  });

  it.each(Object.entries(wanted))('%s is among them', (_, words) => {
    expect(long.some(({ name }) => words.test(name))).toBe(true);
  });
});
