const g = 9.81;
export const halfG = g / 2;
const unused = 3;

export function height(t: number, v: number): number {
  return v * t - halfG * t * t + 0 * unused;
}
