/**
 * A derivative of the user's own: the doc tag `@gradgen.backward name` on a function of the module names another one of
 * the same file, which takes the gradient on the result back to the parameters.
 *
 *     /** @gradgen.backward clipBack *\/
 *     function clip(x: number): number { return x; }
 *     function clipBack(x: number, value: number, dvalue: number) { return { dx: Math.max(-1, Math.min(1, dvalue)) }; }
 *
 * Guarantees that the two fit: the parameters, then the value and its gradient; back comes a record of `d<param>`. What
 * doesn't fit is refused where the tag stands, since a rule that is silently ignored would give another gradient.
 */
import { ts } from 'ts-morph';
import { definite } from '../ir/shapes.js';
import type { Binding, Span, Type } from '../syntax.js';
import { commentLines } from './comments.js';
import type { Converter } from './context.js';
import { unwrap } from './unwrap.js';

const NAME = /^@gradgen\.backward\s+([\p{ID_Start}$_][\p{ID_Continue}$]*)$/u;

/** The function that the tag of `node` names, or `undefined` where there is no tag, or one that is refused. */
export function ruleOf(c: Converter, node: ts.FunctionLikeDeclaration): Binding | undefined {
  const tag = tagOf(node);
  if (tag === undefined) return undefined;
  const file = node.getSourceFile();
  const span: Span = { ...c.span(node, file), start: tag.start, end: tag.end };
  const stop = (why: string, hint?: string): undefined => void c.refuse('GG1030', span, { text: tag.text, why }, hint === undefined ? {} : { hint });
  const named = NAME.exec(tag.text)?.[1];
  if (named === undefined) return stop('isn\'t understood', 'write `@gradgen.backward name`, with the name of a function of this file');
  if (!isOfModule(node)) return stop('stands on a function inside another one, whose variables have no place in a rule', 'move the function to the top level of the file');
  const symbol = c.checker.resolveName(named, file, ts.SymbolFlags.Value, false);
  const found = symbol?.declarations?.map(functionAt).find((each) => each !== undefined);
  if (found === undefined || found.fn.getSourceFile() !== file || !isOfModule(found.fn)) return stop(`\`${named}\` is no function of this file`);
  const fault = faultOf(c, node, found.fn);
  if (fault !== undefined) return stop(`${fault.startsWith('`') ? '' : `\`${named}\` `}${fault}`);
  const binding = c.declare(found.name);
  const unit = c.unitOf.get(binding);
  if (unit !== undefined) c.unit?.uses.add(unit);
  return binding;
}

interface RuleTag {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The tag in the doc comment of a function, or of one of its overloads. */
function tagOf(node: ts.FunctionLikeDeclaration): RuleTag | undefined {
  const { text } = node.getSourceFile();
  for (const holder of holdersOf(node)) {
    // Behind a brace in the same line it counts as the comment of the brace.
    for (const { pos, end } of [...(ts.getTrailingCommentRanges(text, holder.pos) ?? []), ...(ts.getLeadingCommentRanges(text, holder.pos) ?? [])]) {
      if (!text.startsWith('/**', pos)) continue;
      const line = commentLines(text.slice(pos, end)).find((each) => /^\s*@gradgen\b/.test(each))?.trim();
      if (line === undefined) continue;
      const start = text.indexOf(line, pos);
      return { text: line, start, end: start + line.length };
    }
  }
  return undefined;
}

function holdersOf(node: ts.FunctionLikeDeclaration): readonly ts.Node[] {
  if (ts.isFunctionDeclaration(node)) {
    const { parent } = node;
    const siblings = ts.isSourceFile(parent) || ts.isBlock(parent) || ts.isModuleBlock(parent) ? parent.statements : [];
    return node.name === undefined ? [node] : siblings.filter((each) => ts.isFunctionDeclaration(each) && each.name?.text === node.name!.text);
  }
  let { parent } = node as ts.Node;
  while (ts.isParenthesizedExpression(parent) || ts.isAsExpression(parent) || ts.isSatisfiesExpression(parent)) parent = parent.parent;
  if (ts.isVariableDeclaration(parent)) return [parent.parent.parent];
  return ts.isPropertyAssignment(parent) || ts.isExportAssignment(parent) ? [parent] : [node];
}

function functionAt(declaration: ts.Declaration): { readonly fn: ts.FunctionDeclaration | ts.FunctionExpression | ts.ArrowFunction; readonly name: ts.Identifier } | undefined {
  if (ts.isFunctionDeclaration(declaration)) return declaration.body === undefined || declaration.name === undefined ? undefined : { fn: declaration, name: declaration.name };
  if (!ts.isVariableDeclaration(declaration) || declaration.initializer === undefined || !ts.isIdentifier(declaration.name)) return undefined;
  const fn = unwrap(declaration.initializer);
  return ts.isArrowFunction(fn) || ts.isFunctionExpression(fn) ? { fn, name: declaration.name } : undefined;
}

function isOfModule(node: ts.Node): boolean {
  const holder = ts.findAncestor(node.parent, (each) => ts.isFunctionLike(each) || ts.isBlock(each) || ts.isModuleBlock(each) || ts.isObjectLiteralExpression(each) || ts.isClassLike(each));
  return holder === undefined;
}

/** Why the two don't fit. */
function faultOf(c: Converter, node: ts.FunctionLikeDeclaration, rule: ts.FunctionLikeDeclaration): string | undefined {
  const own = node.parameters.map((param) => ({ node: param, name: param.name.getText(), type: c.typeAt(param) }));
  const odd = own.find(({ node: param, type }) => !ts.isIdentifier(param.name) || param.dotDotDotToken !== undefined || param.initializer !== undefined || param.questionToken !== undefined || type.kind === 'function');
  if (odd !== undefined) return `\`${odd.name}\` is more than a plain parameter; a function with a rule takes numbers, arrays and records by name, without defaults`;
  const returned = (fn: ts.FunctionLikeDeclaration): Type => c.type(c.checker.getReturnTypeOfSignature(c.checker.getSignatureFromDeclaration(fn)!));
  const result = returned(node);
  if (result.kind === 'void' || result.kind === 'undefined') return `\`${node.name?.getText() ?? 'the function'}\` returns nothing, so there is no gradient to take back`;
  const wanted = [...own, { name: 'value', type: result }, { name: 'dvalue', type: result }];
  const given = rule.parameters;
  if (given.length !== wanted.length) return `takes ${given.length} parameter${given.length === 1 ? '' : 's'} and has to take ${wanted.length}: \`(${wanted.map(({ name }) => name).join(', ')})\``;
  for (const [at, { name, type }] of wanted.entries()) {
    const param = given[at]!;
    if (param.dotDotDotToken !== undefined || param.initializer !== undefined || param.questionToken !== undefined) return `has to take \`${name}\` as a plain parameter`;
    const declared = c.typeAt(param);
    if (!fits(type, declared)) return `takes \`${param.name.getText()}\` as \`${textOf(c, param)}\`, and is given \`${name}\`, which is another type`;
  }
  const back = returned(rule);
  if (back.kind !== 'record') return `has to return a record, such as \`{ d${own[0]?.name ?? 'x'} }\``;
  for (const { name: key, type, optional } of back.fields) {
    const param = own.find(({ name }) => `d${name}` === key);
    if (param === undefined) return `returns \`${key}\`; the gradients are ${own.map(({ name }) => `\`d${name}\``).join(', ') || 'none'}`;
    if (optional || !fits(type, param.type) || !isReal(type)) return `returns \`${key}\`, which isn't of the type of \`${param.name}\``;
  }
  return back.fields.length === 0 ? 'returns no gradient' : undefined;
}

/** A value of the one type can stand where the other one is expected: numbers for numbers, rows for rows, records by their fields. */
function fits(from: Type, to: Type): boolean {
  const [a, b] = [definite(from), definite(to)];
  if (b.kind === 'array') return (a.kind === 'array' && fits(a.element, b.element)) || (a.kind === 'tuple' && a.elements.every((each) => fits(each, b.element)));
  if (b.kind === 'tuple') return a.kind === 'tuple' ? a.elements.length === b.elements.length && a.elements.every((each, at) => fits(each, b.elements[at]!)) : a.kind === 'array';
  if (b.kind === 'record') return a.kind === 'record' && b.fields.every((field) => a.fields.some(({ name, type }) => name === field.name && fits(type, field.type)));
  return a.kind === b.kind;
}

function isReal(type: Type): boolean {
  const known = definite(type);
  if (known.kind === 'array') return isReal(known.element);
  if (known.kind === 'tuple') return known.elements.every(isReal);
  return known.kind === 'record' ? known.fields.every((field) => isReal(field.type)) : known.kind === 'number';
}

function textOf(c: Converter, param: ts.ParameterDeclaration): string {
  return c.checker.typeToString(c.checker.getTypeAtLocation(param));
}
