import { describe, expect, test } from 'vitest';
import type { GateLibrary } from '../../src/gates/library.js';
import { gatesOf, loadGates } from '../../src/gates/load.js';
import { slice } from '../../src/gates/slice.js';
import { gradientsOf, printAll } from './run.js';

const library = loadGates();

function cut(name: string, active: boolean[], from: GateLibrary = library): string {
  const { statements, readsInputs, readsResult } = slice(from.get(name)!, active.length, active);
  return `${printAll(statements)} | ${[...readsInputs, ...(readsResult ? ['result'] : [])].join(' ')}`.trim();
}

describe('a slice', () => {
  test.each<[string, boolean[], string]>([
    ['mul', [true, true], 'd_x += (y * dz); d_y += (x * dz); | 0 1'],
    ['mul', [true, false], 'd_x += (y * dz); | 1'],
    ['mul', [false, true], 'd_y += (x * dz); | 0'],
    ['mul', [false, false], '|'],
    ['add', [true, true], 'd_x += dz; d_y += dz; |'],
    ['sub', [false, true], 'd_y -= dz; |'],
    ['div', [true, true], 'const dquot = (dz / den); d_num += dquot; d_den -= (z * dquot); | 1 result'],
    ['div', [true, false], 'd_num += (dz / den); | 1'],
    ['div', [false, true], 'd_den -= (z * (dz / den)); | 1 result'],
    ['exp', [true], 'd_x += (z * dz); | result'],
    ['sigmoid', [true], 'd_x += (((1 - z) * z) * dz); | result'],
    ['sqr', [true], 'd_x += ((2 * x) * dz); | 0'],
    ['inv', [true], 'd_x += ((- (z * z)) * dz); | result'],
    ['powLiteral', [true, false], 'd_x += ((n * (x ** (n - 1))) * dz); | 0 1'],
    ['pow', [true, false], 'if ((y !== 0)) { d_x += ((y * (x ** (y - 1))) * dz); } | 0 1'],
    ['max', [true, true], 'if ((xs$0 === m)) { d_xs$0 += dm; } else { if ((xs$1 === m)) { d_xs$1 += dm; } } | 0 1 result'],
    ['max', [true, false], 'if ((xs$0 === m)) { d_xs$0 += dm; } | 0 result'],
    ['max', [false, true], 'if (((xs$0 !== m) && (xs$1 === m))) { d_xs$1 += dm; } | 0 1 result'],
    ['max', [false, false, true], 'if ((((xs$0 !== m) && (xs$1 !== m)) && (xs$2 === m))) { d_xs$2 += dm; } | 0 1 2 result'],
    ['hypot', [false, true], 'if ((z !== 0)) { d_xs$1 += ((xs$1 / z) * dz); } | 1 result'],
    ['clamp', [true, false, false], 'if (((lo <= x) && (x <= hi))) { d_x += dz; } | 0 1 2'],
    ['atan2', [true, false], 'const radius = Math.hypot(y, x); d_y += (((x / radius) / radius) * dz); | 0 1'],
    ['floor', [true], '|'],
  ])('of %s for %o', (name, active, expected) => {
    expect(cut(name, active)).toBe(expected);
  });

  test('names operands of a rest gate so that they can be told apart', () => {
    const { statements } = slice(library.get('max')!, 2, [true, true]);
    const test = { left: { type: 'Identifier', name: 'xs[0]' } };
    expect(statements[0]).toMatchObject({ kind: 'if', test, then: [{ param: 'xs', operand: 0 }] });
  });

  test('gives each operand its own locals', () => {
    const text = `/** Twist gate: each input twice. */
      export function twist(s, ...xs) {
        const z = twisted(s, ...xs);
        backward: {
          const t = s * dz;
          for (const k in xs) { const u = xs[k] * t; dxs[k] += u + u; if (t > 0) dxs[k] += t; }
          ds += dz;
        }
        return z;
      }`;
    const own = gatesOf([{ path: 'twist.js', text }]);
    expect(own.diagnostics).toEqual([]);
    expect(cut('twist', [false, true, true], own)).toBe('const t = (s * dz);'
      + ' const u_0 = (xs$0 * t); d_xs$0 += (u_0 + u_0); if ((t > 0)) { d_xs$0 += t; }'
      + ' const u_1 = (xs$1 * t); d_xs$1 += (u_1 + u_1); if ((t > 0)) { d_xs$1 += t; } | 0 1 2');
    expect(cut('twist', [true, false, false], own)).toBe('d_s += dz; |');
  });

  test('writes locals of the forward part out, or in', () => {
    const text = `/** Bump gate: a slope that falls with the square. */
      export function bump(x) {
        const square = x * x;
        const z = Math.exp(-square);
        backward: dx -= 2 * x * Math.exp(-square) * dz;
        return z;
      }`;
    const own = gatesOf([{ path: 'bump.js', text }]);
    expect(own.diagnostics).toEqual([]);
    expect(cut('bump', [true], own)).toBe('d_x -= (((2 * x) * Math.exp((- (x * x)))) * dz); | 0');
    expect(gradientsOf(own.get('bump')!, [1], 1)[0]).toBeCloseTo(-2 / Math.E, 14);
  });
});
