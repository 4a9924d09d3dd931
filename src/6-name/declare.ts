/**
 * Where each JavaScript variable is declared, and how: with its first assignment where that stands in the innermost
 * block around all its occurrences, else on a line of its own before it. A counter that only its loop knows is declared
 * in the header.
 */
import { type Block, continuedBlock, type Declaration, differs as assigned, isConditional, type Shared, stepsInHeader } from '../ir/names.js';
import type { Op, OpId, ValueId } from '../ir/types.js';
import { readsOf, refsOf } from '../ir/walk.js';
import type { Expr } from '../syntax.js';

interface Occurrence {
  readonly block: Block;
  readonly op: OpId;
  /** `undefined` for a read. */
  readonly def?: 'with' | 'inside' | 'header';
  /** The operations in each block of the path that contain this occurrence, outermost first. */
  readonly chain: readonly OpId[];
}

/** Every value that is read, also by what is returned. */
export function readValues(ops: readonly Op[], returned: readonly Expr[]): ReadonlySet<ValueId> {
  const read = readsOf(ops);
  for (const expr of returned) for (const value of refsOf(expr)) read.add(value);
  return read;
}

export function declarations(ops: readonly Op[], params: readonly ValueId[], returned: readonly Expr[], shared: Shared): ReadonlyMap<ValueId, Declaration> {
  const read = readValues(ops, returned);
  const occurrences = new Map<ValueId, Occurrence[]>();
  const note = (value: ValueId, occurrence: Occurrence): void => {
    const root = shared(value);
    const list = occurrences.get(root);
    if (list === undefined) occurrences.set(root, [occurrence]);
    else list.push(occurrence);
  };
  const reads = (expr: Expr | null, block: Block, chain: readonly OpId[], op: OpId): void => {
    if (expr !== null) for (const value of refsOf(expr)) note(value, { block, op, chain });
  };
  const differs = (value: ValueId, atom: Expr): boolean => assigned(value, atom, shared);
  /** Blocks that have no braces of their own. */
  const open = new Set<OpId>();
  const landings = new Map<OpId, readonly ValueId[]>();
  const handOver = (values: readonly ValueId[], atoms: readonly Expr[], block: Block, chain: readonly OpId[], op: OpId): void => values.forEach((value, k) => {
    reads(atoms[k], block, chain, op);
    if (differs(value, atoms[k])) note(value, { block, op, chain, def: 'inside' });
  });

  const list = (all: readonly Op[], block: Block, outer: readonly OpId[]): void => {
    for (const op of all) {
      const chain = [...outer, op.id];
      switch (op.kind) {
        case 'stage':
          reads(op.expr, block, chain, op.id);
          note(op.result, { block, op: op.id, chain, def: 'with' });
          break;
        case 'add': case 'store':
          reads(op.value, block, chain, op.id);
          op.path.forEach((step) => 'index' in step && reads(step.index, block, chain, op.id));
          note(op.target, { block, op: op.id, chain, def: op.path.length === 0 ? 'inside' : undefined });
          break;
        case 'effect': reads(op.expr, block, chain, op.id); break;
        case 'block': {
          const inner = open.has(op.id) ? block : [...block, `${op.id}:block`];
          landings.set(op.id, op.results);
          list(op.body.ops, inner, open.has(op.id) ? outer : chain);
          handOver(op.results, op.body.results, inner, chain, op.id);
          break;
        }
        case 'jump': handOver(landings.get(op.target)!, op.values, block, chain, op.id); break;
        case 'branch': {
          reads(op.cond, block, chain, op.id);
          const conditional = isConditional(op);
          for (const [arm, region] of [['then', op.then], ['else', op.else]] as const) {
            const inner = conditional ? block : [...block, `${op.id}:${arm}`];
            list(region.ops, inner, chain);
            op.results.forEach((value, k) => {
              reads(region.results[k], inner, chain, op.id);
              if (!conditional && differs(value, region.results[k])) note(value, { block: inner, op: op.id, chain, def: 'inside' });
            });
          }
          if (conditional) note(op.results[0], { block, op: op.id, chain, def: 'with' });
          break;
        }
        case 'loop': {
          const header = [...block, `${op.id}:header`];
          const body = [...header, `${op.id}:body`];
          op.params.forEach((param, k) => {
            reads(op.inits[k], block, chain, op.id);
            if (differs(param, op.inits[k])) note(param, { block: op.counters.includes(k) ? header : block, op: op.id, chain, def: op.counters.includes(k) ? 'header' : 'with' });
            else note(param, { block: header, op: op.id, chain });
          });
          if (op.form !== 'do') reads(op.test, header, chain, op.id);
          list(op.head, body, chain);
          landings.set(op.id, op.params);
          const continued = continuedBlock(op, shared);
          if (continued !== undefined) open.add(continued.id);
          const inHeader = stepsInHeader(op, shared);
          list(op.body.ops.slice(0, op.stepFrom), body, chain);
          list(op.body.ops.slice(op.stepFrom), inHeader ? header : body, chain);
          op.params.forEach((param, k) => {
            reads(op.body.results[k], body, chain, op.id);
            if (differs(param, op.body.results[k])) note(param, { block: body, op: op.id, chain, def: 'inside' });
          });
          if (op.form === 'do') reads(op.test, block, chain, op.id);
          op.results.forEach((value, k) => {
            if (shared(value) === shared(op.params[k]) || !read.has(value)) return;
            note(op.params[k], { block, op: op.id, chain });
            note(value, { block, op: op.id, chain, def: 'with' });
          });
          break;
        }
      }
    }
  };
  list(ops, [], []);
  for (const expr of returned) for (const value of refsOf(expr)) {
    const root = shared(value);
    occurrences.get(root)?.push({ block: [], op: -1, chain: [-1] });
  }

  const given = new Set(params.map((param) => shared(param)));
  const result = new Map<ValueId, Declaration>();
  for (const [root, list] of occurrences) {
    if (given.has(root) || !list.some((occurrence) => occurrence.def !== undefined)) continue;
    const block = list.map((occurrence) => occurrence.block).reduce(common);
    const defs = list.filter((occurrence) => occurrence.def !== undefined);
    const first = list.find((occurrence) => occurrence.def !== undefined || occurrence.block.length > 0) ?? list[0];
    const kind = defs.length === 1 && defs[0] === first && first.def !== 'inside' && same(first.block, block) && first.def !== 'header' ? 'const' : 'let';
    if (first.def === 'with' && same(first.block, block)) result.set(root, { kind, op: first.op, how: 'with', block });
    else if (first.def === 'header' && same(first.block, block)) result.set(root, { kind: 'let', op: first.op, how: 'header', block });
    else result.set(root, { kind: 'let', op: blockOp(first, block), how: 'before', block: block.at(-1)?.endsWith(':header') ? block.slice(0, -1) : block });
  }
  return result;
}

/** The operation of `block` itself that contains the occurrence. Headers have none of their own: their loop stands in for them. */
function blockOp(occurrence: Occurrence, block: Block): OpId {
  const depth = block.filter((step) => !step.endsWith(':header')).length;
  return occurrence.chain[Math.min(depth, occurrence.chain.length - 1)];
}

function common(a: Block, b: Block): Block {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return a.slice(0, length);
}

function same(a: Block, b: Block): boolean {
  return a.length === b.length && a.every((step, at) => step === b[at]);
}
