/**
 * Finds patterns that tie: two gates with an equal claim to one expression, so that only the order of files could decide.
 *
 * Takes the candidates that share a root, gives a diagnostic for each pair of gates with equally specific patterns which
 * some expression matches both of. That is unification: wildcards on both sides, each standing for one expression.
 * An expression of literals only is nobody's business, since it has no gradient (`2 ** 3` is `x ** n` and `b ** y`).
 *
 *     1 / x   and   1 / u      →   GG4010          x * x   and   x * y   →   nothing: the first has more fixed
 */
import type { Candidate } from './library.js';
import { children, replace } from './expression.js';
import type { Gate } from './gate.js';
import { calleeName, isCommutative, isNumericLiteral } from './pattern.js';
import { sameExpr } from './same.js';
import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.js';
import type { Expr } from '../syntax.js';

/** What each wildcard stands for: an expression that may contain wildcards. */
type Unifier = ReadonlyMap<string, Expr>;

interface Wildcard {
  readonly literal: boolean;
}
type Wildcards = ReadonlyMap<string, Wildcard>;

export function ambiguities(candidates: readonly Candidate[]): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  candidates.forEach((a, i) => {
    for (const b of candidates.slice(i + 1)) {
      if (a.gate.name === b.gate.name || a.pattern.fixed !== b.pattern.fixed || !overlap(a, b)) continue;
      const { span } = a.pattern.expr;
      const related = span === undefined ? [] : [{ span, message: `\`${a.gate.name}\` claims it here` }];
      found.push(diagnose('GG4010', b.pattern.expr.span, { name: b.gate.name, other: a.gate.name }, { related }));
    }
  });
  return found;
}

function overlap(a: Candidate, b: Candidate): boolean {
  const wild: Wildcards = new Map([...wildcards(a, 'a.'), ...wildcards(b, 'b.')]);
  const left = apart(a.pattern.expr, a.gate, 'a.');
  const right = apart(b.pattern.expr, b.gate, 'b.');
  return unify(left, right, wild, new Map()).some((unifier) => !isConstant(left, wild, unifier));
}

function wildcards({ gate, pattern }: Candidate, prefix: string): readonly (readonly [string, Wildcard])[] {
  return gate.params.map((param) => [prefix + param, { literal: pattern.literal.has(param) }]);
}

/** The wildcards of two gates mustn't be confused: each gets its gate's prefix, which no JavaScript name can have. */
function apart(expr: Expr, gate: Gate, prefix: string): Expr {
  return replace(expr, (part) =>
    (part.type === 'Identifier' && gate.params.includes(part.name) ? { ...part, name: prefix + part.name } : undefined));
}

function unify(a: Expr, b: Expr, wild: Wildcards, unifier: Unifier): readonly Unifier[] {
  const left = resolve(a, wild, unifier);
  const right = resolve(b, wild, unifier);
  if (isWild(left, wild)) return isWild(right, wild) && left.name === right.name ? [unifier] : assign(left.name, right, wild, unifier);
  if (isWild(right, wild)) return assign(right.name, left, wild, unifier);
  if (left.type !== right.type || !sameRoot(left, right)) return [];
  const lefts = argumentsOf(left);
  const rights = argumentsOf(right);
  const asWritten = unifyAll(lefts, rights, wild, unifier);
  return isCommutative(left) ? [...asWritten, ...unifyAll(lefts, [...rights].reverse(), wild, unifier)] : asWritten;
}

function unifyAll(as: readonly Expr[], bs: readonly Expr[], wild: Wildcards, unifier: Unifier): readonly Unifier[] {
  if (as.some(isSpread) || bs.some(isSpread)) return [unifier];
  if (as.length !== bs.length) return [];
  return as.reduce<readonly Unifier[]>((found, a, i) => found.flatMap((each) => unify(a, bs[i], wild, each)), [unifier]);
}

function assign(name: string, to: Expr, wild: Wildcards, unifier: Unifier): readonly Unifier[] {
  if (wild.get(name)?.literal === true) {
    // A plain wildcard that meets a literal one becomes the same literal.
    if (isWild(to, wild) && wild.get(to.name)?.literal !== true) return [new Map([...unifier, [to.name, { type: 'Identifier', name }]])];
    return isWild(to, wild) || isNumericLiteral(to) ? [new Map([...unifier, [name, to]])] : [];
  }
  return contains(to, name, wild, unifier) ? [] : [new Map([...unifier, [name, to]])];
}

function resolve(expr: Expr, wild: Wildcards, unifier: Unifier): Expr {
  const bound = isWild(expr, wild) ? unifier.get(expr.name) : undefined;
  return bound === undefined ? expr : resolve(bound, wild, unifier);
}

function contains(expr: Expr, name: string, wild: Wildcards, unifier: Unifier): boolean {
  const at = resolve(expr, wild, unifier);
  return isWild(at, wild) ? at.name === name : children(at).some((child) => contains(child, name, wild, unifier));
}

function isConstant(expr: Expr, wild: Wildcards, unifier: Unifier): boolean {
  const at = resolve(expr, wild, unifier);
  if (isWild(at, wild)) return wild.get(at.name)?.literal === true;
  return at.type !== 'SpreadElement' && argumentsOf(at).every((child) => isConstant(child, wild, unifier));
}

/** What remains to compare of two nodes whose roots agree: a callee is compared by name. */
function argumentsOf(expr: Expr): readonly Expr[] {
  return expr.type === 'CallExpression' ? expr.arguments : children(expr);
}

function sameRoot(a: Expr, b: Expr): boolean {
  switch (a.type) {
    case 'UnaryExpression':
    case 'BinaryExpression':
    case 'LogicalExpression':
      return 'operator' in b && a.operator === b.operator;
    case 'CallExpression':
      return b.type === 'CallExpression' && calleeName(a.callee) === calleeName(b.callee);
    case 'ConditionalExpression':
      return true;
    default:
      return sameExpr(a, b);
  }
}

function isSpread(expr: Expr): boolean {
  return expr.type === 'SpreadElement';
}

function isWild(expr: Expr, wild: Wildcards): expr is Expr & { type: 'Identifier'; name: string } {
  return expr.type === 'Identifier' && wild.has(expr.name);
}
