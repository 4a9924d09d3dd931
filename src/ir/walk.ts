/**
 * Walking expressions, operations and regions. Every phase that asks "what does this read, what does it define" asks
 * here, so that a new kind of operation is taught to the compiler once.
 */
import type { BinaryExpression, Expr, Pattern, Property, SpreadElement } from '../syntax.js';
import type { Branch, Loop, Op, PathStep, Region, ValueId } from './types.js';

/** The direct subexpressions, in the order of evaluation. Bodies of functions are not entered. */
export function children(expr: Expr): readonly Expr[] {
  switch (expr.type) {
    case 'Literal': case 'Identifier': case 'Ref': case 'Function': return [];
    case 'UnaryExpression': case 'UpdateExpression': case 'SpreadElement': return [expr.argument];
    case 'BinaryExpression': case 'LogicalExpression': return [expr.left, expr.right];
    case 'ConditionalExpression': return [expr.test, expr.consequent, expr.alternate];
    case 'CallExpression': case 'NewExpression': return [expr.callee, ...expr.arguments];
    case 'MemberExpression': return expr.computed ? [expr.object, expr.property] : [expr.object];
    case 'ArrayExpression': return expr.elements.filter((e): e is Expr => e !== null);
    case 'ObjectExpression': return expr.properties.flatMap((p) => (p.type === 'Property' ? (p.computed ? [p.key, p.value] : [p.value]) : [p.argument]));
    case 'AssignmentExpression': return isExpr(expr.left) ? [expr.left, expr.right] : [expr.right];
    case 'SequenceExpression': return expr.expressions;
    case 'TemplateLiteral': return expr.expressions;
  }
}

/** A target of an assignment that is a plain expression: a variable or a member. */
export function isExpr(target: Expr | Pattern): target is Expr {
  return target.type !== 'ArrayPattern' && target.type !== 'ObjectPattern' && target.type !== 'AssignmentPattern' && target.type !== 'RestElement';
}

/** The same expression with its direct subexpressions replaced. Gives back the same object where nothing changed. */
export function mapChildren(expr: Expr, f: (child: Expr) => Expr): Expr {
  const each = (list: readonly Expr[]): readonly Expr[] => {
    const mapped = list.map(f);
    return mapped.every((m, i) => m === list[i]) ? list : mapped;
  };
  switch (expr.type) {
    case 'Literal': case 'Identifier': case 'Ref': case 'Function': return expr;
    case 'UnaryExpression': case 'UpdateExpression': case 'SpreadElement': {
      const argument = f(expr.argument);
      return argument === expr.argument ? expr : { ...expr, argument };
    }
    case 'BinaryExpression': case 'LogicalExpression': {
      const left = f(expr.left);
      const right = f(expr.right);
      return left === expr.left && right === expr.right ? expr : { ...expr, left, right };
    }
    case 'ConditionalExpression': {
      const [test, consequent, alternate] = [f(expr.test), f(expr.consequent), f(expr.alternate)];
      return test === expr.test && consequent === expr.consequent && alternate === expr.alternate ? expr : { ...expr, test, consequent, alternate };
    }
    case 'CallExpression': case 'NewExpression': {
      const callee = f(expr.callee);
      const args = each(expr.arguments);
      return callee === expr.callee && args === expr.arguments ? expr : { ...expr, callee, arguments: args };
    }
    case 'MemberExpression': {
      const object = f(expr.object);
      const property = expr.computed ? f(expr.property) : expr.property;
      return object === expr.object && property === expr.property ? expr : { ...expr, object, property };
    }
    case 'ArrayExpression': {
      const elements = expr.elements.map((e) => (e === null ? null : f(e)));
      return elements.every((e, i) => e === expr.elements[i]) ? expr : { ...expr, elements };
    }
    case 'ObjectExpression': {
      const properties = expr.properties.map((p): Property | SpreadElement => {
        if (p.type === 'SpreadElement') return { ...p, argument: f(p.argument) };
        const value = f(p.value);
        const key = p.computed ? f(p.key) : p.key;
        return value === p.value && key === p.key ? p : { ...p, key, value, shorthand: false };
      });
      return properties.every((p, i) => p === expr.properties[i]) ? expr : { ...expr, properties };
    }
    case 'AssignmentExpression': {
      const right = f(expr.right);
      const left = isExpr(expr.left) ? f(expr.left) : expr.left;
      return right === expr.right && left === expr.left ? expr : { ...expr, left: left as typeof expr.left, right };
    }
    case 'SequenceExpression': {
      const expressions = each(expr.expressions);
      return expressions === expr.expressions ? expr : { ...expr, expressions };
    }
    case 'TemplateLiteral': {
      const expressions = each(expr.expressions);
      return expressions === expr.expressions ? expr : { ...expr, expressions };
    }
  }
}

/**
 * Rebuilds an expression: `f` of its direct subexpressions, then `finish` of the whole. A chain (`a + b - c * d + …`) is as
 * deep as it is long, so it is followed along its left operands in a loop, as if `f` had rebuilt these.
 */
export function rebuild(expr: Expr, f: (child: Expr) => Expr, finish: (node: Expr) => Expr = (node) => node): Expr {
  const chain: BinaryExpression[] = [];
  let innermost = expr;
  for (; innermost.type === 'BinaryExpression'; innermost = innermost.left) chain.push(innermost);
  let left = innermost === expr ? finish(mapChildren(expr, f)) : f(innermost);
  for (let node = chain.pop(); node !== undefined; node = chain.pop()) {
    const right = f(node.right);
    left = finish(left === node.left && right === node.right ? node : { ...node, left, right });
  }
  return left;
}

/** Replaces values by expressions, everywhere in `expr`. */
export function substitute(expr: Expr, replace: (value: ValueId) => Expr | undefined): Expr {
  if (expr.type === 'Ref') return replace(expr.value) ?? expr;
  return rebuild(expr, (child) => substitute(child, replace));
}

/** The values an expression mentions, in order, with repetitions. */
export function refsOf(expr: Expr, into: ValueId[] = []): ValueId[] {
  const pending: Expr[] = [expr];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.type === 'Ref') into.push(next.value);
    else if (next.type === 'BinaryExpression') pending.push(next.right, next.left);
    else if (next.type !== 'Literal' && next.type !== 'Identifier') for (const child of [...children(next)].reverse()) pending.push(child);
  }
  return into;
}

/** The number of nodes of an expression. */
export function sizeOf(expr: Expr): number {
  let size = 0;
  const pending: Expr[] = [expr];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    size++;
    pending.push(...children(next));
  }
  return size;
}

function pathExprs(path: readonly PathStep[]): Expr[] {
  return path.flatMap((step) => ('index' in step ? [step.index] : []));
}

/** The expressions that an operation itself evaluates, without those of its regions. */
export function exprsOf(op: Op): readonly Expr[] {
  switch (op.kind) {
    case 'stage': case 'effect': return [op.expr];
    case 'branch': return [op.cond];
    case 'loop': return op.test === null ? op.inits : [...op.inits, op.test];
    case 'add': case 'store': return [...pathExprs(op.path), op.value];
    case 'block': return [];
    case 'jump': return op.values;
  }
}

/** The regions inside an operation. The head of a loop counts as one without results. */
export function regionsOf(op: Op): readonly Region[] {
  if (op.kind === 'branch') return [op.then, op.else];
  if (op.kind === 'block') return [op.body];
  if (op.kind === 'loop') return op.head.length > 0 ? [{ ops: op.head, results: [] }, op.body] : [op.body];
  return [];
}

/** The region with a list in the place of each operation that is no branch and no loop; these stay, with theirs inside. */
export function replaced(region: Region, replace: (op: Exclude<Op, Branch | Loop>) => readonly Op[]): Region {
  const list = (ops: readonly Op[]): Op[] => ops.flatMap((op): readonly Op[] => {
    if (op.kind === 'branch') return [{ ...op, then: replaced(op.then, replace), else: replaced(op.else, replace) }];
    if (op.kind !== 'loop') return replace(op);
    const main = list(op.body.ops.slice(0, op.stepFrom));
    const step = list(op.body.ops.slice(op.stepFrom));
    return [{ ...op, head: list(op.head), body: { ...op.body, ops: [...main, ...step] }, stepFrom: main.length }];
  });
  return { ...region, ops: list(region.ops) };
}

/** The values that an operation defines in the region it stands in (the carried values of a loop live inside it). */
export function resultsOf(op: Op): readonly ValueId[] {
  switch (op.kind) {
    case 'stage': return [op.result];
    case 'branch': case 'loop': case 'block': return op.results;
    case 'add': case 'store': case 'effect': case 'jump': return [];
  }
}

/** Calls `visit` for every operation, outer ones before those inside them, in program order. */
export function visitOps(ops: readonly Op[], visit: (op: Op) => void): void {
  for (const op of ops) {
    visit(op);
    for (const region of regionsOf(op)) visitOps(region.ops, visit);
  }
}

/** Every value read anywhere in the operations, nested ones and region results included. */
export function readsOf(ops: readonly Op[], into: Set<ValueId> = new Set()): Set<ValueId> {
  const take = (expr: Expr): void => {
    for (const value of refsOf(expr)) into.add(value);
  };
  for (const op of ops) {
    exprsOf(op).forEach(take);
    if (op.kind === 'add' || op.kind === 'store') into.add(op.target);
    for (const region of regionsOf(op)) {
      readsOf(region.ops, into);
      region.results.forEach(take);
    }
  }
  return into;
}

/** The same operation with each expression replaced by `f` of it, in its regions too. */
export function mapExprs(op: Op, f: (expr: Expr) => Expr): Op {
  switch (op.kind) {
    case 'stage': return { ...op, expr: f(op.expr), inputs: op.inputs.map(f) };
    case 'effect': return { ...op, expr: f(op.expr) };
    case 'branch': return { ...op, cond: f(op.cond), then: mapRegion(op.then, f), else: mapRegion(op.else, f) };
    case 'loop': return {
      ...op,
      inits: op.inits.map(f),
      head: op.head.map((inner) => mapExprs(inner, f)),
      test: op.test === null ? null : f(op.test),
      body: mapRegion(op.body, f),
    };
    case 'block': return { ...op, body: mapRegion(op.body, f) };
    case 'jump': return { ...op, values: op.values.map(f) };
    case 'add': return { ...op, path: mapPath(op.path, f), value: f(op.value) };
    case 'store': {
      // What is written goes by another name where that name is all that `f` changes.
      const target = f({ type: 'Ref', value: op.target });
      return { ...op, target: target.type === 'Ref' ? target.value : op.target, path: mapPath(op.path, f), value: f(op.value) };
    }
  }
}

function mapPath(path: readonly PathStep[], f: (expr: Expr) => Expr): readonly PathStep[] {
  return path.map((step) => ('index' in step ? { index: f(step.index) } : step));
}

export function mapRegion(region: Region, f: (expr: Expr) => Expr): Region {
  return { ops: region.ops.map((op) => mapExprs(op, f)), results: region.results.map(f) };
}
