/** A natural program: the last function that it exports is the one meant. */
export interface Program {
  readonly name: string;
  readonly source: string;
  /** The arguments of each call. */
  readonly points: readonly (readonly unknown[])[];
  /** Where some numbers are indexes or labels: what is differentiated. */
  readonly wrt?: readonly string[];
}
