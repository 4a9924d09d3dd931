/** A planar arm: two links of fixed length, turned by a shoulder and an elbow. */
const upper = 1.2;
const fore = 0.9;

interface Point {
  x: number;
  y: number;
}

/** How far the hand is from where it should be, squared, with a little cost for bending the elbow. */
export function miss(shoulder: number, elbow: number, target: Point): number {
  const reach = shoulder + elbow;
  const x = upper * Math.cos(shoulder) + fore * Math.cos(reach);
  const y = upper * Math.sin(shoulder) + fore * Math.sin(reach);
  const ex = x - target.x;
  const ey = y - target.y;
  return ex * ex + ey * ey + 0.01 * elbow * elbow;
}
