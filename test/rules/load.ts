/** Executes printed text. */
export async function load(code: string): Promise<Record<string, (...args: unknown[]) => unknown>> {
  return (await import(`data:text/javascript;charset=utf-8,${encodeURIComponent(code)}`)) as Record<string, (...args: unknown[]) => unknown>;
}
