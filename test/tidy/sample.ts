/**
 * A program with loops. `loops` counts those of its joint function, `tapes` what that records.
 */
export interface Sample {
  readonly name: string;
  readonly source: string;
  readonly points: readonly (readonly unknown[])[];
  readonly loops: number;
  readonly tapes?: number;
}

export const floats = (...numbers: number[]): Float64Array => Float64Array.from(numbers);
