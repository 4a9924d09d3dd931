// Trains the network on four of five flowers and tries it on the others: `node train.mjs`.
// The measurements are those of R. A. Fisher, "The use of multiple measurements in taxonomic problems" (1936).
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { lossForward, lossGrad } from './iris.grad.js';

const HIDDEN = 8;

export function train(steps = 300, rate = 0.5) {
  const flowers = readFileSync(new URL('iris.csv', import.meta.url), 'utf8').trim().split('\n').slice(1).map((line) => line.split(',').map(Number));
  const known = flowers.filter((_, i) => i % 5 !== 0);
  const mean = [0, 1, 2, 3].map((k) => known.reduce((sum, flower) => sum + flower[k], 0) / known.length);
  const deviation = mean.map((m, k) => Math.sqrt(known.reduce((sum, flower) => sum + (flower[k] - m) ** 2, 0) / known.length));
  const inputs = (list) => ({ rows: list.length, cols: 4, data: Float64Array.from(list.flatMap((flower) => mean.map((m, k) => (flower[k] - m) / deviation[k]))) });
  const species = (list) => Int32Array.from(list, (flower) => flower[4]);

  const random = generator(7);
  const net = [
    { rows: 4, cols: HIDDEN, data: Float64Array.from({ length: 4 * HIDDEN }, random) }, new Float64Array(HIDDEN),
    { rows: HIDDEN, cols: 3, data: Float64Array.from({ length: HIDDEN * 3 }, random) }, new Float64Array(3),
  ];
  const [X, labels] = [inputs(known), species(known)];
  const losses = [];
  for (let step = 0; step < steps; step++) {
    const { value, dW1, db1, dW2, db2 } = lossGrad(...net, X, labels);
    [dW1.data, db1, dW2.data, db2].forEach((gradient, part) => {
      const numbers = net[part].data ?? net[part];
      for (let i = 0; i < numbers.length; i++) numbers[i] -= rate * gradient[i];
    });
    losses.push(value);
  }
  const others = flowers.filter((_, i) => i % 5 === 0);
  return { losses, known: share(net, inputs(known), labels), others: share(net, inputs(others), species(others)) };
}

/** How many are taken for what they are: the species of the smallest loss. */
function share(net, X, labels) {
  let right = 0;
  for (let i = 0; i < X.rows; i++) {
    const one = { rows: 1, cols: X.cols, data: X.data.slice(i * X.cols, (i + 1) * X.cols) };
    const losses = [0, 1, 2].map((species) => lossForward(...net, one, Int32Array.of(species)).value);
    right += Number(losses.indexOf(Math.min(...losses)) === labels[i]);
  }
  return right / X.rows;
}

/** Numbers between -0.5 and 0.5, the same each time (Park & Miller 1988). */
function generator(seed) {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647 - 0.5;
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { losses, known, others } = train();
  for (let step = 0; step < losses.length; step += 20) console.log(`${String(step).padStart(4)}  ${losses[step].toFixed(3)}  ${'█'.repeat(Math.round(50 * losses[step]))}`);
  console.log(`right: ${(100 * known).toFixed(1)} % of the flowers it was trained on, ${(100 * others).toFixed(1)} % of the others`);
}
