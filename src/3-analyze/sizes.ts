/**
 * How large vectors and matrices are, as far as the text tells: by literals, by declarations (`Matrix<5, 10>`), and by what
 * operations ask of each other. Sizes that nobody knows go by letters: where two have to agree they are one letter.
 *
 *     matmul(W, X)   with W 5×10   →   X is [10×m], and D [5×m]
 *
 * Guarantees that two sizes that are known and have to agree do; where they don't, that is an error.
 */
import { refuse } from '../diagnostics/diagnostic.js';
import type { ArrayGate } from '../gates/arrays.js';
import type { GateLibrary } from '../gates/load.js';
import { arrayGate, callsOps, operands } from '../ir/array-calls.js';
import { literalValue } from '../ir/build.js';
import type { Facts } from '../ir/facts.js';
import { fieldName } from '../ir/paths.js';
import { definite, fieldOf, isMatrix } from '../ir/shapes.js';
import type { Atom, Func, Stage, ValueId } from '../ir/types.js';
import { refsOf, visitOps } from '../ir/walk.js';
import type { Places } from './places.js';

/** A number, or what stands for one that isn't known. */
type Size = number | { readonly id: number };

const LETTERS = 'mnkpqrstuvwxyzabcdefghijlo';

export function sizesIn(func: Func, { definitions }: Places, gates: GateLibrary): Facts['sizes'] {
  if (!callsOps(func)) return new Map();
  const known = new Map<ValueId, readonly Size[]>();
  /** What a size has turned out to be. */
  const same = new Map<number, Size>();
  let count = 0;
  const fresh = (): Size => ({ id: count++ });
  const found = (size: Size): Size => {
    let at = size;
    while (typeof at !== 'number' && same.has(at.id)) at = same.get(at.id)!;
    return at;
  };
  const rank = (value: ValueId): number => {
    const type = definite(func.values[value].type);
    return isMatrix(type) ? 2 : type.kind === 'array' && type.element.kind === 'number' ? 1 : type.kind === 'tuple' ? 1 : 0;
  };
  const sizeOf = (value: ValueId): readonly Size[] => {
    const before = known.get(value);
    if (before !== undefined) return before;
    const made = begun(value);
    known.set(value, made);
    return made;
  };
  const begun = (value: ValueId): readonly Size[] => {
    const { type } = func.values[value];
    const stage = definitions.get(value);
    if (isMatrix(type) && stage?.expr.type === 'ObjectExpression') {
      const said = new Map(stage.expr.properties.flatMap((part) => (part.type === 'Property' && part.key.type === 'Identifier' ? [[part.key.name, part.value] as const] : [])));
      return ['rows', 'cols'].map((name) => (said.has(name) ? counted(said.get(name)!) : fresh()));
    }
    if (isMatrix(type)) return ['rows', 'cols'].map((name) => fieldOf(type, name)?.size ?? fresh());
    if (definite(type).kind === 'tuple') return [(definite(type) as { elements: readonly unknown[] }).elements.length];
    if (stage?.gate === 'alloc' && stage.expr.type === 'ArrayExpression' && stage.expr.elements.every((element) => element !== null && element.type !== 'SpreadElement')) return [stage.expr.elements.length];
    if (stage?.gate === 'alloc' && stage.expr.type === 'NewExpression' && stage.expr.arguments.length === 1) return [counted(stage.expr.arguments[0])];
    return Array.from({ length: rank(value) }, fresh);
  };
  /** A size that an expression says: a literal, `A.rows`, `x.length`. */
  const counted = (atom: Atom): Size => {
    const literal = literalValue(atom);
    if (literal !== undefined) return literal;
    const stage = atom.type === 'Ref' ? definitions.get(atom.value) : undefined;
    if (stage === undefined || stage.expr.type !== 'MemberExpression' || stage.expr.object.type !== 'Ref') return stage?.gate === null ? literalValue(stage.expr) ?? fresh() : fresh();
    const sizes = sizeOf(stage.expr.object.value);
    const at = { rows: 0, cols: 1, length: 0 }[fieldName(stage.expr) ?? ''];
    return at === undefined || at >= sizes.length ? fresh() : sizes[at];
  };
  const agree = (a: Size, b: Size): boolean => {
    const [one, two] = [found(a), found(b)];
    if (typeof one === 'number' && typeof two === 'number') return one === two;
    if (typeof one !== 'number' && typeof two !== 'number' && one.id === two.id) return true;
    if (typeof one === 'number') same.set((two as { id: number }).id, one);
    else same.set(one.id, two);
    return true;
  };
  const text = (sizes: readonly Size[]): string => sizes.map(found).map((size) => (typeof size === 'number' ? String(size) : 'n')).join('×');

  const called = (stage: Stage, gate: ArrayGate): void => {
    const arrays = operands(stage).filter((atom): atom is Atom & { type: 'Ref' } => atom.type === 'Ref' && rank(atom.value) > 0).map(({ value }) => value);
    const { groups, result } = patternOf(gate, operands(stage), arrays.map((value) => rank(value)), rank(stage.result));
    const letters = new Map<string, Size>();
    const given = arrays.map((value) => text(sizeOf(value)));
    const fits = (sizes: readonly Size[], pattern: readonly string[]): boolean => sizes.length !== pattern.length || pattern.every((word, at) => {
      if (!/^[a-z]$/.test(word)) return true;
      const before = letters.get(word);
      if (before === undefined) letters.set(word, sizes[at]);
      return before === undefined || agree(before, sizes[at]);
    });
    if (!arrays.every((value, at) => groups[at] === undefined || fits(sizeOf(value), groups[at]))) {
      refuse('GG2051', stage.span ?? func.span, { name: gate.name, sizes: given.join(' and '), rule: gate.sizes ?? 'equal' });
    }
    if (rank(stage.result) === 0) return;
    if (gate.name === 'zeros' || gate.name === 'ones') known.set(stage.result, operands(stage).map(counted));
    else if (gate.name === 'eye') known.set(stage.result, [0, 0].map(() => counted(operands(stage)[0])));
    else if (result !== undefined) known.set(stage.result, result.map((word) => letters.get(word) ?? fresh()));
    else if (gate.name === 'matrix') known.set(stage.result, rowsIn(operands(stage)[0]));
    fits(sizeOf(stage.result), result ?? []);
  };
  /** Of rows that stand there. */
  const rowsIn = (atom: Atom): readonly Size[] => {
    const list = atom.type === 'Ref' ? definitions.get(atom.value)?.expr : undefined;
    if (list?.type !== 'ArrayExpression' || list.elements.length === 0) return [fresh(), fresh()];
    const [first] = list.elements;
    const row = first?.type === 'Ref' ? sizeOf(first.value) : [];
    return [list.elements.length, row.length === 1 ? row[0] : fresh()];
  };

  visitOps(func.body.ops, (op) => {
    if (op.kind !== 'stage') return;
    const gate = arrayGate(op, gates);
    if (gate !== undefined) called(op, gate);
    // A copy is as large as what it is a copy of.
    const [source, ...others] = gate === undefined && isCopy(op) ? refsOf(op.expr) : [];
    if (source !== undefined && others.length === 0 && rank(op.result) > 0 && rank(source) === rank(op.result)) known.set(op.result, sizeOf(source));
  });
  const names = new Map<number, string>();
  const named = (size: Size): number | string => {
    const at = found(size);
    if (typeof at === 'number') return at;
    if (!names.has(at.id)) names.set(at.id, LETTERS[names.size] ?? `n${names.size}`);
    return names.get(at.id)!;
  };
  return new Map([...known].filter(([, sizes]) => sizes.length > 0).map(([value, sizes]) => [value, sizes.map(named)]));
}

function isCopy({ gate, expr }: Stage): boolean {
  if (gate !== null || expr.type !== 'CallExpression') return false;
  return expr.callee.type === 'Identifier' ? expr.callee.name.startsWith('%copy') : expr.callee.type === 'MemberExpression' && fieldName(expr.callee) === 'slice' && expr.arguments.length === 0;
}

interface SizePattern {
  readonly groups: readonly (readonly string[] | undefined)[];
  readonly result: readonly string[] | undefined;
}

/** `[m×n]·[n×k] → [m×k]`, or what is of one shape. */
function patternOf({ sizes, rules, signatures }: ArrayGate, args: readonly Atom[], ranks: readonly number[], result: number): SizePattern {
  const whole = (rank: number): readonly string[] => ['m', 'n'].slice(0, rank);
  if (sizes === 'equal') return { groups: ranks.map(whole), result: result > 0 ? whole(result) : undefined };
  // What is done entry by entry gives what is as large.
  if (sizes === undefined) {
    const isEach = rules.length > 0 && result > 0 && args.length > 0 && ranks[0] === result && signatures.length > 0;
    return { groups: isEach ? [whole(result)] : [], result: isEach ? whole(result) : undefined };
  }
  const read = (text: string): string[][] => [...text.matchAll(/\[([^\]]*)\]/g)].map(([, inside]) => inside.split('×').map((word) => word.trim()));
  const [before, after = ''] = sizes.split('→');
  const groups = read(before);
  const [given] = read(after);
  const fits = groups.length > 0 && groups.every((group, at) => ranks[at] === undefined || group.length === ranks[at]);
  return { groups: ranks.map((rank, at) => (groups[at]?.length === rank ? groups[at] : undefined)), result: fits && given?.length === result ? given : undefined };
}
