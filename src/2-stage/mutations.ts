/**
 * Which variables hold something that is written into, by whatever name, and which are used as a whole or by computed
 * indices. What is never written may be known part by part; what is, must be one array or record in memory, unless it
 * has no other name.
 *
 * Names that may stand for the same thing are one class (B. Steensgaard, "Points-to Analysis in Almost Linear Time",
 * 1996, with names for places): assignments, arguments, results, elements and callbacks join classes.
 *
 *     const q = p;  q.x = 1;      p and q are written, and are used as a whole
 */
import { children } from '../ir/walk.js';
import type { Binding, CallExpression, Expr, FunctionNode, Pattern, Statement, Type } from '../syntax.js';
import { originOf } from './copies.js';
import { isGlobalCall, isMethodOfArrays, isScalarExpr, isUnknownFunction, isScalarType, namedReceiverOf, ownerOf, receiverOf, within } from './mentions.js';
import { memberName } from './types-of.js';

export interface Mutations {
  /** Something is written into it, by this or another name. */
  readonly isWritten: (binding: Binding) => boolean;
  /** It is mentioned otherwise than to read or write a part that is known by name. */
  readonly isWhole: (binding: Binding) => boolean;
  /** A part of it is read by an index that is computed. */
  readonly isIndexed: (binding: Binding) => boolean;
  /** An element of a field of that name is read by an index that is computed. */
  readonly isIndexedField: (name: string) => boolean;
}

/** A variable, or what a function gives. */
type Key = Binding | FunctionNode | typeof ELSEWHERE;

/** What goes in and out of functions that are called by another name than their own: all of it may be the same. */
const ELSEWHERE = 'elsewhere';

const WRITERS = new Set(['push', 'pop', 'shift', 'unshift', 'sort', 'reverse', 'splice', 'fill', 'copyWithin', 'set']);

export function mutations(fn: FunctionNode): Mutations {
  const parent = new Map<Key, Key>();
  const written = new Set<Key>();
  const whole = new Set<Binding>();
  const indexed = new Set<Binding>();
  const indexedFields = new Set<string>();
  const seen = new Set<FunctionNode>();
  const find = (key: Key): Key => {
    let at = key;
    for (let next = parent.get(at); next !== undefined && next !== at; next = parent.get(at)) at = next;
    return at;
  };
  const link = (a: Key, b: Key): void => void (find(a) !== find(b) && parent.set(find(a), find(b)));
  const linkAll = (keys: readonly Key[], others: readonly Key[]): void => {
    const all = [...keys, ...others];
    if (keys.length > 0 && others.length > 0) all.forEach((key) => link(key, all[0]));
  };

  const functionOf = (expr: Expr): FunctionNode | undefined => {
    if (expr.type === 'Function') return expr;
    if (expr.type !== 'Identifier' || expr.binding === undefined) return undefined;
    const { fn: declared, init } = expr.binding;
    return declared ?? (init?.type === 'Function' ? init : locals.get(expr.binding));
  };
  /** Functions that are handed about as values, and whether one is called that isn't known by its name. */
  const values = new Set<FunctionNode>();
  let isCalledElsewhere = false;
  const elsewhere = (expr: CallExpression): boolean => functionOf(expr.callee) === undefined
    && ((!isGlobalCall(expr) && !isMethodOfArrays(expr)) || expr.arguments.some((argument) => functionOf(argument) === undefined && isUnknownFunction(argument)));
  const locals = new Map<Binding, FunctionNode>();
  const declaredBy = new Map<FunctionNode, Set<Key>>();
  const declare = (owner: FunctionNode, keys: readonly Key[]): void => {
    const own = declaredBy.get(owner) ?? new Set();
    declaredBy.set(owner, own);
    keys.forEach((key) => own.add(key));
  };

  /** What an expression may be the same thing as, or hold. */
  const bases = (expr: Expr): Key[] => {
    if (isScalarExpr(expr)) return [];
    switch (expr.type) {
      case 'Identifier': return expr.binding === undefined || expr.binding.kind === 'global' ? [] : [expr.binding];
      case 'MemberExpression': return bases(expr.object);
      case 'ConditionalExpression': return [...bases(expr.consequent), ...bases(expr.alternate)];
      case 'LogicalExpression': return [...bases(expr.left), ...bases(expr.right)];
      case 'SequenceExpression': return bases(expr.expressions[expr.expressions.length - 1]);
      case 'AssignmentExpression': return [...bases(expr.right), ...(expr.left.type === 'Identifier' || expr.left.type === 'MemberExpression' ? bases(expr.left) : [])];
      case 'ArrayExpression': return expr.elements.flatMap((element) => (element === null ? [] : bases(element)));
      case 'ObjectExpression': return expr.properties.flatMap((part) => bases(part.type === 'Property' ? part.value : part.argument));
      case 'SpreadElement': return bases(expr.argument);
      case 'CallExpression': {
        const called = functionOf(expr.callee);
        if (called !== undefined) return [called];
        const receiver: Key[] = expr.callee.type === 'MemberExpression' ? bases(expr.callee.object) : [];
        return [...(elsewhere(expr) ? [ELSEWHERE] as const : []), ...receiver, ...expr.arguments.flatMap((argument) => { const given = functionOf(argument); return given === undefined ? bases(argument) : [given]; })];
      }
      case 'NewExpression': return expr.arguments.flatMap(bases);
    }
    return [];
  };
  const leaves = (pattern: Pattern): Key[] => {
    switch (pattern.type) {
      case 'Identifier': return pattern.binding === undefined ? [] : [pattern.binding];
      case 'ArrayPattern': return pattern.elements.flatMap((element) => (element === null ? [] : leaves(element)));
      case 'ObjectPattern': return pattern.properties.flatMap((part) => leaves('type' in part ? part.argument : part.target));
      case 'AssignmentPattern': return [...leaves(pattern.target), ...bases(pattern.fallback)];
      case 'RestElement': return leaves(pattern.argument);
      case 'MemberExpression': {
        write(pattern.object);
        return bases(pattern.object);
      }
    }
  };
  const write = (object: Expr): void => bases(object).forEach((key) => written.add(key));

  const visitFunction = (node: FunctionNode): void => {
    if (seen.has(node)) return;
    seen.add(node);
    node.params.forEach((param) => {
      const targets = leaves(param.target);
      // What a method calls `this` has another name outside.
      declare(node, targets.filter((key) => key !== node.self));
      within(param.target).forEach((inner) => visit(inner));
      if (param.default !== undefined) {
        visit(param.default);
        linkAll(targets, bases(param.default));
      }
      linkAll(targets.slice(0, 1), targets);
    });
    statements(node.body, node);
  };
  const call = (expr: CallExpression): void => {
    const called = functionOf(expr.callee);
    if (called !== undefined) {
      visitFunction(called);
      expr.arguments.forEach((argument, at) => {
        const param = called.params[Math.min(at, called.params.length - 1)];
        if (param !== undefined) linkAll(leaves(param.target), bases(argument));
      });
    }
    if (elsewhere(expr)) {
      isCalledElsewhere = true;
      const receiver = expr.callee.type === 'MemberExpression' ? bases(expr.callee.object) : [];
      linkAll([ELSEWHERE], [...receiver, ...expr.arguments.flatMap(bases)]);
    }
    const method = memberName(expr.callee);
    if (expr.callee.type !== 'MemberExpression' || method === undefined) return;
    const { object } = expr.callee;
    if (WRITERS.has(method)) write(object);
    // `a.set(xs)` copies numbers.
    const others = [...bases(object), ...(method === 'set' ? [] : expr.arguments).flatMap((argument) => (functionOf(argument) === undefined ? bases(argument) : []))];
    linkAll(others.slice(0, 1), others);
    for (const argument of expr.arguments) {
      const callback = functionOf(argument);
      if (callback === undefined) continue;
      visitFunction(callback);
      callback.params.forEach((param) => linkAll(leaves(param.target), others));
      // What a callback gives may come to it again: `reduce`.
      if (method === 'reduce' || method === 'reduceRight') callback.params.forEach((param) => linkAll(leaves(param.target), [callback]));
    }
  };
  /** What is assigned in passing goes by that name and by what is done with the value. */
  const visit = (expr: Expr, isValue = true): void => {
    switch (expr.type) {
      case 'Identifier':
        if (expr.binding !== undefined) whole.add(expr.binding);
        if (functionOf(expr) !== undefined) value(functionOf(expr)!);
        else if (expr.binding?.module && expr.binding.init !== undefined && !visited.has(expr.binding)) {
          visited.add(expr.binding);
          visit(expr.binding.init);
        }
        return;
      case 'MemberExpression': {
        const { object } = expr;
        const owner = ownerOf(expr);
        if (owner !== undefined) {
          // An array or record inside goes by this way and by another name from here on.
          if (!isScalarExpr(expr) && expr.valueType?.kind !== 'function') whole.add(owner);
          return;
        }
        if (object.type === 'Identifier' && object.binding !== undefined && expr.computed) indexed.add(object.binding);
        if (object.type === 'MemberExpression' && expr.computed) indexedFields.add(memberName(object) ?? '');
        break;
      }
      case 'AssignmentExpression': {
        const { left } = expr;
        if (left.type === 'Identifier') {
          linkAll(leaves(left), bases(expr.right));
          if (isValue && left.binding !== undefined) whole.add(left.binding);
        } else if (left.type === 'MemberExpression') {
          write(left.object);
          const owner = ownerOf(left);
          if (owner === undefined || expr.operator !== '=') visit(left);
          else if (isValue) whole.add(owner);
          linkAll(bases(left.object), bases(expr.right));
        } else {
          const targets = leaves(left as Pattern);
          within(left as Pattern).forEach((inner) => visit(inner));
          linkAll(targets, bases(expr.right));
        }
        return visit(expr.right);
      }
      case 'UpdateExpression':
        if (expr.argument.type === 'MemberExpression') write(expr.argument.object);
        if (expr.argument.type === 'Identifier') return;
        break;
      case 'CallExpression': {
        call(expr);
        const own = functionOf(expr.callee) !== undefined;
        const callbacks = isMethodOfArrays(expr) || isGlobalCall(expr);
        const [receiver, named] = [receiverOf(expr), own ? undefined : namedReceiverOf(expr)];
        if (named !== undefined) byName.add(named);
        else if (!own) visit(expr.callee);
        if (receiver !== undefined) known.push([receiver, functionOf(expr.callee)!.self!]);
        return expr.arguments.slice(receiver === undefined ? 0 : 1).forEach((inner) => {
          const callback = callbacks ? functionOf(inner) : undefined;
          if (callback === undefined) visit(inner);
          else visitFunction(callback);
        });
      }
      case 'ObjectExpression':
        for (const { fn: method } of expr.instance?.methods.values() ?? []) if (method !== undefined) value(method);
        break;
      case 'Function': return value(expr);
    }
    children(expr).forEach((inner) => visit(inner));
  };
  const visited = new Set<Binding>();
  /** Variables whose methods are called by name. */
  const byName = new Set<Binding>();
  /** Variables whose methods are called, with what these call `this`. */
  const known: [Binding, Binding][] = [];
  const value = (node: FunctionNode): void => {
    values.add(node);
    visitFunction(node);
  };
  const statements = (list: readonly Statement[], owner: FunctionNode): void => list.forEach((each) => statement(each, owner));
  const statement = (s: Statement, owner: FunctionNode): void => {
    switch (s.type) {
      case 'VariableDeclaration':
        return s.declarations.forEach(({ target, init }) => {
          declare(owner, leaves(target));
          if (init === undefined) return;
          if (target.type === 'Identifier' && init.type === 'Function' && s.kind === 'const') {
            locals.set(target.binding!, init);
            visitFunction(init);
          } else visit(init);
          within(target).forEach((inner) => visit(inner));
          linkAll(leaves(target), bases(init));
        });
      case 'ExpressionStatement': return visit(s.expression, false);
      case 'ReturnStatement':
        if (s.argument === undefined) return;
        // What is returned by its name loses that name, unless it is a name from outside: nobody writes by it any more.
        if (s.argument.type !== 'Identifier' || !declaredBy.get(owner)?.has(s.argument.binding!)) visit(s.argument);
        return linkAll([owner], bases(s.argument));
      case 'ForOfStatement':
        visit(s.iterable);
        within(s.target).forEach((inner) => visit(inner));
        linkAll(leaves(s.target), bases(s.iterable));
        return statement(s.body, owner);
      case 'BlockStatement': return statements(s.body, owner);
      case 'IfStatement':
        visit(s.test);
        statement(s.consequent, owner);
        return s.alternate && statement(s.alternate, owner);
      case 'ForStatement':
        if (s.init !== undefined) statement(s.init, owner);
        if (s.test !== undefined) visit(s.test);
        if (s.update !== undefined) visit(s.update, false);
        return statement(s.body, owner);
      case 'WhileStatement': case 'DoWhileStatement':
        visit(s.test);
        return statement(s.body, owner);
      case 'SwitchStatement':
        visit(s.discriminant);
        return s.cases.forEach((each) => {
          if (each.test !== null) visit(each.test);
          statements(each.body, owner);
        });
      case 'LabeledStatement': return statement(s.body, owner);
      case 'ThrowStatement': return visit(s.argument);
      case 'FunctionDeclaration':
        if (s.fn.binding !== undefined) locals.set(s.fn.binding, s.fn);
        return visitFunction(s.fn);
      }
  };
  visitFunction(fn);
  if (isCalledElsewhere) {
    for (const each of values) {
      const objects = each.params.flatMap((param) => leaves(param.target)).filter((key) => typeof key === 'string' || key.type === 'Function' || !isScalarType(key.type as Type));
      linkAll([ELSEWHERE], isScalarType(each.resultType) ? objects : [each, ...objects]);
    }
  }
  for (const receiver of byName) for (const { self } of values) if (self !== undefined) known.push([receiver, self]);
  for (let count = -1; count !== whole.size + indexed.size;) {
    count = whole.size + indexed.size;
    for (const [receiver, self] of known) for (const set of [whole, indexed]) if (set.has(self)) set.add(receiver);
  }
  const classes = new Set([...written].map(find));
  return {
    isWritten: (binding) => classes.has(find(originOf(binding))), isWhole: (binding) => whole.has(originOf(binding)), isIndexed: (binding) => indexed.has(originOf(binding)),
    isIndexedField: (name) => indexedFields.has(name),
  };
}
