const g = 9.81;
const dt = 0.01;

// Tapes, kept from call to call.
let thetaTape = new Float64Array(64);
let omegaTape = new Float64Array(64);

/**
 * Value and gradient of `pendulum` in one call. `steps` counts, and has no gradient.
 *
 * How far a damped pendulum swings beyond one radian, summed over the steps of a semi-implicit Euler scheme.
 *
 * @param {number} theta
 * @param {number} omega
 * @param {number} damping
 * @param {number} steps
 */
export function pendulumGrad(theta, omega, damping, steps) {
  // forward pass
  const trips = Math.max(0, Math.ceil(steps));
  const thetas = (thetaTape = room(thetaTape, trips));
  const omegas = (omegaTape = room(omegaTape, trips));
  let excess = 0;
  for (let t = 0; t < steps; t++) {
    thetas[t] = theta;
    omegas[t] = omega;
    const alpha = -g * Math.sin(theta) - damping * omega; // (1)
    omega += alpha * dt; // (2)
    theta += omega * dt; // (3)
    if (theta > 1) excess += (theta - 1) ** 2; // (4)
  }

  // backward pass
  let dtheta = 0;
  let domega = 0;
  let ddamping = 0;
  for (let t = trips - 1; t >= 0; t--) {
    // backprop excess += (theta - 1) ** 2 (4)
    if (theta > 1) dtheta += 2 * (theta - 1);

    // backprop theta += omega * dt (3)
    domega += dt * dtheta;
    theta = thetas[t];

    // backprop omega += alpha * dt (2)
    const dalpha = dt * domega;
    omega = omegas[t];

    // backprop alpha = -g * Math.sin(theta) - damping * omega (1)
    dtheta -= g * Math.cos(theta) * dalpha;
    ddamping -= omega * dalpha;
    domega -= damping * dalpha;
  }

  return { value: excess, dtheta, domega, ddamping };
}

/** `tape`, or a longer one, with room for `n` values. */
function room(tape, n) {
  return n <= tape.length ? tape : new Float64Array(Math.max(n, 2 * tape.length));
}
