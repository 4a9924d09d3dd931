/**
 * What a function of the output is made of, counted.
 */
import { parse } from 'acorn';
import type { Node } from 'estree';

export interface Structure {
  readonly loops: number;
  /** Typed arrays that are made or taken. */
  readonly tapes: number;
  /** Variables of the module. */
  readonly variables: readonly string[];
}

const LOOPS = ['ForStatement', 'WhileStatement', 'DoWhileStatement'];

export function structureOf(code: string, name: string): Structure {
  const { body } = parse(code, { ecmaVersion: 'latest', sourceType: 'module' }) as unknown as { body: Node[] };
  const declared = body.map((node) => (node.type === 'ExportNamedDeclaration' ? node.declaration! : node));
  const fn = declared.find((node) => node.type === 'FunctionDeclaration' && node.id.name === name);
  if (fn === undefined) throw new Error(`there is no function ${name}`);
  const variables = declared.flatMap((node) => (node.type === 'VariableDeclaration' && node.kind === 'let' ? node.declarations.map(({ id }) => (id.type === 'Identifier' ? id.name : '')) : []));
  const nodes = nodesIn(fn);
  return {
    loops: nodes.filter(({ type }) => LOOPS.includes(type)).length,
    tapes: nodes.filter((node) => node.type === 'VariableDeclarator' && node.init !== null && node.init !== undefined && nodesIn(node.init)
      .some((inner) => inner.type === 'NewExpression' || (inner.type === 'Identifier' && variables.includes(inner.name)))).length,
    variables,
  };
}

export function nodesIn(node: Node): Node[] {
  const inner = Object.values(node).flat().filter((value): value is Node => typeof (value as Node | null)?.type === 'string');
  return [node, ...inner.flatMap(nodesIn)];
}
