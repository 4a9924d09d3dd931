/**
 * Reads a `backward:` block: constants, contributions, branches, and the loop over the operands of a rest gate.
 *
 * Takes acorn's statement, guarantees gate statements that add, and only add, to the gradient of an input.
 *
 *     dx += y * dz;                                  →   add x
 *     for (const k in xs) dxs[k] += xs[k] / z * dz;  →   each k over xs
 *     for (const k in xs) if (xs[k] === m) { dxs[k] += dm; break; }   →   the same, for the first one only
 */
import type { AssignmentExpression, ForInStatement, Statement } from 'acorn';
import { readExpr, refuseNode, type Place } from './expression.js';
import type { GateStatement } from './gate.js';
import { refuse } from '../diagnostics/diagnostic.js';

export function readBackward(node: Statement, params: readonly string[], at: Place): readonly GateStatement[] {
  const read = (statement: Statement): readonly GateStatement[] => readBackward(statement, params, at);
  switch (node.type) {
    case 'BlockStatement':
      return node.body.flatMap(read);
    case 'EmptyStatement':
      return [];
    case 'VariableDeclaration': {
      const [{ id, init }, another] = node.declarations;
      const isOne = node.kind === 'const' && another === undefined;
      if (!isOne || id.type !== 'Identifier' || !init) return refuseNode(node, at, 'a backward block');
      return [{ kind: 'const', name: id.name, init: readExpr(init, at) }];
    }
    case 'ExpressionStatement':
      return node.expression.type === 'AssignmentExpression'
        ? [readAdd(node.expression, params, at)] : refuseNode(node, at, 'a backward block');
    case 'IfStatement':
      return [{ kind: 'if', test: readExpr(node.test, at), then: read(node.consequent), else: node.alternate ? read(node.alternate) : [] }];
    case 'ForInStatement':
      return [readEach(node, params, at)];
    default:
      return refuseNode(node, at, 'a backward block');
  }
}

function readAdd(node: AssignmentExpression, params: readonly string[], at: Place): GateStatement {
  const { left, operator } = node;
  const element = left.type === 'MemberExpression' && left.computed ? left : undefined;
  const target = element === undefined ? left : element.object;
  const param = target.type === 'Identifier' ? params.find((each) => `d${each}` === target.name) : undefined;
  if ((operator !== '+=' && operator !== '-=') || param === undefined) return refuse('GG4006', at(node));
  const value = readExpr(node.right, at);
  if (element === undefined) return { kind: 'add', sign: operator, param, value };
  if (element.property.type !== 'Identifier') return refuse('GG4006', at(node));
  return { kind: 'add', sign: operator, param, operand: element.property.name, value };
}

function readEach(node: ForInStatement, params: readonly string[], at: Place): GateStatement {
  const { left, right } = node;
  if (left.type !== 'VariableDeclaration' || left.declarations[0].id.type !== 'Identifier' || right.type !== 'Identifier') {
    return refuseNode(node, at, 'a backward block');
  }
  if (within(node.body, 'ForInStatement')) return refuseNode(node, at, 'another loop over the operands');
  const index = left.declarations[0].id.name;
  const branch = node.body.type === 'BlockStatement' && node.body.body.length === 1 ? node.body.body[0] : node.body;
  if (branch.type === 'IfStatement' && !branch.alternate && branch.consequent.type === 'BlockStatement') {
    const { body } = branch.consequent;
    if (body.at(-1)?.type === 'BreakStatement') {
      const then = body.slice(0, -1).flatMap((statement) => readBackward(statement, params, at));
      const first: GateStatement = { kind: 'if', test: readExpr(branch.test, at), then, else: [] };
      return { kind: 'each', index, over: right.name, firstOnly: true, body: [first] };
    }
  }
  return { kind: 'each', index, over: right.name, firstOnly: false, body: readBackward(node.body, params, at) };
}

function within(node: Statement, type: Statement['type']): boolean {
  if (node.type === type) return true;
  if (node.type === 'BlockStatement') return node.body.some((statement) => within(statement, type));
  return node.type === 'IfStatement' && (within(node.consequent, type) || (!!node.alternate && within(node.alternate, type)));
}
