/** The rules a template must obey: each breach gives its code, at its place; and no text at all makes the loader throw. */
import { describe, expect, test } from 'vitest';
import { gatesOf, loadGates, type GateFile } from '../../src/gates/load.js';
import { matchGate } from '../../src/gates/match.js';
import { spell } from './spell.js';

/** A gate file around its parts. */
function gate(parts: { params?: string; forward?: string; backward?: string; tags?: string; name?: string; sentence?: string }): GateFile {
  const { params = 'x', forward = 'halved(x)', backward = 'dx += 0.5 * dz;', tags = '', name = 'halve' } = parts;
  const { sentence = 'Halve gate: half the gradient.' } = parts;
  const text = `/**\n * ${sentence}\n *\n${tags.split('\n').map((tag) => ` * ${tag}\n`).join('')} */
export function ${name}(${params}) {
  const z = ${forward};

  backward: {
    ${backward}
  }

  return z;
}
`;
  return { path: `gates/${name}.js`, text };
}

/** Code and the text it points at. */
function faults(...files: GateFile[]): string[] {
  return gatesOf(files).diagnostics.map(({ code, span }) => {
    const text = files.find(({ path }) => path === span?.file)?.text ?? '';
    return `${code} ${text.slice(span?.start, span?.end)}`;
  });
}

test('the templates of the package obey', () => {
  const { diagnostics, all } = loadGates();
  expect(diagnostics).toEqual([]);
  expect(all.length).toBeGreaterThan(60);
});

test('the gate that the faults below are made of has none', () => {
  expect(faults(gate({}))).toEqual([]);
});

describe('refuses', () => {
  test.each<[string, Parameters<typeof gate>[0], string]>([
    ['what is no JavaScript', { forward: 'x +' }, 'GG4001 ;'],
    ['an unclosed string', { forward: "'x" }, "GG4001 '"],
    ['a string', { forward: "'x'" }, "GG4004 'x'"],
    ['a function in an expression', { forward: 'halved(() => x)' }, 'GG4004 () => x'],
    ['optional chaining', { forward: 'Math?.exp(x)' }, 'GG4004 Math?.exp(x)'],
    ['a pattern of parameters', { params: '{ x }' }, 'GG4004 { x }'],
    ['a default', { params: 'x = 1' }, 'GG4004 x = 1'],
    ['a loop', { backward: 'while (x) dx += dz;' }, 'GG4004 while (x) dx += dz;'],
    ['let', { backward: 'let t = dz; dx += t;' }, 'GG4004 let t = dz;'],
    ['a call alone', { backward: 'f(dz); dx += dz;' }, 'GG4004 f(dz);'],
    ['break on its own', { backward: 'dx += dz; break backward;' }, 'GG4004 break backward;'],
    ['a loop in a loop', {
      params: '...xs', forward: 'halved(...xs)', backward: 'for (const k in xs) for (const j in xs) dxs[k] += dz;',
    }, 'GG4004 for (const k in xs) for (const j in xs) dxs[k] += dz;'],
    ['an empty block', { backward: '' }, 'GG4005 halve'],
    ['a block and a reason to have none', { tags: '@flat for no reason' }, 'GG4005 halve'],
    ['setting a gradient', { backward: 'dx = dz;' }, 'GG4006 dx = dz'],
    ['scaling a gradient', { backward: 'dx *= dz;' }, 'GG4006 dx *= dz'],
    ['adding to an input', { backward: 'x += dz;' }, 'GG4006 x += dz'],
    ['adding to the incoming gradient', { backward: 'dz += 1; dx += dz;' }, 'GG4006 dz += 1'],
    ['adding to what is no input', { backward: 'dx += dz; dy += dz;' }, 'GG4006 dy += dz'],
    ['an unknown name', { backward: 'dx += y * dz;' }, 'GG4007 y'],
    ['a gradient of an input', { backward: 'dx += dz; dx += dx;' }, 'GG4007 dx'],
    ['a constant before its declaration', { backward: 'dx += t; const t = dz;' }, 'GG4007 t'],
    ['a constant of another arm', { backward: 'if (x > 0) { const t = dz; dx += t + t; } else dx += t;' }, 'GG4007 t'],
    ['an unknown name in the pattern', { forward: 'halved(x, y)' }, 'GG4007 y'],
    ['a call of a gate from below', { backward: 'dx += half(dz);' }, 'GG4007 half'],
    ['a rest parameter as a whole', {
      params: '...xs', forward: 'halved(...xs)', backward: 'for (const k in xs) dxs[k] += xs * dz;',
    }, 'GG4007 xs'],
    ['two things of one name', { params: 'x, dx', forward: 'halved(x, dx)', backward: 'dx += dz; ddx += dz;' }, 'GG4008 halve'],
    ['a constant named like an input', { backward: 'const x = dz; dx += x * x;' }, 'GG4008 halve'],
    ['an input named Math', { params: 'Math', forward: 'halved(Math)', backward: 'dMath += dz;' }, 'GG4008 halve'],
    ['an input that never receives', { params: 'x, y', forward: 'halved(x, y)' }, 'GG4009 halve'],
    ['no sentence', { sentence: '' }, 'GG4011 halve'],
    ['an unknown tag', { tags: '@nuon half' }, 'GG4011 half'],
    ['a name after an unknown input', { tags: '@name {y}half' }, 'GG4011 {y}half'],
    ['a role for an unknown input', { tags: '@role y' }, 'GG4011 y'],
    ['flatness without a reason', { tags: '@flat', backward: '' }, 'GG4011 halve'],
    ['a spelling that is no expression', { tags: '@matches x /' }, 'GG4011 x /'],
    ['a spelling that goes on', { tags: '@matches half(x) = z' }, 'GG4011 half(x) = z'],
    ['an example of another gate', { tags: '@example mul(1), dz = 1 → dx = 1' }, 'GG4011 mul(1), dz = 1 → dx = 1'],
    ['an example with a word', { tags: '@example halve(one), dz = 1 → dx = 1' }, 'GG4011 halve(one), dz = 1 → dx = 1'],
    ['an example with too many inputs', { tags: '@example halve(1, 2), dz = 1 → dx = 1' }, 'GG4011 halve(1, 2), dz = 1 → dx = 1'],
    ['a pattern without an input', { tags: '@matches half()' }, 'GG4013 half()'],
    ['a pattern that matches everything', { tags: '@matches x' }, 'GG4013 x'],
    ['an infinity of the wrong sign', { forward: '1 / x', tags: '@example halve(0), dz = 3 → dx = -Infinity', backward: 'dx += z * dz;' },
      'GG4014 halve(0), dz = 3 → dx = -Infinity'],
    ['a false example', { forward: 'x / 2', tags: '@example halve(4), dz = 3 → dx = 2' }, 'GG4014 halve(4), dz = 3 → dx = 2'],
  ])('%s', (_, parts, expected) => {
    expect(faults(gate(parts))).toEqual([expected]);
  });

  test('what is not one exported function', () => {
    const { text } = gate({});
    const fault = (changed: string): string[] => faults({ path: 'halve.js', text: changed }).map((each) => each.slice(0, 6));
    expect(fault('')).toEqual(['GG4002']);
    expect(fault('// nothing here\n')).toEqual(['GG4002']);
    expect(fault(text + text.replace('halve', 'other'))).toEqual(['GG4002']);
    expect(fault(text.replace('export ', ''))).toEqual(['GG4002']);
    expect(fault(text.replace('export ', 'export default '))).toEqual(['GG4002']);
    expect(fault(text.replace('function', 'async function'))).toEqual(['GG4002']);
    expect(fault(text.replace('function', 'function*'))).toEqual(['GG4002']);
    expect(fault(text.replace('return z', 'return x'))).toEqual(['GG4004']);
    expect(fault(text.replace('return z;', ''))).toEqual(['GG4004']);
    expect(fault(text.replace('backward:', 'forward:'))).toEqual(['GG4004']);
    expect(faults({ path: 'half.js', text })).toEqual(['GG4003 halve']);
  });

  test('two gates of one name', () => {
    expect(faults(gate({}), { ...gate({ forward: 'half(x)' }), path: 'more/halve.js' })).toEqual(['GG4012 half(x)']);
    expect(loadGates([gate({ name: 'mul', forward: 'x * 2' })]).diagnostics.map(({ code }) => code)).toEqual(['GG4012']);
  });
});

describe('a tie', () => {
  const pair = (a: string, b: string, params = 'x, y', tags = ''): string[] => {
    const backward = params.split(', ').map((param) => `d${param} += dz;`).join(' ');
    return faults(gate({ name: 'one', params, forward: a, backward, tags }), gate({ name: 'two', params, forward: b, backward }));
  };
  test.each([
    ['x / (1 + y)', 'x / (1 + y)'], ['x * y', 'y * x'], ['x + Math.exp(y)', 'Math.exp(x) + y'], ['x / Math.exp(y)', 'Math.exp(x) / y'],
    ['f(x, 1 + y)', 'f(1 + x, y)'], ['x * (1 + y)', '(y + 1) * x'], ['x > 1 ? x : y', 'x > 1 ? y : x'],
  ])('between %s and %s is an error', (a, b) => {
    expect(pair(a, b)).toEqual([`GG4010 ${b}`]);
  });
  test.each([
    ['x + y', 'x - y'], ['x / y', 'x / (1 + y)'], ['x / (1 - y)', 'x / (2 - y)'], ['f(x, y)', 'g(x, y)'], ['f(x, y)', 'f(x, 1, y)'],
    ['x * y + x', 'Math.exp(x) + y'],
    ['(x - y) * (x - y)', 'x * (1 - y)'], ['f(x, y, x + 1)', 'f(x, y + 1, 1)'], ['x / Math.sin(y)', 'x / Math.cos(y)'],
  ])('is not seen between %s and %s', (a, b) => {
    expect(pair(a, b)).toEqual([]);
  });
  test('of literals only is nobody’s business', () => {
    expect(faults(
      gate({ name: 'one', params: 'x, n', forward: 'x ** n', backward: 'dx += dz;', tags: '@literal n' }),
      gate({ name: 'two', params: 'b, y', forward: 'b ** y', backward: 'dy += dz;', tags: '@literal b' }),
    )).toEqual([]);
  });
  test('shows both gates', () => {
    const { diagnostics } = gatesOf([gate({ name: 'one' }), gate({ name: 'two' })]);
    expect(diagnostics[0].related[0].span.file).toBe('gates/one.js');
    expect(diagnostics[0].span?.file).toBe('gates/two.js');
  });
});

describe('a gate of the user', () => {
  const codes = (parts: Parameters<typeof gate>[0]): string[] => loadGates([gate(parts)]).diagnostics.map(({ code, message }) => `${code} ${message}`);

  test('goes by its name, and captures no expression', () => {
    const library = loadGates([gate({ forward: 'x / 2' })]);
    expect(library.diagnostics).toEqual([]);
    expect(library.called('halve')?.name).toBe('halve');
    expect(library.called('div')).toBeUndefined();
    expect(matchGate(spell('a / 2'), library)?.gate.name).toBe('div');
  });

  test('may look like another gate, or be the identity', () => {
    expect(codes({ forward: 'Math.round(x)' })).toEqual([]);
    expect(codes({ forward: 'x' })).toEqual([]);
  });

  test('has no other spellings, its forward expression stands for itself, and its name is free', () => {
    expect(codes({ forward: 'x / 2', tags: '@matches x * 0.5' })).toEqual(['GG4013 this pattern is never looked for: a gate of your own is meant where it is called by its name']);
    expect(codes({ forward: 'halved(x)' })).toEqual(['GG4013 this pattern names `halved`, which the output would not know']);
    expect(codes({ name: 'sin', forward: 'x / 2' })).toContain('GG4012 there are two gates named `sin`');
    for (const inner of ['stop', 'load', 'call']) expect(codes({ name: inner, forward: 'x / 2' })).toContain(`GG4012 there are two gates named \`${inner}\``);
  });

  test('is left out when it is faulty, and nothing else with it', () => {
    const library = loadGates([gate({ backward: 'dx = dz;' })]);
    expect(library.get('halve')).toBeUndefined();
    expect(library.all).toEqual(loadGates().all);
    expect(library.diagnostics).toHaveLength(1);
  });

  test('may say that an input is inactive', () => {
    expect(faults(gate({ params: 'x, y', forward: 'halved(x, y)', tags: '@inactive y' }))).toEqual([]);
  });

  test('has its tags read', () => {
    const { all: [halve] } = gatesOf([gate({
      forward: 'x / 2', sentence: 'Halve gate: half of the gradient, whatever\n * comes. More to say.',
      tags: '@name half{x}\n@noun half\n@kink none, and\n  that is all\n@domain x > 0\n@costly\n@role x\n'
        + '@example halve(3), dz = 2 -> dx = 1',
    })]);
    expect(halve).toMatchObject({
      sentence: 'Halve gate: half of the gradient, whatever comes.',
      nameTemplate: 'half{x}', noun: 'half', kinks: ['none, and that is all'],
      domain: 'x > 0', costly: true, roles: { x: 'x' }, examples: [{ inputs: [3], seed: 2, gradients: [1] }],
    });
  });
});

test('no text makes the loader throw', () => {
  let state = 7;
  const roll = (n: number): number => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) % n;
  const pieces = [...'{}();.`"/*@=x0\n \\#\u2028', '...', '?.', '=>', 'let ', '1n', '/x/', 'in '];
  const texts = [...loadGates().texts];
  let refused = 0;
  for (let i = 0; i < 1500; i++) {
    const [path, text] = texts[roll(texts.length)];
    const at = roll(text.length);
    const changed = text.slice(0, at) + pieces[roll(pieces.length)] + text.slice(at + roll(4));
    refused += gatesOf([{ path, text: changed }]).diagnostics.length > 0 ? 1 : 0;
  }
  expect(refused).toBeGreaterThan(500);
});
