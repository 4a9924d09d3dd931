/**
 * Classes as functions over records. A method is a function whose first parameter is what it calls `this`; `new` is a
 * call of a function that gives the record of the fields. In a constructor each field is a variable of its own, until
 * somebody asks for `this` as a whole.
 *
 *     class Circle { area: number; constructor(readonly r: number) { this.area = Math.PI * r * r; } }
 *       →   function circle(r) { let area = Math.PI * r * r; return { r, area }; }
 */
import { ts } from 'ts-morph';
import type { Binding, Expr, FunctionNode, Instance, Param, Statement } from '../syntax.js';
import { instanceName, ownBinding, use } from './bindings.js';
import { fieldNameOf, isInstanceMethod, isStatic, labelOf, type Method } from './classes.js';
import { commentsOf } from './comments.js';
import type { Converter } from './context.js';
import { methodsOf } from './dispatch.js';
import { fenceClass, fenceThis, mentionsThis, mentionsWhole, namesOfFields } from './fields.js';
import { parameter } from './functions.js';

/** `new C(…)` of a class of the source. */
export function instance(c: Converter, node: ts.NewExpression): Expr | undefined {
  const declaration = c.classes.declared(node.expression);
  if (declaration === undefined) return undefined;
  if (declaration.name === undefined || ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Abstract) return c.refuse('GG1006', node, { construct: 'an instance of a class without name or body' });
  const callee = use(c, node.expression, c.checker.getSymbolAtLocation(declaration.name)!, declaration);
  const args = (node.arguments ?? []).map((argument) => c.expression(argument));
  return { type: 'CallExpression', callee, arguments: args, optional: false, valueType: c.typeAt(node), span: c.span(node) };
}

/** A method or getter: what it calls `this` is its first parameter. */
export function method(c: Converter, node: Method, binding: Binding): FunctionNode {
  if (isStatic(node)) return c.fn(node, binding);
  const owner = node.parent as ts.ClassDeclaration;
  fenceClass(c, owner);
  const self = selfOf(c, owner);
  const made = c.fn(node, binding, { whole: self });
  return { ...made, self, params: [selfParam(self), ...made.params] };
}

/** A method of an object literal: if it mentions `this`, that is its first parameter. */
export function objectMethod(c: Converter, node: ts.MethodDeclaration | ts.FunctionExpression): FunctionNode {
  const binding = ts.isFunctionExpression(node) ? node.name && c.declare(node.name) : undefined;
  const literal = ts.isObjectLiteralExpression(node.parent) ? node.parent : node.parent.parent;
  if (!mentionsThis(node) || !ts.isObjectLiteralExpression(literal)) return c.fn(node, binding);
  const self = ownBinding(c, 'self', 'const', c.typeAt(literal), c.span(node.name ?? node));
  const made = c.fn(node, binding, { whole: self });
  return { ...made, self, params: [selfParam(self), ...made.params] };
}

function selfOf(c: Converter, owner: ts.ClassDeclaration): Binding {
  return ownBinding(c, 'self', 'const', typeOf(c, owner), c.span(owner.name ?? owner));
}

function selfParam(self: Binding): Param {
  return { target: { type: 'Identifier', name: self.name, binding: self, span: self.span }, type: self.type, rest: false, optional: false, span: self.span };
}

function typeOf(c: Converter, owner: ts.ClassDeclaration) {
  return c.type(c.checker.getDeclaredTypeOfSymbol(c.checker.getSymbolAtLocation(owner.name!)!));
}

/** The function that makes an instance. */
export function constructorOf(c: Converter, node: ts.ClassDeclaration, binding: Binding): FunctionNode {
  fenceClass(c, node);
  const outer = c.self;
  const maker = new Maker(c, node);
  try {
    const { params, body } = maker.made();
    return { type: 'Function', name: instanceName(node.name!.text), params, body, resultType: typeOf(c, node), binding, span: c.span(node) };
  } finally {
    c.self = outer;
  }
}

/** One constructor while it is converted. */
class Maker {
  private readonly fields = new Map<string, Binding>();
  private readonly body: Statement[] = [];
  private readonly span;
  private self: Binding | undefined;

  constructor(private readonly c: Converter, private readonly node: ts.ClassDeclaration) {
    this.span = c.span(node.name!);
    c.self = { fields: this.fields };
  }

  made(): { params: readonly Param[]; body: readonly Statement[] } {
    const { c, node } = this;
    const own = node.members.find((member): member is ts.ConstructorDeclaration => ts.isConstructorDeclaration(member) && member.body !== undefined);
    const base = c.classes.base(node);
    const params = own === undefined ? this.inheritedParams() : own.parameters.map((param) => parameter(c, param));
    const statements = own?.body === undefined ? [] : [...own.body.statements];
    if (own === undefined && base !== undefined && base !== 'unknown') {
      this.takeOver(base, params.map(({ target, rest }): Expr => (rest ? { type: 'SpreadElement', argument: target as Expr } : target as Expr)));
    }
    const isDerived = base !== undefined;
    if (!isDerived || own === undefined) this.initialise(own);
    for (const statement of statements) this.statement(statement, own!, isDerived);
    if (own !== undefined) fenceThis(c, own);
    this.body.push({ type: 'ReturnStatement', argument: this.self === undefined ? this.record() : { type: 'Identifier', name: this.self.name, binding: this.self }, span: this.span });
    return { params, body: this.body };
  }

  /** Parameters that are fields, and the initialisers of fields, in their order. */
  private initialise(own: ts.ConstructorDeclaration | undefined): void {
    const { c } = this;
    for (const param of own?.parameters ?? []) {
      if (!ts.isParameterPropertyDeclaration(param, param.parent) || !ts.isIdentifier(param.name)) continue;
      const value = c.declare(param.name);
      this.declare(param.name.text, { type: 'Identifier', name: value.name, binding: value }, param);
    }
    for (const member of this.node.members) {
      if (!ts.isPropertyDeclaration(member) || isStatic(member) || member.initializer === undefined) continue;
      const label = labelOf(member.name);
      if (label === undefined) c.refuse('GG1025', member.name, { construct: 'a key that is no name' });
      else {
        this.whole(member.initializer);
        fenceThis(c, member.initializer);
        this.assign(label, c.expression(member.initializer), member);
      }
    }
  }

  private statement(node: ts.Statement, own: ts.ConstructorDeclaration, isDerived: boolean): void {
    const { c } = this;
    const call = ts.isExpressionStatement(node) && ts.isCallExpression(node.expression) ? node.expression : undefined;
    if (call?.expression.kind === ts.SyntaxKind.SuperKeyword && isDerived) {
      this.takeOver(c.classes.base(this.node) as ts.ClassDeclaration, call.arguments.map((argument) => c.expression(argument)));
      return this.initialise(own);
    }
    this.whole(node);
    const assigned = ts.isExpressionStatement(node) && this.self === undefined ? assignmentOf(node.expression) : undefined;
    if (assigned !== undefined && !this.fields.has(assigned.label) && !namesOfFields(assigned.value).includes(assigned.label)) {
      for (const label of namesOfFields(assigned.value)) this.declare(label, undefined, node);
      return this.declare(assigned.label, c.expression(assigned.value), node, commentsOf(node));
    }
    if (this.self === undefined) for (const label of namesOfFields(node)) this.declare(label, undefined, node);
    this.body.push(...c.statement(node));
  }

  /** From here on there is a record, if `node` asks for it. */
  private whole(node: ts.Node): void {
    const { c } = this;
    if (this.self !== undefined || !mentionsWhole(c, node)) return;
    if (c.classes.below(this.node).length > 0) c.refuse('GG1006', node, { construct: '`this` as a whole, in the constructor of a class that others extend,' });
    this.self = ownBinding(c, 'self', 'const', typeOf(c, this.node), this.span);
    this.body.push({ type: 'VariableDeclaration', kind: 'const', declarations: [{ target: { type: 'Identifier', name: 'self', binding: this.self }, init: this.record() }] });
    c.self = { whole: this.self };
  }

  /** The fields of the class above, as its constructor leaves them. */
  private takeOver(base: ts.ClassDeclaration, args: readonly Expr[]): void {
    const { c } = this;
    const valueType = typeOf(c, base);
    if (valueType.kind !== 'record') return;
    const made = ownBinding(c, instanceName(base.name!.text), 'const', valueType, this.span);
    const object: Expr = { type: 'Identifier', name: made.name, binding: made };
    const callee = use(c, base.name!, c.checker.getSymbolAtLocation(base.name!)!, base);
    const init: Expr = { type: 'CallExpression', callee, arguments: args, optional: false, valueType, span: this.span };
    this.body.push({ type: 'VariableDeclaration', kind: 'const', declarations: [{ target: object, init }] });
    for (const { name, type } of valueType.fields) {
      this.declare(name, { type: 'MemberExpression', object, property: { type: 'Identifier', name }, computed: false, optional: false, valueType: type }, undefined);
    }
  }

  private assign(label: string, value: Expr, node: ts.Node): void {
    const { c } = this;
    if (this.self === undefined) return this.fields.has(label) ? this.set(this.fields.get(label)!, value, node) : this.declare(label, value, node);
    const name = fieldNameOf(node, label);
    const left: Expr = { type: 'MemberExpression', object: { type: 'Identifier', name: 'self', binding: this.self }, property: { type: 'Identifier', name }, computed: false, optional: false, valueType: this.fieldType(label) };
    this.body.push({ type: 'ExpressionStatement', expression: { type: 'AssignmentExpression', operator: '=', left, right: value, span: c.span(node) }, span: c.span(node) });
  }

  private set(binding: Binding, value: Expr, node: ts.Node): void {
    const left: Expr = { type: 'Identifier', name: binding.name, binding };
    this.body.push({ type: 'ExpressionStatement', expression: { type: 'AssignmentExpression', operator: '=', left, right: value, span: this.c.span(node) }, span: this.c.span(node) });
  }

  private declare(label: string, init: Expr | undefined, node: ts.Node | undefined, comments: { note?: string; leading?: readonly string[] } = {}): void {
    if (this.fields.has(label)) return;
    const span = node === undefined ? this.span : this.c.span(node);
    const binding = ownBinding(this.c, label.replace('#', ''), 'let', this.fieldType(label), span, true);
    this.fields.set(label, binding);
    const target = { type: 'Identifier' as const, name: binding.name, binding, span };
    this.body.push({ type: 'VariableDeclaration', kind: 'let', declarations: [{ target, ...(init && { init }), span }], ...comments, span });
  }

  private fieldType(label: string): Binding['type'] {
    const type = typeOf(this.c, this.node);
    const name = this.nameOf(label);
    return (type.kind === 'record' ? type.fields.find((field) => field.name === name)?.type : undefined) ?? { kind: 'opaque', text: label };
  }

  /** What the field is called in the record. */
  private nameOf(label: string): string {
    const member = this.c.classes.chain(this.node).flatMap(({ members }) => [...members]).find((each) => labelOf(each.name) === label);
    return member === undefined ? label : fieldNameOf(member, label);
  }

  private record(): Expr {
    const { c, node } = this;
    const valueType = typeOf(c, node);
    const names = [...this.fields].map(([label, binding]) => [this.nameOf(label), binding] as const);
    const twice = names.find(([name], at) => names.findIndex(([other]) => other === name) !== at);
    if (twice !== undefined) c.refuse('GG1006', node.name, { construct: `the class \`${node.name!.text}\`, with two fields called \`${twice[0]}\`,` });
    const missing = valueType.kind !== 'record' ? [] : valueType.fields.filter(({ name }) => names.every(([other]) => other !== name));
    const properties = [...names.map(([name, binding]) => ({
      type: 'Property' as const, key: { type: 'Identifier' as const, name }, value: { type: 'Identifier' as const, name: binding.name, binding }, computed: false, shorthand: name === binding.name,
    })), ...missing.map(({ name }) => ({
      type: 'Property' as const, key: { type: 'Identifier' as const, name }, value: { type: 'Identifier' as const, name: 'undefined' }, computed: false, shorthand: false,
    }))];
    const members = c.classes.chain(node).flatMap((each) => each.members.filter(isInstanceMethod).flatMap(({ name }) => labelOf(name) ?? []));
    const hidden = valueType.kind === 'record' ? valueType.fields.filter((field) => field.hidden).map(({ name }) => name) : [];
    const said: Instance = { name: node.name!.text, methods: methodsOf(c, node), members: new Set(members), hidden: new Set(hidden), classes: c.classes.chain(node).map((each) => use(c, each.name!, c.checker.getSymbolAtLocation(each.name!)!, each).binding!) };
    return { type: 'ObjectExpression', properties, valueType, instance: said, span: this.span };
  }

  /** The parameters of the constructor above, where the class has none of its own. */
  private inheritedParams(): Param[] {
    const { c } = this;
    const above = c.classes.chain(this.node).flatMap(({ members }) => [...members]).find((member): member is ts.ConstructorDeclaration => ts.isConstructorDeclaration(member) && member.body !== undefined);
    return (above?.parameters ?? []).map((param, at): Param => {
      const type = c.typeAt(param);
      const binding = ownBinding(c, ts.isIdentifier(param.name) ? param.name.text : `arg${at}`, 'param', type, c.span(param, param.getSourceFile()));
      return { target: { type: 'Identifier', name: binding.name, binding }, type, rest: param.dotDotDotToken !== undefined, optional: c.checker.isOptionalParameter(param) };
    });
  }
}

/** `this.x = value`, with a plain `=`. */
function assignmentOf(node: ts.Expression): { readonly label: string; readonly value: ts.Expression } | undefined {
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return undefined;
  const { left, right } = node;
  if (!ts.isPropertyAccessExpression(left) || left.expression.kind !== ts.SyntaxKind.ThisKeyword) return undefined;
  return { label: left.name.text, value: right };
}
