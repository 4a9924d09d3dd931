/** @grad wrt w */
export function squareLoss(w: number, x: number, y: number): number {
  const error = w * x - y;
  return error * error;
}

/** @grad */
export function absLoss(w: number, x: number, y: number): number {
  return Math.abs(w * x - y);
}

export function notTagged(x: number): number {
  return x;
}
