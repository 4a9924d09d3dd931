/**
 * The names that a module uses without declaring them, and the ones that hide another.
 *
 * Takes a parsed module of the kind that is emitted (functions, blocks, loops, simple patterns), guarantees every free
 * name, and every declaration that hides a name visible from outside its scope.
 *
 *     names(parse('const a = b; { const a = 1; }'))   →   { free: {'b'}, hidden: {'a'} }
 */
type Tree = any; // ESTree, read structurally.

export interface Names {
  readonly free: ReadonlySet<string>;
  readonly hidden: ReadonlySet<string>;
}

interface Scope {
  readonly declared: Set<string>;
  readonly outer?: Scope;
}

export function names(program: Tree): Names {
  const free = new Set<string>();
  const hidden = new Set<string>();

  const sees = (scope: Scope | undefined, name: string): boolean => scope !== undefined && (scope.declared.has(name) || sees(scope.outer, name));
  const open = (outer: Scope | undefined, declared: string[]): Scope => {
    for (const name of declared) if (sees(outer, name)) hidden.add(name);
    return { declared: new Set(declared), outer };
  };

  const visit = (node: Tree, scope: Scope): void => {
    if (Array.isArray(node)) return node.forEach((one) => visit(one, scope));
    if (typeof node !== 'object' || node === null || typeof node.type !== 'string') return;
    switch (node.type) {
      case 'Identifier':
        if (!sees(scope, node.name)) free.add(node.name);
        return;
      case 'MemberExpression':
        visit(node.object, scope);
        return node.computed ? visit(node.property, scope) : undefined;
      case 'Property':
      case 'PropertyDefinition':
      case 'MethodDefinition':
        if (node.computed) visit(node.key, scope);
        return visit(node.value, scope);
      case 'LabeledStatement':
        return visit(node.body, scope);
      case 'BreakStatement':
      case 'ContinueStatement':
      case 'ExportSpecifier':
        return;
      case 'FunctionDeclaration':
      case 'FunctionExpression':
      case 'ArrowFunctionExpression': {
        const own = node.type === 'FunctionExpression' && node.id ? [node.id.name] : [];
        const inner = open(scope, [...own, ...node.params.flatMap(bound)]);
        visit(node.params, inner);
        return node.body.type === 'BlockStatement' ? visit(node.body.body, open(inner, declarations(node.body.body))) : visit(node.body, inner);
      }
      case 'BlockStatement':
        return visit(node.body, open(scope, declarations(node.body)));
      case 'SwitchStatement':
        visit(node.discriminant, scope);
        return visit(node.cases, open(scope, declarations(node.cases.flatMap((one: Tree) => one.consequent))));
      case 'ForStatement':
      case 'ForOfStatement':
      case 'ForInStatement': {
        const inner = open(scope, declarations([node.init ?? node.left]));
        return Object.keys(node).forEach((key) => visit(node[key], inner));
      }
      case 'CatchClause': {
        const inner = open(scope, bound(node.param));
        return visit(node.body, inner);
      }
      default:
        return Object.keys(node).forEach((key) => visit(node[key], scope));
    }
  };

  const top = open(undefined, declarations(program.body));
  visit(program.body, top);
  return { free, hidden };
}

/** What a list of statements declares for its own block. */
function declarations(body: readonly Tree[]): string[] {
  return body.flatMap((node): string[] => {
    const inner = node?.declaration ?? node;
    if (inner?.type === 'VariableDeclaration') return inner.declarations.flatMap((one: Tree) => bound(one.id));
    return inner?.type === 'FunctionDeclaration' || inner?.type === 'ClassDeclaration' ? bound(inner.id) : [];
  });
}

/** What a pattern binds. */
function bound(pattern: Tree): string[] {
  switch (pattern?.type) {
    case 'Identifier':
      return [pattern.name];
    case 'ArrayPattern':
      return pattern.elements.flatMap(bound);
    case 'ObjectPattern':
      return pattern.properties.flatMap((one: Tree) => bound(one.value ?? one.argument));
    case 'AssignmentPattern':
      return bound(pattern.left);
    case 'RestElement':
      return bound(pattern.argument);
    default:
      return [];
  }
}
