/**
 * Instances that come in and go out, and classes and functions of other files: what a plain record can't show.
 */
import { describe, expect, it } from 'vitest';
import { compile } from '../../src/index.js';
import { evaluate, transpile } from '../oracle/transpile.js';

type Call = (...args: unknown[]) => { value: unknown } & Record<string, unknown>;

const source = `
export class Body {
  private hits = 0;
  constructor(public x: number, public v: number, readonly mass: number) {}
  get momentum(): number { return this.mass * this.v; }
  kick(impulse: number): void { this.v += impulse / this.mass; this.hits += 1; }
  drift(dt: number): void { this.x += this.v * dt; }
}
export function energy(body: Body, k: number): number {
  return 0.5 * body.momentum * body.v + 0.5 * k * body.x ** 2;
}
export function swing(bodies: Body[], k: number, dt: number): number {
  let sum = 0;
  for (let i = 0; i < 3; i++) {
    for (const body of bodies) {
      body.kick(-k * body.x * dt);
      body.drift(dt);
      sum += energy(body, k);
    }
  }
  return sum;
}
export function mirrored(body: Body, k: number): Body {
  return new Body(-body.x * k, body.v, body.mass);
}`;

const { code, dts, diagnostics } = compile(source, { fileName: 'input.ts' });
const out = evaluate(code!) as Record<string, Call>;
const own = evaluate(transpile(source)) as Record<string, Call> & { Body: new (...args: number[]) => Record<string, number> };
const { Body } = own;

/** The central difference along one number of what `make` makes. */
function slope(make: (t: number) => readonly unknown[], name: 'energy' | 'swing'): number {
  const at = (t: number): number => own[name]!(...make(t)) as unknown as number;
  return (at(1e-5) - at(-1e-5)) / 2e-5;
}

describe('instances that come in', () => {
  it('gives a record of the fields, private ones too', () => {
    const { value, dbody, dk } = out.energyGrad!(new Body(0.3, 2, 1.5), 0.7);
    expect(value).toBe(own.energy!(new Body(0.3, 2, 1.5), 0.7));
    expect(Object.keys(dbody as object).sort()).toEqual(['hits', 'mass', 'v', 'x']);
    expect((dbody as Record<string, number>).v).toBeCloseTo(slope((t) => [new Body(0.3, 2 + t, 1.5), 0.7], 'energy'), 6);
    expect((dbody as Record<string, number>).mass).toBeCloseTo(slope((t) => [new Body(0.3, 2, 1.5 + t), 0.7], 'energy'), 6);
    expect(dk).toBeCloseTo(slope((t) => [new Body(0.3, 2, 1.5), 0.7 + t], 'energy'), 6);
  });

  it('changes those of an array as the source does, and differentiates with respect to what came in', () => {
    const make = (x = 0, v = 0, mass = 0): Record<string, number>[] => [new Body(1 + x, 0.5, 2 + mass), new Body(-0.4, 1 + v, 0.8)];
    const [mine, theirs] = [make(), make()];
    const { value, dbodies, dk } = out.swingGrad!(mine, 0.9, 0.1);
    expect(value).toBe(own.swing!(theirs, 0.9, 0.1));
    expect(mine).toEqual(theirs);
    expect(mine[0]).toBeInstanceOf(Body);
    const [first, second] = dbodies as Record<string, number>[];
    expect(first!.x).toBeCloseTo(slope((t) => [make(t), 0.9, 0.1], 'swing'), 6);
    expect(first!.mass).toBeCloseTo(slope((t) => [make(0, 0, t), 0.9, 0.1], 'swing'), 6);
    expect(second!.v).toBeCloseTo(slope((t) => [make(0, t), 0.9, 0.1], 'swing'), 6);
    expect(dk).toBeCloseTo(slope((t) => [make(), 0.9 + t, 0.1], 'swing'), 6);
  });
});

it('returns the fields of an instance as a record, and says so', () => {
  expect(diagnostics.map((one) => one.code)).toEqual(['GG2103']);
  // What is private is no part of what a caller has to show.
  expect(dts).toContain('mirroredForward(body: { x: number; v: number; readonly mass: number }, k: number)');
  const { value, cache } = out.mirroredForward!(new Body(0.3, 2, 1.5), 2);
  expect(value).toEqual({ ...own.mirrored!(new Body(0.3, 2, 1.5), 2) });
  const backward = out.mirroredBackward!(cache, { x: 1, v: 10, mass: 100, hits: 0 });
  expect(backward).toEqual({ dbody: { hits: 0, mass: 100, x: -2, v: 10 }, dk: -0.3 });
});

describe('other files', () => {
  const files: Readonly<Record<string, string>> = {
    'lib/vec.ts': `
export default class Vec {
  static readonly UNIT = 1;
  constructor(readonly x: number, readonly y: number) {}
  static diagonal(a: number): Vec { return new Vec(a, a * Vec.UNIT); }
  add(o: Vec): Vec { return new Vec(this.x + o.x, this.y + o.y); }
  get length(): number { return Math.hypot(this.x, this.y); }
}
export const SHIFT = 3;
export enum Mode { Twice = 'twice', Once = 'once' }
export const enum Count { One = 1, Two }`,
    'lib/functions.ts': `
export const activations = { tanh: Math.tanh, square: (x: number) => x * x };
export namespace Units { export const half = 0.5; export function halved(x: number): number { return half * x; } }
const next = (x: number): number => x + 1;
export default next;`,
    'lib/types.ts': 'export interface Settings { gain: number }',
    'lib/index.ts': "export { default as Vec, SHIFT } from './vec';\nexport * as vectors from './vec';\nexport * from './functions';\nexport type { Settings } from './types';",
    'tsconfig.json': '{ "compilerOptions": { "baseUrl": ".", "paths": { "@lib/*": ["lib/*"] } } }',
  };
  const main = `
import Vec from './lib/vec';
import { Vec as Same, SHIFT, activations, Units, type Settings } from './lib';
import * as all from './lib';
import next from '@lib/functions';
import { Mode, Count } from '@lib/vec';
import type { Settings as Alike } from '@lib/types';
class Doubling extends all.Vec { twice(): number { return this.add(this).length; } }
export function f(x: number, y: number, settings: Settings, mode: Mode): number {
  const v = new Vec(x, y).add(Same.diagonal(SHIFT)).add(new all.vectors.default(1, settings.gain));
  const other: Alike = { gain: Units.halved(x) };
  const s = new Doubling(x, 1).twice();
  return v.length * activations.tanh(x) + all.activations.square(y) + next(other.gain) + all.Units.half * s + (mode === Mode.Twice ? Count.Two * y : x);
}`;
  const read = (path: string): string | undefined => files[path.replace(/^\.?\//, '')];
  const plain = (x: number, y: number, gain: number, isTwice: boolean): number =>
    Math.hypot(x + 4, y + 3 + gain) * Math.tanh(x) + y * y + 0.5 * x + 1 + 0.5 * Math.hypot(2 * x, 2) + (isTwice ? 2 * y : x);

  it.each([['twice', 0.4, -0.2], ['once', 1.3, 0.8]] as const)('follows imports of every sort: %s', (mode, x, y) => {
    const result = compile(main, { fileName: 'main.ts', readFile: read });
    expect(result.diagnostics).toEqual([]);
    const { value, dx, dy, dsettings } = (evaluate(result.code!) as Record<string, Call>).fGrad!(x, y, { gain: 0.7 }, mode);
    const along = (g: (t: number) => number): number => (g(1e-5) - g(-1e-5)) / 2e-5;
    const isTwice = mode === 'twice';
    expect(value).toBeCloseTo(plain(x, y, 0.7, isTwice), 12);
    expect(dx).toBeCloseTo(along((t) => plain(x + t, y, 0.7, isTwice)), 6);
    expect(dy).toBeCloseTo(along((t) => plain(x, y + t, 0.7, isTwice)), 6);
    expect((dsettings as { gain: number }).gain).toBeCloseTo(along((t) => plain(x, y, 0.7 + t, isTwice)), 6);
  });

  it('refuses a method of another file where it stands', () => {
    const bad = "export class Bad { constructor(readonly x: number) {} async wait(): Promise<number> { return this.x; } m(): number { try { return this.x; } catch { return 0; } } }";
    const { diagnostics: found } = compile("import { Bad } from './bad';\nexport function f(x: number): number { return new Bad(x).m(); }", { fileName: 'main.ts', readFile: (path) => (path.endsWith('bad.ts') ? bad : undefined) });
    expect(found.map(({ code: one, file }) => [one, file])).toEqual([['GG1008', 'bad.ts']]);
  });
});

it('gives options of an enum no gradient, and no warning', () => {
  const { code: text, diagnostics: found, functions } = compile(`
enum Method { Euler, Midpoint }
export function step(x: number, h: number, method: Method, order: 1 | 2): number {
  const slope = (y: number) => -y * y;
  const ahead = method === Method.Euler ? x : x + 0.5 * h * slope(x);
  return order === 2 ? x + h * slope(ahead) : x + h * slope(x);
}`, { fileName: 'input.ts' });
  expect(found).toEqual([]);
  expect(functions[0]!.wrt).toEqual(['x', 'h']);
  expect(Object.keys((evaluate(text!) as Record<string, Call>).stepGrad!(0.5, 0.1, 1, 2))).toEqual(['value', 'dx', 'dh']);
});
