/**
 * Which numbers are integers: those used as an index, as a bound of a counter, as the subject of a `switch`, or under a
 * bitwise operator, also through sums, differences and products (`x[i * n + j]` makes `n` an integer). Such a parameter
 * gets no gradient.
 */
import type { GateLibrary } from '../gates/load.js';
import type { Func, Loop, ValueId } from '../ir/types.js';
import { children, exprsOf, visitOps } from '../ir/walk.js';
import { arrayGate, isOp, operands } from '../ir/array-calls.js';
import { argumentsOf, calledBy, type Summaries } from '../ir/units.js';
import { literalValue } from '../ir/build.js';
import type { Expr } from '../syntax.js';
import type { Places } from './places.js';

const BITWISE = new Set(['|', '&', '^', '<<', '>>', '>>>']);
const ORDER = new Set(['<', '<=', '>', '>=', '!==', '!=', '===', '==']);

export function integerValues(func: Func, { definitions, home }: Places, units: Summaries, gates: GateLibrary): ReadonlySet<ValueId> {
  const integers = new Set<ValueId>();

  /** Marks what makes up an integer expression. */
  const mark = (expr: Expr): void => {
    if (expr.type === 'UnaryExpression' && (expr.operator === '-' || expr.operator === '+')) return mark(expr.argument);
    if (expr.type === 'BinaryExpression' && (expr.operator === '+' || expr.operator === '-' || expr.operator === '*')) {
      mark(expr.left);
      return mark(expr.right);
    }
    if (expr.type !== 'Ref' || integers.has(expr.value)) return;
    integers.add(expr.value);
    const stage = definitions.get(expr.value);
    if (stage !== undefined) {
      if (stage.gate === 'add' || stage.gate === 'sub' || stage.gate === 'mul' || stage.gate === 'neg') stage.inputs.forEach(mark);
      return;
    }
    const op = home.get(expr.value);
    if (op?.kind === 'branch') {
      const at = op.results.indexOf(expr.value);
      mark(op.then.results[at]);
      mark(op.else.results[at]);
    }
    if (op?.kind === 'loop') {
      const at = op.params.includes(expr.value) ? op.params.indexOf(expr.value) : op.results.indexOf(expr.value);
      mark(op.inits[at]);
      mark(op.body.results[at]);
      mark({ type: 'Ref', value: op.params[at] });
    }
  };

  const scan = (expr: Expr): void => {
    if (expr.type === 'BinaryExpression' && BITWISE.has(expr.operator)) {
      if (expr.left.type === 'Ref') integers.add(expr.left.value);
      if (expr.right.type === 'Ref') integers.add(expr.right.value);
    }
    if (expr.type === 'UnaryExpression' && expr.operator === '~' && expr.argument.type === 'Ref') integers.add(expr.argument.value);
    children(expr).forEach(scan);
  };

  visitOps(func.body.ops, (op) => {
    exprsOf(op).forEach(scan);
    if (op.kind === 'stage' && op.gate === 'load') op.inputs.slice(1).forEach(mark);
    if (op.kind === 'stage' && isOp(op)) operands(op).forEach((atom, at) => arrayGate(op, gates)?.counts.has(at) && mark(atom));
    else if (op.kind === 'stage' && op.gate === 'alloc') sizes(op.expr);
    if (op.kind === 'stage' && op.gate === 'call') argumentsOf(op).forEach((atom, at) => units(calledBy(op)).integers.has(at) && mark(atom));
    if (op.kind === 'store') op.path.forEach((step) => 'index' in step && mark(step.index));
    if (op.kind === 'loop' && op.test !== null) bounds(op, op.test);
  });
  func.subjects.forEach(mark);

  /** `new Float64Array(n)`, `new Array(n).fill(0)`. */
  function sizes(expr: Expr): void {
    if (expr.type === 'NewExpression') expr.arguments.forEach(mark);
    if (expr.type === 'CallExpression') (expr.callee.type === 'MemberExpression' ? sizes(expr.callee.object) : expr.arguments.forEach(mark));
  }

  function bounds(loop: Loop, test: Expr): void {
    if (test.type === 'LogicalExpression') {
      bounds(loop, test.left);
      bounds(loop, test.right);
    }
    if (test.type !== 'BinaryExpression' || !ORDER.has(test.operator)) return;
    if (moves(loop, test.left)) mark(test.right);
    else if (moves(loop, test.right)) mark(test.left);
  }

  /** A counter, or a whole multiple of it, or one a whole distance away: `i + 2`, `2 * i`. */
  function moves(loop: Loop, expr: Expr): boolean {
    if (expr.type !== 'BinaryExpression' || !['+', '-', '*'].includes(expr.operator)) return counts(loop, expr);
    return (moves(loop, expr.left) && (isWhole(expr.right) || moves(loop, expr.right))) || (isWhole(expr.left) && moves(loop, expr.right));
  }

  /** A carried value that starts at an integer and moves by integers. */
  function counts(loop: Loop, expr: Expr): boolean {
    if (expr.type !== 'Ref') return false;
    const at = loop.form === 'do' ? loop.body.results.findIndex((next) => next.type === 'Ref' && next.value === expr.value) : loop.params.indexOf(expr.value);
    if (at < 0 || !startsWhole(loop.inits[at])) return false;
    const next = loop.body.results[at];
    return next.type === 'Ref' && movesWhole(next.value, loop.params[at]);
  }

  function movesWhole(next: ValueId, param: ValueId): boolean {
    if (next === param) return true;
    const stage = definitions.get(next);
    if (stage !== undefined) {
      if (stage.gate !== 'add' && stage.gate !== 'sub') return false;
      const [a, b] = stage.inputs;
      return (a.type === 'Ref' && movesWhole(a.value, param) && isWhole(b)) || (b.type === 'Ref' && stage.gate === 'add' && movesWhole(b.value, param) && isWhole(a));
    }
    const op = home.get(next);
    if (op?.kind !== 'branch') return false;
    const at = op.results.indexOf(next);
    return [op.then.results[at], op.else.results[at]].every((atom) => atom.type === 'Ref' && movesWhole(atom.value, param));
  }

  function startsWhole(init: Expr): boolean {
    if (isWhole(init)) return true;
    if (init.type !== 'Ref') return false;
    if (integers.has(init.value)) return true;
    const op = home.get(init.value);
    if (op?.kind === 'loop' && op.params.includes(init.value)) return counts(op, init);
    const stage = definitions.get(init.value);
    if (stage === undefined) return false;
    if (stage.gate === null) return isWhole(stage.expr) || isLength(stage.expr);
    return (stage.gate === 'add' || stage.gate === 'sub' || stage.gate === 'mul') && stage.inputs.every(startsWhole);
  }

  return integers;
}

function isWhole(expr: Expr): boolean {
  const value = literalValue(expr);
  return value !== undefined && Number.isInteger(value);
}

function isLength(expr: Expr): boolean {
  return expr.type === 'MemberExpression' && !expr.computed && expr.property.type === 'Identifier' && expr.property.name === 'length';
}
