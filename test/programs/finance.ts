/** Finance: bonds, options, portfolios, loans, taxes. */
import type { Program } from './program.js';

export const finance: readonly Program[] = [
  {
    name: 'the yield of a bond by Newton', fn: 'bondYield',
    source: `
    /** Annual yield at which the price of the bond is fair. */
    export function bondYield(price: number, coupon: number, face: number, years: number): number {
      let y = 0.05;
      for (let iteration = 0; iteration < 50; iteration++) {
        let pv = 0;
        let slope = 0;
        for (let t = 1; t <= years; t++) {
          const discount = (1 + y) ** -t;
          const flow = t === years ? coupon + face : coupon;
          pv += flow * discount;
          slope -= t * flow * discount / (1 + y);
        }
        const step = (pv - price) / slope;
        y -= step;
        if (Math.abs(step) < 1e-14) break;
      }
      return y;
    }`,
    points: [[95, 4, 100, 1], [95, 4, 100, 5], [110, 6, 100, 10]],
  },
  {
    name: 'net present value and a penalty below zero', fn: 'score',
    source: `
    export const score = (flows: readonly number[], rate: number, penalty: number): number => {
      let npv = 0;
      let factor = 1;
      for (const flow of flows) {
        npv += flow * factor;
        factor /= 1 + rate;
      }
      if (npv >= 0) return npv;
      const loss = -npv;
      return npv - penalty * loss ** 1.5;
    };`,
    points: [[[], 0.05, 2], [[-3], 0.05, 2], [[-100, 30, 50, 60], 0.08, 0.2], [[-100, 30, 20, 10], 0.08, 0.2]],
  },
  {
    name: 'an American put on a binomial path bound', fn: 'put',
    source: `
    /** Value of exercising at the best of the given times, along the expected path. */
    export function put(spot: number, strike: number, rate: number, sigma: number, steps: number): number {
      const dt = 1 / 12;
      let best = Math.max(strike - spot, 0);
      let s = spot;
      let discount = 1;
      const drift = Math.exp((rate - 0.5 * sigma * sigma) * dt);
      let k = steps;
      while (k > 0) {
        s = s * drift;
        discount *= Math.exp(-rate * dt);
        const value = discount * (strike - s);
        if (value > best) best = value;
        k--;
      }
      return best;
    }`,
    points: [[90, 100, 0.03, 0.2, 0], [90, 100, 0.03, 0.2, 1], [120, 100, 0.03, 0.2, 6], [95, 100, 0.01, 0.5, 8]],
  },
  {
    name: 'progressive income tax by brackets', fn: 'tax',
    source: `
    export function tax(income: number, thresholds: number[], rates: number[], allowance: number): number {
      const taxable = income - allowance;
      if (taxable <= 0) return 0;
      let due = 0;
      let lower = 0;
      for (let i = 0; i < thresholds.length; i++) {
        const upper = thresholds[i];
        if (taxable <= upper) {
          due += (taxable - lower) * rates[i];
          return due;
        }
        due += (upper - lower) * rates[i];
        lower = upper;
      }
      due += (taxable - lower) * rates[rates.length - 1];
      return due;
    }`,
    points: [
      [5, [10, 20], [0.1, 0.2, 0.4], 8], [13, [10, 20], [0.1, 0.2, 0.4], 8], [25, [10, 20], [0.1, 0.2, 0.4], 8],
      [50, [10, 20], [0.1, 0.2, 0.4], 8], [50, [], [0.3], 8],
    ],
  },
  {
    name: 'a mortgage with an overpayment', fn: 'totalInterest',
    source: `
    export function totalInterest(principal: number, annualRate: number, payment: number, extra: number): number {
      const r = annualRate / 12;
      let balance = principal;
      let interest = 0;
      let months = 0;
      while (balance > 0) {
        if (++months > 60) return Infinity;
        const due = balance * r;
        interest += due;
        let paid = payment;
        if (months % 12 === 0) paid += extra;
        if (paid > balance + due) paid = balance + due;
        balance = balance + due - paid;
      }
      return interest;
    }`,
    points: [[0, 0.05, 100, 50], [50, 0.05, 100, 50], [1000, 0.05, 100, 53], [1000, 0.05, 43, 200], [1000, 0.2, 10, 0]],
  },
  {
    name: 'implied volatility by bisection and one Newton step', fn: 'impliedVol',
    source: `
    const SQRT_2PI = Math.sqrt(2 * Math.PI);
    const pdf = (x: number) => Math.exp(-x * x / 2) / SQRT_2PI;
    function cdf(x: number): number {
      const t = 1 / (1 + 0.2316419 * Math.abs(x));
      const poly = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
      const tail = pdf(x) * poly;
      return x >= 0 ? 1 - tail : tail;
    }
    export function impliedVol(price: number, s: number, k: number, t: number): number {
      let lo = 0.01, hi = 2;
      let vol = 0.5 * (lo + hi);
      for (let i = 0; i < 12; i++) {
        const d1 = (Math.log(s / k) + 0.5 * vol * vol * t) / (vol * Math.sqrt(t));
        const value = s * cdf(d1) - k * cdf(d1 - vol * Math.sqrt(t));
        if (value > price) hi = vol;
        else lo = vol;
        vol = 0.5 * (lo + hi);
      }
      const d = (Math.log(s / k) + 0.5 * vol * vol * t) / (vol * Math.sqrt(t));
      const error = s * cdf(d) - k * cdf(d - vol * Math.sqrt(t)) - price;
      return vol - error / (s * pdf(d) * Math.sqrt(t));
    }`,
    points: [[10.4, 100, 100, 1], [3.2, 90, 105, 0.5], [30, 120, 100, 2]],
  },
  {
    name: 'portfolio variance from a flat covariance', fn: 'sharpe',
    source: `
    export function sharpe(weights: Float64Array, means: Float64Array, covariance: Float64Array, riskFree: number): number {
      const n = weights.length;
      let excess = -riskFree;
      let variance = 1e-6;
      for (let i = 0; i < n; i++) {
        excess += weights[i] * means[i];
        for (let j = 0; j <= i; j++) {
          const c = covariance[i * n + j];
          variance += (i === j ? 1 : 2) * weights[i] * weights[j] * c;
        }
      }
      if (variance <= 0) return 0;
      return excess / Math.sqrt(variance);
    }`,
    points: [
      [Float64Array.of(), Float64Array.of(), Float64Array.of(), 0.01],
      [Float64Array.of(0.7), Float64Array.of(0.08), Float64Array.of(0.04), 0.01],
      [Float64Array.of(0.3, 0.5, 0.2), Float64Array.of(0.08, 0.03, 0.05), Float64Array.of(0.04, 0, 0, 0.01, 0.02, 0, 0.002, 0.001, 0.03), 0.01],
      [Float64Array.of(0.7), Float64Array.of(0.08), Float64Array.of(-0.04), 0.01],
    ],
  },
  {
    name: 'drawdown of an equity curve', fn: 'maxDrawdown',
    source: `
    export function maxDrawdown(returns: number[]): number {
      let equity = 1;
      let peak = 1;
      let worst = 0;
      for (let day = 0; day < returns.length; day++) {
        equity *= 1 + returns[day];
        if (equity > peak) {
          peak = equity;
          continue;
        }
        const drawdown = (peak - equity) / peak;
        worst = Math.max(worst, drawdown);
      }
      return worst;
    }`,
    points: [[[]], [[0.1]], [[-0.1]], [[0.1, -0.2, 0.05, -0.1, 0.4, 0.1, -0.05]]],
  },
  {
    name: 'a swap curve read by interpolation', fn: 'swapValue',
    source: `
    function zeroRate(times: readonly number[], rates: readonly number[], t: number): number {
      if (t <= times[0]) return rates[0];
      for (let i = 1; i < times.length; i++) {
        if (t <= times[i]) {
          const w = (t - times[i - 1]) / (times[i] - times[i - 1]);
          return rates[i - 1] * (1 - w) + rates[i] * w;
        }
      }
      return rates[rates.length - 1];
    }
    export function swapValue(times: readonly number[], rates: readonly number[], fixed: number, maturity: number): number {
      let annuity = 0;
      let t = 0.5;
      for (; t <= maturity; t += 0.5) {
        const z = zeroRate(times, rates, t);
        annuity += 0.5 * Math.exp(-z * t);
      }
      const last = Math.exp(-zeroRate(times, rates, maturity) * maturity);
      const floating = 1 - last;
      return floating - fixed * annuity;
    }`,
    points: [
      [[1, 2, 5], [0.02, 0.025, 0.03], 0.02, 0.3], [[1, 2, 5], [0.02, 0.025, 0.03], 0.02, 0.7],
      [[1, 2, 5], [0.02, 0.025, 0.03], 0.02, 7.2], [[1], [0.02], 0.02, 3.1],
    ],
  },
  {
    name: 'GARCH likelihood', fn: 'negLogLikelihood',
    source: `
    interface Garch { omega: number; alpha: number; beta: number; start?: number }
    export function negLogLikelihood(p: Garch, returns: Float64Array): number {
      const { omega, alpha, beta } = p;
      if (omega <= 0 || alpha < 0 || beta < 0) return Infinity;
      const persistence = alpha + beta;
      let variance = p.start ?? omega / (1 - persistence);
      let total = 0;
      for (const r of returns) {
        total += 0.5 * (Math.log(2 * Math.PI * variance) + r * r / variance);
        variance = omega + alpha * r * r + beta * variance;
      }
      if (persistence >= 1) total += 100 * (persistence - 0.99) ** 2;
      return total;
    }`,
    points: [
      [{ omega: 0.1, alpha: 0.1, beta: 0.8 }, Float64Array.of()],
      [{ omega: 0.1, alpha: 0.1, beta: 0.8, start: 0.5 }, Float64Array.of(0.3)],
      [{ omega: 0.1, alpha: 0.3, beta: 0.8, start: 0.5 }, Float64Array.of(0.3, -1.2, 0.7)],
      [{ omega: 0.1, alpha: -0.3, beta: 0.8 }, Float64Array.of(0.3, -1.2, 0.7)],
      [{ omega: -0.1, alpha: 0.3, beta: 0.8 }, Float64Array.of(0.3, -1.2, 0.7)],
    ],
  },
  {
    name: 'an Asian barrier payoff along a path', fn: 'payoff',
    source: `
    export function payoff(spot: number, shocks: number[], sigma: number, barrier: number, strike: number): number {
      let price = spot;
      let sum = 0;
      let n = 0;
      let knocked = false;
      while (!knocked && n < shocks.length) {
        price *= Math.exp(sigma * shocks[n] - 0.5 * sigma ** 2);
        sum += price;
        n++;
        knocked = price >= barrier;
      }
      if (knocked || n === 0) {
        return 0.01 * price;
      }
      const average = sum / n;
      return average > strike ? average - strike : 0;
    }`,
    points: [[100, [], 0.2, 130, 95], [100, [0.4], 0.2, 130, 95], [100, [0.4, -2, -1.5], 0.2, 130, 95], [100, [0.4, 1.5, 2.3, 0.1], 0.2, 130, 95]],
  },
  {
    name: 'Kelly betting with a fee schedule', fn: 'growth',
    source: `
    export function growth(fraction: number, odds: number, p: number, rounds: number): number {
      let wealth = 1;
      let fee = 0;
      outer: for (let r = 0; r < rounds; r++) {
        const stake = fraction * wealth;
        for (let level = 1; level <= 3; level++) {
          if (stake < level * 0.4) {
            fee = 0.01 * level * stake;
            wealth += p * odds * stake - (1 - p) * stake - fee;
            continue outer;
          }
        }
        wealth *= 0.9;
      }
      return Math.log(wealth);
    }`,
    points: [[0.3, 1, 0.6, 0], [0.3, 1, 0.6, 1], [0.6, 1.5, 0.7, 5], [2, 1, 0.9, 6]],
  },
];
