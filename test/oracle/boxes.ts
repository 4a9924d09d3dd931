/**
 * Typed arrays that hold duals: `Float64Array` and `Float32Array` as the program under test sees them.
 *
 * Guarantees fixed length, zeros at birth, rounding at every store (`fround` has slope 1), stores outside dropped, views
 * that share memory (`subarray`), and the methods of typed arrays. A proxy lets the program index them as ever.
 *
 *     const a = new Boxed64(2); a[0] = dual; a[5] = 1; a.length   →   2
 */
import { math } from './math.js';
import { type Any, Dual, numeric, plain } from './number.js';

type Callback = (value: Any, index: number, all: Any) => Any;
type Form = 'Float64Array' | 'Float32Array';

const index = /^(?:0|[1-9]\d*)$/;
const inherited = ['at', 'entries', 'every', 'find', 'findIndex', 'findLast', 'findLastIndex', 'forEach', 'join', 'keys', 'reduce', 'reduceRight', 'some', 'values', 'copyWithin', 'reverse', 'indexOf', 'lastIndexOf', 'includes'] as const;

const traps: ProxyHandler<Boxed> = {
  get(target, key) {
    if (typeof key !== 'string') return Reflect.get(target, key, target);
    if (index.test(key)) return Number(key) < target.length ? target.cells[target.start + Number(key)] : undefined;
    if (key === 'NaN' || key === 'Infinity' || key.startsWith('-') || /^\d/.test(key)) return undefined;
    return Reflect.get(target, key, target.self);
  },
  set(target, key, value) {
    if (typeof key === 'string' && index.test(key)) {
      const converted = target.round(value);
      if (Number(key) < target.length) target.cells[target.start + Number(key)] = converted;
    }
    return true;
  },
  has: (target, key) => (typeof key === 'string' && index.test(key) ? Number(key) < target.length : Reflect.has(target, key)),
  deleteProperty: () => false,
};

/** What both kinds share. Made only through `boxed`. */
export abstract class Boxed {
  declare cells: Any[];
  declare start: number;
  declare length: number;
  /** The proxy, which is what the program holds. */
  declare self: this;
  abstract readonly form: Form;

  constructor(source: Any = 0, start = 0, length?: number) {
    if (source instanceof Cells) this.adopt(source.cells, start, length!);
    else {
      const given = typeof source === 'object' && source !== null && !(source instanceof Dual) ? Array.from(source as ArrayLike<Any>) : undefined;
      const size = given ? given.length : numeric(source) || 0;
      if (!given && (size < 0 || size !== Math.trunc(size))) throw new RangeError(`Invalid typed array length: ${size}`);
      this.adopt(given ? given.map((value) => this.round(value)) : new Array<Any>(size).fill(0), 0, size);
    }
    const self = new Proxy(this as Boxed, traps) as this;
    Object.defineProperty(this, 'self', { value: self });
    return self;
  }

  private adopt(cells: Any[], start: number, length: number): void {
    for (const [key, value] of Object.entries({ cells, start, length })) Object.defineProperty(this, key, { value });
  }

  round(value: Any): Any {
    const number = value instanceof Dual ? value : Number(value);
    return this.form === 'Float32Array' ? (math.fround as (x: Any) => Any)(number) : number;
  }

  private fresh(values: readonly Any[]): Boxed {
    return new (this.constructor as new (values: readonly Any[]) => Boxed)(values);
  }
  list(): Any[] {
    return this.cells.slice(this.start, this.start + this.length);
  }
  *[Symbol.iterator](): IterableIterator<Any> {
    for (let i = 0; i < this.length; i++) yield this.cells[this.start + i];
  }
  fill(value: Any, from: Any = 0, to: Any = this.length): this {
    const rounded = this.round(value);
    for (let [i, end] = bounds(this.length, from, to); i < end; i++) this.cells[this.start + i] = rounded;
    return this.self;
  }
  set(source: ArrayLike<Any>, offset: Any = 0): void {
    const values = Array.from(source);
    const at = numeric(offset) || 0;
    if (at < 0 || at + values.length > this.length) throw new RangeError('offset is out of bounds');
    values.forEach((value, i) => (this.cells[this.start + at + i] = this.round(value)));
  }
  subarray(from: Any = 0, to: Any = this.length): Boxed {
    const [start, end] = bounds(this.length, from, to);
    const make = this.constructor as new (cells: Cells, start: number, length: number) => Boxed;
    return new make(new Cells(this.cells), this.start + start, end - start);
  }
  slice(from?: Any, to?: Any): Boxed {
    return this.fresh(this.list().slice(plain(from) as number, plain(to) as number));
  }
  map(each: Callback): Boxed {
    return this.fresh(this.list().map((value, i) => each(value, i, this.self)));
  }
  filter(keep: Callback): Boxed {
    return this.fresh(this.list().filter((value, i) => plain(keep(value, i, this.self))));
  }
  sort(compare: (a: Any, b: Any) => Any = (a, b) => numeric(a) - numeric(b)): this {
    this.set(this.list().sort((a, b) => numeric(compare(a, b))));
    return this.self;
  }
  toSorted(compare?: (a: Any, b: Any) => Any): Boxed {
    return this.fresh(this.list()).sort(compare);
  }
  toReversed(): Boxed {
    return this.fresh(this.list().reverse());
  }
  with(at: Any, value: Any): Boxed {
    const copy = this.fresh(this.list());
    copy.cells[numeric(at) < 0 ? this.length + numeric(at) : numeric(at)] = this.round(value);
    return copy;
  }
}

/** Memory shared by views. */
class Cells {
  constructor(readonly cells: Any[]) {}
}

for (const name of inherited) {
  Object.defineProperty(Boxed.prototype, name, { value: Array.prototype[name] });
}

function bounds(length: number, from: Any, to: Any): [number, number] {
  const clip = (at: Any): number => {
    const i = Math.trunc(numeric(at)) || 0;
    return i < 0 ? Math.max(0, length + i) : Math.min(length, i);
  };
  return [clip(from), Math.max(clip(from), clip(to))];
}

function from<T>(this: new (values: Any[]) => T, source: Iterable<Any> | ArrayLike<Any>, each?: Callback): T {
  return new this(Array.from(source as ArrayLike<Any>, each as (value: Any, i: number) => Any));
}
function of<T>(this: new (values: Any[]) => T, ...values: Any[]): T {
  return new this(values);
}

export class Boxed64 extends Boxed {
  static readonly BYTES_PER_ELEMENT = 8;
  static from = from;
  static of = of;
  get form(): Form {
    return 'Float64Array';
  }
}

export class Boxed32 extends Boxed {
  static readonly BYTES_PER_ELEMENT = 4;
  static from = from;
  static of = of;
  get form(): Form {
    return 'Float32Array';
  }
}
