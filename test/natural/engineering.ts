/**
 * Physics, robotics, graphics and finance as their users write them.
 *
 *     engineering[0].source // 'export function springEnergy(…) { … }'
 */
import type { Program } from './program.js';

export const engineering: readonly Program[] = [
  {
    name: 'N-body with classes as plain data, leapfrog',
    source: `
class Body {
  constructor(public x: number, public y: number, public vx: number, public vy: number, public mass: number) {}
}

const G = 1;
const SOFTENING = 0.05;

function accelerate(bodies: Body[], dt: number): void {
  for (let i = 0; i < bodies.length; i++) {
    for (let j = i + 1; j < bodies.length; j++) {
      const a = bodies[i], b = bodies[j];
      const dx = b.x - a.x;
      const dy = b.y - a.y;
      const r2 = dx * dx + dy * dy + SOFTENING ** 2;
      const k = (G * dt) / (r2 * Math.sqrt(r2));
      a.vx += k * b.mass * dx;
      a.vy += k * b.mass * dy;
      b.vx -= k * a.mass * dx;
      b.vy -= k * a.mass * dy;
    }
  }
}

export function finalSpread(initial: Body[], dt: number, steps: number): number {
  const bodies = initial.map((b) => ({ ...b }));
  for (let s = 0; s < steps; s++) {
    accelerate(bodies, dt / 2);
    for (const b of bodies) {
      b.x += b.vx * dt;
      b.y += b.vy * dt;
    }
    accelerate(bodies, dt / 2);
  }
  let spread = 0;
  for (const { x, y, mass } of bodies) spread += mass * (x * x + y * y);
  return spread;
}`,
    points: [[[{ x: 0, y: 0.1, vx: 0.1, vy: 0, mass: 1 }, { x: 1, y: 0.3, vx: 0, vy: 0.5, mass: 0.5 }, { x: -0.8, y: 0.9, vx: 0.2, vy: -0.3, mass: 0.7 }], 0.05, 2]],
  },
  {
    name: 'cloth: springs on a grid, fixed corners, a few Verlet steps',
    source: `
interface Particle { position: [number, number, number]; previous: [number, number, number]; pinned: boolean }
interface Spring { a: number; b: number; rest: number }

const GRAVITY = -9.81;

export function clothSag(width: number, height: number, spacing: number, stiffness: number, dt: number, steps = 2): number {
  const particles: Particle[] = [];
  for (let j = 0; j < height; j++) {
    for (let i = 0; i < width; i++) {
      particles.push({
        position: [i * spacing, 0, j * spacing],
        previous: [i * spacing, 0, j * spacing],
        pinned: j === 0 && (i === 0 || i === width - 1),
      });
    }
  }
  const springs: Spring[] = [];
  for (let j = 0; j < height; j++) {
    for (let i = 0; i < width; i++) {
      const k = j * width + i;
      if (i + 1 < width) springs.push({ a: k, b: k + 1, rest: spacing });
      if (j + 1 < height) springs.push({ a: k, b: k + width, rest: spacing });
    }
  }
  for (let s = 0; s < steps; s++) {
    for (const p of particles) {
      if (p.pinned) continue;
      for (let d = 0; d < 3; d++) {
        const v = p.position[d] - p.previous[d];
        p.previous[d] = p.position[d];
        p.position[d] += v * 0.99 + (d === 1 ? GRAVITY * dt * dt : 0);
      }
    }
    for (const { a, b, rest } of springs) {
      const pa = particles[a].position, pb = particles[b].position;
      const dx = pb[0] - pa[0], dy = pb[1] - pa[1], dz = pb[2] - pa[2];
      const length = Math.sqrt(dx * dx + dy * dy + dz * dz);
      const correction = (stiffness * (length - rest)) / length / 2;
      if (!particles[a].pinned) { pa[0] += dx * correction; pa[1] += dy * correction; pa[2] += dz * correction; }
      if (!particles[b].pinned) { pb[0] -= dx * correction; pb[1] -= dy * correction; pb[2] -= dz * correction; }
    }
  }
  return particles.reduce((lowest, p) => lowest + p.position[1] ** 2, 0);
}`,
    points: [[3, 2, 0.5, 0.8, 0.1]],
    wrt: ['spacing', 'stiffness', 'dt'],
  },
  {
    name: 'the energy of a spring network',
    source: `
interface Vec3 { x: number; y: number; z: number }
interface Spring { i: number; j: number; restLength: number; stiffness?: number }

const sub = (a: Vec3, b: Vec3): Vec3 => ({ x: a.x - b.x, y: a.y - b.y, z: a.z - b.z });
const length = ({ x, y, z }: Vec3): number => Math.sqrt(x * x + y * y + z * z);

export function springEnergy(nodes: Vec3[], springs: Spring[], defaultStiffness = 10): number {
  return springs.reduce((energy, { i, j, restLength, stiffness = defaultStiffness }) => {
    const stretch = length(sub(nodes[i], nodes[j])) - restLength;
    return energy + 0.5 * stiffness * stretch ** 2;
  }, 0);
}`,
    points: [[[{ x: 0, y: 0, z: 0.1 }, { x: 1, y: 0.5, z: 0 }, { x: 0.3, y: 1.2, z: 0.4 }], [{ i: 0, j: 1, restLength: 0.9 }, { i: 1, j: 2, restLength: 1, stiffness: 3 }], 5]],
    wrt: ['nodes', 'defaultStiffness'],
  },
  {
    name: 'forward kinematics of a chain with quaternions',
    source: `
type Vec3 = readonly [number, number, number];
type Quat = readonly [w: number, x: number, y: number, z: number];
interface Joint { axis: Vec3; offset: Vec3 }

function fromAxisAngle([x, y, z]: Vec3, angle: number): Quat {
  const s = Math.sin(angle / 2);
  return [Math.cos(angle / 2), x * s, y * s, z * s];
}

function multiply([aw, ax, ay, az]: Quat, [bw, bx, by, bz]: Quat): Quat {
  return [
    aw * bw - ax * bx - ay * by - az * bz,
    aw * bx + ax * bw + ay * bz - az * by,
    aw * by - ax * bz + ay * bw + az * bx,
    aw * bz + ax * by - ay * bx + az * bw,
  ];
}

function rotate(q: Quat, [vx, vy, vz]: Vec3): Vec3 {
  const [w, x, y, z] = q;
  const tx = 2 * (y * vz - z * vy);
  const ty = 2 * (z * vx - x * vz);
  const tz = 2 * (x * vy - y * vx);
  return [vx + w * tx + y * tz - z * ty, vy + w * ty + z * tx - x * tz, vz + w * tz + x * ty - y * tx];
}

export function reachError(angles: number[], joints: Joint[], target: Vec3): number {
  let orientation: Quat = [1, 0, 0, 0];
  let position: Vec3 = [0, 0, 0];
  for (let i = 0; i < joints.length; i++) {
    const { axis, offset } = joints[i];
    orientation = multiply(orientation, fromAxisAngle(axis, angles[i]));
    const [ox, oy, oz] = rotate(orientation, offset);
    position = [position[0] + ox, position[1] + oy, position[2] + oz];
  }
  return Math.hypot(position[0] - target[0], position[1] - target[1], position[2] - target[2]);
}`,
    points: [[[0.3, -0.8, 0.5], [{ axis: [0, 0, 1], offset: [1, 0, 0] }, { axis: [0, 1, 0], offset: [0.8, 0, 0.1] }, { axis: [1, 0, 0], offset: [0.5, 0.2, 0] }], [1, 0.5, 0.7]]],
  },
  {
    name: 'the cost of a PID controller over a trajectory',
    source: `
interface PID { kp: number; ki: number; kd: number }
interface SimOptions { dt?: number; steps?: number; limit?: number }

const clamp = (x: number, lo: number, hi: number): number => Math.min(Math.max(x, lo), hi);

export function trackingCost(gains: PID, setpoint: number, { dt = 0.1, steps = 5, limit = 3 }: SimOptions = {}): number {
  let position = 0, velocity = 0, integral = 0;
  let previousError = setpoint;
  let cost = 0;
  for (let k = 0; k < steps; k++) {
    const error = setpoint - position;
    integral += error * dt;
    const derivative = (error - previousError) / dt;
    const u = clamp(gains.kp * error + gains.ki * integral + gains.kd * derivative, -limit, limit);
    velocity += (u - 0.5 * velocity) * dt;
    position += velocity * dt;
    previousError = error;
    cost += (error * error + 0.01 * u * u) * dt;
  }
  return cost;
}`,
    points: [[{ kp: 2, ki: 0.5, kd: 0.1 }, 1, { steps: 6 }], [{ kp: 9, ki: 0.5, kd: 0.1 }, 1, { limit: 2 }]],
  },
  {
    name: 'bundle adjustment residuals with Rodrigues rotation and radial distortion',
    source: `
interface Camera { rotation: number[]; translation: number[]; focal: number; k1: number; k2: number }
interface Observation { camera: number; point: number; u: number; v: number }

function rodrigues(r: number[], p: number[]): number[] {
  const theta2 = r[0] * r[0] + r[1] * r[1] + r[2] * r[2];
  const cross = (a: number[], b: number[]) => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
  if (theta2 < 1e-12) {
    const c = cross(r, p);
    return p.map((v, i) => v + c[i]);
  }
  const theta = Math.sqrt(theta2);
  const axis = r.map((v) => v / theta);
  const c = Math.cos(theta), s = Math.sin(theta);
  const w = cross(axis, p);
  const d = axis.reduce((acc, v, i) => acc + v * p[i], 0) * (1 - c);
  return p.map((v, i) => v * c + w[i] * s + axis[i] * d);
}

function project(camera: Camera, point: number[]): [number, number] {
  const [x, y, z] = rodrigues(camera.rotation, point).map((v, i) => v + camera.translation[i]);
  const px = -x / z, py = -y / z;
  const r2 = px * px + py * py;
  const distortion = 1 + r2 * (camera.k1 + camera.k2 * r2);
  return [camera.focal * distortion * px, camera.focal * distortion * py];
}

export function reprojectionError(cameras: Camera[], points: number[][], observations: Observation[]): number {
  let total = 0;
  for (const { camera, point, u, v } of observations) {
    const [pu, pv] = project(cameras[camera], points[point]);
    const e2 = (pu - u) ** 2 + (pv - v) ** 2;
    total += e2 < 1 ? e2 : 2 * Math.sqrt(e2) - 1;
  }
  return total;
}`,
    points: [[[{ rotation: [0.1, -0.2, 0.3], translation: [0.1, 0, 2], focal: 1.2, k1: 0.1, k2: 0.01 }, { rotation: [0, 0, 0], translation: [0.2, 0.3, 3], focal: 1, k1: 0.05, k2: 0 }], [[0.5, 0.6, 1], [-0.4, 0.2, 1.5]], [{ camera: 0, point: 0, u: 0.1, v: 0.2 }, { camera: 1, point: 1, u: -0.5, v: 2.3 }]]],
    wrt: ['cameras', 'points'],
  },
  {
    name: 'bilinear sampling at the points of a warp',
    source: `
export interface Image { width: number; height: number; data: Float64Array }

function sampleBilinear({ width, height, data }: Image, x: number, y: number): number {
  const x0 = Math.max(0, Math.min(width - 2, Math.floor(x)));
  const y0 = Math.max(0, Math.min(height - 2, Math.floor(y)));
  const fx = x - x0;
  const fy = y - y0;
  const at = (i: number, j: number): number => data[j * width + i];
  const top = at(x0, y0) * (1 - fx) + at(x0 + 1, y0) * fx;
  const bottom = at(x0, y0 + 1) * (1 - fx) + at(x0 + 1, y0 + 1) * fx;
  return top * (1 - fy) + bottom * fy;
}

export function photometricLoss(source: Image, target: Image, affine: readonly [number, number, number, number, number, number]): number {
  const [a, b, tx, c, d, ty] = affine;
  let loss = 0;
  for (let y = 0; y < target.height; y++) {
    for (let x = 0; x < target.width; x++) {
      const diff = sampleBilinear(source, a * x + b * y + tx, c * x + d * y + ty) - target.data[y * target.width + x];
      loss += diff * diff;
    }
  }
  return loss / (target.width * target.height);
}`,
    points: [[{ width: 3, height: 3, data: new Float64Array([0.1, 0.5, 0.9, 0.3, 0.7, 0.2, 0.8, 0.4, 0.6]) }, { width: 2, height: 2, data: new Float64Array([0.2, 0.4, 0.6, 0.8]) }, [0.9, 0.1, 0.2, -0.1, 0.95, 0.3]]],
    wrt: ['affine'],
  },
  {
    name: 'ray marching of a signed distance field',
    source: `
type V3 = { x: number; y: number; z: number };
const v3 = (x: number, y: number, z: number): V3 => ({ x, y, z });
const along = (o: V3, d: V3, t: number): V3 => v3(o.x + d.x * t, o.y + d.y * t, o.z + d.z * t);

interface Scene { center: V3; radius: number; floor: number; blend: number }

function smoothUnion(a: number, b: number, k: number): number {
  const h = Math.min(1, Math.max(0, 0.5 + (0.5 * (b - a)) / k));
  return b * (1 - h) + a * h - k * h * (1 - h);
}

function distance(p: V3, { center, radius, floor, blend }: Scene): number {
  const sphere = Math.hypot(p.x - center.x, p.y - center.y, p.z - center.z) - radius;
  return smoothUnion(sphere, p.y - floor, blend);
}

export function depth(origin: V3, direction: V3, scene: Scene, maxSteps = 16): number {
  let t = 0;
  for (let i = 0; i < maxSteps; i++) {
    const d = distance(along(origin, direction, t), scene);
    if (d < 1e-3) return t;
    t += d;
    if (t > 50) return 50;
  }
  return t;
}`,
    points: [[{ x: 0, y: 0.5, z: -3 }, { x: 0.05, y: -0.1, z: 1 }, { center: { x: 0, y: 0, z: 0 }, radius: 1, floor: -1, blend: 0.3 }], [{ x: 0, y: 2, z: -3 }, { x: 0, y: 1, z: 0 }, { center: { x: 0, y: 0, z: 0 }, radius: 1, floor: -1, blend: 0.3 }, 8]],
  },
  {
    name: 'a Bezier curve by de Casteljau, fitted to samples',
    source: `
interface Point2D { x: number; y: number }

const lerp = (a: Point2D, b: Point2D, t: number): Point2D => ({ x: (1 - t) * a.x + t * b.x, y: (1 - t) * a.y + t * b.y });

function bezier(control: readonly Point2D[], t: number): Point2D {
  let points = [...control];
  while (points.length > 1) {
    const next: Point2D[] = [];
    for (let i = 0; i + 1 < points.length; i++) next.push(lerp(points[i], points[i + 1], t));
    points = next;
  }
  return points[0];
}

export function fitError(control: Point2D[], samples: Point2D[]): number {
  return samples
    .map((s, i) => ({ s, p: bezier(control, i / (samples.length - 1)) }))
    .reduce((err, { s, p }) => err + (s.x - p.x) ** 2 + (s.y - p.y) ** 2, 0);
}`,
    points: [[[{ x: 0, y: 0.1 }, { x: 0.5, y: 1.2 }, { x: 1.5, y: 0.9 }, { x: 2, y: 0 }], [{ x: 0, y: 0 }, { x: 1, y: 0.7 }, { x: 2, y: 0.2 }]]],
  },
  {
    name: 'a B-spline by the basis recursion as a table',
    source: `
export function bsplineValue(knots: number[], coefficients: number[], degree: number, x: number): number {
  const basis: number[][] = [];
  basis[0] = knots.slice(0, -1).map((k, i) => (x >= k && x < knots[i + 1] ? 1 : 0));
  for (let p = 1; p <= degree; p++) {
    basis[p] = [];
    for (let i = 0; i + p + 1 < knots.length; i++) {
      const d1 = knots[i + p] - knots[i];
      const d2 = knots[i + p + 1] - knots[i + 1];
      const left = d1 === 0 ? 0 : ((x - knots[i]) / d1) * basis[p - 1][i];
      const right = d2 === 0 ? 0 : ((knots[i + p + 1] - x) / d2) * basis[p - 1][i + 1];
      basis[p][i] = left + right;
    }
  }
  return coefficients.reduce((s, c, i) => s + c * basis[degree][i], 0);
}`,
    points: [[[0, 0.1, 0.9, 2, 3.1, 4, 5.3], [0.5, 1.2, -0.4, 0.9], 2, 2.6]],
  },
  {
    name: 'an American put on a binomial lattice',
    source: `
export interface Option { spot: number; strike: number; rate: number; volatility: number; maturity: number }
type Exercise = 'american' | 'european';

export function latticePut(option: Option, steps: number, exercise: Exercise = 'american'): number {
  const { spot, strike, rate, volatility, maturity } = option;
  const dt = maturity / steps;
  const up = Math.exp(volatility * Math.sqrt(dt));
  const down = 1 / up;
  const discount = Math.exp(-rate * dt);
  const p = (Math.exp(rate * dt) - down) / (up - down);
  const values = Array.from({ length: steps + 1 }, (_, i) => Math.max(strike - spot * up ** (2 * i - steps), 0));
  for (let step = steps - 1; step >= 0; step--) {
    for (let i = 0; i <= step; i++) {
      const continuation = discount * (p * values[i + 1] + (1 - p) * values[i]);
      values[i] = exercise === 'american' ? Math.max(continuation, strike - spot * up ** (2 * i - step)) : continuation;
    }
  }
  return values[0];
}`,
    points: [[{ spot: 100, strike: 105, rate: 0.03, volatility: 0.25, maturity: 1 }, 5, 'american'], [{ spot: 100, strike: 105, rate: 0.03, volatility: 0.25, maturity: 1 }, 3, 'european']],
  },
  {
    name: 'SABR: Hagan\'s formula, with its limit at the money',
    source: `
export interface SABR { alpha: number; beta: number; rho: number; nu: number }

export function sabrVol(forward: number, strike: number, maturity: number, { alpha, beta, rho, nu }: SABR): number {
  const oneMinusBeta = 1 - beta;
  const fk = Math.pow(forward * strike, oneMinusBeta / 2);
  const correction = 1 + maturity * (
    (oneMinusBeta ** 2 / 24) * (alpha ** 2 / fk ** 2) +
    (rho * beta * nu * alpha) / (4 * fk) +
    ((2 - 3 * rho ** 2) / 24) * nu ** 2
  );
  if (Math.abs(forward - strike) < 1e-9) return (alpha / Math.pow(forward, oneMinusBeta)) * correction;
  const logM = Math.log(forward / strike);
  const z = (nu / alpha) * fk * logM;
  const x = Math.log((Math.sqrt(1 - 2 * rho * z + z * z) + z - rho) / (1 - rho));
  const denominator = fk * (1 + (oneMinusBeta ** 2 / 24) * logM ** 2 + (oneMinusBeta ** 4 / 1920) * logM ** 4);
  return (alpha / denominator) * (z / x) * correction;
}`,
    points: [[0.03, 0.035, 2, { alpha: 0.02, beta: 0.5, rho: -0.3, nu: 0.4 }]],
  },
  {
    name: 'Monte Carlo of an Asian option with given normals',
    source: `
interface Market { spot: number; rate: number; vol: number }
interface Contract { strike: number; maturity: number; kind: 'call' | 'put' }

export function asianPrice(market: Market, contract: Contract, normals: readonly Float64Array[]): number {
  const payoffs = normals.map((path) => {
    const dt = contract.maturity / path.length;
    const drift = (market.rate - 0.5 * market.vol ** 2) * dt;
    const diffusion = market.vol * Math.sqrt(dt);
    let s = market.spot;
    let sum = 0;
    for (const z of path) {
      s *= Math.exp(drift + diffusion * z);
      sum += s;
    }
    const average = sum / path.length;
    return contract.kind === 'call' ? Math.max(average - contract.strike, 0) : Math.max(contract.strike - average, 0);
  });
  return (Math.exp(-market.rate * contract.maturity) * payoffs.reduce((a, b) => a + b, 0)) / payoffs.length;
}`,
    points: [[{ spot: 100, rate: 0.02, vol: 0.3 }, { strike: 98, maturity: 0.5, kind: 'call' }, [new Float64Array([0.5, -0.3, 1.1]), new Float64Array([-0.9, 0.2, 0.4])]]],
  },
  {
    name: 'Black-Litterman: posterior returns by Gauss-Jordan',
    source: `
type Matrix = number[][];

function inverse(A: Matrix): Matrix {
  const n = A.length;
  const M = A.map((row, i) => [...row, ...Array.from({ length: n }, (_, j) => (i === j ? 1 : 0))]);
  for (let k = 0; k < n; k++) {
    const pivot = M[k][k];
    for (let j = 0; j < 2 * n; j++) M[k][j] /= pivot;
    for (let i = 0; i < n; i++) {
      if (i === k) continue;
      const factor = M[i][k];
      for (let j = 0; j < 2 * n; j++) M[i][j] -= factor * M[k][j];
    }
  }
  return M.map((row) => row.slice(n));
}

const matVec = (A: Matrix, x: number[]): number[] => A.map((row) => row.reduce((s, a, j) => s + a * x[j], 0));

interface Views { P: Matrix; q: number[]; omega: number[] }

export function posterior(sigma: Matrix, weights: number[], { P, q, omega }: Views, tau = 0.05, delta = 2.5): number[] {
  const n = weights.length;
  const pi = matVec(sigma, weights).map((x) => x * delta);
  const precision = inverse(sigma.map((row) => row.map((v) => v * tau)));
  const rhs = matVec(precision, pi);
  const A = precision.map((row) => row.slice());
  P.forEach((view, k) => {
    for (let i = 0; i < n; i++) {
      rhs[i] += (view[i] * q[k]) / omega[k];
      for (let j = 0; j < n; j++) A[i][j] += (view[i] * view[j]) / omega[k];
    }
  });
  return matVec(inverse(A), rhs);
}`,
    points: [[[[0.04, 0.01], [0.01, 0.09]], [0.6, 0.4], { P: [[1, -1]], q: [0.02], omega: [0.001] }, 0.1, 3]],
  },
  {
    name: 'SIR by fourth-order Runge-Kutta, against observations',
    source: `
interface SIR { S: number; I: number; R: number }
interface Rates { beta: number; gamma: number }

const derivative = ({ S, I }: SIR, { beta, gamma }: Rates): SIR => {
  const n = beta * S * I;
  return { S: -n, I: n - gamma * I, R: gamma * I };
};
const step = (a: SIR, k: SIR, h: number): SIR => ({ S: a.S + h * k.S, I: a.I + h * k.I, R: a.R + h * k.R });

function rk4(state: SIR, rates: Rates, h: number): SIR {
  const k1 = derivative(state, rates);
  const k2 = derivative(step(state, k1, h / 2), rates);
  const k3 = derivative(step(state, k2, h / 2), rates);
  const k4 = derivative(step(state, k3, h), rates);
  const combine = (key: keyof SIR): number => state[key] + (h / 6) * (k1[key] + 2 * k2[key] + 2 * k3[key] + k4[key]);
  return { S: combine('S'), I: combine('I'), R: combine('R') };
}

export function sirLoss(rates: Rates, infected: number[], initial: SIR = { S: 0.99, I: 0.01, R: 0 }): number {
  let state = initial;
  let loss = 0;
  for (const observed of infected) {
    state = rk4(state, rates, 1);
    loss += (state.I - observed) ** 2;
  }
  return loss;
}`,
    points: [[{ beta: 0.9, gamma: 0.2 }, [0.02, 0.04], { S: 0.9, I: 0.1, R: 0 }]],
  },
  {
    name: 'soft Floyd-Warshall on a flat matrix',
    source: `
/** Smooth minimum; exact as temperature goes to zero. */
function softmin(a: number, b: number, temperature: number): number {
  if (!Number.isFinite(a)) return b;
  if (!Number.isFinite(b)) return a;
  const m = Math.min(a, b);
  return m - temperature * Math.log(Math.exp((m - a) / temperature) + Math.exp((m - b) / temperature));
}

export function meanDistance(weights: Float64Array, n: number, temperature = 0.1): number {
  const dist = weights.slice();
  for (let k = 0; k < n; k++)
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++) {
        if (i === j || i === k || j === k) continue;
        dist[i * n + j] = softmin(dist[i * n + j], dist[i * n + k] + dist[k * n + j], temperature);
      }
  let sum = 0;
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) if (i !== j) sum += dist[i * n + j];
  return sum / (n * (n - 1));
}`,
    points: [[new Float64Array([0, 1, 4, 1.5, 0, 2, 3, 2.5, 0]), 3, 0.5]],
  },
  {
    name: 'heat on a rod with swapped buffers and a source record',
    source: `
interface HeatSource { position: number; strength: number; active?: boolean }

export function rodTemperature(initial: Float64Array, diffusivity: number, sources: HeatSource[], dt: number, steps: number): number {
  let current = new Float64Array(initial);
  let next = new Float64Array(initial.length);
  for (let s = 0; s < steps; s++) {
    for (let i = 1; i < current.length - 1; i++) {
      next[i] = current[i] + diffusivity * dt * (current[i - 1] - 2 * current[i] + current[i + 1]);
    }
    next[0] = next[1];
    next[next.length - 1] = 0;
    for (const { position, strength, active = true } of sources) {
      if (active) next[position] += strength * dt;
    }
    [current, next] = [next, current];
  }
  return Math.max(...current);
}`,
    points: [[new Float64Array([0.1, 0.5, 0.9, 0.4, 0]), 0.8, [{ position: 2, strength: 1.5 }, { position: 1, strength: 9, active: false }], 0.1, 3]],
    wrt: ['initial', 'diffusivity', 'dt'],
  },
];
