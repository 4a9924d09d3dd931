interface Model {
  w: number;
  b: number;
  name: string;
}

export function predict(model: Model, x: number): number {
  return Math.tanh(model.w * x + model.b);
}
