/** Robotics and control: kinematics, filters, controllers, path costs. */
import type { Program } from './program.js';

export const robotics: readonly Program[] = [
  {
    name: 'the hand of a planar arm, squared distance to a target', fn: 'reachError',
    source: `
    interface Target { x: number; y: number }
    /** Sum of the squared distance and a penalty for joints beyond their limits. */
    export function reachError(joints: readonly number[], lengths: readonly number[], target: Target): number {
      let angle = 0;
      let x = 0, y = 0;
      let penalty = 0;
      for (let i = 0; i < joints.length; i++) {
        const q = joints[i];
        angle += q;
        x += lengths[i] * Math.cos(angle);
        y += lengths[i] * Math.sin(angle);
        if (q > 2) penalty += (q - 2) ** 2;
        else if (q < -2) penalty += (q + 2) ** 2;
      }
      const ex = target.x - x;
      const ey = target.y - y;
      return ex * ex + ey * ey + 10 * penalty;
    }`,
    points: [[[], [], { x: 1, y: 0.5 }], [[0.4], [1.5], { x: 1, y: 0.5 }], [[0.4, 2.3, -2.4, 0.1], [1, 0.8, 0.5, 0.2], { x: 1, y: 0.5 }]],
  },
  {
    name: 'PID with saturation and anti-windup', fn: 'trackingCost',
    source: `
    export function trackingCost(kp: number, ki: number, kd: number, setpoint: number, steps: number): number {
      const dt = 0.1, limit = 2;
      let position = 0, velocity = 0;
      let integral = 0;
      let previous = setpoint;
      let cost = 0;
      for (let n = 0; n < steps; n++) {
        const error = setpoint - position;
        const derivative = (error - previous) / dt;
        let u = kp * error + ki * integral + kd * derivative;
        if (u > limit) {
          u = limit;
        } else if (u < -limit) {
          u = -limit;
        } else {
          integral += error * dt;
        }
        velocity += (u - 0.3 * velocity) * dt;
        position += velocity * dt;
        previous = error;
        cost += error * error * dt + 0.01 * u * u;
      }
      return cost;
    }`,
    points: [[2, 0.5, 0.3, 1, 0], [1.5, 0.5, 0.3, 1, 1], [2.5, 0.5, 0.1, 1.3, 25], [9, 0.5, 1.9, -1, 20]],
  },
  {
    name: 'a scalar Kalman filter with gating', fn: 'innovationScore',
    source: `
    export function innovationScore(measurements: Float64Array, q: number, r: number, gate: number): number {
      let x = 0;
      let p = 1;
      let score = 0;
      let skipped = 0;
      for (const z of measurements) {
        p += q;
        const s = p + r;
        const nu = z - x;
        if (nu * nu > gate * gate * s) {
          skipped++;
          if (skipped >= 3) {
            x = z;
            p = 1;
            skipped = 0;
          }
          continue;
        }
        skipped = 0;
        const k = p / s;
        x += k * nu;
        p *= 1 - k;
        score += 0.5 * (Math.log(s) + nu * nu / s);
      }
      return score + 0.1 * x;
    }`,
    points: [
      [Float64Array.of(), 0.1, 0.5, 3], [Float64Array.of(0.7), 0.1, 0.5, 3], [Float64Array.of(0.7, 1.1, 0.9, 50, 1.3), 0.1, 0.5, 3],
      [Float64Array.of(0.7, 20, 21, 22, 23, 24), 0.1, 0.5, 2],
    ],
  },
  {
    name: 'a unicycle that follows waypoints', fn: 'pathLength',
    source: `
    export function pathLength(waypoints: [number, number][], gain: number, speed: number): number {
      let x = 0, y = 0, heading = 0;
      let travelled = 0;
      let miss = 0;
      for (const [wx, wy] of waypoints) {
        let closest = Infinity;
        for (let step = 0; step < 15; step++) {
          const dx = wx - x, dy = wy - y;
          const distance = Math.sqrt(dx * dx + dy * dy);
          if (distance < 0.2) break;
          closest = Math.min(closest, distance);
          let turn = Math.atan2(dy, dx) - heading;
          while (turn > Math.PI) turn -= 2 * Math.PI;
          while (turn < -Math.PI) turn += 2 * Math.PI;
          heading += gain * turn;
          x += speed * Math.cos(heading);
          y += speed * Math.sin(heading);
          travelled += speed;
        }
        if (Number.isFinite(closest)) miss += closest;
      }
      return travelled + miss;
    }`,
    points: [[[], 0.5, 0.1], [[[0.05, 0.05]], 0.5, 0.1], [[[1, 0.5]], 0.5, 0.13], [[[1, 0.5], [-1.2, -0.6], [-1, 0.9]], 0.6, 0.21]],
  },
  {
    name: 'quaternion from two half-angle rotations', fn: 'tilt',
    source: `
    export function tilt(roll: number, pitch: number, yaw: number): number {
      const cr = Math.cos(roll / 2), sr = Math.sin(roll / 2);
      const cp = Math.cos(pitch / 2), sp = Math.sin(pitch / 2);
      const cy = Math.cos(yaw / 2), sy = Math.sin(yaw / 2);
      const w = cr * cp * cy + sr * sp * sy;
      const x = sr * cp * cy - cr * sp * sy;
      const y = cr * sp * cy + sr * cp * sy;
      const z = cr * cp * sy - sr * sp * cy;
      const sine = 2 * (w * y - z * x);
      if (Math.abs(sine) >= 0.99) {
        return Math.sign(sine) * (Math.PI / 2) + 0.1 * w;
      }
      const up = 1 - 2 * (x * x + y * y);
      return Math.asin(sine) + up;
    }`,
    points: [[0.3, 0.4, 0.5], [0.3, Math.PI / 2, 0.5], [0.1, -1.55, 0], [-2, 1.1, 3]],
  },
  {
    name: 'obstacle cost along a trajectory, nearest of several', fn: 'clearanceCost',
    source: `
    interface Obstacle { x: number; y: number; r: number }
    export function clearanceCost(path: number[][], a: Obstacle, b: Obstacle, safety: number): number {
      let cost = 0;
      let last: number[] | undefined;
      for (const p of path) {
        const da = Math.hypot(p[0] - a.x, p[1] - a.y) - a.r;
        const db = Math.hypot(p[0] - b.x, p[1] - b.y) - b.r;
        const clearance = da < db ? da : db;
        if (clearance < 0) cost += safety - clearance;
        else if (clearance < safety) cost += (safety - clearance) ** 2 / (2 * safety);
        cost += 0.01 * (p[0] ** 2 + p[1] ** 2);
      }
      return cost;
    }`,
    points: [
      [[], { x: 0, y: 0, r: 1 }, { x: 3, y: 0, r: 0.5 }, 0.5], [[[0.4, 0.5]], { x: 0, y: 0, r: 1 }, { x: 3, y: 0, r: 0.5 }, 0.5],
      [[[0.4, 0.5], [1.2, 0.3], [1.7, 0.2], [2.4, 0.2], [5, 5]], { x: 0, y: 0, r: 1 }, { x: 3, y: 0, r: 0.5 }, 0.5],
    ],
  },
  {
    name: 'trapezoidal velocity profile', fn: 'duration',
    source: `
    export function duration(distance: number, vmax: number, accel: number, jerkPenalty: number): number {
      if (!(vmax > 0) || !(accel > 0)) return NaN;
      const d = Math.abs(distance);
      const ramp = vmax / accel;
      const rampDistance = 0.5 * accel * ramp * ramp;
      let time: number;
      if (2 * rampDistance >= d) {
        const peak = Math.sqrt(d * accel);
        time = 2 * peak / accel;
      } else {
        const cruise = (d - 2 * rampDistance) / vmax;
        time = 2 * ramp + cruise;
      }
      return time + jerkPenalty * accel ** 2;
    }`,
    points: [[0.5, 1, 2, 0.1], [-7, 1, 2, 0.1], [3, 2, 0.5, 0.01], [3, 0, 1, 0.1], [3, 1, -1, 0.1]],
  },
  {
    name: 'wheel odometry with slip and a straight-line case', fn: 'endX',
    source: `
    export function endX(left: number[], right: number[], base: number, slip: number): number {
      let x = 0;
      let y = 0;
      let theta = 0;
      const n = Math.min(left.length, right.length);
      let i = 0;
      while (i !== n) {
        const l = left[i] * (1 - slip);
        const r = right[i] * (1 - slip);
        i += 1;
        const d = (l + r) / 2;
        const turn = (r - l) / base;
        if (Math.abs(turn) < 1e-6) {
          x += d * Math.cos(theta);
          y += d * Math.sin(theta);
          continue;
        }
        const radius = d / turn;
        x += radius * (Math.sin(theta + turn) - Math.sin(theta));
        y -= radius * (Math.cos(theta + turn) - Math.cos(theta));
        theta += turn;
      }
      return x + 0.5 * y;
    }`,
    points: [[[], [], 0.5, 0.1], [[1], [1.2], 0.5, 0.1], [[1, 0.5, 0.7], [1.2, 0.1, 0.9], 0.4, 0.05], [[2], [1], 0.5, 0.3]],
    unreached: ['Math.abs(turn) < 1e-6 is never true'],
  },
  {
    name: 'inverse kinematics by damped steps', fn: 'residual',
    source: `
    export function residual(tx: number, ty: number, l1: number, l2: number, rounds: number): number {
      let a = 0.5, b = 0.6;
      let error = 0;
      for (let k = 0; k <= rounds; k++) {
        const x = l1 * Math.cos(a) + l2 * Math.cos(a + b);
        const y = l1 * Math.sin(a) + l2 * Math.sin(a + b);
        const ex = tx - x, ey = ty - y;
        error = ex * ex + ey * ey;
        if (error < 1e-10 || k === rounds) break;
        const j11 = -y, j12 = -l2 * Math.sin(a + b);
        const j21 = x, j22 = l2 * Math.cos(a + b);
        const det = j11 * j22 - j12 * j21 + 0.01;
        a += 0.5 * (j22 * ex - j12 * ey) / det;
        b += 0.5 * (j11 * ey - j21 * ex) / det;
      }
      return error + 0.01 * (a * a + b * b);
    }`,
    points: [[1.2, 0.8, 1, 0.9, 0], [1.2, 0.8, 1, 0.9, 1], [1.2, 0.8, 1, 0.9, 6], [0.3, 1.1, 0.9, 1.1, 40]],
  },
  {
    name: 'a complementary filter with dropouts', fn: 'estimate',
    source: `
    export const estimate = (gyro: Float32Array, accel: Float32Array, alpha: number, bias: number): number => {
      let angle = 0;
      let held = 0;
      const dt = 1 / 64;
      for (let t = 0; t < gyro.length; ++t) {
        const rate = gyro[t] - bias;
        const predicted = angle + rate * dt;
        const measured = accel[t];
        if (measured > 4 || measured < -4) {
          held += 1;
          angle = predicted;
        } else {
          const a = held > 1 ? alpha * 0.5 : alpha;
          angle = a * predicted + (1 - a) * measured;
          held = 0;
        }
      }
      return angle * angle;
    };`,
    points: [
      [Float32Array.of(), Float32Array.of(), 0.9, 0.01], [Float32Array.of(1.5), Float32Array.of(0.25), 0.9, 0.01],
      [Float32Array.of(1.5, 2, -1, 0.5, 3), Float32Array.of(0.25, 9, -9, 0.5, 0.75), 0.8, 0.01],
    ],
  },
];
