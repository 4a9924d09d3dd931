/**
 * What the ECMAScript declarations leave out and ordinary numeric code uses, as text for the checker: `console`,
 * `performance`, `process`, `structuredClone`; and our own `gradgen/ops`. It is added to our own library and to `es2023` alike.
 *
 * `new Array(n)` is `any[]` for TypeScript, which would leave the elements of `new Array(n).fill(0)` unknown. Here the
 * elements of a filled array have the type of what fills them.
 *
 *     new Array(3).fill(0)   →   number[]
 */
import { opsLibrary } from './ops.js';

export const hostLibrary = `
interface Console {
  log(...data: any[]): void; info(...data: any[]): void; warn(...data: any[]): void; error(...data: any[]): void;
  debug(...data: any[]): void; trace(...data: any[]): void; table(data?: any, columns?: string[]): void;
  assert(condition?: boolean, ...data: any[]): void; time(label?: string): void; timeEnd(label?: string): void;
  timeLog(label?: string, ...data: any[]): void; count(label?: string): void; countReset(label?: string): void;
  group(...data: any[]): void; groupEnd(): void; dir(item?: any, options?: any): void; clear(): void;
}
declare var console: Console;
interface Performance { now(): number; readonly timeOrigin: number; mark(name: string): any;
  measure(name: string, start?: string, end?: string): any }
declare var performance: Performance;
interface Process {
  readonly env: { [key: string]: string | undefined }; readonly argv: string[]; readonly platform: string; readonly pid: number;
  cwd(): string; exit(code?: number): never; uptime(): number; exitCode: number | string | undefined;
  hrtime: { (time?: [number, number]): [number, number]; bigint(): bigint };
  memoryUsage(): { rss: number; heapTotal: number; heapUsed: number; external: number; arrayBuffers: number };
}
declare var process: Process;
${opsLibrary}declare function structuredClone<T>(value: T, options?: any): T;
interface Unfilled { fill<U>(value: U, start?: number, end?: number): U[] }
interface ArrayConstructor {
  new (length: number): Unfilled & any[];
  (length: number): Unfilled & any[];
}
`;
