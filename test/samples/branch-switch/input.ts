export function activate(kind: 'relu' | 'tanh' | 'none', x: number): number {
  switch (kind) {
    case 'relu':
      return Math.max(0, x);
    case 'tanh':
      return Math.tanh(x);
    default:
      return x;
  }
}
