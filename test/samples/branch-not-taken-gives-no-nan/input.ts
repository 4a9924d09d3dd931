export function safeRoot(x: number): number {
  return x > 0 ? Math.sqrt(x) : 0;
}
