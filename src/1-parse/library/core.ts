/**
 * Objects, strings, errors, promises and the other globals of ECMAScript, as text for the checker: what numeric code
 * may mention, written as in TypeScript's `lib.es2023.d.ts`. What is missing here makes the checker complain, and then
 * `es2023` itself is asked.
 */
export const coreLibrary = `
type PropertyKey = string | number | symbol;
interface PropertyDescriptor { configurable?: boolean; enumerable?: boolean; value?: any; writable?: boolean; get?(): any;
  set?(v: any): void }
interface Object {
  constructor: Function; toString(): string; toLocaleString(): string; valueOf(): Object;
  hasOwnProperty(v: PropertyKey): boolean; isPrototypeOf(v: Object): boolean; propertyIsEnumerable(v: PropertyKey): boolean;
}
interface ObjectConstructor {
  new (value?: any): Object; (): any; (value: any): any; readonly prototype: Object;
  keys(o: {}): string[];
  values<T>(o: { [s: string]: T } | ArrayLike<T>): T[]; values(o: {}): any[];
  entries<T>(o: { [s: string]: T } | ArrayLike<T>): [string, T][]; entries(o: {}): [string, any][];
  fromEntries<T = any>(entries: Iterable<readonly [PropertyKey, T]>): { [k: string]: T };
  fromEntries(entries: Iterable<readonly any[]>): any;
  freeze<T extends Function>(f: T): T;
  freeze<T extends {
    [idx: string]: U | null | undefined | object }, U extends string | bigint | number | boolean | symbol>(o: T): Readonly<T>;
  freeze<T>(o: T): Readonly<T>;
  isFrozen(o: any): boolean; seal<T>(o: T): T; is(a: any, b: any): boolean; hasOwn(o: object, v: PropertyKey): boolean;
  assign<T extends {}, U>(target: T, source: U): T & U; assign<T extends {}, U, V>(target: T, a: U, b: V): T & U & V;
  assign(target: object, ...sources: any[]): any;
  getPrototypeOf(o: any): any; create(o: object | null): any;
    create(o: object | null, properties: PropertyDescriptorMap & ThisType<any>): any;
}
interface PropertyDescriptorMap { [key: PropertyKey]: PropertyDescriptor }
declare var Object: ObjectConstructor;
interface Function {
  apply(this: Function, thisArg: any, argArray?: any): any; call(this: Function, thisArg: any, ...argArray: any[]): any;
  bind(this: Function, thisArg: any, ...argArray: any[]): any; toString(): string; prototype: any; readonly length: number;
    readonly name: string;
}
interface FunctionConstructor { new (...args: string[]): Function; (...args: string[]): Function; readonly prototype: Function }
declare var Function: FunctionConstructor;
interface CallableFunction extends Function {
  apply<T, R>(this: (this: T) => R, thisArg: T): R;
  apply<T, A extends any[], R>(this: (this: T, ...args: A) => R, thisArg: T, args: A): R;
  call<T, A extends any[], R>(this: (this: T, ...args: A) => R, thisArg: T, ...args: A): R;
}
interface NewableFunction extends Function {}
interface IArguments { [index: number]: any; length: number; callee: Function }
interface Boolean { valueOf(): boolean }
interface BooleanConstructor { new (value?: any): Boolean; <T>(value?: T): boolean; readonly prototype: Boolean }
declare var Boolean: BooleanConstructor;
interface Symbol { toString(): string; valueOf(): symbol; readonly description: string | undefined }
interface SymbolConstructor {
  readonly prototype: Symbol; (description?: string | number): symbol;
  readonly iterator: unique symbol; readonly asyncIterator: unique symbol; readonly hasInstance: unique symbol;
  readonly toStringTag: unique symbol; readonly toPrimitive: unique symbol; readonly species: unique symbol;
}
declare var Symbol: SymbolConstructor;
interface String {
  toString(): string; valueOf(): string; readonly length: number; readonly [index: number]: string;
  charAt(pos: number): string; charCodeAt(index: number): number; codePointAt(pos: number): number | undefined;
  concat(...strings: string[]): string; indexOf(s: string, position?: number): number; lastIndexOf(s: string, position?: number): number;
  includes(s: string, position?: number): boolean; startsWith(s: string, position?: number): boolean;
    endsWith(s: string, position?: number): boolean;
  slice(start?: number, end?: number): string; substring(start: number, end?: number): string; at(index: number): string | undefined;
  split(separator: string | RegExp, limit?: number): string[]; trim(): string; trimStart(): string; trimEnd(): string;
  toLowerCase(): string; toUpperCase(): string; repeat(count: number): string; localeCompare(that: string): number;
  padStart(length: number, fill?: string): string; padEnd(length: number, fill?: string): string;
  replace(search: string | RegExp, replacement: string): string; replaceAll(search: string | RegExp, replacement: string): string;
  [Symbol.iterator](): StringIterator<string>;
}
interface StringIterator<T> extends IteratorObject<T, BuiltinIteratorReturn, unknown> { [Symbol.iterator](): StringIterator<T> }
interface StringConstructor { new (value?: any): String; (value?: any): string; readonly prototype: String;
  fromCharCode(...codes: number[]): string }
declare var String: StringConstructor;
interface TemplateStringsArray extends ReadonlyArray<string> { readonly raw: readonly string[] }
interface RegExp { test(s: string): boolean; exec(s: string): (string[] & { index: number; input: string }) | null;
  readonly source: string; lastIndex: number }
interface RegExpConstructor { new (pattern: RegExp | string, flags?: string): RegExp; (pattern: RegExp | string, flags?: string): RegExp }
declare var RegExp: RegExpConstructor;
interface ErrorOptions { cause?: unknown }
interface Error { name: string; message: string; stack?: string; cause?: unknown }
interface ErrorConstructor { new (message?: string, options?: ErrorOptions): Error; (message?: string, options?: ErrorOptions): Error;
  readonly prototype: Error }
declare var Error: ErrorConstructor;
${['EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError', 'URIError'].map(errorKind).join('\n')}
interface JSON {
  parse(text: string, reviver?: (this: any, key: string, value: any) => any): any;
  stringify(value: any, replacer?: ((this: any, key: string, value: any) => any) | (number | string)[] | null,
    space?: string | number): string;
}
declare var JSON: JSON;
interface Date { getTime(): number; valueOf(): number; toISOString(): string; toString(): string; getFullYear(): number;
  getMonth(): number; getDate(): number }
interface DateConstructor { new (): Date; new (value: number | string | Date): Date; (): string; now(): number; parse(s: string): number }
declare var Date: DateConstructor;
interface PromiseLike<T> {
  then<A = T, B = never>(onfulfilled?: ((value: T) => A | PromiseLike<A>) | null,
    onrejected?: ((reason: any) => B | PromiseLike<B>) | null): PromiseLike<A | B>;
}
interface Promise<T> {
  then<A = T, B = never>(onfulfilled?: ((value: T) => A | PromiseLike<A>) | null,
    onrejected?: ((reason: any) => B | PromiseLike<B>) | null): Promise<A | B>;
  catch<B = never>(onrejected?: ((reason: any) => B | PromiseLike<B>) | null): Promise<T | B>;
  finally(onfinally?: (() => void) | null): Promise<T>;
}
interface PromiseConstructor {
  new <T>(executor: (resolve: (value: T | PromiseLike<T>) => void, reject: (reason?: any) => void) => void): Promise<T>;
  resolve(): Promise<void>; resolve<T>(value: T): Promise<Awaited<T>>; reject<T = never>(reason?: any): Promise<T>;
  all<T extends readonly unknown[] | []>(values: T): Promise<{ -readonly [P in keyof T]: Awaited<T[P]> }>;
}
declare var Promise: PromiseConstructor;
interface Map<K, V> {
  readonly size: number; get(key: K): V | undefined; set(key: K, value: V): this; has(key: K): boolean; delete(key: K): boolean;
  clear(): void;
  forEach(f: (value: V, key: K, map: Map<K, V>) => void): void; [Symbol.iterator](): MapIterator<[K, V]>;
  entries(): MapIterator<[K, V]>; keys(): MapIterator<K>; values(): MapIterator<V>;
}
interface MapIterator<T> extends IteratorObject<T, BuiltinIteratorReturn, unknown> { [Symbol.iterator](): MapIterator<T> }
interface MapConstructor { new (): Map<any, any>; new <K, V>(entries?: Iterable<readonly [K, V]> | null): Map<K, V> }
declare var Map: MapConstructor;
interface Set<T> {
  readonly size: number; add(value: T): this; has(value: T): boolean; delete(value: T): boolean; clear(): void;
  forEach(f: (value: T, again: T, set: Set<T>) => void): void; [Symbol.iterator](): SetIterator<T>; values(): SetIterator<T>;
}
interface SetIterator<T> extends IteratorObject<T, BuiltinIteratorReturn, unknown> { [Symbol.iterator](): SetIterator<T> }
interface SetConstructor { new <T = any>(values?: Iterable<T> | null): Set<T> }
declare var Set: SetConstructor;
interface BigInt { toString(radix?: number): string; valueOf(): bigint }
declare var BigInt: { (value: bigint | boolean | number | string): bigint };
declare function eval(x: string): any;
`;

function errorKind(name: string): string {
  return `interface ${name} extends Error {}
interface ${name}Constructor extends ErrorConstructor { new (message?: string, options?: ErrorOptions): ${name};
  (message?: string, options?: ErrorOptions): ${name} }
declare var ${name}: ${name}Constructor;`;
}
