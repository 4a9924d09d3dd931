/** Graphics: shading, colour, signed distances, ray marching, splines, textures. */
import type { Program } from './program.js';

export const graphics: readonly Program[] = [
  {
    name: 'sphere tracing of two blobs', fn: 'depth',
    source: `
    function smoothMin(a: number, b: number, k: number): number {
      const h = Math.max(k - Math.abs(a - b), 0) / k;
      return Math.min(a, b) - h * h * k / 4;
    }
    function scene(x: number, y: number, z: number, radius: number, blend: number): number {
      const first = Math.hypot(x, y, z - 3) - radius;
      const second = Math.hypot(x - 0.6, y + 0.2, z - 2.6) - 0.7 * radius;
      return smoothMin(first, second, blend);
    }
    /** How far a ray through (u, v) goes before it hits; 10 where it misses. */
    export function depth(u: number, v: number, radius: number, blend: number): number {
      const length = Math.sqrt(u * u + v * v + 1);
      let t = 0;
      for (let step = 0; step < 64; step++) {
        const d = scene(t * u / length, t * v / length, t / length, radius, blend);
        if (d < 1e-9) return t;
        t += d;
        if (t > 10) return 10 + 0.01 * radius;
      }
      return t;
    }`,
    points: [[0.05, 0.02, 0.8, 0.3], [0.2, -0.05, 0.6, 0.1], [2, 2, 0.5, 0.2], [0.33, 0.01, 0.7, 0.5]],
  },
  {
    name: 'Phong lighting of one point', fn: 'shade',
    source: `
    interface Vec { x: number; y: number; z: number }
    interface Light { position: Vec; intensity: number; radius: number | null }
    export function shade(normal: Vec, at: Vec, light: Light, shininess: number): number {
      const lx = light.position.x - at.x, ly = light.position.y - at.y, lz = light.position.z - at.z;
      const distance = Math.sqrt(lx * lx + ly * ly + lz * lz);
      const facing = (normal.x * lx + normal.y * ly + normal.z * lz) / distance;
      if (facing <= 0) {
        return 0.05;
      }
      let falloff = 1 / (1 + distance * distance);
      if (light.radius !== null && distance > light.radius) falloff *= 0.5;
      const reflected = 2 * facing * normal.z - lz / distance;
      const specular = reflected > 0 ? reflected ** shininess : 0;
      return 0.05 + light.intensity * falloff * (0.7 * facing + 0.3 * specular);
    }`,
    points: [
      [{ x: 0, y: 0.1, z: 1 }, { x: 0, y: 0, z: 0 }, { position: { x: 1, y: 1, z: 2 }, intensity: 3, radius: null }, 8],
      [{ x: 0, y: 0.1, z: 1 }, { x: 0, y: 0, z: 0 }, { position: { x: 1, y: 1, z: 2 }, intensity: 3, radius: 1 }, 8],
      [{ x: 0.9, y: 0.1, z: 0.1 }, { x: 0, y: 0, z: 0 }, { position: { x: 1, y: 1, z: 2 }, intensity: 3, radius: 5 }, 8],
      [{ x: 0, y: 0.1, z: -1 }, { x: 0, y: 0, z: 0 }, { position: { x: 1, y: 1, z: 2 }, intensity: 3, radius: 1 }, 8],
    ],
  },
  {
    name: 'a Bézier curve by de Casteljau on four points', fn: 'bezierDistance',
    source: `
    const lerp = (a: number, b: number, t: number) => a + (b - a) * t;
    export function bezierDistance(px: number[], py: number[], t: number, x: number, y: number): number {
      let x0 = px[0], x1 = px[1], x2 = px[2];
      let y0 = py[0], y1 = py[1], y2 = py[2];
      [x0, x1, x2] = [lerp(x0, x1, t), lerp(x1, x2, t), lerp(x2, px[3], t)];
      [y0, y1, y2] = [lerp(y0, y1, t), lerp(y1, y2, t), lerp(y2, py[3], t)];
      for (let level = 2; level > 0; level--) {
        [x0, x1] = [lerp(x0, x1, t), lerp(x1, x2, t)];
        [y0, y1] = [lerp(y0, y1, t), lerp(y1, y2, t)];
      }
      const dx = x - x0;
      const dy = y - y0;
      return dx * dx + dy * dy;
    }`,
    points: [[[0, 1, 2, 3], [0, 2, -1, 1], 0.3, 1, 1], [[0.4, 1.1, 0, -3], [0, 2, -1, 1.6], 0.8, -1, 0.5]],
  },
  {
    name: 'bilinear texture lookup with wrapping', fn: 'sample',
    source: `
    /** The texture is one flat array, row by row. */
    export function sample(texels: Float64Array, width: number, height: number, u: number, v: number): number {
      const x = u * width - 0.5;
      const y = v * height - 0.5;
      const x0 = Math.floor(x);
      const y0 = Math.floor(y);
      const fx = x - x0;
      const fy = y - y0;
      const wrap = (i: number, n: number) => ((i % n) + n) % n;
      const row0 = wrap(y0, height) * width;
      const row1 = wrap(y0 + 1, height) * width;
      const c0 = wrap(x0, width), c1 = wrap(x0 + 1, width);
      const top = texels[row0 + c0] * (1 - fx) + texels[row0 + c1] * fx;
      const bottom = texels[row1 + c0] * (1 - fx) + texels[row1 + c1] * fx;
      return top * (1 - fy) + bottom * fy;
    }`,
    points: [
      [Float64Array.of(1, 2, 3, 5, 8, 13), 3, 2, 0.4, 0.6], [Float64Array.of(1, 2, 3, 5, 8, 13), 3, 2, 0.05, 0.95],
      [Float64Array.of(1, 2, 3, 5, 8, 13), 2, 3, -0.3, 1.4], [Float64Array.of(2), 1, 1, 0.3, 0.4],
    ],
  },
  {
    name: 'HSV to luminance through a switch over sextants', fn: 'luminance',
    source: `
    export function luminance(h: number, s: number, v: number): number {
      const sector = Math.floor(h * 6);
      const f = h * 6 - sector;
      const p = v * (1 - s);
      const q = v * (1 - f * s);
      const t = v * (1 - (1 - f) * s);
      let r = 0, g = 0, b = 0;
      switch (sector % 6) {
        case 0: r = v; g = t; b = p; break;
        case 1: r = q; g = v; b = p; break;
        case 2: r = p; g = v; b = t; break;
        case 3: r = p; g = q; b = v; break;
        case 4: r = t; g = p; b = v; break;
        case 5: r = v; g = p; b = q; break;
      }
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    }`,
    points: [[0.05, 0.5, 0.8], [0.2, 0.5, 0.8], [0.45, 0.9, 0.3], [0.6, 0.5, 0.8], [0.7, 0.2, 0.9], [0.93, 0.5, 0.8], [-0.1, 0.5, 0.8]],
  },
  {
    name: 'the gamma curve of sRGB, both ways', fn: 'blend',
    source: `
    const toLinear = (c: number): number => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    const toGamma = (c: number): number => (c <= 0.0031308 ? 12.92 * c : 1.055 * c ** (1 / 2.4) - 0.055);
    export function blend(front: [number, number, number], back: [number, number, number], alpha: number): number {
      let brightness = 0;
      for (let i = 0; i < 3; i++) {
        const f = toLinear(front[i]);
        const b = toLinear(back[i]);
        const mixed = toGamma(f * alpha + b * (1 - alpha));
        const weight = i === 0 ? 0.3 : i === 1 ? 0.6 : 0.1;
        brightness += weight * mixed;
      }
      if (brightness > 1) return 1;
      if (brightness < 0) return 0;
      return brightness;
    }`,
    points: [[[0.2, 0.5, 0.9], [0.01, 0.02, 0.03], 0.4], [[0.02, 0.03, 0.01], [0.01, 0.02, 0.03], 0.6], [[2, 3, 4], [1, 1, 1], 0.5], [[-2, -3, -4], [0, 0, 0], 0.5]],
  },
  {
    name: 'value noise in octaves', fn: 'noise',
    source: `
    const fade = (t: number) => t * t * t * (t * (t * 6 - 15) + 10);
    export function noise(x: number, lattice: Float64Array, octaves: number, gain: number): number {
      let sum = 0;
      let amplitude = 1;
      let frequency = 1;
      for (let o = 0; o < octaves; o++) {
        const p = x * frequency;
        const cell = Math.floor(p);
        const t = fade(p - cell);
        const a = lattice[cell & 7];
        const b = lattice[(cell + 1) & 7];
        sum += amplitude * (a + (b - a) * t);
        amplitude *= gain;
        frequency *= 2;
      }
      return sum;
    }`,
    points: [0, 1, 4].map((octaves) => [1.37, Float64Array.of(0.1, 0.9, -0.4, 0.3, 0.8, -0.7, 0.2, -0.1), octaves, 0.55]),
  },
  {
    name: 'Mandelbrot escape, smoothed', fn: 'escape',
    source: `
    export function escape(cx: number, cy: number, limit: number): number {
      let zx = 0;
      let zy = 0;
      let n = 0;
      while (n < limit) {
        const x2 = zx * zx, y2 = zy * zy;
        if (x2 + y2 > 256) {
          const nu = Math.log2(Math.log(x2 + y2) / 2);
          return n + 1 - nu;
        }
        zy = 2 * zx * zy + cy;
        zx = x2 - y2 + cx;
        n++;
      }
      return zx * zx + zy * zy;
    }`,
    points: [[0.5, 0.6, 50], [-0.4, 0.3, 20], [0.3, 0.5, 0], [0.3, 0.5, 1]],
  },
  {
    name: 'a signed distance to a box, by regions', fn: 'boxDistance',
    source: `
    export function boxDistance(px: number, py: number, w: number, h: number, round: number): number {
      const qx = Math.abs(px) - w + round;
      const qy = Math.abs(py) - h + round;
      let d: number;
      if (qx > 0) {
        if (qy > 0) d = Math.sqrt(qx * qx + qy * qy);
        else d = qx;
      } else if (qy > 0) {
        d = qy;
      } else {
        d = qx > qy ? qx : qy;
      }
      d -= round;
      return d < 0 ? d * (1 + 0.1 * d) : d;
    }`,
    points: [[2, 3, 1, 1.5, 0.2], [2, 0.3, 1, 1.5, 0.2], [0.1, 3, 1, 1.5, 0.2], [0.1, 0.3, 1, 1.5, 0.2], [0.1, -1.2, 1, 1.5, 0.2]],
  },
  {
    name: 'tone mapping with a fitted curve', fn: 'exposureError',
    source: `
    const A = 2.51, B = 0.03, C = 2.43, D = 0.59, E = 0.14;
    export function exposureError(pixels: number[][], exposure: number, target: number): number {
      let sum = 0;
      let count = 0;
      for (const row of pixels) {
        for (const p of row) {
          const x = p * 2 ** exposure;
          let mapped = (x * (A * x + B)) / (x * (C * x + D) + E);
          if (mapped > 1) mapped = 1;
          sum += mapped;
          count++;
        }
      }
      if (!count) return 0;
      const mean = sum / count;
      return (mean - target) ** 2;
    }`,
    points: [[[], 0.2, 0.5], [[[]], 0.2, 0.5], [[[0.3]], 0.2, 0.5], [[[0.3, 0.1], [2, 60], [0.01]], 0.7, 0.4]],
  },
  {
    name: 'a Fresnel–Schlick blend with an inside flag', fn: 'reflectance',
    source: `
    export function reflectance(cosine: number, ior: number, roughness = 0.1): number {
      let c = cosine;
      let eta = ior;
      const inside = c < 0;
      if (inside) {
        c = -c;
        eta = 1 / ior;
      }
      const sin2 = (1 - c * c) / (eta * eta);
      if (sin2 >= 1) return 1 - 0.1 * roughness;
      const r0 = ((1 - eta) / (1 + eta)) ** 2;
      const m = 1 - (inside ? Math.sqrt(1 - sin2) : c);
      const m2 = m * m;
      return r0 + (1 - r0) * m2 * m2 * m * (1 - roughness);
    }`,
    points: [[0.7, 1.5], [0.7, 1.5, 0.3], [-0.9, 1.5, 0.2], [-0.3, 1.5, 0.3]],
  },
  {
    name: 'Catmull–Rom along a polyline', fn: 'height',
    source: `
    export function height(knots: readonly number[], t: number): number {
      const last = knots.length - 1;
      if (last < 0) return 0;
      if (last === 0) return knots[0];
      let i = Math.floor(t);
      if (i < 0) i = 0;
      if (i > last - 1) i = last - 1;
      const u = t - i;
      const p1 = knots[i], p2 = knots[i + 1];
      const p0 = i > 0 ? knots[i - 1] : 2 * p1 - p2;
      const p3 = i + 2 <= last ? knots[i + 2] : 2 * p2 - p1;
      const a = -0.5 * p0 + 1.5 * p1 - 1.5 * p2 + 0.5 * p3;
      const b = p0 - 2.5 * p1 + 2 * p2 - 0.5 * p3;
      const c = 0.5 * (p2 - p0);
      return ((a * u + b) * u + c) * u + p1;
    }`,
    points: [[[], 0.4], [[2], 0.4], [[2, 3], 0.4], [[2, 3, -1, 4, 1], 1.6], [[2, 3, -1, 4, 1], -0.3], [[2, 3, -1, 4, 1], 5.2]],
  },
];
