/**
 * Value classes as people write them: vectors, matrices, complex numbers, quaternions, bodies, layers, filters.
 *
 *     classes[0].source // 'class Vec3 { constructor(readonly x: number, …) {} add(o: Vec3): Vec3 { … } }'
 */
import type { Program } from '../natural/program.js';

export const classes: readonly Program[] = [
  {
    name: 'a ray that hits a sphere, with a class of vectors',
    source: `
class Vec3 {
  constructor(readonly x: number, readonly y: number, readonly z: number) {}
  add(o: Vec3): Vec3 { return new Vec3(this.x + o.x, this.y + o.y, this.z + o.z); }
  sub(o: Vec3): Vec3 { return new Vec3(this.x - o.x, this.y - o.y, this.z - o.z); }
  scale(s: number): Vec3 { return new Vec3(this.x * s, this.y * s, this.z * s); }
  dot(o: Vec3): number { return this.x * o.x + this.y * o.y + this.z * o.z; }
  get length(): number { return Math.sqrt(this.dot(this)); }
  normalize(): Vec3 { return this.scale(1 / this.length); }
}

export function shade(cx: number, cy: number, cz: number, radius: number, px: number, py: number): number {
  const origin = new Vec3(0, 0, 0);
  const direction = new Vec3(px, py, 1).normalize();
  const center = new Vec3(cx, cy, cz);
  const toCenter = center.sub(origin);
  const along = toCenter.dot(direction);
  const gap = toCenter.dot(toCenter) - along * along;
  const inside = radius * radius - gap;
  if (inside < 0) return 0.05 * inside;
  const hit = origin.add(direction.scale(along - Math.sqrt(inside)));
  const normal = hit.sub(center).normalize();
  const light = new Vec3(1, 1, -1).normalize();
  return Math.max(0, normal.dot(light)) + 0.1 * hit.length;
}`,
    points: [[0.1, 0.2, 5, 1.2, 0.05, 0.02], [2, 0.2, 5, 0.4, 0.05, 0.02]],
  },
  {
    name: 'a rotation by quaternions',
    source: `
class Quaternion {
  constructor(readonly w: number, readonly x: number, readonly y: number, readonly z: number) {}
  static fromAxisAngle(axis: [number, number, number], angle: number): Quaternion {
    const [x, y, z] = axis;
    const n = Math.hypot(x, y, z);
    const s = Math.sin(angle / 2) / n;
    return new Quaternion(Math.cos(angle / 2), x * s, y * s, z * s);
  }
  multiply(q: Quaternion): Quaternion {
    return new Quaternion(
      this.w * q.w - this.x * q.x - this.y * q.y - this.z * q.z,
      this.w * q.x + this.x * q.w + this.y * q.z - this.z * q.y,
      this.w * q.y - this.x * q.z + this.y * q.w + this.z * q.x,
      this.w * q.z + this.x * q.y - this.y * q.x + this.z * q.w,
    );
  }
  conjugate(): Quaternion { return new Quaternion(this.w, -this.x, -this.y, -this.z); }
  rotate(v: [number, number, number]): [number, number, number] {
    const p = new Quaternion(0, v[0], v[1], v[2]);
    const r = this.multiply(p).multiply(this.conjugate());
    return [r.x, r.y, r.z];
  }
}

export function alignment(axis: [number, number, number], angle: number, from: [number, number, number], to: [number, number, number]): number {
  const q = Quaternion.fromAxisAngle(axis, angle);
  const [x, y, z] = q.rotate(from);
  const dx = x - to[0];
  const dy = y - to[1];
  const dz = z - to[2];
  return dx * dx + dy * dy + dz * dz;
}`,
    points: [[[1, 0.5, -0.2], 0.7, [1, 2, 3], [3, 2, 1]], [[0, 0, 1], 1.5, [1, 0, 0], [0, 1, 0.2]]],
  },
  {
    name: 'particles as instances in an array, moved by their methods',
    source: `
class Particle {
  private trail = 0;
  constructor(public x: number, public v: number, readonly mass: number = 1) {}
  push(force: number, dt: number): void {
    this.v += (force / this.mass) * dt;
    this.x += this.v * dt;
    this.trail += Math.abs(this.v) * dt;
  }
  get kinetic(): number { return 0.5 * this.mass * this.v ** 2; }
  get travelled(): number { return this.trail; }
}

export function chainEnergy(positions: number[], stiffness: number, dt: number): number {
  const particles = positions.map((x) => new Particle(x, 0));
  for (let step = 0; step < 6; step++) {
    for (let i = 0; i < particles.length; i++) {
      const left = i > 0 ? particles[i - 1].x : 0;
      const right = i + 1 < particles.length ? particles[i + 1].x : 0;
      particles[i].push(stiffness * (left + right - 2 * particles[i].x), dt);
    }
  }
  let energy = 0;
  for (const p of particles) {
    energy += p.kinetic + 0.01 * p.travelled;
  }
  return energy;
}`,
    points: [[[0.3, -0.2, 0.5, 0.1], 2.1, 0.1], [[1, 2], 0.5, 0.2]],
  },
  {
    name: 'a matrix class with get and set',
    source: `
class Matrix {
  readonly data: Float64Array;
  constructor(readonly rows: number, readonly cols: number) {
    this.data = new Float64Array(rows * cols);
  }
  get(i: number, j: number): number { return this.data[i * this.cols + j]; }
  set(i: number, j: number, value: number): void { this.data[i * this.cols + j] = value; }
  multiply(other: Matrix): Matrix {
    const out = new Matrix(this.rows, other.cols);
    for (let i = 0; i < this.rows; i++) {
      for (let j = 0; j < other.cols; j++) {
        let sum = 0;
        for (let k = 0; k < this.cols; k++) sum += this.get(i, k) * other.get(k, j);
        out.set(i, j, sum);
      }
    }
    return out;
  }
  trace(): number {
    let t = 0;
    for (let i = 0; i < this.rows; i++) t += this.get(i, i);
    return t;
  }
}

export function traceOfCube(values: Float64Array, n: number): number {
  const a = new Matrix(n, n);
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) a.set(i, j, values[i * n + j]);
  const b = a.multiply(a).multiply(a);
  return b.trace();
}`,
    points: [[new Float64Array([1, 0.5, -0.3, 0.8]), 2], [new Float64Array([1, 2, 3, 4, 5, 6, 7, 8, 10]), 3]],
    wrt: ['values'],
  },
  {
    name: 'complex numbers and a fractal’s orbit',
    source: `
class Complex {
  static readonly ZERO_RE = 0;
  constructor(readonly re: number, readonly im: number) {}
  plus(o: Complex): Complex { return new Complex(this.re + o.re, this.im + o.im); }
  times(o: Complex): Complex { return new Complex(this.re * o.re - this.im * o.im, this.re * o.im + this.im * o.re); }
  squared(): Complex { return this.times(this); }
  get abs2(): number { return this.re * this.re + this.im * this.im; }
}

export function orbit(cre: number, cim: number): number {
  const c = new Complex(cre, cim);
  let z = new Complex(Complex.ZERO_RE, 0);
  let total = 0;
  for (let i = 0; i < 8; i++) {
    z = z.squared().plus(c);
    total += Math.log(1 + z.abs2);
    if (z.abs2 > 16) break;
  }
  return total;
}`,
    points: [[-0.4, 0.3], [0.9, 0.9]],
  },
  {
    name: 'a spring system with a body class',
    source: `
class Body {
  x: number;
  v = 0;
  constructor(start: number, readonly mass: number) {
    if (mass <= 0) throw new RangeError('mass must be positive');
    this.x = start;
  }
  momentum(): number { return this.mass * this.v; }
  kick(impulse: number): this {
    this.v += impulse / this.mass;
    return this;
  }
  drift(dt: number): this {
    this.x += this.v * dt;
    return this;
  }
}

export function oscillate(k: number, x0: number, mass: number): number {
  const body = new Body(x0, mass);
  const dt = 0.05;
  for (let i = 0; i < 10; i++) {
    body.kick(-k * body.x * dt).drift(dt);
  }
  return body.x * body.x + body.momentum() ** 2;
}`,
    points: [[2, 1, 1.5], [0.3, -2, 0.4]],
  },
  {
    name: 'layers of a network as classes behind an interface',
    source: `
interface Layer {
  forward(x: number): number;
}
class Affine implements Layer {
  constructor(private readonly w: number, private readonly b: number) {}
  forward(x: number): number { return this.w * x + this.b; }
}
class Tanh implements Layer {
  forward(x: number): number { return Math.tanh(x); }
}
class Residual implements Layer {
  constructor(private readonly inner: Layer, private readonly gain: number) {}
  forward(x: number): number { return x + this.gain * this.inner.forward(x); }
}

export function predict(w1: number, b1: number, w2: number, gain: number, x: number): number {
  const layers: Layer[] = [new Affine(w1, b1), new Tanh(), new Residual(new Affine(w2, 0), gain)];
  let h = x;
  for (const layer of layers) {
    h = layer.forward(h);
  }
  return (h - 0.5) ** 2;
}`,
    points: [[0.5, 0.1, -0.7, 0.3, 1.2], [1, 0, 2, 0.1, -0.4]],
  },
  {
    name: 'shapes with a base class and an abstract area',
    source: `
abstract class Shape {
  constructor(protected readonly density: number) {}
  abstract area(): number;
  mass(): number { return this.density * this.area(); }
}
class Circle extends Shape {
  constructor(density: number, private readonly r: number) { super(density); }
  area(): number { return Math.PI * this.r * this.r; }
}
class Rectangle extends Shape {
  constructor(density: number, private readonly w: number, private readonly h: number) { super(density); }
  area(): number { return this.w * this.h; }
}

export function totalMass(density: number, r: number, w: number, h: number): number {
  const circle = new Circle(density, r);
  const plate = new Rectangle(density * 2, w, h);
  const shapes: Shape[] = [circle, plate, new Circle(1, w)];
  const total = shapes.reduce((sum, shape) => sum + shape.mass(), 0);
  const ratio = circle.area() / plate.area();
  return total * Math.exp(-ratio);
}`,
    points: [[1.2, 0.5, 2, 3], [0.4, 1.5, 1, 1]],
  },
  {
    name: 'a running filter as a class',
    source: `
class LowPass {
  private state: number;
  constructor(private readonly alpha: number, initial = 0) { this.state = initial; }
  next(sample: number): number {
    this.state += this.alpha * (sample - this.state);
    return this.state;
  }
  reset(): void { this.state = 0; }
}
class HighPass {
  private readonly low: LowPass;
  constructor(alpha: number) { this.low = new LowPass(alpha); }
  next(sample: number): number { return sample - this.low.next(sample); }
}

export function roughness(signal: number[], alpha: number): number {
  const smooth = new LowPass(alpha, signal[0]);
  const sharp = new HighPass(alpha * 0.5);
  let sum = 0;
  for (let i = 0; i < signal.length; i++) {
    const low = smooth.next(signal[i]);
    const high = sharp.next(signal[i]);
    sum += (signal[i] - low) ** 2 + 0.1 * high * high;
  }
  smooth.reset();
  return Math.sqrt(sum + smooth.next(1));
}`,
    points: [[[1, 2, 0.5, -1, 3], 0.4], [[0.2, 0.1], 0.9]],
  },
  {
    name: 'a camera that projects by Rodrigues’ formula',
    source: `
class Vec {
  constructor(public readonly x: number, public readonly y: number, public readonly z: number) {}
  static cross(a: Vec, b: Vec): Vec { return new Vec(a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x); }
  static dot(a: Vec, b: Vec): number { return a.x * b.x + a.y * b.y + a.z * b.z; }
  plus(o: Vec): Vec { return new Vec(this.x + o.x, this.y + o.y, this.z + o.z); }
  times(k: number): Vec { return new Vec(k * this.x, k * this.y, k * this.z); }
}
class Camera {
  constructor(readonly rotation: Vec, readonly translation: Vec, readonly focal: number, readonly k1: number) {}
  rotate(p: Vec): Vec {
    const theta2 = Vec.dot(this.rotation, this.rotation);
    if (theta2 < 1e-12) return p.plus(Vec.cross(this.rotation, p));
    const theta = Math.sqrt(theta2);
    const w = this.rotation.times(1 / theta);
    const c = Math.cos(theta);
    const tmp = Vec.dot(w, p) * (1 - c);
    return p.times(c).plus(Vec.cross(w, p).times(Math.sin(theta))).plus(w.times(tmp));
  }
  project(p: Vec): [number, number] {
    const q = this.rotate(p).plus(this.translation);
    const u = -q.x / q.z;
    const v = -q.y / q.z;
    const r2 = u * u + v * v;
    const d = this.focal * (1 + this.k1 * r2);
    return [d * u, d * v];
  }
}

export function reprojection(r: number[], t: number[], f: number, k1: number, p: number[], seen: number[]): number {
  const camera = new Camera(new Vec(r[0], r[1], r[2]), new Vec(t[0], t[1], t[2]), f, k1);
  const [u, v] = camera.project(new Vec(p[0], p[1], p[2]));
  return (u - seen[0]) ** 2 + (v - seen[1]) ** 2;
}`,
    points: [[[0.1, -0.2, 0.3], [0.5, 0.1, -5], 2, 0.05, [1, 0.4, -1], [0.3, 0.2]], [[0, 0, 0], [0, 0, -4], 1.5, 0.01, [0.5, 0.4, 0.2], [0.1, 0.1]]],
  },
  {
    name: 'private names and a getter over them',
    source: `
class Account {
  #balance: number;
  #interest = 0;
  constructor(opening: number) { this.#balance = opening; }
  accrue(rate: number): void {
    const gain = this.#balance * rate;
    this.#interest += gain;
    this.#balance += gain;
  }
  withdraw(amount: number): void {
    if (amount > this.#balance) return;
    this.#balance -= amount;
  }
  get balance(): number { return this.#balance; }
  get interest(): number { return this.#interest; }
}

export function retirement(opening: number, rate: number, spend: number): number {
  const account = new Account(opening);
  for (let year = 0; year < 12; year++) {
    account.accrue(rate);
    account.withdraw(spend * (1 + 0.02) ** year);
  }
  return account.balance - 0.25 * account.interest;
}`,
    points: [[100, 0.05, 3], [20, 0.01, 4]],
  },
  {
    name: 'dual quaternions move a point',
    source: `
class Quat {
  constructor(readonly w: number, readonly x: number, readonly y: number, readonly z: number) {}
  mul(b: Quat): Quat {
    const { w, x, y, z } = this;
    return new Quat(w * b.w - x * b.x - y * b.y - z * b.z, w * b.x + x * b.w + y * b.z - z * b.y, w * b.y - x * b.z + y * b.w + z * b.x, w * b.z + x * b.y - y * b.x + z * b.w);
  }
  add(b: Quat): Quat { return new Quat(this.w + b.w, this.x + b.x, this.y + b.y, this.z + b.z); }
  scale(s: number): Quat { return new Quat(this.w * s, this.x * s, this.y * s, this.z * s); }
  conj(): Quat { return new Quat(this.w, -this.x, -this.y, -this.z); }
}
class DualQuat {
  constructor(readonly real: Quat, readonly dual: Quat) {}
  static rigid(angle: number, tx: number, ty: number, tz: number): DualQuat {
    const r = new Quat(Math.cos(angle / 2), 0, 0, Math.sin(angle / 2));
    return new DualQuat(r, new Quat(0, tx, ty, tz).mul(r).scale(0.5));
  }
  mul(o: DualQuat): DualQuat { return new DualQuat(this.real.mul(o.real), this.real.mul(o.dual).add(this.dual.mul(o.real))); }
  get translation(): Quat { return this.dual.scale(2).mul(this.real.conj()); }
}

export function reach(a: number, b: number, length: number): number {
  const shoulder = DualQuat.rigid(a, length, 0, 0);
  const elbow = DualQuat.rigid(b, length * 0.8, 0, 0.1);
  const hand = shoulder.mul(elbow);
  const t = hand.translation;
  return (t.x - 1) ** 2 + (t.y - 0.5) ** 2 + t.z ** 2;
}`,
    points: [[0.3, -0.8, 1.1], [2, 1, 0.5]],
  },
  {
    name: 'a robot arm of link instances in a tuple',
    source: `
class Link {
  constructor(readonly length: number, readonly angle: number) {}
  end(x: number, y: number, heading: number): [number, number, number] {
    const turned = heading + this.angle;
    return [x + this.length * Math.cos(turned), y + this.length * Math.sin(turned), turned];
  }
}

export function distanceToTarget(angles: [number, number, number], lengths: [number, number, number], target: { x: number; y: number }): number {
  const links = [new Link(lengths[0], angles[0]), new Link(lengths[1], angles[1]), new Link(lengths[2], angles[2])];
  let x = 0;
  let y = 0;
  let heading = 0;
  for (const link of links) {
    [x, y, heading] = link.end(x, y, heading);
  }
  const penalty = 0.01 * angles.reduce((s, a) => s + a * a, 0);
  return Math.hypot(x - target.x, y - target.y) + penalty;
}`,
    points: [[[0.3, -0.2, 0.9], [1, 0.8, 0.5], { x: 1, y: 1 }]],
  },
  {
    name: 'an optimiser with state inside',
    source: `
class Adam {
  private m = 0;
  private v = 0;
  private t = 0;
  constructor(private readonly lr: number, private readonly beta1 = 0.9, private readonly beta2 = 0.99) {}
  step(theta: number, gradient: number): number {
    this.t += 1;
    this.m = this.beta1 * this.m + (1 - this.beta1) * gradient;
    this.v = this.beta2 * this.v + (1 - this.beta2) * gradient * gradient;
    const mHat = this.m / (1 - this.beta1 ** this.t);
    const vHat = this.v / (1 - this.beta2 ** this.t);
    return theta - (this.lr * mHat) / (Math.sqrt(vHat) + 1e-3);
  }
}

export function learned(start: number, lr: number, target: number): number {
  const adam = new Adam(lr);
  let theta = start;
  for (let i = 0; i < 5; i++) {
    const gradient = 2 * (theta - target) + 0.1 * Math.cos(theta);
    theta = adam.step(theta, gradient);
  }
  return (theta - target) ** 2;
}`,
    points: [[1, 0.1, 0.3], [-2, 0.05, 1]],
  },
  {
    name: 'intervals with a static constructor and a default',
    source: `
class Interval {
  static readonly HALF = 0.5;
  private constructor(readonly lo: number, readonly hi: number) {}
  static around(center: number, radius = 1): Interval { return new Interval(center - radius, center + radius); }
  get width(): number { return this.hi - this.lo; }
  get mid(): number { return Interval.HALF * (this.lo + this.hi); }
  plus(o: Interval): Interval { return new Interval(this.lo + o.lo, this.hi + o.hi); }
  times(o: Interval): Interval {
    const products = [this.lo * o.lo, this.lo * o.hi, this.hi * o.lo, this.hi * o.hi];
    return new Interval(Math.min(...products), Math.max(...products));
  }
}

export function spreadOf(a: number, b: number, r: number): number {
  const x = Interval.around(a, r);
  const y = Interval.around(b);
  const z = x.times(y).plus(x);
  return z.width + z.mid * z.mid;
}`,
    points: [[1.3, -0.4, 0.2], [-2, 3, 0.5]],
  },
  {
    name: 'a tower of fields: a body with vectors inside',
    source: `
class V2 {
  constructor(public x: number, public y: number) {}
  add(o: V2): V2 { return new V2(this.x + o.x, this.y + o.y); }
  mul(k: number): V2 { return new V2(this.x * k, this.y * k); }
  len(): number { return Math.hypot(this.x, this.y); }
}
class Planet {
  constructor(public position: V2, public velocity: V2, readonly gm: number) {}
  acceleration(): V2 {
    const r = this.position.len();
    return this.position.mul(-this.gm / (r * r * r));
  }
  advance(dt: number): void {
    this.velocity = this.velocity.add(this.acceleration().mul(dt));
    this.position = this.position.add(this.velocity.mul(dt));
  }
  energy(): number { return 0.5 * this.velocity.len() ** 2 - this.gm / this.position.len(); }
}

export function orbitEnergy(x: number, vy: number, gm: number): number {
  const planet = new Planet(new V2(x, 0), new V2(0, vy), gm);
  for (let i = 0; i < 8; i++) planet.advance(0.05);
  return planet.energy() + 0.1 * planet.position.x;
}`,
    points: [[1, 1.1, 1.2], [2, 0.5, 0.9]],
  },
];
