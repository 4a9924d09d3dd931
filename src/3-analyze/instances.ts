/**
 * Instances of classes that leave the function. Its output stands alone and knows no class: what is returned is the
 * record of the fields, which a warning says, and into what the caller has passed in no instance may go.
 *
 *     export function moved(p: Point): Point { return new Point(p.x + 1, p.y); }     →   { x, y }, with a warning
 */
import { diagnose, type Diagnostic, refuse } from '../diagnostics/diagnostic.js';
import type { Func, Stage, ValueId } from '../ir/types.js';
import { fieldName } from '../ir/paths.js';
import { refsOf, visitOps } from '../ir/walk.js';
import type { Expr, Instance } from '../syntax.js';
import type { Objects } from './objects.js';

export function leavingInstances(func: Func, objects: Objects): Diagnostic[] {
  const made = new Map<ValueId, { readonly stage: Stage; readonly instance: Instance }>();
  const returned = new Set<string>(instancesIn(func.result));
  visitOps(func.body.ops, (op) => {
    if (op.kind === 'stage' && op.expr.type === 'ObjectExpression' && op.expr.instance !== undefined) made.set(op.result, { stage: op, instance: op.expr.instance });
  });
  visitOps(func.body.ops, (op) => {
    const base = op.kind === 'stage' && op.gate === 'load' ? op.inputs[0] : undefined;
    const field = op.kind === 'stage' && op.expr.type === 'MemberExpression' ? fieldName(op.expr) : undefined;
    if (base?.type !== 'Ref' || field === undefined) return;
    for (const { source } of objects.of(base.value)) {
      const instance = source === undefined ? undefined : made.get(source)?.instance;
      // Behind an interface a getter looks like a field; the record has none.
      if (instance?.members.has(field)) refuse('GG2030', op.span ?? func.span, { name: field, type: `\`${instance.name}\`` });
    }
  });
  const within = (values: readonly ValueId[]): { readonly stage: Stage; readonly instance: Instance }[] =>
    values.flatMap((value) => [...objects.reach(value)]).flatMap(({ source }) => (source !== undefined && made.has(source) ? [made.get(source)!] : []));
  for (const { stage, instance } of made.size === 0 ? [] : within(func.params.map(({ value }) => value))) refuse('GG2031', stage.span ?? func.span, { type: instance.name });
  for (const { instance } of made.size === 0 ? [] : within(refsOf(func.result))) returned.add(instance.name);
  return [...returned].map((type) => diagnose('GG2103', func.span, { name: func.name, type }));
}

function instancesIn(expr: Expr): string[] {
  if (expr.type === 'ArrayExpression') return expr.elements.flatMap((element) => (element === null ? [] : instancesIn(element)));
  if (expr.type !== 'ObjectExpression') return [];
  return [...(expr.instance === undefined ? [] : [expr.instance.name]), ...expr.properties.flatMap((part) => instancesIn(part.type === 'Property' ? part.value : part.argument))];
}
