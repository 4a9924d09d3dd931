/** `Math`, `Number` and the global numeric functions, as text for the checker. */
const unary = [
  'abs', 'acos', 'asin', 'atan', 'ceil', 'cos', 'exp', 'floor', 'log', 'round', 'sin', 'sqrt', 'tan', 'clz32', 'sign', 'log10', 'log2',
  'log1p', 'expm1', 'cosh', 'sinh', 'tanh', 'acosh', 'asinh', 'atanh', 'trunc', 'fround', 'cbrt',
];

export const numbersLibrary = `
interface Math {
  readonly E: number; readonly LN10: number; readonly LN2: number; readonly LOG2E: number; readonly LOG10E: number;
  readonly PI: number; readonly SQRT1_2: number; readonly SQRT2: number;
  ${unary.map((name) => `${name}(x: number): number;`).join(' ')}
  atan2(y: number, x: number): number; pow(x: number, y: number): number; imul(x: number, y: number): number; random(): number;
  max(...values: number[]): number; min(...values: number[]): number; hypot(...values: number[]): number;
}
declare var Math: Math;
interface Number {
  toString(radix?: number): string; toFixed(digits?: number): string; toExponential(digits?: number): string;
  toPrecision(precision?: number): string; valueOf(): number; toLocaleString(): string;
}
interface NumberConstructor {
  new (value?: any): Number; (value?: any): number; readonly prototype: Number;
  readonly MAX_VALUE: number; readonly MIN_VALUE: number; readonly NaN: number; readonly NEGATIVE_INFINITY: number;
  readonly POSITIVE_INFINITY: number;
  readonly EPSILON: number; readonly MAX_SAFE_INTEGER: number; readonly MIN_SAFE_INTEGER: number;
  isFinite(value: unknown): boolean; isInteger(value: unknown): boolean; isNaN(value: unknown): boolean;
    isSafeInteger(value: unknown): boolean;
  parseFloat(s: string): number; parseInt(s: string, radix?: number): number;
}
declare var Number: NumberConstructor;
declare var NaN: number;
declare var Infinity: number;
declare function parseInt(s: string, radix?: number): number;
declare function parseFloat(s: string): number;
declare function isNaN(x: number): boolean;
declare function isFinite(x: number): boolean;
`;
