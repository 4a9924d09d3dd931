/**
 * Which exported functions are differentiated: those asked for by name; else those tagged `@grad`; else, in a file that
 * was named outright, all that are real-valued. What was asked for and can't be differentiated is an error; the other
 * exports are none of our business. A function without types is taken when there is nothing better, to say so.
 */
import { ts } from 'ts-morph';
import type { Span, Type } from '../syntax.js';
import { nearest } from '../diagnostics/suggest.js';
import type { Context } from './context.js';
import { docOf, type Doc } from './doc.js';
import type { ExportedFunction } from './exports.js';
import { isReal, isUntyped, whyNot } from './real.js';

export interface Selection extends ExportedFunction {
  readonly doc: Doc;
  readonly nameSpan: Span;
}

export interface Wishes {
  readonly functions?: readonly string[] | undefined;
  readonly select?: 'named' | 'tagged' | undefined;
}

export function select(c: Context, exported: readonly ExportedFunction[], wishes: Wishes): Selection[] {
  const all = exported.map((each): Selection => ({ ...each, doc: docOf(each.holder), nameSpan: nameSpanOf(c, each) }));
  if (wishes.functions?.length) return byName(c, all, wishes.functions).filter((each) => isFit(c, each));
  const tagged = all.filter(({ doc }) => doc.tag !== undefined);
  if (tagged.length > 0) return tagged.filter((each) => isFit(c, each));
  if (wishes.select === 'tagged') return [];
  const reasons = all.map((each) => ({ each, why: reasonAgainst(c, each) }));
  const real = reasons.filter(({ why }) => why === undefined).map(({ each }) => each);
  if (real.length > 0) return real;
  const untyped = all.filter((each) => isUndecided(c, each));
  if (untyped.length > 0) return untyped;
  const related = reasons.slice(0, 5).map(({ each, why }) => ({ span: each.nameSpan, message: `\`${each.name}\`: ${why}` }));
  const span: Span = { file: c.program.nameOf(c.program.source), start: 0, end: 0 };
  c.refuse('GG5020', span, { file: span.file.split(/[\\/]/).pop()! }, { related });
  return [];
}

function byName(c: Context, all: readonly Selection[], names: readonly string[]): Selection[] {
  const known = all.map(({ name }) => name);
  for (const name of names) {
    if (known.includes(name)) continue;
    const meant = nearest(name, known);
    const list = known.length === 0 ? 'the file exports no function' : `the file exports ${known.map((each) => `\`${each}\``).join(', ')}`;
    c.refuse('GG5010', undefined, { name }, { hint: meant === undefined ? list : `did you mean \`${meant}\`?` });
  }
  return all.filter(({ name }) => names.includes(name));
}

/** Whether what was asked for can be differentiated so far as its types tell; reports why not. */
function isFit(c: Context, each: Selection): boolean {
  const reason = reasonAgainst(c, each);
  if (reason === undefined || isUndecided(c, each) || isSuspended(each.fn)) return true;
  c.refuse('GG5021', each.nameSpan, { name: each.name, reason });
  return false;
}

function reasonAgainst(c: Context, { fn }: Selection): string | undefined {
  if (isSuspended(fn)) return fn.asteriskToken ? 'it is a generator' : 'it is async';
  const result = resultOf(c, fn);
  const reason = whyNot(fn.parameters.map((param) => ({ name: param.name.getText(), type: c.typeAt(param) })), result);
  if (reason === undefined && (result.kind === 'void' || result.kind === 'undefined') && !mayWrite(fn)) return 'it returns nothing, and writes into nothing that it is given';
  return reason;
}

const CHANGING = new Set(['push', 'pop', 'shift', 'unshift', 'splice', 'fill', 'set', 'sort', 'reverse', 'copyWithin']);

/** It writes into an array or record, calls a function that could, or always throws, of which more is said later. */
function mayWrite(fn: ExportedFunction['fn']): boolean {
  const visit = (node: ts.Node): boolean => {
    if (ts.isBinaryExpression(node) && node.operatorToken.kind >= ts.SyntaxKind.FirstAssignment && node.operatorToken.kind <= ts.SyntaxKind.LastAssignment && !ts.isIdentifier(node.left)) return true;
    if ((ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) && !ts.isIdentifier(node.operand) && node.operator >= ts.SyntaxKind.PlusPlusToken && node.operator <= ts.SyntaxKind.MinusMinusToken) return true;
    if (ts.isCallExpression(node)) {
      if (!ts.isPropertyAccessExpression(node.expression)) return true;
      if (CHANGING.has(node.expression.name.text)) return true;
    }
    return ts.forEachChild(node, visit) ?? false;
  };
  const { body } = fn;
  const last = body !== undefined && ts.isBlock(body) ? body.statements.at(-1) : undefined;
  return body !== undefined && ((last !== undefined && ts.isThrowStatement(last)) || visit(body));
}

/** Its types don't say that it is not real-valued. */
function isUndecided(c: Context, { fn }: Selection): boolean {
  const params = fn.parameters.map((param) => c.typeAt(param));
  const result = resultOf(c, fn);
  const isOpen = params.some(isUntyped) || isUntyped(result);
  const mayBeReal = (type: Type): boolean => isUntyped(type) || isReal(type);
  return isOpen && !isSuspended(fn) && params.some(mayBeReal) && (mayBeReal(result) || result.kind === 'void');
}

/** Async functions and generators are fenced off by their own codes. */
const isSuspended = (fn: ExportedFunction['fn']): boolean =>
  fn.asteriskToken !== undefined || (fn.modifiers ?? []).some((modifier) => modifier.kind === ts.SyntaxKind.AsyncKeyword);

function resultOf(c: Context, fn: ExportedFunction['fn']): Type {
  return c.type(c.checker.getReturnTypeOfSignature(c.checker.getSignatureFromDeclaration(fn)!));
}

function nameSpanOf(c: Context, { declared, fn }: ExportedFunction): Span {
  if (declared !== undefined) return c.span(declared);
  const span = c.span(fn);
  return { ...span, end: Math.min(span.end, span.start + 1) };
}
