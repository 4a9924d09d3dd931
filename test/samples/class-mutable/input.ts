/** An instance that changes: each of its fields is a variable, as long as it has one name. */
class Oscillator {
  private v = 0;
  constructor(private x: number, private readonly k: number) {}
  step(dt: number): void {
    this.v -= this.k * this.x * dt; // symplectic
    this.x += this.v * dt;
  }
  get energy(): number {
    return 0.5 * this.v ** 2 + 0.5 * this.k * this.x ** 2;
  }
}

export function drift(x0: number, k: number): number {
  const oscillator = new Oscillator(x0, k);
  for (let i = 0; i < 10; i++) oscillator.step(0.1);
  return oscillator.energy;
}
