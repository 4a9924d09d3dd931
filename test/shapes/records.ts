/** Records as parameters: flat, nested, with optional fields, with arrays, in arrays, destructured. */
import type { Program } from '../programs/program.js';

export const records: readonly Program[] = [
  {
    name: 'a record of numbers', fn: 'f',
    source: 'export function f(p: { x: number; y: number }) { return p.x * p.x * p.y - Math.sin(p.y); }',
    points: [[{ x: 1.5, y: -0.4 }], [{ x: 0, y: 2 }]],
  },
  {
    name: 'fields that carry no derivative', fn: 'f',
    source: `
    interface Model { w: number; name: string; readonly tags: readonly string[]; on: boolean; b: number }
    export function f(model: Model, x: number) { return model.on ? Math.tanh(model.w * x + model.b) : model.b * x; }`,
    points: [
      [{ w: 0.5, name: 'm', tags: ['a', 'b'], on: true, b: 0.1 }, 2],
      [{ w: 0.5, name: 'm', tags: [], on: false, b: 0.1 }, 2],
    ],
  },
  {
    name: 'an interface and an alias of it, readonly all through', fn: 'f',
    source: `
    interface Vec { readonly x: number; readonly y: number; readonly z: number }
    type Ray = Readonly<{ origin: Vec; direction: Vec }>;
    export function f(ray: Ray, t: number) {
      const x = ray.origin.x + t * ray.direction.x;
      const y = ray.origin.y + t * ray.direction.y;
      const z = ray.origin.z + t * ray.direction.z;
      return Math.sqrt(x * x + y * y + z * z);
    }`,
    points: [[{ origin: { x: 1, y: 2, z: -1 }, direction: { x: 0.5, y: -0.3, z: 0.2 } }, 0.7]],
  },
  {
    name: 'an optional field with a fallback', fn: 'f',
    source: 'export function f(p: { a: number; b?: number }) { return p.a * (p.b ?? 2); }',
    points: [[{ a: 1.5 }], [{ a: 1.5, b: 3 }], [{ a: 1.5, b: undefined }]],
  },
  {
    name: 'an optional field under a test', fn: 'f',
    source: `
    export function f(p: { a: number; b?: number }) {
      let s = p.a * p.a;
      if (p.b !== undefined) s += 3 * p.b * p.a;
      return s;
    }`,
    points: [[{ a: 1.5 }], [{ a: 1.5, b: 3 }]],
  },
  {
    name: 'an optional field that is asserted', fn: 'f',
    source: 'export function f(p: { a: number; b?: number }) { return p.a * p.b! + p.a; }',
    points: [[{ a: 1.5, b: 3 }]],
  },
  {
    name: 'a field that may be null', fn: 'f',
    source: `
    export function f(p: { a: number; limit: number | null }, x: number) {
      if (p.limit === null) return p.a * x;
      return Math.min(p.a * x, p.limit * p.limit);
    }`,
    points: [[{ a: 2, limit: null }, 3], [{ a: 2, limit: 2 }, 3], [{ a: 2, limit: 9 }, 3]],
  },
  {
    name: 'truth of an optional field', fn: 'f',
    source: 'export function f(p: { a: number; b?: number }) { return p.b ? p.a * p.b : p.a; }',
    points: [[{ a: 1.5 }], [{ a: 1.5, b: 3 }], [{ a: 1.5, b: 0 }]],
  },
  {
    name: 'a record that may be missing', fn: 'f',
    source: 'export function f(x: number, p?: { b: number }) { return x * (p?.b ?? 2) + (p === undefined ? 1 : p.b * p.b); }',
    points: [[1.5], [1.5, { b: 3 }]],
  },
  {
    name: 'a chain of optional records', fn: 'f',
    source: `
    interface Options { decay?: { rate?: number; floor: number } }
    export function f(x: number, options: Options) {
      const rate = options.decay?.rate ?? 0.1;
      const floor = options.decay?.floor ?? 0;
      return floor + Math.exp(-rate * x);
    }`,
    points: [[1.5, {}], [1.5, { decay: { floor: 0.3 } }], [1.5, { decay: { rate: 0.4, floor: 0.2 } }]],
  },
  {
    name: 'a record that may be null', fn: 'f',
    source: 'export function f(x: number, p: { b: number; c: number } | null) { return p === null ? x : x * p.b + p.c; }',
    points: [[1.5, null], [1.5, { b: 3, c: 1 }]],
  },
  {
    name: 'a record with arrays', fn: 'f',
    source: `
    interface Layer { w: number[]; b: number }
    export function f(layer: Layer, x: number[]) {
      let s = layer.b;
      for (let i = 0; i < x.length; i++) s += layer.w[i] * x[i];
      return Math.tanh(s);
    }`,
    points: [[{ w: [0.1, -0.2, 0.3], b: 0.5 }, [1, 2, 3]], [{ w: [], b: 0.5 }, []], [{ w: [0.5, 0.25], b: 0.5 }, [1]]],
  },
  {
    name: 'a record with typed arrays and a matrix', fn: 'f',
    source: `
    interface Net { W: number[][]; b: Float64Array; scale: number }
    export function f(net: Net, x: readonly number[]) {
      let s = 0;
      for (let i = 0; i < net.W.length; i++) {
        const row = net.W[i];
        let z = net.b[i];
        for (let j = 0; j < row.length; j++) z += row[j] * x[j];
        s += net.scale * Math.tanh(z);
      }
      return s;
    }`,
    points: [
      [{ W: [[0.1, 0.2], [0.3, -0.4], [0.5, 0.6]], b: Float64Array.of(0.1, 0.2, 0.3), scale: 2 }, [1, -1]],
      [{ W: [], b: new Float64Array(0), scale: 2 }, []],
    ],
  },
  {
    name: 'an array of records', fn: 'f',
    source: `
    interface Point { x: number; y: number }
    export function f(points: Point[], cx: number, cy: number) {
      let s = 0;
      for (let i = 0; i < points.length; i++) s += Math.hypot(points[i].x - cx, points[i].y - cy);
      return s;
    }`,
    points: [[[{ x: 1, y: 2 }, { x: -1, y: 0.5 }], 0.1, 0.2], [[], 1, 2]],
  },
  {
    name: 'records of an array, taken out one by one', fn: 'f',
    source: `
    export function f(points: { x: number; y: number; label: string }[]) {
      let s = 0;
      for (const { x, y } of points) s += x * y;
      for (const p of points) s += p.x * p.x;
      for (const { y: height, label } of points) if (label === 'a') s += height ** 3;
      return s;
    }`,
    points: [[[{ x: 1, y: 2, label: 'a' }, { x: 3, y: -1, label: 'b' }]], [[]]],
  },
  {
    name: 'records with records and arrays in an array', fn: 'f',
    source: `
    interface Body { mass: number; at: { x: number; y: number }; history: number[] }
    export function f(bodies: readonly Body[]) {
      let energy = 0;
      for (let i = 0; i < bodies.length; i++) {
        const a = bodies[i];
        for (let j = i + 1; j < bodies.length; j++) {
          const b = bodies[j];
          const dx = a.at.x - b.at.x, dy = a.at.y - b.at.y;
          energy -= a.mass * b.mass / Math.sqrt(dx * dx + dy * dy);
        }
        for (const h of a.history) energy += 0.1 * h * h;
      }
      return energy;
    }`,
    points: [[[
      { mass: 1, at: { x: 0, y: 0 }, history: [1, 2] }, { mass: 2, at: { x: 1, y: 0.5 }, history: [] }, { mass: 0.5, at: { x: -1, y: 2 }, history: [3] },
    ]], [[]]],
  },
  {
    name: 'destructured parameters', fn: 'f',
    source: 'export function f({ a, b: scale }: { a: number; b: number }, [x, y]: [number, number]) { return scale * Math.exp(a * x) + y; }',
    points: [[{ a: 0.5, b: 2 }, [1, -1]]],
  },
  {
    name: 'destructured options with defaults', fn: 'f',
    source: `
    export function f(x: number, { rate = 0.1, offset = 2 * x }: { rate?: number; offset?: number }) {
      return offset + Math.exp(-rate * x);
    }`,
    points: [[1.5, {}], [1.5, { rate: 0.3 }], [1.5, { rate: 0.3, offset: -1 }]],
  },
  {
    name: 'options that may be left out', fn: 'f',
    source: `
    export function f(x: number, { rate = 0.1, offset = 1 }: { rate?: number; offset?: number } = {}) {
      return offset + Math.exp(-rate * x);
    }`,
    points: [[1.5], [1.5, {}], [1.5, { rate: 0.3 }]],
  },
  {
    name: 'nested destructuring', fn: 'f',
    source: `
    export function f({ at: { x, y }, size: [w, h = 1] }: { at: { x: number; y: number }; size: [number, number?] }) {
      return x * w + y * h;
    }`,
    points: [[{ at: { x: 1, y: 2 }, size: [3, 4] }], [{ at: { x: 1, y: 2 }, size: [3, undefined] }]],
  },
  {
    name: 'an option that is a string', fn: 'f',
    source: `
    type Kind = 'sum' | 'mean' | 'max';
    export function f(xs: number[], options: { kind: Kind; scale: number }) {
      let s = 0;
      for (let i = 0; i < xs.length; i++) s = options.kind === 'max' ? Math.max(s, xs[i]) : s + xs[i];
      return options.scale * (options.kind === 'mean' ? s / xs.length : s);
    }`,
    points: [[[1, 3, 2], { kind: 'sum', scale: 2 }], [[1, 3, 2], { kind: 'mean', scale: 2 }], [[1, 3, 2], { kind: 'max', scale: 2 }]],
  },
  {
    name: 'counts and indices among the fields', fn: 'f',
    source: `
    export function f(grid: { nx: number; ny: number; h: number; data: Float64Array; pick: number }) {
      let s = grid.data[grid.pick];
      for (let i = 0; i < grid.nx; i++) for (let j = 0; j < grid.ny; j++) s += grid.h * grid.data[i * grid.ny + j] ** 2;
      return s;
    }`,
    points: [[{ nx: 2, ny: 3, h: 0.5, data: Float64Array.of(1, 2, 3, 4, 5, 6), pick: 4 }], [{ nx: 0, ny: 3, h: 0.5, data: Float64Array.of(1), pick: 0 }]],
  },
  {
    name: 'a class instance', fn: 'f',
    source: `
    class Gauss { constructor(public mu: number, public sigma: number) {} }
    export function f(g: Gauss, x: number) { const z = (x - g.mu) / g.sigma; return Math.exp(-0.5 * z * z) / g.sigma; }`,
    points: [[{ mu: 0.5, sigma: 1.5 }, 1]],
  },
  {
    name: 'a choice among shapes', fn: 'area',
    source: `
    type Shape = { kind: 'circle'; r: number } | { kind: 'box'; w: number; h: number };
    export function area(shape: Shape, scale: number) {
      if (shape.kind === 'circle') return scale * Math.PI * shape.r ** 2;
      return scale * shape.w * shape.h;
    }`,
    points: [[{ kind: 'circle', r: 2 }, 3], [{ kind: 'box', w: 2, h: 5 }, 3]],
  },
  {
    name: 'the same record twice, and records handed to helpers', fn: 'f',
    source: `
    interface Vec { x: number; y: number }
    const dot = (a: Vec, b: Vec) => a.x * b.x + a.y * b.y;
    const scaled = ({ x, y }: Vec, k: number): Vec => ({ x: k * x, y: k * y });
    export function f(a: Vec, b: Vec, k: number) { return dot(a, b) / Math.sqrt(dot(a, a)) + dot(scaled(a, k), { x: 1, y: b.y }); }`,
    points: [[{ x: 1, y: 2 }, { x: 3, y: -1 }, 0.5]],
  },
  {
    name: 'records held in variables', fn: 'f',
    source: `
    interface Frame { origin: { x: number; y: number }; angle: number }
    export function f(frame: Frame, x: number, y: number) {
      const { origin, angle } = frame;
      const local = origin;
      const c = Math.cos(angle), s = Math.sin(angle);
      return local.x + c * x - s * y + (origin.y + s * x + c * y) * 2;
    }`,
    points: [[{ origin: { x: 1, y: 2 }, angle: 0.3 }, 0.5, -0.5]],
  },
];
