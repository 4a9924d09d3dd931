/**
 * Arrays and typed arrays, as text for the checker. The methods that read are the same for `Array` and `ReadonlyArray`;
 * the nine typed arrays differ only in their names.
 */
const typedArrays = [
  'Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array', 'Int32Array', 'Uint32Array', 'Float32Array', 'Float64Array',
];

export const arraysLibrary = `
interface ArrayLike<T> { readonly length: number; readonly [n: number]: T }
interface ConcatArray<T> { readonly length: number; readonly [n: number]: T; join(separator?: string): string;
  slice(start?: number, end?: number): T[] }
interface ArrayIterator<T> extends IteratorObject<T, BuiltinIteratorReturn, unknown> { [Symbol.iterator](): ArrayIterator<T> }
type FlatArray<A, D extends number> = { done: A; recur: A extends ReadonlyArray<infer I>
  ? FlatArray<I, [-1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20][D]> : A }[D extends -1 ? "done" : "recur"];
interface ReadonlyArray<T> {
  readonly length: number;
  readonly [n: number]: T;
  ${reading('readonly T[]')}
}
interface Array<T> {
  length: number;
  [n: number]: T;
  ${reading('T[]')}
  pop(): T | undefined; push(...items: T[]): number; shift(): T | undefined; unshift(...items: T[]): number; reverse(): T[];
  sort(compare?: (a: T, b: T) => number): this; splice(start: number, count?: number): T[];
    splice(start: number, count: number, ...items: T[]): T[];
  fill(value: T, start?: number, end?: number): this; copyWithin(target: number, start: number, end?: number): this;
}
interface ArrayConstructor {
  new (length?: number): any[]; new <T>(length: number): T[]; new <T>(...items: T[]): T[];
  (length?: number): any[]; <T>(length: number): T[]; <T>(...items: T[]): T[];
  isArray(value: any): value is any[]; readonly prototype: any[]; of<T>(...items: T[]): T[];
  from<T>(source: ArrayLike<T>): T[]; from<T, U>(source: ArrayLike<T>, f: (v: T, k: number) => U, thisArg?: any): U[];
  from<T>(source: Iterable<T> | ArrayLike<T>): T[];
  from<T, U>(source: Iterable<T> | ArrayLike<T>, f: (v: T, k: number) => U, thisArg?: any): U[];
}
declare var Array: ArrayConstructor;
interface ArrayBuffer { readonly byteLength: number; slice(begin?: number, end?: number): ArrayBuffer;
  readonly [Symbol.toStringTag]: "ArrayBuffer" }
interface ArrayBufferConstructor { new (byteLength: number): ArrayBuffer; isView(value: any): value is ArrayBufferView }
declare var ArrayBuffer: ArrayBufferConstructor;
interface SharedArrayBuffer { readonly byteLength: number; slice(begin?: number, end?: number): SharedArrayBuffer;
  readonly [Symbol.toStringTag]: "SharedArrayBuffer" }
declare var SharedArrayBuffer: { new (byteLength: number): SharedArrayBuffer };
interface ArrayBufferTypes { ArrayBuffer: ArrayBuffer; SharedArrayBuffer: SharedArrayBuffer }
type ArrayBufferLike = ArrayBufferTypes[keyof ArrayBufferTypes];
interface ArrayBufferView<B extends ArrayBufferLike = ArrayBufferLike> { readonly buffer: B; readonly byteLength: number;
  readonly byteOffset: number }
${typedArrays.map(typedArray).join('\n')}
`;

function reading(self: string): string {
  const test = `value: T, index: number, array: ${self}`;
  return `
  toString(): string; join(separator?: string): string; at(index: number): T | undefined;
  concat(...items: ConcatArray<T>[]): T[]; concat(...items: (T | ConcatArray<T>)[]): T[]; slice(start?: number, end?: number): T[];
  indexOf(item: T, from?: number): number; lastIndexOf(item: T, from?: number): number; includes(item: T, from?: number): boolean;
  every<S extends T>(f: (${test}) => value is S, thisArg?: any): this is ${self === 'T[]' ? 'S[]' : 'readonly S[]'};
  every(f: (${test}) => unknown, thisArg?: any): boolean; some(f: (${test}) => unknown, thisArg?: any): boolean;
  forEach(f: (${test}) => void, thisArg?: any): void; map<U>(f: (${test}) => U, thisArg?: any): U[];
  filter<S extends T>(f: (${test}) => value is S, thisArg?: any): S[]; filter(f: (${test}) => unknown, thisArg?: any): T[];
  find<S extends T>(f: (${test}) => value is S, thisArg?: any): S | undefined; find(f: (${test}) => unknown, thisArg?: any): T | undefined;
  findIndex(f: (${test}) => unknown, thisArg?: any): number; findLastIndex(f: (${test}) => unknown, thisArg?: any): number;
  findLast<S extends T>(f: (${test}) => value is S, thisArg?: any): S | undefined; findLast(f: (${test}) => unknown, thisArg?: any): T | undefined;
  toReversed(): T[]; toSorted(compare?: (a: T, b: T) => number): T[]; with(index: number, value: T): T[];
  toSpliced(start: number, skip?: number): T[]; toSpliced(start: number, skip: number, ...items: T[]): T[];
  flat<A, D extends number = 1>(this: A, depth?: D): FlatArray<A, D>[];
  reduce(f: (previous: T, current: T, index: number, array: ${self}) => T): T;
  reduce(f: (previous: T, current: T, index: number, array: ${self}) => T, initial: T): T;
  reduce<U>(f: (previous: U, current: T, index: number, array: ${self}) => U, initial: U): U;
  reduceRight(f: (previous: T, current: T, index: number, array: ${self}) => T): T;
  reduceRight(f: (previous: T, current: T, index: number, array: ${self}) => T, initial: T): T;
  reduceRight<U>(f: (previous: U, current: T, index: number, array: ${self}) => U, initial: U): U;
  flatMap<U, This = undefined>(f: (this: This, value: T, index: number, array: T[]) => U | ReadonlyArray<U>, thisArg?: This): U[];
  [Symbol.iterator](): ArrayIterator<T>; entries(): ArrayIterator<[number, T]>; keys(): ArrayIterator<number>; values(): ArrayIterator<T>;`;
}

function typedArray(name: string): string {
  const test = 'value: number, index: number, array: this';
  return `
interface ${name}<B extends ArrayBufferLike = ArrayBufferLike> {
  readonly BYTES_PER_ELEMENT: number; readonly buffer: B; readonly byteLength: number; readonly byteOffset: number; readonly length: number;
  readonly [Symbol.toStringTag]: "${name}"; [index: number]: number;
  at(index: number): number | undefined; copyWithin(target: number, start: number, end?: number): this;
    fill(value: number, start?: number, end?: number): this;
  every(f: (${test}) => unknown, thisArg?: any): boolean; some(f: (${test}) => unknown, thisArg?: any): boolean;
  filter(f: (${test}) => any, thisArg?: any): ${name}<ArrayBuffer>; find(f: (${test}) => boolean, thisArg?: any): number | undefined;
  findLast(f: (${test}) => boolean, thisArg?: any): number | undefined; findLastIndex(f: (${test}) => boolean, thisArg?: any): number;
  toReversed(): ${name}<ArrayBuffer>; toSorted(compare?: (a: number, b: number) => number): ${name}<ArrayBuffer>;
    with(index: number, value: number): ${name}<ArrayBuffer>;
  findIndex(f: (${test}) => boolean, thisArg?: any): number; forEach(f: (${test}) => void, thisArg?: any): void;
  indexOf(item: number, from?: number): number; lastIndexOf(item: number, from?: number): number;
    includes(item: number, from?: number): boolean;
  join(separator?: string): string; map(f: (${test}) => number, thisArg?: any): ${name}<ArrayBuffer>;
  reduce(f: (previous: number, current: number, index: number, array: this) => number): number;
  reduce(f: (previous: number, current: number, index: number, array: this) => number, initial: number): number;
  reduce<U>(f: (previous: U, current: number, index: number, array: this) => U, initial: U): U;
  reduceRight(f: (previous: number, current: number, index: number, array: this) => number): number;
  reduceRight(f: (previous: number, current: number, index: number, array: this) => number, initial: number): number;
  reduceRight<U>(f: (previous: U, current: number, index: number, array: this) => U, initial: U): U;
  reverse(): this; set(array: ArrayLike<number>, offset?: number): void; slice(start?: number, end?: number): ${name}<ArrayBuffer>;
  sort(compare?: (a: number, b: number) => number): this; subarray(begin?: number, end?: number): ${name}<B>; toString(): string;
  [Symbol.iterator](): ArrayIterator<number>; entries(): ArrayIterator<[number, number]>; keys(): ArrayIterator<number>;
    values(): ArrayIterator<number>;
}
interface ${name}Constructor {
  readonly prototype: ${name}<ArrayBufferLike>; readonly BYTES_PER_ELEMENT: number;
  new (length: number): ${name}<ArrayBuffer>; new (array: ArrayLike<number>): ${name}<ArrayBuffer>;
  new <B extends ArrayBufferLike = ArrayBuffer>(buffer: B, byteOffset?: number, length?: number): ${name}<B>;
  new (elements: Iterable<number>): ${name}<ArrayBuffer>; new (array: ArrayLike<number> | ArrayBuffer): ${name}<ArrayBuffer>;
  new (): ${name}<ArrayBuffer>;
  of(...items: number[]): ${name}<ArrayBuffer>; from(source: ArrayLike<number>): ${name}<ArrayBuffer>;
  from<T>(source: ArrayLike<T>, f: (v: T, k: number) => number, thisArg?: any): ${name}<ArrayBuffer>;
  from(source: Iterable<number>): ${name}<ArrayBuffer>;
  from<T>(source: Iterable<T>, f?: (v: T, k: number) => number, thisArg?: any): ${name}<ArrayBuffer>;
}
declare var ${name}: ${name}Constructor;`;
}
