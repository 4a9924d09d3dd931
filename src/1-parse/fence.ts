/**
 * The fence: which syntax is accepted, and why the rest is not. A converter exists for what is accepted; whatever else
 * turns up inside a function that we compile is refused here, by concept, with the words of the construct.
 *
 *     for (const k in p) …   →   GG1009 at the whole statement
 */
import { ts } from 'ts-morph';
import type { Code } from '../diagnostics/catalogue.js';
import type { Context } from './context.js';
import type { Identifier } from '../syntax.js';

const kind = ts.SyntaxKind;

/** What is refused wherever it stands: the code, and what the construct is called. */
const refused: ReadonlyMap<ts.SyntaxKind, readonly [Code, string]> = new Map<ts.SyntaxKind, readonly [Code, string]>([
  [kind.AwaitExpression, ['GG1003', '`await`']],
  [kind.YieldExpression, ['GG1004', '`yield`']],
  [kind.ThisKeyword, ['GG1005', '`this`']],
  [kind.SuperKeyword, ['GG1005', '`super`']],
  [kind.ClassDeclaration, ['GG1006', 'a class']],
  [kind.ClassExpression, ['GG1006', 'a class']],
  [kind.GetAccessor, ['GG1007', 'a getter']],
  [kind.SetAccessor, ['GG1007', 'a setter']],
  [kind.TryStatement, ['GG1008', '`try`']],
  [kind.ForInStatement, ['GG1009', '`for…in`']],
  [kind.DeleteExpression, ['GG1010', '`delete`']],
  [kind.RegularExpressionLiteral, ['GG1011', 'a regular expression']],
  [kind.BigIntLiteral, ['GG1012', 'a bigint']],
  [kind.TaggedTemplateExpression, ['GG1013', 'a tagged template']],
  [kind.WithStatement, ['GG1014', '`with`']],
  [kind.ImportKeyword, ['GG1015', '`import()`']],
]);

/** The names of what is refused for no reason of its own. */
const otherNames: ReadonlyMap<ts.SyntaxKind, string> = new Map([
  [kind.DebuggerStatement, '`debugger`'],
  [kind.JsxElement, 'JSX'],
  [kind.JsxSelfClosingElement, 'JSX'],
  [kind.JsxFragment, 'JSX'],
  [kind.EnumDeclaration, 'an enum inside a function'],
  [kind.ModuleDeclaration, 'a namespace'],
  [kind.PrivateIdentifier, 'a private name'],
]);

/** Statements that only speak of types. */
const erased: ReadonlySet<ts.SyntaxKind> = new Set([kind.InterfaceDeclaration, kind.TypeAliasDeclaration]);

export const isErased = (node: ts.Node): boolean => erased.has(node.kind);

/** Refuses a node for which there is no converter. */
export function refuseNode(context: Context, node: ts.Node): Identifier {
  if (ts.isMetaProperty(node)) return refuseMeta(context, node);
  const [code, construct] = refused.get(node.kind) ?? (['GG1002', otherNames.get(node.kind) ?? `\`${ts.SyntaxKind[node.kind]}\``] as const);
  return context.refuse(code, node, { construct });
}

function refuseMeta(context: Context, node: ts.MetaProperty): Identifier {
  return node.keywordToken === kind.ImportKeyword
    ? context.refuse('GG1015', node, { construct: '`import.meta`' })
    : context.refuse('GG1005', node, { construct: '`new.target`' });
}

/** Refuses what can't be seen from the kind of a function: that it waits, that it yields, that it has a `this`. */
export function fenceFunction(context: Context, node: ts.FunctionLikeDeclaration): void {
  const waits = node.modifiers?.find((modifier) => modifier.kind === kind.AsyncKeyword);
  if (waits) context.refuse('GG1003', waits, { construct: 'an async function' });
  if (node.asteriskToken) context.refuse('GG1004', node.asteriskToken, { construct: 'a generator function' });
}
