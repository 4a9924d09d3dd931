/**
 * A language model of characters: layers of an LSTM with diagonal weights, in flat arrays. The loss is the mean negative
 * log likelihood of each next character, which is one of `sequence`'s groups of `b` bits.
 */
export function lstm(layers: number, b: number, main: Float64Array, extra: Float64Array, state: Float64Array, sequence: Float64Array): number {
  const s = new Float64Array(state);
  const x = new Float64Array(b);
  const characters = sequence.length / b;
  let total = 0;
  for (let t = 0; t < characters - 1; t++) {
    for (let i = 0; i < b; i++) x[i] = sequence[t * b + i] * extra[i];

    for (let l = 0; l < layers; l++) {
      const w = l * 8 * b;
      const hidden = l * 2 * b;
      for (let i = 0; i < b; i++) {
        const h = s[hidden + i];
        const forget = sigmoid(x[i] * main[w + i] + main[w + 4 * b + i]);
        const ingate = sigmoid(h * main[w + b + i] + main[w + 5 * b + i]);
        const outgate = sigmoid(x[i] * main[w + 2 * b + i] + main[w + 6 * b + i]);
        const change = Math.tanh(h * main[w + 3 * b + i] + main[w + 7 * b + i]);
        const cell = s[hidden + b + i] * forget + ingate * change;
        s[hidden + b + i] = cell;
        s[hidden + i] = outgate * Math.tanh(cell);
        x[i] = s[hidden + i];
      }
    }

    let sum = 2;
    for (let i = 0; i < b; i++) {
      x[i] = x[i] * extra[b + i] + extra[2 * b + i];
      sum += Math.exp(x[i]);
    }
    const lse = Math.log(sum);
    for (let i = 0; i < b; i++) total += sequence[(t + 1) * b + i] * (x[i] - lse);
  }
  return -total / ((characters - 1) * b);
}

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
