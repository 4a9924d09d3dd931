/**
 * Log posterior of a Gaussian mixture with a Wishart prior, as arrays of rows: a mean for each component, and a factor of
 * its inverse covariance (the logarithms of its diagonal, then what lies below the diagonal, column by column).
 */
interface Wishart {
  readonly gamma: number;
  readonly m: number;
}

export function gmm(alphas: number[], means: number[][], icf: number[][], x: readonly number[][], wishart: Wishart): number {
  const K = alphas.length;
  const n = x.length;
  const d = x[0].length;

  const qdiags = icf.map((row) => row.slice(0, d).map(Math.exp));
  const sumQs = icf.map((row) => row.slice(0, d).reduce((sum, q) => sum + q, 0));

  let total = 0;
  for (let p = 0; p < n; p++) {
    const terms: number[] = new Array(K).fill(0);
    for (let k = 0; k < K; k++) {
      const centered = means[k].map((mean, i) => x[p][i] - mean);
      const q = factorTimes(qdiags[k], icf[k], centered);
      terms[k] = alphas[k] + sumQs[k] - 0.5 * squaredNorm(q);
    }
    total += logSumExp(terms);
  }

  const constant = -n * d * 0.5 * Math.log(2 * Math.PI);
  return constant + total - n * logSumExp(alphas) + logWishartPrior(d, wishart, sumQs, qdiags, icf);
}

/** The factor with this diagonal and `row[d…]` below it, times v. */
function factorTimes(diagonal: number[], row: number[], v: number[]): number[] {
  const d = v.length;
  const out = v.map((vi, i) => diagonal[i] * vi);
  let at = d;
  for (let i = 0; i < d; i++) {
    for (let j = i + 1; j < d; j++) out[j] += row[at++] * v[i];
  }
  return out;
}

function squaredNorm(v: number[]): number {
  let sum = 0;
  for (const e of v) sum += e * e;
  return sum;
}

function logSumExp(xs: number[]): number {
  const max = Math.max(...xs);
  let sum = 0;
  for (const x of xs) sum += Math.exp(x - max);
  return max + Math.log(sum);
}

function logWishartPrior(d: number, { gamma, m }: Wishart, sumQs: number[], qdiags: number[][], icf: number[][]): number {
  const freedom = d + m + 1;
  const constant = freedom * d * (Math.log(gamma) - 0.5 * Math.log(2)) - logGammaDistribution(0.5 * freedom, d);
  let out = 0;
  for (let k = 0; k < icf.length; k++) {
    const frobenius = squaredNorm(qdiags[k]) + squaredNorm(icf[k].slice(d));
    out += 0.5 * gamma * gamma * frobenius - m * sumQs[k];
  }
  return out - icf.length * constant;
}

function logGammaDistribution(a: number, d: number): number {
  let out = 0.25 * d * (d - 1) * Math.log(Math.PI);
  for (let j = 1; j <= d; j++) out += logGamma(a + 0.5 * (1 - j));
  return out;
}

/** Lanczos' approximation, for positive z. */
function logGamma(z: number): number {
  const c = [76.18009172947146, -86.50532032941677, 24.01409824083091, -1.231739572450155, 0.1208650973866179e-2, -0.5395239384953e-5];
  const t = z + 5.5;
  let series = 1.000000000190015;
  for (let j = 0; j < 6; j++) series += c[j] / (z + 1 + j);
  return (z + 0.5) * Math.log(t) - t + Math.log((2.5066282746310005 * series) / z);
}
