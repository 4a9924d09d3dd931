/**
 * Reads one template file: from its text to its parts, in the shared tree language.
 *
 * Takes the path and the text, guarantees one exported function whose body is locals, the forward expression, a
 * `backward:` block of known statements (absent in flat gates), and `return`. Anything else is refused, at its place.
 * What the parts mean together is `assemble`'s and `check`'s business.
 *
 *     export function inv(x) { const z = 1 / x; backward: { dx += -(z * z) * dz; } return z; }
 *       →   { name: 'inv', params: ['x'], result: 'z', forward: 1 / x, backward: [dx += …], … }
 */
import { parse, type Comment, type FunctionDeclaration, type Node, type Program, type Statement } from 'acorn';
import { readExpr, refuseNode, type Place } from './expression.js';
import type { GateStatement } from './gate.js';
import { readBackward } from './read-backward.js';
import { readDocComment, type DocComment } from './tags.js';
import { refuse } from '../diagnostics/diagnostic.js';
import type { Expr, Span } from '../syntax.js';

export interface Template {
  readonly path: string;
  readonly name: string;
  readonly nameSpan: Span;
  readonly params: readonly string[];
  readonly rest: boolean;
  /** Declared above the result: shorthand, in the forward expression and in the backward block. */
  readonly locals: readonly { readonly name: string; readonly init: Expr }[];
  readonly result: string;
  readonly forward: Expr;
  /** `undefined` where there is no `backward:` at all. */
  readonly backward: readonly GateStatement[] | undefined;
  readonly doc: DocComment;
}

export function readTemplate(path: string, text: string): Template {
  const at: Place = ({ start, end }) => ({ file: path, start, end });
  const comments: Comment[] = [];
  const fn = onlyFunction(parseFile(path, text, comments), at);
  const { params, rest } = readParams(fn, at);
  return {
    path, name: fn.id.name, nameSpan: at(fn.id), params, rest,
    ...readBody(fn, params, at),
    doc: docCommentOf(fn, comments),
  };
}

function parseFile(path: string, text: string, onComment: Comment[]): Program {
  try {
    return parse(text, { ecmaVersion: 2023, sourceType: 'module', onComment });
  } catch (fault) {
    if (!(fault instanceof SyntaxError) || !('pos' in fault)) throw fault;
    const start = Math.min(Number(fault.pos), Math.max(0, text.length - 1));
    const what = fault.message.replace(/ \(\d+:\d+\)$/, '');
    return refuse('GG4001', { file: path, start, end: Math.min(start + 1, text.length) }, { what });
  }
}

function onlyFunction(program: Program, at: Place): FunctionDeclaration {
  const [statement, another] = program.body;
  if (statement === undefined) return refuse('GG4002', at(program), { what: 'this file exports nothing' });
  if (another !== undefined) return refuse('GG4002', at(another), { what: 'this file holds something else' });
  if (statement.type !== 'ExportNamedDeclaration' || statement.declaration?.type !== 'FunctionDeclaration') {
    return refuse('GG4002', at(statement), { what: 'this is something else' });
  }
  const fn = statement.declaration;
  return fn.async || fn.generator ? refuse('GG4002', at(fn), { what: 'this is no ordinary function' }) : fn;
}

function readParams(fn: FunctionDeclaration, at: Place): { params: string[]; rest: boolean } {
  const params = fn.params.map((param) => {
    const target = param.type === 'RestElement' ? param.argument : param;
    return target.type === 'Identifier' ? target.name : refuseNode(param, at, 'the parameters of a gate');
  });
  return { params, rest: fn.params.at(-1)?.type === 'RestElement' };
}

type Body = Pick<Template, 'locals' | 'result' | 'forward' | 'backward'>;

function readBody(fn: FunctionDeclaration, params: readonly string[], at: Place): Body {
  const { body } = fn.body;
  const last = body.at(-1);
  if (last?.type !== 'ReturnStatement' || last.argument?.type !== 'Identifier') {
    return refuseNode(last ?? fn.body, at, 'the end of a gate, where `return z` belongs');
  }
  const before = body.at(-2);
  const block = before?.type === 'LabeledStatement' && before.label.name === 'backward' ? before : undefined;
  const declared = body.slice(0, block === undefined ? -1 : -2).map((statement) => readConst(statement, at));
  const result = declared.at(-1);
  if (result?.name !== last.argument.name) return refuseNode(last, at, 'a gate whose last constant has another name');
  return {
    locals: declared.slice(0, -1), result: result.name, forward: result.init,
    backward: block && readBackward(block.body, params, at),
  };
}

function readConst(statement: Statement | Node, at: Place): { name: string; init: Expr } {
  const node = statement as Statement;
  if (node.type !== 'VariableDeclaration' || node.kind !== 'const' || node.declarations.length !== 1) {
    return refuseNode(node, at, 'the forward part of a gate, which is constants only');
  }
  const { id, init } = node.declarations[0];
  if (id.type !== 'Identifier' || !init) return refuseNode(node, at, 'the forward part of a gate');
  return { name: id.name, init: readExpr(init, at) };
}

function docCommentOf(fn: FunctionDeclaration, comments: readonly Comment[]): DocComment {
  const doc = comments.filter(({ type, value, end }) => type === 'Block' && value.startsWith('*') && end <= fn.start).at(-1);
  return doc === undefined ? { sentence: '', tags: [] } : readDocComment(doc.value, doc.start + 2);
}
