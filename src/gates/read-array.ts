/**
 * Reads one file of `templates/array`: an exported function of vectors, matrices and numbers. One that tells its `@type` is
 * a gate; the others are what gates are made of.
 *
 * Takes the path and the text, guarantees the text of the forward part, and for each statement of the `backward:` block
 * which input receives what: a call of the library, or, behind `for (const i in x)`, an expression for each entry.
 */
import { type Expression, type FunctionDeclaration, type LabeledStatement, type Node, parse, type Statement } from 'acorn';
import { refuse } from '../diagnostics/diagnostic.js';
import type { Expr } from '../syntax.js';
import { type Place, readExpr, refuseNode } from './expression.js';
import { type DocComment, readDocComment } from './tags.js';

export interface ArrayFile {
  readonly path: string;
  readonly name: string;
  readonly params: readonly string[];
  readonly defaults: ReadonlyMap<string, Expr>;
  /** What is returned, by name. */
  readonly result: string;
  readonly isGate: boolean;
  readonly doc: DocComment;
  /** The comment as it stands in the file. */
  readonly comment: string;
  /** From the opening bracket of the parameters to the end of the function, without the backward block. */
  readonly text: string;
  readonly rules: readonly (RuleCall | RuleEach)[];
  /** The statements of the backward block. */
  readonly said: readonly string[];
}

export interface RuleCall {
  readonly kind: 'call';
  readonly param: string;
  readonly value: Expr;
}

/** `for (const i in over) d<param>[i] += value`. */
export interface RuleEach {
  readonly kind: 'each';
  readonly param: string;
  readonly over: string;
  readonly index: string;
  readonly value: Expr;
  /** As it stands in the file. */
  readonly text: string;
}

export function readArrayFile(path: string, source: string): ArrayFile {
  const at: Place = ({ start, end }) => ({ file: path, start, end });
  let comment = { text: '', start: 0 };
  const { body: [only, another] } = parse(source, { ecmaVersion: 2023, sourceType: 'module', onComment: (isBlock, text, start) => { if (isBlock && text.startsWith('*') && comment.text === '') comment = { text, start }; } });
  if (only?.type !== 'ExportNamedDeclaration' || only.declaration?.type !== 'FunctionDeclaration' || another !== undefined) return refuse('GG4002', { file: path, start: 0, end: 1 }, { what: 'this file holds something else' });
  const fn: FunctionDeclaration = only.declaration;
  const open = source.indexOf('(', fn.id.end);
  const block = fn.body.body.find((statement): statement is LabeledStatement => statement.type === 'LabeledStatement' && statement.label.name === 'backward');
  const text = block === undefined ? source.slice(open, fn.end) : source.slice(open, block.start).trimEnd() + (/^\s*\n/.test(source.slice(block.end)) ? '\n' : '') + source.slice(block.end, fn.end).replace(/^\s*\n/, '');
  const last = fn.body.body.at(-1);
  const doc = readDocComment(comment.text, comment.start + 2);
  return {
    path, name: fn.id.name, doc, text, comment: `/** ${doc.sentence} */`, isGate: doc.tags.some(({ name }) => name === 'type'),
    params: fn.params.map((param) => nameOfParam(param, at)),
    defaults: new Map(fn.params.flatMap((param) => (param.type === 'AssignmentPattern' ? [[nameOfParam(param, at), readExpr(param.right, at)]] : []))),
    result: last?.type === 'ReturnStatement' && last.argument?.type === 'Identifier' ? last.argument.name : '',
    rules: block === undefined ? [] : rulesIn(block.body, source, at),
    said: block?.body.type === 'BlockStatement' ? block.body.body.map(({ start, end }) => source.slice(start, end).replace(/;$/, '')) : [],
  };
}

function nameOfParam(param: FunctionDeclaration['params'][number], at: Place): string {
  const target = param.type === 'AssignmentPattern' ? param.left : param.type === 'RestElement' ? param.argument : param;
  return target.type === 'Identifier' ? target.name : refuseNode(param, at, 'the parameters of a gate');
}

function rulesIn(node: Statement, source: string, at: Place): ArrayFile['rules'] {
  if (node.type === 'BlockStatement') return node.body.flatMap((statement) => rulesIn(statement, source, at));
  if (node.type === 'ForInStatement' && node.left.type === 'VariableDeclaration' && node.right.type === 'Identifier') {
    const [{ id }] = node.left.declarations;
    const { target, value } = addition(node.body, at);
    if (id.type !== 'Identifier' || target.type !== 'MemberExpression' || target.object.type !== 'Identifier' || !target.object.name.startsWith('d')) return refuseNode(node, at, 'a backward block');
    return [{ kind: 'each', param: target.object.name.slice(1), over: node.right.name, index: id.name, value: readExpr(value, at), text: source.slice(value.start, value.end) }];
  }
  const { target, value } = addition(node, at);
  if (target.type !== 'Identifier' || !target.name.startsWith('d')) return refuseNode(node, at, 'a backward block');
  return [{ kind: 'call', param: target.name.slice(1), value: readExpr(value, at) }];
}

/** `target += value`. */
function addition(node: Statement, at: Place): { readonly target: Node & (Expression | { type: 'Identifier'; name: string }); readonly value: Expression } {
  const inner = node.type === 'BlockStatement' && node.body.length === 1 ? node.body[0] : node;
  if (inner.type !== 'ExpressionStatement' || inner.expression.type !== 'AssignmentExpression' || inner.expression.operator !== '+=') return refuseNode(node, at, 'a backward block');
  return { target: inner.expression.left as Expression, value: inner.expression.right };
}
