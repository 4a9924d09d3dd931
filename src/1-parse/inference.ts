/**
 * What we know of types where TypeScript says `any`, though the code is plain: `let x;` that is assigned later,
 * `const xs = []` that is filled by `push`, `new Array(n)` filled by assignment, and what is read out of these.
 *
 *     const rows = new Array(n);
 *     for (…) rows[i] = [x, y];         →   rows: number[][]
 */
import { ts } from 'ts-morph';
import type { BinaryExpression, BinaryOperator, Expr, Type, UnaryExpression } from '../syntax.js';
import type { Context } from './context.js';
import { isAssignmentTarget, symbolOf } from './references.js';
import { defined, union } from './types.js';

/** The type that an expression carries or makes, without asking the checker. */
export function staticType(expr: Expr): Type | undefined {
  if (expr.valueType !== undefined) return expr.valueType;
  switch (expr.type) {
    case 'Identifier': return expr.binding?.type;
    case 'Literal': return expr.value === null ? { kind: 'null' } : { kind: typeof expr.value as 'number' | 'string' | 'boolean' };
    case 'TemplateLiteral': return { kind: 'string' };
    case 'UpdateExpression': return { kind: 'number' };
    case 'UnaryExpression': return unaryType[expr.operator];
    case 'BinaryExpression': return binaryType(expr);
    case 'AssignmentExpression': return expr.operator === '=' ? staticType(expr.right) : undefined;
    case 'SequenceExpression': return staticType(expr.expressions[expr.expressions.length - 1]!);
    default: return undefined;
  }
}

/** The type of a choice between two values, if they agree. */
export function commonType(a: Expr, b: Expr): Type | undefined {
  const one = staticType(a);
  const other = staticType(b);
  const isSimple = one?.kind === 'number' || one?.kind === 'boolean' || one?.kind === 'string';
  return one !== undefined && (one === other || (isSimple && one.kind === other?.kind)) ? one : undefined;
}

const unaryType: Readonly<Record<UnaryExpression['operator'], Type>> = {
  '-': { kind: 'number' }, '+': { kind: 'number' }, '~': { kind: 'number' },
  '!': { kind: 'boolean' }, typeof: { kind: 'string' }, void: { kind: 'undefined' },
};

const comparisons: ReadonlySet<BinaryOperator> = new Set(['==', '!=', '===', '!==', '<', '<=', '>', '>=', 'in', 'instanceof']);

function binaryType({ operator, left, right }: BinaryExpression): Type | undefined {
  if (comparisons.has(operator)) return { kind: 'boolean' };
  if (operator !== '+') return { kind: 'number' };
  return commonType(left, right)?.kind === 'number' ? { kind: 'number' } : undefined;
}

const isAny = (type: Type): boolean => type.kind === 'opaque' && type.text === 'any';

/** The type of a variable: as declared; where that leaves it open, as its uses tell. */
export function variableType(c: Context, symbol: ts.Symbol, declaration: ts.Declaration): Type {
  const declared = c.inferred.get(symbol) ?? c.type(c.checker.getTypeOfSymbol(symbol));
  if (ts.isParameter(declaration) && declaration.initializer !== undefined) return defined(declared);
  const isOpen = ts.isVariableDeclaration(declaration) && declaration.type === undefined && ts.isIdentifier(declaration.name);
  if (!isOpen) return declared;
  if (isAny(declared)) return unionOf(valuesOf(c, symbol)) ?? declared;
  if (declared.kind === 'array' && isAny(declared.element)) {
    const element = unionOf(elementsOf(c, symbol));
    if (element !== undefined) return { ...declared, element };
  }
  return declared;
}

/** Notes the type of an initialiser for a variable that TypeScript calls `any`: it goes on to the uses. */
export function inferFrom(c: Context, node: ts.VariableDeclaration, init: Expr | undefined): void {
  if (init === undefined || node.type !== undefined || !ts.isIdentifier(node.name)) return;
  const type = staticType(init);
  if (type === undefined || type.kind === 'opaque' || type.kind === 'null' || type.kind === 'undefined') return;
  const symbol = symbolOf(c.checker, node.name);
  const isUnknown = symbol !== undefined && c.checker.getTypeOfSymbol(symbol).flags & ts.TypeFlags.Any;
  if (isUnknown && !c.references.reassigned(symbol)) c.inferred.set(symbol, type);
}

/** The types of what is assigned to a variable. */
function valuesOf(c: Context, symbol: ts.Symbol): Type[] {
  return c.references.of(symbol).flatMap((reference) => {
    const { parent } = reference;
    const value = valueGiven(reference);
    if (value !== undefined) return [widened(c, value)];
    return isAssignmentTarget(reference) || parent === symbol.valueDeclaration ? [] : [c.typeAt(reference)];
  });
}

/** The types of what is put into an array. */
function elementsOf(c: Context, symbol: ts.Symbol): Type[] {
  return c.references.of(symbol).flatMap((reference) => {
    const access = reference.parent;
    if (ts.isElementAccessExpression(access) && access.expression === reference) {
      const value = valueGiven(access);
      return value === undefined ? [] : [widened(c, value)];
    }
    const isPush = ts.isPropertyAccessExpression(access) && access.expression === reference && access.name.text === 'push';
    if (isPush && ts.isCallExpression(access.parent)) {
      return access.parent.arguments.filter((argument) => !ts.isSpreadElement(argument)).map((argument) => widened(c, argument));
    }
    return [];
  });
}

/** `value`, where the node is the target of `node = value`. */
function valueGiven(node: ts.Expression): ts.Expression | undefined {
  const { parent } = node;
  const isTarget = ts.isBinaryExpression(parent) && parent.left === node && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken;
  return isTarget ? parent.right : undefined;
}

function widened(c: Context, node: ts.Expression): Type {
  return c.type(c.checker.getBaseTypeOfLiteralType(c.checker.getTypeAtLocation(node)));
}

function unionOf(types: readonly Type[]): Type | undefined {
  const known = types.filter((type) => !isAny(type) && type.kind !== 'undefined');
  return known.length === 0 ? undefined : union(known);
}
