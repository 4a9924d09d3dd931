/** The gradient of the Gaussian mixture with arrays of rows, by hand: point by point, forward and backward. */
interface Gradient {
  readonly value: number;
  readonly dalphas: number[];
  readonly dmeans: number[][];
  readonly dicf: number[][];
}

export function gmm(alphas: number[], means: number[][], icf: number[][], x: readonly number[][], { gamma, m }: { gamma: number; m: number }): Gradient {
  const K = alphas.length;
  const n = x.length;
  const d = x[0].length;
  const dalphas: number[] = new Array(K).fill(0);
  const dmeans: number[][] = means.map((row) => new Array(row.length).fill(0));
  const dicf: number[][] = icf.map((row) => new Array(row.length).fill(0));

  const qdiags = icf.map((row) => row.slice(0, d).map(Math.exp));
  const sumQs = icf.map((row) => row.slice(0, d).reduce((sum, q) => sum + q, 0));
  const centereds: number[][] = means.map(() => new Array(d).fill(0));
  const qss: number[][] = means.map(() => new Array(d).fill(0));
  const terms: number[] = new Array(K).fill(0);
  const dcentered: number[] = new Array(d).fill(0);

  let total = 0;
  for (let p = 0; p < n; p++) {
    const xp = x[p];
    for (let k = 0; k < K; k++) {
      const [centered, qs, mean, row, diagonal] = [centereds[k], qss[k], means[k], icf[k], qdiags[k]];
      for (let i = 0; i < d; i++) centered[i] = xp[i] - mean[i];
      for (let i = 0; i < d; i++) qs[i] = diagonal[i] * centered[i];
      let at = d;
      for (let i = 0; i < d; i++) {
        const c = centered[i];
        for (let j = i + 1; j < d; j++) qs[j] += row[at++] * c;
      }
      let distance = 0;
      for (let i = 0; i < d; i++) distance += qs[i] * qs[i];
      terms[k] = alphas[k] + sumQs[k] - 0.5 * distance;
    }

    const max = largest(terms);
    let sum = 0;
    for (let k = 0; k < K; k++) {
      terms[k] = Math.exp(terms[k] - max);
      sum += terms[k];
    }
    total += max + Math.log(sum);

    for (let k = 0; k < K; k++) {
      const [centered, qs, row, diagonal, drow, dmean] = [centereds[k], qss[k], icf[k], qdiags[k], dicf[k], dmeans[k]];
      const weight = terms[k] / sum;
      dalphas[k] += weight;
      let at = d;
      for (let i = 0; i < d; i++) {
        const c = centered[i];
        let dc = 0;
        for (let j = i + 1; j < d; j++) {
          const dq = -weight * qs[j];
          drow[at] += dq * c;
          dc += dq * row[at];
          at++;
        }
        dcentered[i] = dc;
      }
      for (let i = 0; i < d; i++) {
        const dq = -weight * qs[i];
        drow[i] += dq * centered[i] * diagonal[i];
        dmean[i] -= dcentered[i] + dq * diagonal[i];
      }
    }
  }

  const max = largest(alphas);
  let sum = 0;
  for (const alpha of alphas) sum += Math.exp(alpha - max);

  const freedom = d + m + 1;
  let constant = freedom * d * (Math.log(gamma) - 0.5 * Math.log(2)) - 0.25 * d * (d - 1) * Math.log(Math.PI);
  for (let j = 1; j <= d; j++) constant -= logGamma(0.5 * freedom + 0.5 * (1 - j));
  let prior = 0;
  for (let k = 0; k < K; k++) {
    const [row, drow, diagonal] = [icf[k], dicf[k], qdiags[k]];
    let frobenius = 0;
    const dsum = dalphas[k] - m;
    for (let i = 0; i < d; i++) {
      const q = diagonal[i];
      frobenius += q * q;
      drow[i] += gamma * gamma * q * q + dsum;
    }
    for (let i = d; i < row.length; i++) {
      frobenius += row[i] * row[i];
      drow[i] += gamma * gamma * row[i];
    }
    prior += 0.5 * gamma * gamma * frobenius - m * sumQs[k];
    dalphas[k] -= (n * Math.exp(alphas[k] - max)) / sum;
  }

  const value = -n * d * 0.5 * Math.log(2 * Math.PI) + total - n * (max + Math.log(sum)) + (prior - K * constant);
  return { value, dalphas, dmeans, dicf };
}

function largest(xs: readonly number[]): number {
  let max = xs[0];
  for (let i = 1; i < xs.length; i++) if (xs[i] > max) max = xs[i];
  return max;
}

function logGamma(z: number): number {
  const c = [76.18009172947146, -86.50532032941677, 24.01409824083091, -1.231739572450155, 0.1208650973866179e-2, -0.5395239384953e-5];
  const t = z + 5.5;
  let series = 1.000000000190015;
  for (let j = 0; j < 6; j++) series += c[j] / (z + 1 + j);
  return (z + 0.5) * Math.log(t) - t + Math.log((2.5066282746310005 * series) / z);
}
