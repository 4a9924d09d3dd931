/** A program as a practitioner of some field writes it, and the points at which it is checked. */
export interface Program {
  readonly name: string;
  readonly source: string;
  readonly fn: string;
  /** The arguments of each call: both sides of every branch, and loops that turn no time, once and more often. */
  readonly points: readonly (readonly unknown[])[];
  /** Outcomes that no point reaches: caps on rounds that are never hit, and cases whose own formula has another slope. */
  readonly unreached?: readonly string[];
}
