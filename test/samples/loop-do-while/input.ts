export function grow(x: number): number {
  let y = x;
  do {
    y = y * y + 1;
  } while (y < 50);
  return y;
}
