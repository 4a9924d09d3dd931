/** The error function, by formula 7.1.26 of Abramowitz and Stegun: within 1.5e-7 everywhere. */
function erf(x: number): number {
  const t = 1 / (1 + 0.3275911 * Math.abs(x));
  const poly = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t;
  const tail = poly * Math.exp(-x * x);
  return x >= 0 ? 1 - tail : tail - 1;
}

/** The cumulative normal distribution. */
const cdf = (x: number): number => 0.5 * (1 + erf(x / Math.SQRT2));

/**
 * The price of a European call by Black and Scholes. Its gradient is what traders call the Greeks: delta, the rate on the
 * strike, rho, vega and minus theta.
 *
 * @param spot price of the underlying today
 * @param strike price at which it may be bought
 * @param rate riskless interest, continuously compounded
 * @param sigma volatility a year
 * @param years time to maturity
 */
export function call(spot: number, strike: number, rate: number, sigma: number, years: number): number {
  const spread = sigma * Math.sqrt(years);
  const d1 = (Math.log(spot / strike) + (rate + sigma ** 2 / 2) * years) / spread;
  const d2 = d1 - spread;
  const discounted = strike * Math.exp(-rate * years);
  return spot * cdf(d1) - discounted * cdf(d2);
}
