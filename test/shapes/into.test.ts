/** Buffers for gradients of every shape that contains an array: filled in place, and refused by name where they don't fit. */
import { describe, expect, test } from 'vitest';
import { load } from './module.js';

const matrix = load('export function f(X: number[][], w: number[]) { let s = 0; for (const row of X) for (let j = 0; j < row.length; j++) s += row[j] * w[j]; return s; }');
const typed = load('export function f(x: Float64Array) { let s = 0; for (let i = 0; i < x.length; i++) s += x[i] * x[i]; return s; }');
const net = load(`
  interface Net { W: Float64Array[]; b: number[]; scale: number; name: string; mask?: number[] }
  export function f(net: Net) {
    let s = 0;
    for (let i = 0; i < net.W.length; i++) for (let j = 0; j < net.b.length; j++) s += net.scale * net.W[i][j] * net.b[j] * (net.mask?.[j] ?? 1);
    return s;
  }`);
const bodies = load('export function f(bodies: { mass: number; at: [number, number] }[]) { let s = 0; for (const { mass, at } of bodies) s += mass * at[0] * at[1]; return s; }');
const optional = load('export function f(x: number, w?: number[] | null) { let s = x; if (w) for (let i = 0; i < w.length; i++) s += w[i] * x; return s; }');
const tuple = load('export function f(t: [number[], { v: number; k: string }, number]) { let s = t[2] * t[1].v; for (const x of t[0]) s += x * x; return s; }');

/** `fGrad` with buffers, and the split pair with them: both must do the same. */
function both({ grad, split }: typeof matrix, args: readonly unknown[], into: unknown): readonly (() => Record<string, unknown>)[] {
  return [() => grad(...args, into), () => split(args, into)];
}

describe('what a buffer holds is overwritten, in place', () => {
  test('rows', () => {
    const [X, w] = [[[1, 2], [3, 4]], [5, 6]];
    for (const call of both(matrix, [X, w], { dX: [[NaN, NaN], [9, 9]], dw: [NaN, 7] })) {
      expect(call()).toMatchObject({ dX: [[5, 6], [5, 6]], dw: [4, 6] });
    }
    const dX = [[NaN, NaN], [9, 9]];
    const rows = [...dX];
    const { dX: got } = matrix.grad(X, w, { dX }) as { dX: number[][] };
    expect(got).toBe(dX);
    expect(got[0]).toBe(rows[0]);
    expect(got[1]).toBe(rows[1]);
  });

  test('records, with all that is in them', () => {
    const given = { W: [Float64Array.of(9, 9)], b: [NaN, NaN], scale: 77, name: 'old', mask: [1, 1] };
    const inner = { W: given.W, row: given.W[0], b: given.b };
    const args = [{ W: [Float64Array.of(1, 2)], b: [3, 4], scale: 2, name: 'new' }];
    const { dnet } = net.grad(...args, { dnet: given }) as { dnet: typeof given };
    expect(dnet).toBe(given);
    expect(dnet.W).toBe(inner.W);
    expect(dnet.W[0]).toBe(inner.row);
    expect(dnet.b).toBe(inner.b);
    expect(dnet).toEqual({ W: [Float64Array.of(6, 8)], b: [2, 4], scale: 11, name: 'new' });
    expect(Object.keys(dnet)).not.toContain('mask');
    expect(net.split(args, { dnet: { ...given, mask: [5] } })).toEqual({ dnet });
  });

  test('records in arrays, tuples of anything', () => {
    const dbodies = [{ mass: 7, at: [9, 9] }, { mass: 7, at: [9, 9] }];
    const [{ at }] = dbodies;
    const got = bodies.grad([{ mass: 1, at: [2, 3] }, { mass: 2, at: [4, 5] }], { dbodies }) as { dbodies: typeof dbodies };
    expect(got.dbodies).toBe(dbodies);
    expect(got.dbodies[0].at).toBe(at);
    expect(dbodies).toEqual([{ mass: 6, at: [3, 2] }, { mass: 20, at: [10, 8] }]);
    const dt = [[NaN], { v: NaN, k: '' }, NaN];
    const [first] = dt;
    expect(tuple.grad([[3], { v: 2, k: 'k' }, 5], { dt }).dt).toBe(dt);
    expect(dt).toEqual([[6], { v: 5, k: 'k' }, 2]);
    expect(dt[0]).toBe(first);
  });

  test('what is missing needs no buffer', () => {
    expect(optional.grad(2, undefined, { dw: [1] })).toMatchObject({ dx: 1, dw: undefined });
    expect(optional.grad(2, null, { dw: [1] })).toMatchObject({ dx: 1, dw: null });
    const dw = [NaN];
    expect(optional.grad(2, [3], { dw }).dw).toBe(dw);
    expect(dw).toEqual([2]);
  });

  test('buffers that are left out are allocated', () => {
    const dw = [0, 0];
    expect(matrix.grad([[1, 2]], [5, 6], { dw })).toEqual({ value: 17, dX: [[5, 6]], dw: [1, 2] });
    expect(matrix.grad([[1, 2]], [5, 6], {})).toEqual({ value: 17, dX: [[5, 6]], dw: [1, 2] });
    expect(matrix.grad([[1, 2]], [5, 6], undefined)).toEqual({ value: 17, dX: [[5, 6]], dw: [1, 2] });
  });
});

describe('a buffer that does not fit is refused by its name', () => {
  const X = [[1, 2], [3, 4]];
  const w = [5, 6];
  const row = [0, 0];
  const x = Float64Array.of(1, 2, 3);
  const memory = new Float64Array(8);
  const one = { W: [Float64Array.of(1, 2)], b: [3, 4], scale: 2, name: 'n' };
  const fits = () => ({ W: [new Float64Array(2)], b: [0, 0], scale: 0, name: '' });
  const bad: readonly (readonly [string, typeof matrix, readonly unknown[], unknown, string])[] = [
    ['too few rows', matrix, [X, w], { dX: [[0, 0]] }, 'dX'],
    ['too many rows', matrix, [X, w], { dX: [[0, 0], [0, 0], [0, 0]] }, 'dX'],
    ['a short row', matrix, [X, w], { dX: [[0, 0], [0]] }, 'dX'],
    ['a typed row', matrix, [X, w], { dX: [[0, 0], new Float64Array(2)] }, 'dX'],
    ['a typed array for a plain one', matrix, [X, w], { dw: new Float64Array(2) }, 'dw'],
    ['a number', matrix, [X, w], { dw: 3 }, 'dw'],
    ['null', matrix, [X, w], { dw: null }, 'dw'],
    ['a record for an array', matrix, [X, w], { dw: { length: 2 } }, 'dw'],
    ['an input', matrix, [X, w], { dX: X }, 'dX'],
    ['another input', matrix, [[[1, 2]], w], { dX: [w] }, 'dX'],
    ['a row of the input', matrix, [X, w], { dX: [[0, 0], X[0]] }, 'dX'],
    ['a row of the input for another parameter', matrix, [X, w], { dw: X[1] }, 'dw'],
    ['one row twice', matrix, [X, w], { dX: [row, row] }, 'dX'],
    ['one buffer for two gradients', matrix, [[[1, 2]], w], { dX: [row], dw: row }, 'dw'],
    ['a plain array for a typed one', typed, [x], { dx: [0, 0, 0] }, 'dx'],
    ['another kind of typed array', typed, [x], { dx: new Float32Array(3) }, 'dx'],
    ['a longer typed array', typed, [x], { dx: new Float64Array(4) }, 'dx'],
    ['the typed input', typed, [x], { dx: x }, 'dx'],
    ['a view of the typed input', typed, [x], { dx: x.subarray(0) }, 'dx'],
    ['a view that overlaps the input', typed, [memory.subarray(0, 4)], { dx: memory.subarray(3, 7) }, 'dx'],
    ['a number for a record', net, [one], { dnet: 3 }, 'dnet'],
    ['null for a record', net, [one], { dnet: null }, 'dnet'],
    ['an array for a record', net, [one], { dnet: [] }, 'dnet'],
    ['the input record', net, [one], { dnet: one }, 'dnet'],
    ['a field of the wrong length', net, [one], { dnet: { ...fits(), b: [0] } }, 'dnet.b'],
    ['a field of the wrong kind', net, [one], { dnet: { ...fits(), b: new Float64Array(2) } }, 'dnet.b'],
    ['a field that is an input', net, [one], { dnet: { ...fits(), b: one.b } }, 'dnet'],
    ['a row in a field that is of the wrong kind', net, [one], { dnet: { ...fits(), W: [[0, 0]] } }, 'dnet.W'],
    ['a row in a field that is a view of the input', net, [one], { dnet: { ...fits(), W: [one.W[0].subarray(0)] } }, 'dnet'],
    ['a short array of records', bodies, [[{ mass: 1, at: [2, 3] }]], { dbodies: [] }, 'dbodies'],
    ['a record in an array with a short tuple', bodies, [[{ mass: 1, at: [2, 3] }]], { dbodies: [{ mass: 0, at: [0] }] }, 'dbodies'],
    ['one record twice', bodies, [[{ mass: 1, at: [2, 3] }, { mass: 1, at: [2, 3] }]], { dbodies: Array(2).fill({ mass: 0, at: [0, 0] }) }, 'dbodies'],
  ];
  test.each(bad)('%s', (_, program, args, into, name) => {
    const before = JSON.stringify(args);
    for (const call of both(program, args, into)) {
      let thrown: unknown;
      try {
        call();
      } catch (error) {
        thrown = error;
      }
      expect(Object.prototype.toString.call(thrown)).toBe('[object Error]');
      expect((thrown as Error).name).toBe('RangeError');
      expect((thrown as Error).message).toContain(`into.${name}`);
    }
    expect(JSON.stringify(args)).toBe(before);
  });

  test('views that lie side by side in one memory are fine', () => {
    expect(typed.grad(memory.subarray(0, 4), { dx: memory.subarray(4, 8) }).dx).toEqual(new Float64Array(4));
  });
});
