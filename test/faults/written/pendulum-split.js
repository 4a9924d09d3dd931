const g = 9.81;
const dt = 0.01;

/**
 * Forward pass of `pendulum`, stage by stage, with the cache that its backward pass reads.
 *
 * How far a damped pendulum swings beyond one radian, summed over the steps of a semi-implicit Euler scheme.
 *
 * @param {number} theta
 * @param {number} omega
 * @param {number} damping
 * @param {number} steps
 */
export function pendulumForward(theta, omega, damping, steps) {
  const trips = Math.max(0, Math.ceil(steps));
  const thetas = new Float64Array(trips);
  const omegas = new Float64Array(trips);
  let excess = 0; // (1)
  for (let t = 0; t < steps; t++) {
    thetas[t] = theta;
    omegas[t] = omega;
    const sintheta = Math.sin(theta); // (2)
    const alpha = -g * sintheta - damping * omega; // (3)
    omega += alpha * dt; // (4)
    theta += omega * dt; // (5)
    if (theta > 1) {
      const over = theta - 1; // (6)
      const oversqr = over ** 2; // (7)
      excess += oversqr; // (8)
    }
  }

  return { value: excess, cache: { theta, damping, trips, thetas, omegas } };
}

/**
 * Backward pass of `pendulum`: the gradient `dexcess` on its value, carried back to `theta`, `omega` and `damping`.
 * It walks the iterations backwards, and gives each variable back the value that it had.
 */
export function pendulumBackward(cache, dexcess = 1) {
  const { damping, trips, thetas, omegas } = cache;
  let { theta } = cache;
  let omega;
  let dtheta = 0;
  let domega = 0;
  let ddamping = 0;
  for (let t = trips - 1; t >= 0; t--) {
    if (theta > 1) {
      // backprop excess += oversqr (8)
      const doversqr = dexcess;

      // backprop oversqr = over ** 2 (7)
      const over = theta - 1;
      const dover = 2 * over * doversqr;

      // backprop over = theta - 1 (6)
      dtheta += dover;
    }

    // backprop theta += omega * dt (5)
    domega += dt * dtheta;
    theta = thetas[t];

    // backprop omega += alpha * dt (4)
    const dalpha = dt * domega;
    omega = omegas[t];

    // backprop alpha = -g * sintheta - damping * omega (3)
    const dsintheta = -g * dalpha;
    ddamping -= omega * dalpha;
    domega -= damping * dalpha;

    // backprop sintheta = Math.sin(theta) (2)
    dtheta += Math.cos(theta) * dsintheta;
  }

  return { dtheta, domega, ddamping };
}
