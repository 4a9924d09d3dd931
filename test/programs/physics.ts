/** Physics: trajectories, oscillators, heat, optics, relativity. */
import type { Program } from './program.js';

export const physics: readonly Program[] = [
  {
    name: 'a projectile with drag, until it lands', fn: 'range',
    source: `
    const g = 9.81;
    /** How far a ball flies (m), with quadratic drag, integrated by Euler's method. */
    export function range(speed: number, angle: number, drag: number): number {
      let x = 0;
      let y = 0;
      let vx = speed * Math.cos(angle);
      let vy = speed * Math.sin(angle);
      const dt = 0.05;
      while (y >= 0) {
        const v = Math.hypot(vx, vy);
        vx -= drag * v * vx * dt;
        vy -= (g + drag * v * vy) * dt;
        x += vx * dt;
        y += vy * dt;
      }
      return x;
    }`,
    points: [[10, 0.7, 0.02], [25, 1.1, 0.005], [3, -0.5, 0.1]],
  },
  {
    name: 'a damped driven oscillator by leapfrog', fn: 'displacement',
    source: `
    export function displacement(k: number, c: number, force: number, omega: number, steps: number): number {
      const dt = 0.02;
      let x = 0.1, v = 0;
      let a = force - k * x;
      for (let n = 0; n < steps; n++) {
        const half = v + 0.5 * dt * a;
        x += dt * half;
        const t = (n + 1) * dt;
        a = force * Math.cos(omega * t) - k * x - c * half;
        v = half + 0.5 * dt * a;
      }
      return x;
    }`,
    points: [[4, 0.3, 1, 2, 0], [4, 0.3, 1, 2, 1], [4, 0.3, 1, 2, 40], [9, 0.01, 0.2, 3, 25]],
  },
  {
    name: 'a pendulum by Runge–Kutta, helpers for the slopes', fn: 'angleAfter',
    source: `
    const acceleration = (theta: number, omega: number, length: number, damping: number): number =>
      -(9.81 / length) * Math.sin(theta) - damping * omega;

    export const angleAfter = (theta0: number, omega0: number, length: number, damping: number, n: number) => {
      const h = 0.05;
      let theta = theta0;
      let omega = omega0;
      for (let i = 1; i <= n; ++i) {
        const k1 = omega, l1 = acceleration(theta, omega, length, damping);
        const k2 = omega + h / 2 * l1, l2 = acceleration(theta + h / 2 * k1, k2, length, damping);
        const k3 = omega + h / 2 * l2, l3 = acceleration(theta + h / 2 * k2, k3, length, damping);
        const k4 = omega + h * l3, l4 = acceleration(theta + h * k3, k4, length, damping);
        theta += h / 6 * (k1 + 2 * k2 + 2 * k3 + k4);
        omega += h / 6 * (l1 + 2 * l2 + 2 * l3 + l4);
      }
      return theta;
    };`,
    points: [[0.5, 0, 1, 0.1, 0], [0.5, 0.2, 1, 0.1, 1], [2.8, 0.1, 0.6, 0.4, 12]],
  },
  {
    name: 'a bouncing ball that loses energy', fn: 'heightAfter',
    source: `
    export function heightAfter(h0: number, restitution: number, seconds: number): number {
      const g = 9.81;
      let h = h0, v = 0, t = 0;
      const dt = 0.01;
      let bounces = 0;
      while (t < seconds) {
        v -= g * dt;
        h += v * dt;
        if (h < 0) {
          h = -h * restitution;
          v = -v * restitution;
          bounces++;
          if (bounces > 3) break;
        }
        t += dt;
      }
      return h + 0.5 * v * v / g;
    }`,
    points: [[1.03, 0.8, 0.3], [1.03, 0.8, 0.9], [0.204, 0.7, 5], [2.01, 0.9, -1]],
  },
  {
    name: 'refraction through a stack of layers', fn: 'exitAngle',
    source: `
    /** The angle at which a ray leaves a stack of plates; NaN-free: total reflection gives the angle itself. */
    export function exitAngle(angle: number, indices: readonly number[]): number {
      if (indices.length < 2) return angle;
      let theta = angle;
      for (let i = 1; i < indices.length; i++) {
        const ratio = indices[i - 1] / indices[i];
        const s = ratio * Math.sin(theta);
        if (Math.abs(s) > 1) {
          return theta;
        }
        theta = Math.asin(s);
      }
      const offset = angle - theta;
      return theta + 0.1 * offset * offset;
    }`,
    points: [[0.4, []], [0.4, [1.2]], [0.4, [1, 1.5]], [0.9, [1.7, 1.3, 1.0, 1.4]], [0.5, [1, 1.33, 1.5, 1.2]]],
  },
  {
    name: 'relativistic rocket with staged burns', fn: 'finalSpeed',
    source: `
    const C = 299.792458;
    interface Stage { wet: number; dry: number; exhaust: number }
    const rapidity = (v: number) => Math.atanh(v / C);
    export function finalSpeed(first: Stage, second: Stage, v0: number): number {
      let eta = rapidity(v0);
      const burn1 = first.exhaust / C * Math.log(first.wet / first.dry);
      eta += burn1;
      const ratio = second.wet / second.dry;
      if (ratio > 1) {
        eta += second.exhaust / C * Math.log(ratio);
      }
      const v = C * Math.tanh(eta);
      const gamma = 1 / Math.sqrt(1 - (v / C) ** 2);
      return v * gamma;
    }`,
    points: [
      [{ wet: 10, dry: 4, exhaust: 30 }, { wet: 3, dry: 1, exhaust: 40 }, 5],
      [{ wet: 12, dry: 2, exhaust: 90 }, { wet: 1, dry: 1.5, exhaust: 40 }, -20],
    ],
  },
  {
    name: 'electric potential of point charges with softening', fn: 'potential',
    source: `
    const K = 8.98755;
    type Vec3 = [number, number, number];
    export function potential(p: Vec3, charges: number[], xs: number[], ys: number[], zs: number[], softening: number): number {
      const [px, py, pz] = p;
      let v = 0;
      for (let i = 0; i < charges.length; i++) {
        const q = charges[i];
        const dx = px - xs[i];
        if (Math.abs(dx) > 2.5) continue;
        const dy = py - ys[i];
        const dz = pz - zs[i];
        const r2 = dx * dx + dy * dy + dz * dz + softening * softening;
        v += K * q / Math.sqrt(r2);
      }
      return v;
    }`,
    points: [
      [[0.1, 0.2, 0.3], [], [], [], [], 0.1],
      [[0.1, 0.2, 0.3], [1.5], [1], [0.5], [-1], 0.1],
      [[0.1, 0.2, 0.3], [1.5, 0, -2], [1, 2, 3], [0.5, 0.1, 0.3], [-1, 0, 1], 0.05],
    ],
  },
  {
    name: 'heat loss of a house through the day', fn: 'energy',
    source: `
    export function energy(outside: Float64Array, target: number, insulation: number, power: number): number {
      let inside = target;
      let used = 0;
      let heating = false;
      for (const t of outside) {
        inside += (t - inside) * insulation;
        if (heating && inside > target + 0.5) heating = false;
        else if (!heating && inside < target - 0.5) heating = true;
        if (heating) {
          inside += power;
          used += power * (1 + 0.01 * (target - t));
        }
      }
      const discomfort = (inside - target) ** 2;
      return used + 0.1 * discomfort;
    }`,
    points: [
      [new Float64Array(0), 20, 0.1, 1.5],
      [Float64Array.of(5), 20, 0.1, 1.5],
      [Float64Array.of(5, 4, 2, 8, 12, 22, 25, 3), 20, 0.1, 1.5],
      [Float64Array.of(-5, -4, -2, -8, -12), 21, 0.2, 3.1],
    ],
  },
  {
    name: 'gravitational lens by fixed-point iteration', fn: 'imagePosition',
    source: `
    export function imagePosition(beta: number, einstein: number, core: number): number {
      let theta = beta + einstein;
      let delta: number;
      let count = 0;
      do {
        const bend = einstein * einstein * theta / (theta * theta + core * core);
        const next = 0.5 * (theta + beta + bend);
        delta = Math.abs(next - theta);
        theta = next;
        count++;
      } while (delta > 1e-13 && count < 200);
      return theta;
    }`,
    points: [[0.3, 1, 0.1], [1.5, 0.7, 0.3], [0.01, 2, 0.2]],
  },
  {
    name: 'the drag coefficient of a sphere, by regimes', fn: 'terminalSpeed',
    source: `
    function dragCoefficient(re: number): number {
      if (re <= 0) return 0;
      if (re < 1) return 24 / re;
      if (re < 1000) return 24 / re * (1 + 0.15 * re ** 0.687);
      return 0.44;
    }
    /** Twenty steps towards the speed at which drag balances weight. */
    export function terminalSpeed(diameter: number, density: number, viscosity: number): number {
      const rho = 1000;
      let v = 0.01;
      for (let i = 0; i < 20; i++) {
        const re = rho * v * diameter / viscosity;
        const cd = dragCoefficient(re);
        if (cd === 0) return 0;
        const target = Math.sqrt(4 / 3 * 9.81 * diameter * Math.abs(density / rho - 1) / cd);
        v = 0.5 * (v + target);
      }
      return v;
    }`,
    points: [[1e-5, 2650, 1e-3], [1e-3, 2650, 1e-3], [0.05, 7800, 1e-3], [0.001, 1200, 0.4], [0, 2650, 1e-3]],
  },
  {
    name: 'a chain of springs, its energy', fn: 'chainEnergy',
    source: `
    export function chainEnergy(positions: number[], stiffness: number[], rest: number): number {
      const n = positions.length;
      let energy = 0;
      for (let i = 0; i + 1 < n; i++) {
        const stretch = positions[i + 1] - positions[i] - rest;
        const k = stiffness[i % stiffness.length];
        if (stretch > 0) energy += 0.5 * k * stretch ** 2;
        else energy += 0.25 * k * stretch ** 4;
      }
      if (n > 2) {
        const closing = positions[0] - positions[n - 1];
        energy += 0.01 * closing * closing;
      }
      return energy;
    }`,
    points: [[[], [1], 1], [[0.3], [1], 1], [[0, 1.5], [2], 1], [[0, 1.5, 2.1, 3.9, 4.2], [2, 0.7], 1]],
  },
  {
    name: 'Doppler shift, sound or light', fn: 'observed',
    source: `
    type Wave = 'sound' | 'light';
    export function observed(frequency: number, source: number, observer: number, wave: Wave): number {
      const speed = wave === 'sound' ? 343 : 3e5;
      let ratio: number;
      switch (wave) {
        case 'sound':
          if (source >= speed) return Infinity;
          ratio = (speed + observer) / (speed - source);
          break;
        case 'light': {
          const beta = (source + observer) / speed;
          ratio = Math.sqrt((1 + beta) / (1 - beta));
          break;
        }
        default:
          ratio = 1;
      }
      const shifted = frequency * ratio;
      const beat = shifted - frequency;
      return shifted + 0.1 * beat;
    }`,
    points: [[440, 20, 5, 'sound'], [440, 2e4, 3e3, 'light'], [440, 400, 5, 'sound'], [440, 20, 5, 'other']],
  },
];
