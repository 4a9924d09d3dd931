/** Arrays of whole numbers and of flags, and stacks and queues of anything. */
import type { Program } from '../arrays/programs.js';

export const integers: readonly Program[] = [
  {
    name: 'Int32Array indices',
    source: `export function f(xs: Float64Array, idx: Int32Array): number {
  let s = 0;
  for (let i = 0; i < idx.length; i++) s += xs[idx[i]] ** 2;
  return s;
}`,
    points: [[Float64Array.of(1.5, 2, 3), Int32Array.of(2, 0, 2)]],
  },
  {
    name: 'Uint8Array',
    source: `export function f(xs: Float64Array, mask: Uint8Array): number {
  let s = 0;
  for (let i = 0; i < xs.length; i++) if (mask[i]) s += xs[i] ** 2 * mask[i];
  return s;
}`,
    points: [[Float64Array.of(1.5, 2, 3), Uint8Array.of(1, 0, 2)]],
  },
  {
    name: 'Int32Array local',
    source: `export function f(xs: number[]): number {
  const perm = new Int32Array(xs.length);
  for (let i = 0; i < xs.length; i++) perm[i] = xs.length - 1 - i;
  let s = 0;
  for (let i = 0; i < xs.length; i++) s += xs[perm[i]] * (i + 1) * xs[i];
  return s;
}`,
    points: [[[1.5, 2, 3]]],
  },
  {
    name: 'counting bins',
    source: `export function f(xs: number[], ws: number[]): number {
  const counts = new Int32Array(3);
  for (const x of xs) counts[x > 2 ? 2 : x > 1 ? 1 : 0]++;
  let s = 0;
  for (let k = 0; k < counts.length; k++) s += counts[k] * ws[k] * xs[k];
  return s;
}`,
    points: [[[0.5, 1.5, 2.5, 0.2], [1, 2, 3]]],
  },
  {
    name: 'int stores of active values',
    source: `export function f(xs: number[]): number {
  const k = new Int32Array(xs.length);
  for (let i = 0; i < xs.length; i++) k[i] = xs[i] * 3;
  return k.reduce((s, v, i) => s + v * xs[i], 0);
}`,
    points: [[[0.5, 1.5, 2.5]]],
  },
  {
    name: 'visited flags Uint8',
    source: `export function f(cost: number[], next: number[]): number {
  const seen = new Uint8Array(cost.length);
  let at = 0;
  let s = 0;
  while (!seen[at]) {
    seen[at] = 1;
    s += cost[at] * cost[at];
    at = next[at];
  }
  return s;
}`,
    points: [[[0.5, 1.5, 2.5], [1, 2, 0]]],
  },
  {
    name: 'visited boolean',
    source: `export function f(cost: number[], next: number[]): number {
  const seen: boolean[] = new Array(cost.length).fill(false);
  let at = 0;
  let s = 0;
  while (!seen[at]) {
    seen[at] = true;
    s += cost[at] * cost[at];
    at = next[at];
  }
  return s;
}`,
    points: [[[0.5, 1.5, 2.5], [1, 2, 0]]],
  },
  {
    name: 'visited map false',
    source: `export function f(cost: number[], next: number[]): number {
  const seen = cost.map(() => false);
  let at = 0;
  let s = 0;
  while (!seen[at]) {
    seen[at] = true;
    s += cost[at] * cost[at];
    at = next[at];
  }
  return s;
}`,
    points: [[[0.5, 1.5, 2.5], [1, 2, 0]]],
  },
  {
    name: 'union find Int32',
    source: `export function f(xs: number[]): number {
  const parent = Int32Array.from(xs, (_, i) => i);
  for (let i = 0; i + 1 < xs.length; i += 2) parent[i + 1] = parent[i];
  let s = 0;
  for (let i = 0; i < xs.length; i++) s += xs[i] * xs[parent[i]];
  return s;
}`,
    points: [[[0.5, 1.5, 2.5, 3.5]]],
  },
  {
    name: 'permutation by argsort',
    source: `export function f(xs: number[], ws: number[]): number {
  const order = Array.from(xs.keys()).sort((a, b) => xs[a] - xs[b]);
  let s = 0;
  order.forEach((i, rank) => { s += xs[i] * ws[rank] });
  return s;
}`,
    points: [[[2.5, 1.5, 3.5], [1, 2, 3]]],
  },
  {
    name: 'argsort map index',
    source: `export function f(xs: number[], ws: number[]): number {
  const order = xs.map((_, i) => i).sort((a, b) => xs[a] - xs[b]);
  return order.reduce((s, i, rank) => s + xs[i] * ws[rank], 0);
}`,
    points: [[[2.5, 1.5, 3.5], [1, 2, 3]]],
  },
  {
    name: 'queue of numbers',
    source: `export function f(w: number[]): number {
  const queue = [0];
  let s = 0;
  while (queue.length > 0) {
    const i = queue.shift()!;
    s += w[i] * w[i];
    if (2 * i + 1 < w.length) queue.push(2 * i + 1);
    if (2 * i + 2 < w.length) queue.push(2 * i + 2);
  }
  return s;
}`,
    points: [[[1, 2, 3, 4]]],
  },
  {
    name: 'stack of pairs',
    source: `export function f(w: number[]): number {
  const stack: [
    number,
    number
  ][] = [[0, 1]];
  let s = 0;
  while (stack.length > 0) {
    const [i, scale] = stack.pop()!;
    s += w[i] * w[i] * scale;
    if (2 * i + 1 < w.length) stack.push([2 * i + 1, scale * w[i]]);
    if (2 * i + 2 < w.length) stack.push([2 * i + 2, scale * 0.5]);
  }
  return s;
}`,
    points: [[[1, 2, 3, 4]]],
  },
  {
    name: 'queue of records',
    source: `export function f(w: number[]): number {
  const queue = [{ i: 0, scale: 1 }];
  let s = 0;
  while (queue.length) {
    const { i, scale } = queue.shift()!;
    s += w[i] * w[i] * scale;
    if (2 * i + 1 < w.length) queue.push({ i: 2 * i + 1, scale: scale * w[i] });
  }
  return s;
}`,
    points: [[[1, 2, 3, 4]]],
  },
  {
    name: 'class-free vec lib',
    source: `type V = readonly [
  number,
  number,
  number
];
const add = (a: V, b: V): V => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
const dot = (a: V, b: V) => a.reduce((s, x, i) => s + x * b[i], 0);
export function f(a: V, b: V): number {
  return dot(add(a, b), b);
}`,
    points: [[[1, 2, 3], [4, 5, 6]]],
  },
  {
    name: 'lastIndexOf findLast',
    source: `export function f(xs: number[]): number {
  const i = xs.findLastIndex((x) => x > 1);
  const v = xs.findLast((x) => x < 3)!;
  return xs[i] * v;
}`,
    points: [[[0.5, 2.5, 1.5, 0.2]]],
  },
  {
    name: 'entries of typed',
    source: `export function f(xs: Float64Array): number {
  let s = 0;
  for (const [i, x] of xs.entries()) s += i * x * x;
  return s;
}`,
    points: [[Float64Array.of(1, 2, 3)]],
  },
  {
    name: 'typed map filter reduceRight',
    source: `export function f(xs: Float64Array): number {
  const ys = xs.map((x) => x * x).filter((y) => y > 1);
  return ys.reduceRight((s, y, i) => s * 0.5 + y * i, 0) + ys.at(-1)!;
}`,
    points: [[Float64Array.of(1, 2, 3)]],
  },
  {
    name: 'typed sort',
    source: `export function f(xs: Float64Array): number {
  const ys = xs.slice().sort();
  return ys[0] * 2 + ys[1] * ys[2];
}`,
    points: [[Float64Array.of(3, 1, 2)]],
  },
  {
    name: 'median',
    source: `const median = (xs: number[]): number => {
  const s = [...xs].sort((a, b) => a - b);
  const m = s.length >> 1;
  return s.length % 2 ? s[m] : (s[m - 1] + s[m]) / 2;
};
export function f(xs: number[]): number {
  const m = median(xs);
  return median(xs.map((x) => Math.abs(x - m))) * m;
}`,
    points: [[[3, 1, 2, 5]], [[3, 1, 2, 5, 9]]],
  },
  {
    name: 'a[i++]',
    source: `export function f(xs: number[]): number {
  const out = new Array<number>(xs.length * 2);
  let k = 0;
  for (const x of xs) {
    out[k++] = x * x;
    out[k++] = x;
  }
  let s = 0;
  while (k > 0) s = s * 0.9 + out[--k];
  return s;
}`,
    points: [[[3, 1, 2]]],
  },
  {
    name: 'logical assign element',
    source: `export function f(xs: number[]): number {
  const m: number[] = [];
  for (let i = 0; i < xs.length; i++) {
    m[i % 2] ??= 0;
    m[i % 2] += xs[i] ** 2;
  }
  return m[0] * m[1];
}`,
    points: [[[3, 1, 2]]],
  },
  {
    name: 'memo table',
    source: `export function f(x: number, n: number): number {
  const memo: number[] = [1, x];
  for (let i = 2; i <= n; i++) memo[i] = x * memo[i - 1] - memo[i - 2] * 0.5;
  return memo[n];
}`,
    points: [[0.7, 5]],
  },
  {
    name: 'flags from comparison',
    source: `export function f(xs: number[]): number {
  const big = xs.map((x) => x > 1);
  const some = big.some((b) => b);
  let s = 0;
  for (let i = 0; i < xs.length; i++) if (big[i]) s += xs[i] ** 2;
  return some ? s : -s;
}`,
    points: [[[3, 1, 2]], [[0.1]]],
  },
  {
    name: 'sieve',
    source: `export function f(x: number, n: number): number {
  const prime = new Array<boolean>(n + 1).fill(true);
  let s = 0;
  for (let p = 2; p <= n; p++) {
    if (!prime[p]) continue;
    s += x ** p;
    for (let k = p * p; k <= n; k += p) prime[k] = false;
  }
  return s;
}`,
    points: [[0.7, 12]],
  },
  {
    name: 'dijkstra',
    source: `export function f(w: number[][], from: number, to: number): number {
  const n = w.length;
  const dist: number[] = new Array(n).fill(Infinity);
  const done: boolean[] = new Array(n).fill(false);
  dist[from] = 0;
  for (let step = 0; step < n; step++) {
    let u = -1;
    for (let i = 0; i < n; i++) if (!done[i] && (u < 0 || dist[i] < dist[u])) u = i;
    done[u] = true;
    for (let v = 0; v < n; v++) {
      if (done[v] || w[u][v] === 0) continue;
      const d = dist[u] + w[u][v];
      if (d < dist[v]) dist[v] = d;
    }
  }
  return dist[to];
}`,
    points: [[[[0, 2, 5], [2, 0, 1.5], [5, 1.5, 0]], 0, 2]],
  },
  {
    name: 'records with flags',
    source: `export function f(xs: number[]): number {
  const items = xs.map((x, i) => ({ x, used: i % 2 === 0 }));
  for (const it of items) if (it.x > 2) it.used = true;
  return items.filter((it) => it.used).reduce((s, it) => s + it.x * it.x, 0);
}`,
    points: [[[3, 1, 2]]],
  },
  {
    name: 'stack of rows',
    source: `export function f(xs: number[]): number {
  const stack: number[][] = [];
  stack.push(xs.slice(0, 2));
  stack.push(xs.slice(1));
  let s = 0;
  while (stack.length > 0) {
    const top = stack.pop()!;
    s += top[0] * top.length;
    if (top.length > 1) stack.push(top.slice(1));
  }
  return s;
}`,
    points: [[[3, 1, 2]]],
  },
  {
    name: 'stack of records mutated',
    source: `export function f(xs: number[]): number {
  const stack: { v: number; n: number }[] = [];
  for (const x of xs) {
    stack.push({ v: x, n: 1 });
    while (stack.length > 1 && stack[stack.length - 2].v > stack[stack.length - 1].v) {
      const b = stack.pop()!;
      const a = stack[stack.length - 1];
      a.v = (a.v * a.n + b.v * b.n) / (a.n + b.n);
      a.n += b.n;
    }
  }
  return stack.reduce((s, b) => s + b.n * b.v ** 2, 0);
}`,
    points: [[[3, 1, 2, 5, 4]], [[1, 2]]],
  },
  {
    name: 'maybe pop',
    source: `export function f(xs: number[]): number {
  const stack = xs.map((x) => ({ x }));
  const a = stack.pop();
  const b = stack.pop();
  return (a ? a.x : 1) * (b?.x ?? 2);
}`,
    points: [[[3, 1, 2]], [[3]], [[]]],
  },
];
