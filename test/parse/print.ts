/** Prints converted syntax as JavaScript, every compound expression in brackets, so that tests can say what they expect. */
import type { Expr, FunctionNode, Pattern, Statement, Type } from '../../src/syntax.js';

export function printFunction(fn: FunctionNode): string {
  const params = fn.params.map((param) => `${param.rest ? '...' : ''}${printPattern(param.target)}${param.default ? ` = ${printExpr(param.default)}` : ''}`);
  return `(${params.join(', ')}) { ${fn.body.map(printStatement).join(' ')} }`;
}

export function printExpr(expr: Expr): string {
  switch (expr.type) {
    case 'Literal': return expr.raw;
    case 'Identifier': return expr.name;
    case 'Ref': return `%${expr.value}`;
    case 'UnaryExpression': return `(${expr.operator}${expr.operator.length > 1 ? ' ' : ''}${printExpr(expr.argument)})`;
    case 'BinaryExpression':
    case 'LogicalExpression': return `(${printExpr(expr.left)} ${expr.operator} ${printExpr(expr.right)})`;
    case 'ConditionalExpression': return `(${printExpr(expr.test)} ? ${printExpr(expr.consequent)} : ${printExpr(expr.alternate)})`;
    case 'CallExpression': return `${printExpr(expr.callee)}${expr.optional ? '?.' : ''}(${expr.arguments.map(printExpr).join(', ')})`;
    case 'NewExpression': return `new ${printExpr(expr.callee)}(${expr.arguments.map(printExpr).join(', ')})`;
    case 'MemberExpression': {
      const property = printExpr(expr.property);
      return `${printExpr(expr.object)}${expr.optional ? '?.' : ''}${expr.computed ? `[${property}]` : expr.optional ? property : `.${property}`}`;
    }
    case 'ArrayExpression': return `[${expr.elements.map((each) => (each === null ? '' : printExpr(each))).join(', ')}]`;
    case 'ObjectExpression':
      return `{ ${expr.properties.map((each) => (each.type === 'SpreadElement' ? printExpr(each) : each.shorthand ? printExpr(each.value)
        : `${each.computed ? `[${printExpr(each.key)}]` : printExpr(each.key)}: ${printExpr(each.value)}`)).join(', ')} }`;
    case 'SpreadElement': return `...${printExpr(expr.argument)}`;
    case 'AssignmentExpression': return `(${printPattern(expr.left as Pattern)} ${expr.operator} ${printExpr(expr.right)})`;
    case 'UpdateExpression': return expr.prefix ? `(${expr.operator}${printExpr(expr.argument)})` : `(${printExpr(expr.argument)}${expr.operator})`;
    case 'SequenceExpression': return `(${expr.expressions.map(printExpr).join(', ')})`;
    case 'TemplateLiteral': return `\`${expr.strings.map((text, i) => text + (expr.expressions[i] ? `\${${printExpr(expr.expressions[i])}}` : '')).join('')}\``;
    case 'Function': return `${expr.name ?? ''}${printFunction(expr)}`;
  }
}

export function printPattern(pattern: Pattern): string {
  switch (pattern.type) {
    case 'Identifier':
    case 'MemberExpression': return printExpr(pattern);
    case 'ArrayPattern': return `[${pattern.elements.map((each) => (each === null ? '' : printPattern(each))).join(', ')}]`;
    case 'ObjectPattern': return `{ ${pattern.properties.map((each) => ('type' in each ? printPattern(each) : `${each.key}: ${printPattern(each.target)}`)).join(', ')} }`;
    case 'AssignmentPattern': return `${printPattern(pattern.target)} = ${printExpr(pattern.fallback)}`;
    case 'RestElement': return `...${printPattern(pattern.argument)}`;
  }
}

export function printStatement(node: Statement): string {
  switch (node.type) {
    case 'VariableDeclaration':
      return `${node.kind} ${node.declarations.map((each) => printPattern(each.target) + (each.init ? ` = ${printExpr(each.init)}` : '')).join(', ')};`;
    case 'ExpressionStatement': return `${printExpr(node.expression)};`;
    case 'BlockStatement': return `{ ${node.body.map(printStatement).join(' ')} }`;
    case 'IfStatement': return `if (${printExpr(node.test)}) ${printStatement(node.consequent)}${node.alternate ? ` else ${printStatement(node.alternate)}` : ''}`;
    case 'ForStatement':
      return `for (${node.init ? printStatement(node.init) : ';'} ${node.test ? printExpr(node.test) : ''}; ${node.update ? printExpr(node.update) : ''}) ${printStatement(node.body)}`;
    case 'ForOfStatement': return `for (${node.kind} ${printPattern(node.target)} of ${printExpr(node.iterable)}) ${printStatement(node.body)}`;
    case 'WhileStatement': return `while (${printExpr(node.test)}) ${printStatement(node.body)}`;
    case 'DoWhileStatement': return `do ${printStatement(node.body)} while (${printExpr(node.test)});`;
    case 'SwitchStatement':
      return `switch (${printExpr(node.discriminant)}) { ${node.cases.map((each) => `${each.test ? `case ${printExpr(each.test)}` : 'default'}: ${each.body.map(printStatement).join(' ')}`).join(' ')} }`;
    case 'ReturnStatement': return node.argument ? `return ${printExpr(node.argument)};` : 'return;';
    case 'BreakStatement': return `break${node.label ? ` ${node.label}` : ''};`;
    case 'ContinueStatement': return `continue${node.label ? ` ${node.label}` : ''};`;
    case 'LabeledStatement': return `${node.label}: ${printStatement(node.body)}`;
    case 'ThrowStatement': return `throw ${printExpr(node.argument)};`;
    case 'FunctionDeclaration': return `function ${printExpr(node.fn)}`;
    case 'EmptyStatement': return ';';
  }
}

export function printType(type: Type): string {
  switch (type.kind) {
    case 'array': return `${type.readonly ? 'readonly ' : ''}${type.form === 'Array' ? `${printType(type.element)}[]` : type.form}`;
    case 'tuple': return `[${type.elements.map(printType).join(', ')}]`;
    case 'record': return `${type.name ?? ''}{ ${type.fields.map((field) => `${field.readonly ? 'readonly ' : ''}${field.name}${field.optional ? '?' : ''}: ${printType(field.type)}`).join('; ')} }`;
    case 'union': return type.members.map(printType).join(' | ');
    case 'function': return `(${type.params.map(printType).join(', ')}) => ${printType(type.result)}`;
    case 'opaque': return `<${type.text}>`;
    default: return type.kind;
  }
}
