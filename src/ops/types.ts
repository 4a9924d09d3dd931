/**
 * What the operations of `gradgen/ops` take and give: plain arrays and records.
 */

/** Numbers in a row: what operations give is always a `Float64Array`. */
export type Vector = readonly number[] | Float64Array;

/** Row-major: the entry of row i and column j is `data[i * cols + j]`. */
export interface Matrix<Rows extends number = number, Cols extends number = number> {
  readonly rows: Rows;
  readonly cols: Cols;
  readonly data: Float64Array;
}

/** The number of a class for each row, from 0. */
export type Labels = readonly number[] | Int32Array | Uint32Array | Uint16Array | Uint8Array | Float64Array;
