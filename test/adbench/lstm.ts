/** Character model: layers of an LSTM over characters of b bits. */
import { flat, linesOf, matrix, numbersIn, type Objective, random } from './objective.js';

interface Data {
  /** Two rows for each layer: weights of four gates, biases of four gates. */
  readonly main: number[][];
  readonly extra: number[][];
  /** Two rows for each layer: hidden, cell. */
  readonly state: number[][];
  readonly sequence: number[][];
}

export const lstm: Objective<Data> = {
  name: 'LSTM',
  forms: [
    {
      file: 'lstm-flat', fn: 'lstm', wrt: ['main', 'extra'],
      args: ({ main, extra, state, sequence }) => [state.length / 2, extra[0]!.length, flat(main), flat(extra), flat(state), flat(sequence)],
    },
    { file: 'lstm-nested', fn: 'lstm', wrt: ['layers', 'extra'], args: nested },
  ],
  small: [make(2, 3, 4), make(1, 1, 3), make(1, 2, 2)],
  large: () => [[2, 14, 1024], [4, 14, 256], [1, 64, 512]].map(([l, b, c]) => ({ size: `l=${l} b=${b} c=${c}`, data: make(l!, b!, c!) })),
  read: (folder) => [{ size: 'lstm_l2_c1024', data: parse(linesOf(folder, 'lstm', 'lstm_l2_c1024.txt').map((line) => numbersIn(line))) }],
};

function nested({ main, extra, state, sequence }: Data): readonly unknown[] {
  const b = extra[0]!.length;
  const gates = (row: readonly number[]): number[][] => [0, 1, 2, 3].map((k) => row.slice(k * b, (k + 1) * b));
  const layers = state.length / 2;
  return [
    Array.from({ length: layers }, (_, l) => ({ weight: gates(main[2 * l]!), bias: gates(main[2 * l + 1]!) })),
    extra,
    Array.from({ length: layers }, (_, l) => ({ hidden: state[2 * l]!, cell: state[2 * l + 1]! })),
    sequence,
  ];
}

function make(layers: number, b: number, characters: number): Data {
  const next = random(layers + b + characters);
  const bit = (): number => (next() > 0 ? 1 : 0);
  return { main: matrix(2 * layers, 4 * b, next), extra: matrix(3, b, next), state: matrix(2 * layers, b, next), sequence: matrix(characters, b, bit) };
}

function parse([head, ...rows]: number[][]): Data {
  const layers = head![0]!;
  const take = (count: number): number[][] => rows.splice(0, count);
  return { main: take(2 * layers), extra: take(3), state: take(2 * layers), sequence: rows };
}
