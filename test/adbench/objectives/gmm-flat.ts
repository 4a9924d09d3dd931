/**
 * Log posterior of a Gaussian mixture with a Wishart prior, in flat
 * arrays. Each component has a mean and a factor of its inverse covariance: the logarithms of its diagonal, then what
 * lies below the diagonal, column by column.
 */
export function gmm(d: number, alphas: Float64Array, means: Float64Array, icf: Float64Array, x: Float64Array, gamma: number, m: number): number {
  const K = alphas.length;
  const n = x.length / d;
  const size = (d * (d + 1)) / 2;

  const qdiags = new Float64Array(K * d);
  const sumQs = new Float64Array(K);
  for (let k = 0; k < K; k++) {
    let sum = 0;
    for (let i = 0; i < d; i++) {
      const q = icf[k * size + i];
      sum += q;
      qdiags[k * d + i] = Math.exp(q);
    }
    sumQs[k] = sum;
  }

  const centered = new Float64Array(d);
  const terms = new Float64Array(K);
  let total = 0;
  for (let p = 0; p < n; p++) {
    for (let k = 0; k < K; k++) {
      for (let i = 0; i < d; i++) centered[i] = x[p * d + i] - means[k * d + i];
      let distance = 0;
      for (let i = 0; i < d; i++) {
        let q = qdiags[k * d + i] * centered[i];
        // row i of the factor: column j starts where the columns before it end
        let at = k * size + d + i - 1;
        for (let j = 0; j < i; j++) {
          q += icf[at] * centered[j];
          at += d - j - 2;
        }
        distance += q * q;
      }
      terms[k] = alphas[k] + sumQs[k] - 0.5 * distance;
    }
    total += logSumExp(terms);
  }

  const constant = -n * d * 0.5 * Math.log(2 * Math.PI);
  return constant + total - n * logSumExp(alphas) + logWishartPrior(d, K, gamma, m, sumQs, qdiags, icf);
}

function logSumExp(xs: Float64Array): number {
  let max = xs[0];
  for (let i = 1; i < xs.length; i++) if (xs[i] > max) max = xs[i];
  let sum = 0;
  for (let i = 0; i < xs.length; i++) sum += Math.exp(xs[i] - max);
  return max + Math.log(sum);
}

function logWishartPrior(d: number, K: number, gamma: number, m: number, sumQs: Float64Array, qdiags: Float64Array, icf: Float64Array): number {
  const size = (d * (d + 1)) / 2;
  const freedom = d + m + 1;
  const constant = freedom * d * (Math.log(gamma) - 0.5 * Math.log(2)) - logGammaDistribution(0.5 * freedom, d);
  let out = 0;
  for (let k = 0; k < K; k++) {
    let frobenius = 0;
    for (let i = 0; i < d; i++) frobenius += qdiags[k * d + i] * qdiags[k * d + i];
    for (let i = d; i < size; i++) frobenius += icf[k * size + i] * icf[k * size + i];
    out += 0.5 * gamma * gamma * frobenius - m * sumQs[k];
  }
  return out - K * constant;
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
