/** The circuit of the CS231n notes with an add, a max and two multiply gates: how gradients are distributed, routed and switched. */
export function circuit(x: number, y: number, z: number, w: number): number {
  const prod = x * y; // multiply gate: switches its inputs
  const top = Math.max(z, w); // max gate: routes
  const sum = prod + top; // add gate: distributes
  return sum * 2;
}
