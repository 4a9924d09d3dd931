export function f(x: number, label: boolean): number {
  const weight = label ? 2 : 0.5;
  const scale = weight * weight; // does not depend on x
  return scale * x * x;
}
