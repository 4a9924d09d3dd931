/**
 * The gradient of the character model with flat arrays, by hand: forward through all characters, keeping the gates, cells
 * and inputs of each layer; then backward through time.
 */
interface Gradient {
  readonly value: number;
  readonly dmain: Float64Array;
  readonly dextra: Float64Array;
}

/** For each character and layer: input, hidden before, cell before, four gates, tanh of the cell. */
const kept = 8;
let tape = new Float64Array(0);
let outputs = new Float64Array(0);

export function lstm(layers: number, b: number, main: Float64Array, extra: Float64Array, state: Float64Array, sequence: Float64Array): Gradient {
  const s = new Float64Array(state);
  const x = new Float64Array(b);
  const characters = sequence.length / b;
  const steps = characters - 1;
  const count = steps * b;
  if (tape.length < kept * count * layers) tape = new Float64Array(kept * count * layers);
  if (outputs.length < 2 * count + steps) outputs = new Float64Array(2 * count + steps);
  const [own, outs] = [tape, outputs];
  let total = 0;
  let at = 0;
  for (let t = 0; t < steps; t++) {
    for (let i = 0; i < b; i++) x[i] = sequence[t * b + i] * extra[i];
    for (let l = 0; l < layers; l++) {
      const w = l * 8 * b;
      const hidden = l * 2 * b;
      for (let i = 0; i < b; i++) {
        const h = s[hidden + i];
        const c = s[hidden + b + i];
        const forget = sigmoid(x[i] * main[w + i] + main[w + 4 * b + i]);
        const ingate = sigmoid(h * main[w + b + i] + main[w + 5 * b + i]);
        const outgate = sigmoid(x[i] * main[w + 2 * b + i] + main[w + 6 * b + i]);
        const change = Math.tanh(h * main[w + 3 * b + i] + main[w + 7 * b + i]);
        const cell = c * forget + ingate * change;
        const squashed = Math.tanh(cell);
        own[at] = x[i];
        own[at + 1] = h;
        own[at + 2] = c;
        own[at + 3] = forget;
        own[at + 4] = ingate;
        own[at + 5] = outgate;
        own[at + 6] = change;
        own[at + 7] = squashed;
        at += kept;
        s[hidden + b + i] = cell;
        s[hidden + i] = outgate * squashed;
        x[i] = s[hidden + i];
      }
    }
    let sum = 2;
    for (let i = 0; i < b; i++) {
      outs[t * b + i] = x[i];
      x[i] = x[i] * extra[b + i] + extra[2 * b + i];
      const e = Math.exp(x[i]);
      outs[count + t * b + i] = e;
      sum += e;
    }
    const lse = Math.log(sum);
    outs[2 * count + t] = sum;
    for (let i = 0; i < b; i++) total += sequence[(t + 1) * b + i] * (x[i] - lse);
  }

  const dmain = new Float64Array(main.length);
  const dextra = new Float64Array(extra.length);
  const ds = new Float64Array(state.length);
  const dx = new Float64Array(b);
  const scale = -1 / count;
  for (let t = steps - 1; t >= 0; t--) {
    let gold = 0;
    for (let i = 0; i < b; i++) gold += sequence[(t + 1) * b + i];
    const share = (scale * gold) / outs[2 * count + t];
    for (let i = 0; i < b; i++) {
      const dlogit = scale * sequence[(t + 1) * b + i] - share * outs[count + t * b + i];
      dextra[2 * b + i] += dlogit;
      dextra[b + i] += dlogit * outs[t * b + i];
      dx[i] = dlogit * extra[b + i];
    }
    for (let l = layers - 1; l >= 0; l--) {
      const w = l * 8 * b;
      const hidden = l * 2 * b;
      for (let i = b - 1; i >= 0; i--) {
        at -= kept;
        const input = own[at];
        const h = own[at + 1];
        const forget = own[at + 3];
        const ingate = own[at + 4];
        const outgate = own[at + 5];
        const change = own[at + 6];
        const squashed = own[at + 7];
        const dhidden = ds[hidden + i] + dx[i];
        const dcell = ds[hidden + b + i] + dhidden * outgate * (1 - squashed * squashed);
        ds[hidden + b + i] = dcell * forget;
        const dforget = dcell * own[at + 2] * forget * (1 - forget);
        const doutgate = dhidden * squashed * outgate * (1 - outgate);
        const dingate = dcell * change * ingate * (1 - ingate);
        const dchange = dcell * ingate * (1 - change * change);
        dmain[w + i] += dforget * input;
        dmain[w + 4 * b + i] += dforget;
        dmain[w + b + i] += dingate * h;
        dmain[w + 5 * b + i] += dingate;
        dmain[w + 2 * b + i] += doutgate * input;
        dmain[w + 6 * b + i] += doutgate;
        dmain[w + 3 * b + i] += dchange * h;
        dmain[w + 7 * b + i] += dchange;
        dx[i] = dforget * main[w + i] + doutgate * main[w + 2 * b + i];
        ds[hidden + i] = dingate * main[w + b + i] + dchange * main[w + 3 * b + i];
      }
    }
    for (let i = 0; i < b; i++) dextra[i] += dx[i] * sequence[t * b + i];
  }
  return { value: -total / count, dmain, dextra };
}

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
