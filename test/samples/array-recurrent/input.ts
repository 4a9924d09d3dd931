import { add, crossEntropy, fromRows, matvec, tanh, type Matrix } from 'gradgen/ops';

/** @grad wrt W, U, V */
export function rnn(W: Matrix, U: Matrix, V: Matrix, xs: Float64Array[], labels: number[]): number {
  let h: Float64Array = new Float64Array(W.rows);
  const outputs: Float64Array[] = [];
  for (let t = 0; t < xs.length; t++) {
    h = tanh(add(matvec(W, h), matvec(U, xs[t])));
    outputs.push(matvec(V, h));
  }
  return crossEntropy(fromRows(outputs), labels);
}
