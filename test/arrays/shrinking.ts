/** Stacks, queues and windows: arrays that become shorter. */
import type { Program } from './programs.js';

export const shrinking: readonly Program[] = [
  {
    name: 'stack machine',
    source: `export function f(tokens: number[], x: number): number {
  const stack: number[] = [];
  for (const t of tokens) {
    if (t === 0) {
      const b = stack.pop()!;
      const a = stack.pop()!;
      stack.push(a * b + x);
    } else if (t < 0) {
      stack.push(Math.sin(stack.pop()!));
    } else {
      stack.push(t * x);
    }
  }
  return stack[stack.length - 1] + stack.length;
}`,
    points: [[[1, 2, 0, -1, 3, 0], 0.7], [[1], 0.7]],
  },
  {
    name: 'queue',
    source: `export function f(xs: number[], k: number): number {
  const q = xs.slice();
  let s = 0;
  while (q.length > 0) {
    const v = q.shift()!;
    s = s * k + v * v;
    if (v > 2) q.push(v / 2);
    if (q.length > 5) q.length = 0;
  }
  q.unshift(k, s);
  return s + q[0] * q[1];
}`,
    points: [[[1, 5, 2], 0.7], [[], 0.7], [[9, 9, 9, 9, 9], 0.1]],
  },
  {
    name: 'moving window',
    source: `export function f(xs: number[], w: number): number {
  const window: number[] = [];
  let total = 0;
  let loss = 0;
  for (const x of xs) {
    window.push(x);
    total += x;
    if (window.length > 3) total -= window.shift()!;
    loss += (x - total / window.length) ** 2 * w;
  }
  return loss + Math.max(...window) + window.reduce((a, b) => a + b, 0);
}`,
    points: [[[1, 5, 2, 4, 3], 0.7], [[2], 0.7]],
  },
  {
    name: 'splice',
    source: `export function f(xs: number[], k: number): number {
  const a = [...xs, k];
  a.splice(1, 1);
  const out = a.splice(-2, 2);
  a.splice(1, 0, k * k, 3);
  let s = 0;
  for (let i = 0; i < a.length; i++) s += a[i] * (i + 1);
  for (let i = 0; i < out.length; i++) s += out[i] * out[i] * k;
  a.splice(0);
  return s + a.length;
}`,
    points: [[[1, 5, 2, 4, 3], 0.7], [[2], 0.7], [[], 2]],
  },
  {
    name: 'pop returned',
    source: `export function f(xs: number[], k: number): number[] {
  const a = xs.map((x) => x * k);
  while (a.length > 2) a.pop();
  a.push(k);
  return a;
}`,
    points: [[[1, 5, 2, 4, 3], 0.7], [[2], 0.7]],
  },
  {
    name: 'pop in helper',
    source: `function top(s: number[]): number {
  const v = s.pop();
  return v === undefined ? 1 : v * v;
}
export function f(xs: number[], k: number): number {
  const a = xs.map((x) => x * k);
  let s = 0;
  for (let i = 0; i < 3; i++) s = s * k + top(a);
  return s + (a[a.length - 1] ?? k) + a.indexOf(2);
}`,
    points: [[[1, 5, 2, 4, 3], 0.7], [[2], 0.7]],
  },
  {
    name: 'pop empty',
    source: `export function f(x: number): number {
  const a = [x, x * x];
  a.pop();
  const v = a.pop();
  const w = a.pop() ?? x * 3;
  const u = a[1] ?? x * x;
  a.push(w);
  return (v ?? 1) * w * u * a[0] * a.length;
}`,
    points: [[1.5]],
  },
  {
    name: 'postfix notation',
    source: `export function rpn(code: number[], x: number, y: number): number {
  const stack: number[] = [];
  for (const op of code) {
    switch (op) {
      case 0: stack.push(x); break;
      case 1: stack.push(y); break;
      case 2: { const b = stack.pop()!; const a = stack.pop()!; stack.push(a + b); break; }
      case 3: { const b = stack.pop()!; const a = stack.pop()!; stack.push(a * b); break; }
      default: stack.push(Math.sin(stack.pop()!));
    }
  }
  return stack.pop()!;
}`,
    points: [[[0, 1, 2, 0, 3, 4], 0.5, 2], [[0], 0.5, 2]],
  },
  {
    name: 'a queue of decaying values',
    source: `export function drain(xs: number[], rate: number): number {
  const queue = [...xs];
  let s = 0;
  let steps = 0;
  while (queue.length > 0 && steps < 20) {
    const v = queue.shift()!;
    s += v * v;
    if (v > 0.5) queue.push(v * rate);
    steps++;
  }
  return s;
}`,
    points: [[[1, 2], 0.4], [[], 0.5], [[3], 0.9]],
  },
  {
    name: 'the newest first',
    source: `export function history(x: number, n: number, k: number): number {
  const last: number[] = [];
  let v = x;
  for (let t = 0; t < n; t++) {
    v = Math.sin(v) + (last[0] ?? 0) * k;
    last.unshift(v);
    if (last.length > 2) last.pop();
  }
  return last.reduce((s, u, i) => s + u * (i + 1), 0);
}`,
    points: [[0.5, 5, 0.3], [0.5, 0, 0.3], [0.5, 1, 0.3]],
  },
  {
    name: 'emptied between batches',
    source: `export function batches(xs: number[], size: number): number {
  const batch: number[] = [];
  let loss = 0;
  for (const x of xs) {
    batch.push(x * x);
    if (batch.length === size) {
      loss += Math.sqrt(batch.reduce((a, b) => a + b, 0));
      batch.length = 0;
    }
  }
  return loss + batch.length;
}`,
    points: [[[1, 2, 3, 4, 5], 2], [[1], 2], [[], 1]],
  },
  {
    name: 'the smallest taken out again and again',
    source: `export function cheapest(costs: number[], k: number): number {
  const left = costs.map((c) => c * c);
  let total = 0;
  for (let i = 0; i < k && left.length > 0; i++) {
    const at = left.indexOf(Math.min(...left));
    total += left.splice(at, 1)[0] * (i + 1);
  }
  return total;
}`,
    points: [[[3, 1, 2], 2], [[2], 3], [[], 1]],
  },
  {
    name: 'popped where something stands before the first',
    source: `export function f(x: number): number {
  const a: number[] = [];
  a[a.length - 1] = x * 3;
  const v = a.pop() ?? x;
  a.push(v, x * x);
  a[a.length - 1] *= v;
  a[0] += x;
  let s = 0;
  a.forEach((u) => { s += u * u; });
  return s + (a.at(-3) ?? 1) * x;
}`,
    points: [[0.7], [2]],
  },
];
