/**
 * Which arrays and records a value may be. Inclusion-based points-to analysis, in which all elements of an array are one
 * place and each field of a record is one (L. O. Andersen, "Program Analysis and Specialization for the C Programming
 * Language", 1994, §4).
 *
 * An object stands for all arrays that one place of the source makes, or for one that came in with a parameter.
 *
 *     [prev, next] = [next, prev];      from here on each may be either of the two arrays that were there before
 */
import { fieldName } from '../ir/paths.js';
import { definite, holdsElements } from '../ir/shapes.js';
import type { Func, PathStep, Stage, Store, ValueId } from '../ir/types.js';
import { refsOf, visitOps } from '../ir/walk.js';
import type { Expr, Type } from '../syntax.js';

export interface MemoryObject {
  readonly id: number;
  readonly type: Type;
  /** The parameter that it came with, or the stage that makes it; `undefined` for a constant. */
  readonly source: ValueId | undefined;
  /** It came in: it is the caller's. */
  readonly given: boolean;
  /** What it was found in; and its type says no more than that there may be something in it. */
  readonly within?: MemoryObject;
  readonly isOpen?: boolean;
}

type Found = ReadonlySet<MemoryObject>;

export interface Objects {
  readonly of: (value: ValueId) => Found;
  /** With what can be reached from there. */
  readonly reach: (value: ValueId) => Found;
  /** The steps from a value to all that can be reached from it; none to what refers to itself, where the way never ends. */
  readonly ways: (value: ValueId) => ReadonlyMap<MemoryObject, readonly PathStep[]>;
  /** The array or record into which a store writes. */
  readonly writtenBy: (store: Store) => Found;
  /** Into these the function writes arrays or records, or makes them with some inside. */
  readonly holders: Found;
}

/** Any element of an array. */
const ELEMENT = '[]';

/** The index of some element. */
export const SOME: Expr = { type: 'Identifier', name: '%some' };

export function keyOf(step: PathStep): string {
  return 'field' in step ? `.${step.field}` : ELEMENT;
}

/** The place that a load reads; `undefined` where the key is only known at run time. */
export function keyRead(func: Func, { expr, inputs }: Stage): string | undefined {
  const field = expr.type === 'MemberExpression' ? fieldName(expr) : undefined;
  if (field !== undefined) return `.${field}`;
  const base = inputs[0];
  return base.type === 'Ref' && definite(func.values[base.value].type).kind === 'record' ? undefined : ELEMENT;
}

export function objects(func: Func): Objects {
  const all: MemoryObject[] = [];
  const within = new Map<MemoryObject, Map<string, Set<MemoryObject>>>();
  const points = new Map<ValueId, Set<MemoryObject>>();
  const holders = new Set<MemoryObject>();
  let changed = false;

  const isObject = (value: ValueId): boolean => holdsElements(definite(func.values[value].type));
  const make = (type: Type, source: ValueId | undefined, given: boolean, around?: MemoryObject, isOpen = false): MemoryObject => {
    const object: MemoryObject = { id: all.length, type: definite(type), source, given, within: around, isOpen };
    all.push(object);
    within.set(object, new Map());
    return object;
  };
  /** With all that its type says is inside. */
  const whole = (type: Type, source: ValueId | undefined, given: boolean, around?: MemoryObject): MemoryObject => {
    const object = make(type, source, given, around, true);
    const inside = (key: string, inner: Type): void => {
      if (holdsElements(definite(inner))) place(object, key).add(whole(inner, source, given, object));
    };
    const known = object.type;
    if (known.kind === 'array') inside(ELEMENT, known.element);
    if (known.kind === 'tuple') known.elements.forEach((element) => inside(ELEMENT, element));
    if (known.kind === 'record') known.fields.forEach((field) => inside(`.${field.name}`, field.type));
    return object;
  };
  /**
   * What stands in an object whose type refers to itself, and so doesn't say: the one around it that is of the same type
   * stands for all of them.
   */
  const recurring = (object: MemoryObject, type: Type): MemoryObject => {
    const known = definite(type);
    const isSame = (other: Type): boolean => (known.kind === 'record' && known.name !== undefined ? other.kind === 'record' && other.name === known.name : JSON.stringify(other) === JSON.stringify(known));
    for (let each: MemoryObject | undefined = object; each !== undefined; each = each.within) if (isSame(each.type)) return each;
    return whole(type, object.source, object.given, object);
  };
  const place = (object: MemoryObject, key: string): Set<MemoryObject> => {
    const places = within.get(object)!;
    const known = places.get(key) ?? new Set();
    places.set(key, known);
    return known;
  };
  const at = (object: MemoryObject, key: string | undefined): MemoryObject[] => {
    const places = within.get(object)!;
    return key === undefined ? [...places.values()].flatMap((inner) => [...inner]) : [...places.get(key) ?? []];
  };
  const pointsOf = (value: ValueId): Set<MemoryObject> => {
    const known = points.get(value) ?? new Set();
    points.set(value, known);
    return known;
  };
  const flow = (into: Set<MemoryObject>, from: Iterable<MemoryObject>): void => {
    for (const object of [...from]) if (!into.has(object)) {
      into.add(object);
      changed = true;
    }
  };
  const constants = new Map<unknown, MemoryObject>();
  /** What an atom may be; a constant of the module is an object that nobody differentiates. */
  const ofAtom = (expr: Expr, type: Type): Iterable<MemoryObject> => {
    const refs = refsOf(expr).filter(isObject);
    if (refs.length > 0) return refs.flatMap((value) => [...pointsOf(value)]);
    if (!holdsElements(definite(type)) || expr.type === 'Literal' || (expr.type === 'Identifier' && expr.binding === undefined)) return [];
    const key = expr.type === 'Identifier' ? expr.binding : expr;
    if (!constants.has(key)) constants.set(key, whole(type, undefined, false));
    return [constants.get(key)!];
  };
  const writtenBy = ({ target, path }: Store): Set<MemoryObject> => {
    let found = new Set(pointsOf(target));
    for (const step of path.slice(0, -1)) found = new Set([...found].flatMap((object) => at(object, keyOf(step))));
    return found;
  };

  for (const param of func.params) {
    const { type } = func.values[param.value];
    if (isObject(param.value)) pointsOf(param.value).add(whole(type, param.value, true));
  }
  const made = new Map<ValueId, MemoryObject>();
  /** An array of indices that a function of ours makes. */
  const freshly = ({ result }: Stage): MemoryObject => {
    if (!made.has(result)) made.set(result, whole(func.values[result].type, result, false));
    return made.get(result)!;
  };
  const allocated = (stage: Stage): void => {
    const { expr, result } = stage;
    const { type } = func.values[result];
    const literal = expr.type === 'ArrayExpression' || expr.type === 'ObjectExpression';
    if (!made.has(result)) made.set(result, literal || expr.type === 'NewExpression' ? make(type, result, false) : whole(type, result, false));
    const object = made.get(result)!;
    flow(pointsOf(result), [object]);
    for (const [key, inner] of partsOf(expr)) {
      const found = [...ofAtom(inner, { kind: 'number' })];
      if (found.length === 0) continue;
      holders.add(object);
      flow(place(object, key), found);
    }
  };
  do {
    changed = false;
    visitOps(func.body.ops, (op) => {
      if (op.kind === 'stage' && isObject(op.result)) {
        if (op.gate === 'alloc') allocated(op);
        else if (op.gate === 'load' && op.inputs[0].type === 'Ref') {
          const key = keyRead(func, op);
          for (const object of [...pointsOf(op.inputs[0].value)]) {
            if (key !== undefined && object.isOpen && at(object, key).length === 0) flow(place(object, key), [recurring(object, func.values[op.result].type)]);
            flow(pointsOf(op.result), at(object, key));
          }
        } else flow(pointsOf(op.result), isOurs(op.expr) ? [freshly(op)] : ofAtom(op.expr, func.values[op.result].type));
      }
      if (op.kind === 'branch') op.results.forEach((result, k) => isObject(result) && [op.then, op.else].forEach((arm) => flow(pointsOf(result), ofAtom(arm.results[k], func.values[result].type))));
      if (op.kind === 'loop') op.params.forEach((param, k) => {
        if (!isObject(param)) return;
        flow(pointsOf(param), ofAtom(op.inits[k], func.values[param].type));
        flow(pointsOf(param), ofAtom(op.body.results[k], func.values[param].type));
        flow(pointsOf(op.results[k]), pointsOf(param));
      });
      if (op.kind === 'store' && op.value.type === 'Ref' && isObject(op.value.value)) for (const object of writtenBy(op)) {
        holders.add(object);
        flow(place(object, keyOf(op.path[op.path.length - 1])), pointsOf(op.value.value));
      }
    });
  } while (changed);

  const reach = (value: ValueId): Set<MemoryObject> => {
    const found = new Set<MemoryObject>();
    const visit = (object: MemoryObject): void => {
      if (found.has(object)) return;
      found.add(object);
      at(object, undefined).forEach(visit);
    };
    pointsOf(value).forEach(visit);
    return found;
  };
  const inside = (object: MemoryObject, into = new Set<MemoryObject>()): Set<MemoryObject> => {
    for (const each of at(object, undefined)) if (!into.has(each)) inside(each, into.add(each));
    return into;
  };
  const ways = (value: ValueId): Map<MemoryObject, readonly PathStep[]> => {
    const found = new Map<MemoryObject, readonly PathStep[]>();
    const visit = (object: MemoryObject, path: readonly PathStep[]): void => {
      if (found.has(object) || inside(object).has(object)) return;
      found.set(object, path);
      for (const [key, all] of within.get(object)!) for (const each of all) visit(each, [...path, key === ELEMENT ? { index: SOME } : { field: key.slice(1) }]);
    };
    pointsOf(value).forEach((object) => visit(object, []));
    return found;
  };
  return { of: pointsOf, reach, ways, writtenBy, holders };
}

/** A function of ours makes it, or `slice`. */
function isOurs(expr: Expr): boolean {
  if (expr.type === 'CallExpression' && expr.callee.type === 'MemberExpression') return fieldName(expr.callee) === 'slice';
  return expr.type === 'CallExpression' && expr.callee.type === 'Identifier' && expr.callee.name.startsWith('%');
}

/** The parts of a literal array or record. */
function partsOf(expr: Expr): [string, Expr][] {
  if (expr.type === 'ArrayExpression') return expr.elements.flatMap((element): [string, Expr][] => (element === null ? [] : [[ELEMENT, element]]));
  if (expr.type !== 'ObjectExpression') return [];
  return expr.properties.flatMap((property): [string, Expr][] => (property.type === 'Property' ? [[`.${property.key.type === 'Identifier' ? property.key.name : String((property.key as { value?: unknown }).value)}`, property.value]] : []));
}
