/** Recursion and helpers as people write them. */
import type { CallProgram } from './calls.test.js';

export const natural: readonly CallProgram[] = [
  {
    name: 'a potential over a tree of cells',
    source: `interface Cell { mass: number; x: number; y: number; kids: Cell[]; size: number }
function potential(c: Cell, x: number, y: number, theta: number): number {
  const dx = c.x - x, dy = c.y - y;
  const d = Math.sqrt(dx * dx + dy * dy + 1e-4);
  if (c.kids.length === 0 || c.size / d < theta) return -c.mass / d;
  let p = 0;
  for (const k of c.kids) p += potential(k, x, y, theta);
  return p;
}
export function energy(root: Cell, pts: [number, number][], theta: number): number {
  return pts.reduce((e, [x, y]) => e + potential(root, x, y, theta), 0);
}`,
    points: [[{ mass: 2, x: 0.1, y: 0.2, size: 2, kids: [{ mass: 1, x: -0.5, y: 0, size: 1, kids: [] }, { mass: 1, x: 0.7, y: 0.4, size: 1, kids: [] }] }, [[1, 1], [5, 4]], 0.5]],
  },
  {
    name: 'soft decision trees',
    source: `type Tree = { leaf: number } | { feature: number; threshold: number; left: Tree; right: Tree };
function predict(t: Tree, x: number[], beta: number): number {
  if ('leaf' in t) return t.leaf;
  const g = 1 / (1 + Math.exp(-beta * (x[t.feature] - t.threshold)));
  return g * predict(t.right, x, beta) + (1 - g) * predict(t.left, x, beta);
}
export function loss(trees: Tree[], X: number[][], y: number[], beta: number): number {
  let s = 0;
  for (let i = 0; i < X.length; i++) {
    let p = 0;
    for (const t of trees) p += predict(t, X[i], beta);
    s += (p - y[i]) ** 2;
  }
  return s / X.length;
}`,
    points: [[[{ feature: 1, threshold: 0.3, left: { leaf: 1.5 }, right: { feature: 0, threshold: -0.2, left: { leaf: 0.5 }, right: { leaf: -1 } } }, { leaf: 0.2 }], [[0.1, 0.4], [-1, 0.2]], [0.3, 0.9], 3]],
  },
  {
    name: 'an American option by a recursive closure',
    source: `export function american(S: number, K: number, r: number, sigma: number, T: number, n: number): number {
  const dt = T / n, u = Math.exp(sigma * Math.sqrt(dt)), d = 1 / u;
  const p = (Math.exp(r * dt) - d) / (u - d);
  const value = (s: number, step: number): number => {
    const exercise = Math.max(0, K - s);
    if (step === n) return exercise;
    const hold = Math.exp(-r * dt) * (p * value(s * u, step + 1) + (1 - p) * value(s * d, step + 1));
    return Math.max(exercise, hold);
  };
  return value(S, 0);
}`,
    wrt: ['S', 'K', 'r', 'sigma', 'T'],
    points: [[100, 95, 0.05, 0.3, 1, 3], [80, 95, 0.01, 0.2, 0.5, 4]],
  },
  {
    name: 'a chain of joints',
    source: `interface Joint { angle: number; length: number; child?: Joint }
interface Pose { x: number; y: number; theta: number }
function forward(j: Joint, pose: Pose): Pose {
  const theta = pose.theta + j.angle;
  const next: Pose = { x: pose.x + j.length * Math.cos(theta), y: pose.y + j.length * Math.sin(theta), theta };
  return j.child ? forward(j.child, next) : next;
}
export function reach(root: Joint, tx: number, ty: number): number {
  const end = forward(root, { x: 0, y: 0, theta: 0 });
  return (end.x - tx) ** 2 + (end.y - ty) ** 2;
}`,
    points: [[{ angle: 0.3, length: 1, child: { angle: -0.4, length: 0.7, child: { angle: 1, length: 0.5 } } }, 1.2, 0.4], [{ angle: 0.3, length: 1 }, 0, 1]],
  },
];
