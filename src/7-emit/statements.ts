/**
 * Operations to statements. Declarations stand where `6-name` put them; a result that a branch or loop hands on is
 * assigned at the end of its region, unless it already lives in that variable.
 */
import { literalValue } from '../ir/build.js';
import type { Add, Atom, Block, Branch, Jump, Loop, Op, OpId, PathStep, Region, Stage, Store, ValueId } from '../ir/types.js';
import { fieldKey } from '../ir/paths.js';
import { refsOf } from '../ir/walk.js';
import type { Expr, Span } from '../syntax.js';
import { type Declaration, differs, isConditional, stepsInHeader } from '../ir/names.js';
import { print, type Spelling } from './expression.js';
import { callText } from './call.js';
import type { Leaps } from './jumps.js';
import type { Lines, Written } from './lines.js';

export interface Shape {
  readonly spelling: Spelling;
  readonly shared: (value: ValueId) => ValueId;
  readonly declarations: ReadonlyMap<ValueId, Declaration>;
  /** The variables that are declared on a line of their own before an operation. */
  readonly hoisted: ReadonlyMap<OpId, readonly ValueId[]>;
  readonly read: ReadonlySet<ValueId>;
  readonly leaps: Leaps;
  /** The place of the source that an operation goes back to. */
  readonly origin: (op: Op) => Span | undefined;
  /** What stands behind a statement and above it. */
  readonly remark: (op: Op, text: string) => { readonly note?: string; readonly above?: readonly string[]; readonly gap: boolean };
}

export function statements(ops: readonly Op[], lines: Lines, shape: Shape): void {
  const printed = new Set<Op>();
  for (const op of ops) {
    if (printed.has(op)) continue;
    lines.at(shape.origin(op));
    const whole = op.kind === 'stage' && op.gate === 'call' ? callText(op, ops, shape) : undefined;
    if (whole === undefined) {
      statement(op, lines, shape);
      continue;
    }
    whole.takers.forEach((taker) => printed.add(taker));
    before(op, lines, shape, whole.cited, whole.takers);
    lines.line(whole.text, shape.remark(op, whole.cited).note);
  }
}

function statement(op: Op, lines: Lines, shape: Shape): void {
  switch (op.kind) {
    case 'stage': return say(op, stageText(op, shape), lines, shape);
    case 'add': return say(op, addText(op, shape), lines, shape);
    case 'store': return say(op, storeText(op, shape), lines, shape);
    case 'effect': return say(op, `${op.effect === 'throw' ? 'throw ' : ''}${print(op.expr, shape.spelling)};`, lines, shape);
    case 'branch': return branch(op, lines, shape);
    case 'loop': return loop(op, lines, shape);
    case 'block': return block(op, lines, shape);
    case 'jump': return jump(op, lines, shape);
  }
}

/** Writes one statement with its comments. */
function say(op: Op, text: string | undefined, lines: Lines, shape: Shape): void {
  if (text === undefined) return;
  before(op, lines, shape, text);
  lines.line(text, shape.remark(op, text).note);
}

/** Declarations that stand before an operation, then the comments above it. */
function before(op: Op, lines: Lines, shape: Shape, text: string, others: readonly Op[] = []): void {
  const { above, gap } = shape.remark(op, text);
  if (gap) lines.blank();
  const names = [op, ...others].flatMap(({ id }) => hoisted(id, shape));
  if (names.length > 0) lines.line(`let ${names.join(', ')};`);
  above?.forEach((comment) => lines.line(comment));
}

function hoisted(op: OpId, shape: Shape): string[] {
  return (shape.hoisted.get(op) ?? []).map((root) => shape.spelling.value(root));
}

export function hoistedIn(declarations: Shape['declarations']): Shape['hoisted'] {
  const hoisted = new Map<OpId, ValueId[]>();
  for (const [root, { how, op }] of declarations) if (how === 'before') hoisted.set(op, [...(hoisted.get(op) ?? []), root]);
  return hoisted;
}

/** `const name = expr`, `name += e`, `name++`; nothing where the value is in its variable already. */
function stageText(op: Stage, shape: Shape): string | undefined {
  const assignment = assignmentText(op, shape);
  const declaration = shape.declarations.get(shape.shared(op.result));
  if (declaration?.how === 'with' && declaration.op === op.id) return `${declaration.kind} ${shape.spelling.value(op.result)} = ${print(op.expr, shape.spelling)};`;
  return assignment === undefined ? undefined : `${assignment};`;
}

export function assignmentText(op: Stage, shape: Shape): string | undefined {
  const { spelling, shared } = shape;
  const name = spelling.value(op.result);
  const { expr } = op;
  const isSelf = (e: Expr): boolean => e.type === 'Ref' && shared(e.value) === shared(op.result);
  if (isSelf(expr)) return undefined;
  if (op.assign !== undefined && expr.type === 'BinaryExpression' && isSelf(expr.left)) {
    if (op.assign === '++' || op.assign === '--') return `${name}${op.assign}`;
    if (op.assign === `${expr.operator}=`) return `${name} ${op.assign} ${print(expr.right, spelling)}`;
  }
  return `${name} = ${print(expr, spelling)}`;
}

function place(target: ValueId, path: readonly PathStep[], shape: Shape): string {
  return path.reduce((text, step) => ('index' in step ? `${text}[${print(step.index, shape.spelling)}]` : `${text}${fieldText(step.field)}`), shape.spelling.value(target));
}

function fieldText(name: string): string {
  return fieldKey(name).type === 'Identifier' ? `.${name}` : `[${JSON.stringify(name)}]`;
}

function addText(op: Add, shape: Shape): string {
  const target = place(op.target, op.path, shape);
  if (op.path.length === 0 && literalValue(op.value) === 1 && op.counts) return `${target}${op.sign === '+=' ? '++' : '--'};`;
  return `${target} ${op.sign} ${print(op.value, shape.spelling)};`;
}

function storeText(op: Store, shape: Shape): string {
  return `${place(op.target, op.path, shape)} ${op.adds ?? '='} ${print(op.value, shape.spelling)};`;
}

/** The assignments by which results get their atoms, all at once; what swaps is swapped by destructuring. */
function handOver(targets: readonly ValueId[], atoms: readonly Atom[], shape: Shape): string[] {
  return handedOver(targets, atoms, shape).map(({ text }) => text);
}

/** With the variable that each assignment is for; none where several are assigned at once. */
function handedOver(targets: readonly ValueId[], atoms: readonly Atom[], shape: Shape): { readonly target?: ValueId; readonly text: string }[] {
  const { spelling, shared } = shape;
  let pending = targets
    .map((target, at) => ({ target, atom: atoms[at] }))
    .filter(({ target, atom }) => differs(target, atom, shared));
  const reads = (expr: Expr, value: ValueId): boolean => refsOf(expr).some((ref) => shared(ref) === shared(value));
  const out: { target?: ValueId; text: string }[] = [];
  while (pending.length > 0) {
    const free = pending.find(({ target }) => pending.every((other) => other.target === target || !reads(other.atom, target)));
    if (free === undefined) {
      out.push({ text: `[${pending.map(({ target }) => spelling.value(target)).join(', ')}] = [${pending.map(({ atom }) => print(atom, spelling)).join(', ')}];` });
      return out;
    }
    out.push({ target: free.target, text: `${spelling.value(free.target)} = ${print(free.atom, spelling)};` });
    pending = pending.filter((each) => each !== free);
  }
  return out;
}

/** `x == null ? y : x` is `x ?? y`. */
function unlessMissing(test: Expr, yes: Expr, no: Expr): Expr | undefined {
  if (test.type !== 'BinaryExpression' || test.operator !== '==' || test.right.type !== 'Literal' || test.right.value !== null) return undefined;
  return JSON.stringify(test.left) === JSON.stringify(no) ? { type: 'LogicalExpression', operator: '??', left: no, right: yes } : undefined;
}

function branch(op: Branch, lines: Lines, shape: Shape): void {
  if (isConditional(op)) {
    const name = shape.spelling.value(op.results[0]);
    const declaration = shape.declarations.get(shape.shared(op.results[0]));
    const [test, yes, no] = [op.cond, op.then.results[0], op.else.results[0]];
    const value: Expr = unlessMissing(test, yes, no) ?? { type: 'ConditionalExpression', test, consequent: yes, alternate: no };
    const text = `${name} = ${print(value, shape.spelling)};`;
    return say(op, declaration?.how === 'with' && declaration.op === op.id ? `${declaration.kind} ${text}` : text, lines, shape);
  }
  before(op, lines, shape, `if (${print(op.cond, shape.spelling)})`);
  chain(op, lines, shape);
}

/** `if … else if … else`: a long chain is walked, so that each arm is written once and none lies in another's recursion. */
function chain(first: Branch, lines: Lines, shape: Shape): void {
  const links: { readonly test: string; readonly then: Written }[] = [];
  let otherwise: Written = [];
  for (let op: Branch | undefined = first; op !== undefined;) {
    const at: Branch = op;
    const arm = (region: Region, to: Lines): void => {
      statements(region.ops, to, shape);
      handOver(at.results, region.results, shape).forEach((text) => to.line(text));
    };
    links.push({ test: print(at.cond, shape.spelling), then: lines.aside((to) => arm(at.then, to)) });
    const next = elseIf(at, shape);
    // What is said above an `if` has no place before `else if`.
    const above: readonly string[] | undefined = next && shape.remark(next, '').above;
    op = above === undefined && links[0].then.length > 0 ? next : undefined;
    if (op !== undefined) continue;
    otherwise = lines.aside((to) => {
      if (next === undefined) return arm(at.else, to);
      above?.forEach((comment) => to.line(comment));
      chain(next, to, shape);
    });
  }
  while (otherwise.length === 0 && links.length > 1 && links.at(-1)!.then.length === 0) links.pop();
  const [{ test, then }, ...others] = links;
  if (then.length === 0 && otherwise.length === 0) return;
  if (then.length === 0) return body(`if (!${/^[\p{ID_Continue}$.]+$/u.test(test) ? test : `(${test})`})`, otherwise, lines);
  if (others.length === 0 && otherwise.length === 0) return body(`if (${test})`, then, lines);
  lines.line(`if (${test}) {`);
  lines.indented(then);
  for (const link of others) {
    lines.line(`} else if (${link.test}) {`);
    lines.indented(link.then);
  }
  if (otherwise.length > 0) {
    lines.line('} else {');
    lines.indented(otherwise);
  }
  lines.line('}');
}

/** The branch that is all there is in the other arm, with nothing to be declared or assigned beside it. */
function elseIf(op: Branch, shape: Shape): Branch | undefined {
  const [only, ...others] = op.else.ops;
  if (only?.kind !== 'branch' || others.length > 0 || isConditional(only)) return undefined;
  return handOver(op.results, op.else.results, shape).length === 0 && hoisted(only.id, shape).length === 0 ? only : undefined;
}

/** One short statement stands on the line of its condition. */
function body(head: string, inner: Written, lines: Lines): void {
  const [first] = inner;
  const only = inner.length === 1 && 'text' in first ? first.text : undefined;
  if (only !== undefined && !/^(const|let|if|for|while|do|\/\/)\b/.test(only) && head.length + only.length < 110) return lines.line(`${head} ${only}`);
  lines.line(`${head} {`);
  lines.indented(inner);
  lines.line('}');
}

/** `body: { … }`, or, where it is the body of a loop, what is in it. */
function block(op: Block, lines: Lines, shape: Shape): void {
  const content = (to: Lines): void => {
    statements(op.body.ops, to, shape);
    handOver(op.results, op.body.results, shape).forEach((text) => to.line(text));
  };
  before(op, lines, shape, '');
  if (shape.leaps.open.has(op.id)) return content(lines);
  lines.line(`${shape.leaps.labels.get(op.id)!}: {`);
  lines.indented(lines.aside(content));
  lines.line('}');
}

function jump(op: Jump, lines: Lines, shape: Shape): void {
  const { targets, text } = shape.leaps.jumps.get(op.id)!;
  before(op, lines, shape, text);
  handOver(targets, op.values, shape).forEach((assignment) => lines.line(assignment));
  lines.line(text);
}

function loop(op: Loop, lines: Lines, shape: Shape): void {
  const { spelling, shared, declarations } = shape;
  before(op, lines, shape, '');
  const label = shape.leaps.labels.has(op.id) ? `${shape.leaps.labels.get(op.id)!}: ` : '';
  const inHeader = (k: number): boolean => {
    const declaration = declarations.get(shared(op.params[k]));
    return declaration?.how === 'header' && declaration.op === op.id;
  };
  const headerInits = op.params.map((_, k) => k).filter(inHeader);
  const others = op.params.map((_, k) => k).filter((k) => !inHeader(k));
  for (const { target, text } of handedOver(others.map((k) => op.params[k]), others.map((k) => op.inits[k]), shape)) {
    const declaration = target === undefined ? undefined : declarations.get(shared(target));
    lines.line(declaration?.how === 'with' && declaration.op === op.id ? `${declaration.kind} ${text}` : text);
  }
  const headerSteps = stepsInHeader(op, shared);
  const test = op.test === null ? '' : print(op.test, spelling);
  const plainHead = op.head.length === 0;
  const main = headerSteps ? op.body.ops.slice(0, op.stepFrom) : op.body.ops;
  const content = lines.aside((to) => {
    statements(op.head, to, shape);
    if (!plainHead && op.form !== 'do') to.line(`if (!(${test})) break;`);
    statements(main, to, shape);
    handOver(op.params, op.body.results, shape).forEach((text) => to.line(text));
    if (op.exit !== undefined) to.line(`if (${spelling.value(op.params[op.exit])} !== 0) break;`);
  });
  const shown = plainHead ? test : '';
  if (op.form === 'do') {
    lines.line(`${label}do {`);
    lines.indented(content);
    lines.line(`} while (${test});`);
  } else {
    const steps = headerSteps ? op.body.ops.slice(op.stepFrom).flatMap((inner) => (inner.kind === 'stage' ? assignmentText(inner, shape) ?? [] : [])) : [];
    const init = headerInits.length === 0 ? '' : `let ${headerInits.map((k) => `${spelling.value(op.params[k])} = ${print(op.inits[k], spelling)}`).join(', ')}`;
    const head = op.form === 'while' || (init === '' && steps.length === 0) ? (shown === '' ? 'for (;;)' : `while (${shown})`) : `for (${init}; ${shown}; ${steps.join(', ')})`;
    body(label + head, content, lines);
  }
  const apart = op.results.map((_, k) => k).filter((k) => shared(op.results[k]) !== shared(op.params[k]) && shape.read.has(op.results[k]));
  for (const k of apart) {
    const declaration = declarations.get(shared(op.results[k]));
    const keyword = declaration?.how === 'with' && declaration.op === op.id ? `${declaration.kind} ` : '';
    lines.line(`${keyword}${spelling.value(op.results[k])} = ${spelling.value(op.params[k])};`);
  }
}
