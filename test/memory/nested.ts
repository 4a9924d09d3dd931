/** Arrays of arrays that the function makes: rows pushed, mapped, stored and swapped. */
import type { Program } from '../arrays/programs.js';

export const nested: readonly Program[] = [
  {
    name: 'matrix product by helper',
    source: `function matmul(A: number[][], B: number[][]): number[][] {
  const C: number[][] = [];
  for (let i = 0; i < A.length; i++) {
    const row: number[] = [];
    for (let j = 0; j < B[0].length; j++) {
      let s = 0;
      for (let k = 0; k < B.length; k++) s += A[i][k] * B[k][j];
      row.push(s);
    }
    C.push(row);
  }
  return C;
}
export function trace2(A: number[][], B: number[][]): number {
  const C = matmul(A, B);
  const D = matmul(C, C);
  let s = 0;
  for (let i = 0; i < D.length; i++) s += D[i][i];
  return s;
}`,
    points: [[[[0.3, 0.8], [1.2, 0.5]], [[0.7, -0.2], [0.4, 0.6]]]],
  },
  {
    name: 'LU determinant with partial pivoting by swapped rows',
    source: `export function det(A: number[][]): number {
  const n = A.length;
  const M = A.map((row) => row.slice());
  let d = 1;
  for (let k = 0; k < n; k++) {
    let p = k;
    for (let i = k + 1; i < n; i++) if (Math.abs(M[i][k]) > Math.abs(M[p][k])) p = i;
    if (p !== k) {
      const t = M[p];
      M[p] = M[k];
      M[k] = t;
      d = -d;
    }
    d *= M[k][k];
    for (let i = k + 1; i < n; i++) {
      const f = M[i][k] / M[k][k];
      for (let j = k; j < n; j++) M[i][j] -= f * M[k][j];
    }
  }
  return d;
}`,
    points: [[[[0.3, 0.8, 0.1], [1.2, 0.5, 0.7], [0.4, 2.2, 0.9]]], [[[0.5]]]],
  },
  {
    name: 'dynamic programming table filled by rows',
    source: `export function paths(cost: number[][]): number {
  const n = cost.length;
  const m = cost[0].length;
  const best: number[][] = [];
  for (let i = 0; i < n; i++) {
    best[i] = [];
    for (let j = 0; j < m; j++) {
      if (i === 0 && j === 0) best[i][j] = cost[0][0];
      else if (i === 0) best[i][j] = best[i][j - 1] + cost[i][j];
      else if (j === 0) best[i][j] = best[i - 1][j] + cost[i][j];
      else best[i][j] = Math.min(best[i - 1][j], best[i][j - 1]) + cost[i][j] * cost[i][j];
    }
  }
  return best[n - 1][m - 1];
}`,
    points: [[[[0.3, 0.8, 0.2], [1.2, 0.5, 0.6]]], [[[0.3]]]],
  },
  {
    name: 'Cholesky and log determinant',
    source: `export function logDet(S: number[][]): number {
  const n = S.length;
  const L = Array.from({ length: n }, () => new Array<number>(n).fill(0));
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let s = S[i][j];
      for (let k = 0; k < j; k++) s -= L[i][k] * L[j][k];
      L[i][j] = i === j ? Math.sqrt(s) : s / L[j][j];
    }
  }
  let log = 0;
  for (let i = 0; i < n; i++) log += Math.log(L[i][i]);
  return 2 * log;
}`,
    points: [[[[2, 0.3, 0.1], [0.3, 1.5, 0.2], [0.1, 0.2, 1.1]]]],
  },
  {
    name: 'attention',
    source: `export function attention(Q: number[][], K: number[][], V: number[][]): number {
  const d = Q[0].length;
  const scores = Q.map((q) => K.map((k) => q.reduce((s, v, i) => s + v * k[i], 0) / Math.sqrt(d)));
  const weights = scores.map((row) => {
    const top = Math.max(...row);
    const exps = row.map((v) => Math.exp(v - top));
    const sum = exps.reduce((a, b) => a + b, 0);
    return exps.map((e) => e / sum);
  });
  const out = weights.map((w) => V[0].map((_, j) => w.reduce((s, v, i) => s + v * V[i][j], 0)));
  let loss = 0;
  for (const row of out) for (const v of row) loss += v * v;
  return loss;
}`,
    points: [[[[0.3, 0.8], [1.2, 0.5]], [[0.7, -0.2], [0.4, 0.6], [0.1, 0.2]], [[1, 0.5], [0.3, 0.2], [0.6, -0.4]]]],
  },
  {
    name: 'transpose, then outer products',
    source: `export function gram(X: number[][]): number {
  const columns = X[0].map((_, j) => X.map((row) => row[j]));
  let total = 0;
  for (const a of columns) {
    for (const b of columns) {
      let dot = 0;
      a.forEach((v, i) => {
        dot += v * b[i];
      });
      total += dot * dot;
    }
  }
  return total;
}`,
    points: [[[[0.3, 0.8, 0.1], [1.2, 0.5, -0.7]]], [[[0.4]]]],
  },
  {
    name: 'rows written through a variable',
    source: `export function rows(a: number, b: number, n: number): number {
  const A = Array.from({ length: n }, (_, i) => [a * i, b + i, a * b]);
  for (let i = 1; i < n; i++) {
    const row = A[i];
    const above = A[i - 1];
    row[0] += above[1] * row[2];
    row[1] *= above[0];
  }
  return A.reduce((s, r) => s + r[0] * r[1] - r[2], 0);
}`,
    points: [[0.4, 0.7, 3], [0.4, 0.7, 1], [0.4, 0.7, 0]],
  },
  {
    name: 'a literal matrix read by computed indices',
    source: `export function rotate(p: number[], angle: number): number {
  const c = Math.cos(angle);
  const s = Math.sin(angle);
  const R = [[c, -s], [s, c]];
  let sum = 0;
  for (let i = 0; i < 2; i++) {
    let v = 0;
    for (let j = 0; j < 2; j++) v += R[i][j] * p[j];
    sum += v * v * (i + 1);
  }
  return sum;
}`,
    points: [[[0.4, 0.7], 0.5]],
  },
  {
    name: 'same row stored twice',
    source: `export function shared(x: number, n: number): number {
  const row = [x, x * x];
  const A: number[][] = [];
  for (let i = 0; i < n; i++) A.push(row);
  A[0][0] = A[n - 1][1] * 3;
  let s = 0;
  for (const r of A) s += r[0] * r[1];
  return s;
}`,
    points: [[0.4, 3], [0.7, 1]],
  },
  {
    name: 'history of states kept in an array',
    source: `export function history(x0: number[], a: number, steps: number): number {
  const states: number[][] = [x0];
  for (let t = 0; t < steps; t++) {
    const last = states[states.length - 1];
    states.push(last.map((v, i) => Math.sin(a * v) + last[(i + 1) % last.length]));
  }
  let s = 0;
  for (const state of states) for (const v of state) s += v * v;
  return s;
}`,
    points: [[[0.4, 0.2], 0.7, 3], [[0.4], 0.7, 0]],
  },
  {
    name: 'a neighbour that may lie outside, in rows that change places',
    source: `export function f(h: number[][], steps: number): number {
  let cur = h.map((r) => r.slice());
  let next = h.map((r) => r.map(() => 0));
  for (let s = 0; s < steps; s++) {
    for (let i = 0; i < cur.length; i++) for (let j = 0; j < cur[i].length; j++) {
      let sum = 0, n = 0;
      for (const [di, dj] of [[0, 1], [1, 0], [0, -1], [-1, 0]]) {
        const v = cur[i + di]?.[j + dj];
        if (v !== undefined) { sum += v; n++; }
      }
      next[i][j] = 0.5 * cur[i][j] + (0.5 * sum) / n;
    }
    [cur, next] = [next, cur];
  }
  return Math.max(...cur.flat()) - cur[0][0] * cur[0][1];
}`,
    points: [[[[1, 2], [3, 5.5]], 2], [[[1, 2, 0.3], [3, 5.5, 2], [0.1, 1.1, 4]], 3]],
  },
  {
    name: 'an array that each step maps anew, summed by reduce without a start',
    source: `export function f(logA: number[][], logB: number[][], seen: readonly number[]): number {
  let a = logB.map((row) => row[seen[0]]);
  for (let t = 1; t < seen.length; t++) {
    const prev = a;
    a = logB.map((row, j) => {
      const terms = prev.map((p, i) => p + logA[i][j]);
      const top = Math.max(...terms);
      return row[seen[t]] + top + Math.log(terms.reduce((s, v) => s + Math.exp(v - top), 0));
    });
  }
  const top = Math.max(...a);
  return top + Math.log(a.map((v) => Math.exp(v - top)).reduce((x, y) => x + y));
}`,
    points: [[[[-0.5, -1], [-1.2, -0.3]], [[-0.2, -1.5], [-1, -0.4]], [0, 1, 1, 0]], [[[-0.5]], [[-0.2, -1.5]], [1]]],
  },
  {
    name: 'holes that a loop carries along',
    source: `export function f(x: number[], n: number): number {
  let a = new Array<number>(n);
  for (let i = 0; i < n; i += 2) a[i] = x[0] * i;
  for (let t = 0; t < 2; t++) { const b = a.map((v) => v * x[1]); a = t > 0 ? b : a; }
  let s = 0;
  a.forEach((v, i) => { s += v * (i + 1) + x[1]; });
  return s;
}`,
    points: [[[0.5, 2], 4], [[0.5, 2], 0]],
  },
];
