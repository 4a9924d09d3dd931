/**
 * The gradient of the Gaussian mixture with flat arrays, by hand: point by point, forward and backward, so that nothing of
 * a point is kept; of its components what is centred, the factor times that, and the weight.
 */
export function gmm(
  d: number, alphas: Float64Array, means: Float64Array, icf: Float64Array, x: Float64Array, gamma: number, m: number,
): { value: number; dalphas: Float64Array; dmeans: Float64Array; dicf: Float64Array } {
  const K = alphas.length;
  const n = x.length / d;
  const size = (d * (d + 1)) / 2;
  const dalphas = new Float64Array(K);
  const dmeans = new Float64Array(K * d);
  const dicf = new Float64Array(icf.length);

  const qdiags = new Float64Array(K * d);
  const sumQs = new Float64Array(K);
  for (let k = 0; k < K; k++) {
    for (let i = 0; i < d; i++) {
      sumQs[k] += icf[k * size + i];
      qdiags[k * d + i] = Math.exp(icf[k * size + i]);
    }
  }

  const centered = new Float64Array(K * d);
  const qs = new Float64Array(K * d);
  const terms = new Float64Array(K);
  const dcentered = new Float64Array(d);
  let total = 0;
  for (let p = 0; p < n; p++) {
    for (let k = 0; k < K; k++) {
      for (let i = 0; i < d; i++) centered[k * d + i] = x[p * d + i] - means[k * d + i];
      let distance = 0;
      for (let i = 0; i < d; i++) {
        let q = qdiags[k * d + i] * centered[k * d + i];
        let at = k * size + d + i - 1;
        for (let j = 0; j < i; j++) {
          q += icf[at] * centered[k * d + j];
          at += d - j - 2;
        }
        qs[k * d + i] = q;
        distance += q * q;
      }
      terms[k] = alphas[k] + sumQs[k] - 0.5 * distance;
    }

    let max = terms[0];
    for (let k = 1; k < K; k++) if (terms[k] > max) max = terms[k];
    let sum = 0;
    for (let k = 0; k < K; k++) {
      terms[k] = Math.exp(terms[k] - max);
      sum += terms[k];
    }
    total += max + Math.log(sum);

    for (let k = 0; k < K; k++) {
      const weight = terms[k] / sum;
      dalphas[k] += weight;
      dcentered.fill(0);
      for (let i = 0; i < d; i++) {
        const dq = -weight * qs[k * d + i];
        let at = k * size + d + i - 1;
        for (let j = 0; j < i; j++) {
          dicf[at] += dq * centered[k * d + j];
          dcentered[j] += dq * icf[at];
          at += d - j - 2;
        }
        // through the exponential of the diagonal; the sum of the diagonal below
        dicf[k * size + i] += dq * centered[k * d + i] * qdiags[k * d + i];
        dcentered[i] += dq * qdiags[k * d + i];
      }
      for (let i = 0; i < d; i++) dmeans[k * d + i] -= dcentered[i];
    }
  }

  let max = alphas[0];
  for (let k = 1; k < K; k++) if (alphas[k] > max) max = alphas[k];
  let sum = 0;
  for (let k = 0; k < K; k++) sum += Math.exp(alphas[k] - max);

  const freedom = d + m + 1;
  let constant = freedom * d * (Math.log(gamma) - 0.5 * Math.log(2)) - 0.25 * d * (d - 1) * Math.log(Math.PI);
  for (let j = 1; j <= d; j++) constant -= logGamma(0.5 * freedom + 0.5 * (1 - j));
  let prior = 0;
  for (let k = 0; k < K; k++) {
    let frobenius = 0;
    // of the sum of the diagonal: once in each point's term, by its weight, and in the prior
    const dsum = dalphas[k] - m;
    for (let i = 0; i < d; i++) {
      const q = qdiags[k * d + i];
      frobenius += q * q;
      dicf[k * size + i] += gamma * gamma * q * q + dsum;
    }
    for (let i = k * size + d; i < (k + 1) * size; i++) {
      frobenius += icf[i] * icf[i];
      dicf[i] += gamma * gamma * icf[i];
    }
    prior += 0.5 * gamma * gamma * frobenius - m * sumQs[k];
    dalphas[k] -= (n * Math.exp(alphas[k] - max)) / sum;
  }

  const value = -n * d * 0.5 * Math.log(2 * Math.PI) + total - n * (max + Math.log(sum)) + (prior - K * constant);
  return { value, dalphas, dmeans, dicf };
}

function logGamma(z: number): number {
  const c = [76.18009172947146, -86.50532032941677, 24.01409824083091, -1.231739572450155, 0.1208650973866179e-2, -0.5395239384953e-5];
  const t = z + 5.5;
  let series = 1.000000000190015;
  for (let j = 0; j < 6; j++) series += c[j] / (z + 1 + j);
  return (z + 0.5) * Math.log(t) - t + Math.log((2.5066282746310005 * series) / z);
}
