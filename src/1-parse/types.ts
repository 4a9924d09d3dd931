/**
 * Types of the checker → types of the compiler. Literal types are widened, enums are numbers or strings, classes are
 * records of their fields (methods and accessors are no fields), branded numbers are numbers, type parameters are their
 * constraint. What can't be said so is opaque, with TypeScript's own words for it: `any`, `Map<string, number>`, a type
 * that refers to itself.
 *
 *     { w: number[]; readonly tag?: string }  →  record { w: Array of number, tag?: string | undefined }
 */
import { ts } from 'ts-morph';
import type { ArrayForm, Field, Type } from '../syntax.js';
import { fieldNameOf } from './classes.js';
import type { Program } from './program.js';

const typedArrays: ReadonlySet<string> = new Set<ArrayForm>([
  'Float64Array', 'Float32Array', 'Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array', 'Int32Array', 'Uint32Array',
]);

/** The order of a union's members, which TypeScript doesn't fix; what may be missing comes last. */
const order = ['number', 'boolean', 'string', 'array', 'tuple', 'record', 'function', 'opaque', 'null', 'undefined', 'void'];

/** The type that the checker gives what it couldn't make sense of: an `any` that prints as one and isn't. */
export function isErrorType(type: ts.Type): boolean {
  return (type.flags & ts.TypeFlags.Any) !== 0 && (type as ts.Type & { intrinsicName?: string }).intrinsicName === 'error';
}

/** A converter with its own memory: one for each program. */
export function typeConverter(program: Program): (type: ts.Type) => Type {
  const { checker } = program;
  const known = new Map<ts.Type, Type>();
  const open: ts.Type[] = [];
  /** How far up the types under way are that the current one refers to. */
  let lowest = Infinity;
  const opaque = (type: ts.Type): Type => ({ kind: 'opaque', text: checker.typeToString(type) });

  function convert(type: ts.Type): Type {
    const before = known.get(type);
    if (before !== undefined) return before;
    const at = open.indexOf(type);
    if (at >= 0) {
      lowest = Math.min(lowest, at);
      return { kind: 'opaque', text: checker.typeToString(type), recurs: true };
    }
    const outer = lowest;
    lowest = Infinity;
    const depth = open.push(type) - 1;
    const converted = primitive(type) ?? compound(type) ?? opaque(type);
    open.pop();
    // What refers to a type around it is cut short there: asked for on its own it is more.
    if (lowest >= depth) known.set(type, converted);
    lowest = Math.min(outer, lowest < depth ? lowest : Infinity);
    return converted;
  }

  function compound(type: ts.Type): Type | undefined {
    if (type.isUnion()) return union(type.types.map(convert));
    if (type.flags & ts.TypeFlags.Instantiable) {
      const constraint = checker.getBaseConstraintOfType(type);
      if (constraint !== undefined && constraint !== type && !(constraint.flags & ts.TypeFlags.Unknown)) return convert(constraint);
      return type.flags & ts.TypeFlags.TypeParameter ? { ...opaque(type), parameter: true } as Type : undefined;
    }
    if (type.isIntersection()) {
      const main = type.types.find((part) => primitive(part) !== undefined || checker.isArrayType(part) || checker.isTupleType(part));
      return main === undefined ? record(type) : convert(main);
    }
    if (!(type.flags & ts.TypeFlags.Object)) return undefined;
    return list(type) ?? record(type);
  }

  function list(type: ts.Type): Type | undefined {
    const name = type.symbol?.name ?? '';
    if (checker.isTupleType(type)) return tuple(type as ts.TupleTypeReference);
    if (checker.isArrayType(type)) {
      const [element] = checker.getTypeArguments(type as ts.TypeReference);
      return { kind: 'array', element: convert(element!), form: 'Array', readonly: name === 'ReadonlyArray' };
    }
    if (typedArrays.has(name) && fromLibrary(type)) {
      return { kind: 'array', element: { kind: 'number' }, form: name as ArrayForm, readonly: false };
    }
    return undefined;
  }

  function tuple(type: ts.TupleTypeReference): Type | undefined {
    const { elementFlags, readonly } = type.target;
    if (elementFlags.some((flags) => flags & ts.ElementFlags.Variable)) return undefined;
    const elements = checker.getTypeArguments(type).map((element, i) =>
      elementFlags[i]! & ts.ElementFlags.Optional ? union([convert(element), { kind: 'undefined' }]) : convert(element));
    return { kind: 'tuple', elements, readonly };
  }

  function record(type: ts.Type): Type | undefined {
    const calls = type.getCallSignatures();
    const properties = checker.getPropertiesOfType(type);
    if (calls.length === 1 && properties.length === 0) return callable(calls[0]!);
    if (calls.length > 0 || type.getConstructSignatures().length > 0 || checker.getIndexInfosOfType(type).length > 0) return undefined;
    if (fromLibrary(type) || (type.flags & ts.TypeFlags.NonPrimitive)) return undefined;
    const notFields = ts.SymbolFlags.Method | ts.SymbolFlags.Accessor | ts.SymbolFlags.Prototype;
    const fields = properties.filter((property) => !(property.flags & notFields) && !isHidden(property)).map(field);
    const name = type.aliasSymbol?.name ?? (isNamed(type) ? type.symbol.name : undefined);
    return { kind: 'record', ...(name === undefined ? {} : { name }), fields };
  }

  function field(property: ts.Symbol): Field {
    const declaration = property.valueDeclaration;
    const label = declaration && ts.getNameOfDeclaration(declaration);
    const hidden = label !== undefined && ts.isPrivateIdentifier(label);
    return {
      name: hidden ? fieldNameOf(declaration!, label.text) : property.name,
      type: convert(checker.getTypeOfSymbol(property)),
      optional: (property.flags & ts.SymbolFlags.Optional) !== 0,
      readonly: isReadonly(property),
      ...(hidden ? { hidden } : {}),
      ...(isGuarded(property) ? { guarded: true } : {}),
      ...(declaration !== undefined && isOfOps(declaration) ? sizeOf(checker.getTypeOfSymbol(property)) : {}),
    };
  }

  function callable(signature: ts.Signature): Type {
    const params = signature.parameters.map((param) => convert(checker.getTypeOfSymbol(param)));
    return { kind: 'function', params, result: convert(checker.getReturnTypeOfSignature(signature)) };
  }

  /** An interface or class of the language itself, such as `Map` or `Error`. Mapped types like `Partial` are not meant. */
  function fromLibrary(type: ts.Type): boolean {
    const declaration = type.symbol?.declarations?.[0];
    return declaration !== undefined && isNamed(type) && program.isLibrary(declaration) && !isOfOps(declaration);
  }

  return convert;
}

/** The rows and columns of a matrix count, and may be known. */
function sizeOf(type: ts.Type): Pick<Field, 'counts' | 'size'> {
  if (!(type.flags & ts.TypeFlags.NumberLike)) return {};
  return { counts: true, ...(type.isNumberLiteral() ? { size: type.value } : {}) };
}

/** Declared by `gradgen/ops`. */
function isOfOps(declaration: ts.Node): boolean {
  return ts.findAncestor(declaration, (node) => ts.isModuleDeclaration(node) && node.name.text === 'gradgen/ops') !== undefined;
}

/** An interface or a class. */
function isNamed(type: ts.Type): boolean {
  return type.symbol !== undefined && (type.symbol.flags & (ts.SymbolFlags.Interface | ts.SymbolFlags.Class)) !== 0;
}

function isGuarded(property: ts.Symbol): boolean {
  const guard = ts.ModifierFlags.Private | ts.ModifierFlags.Protected;
  return (property.declarations ?? []).some((each) => ts.getCombinedModifierFlags(each) & guard);
}

/** A symbol: no field that a record can have. */
function isHidden(property: ts.Symbol): boolean {
  return property.name.startsWith('__@');
}

/** Declared `readonly`, or made so by a mapped type or `as const`, which only the checker's own note on the symbol tells. */
function isReadonly(property: ts.Symbol): boolean {
  const noted = (property as ts.Symbol & { links?: { checkFlags?: number } }).links?.checkFlags ?? 0;
  const written = (property.declarations ?? []).some((each) => ts.getCombinedModifierFlags(each) & ts.ModifierFlags.Readonly);
  return written || (noted & 8) !== 0;
}

function primitive(type: ts.Type): Type | undefined {
  const { flags } = type;
  if (flags & ts.TypeFlags.NumberLike && !type.isUnion()) return { kind: 'number' };
  if (flags & ts.TypeFlags.BooleanLike) return { kind: 'boolean' };
  if (flags & ts.TypeFlags.StringLike && !type.isUnion()) return { kind: 'string' };
  if (flags & ts.TypeFlags.Undefined) return { kind: 'undefined' };
  if (flags & ts.TypeFlags.Null) return { kind: 'null' };
  if (flags & ts.TypeFlags.Void) return { kind: 'void' };
  return undefined;
}

/** A type without `undefined`: what a parameter has whose default took its place. */
export function defined(type: Type): Type {
  return type.kind === 'union' ? union(type.members.filter((member) => member.kind !== 'undefined')) : type;
}

/** The union of some types: flat, in a fixed order, nothing twice. */
export function union(members: readonly Type[]): Type {
  const distinct: Type[] = [];
  const texts = new Set<string>();
  for (const member of members.flatMap((each) => (each.kind === 'union' ? each.members : [each]))) {
    const text = JSON.stringify(member);
    if (!texts.has(text)) distinct.push(member);
    texts.add(text);
  }
  if (distinct.length === 1) return distinct[0]!;
  const rank = (type: Type): number => order.indexOf(type.kind);
  const form = (type: Type): string => (type.kind === 'array' ? type.form : '');
  return { kind: 'union', members: distinct.sort((a, b) => rank(a) - rank(b) || (form(a) < form(b) ? -1 : form(a) > form(b) ? 1 : 0)) };
}
