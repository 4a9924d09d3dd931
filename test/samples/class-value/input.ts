/** An instance is the record of its fields; methods and getters are written out where they are used. */
class Vec {
  constructor(readonly x: number, readonly y: number) {}
  sub(o: Vec): Vec {
    return new Vec(this.x - o.x, this.y - o.y);
  }
  get length(): number {
    return Math.hypot(this.x, this.y);
  }
}

export function gap(x: number, y: number, angle: number): number {
  const p = new Vec(x, y);
  const target = new Vec(Math.cos(angle), Math.sin(angle)); // on the circle
  const d = p.sub(target);
  return d.length;
}
