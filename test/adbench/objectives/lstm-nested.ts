/**
 * A language model of characters: layers of an LSTM with diagonal weights, in records of arrays. The loss is the mean
 * negative log likelihood of each next character of `sequence`.
 */
interface Layer {
  /** Of forget, in, out, change: a row each. */
  weight: number[][];
  bias: number[][];
}

interface State {
  hidden: number[];
  cell: number[];
}

export function lstm(layers: Layer[], extra: number[][], initial: State[], sequence: readonly number[][]): number {
  const states = initial.map(({ hidden, cell }) => ({ hidden: [...hidden], cell: [...cell] }));
  const [inWeight, outWeight, outBias] = extra;
  let total = 0;
  let count = 0;
  for (let t = 0; t + 1 < sequence.length; t++) {
    let x = sequence[t].map((e, i) => e * inWeight[i]);
    for (let l = 0; l < layers.length; l++) {
      step(layers[l], states[l], x);
      x = states[l].hidden;
    }
    const logits = x.map((e, i) => e * outWeight[i] + outBias[i]);
    const lse = logSumExp(logits);
    const gold = sequence[t + 1];
    for (let i = 0; i < gold.length; i++) total += gold[i] * (logits[i] - lse);
    count += gold.length;
  }
  return -total / count;
}

function step({ weight, bias }: Layer, state: State, x: number[]): void {
  for (let i = 0; i < x.length; i++) {
    const forget = sigmoid(x[i] * weight[0][i] + bias[0][i]);
    const ingate = sigmoid(state.hidden[i] * weight[1][i] + bias[1][i]);
    const outgate = sigmoid(x[i] * weight[2][i] + bias[2][i]);
    const change = Math.tanh(state.hidden[i] * weight[3][i] + bias[3][i]);
    state.cell[i] = state.cell[i] * forget + ingate * change;
    state.hidden[i] = outgate * Math.tanh(state.cell[i]);
  }
}

function logSumExp(xs: number[]): number {
  let sum = 2;
  for (const x of xs) sum += Math.exp(x);
  return Math.log(sum);
}

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
