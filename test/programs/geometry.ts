/** Geometry: polygons, distances, intersections, triangulations, curves. */
import type { Program } from './program.js';

export const geometry: readonly Program[] = [
  {
    name: 'area and perimeter of a polygon', fn: 'roundness',
    source: `
    export function roundness(points: readonly (readonly [number, number])[]): number {
      const n = points.length;
      if (n < 3) return 0;
      let twice = 0;
      let perimeter = 0;
      for (let i = 0, j = n - 1; i < n; j = i++) {
        const [x0, y0] = points[j];
        const [x1, y1] = points[i];
        twice += x0 * y1 - x1 * y0;
        perimeter += Math.hypot(x1 - x0, y1 - y0);
      }
      return 2 * Math.PI * Math.abs(twice) / (perimeter * perimeter);
    }`,
    points: [[[]], [[[0, 0], [1, 0]]], [[[0, 0], [2, 0.3], [1, 1.5]]], [[[0, 0], [0.2, 1.5], [1.3, 1.8], [2, 0.3]]]],
  },
  {
    name: 'distance from a point to a segment', fn: 'distanceToPath',
    source: `
    const clamp01 = (t: number) => (t < 0 ? 0 : t > 1 ? 1 : t);
    function toSegment(px: number, py: number, ax: number, ay: number, bx: number, by: number): number {
      const dx = bx - ax, dy = by - ay;
      const length2 = dx * dx + dy * dy;
      if (length2 === 0) return Math.hypot(px - ax, py - ay);
      const t = clamp01(((px - ax) * dx + (py - ay) * dy) / length2);
      return Math.hypot(px - (ax + t * dx), py - (ay + t * dy));
    }
    export function distanceToPath(px: number, py: number, path: number[]): number {
      let nearest = Number.POSITIVE_INFINITY;
      for (let i = 0; i + 3 < path.length; i += 2) {
        const d = toSegment(px, py, path[i], path[i + 1], path[i + 2], path[i + 3]);
        if (d < nearest) nearest = d;
      }
      return nearest === Infinity ? px * px + py * py : nearest;
    }`,
    points: [[0.5, 1, []], [0.5, 1, [0, 0, 2, 0.3]], [-0.5, 1, [0, 0, 2, 0.3]], [3, 1, [0, 0, 2, 0.3]], [0.5, 1.2, [3, 3, 3, 3, 2, 0.1, -1, 0.5, -2, 4]]],
  },
  {
    name: 'circle through three points, or the line', fn: 'curvature',
    source: `
    export function curvature(a: [number, number], b: [number, number], c: [number, number]): number {
      const ab = Math.hypot(b[0] - a[0], b[1] - a[1]);
      const bc = Math.hypot(c[0] - b[0], c[1] - b[1]);
      const ca = Math.hypot(a[0] - c[0], a[1] - c[1]);
      const cross = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
      if (ab * bc * ca < 1e-12) {
        return 0;
      }
      const area = cross / 2;
      const k = 4 * area / (ab * bc * ca);
      return k >= 0 ? k : -k / 2;
    }`,
    points: [[[0, 0], [1, 0.2], [2, 1]], [[2, 1], [1, 0.2], [0, 0]], [[0, 0], [0, 0], [2, 1]]],
  },
  {
    name: 'ray against a list of spheres', fn: 'firstHit',
    source: `
    type V = readonly [number, number, number];
    const dot = (a: V, b: V): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    export function firstHit(origin: V, direction: V, spheres: readonly (readonly [number, number, number, number])[]): number {
      const aa = dot(direction, direction);
      let best = 100;
      for (const [cx, cy, cz, r] of spheres) {
        const ox = origin[0] - cx, oy = origin[1] - cy, oz = origin[2] - cz;
        const b = ox * direction[0] + oy * direction[1] + oz * direction[2];
        const c = ox * ox + oy * oy + oz * oz - r * r;
        const disc = b * b - aa * c;
        if (disc < 0) continue;
        const root = Math.sqrt(disc);
        let t = (-b - root) / aa;
        if (t < 0) t = (-b + root) / aa;
        if (t < 0) continue;
        if (t < best) best = t;
      }
      return best;
    }`,
    points: [
      [[0, 0, 0], [0.1, 0.1, 1], []], [[0, 0, 0], [0.1, 0.1, 1], [[0, 0, 5, 1]]], [[0, 0, 0], [0.1, 0.1, 1], [[0, 0, 5, 1], [0.2, 0.3, 3, 0.7], [9, 9, 9, 1], [0, 0, -4, 1]]],
      [[0, 0, 0], [0.1, 0.1, 1], [[0.1, 0, 0.2, 1]]], [[0, 0, 0], [0.1, 0.1, 1], [[0.2, 0.3, 3, 0.7], [0, 0, 5, 1]]],
    ],
  },
  {
    name: 'winding angle of a polyline around a point', fn: 'winding',
    source: `
    export function winding(xs: number[], ys: number[], px: number, py: number): number {
      let total = 0;
      let previous: number | undefined = undefined;
      for (let i = 0; i < xs.length; i++) {
        const angle = Math.atan2(ys[i] - py, xs[i] - px);
        if (previous !== undefined) {
          let turn = angle - previous;
          if (turn > Math.PI) turn -= 2 * Math.PI;
          else if (turn < -Math.PI) turn += 2 * Math.PI;
          total += turn;
        }
        previous = angle;
      }
      return total / (2 * Math.PI);
    }`,
    points: [[[], [], 0, 0], [[1], [0.5], 0, 0], [[1, 0.1, -1, -0.8, 0.9], [0.5, 1, 0.3, -0.7, -0.6], 0.1, 0.05], [[1, -1, -1, 1], [-0.5, -0.7, 0.8, 0.4], 0.1, 0]],
  },
  {
    name: 'volume of a tetrahedral mesh from index triples', fn: 'meshVolume',
    source: `
    export function meshVolume(vertices: Float64Array, faces: Uint16Array): number {
      let volume = 0;
      let worst = 0;
      for (let f = 0; f < faces.length; f += 3) {
        const a = 3 * faces[f];
        const b = 3 * faces[f + 1];
        const c = 3 * faces[f + 2];
        const cx = vertices[b + 1] * vertices[c + 2] - vertices[b + 2] * vertices[c + 1];
        const cy = vertices[b + 2] * vertices[c] - vertices[b] * vertices[c + 2];
        const cz = vertices[b] * vertices[c + 1] - vertices[b + 1] * vertices[c];
        const v = vertices[a] * cx + vertices[a + 1] * cy + vertices[a + 2] * cz;
        volume += v / 6;
        if (v < worst) worst = v;
      }
      return volume + 0.01 * worst;
    }`,
    points: [
      [Float64Array.of(0, 0, 0), Uint16Array.of()], [Float64Array.of(0.1, 0.2, 1, 1, 0.3, 0, 0, 2, 0.4), Uint16Array.of(0, 1, 2)], [Float64Array.of(0.1, 0.2, 1, 1, 0.3, 0, 0, 2, 0.4), Uint16Array.of(0, 2, 1)],
      [Float64Array.of(0.1, 0.2, 1, 1, 0.3, 0, 0, 2, 0.4, -1, -1, -1), Uint16Array.of(0, 1, 2, 0, 2, 3, 0, 3, 1, 2, 1, 3)],
    ],
  },
  {
    name: 'arc length of a spiral by Gauss points', fn: 'spiralLength',
    source: `
    const NODES = [-0.7745966692414834, 0, 0.7745966692414834];
    const WEIGHTS = [5 / 9, 8 / 9, 5 / 9];
    export function spiralLength(a: number, b: number, turns: number, panels: number): number {
      const end = 2 * Math.PI * turns;
      const h = end / panels;
      let length = 0;
      for (let p = 0; p < panels; p++) {
        const mid = (p + 0.5) * h;
        for (let k = 0; k < 3; k++) {
          const t = mid + 0.5 * h * NODES[k];
          const r = a + b * t;
          length += 0.5 * h * WEIGHTS[k] * Math.sqrt(r * r + b * b);
        }
      }
      return length;
    }`,
    points: [[1, 0.2, 1.5, 1], [0.5, 0.4, 2.2, 5]],
  },
  {
    name: 'great circles with a waypoint search', fn: 'detour',
    source: `
    const RADIUS = 6371;
    const rad = (degrees: number): number => degrees * Math.PI / 180;
    function haversine(lat1: number, lon1: number, lat2: number, lon2: number): number {
      const dLat = rad(lat2 - lat1), dLon = rad(lon2 - lon1);
      const h = Math.sin(dLat / 2) ** 2 + Math.cos(rad(lat1)) * Math.cos(rad(lat2)) * Math.sin(dLon / 2) ** 2;
      return 2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(h)));
    }
    /** How much longer the way gets through the best of the stops. */
    export function detour(from: [lat: number, lon: number], to: [lat: number, lon: number], stops: [number, number][]): number {
      const direct = haversine(from[0], from[1], to[0], to[1]);
      let best: number | null = null;
      for (const stop of stops) {
        const via = haversine(from[0], from[1], stop[0], stop[1]) + haversine(stop[0], stop[1], to[0], to[1]);
        if (best === null || via < best) best = via;
      }
      if (best === null) return direct;
      return best - direct;
    }`,
    points: [[[52, 13], [48, 2], []], [[52, 13], [48, 2], [[50, 8]]], [[52, 13], [48, 2], [[47, 8], [50.1, 8.2], [50, -8]]]],
  },
  {
    name: 'a rotation about an axis, and its trace', fn: 'rotatedZ',
    source: `
    export function rotatedZ(axis: Float64Array, angle: number, v: Float64Array, repeat: number): number {
      let norm = Math.hypot(axis[0], axis[1], axis[2]);
      if (norm === 0) return v[2];
      const x = axis[0] / norm, y = axis[1] / norm, z = axis[2] / norm;
      const c = Math.cos(angle), s = Math.sin(angle), t = 1 - c;
      let px = v[0], py = v[1], pz = v[2];
      for (let k = 0; k < repeat; k++) {
        const nx = (t * x * x + c) * px + (t * x * y - s * z) * py + (t * x * z + s * y) * pz;
        const ny = (t * x * y + s * z) * px + (t * y * y + c) * py + (t * y * z - s * x) * pz;
        const nz = (t * x * z - s * y) * px + (t * y * z + s * x) * py + (t * z * z + c) * pz;
        px = nx;
        py = ny;
        pz = nz;
      }
      return pz;
    }`,
    points: [0, 1, 3].map((repeat) => [Float64Array.of(0.3, 1, -0.4), 0.7, Float64Array.of(1, 2, 0.5), repeat]).concat([[Float64Array.of(0, 0, 0), 0.7, Float64Array.of(1, 2, 0.5), 2]]),
  },
  {
    name: 'spring layout energy of a graph', fn: 'layoutEnergy',
    source: `
    /**
     * Springs along the edges, repulsion between all pairs.
     * @grad wrt pos, ideal
     */
    export function layoutEnergy(pos: number[][], edges: [number, number][], ideal: number): number {
      let energy = 0;
      for (const [a, b] of edges) {
        if (a === b) continue;
        const d = Math.hypot(pos[a][0] - pos[b][0], pos[a][1] - pos[b][1]);
        energy += (d - ideal) ** 2;
      }
      for (let i = 0; i < pos.length; i++) {
        for (let j = 0; j < i; j++) {
          const dx = pos[i][0] - pos[j][0];
          const dy = pos[i][1] - pos[j][1];
          energy += 0.1 / (dx * dx + dy * dy + 0.01);
        }
      }
      return energy;
    }`,
    points: [[[], [], 1], [[[0.5, 0.2]], [[0, 0]], 1], [[[0, 0], [1.5, 0.3], [0.4, 2]], [[0, 1], [2, 1], [1, 1], [0, 2], [0, 1]], 1.2]],
  },
];
