/**
 * Tapes that stay in the module: their declarations, and how a joint function takes them, makes room and grows them.
 * Above a mebibyte a tape belongs to the call, so that one long call doesn't hold on to its memory.
 *
 *     %room:7(trips)   →   trips > 131072 ? new Float64Array(trips) : (thetaTape = room(thetaTape, trips))
 *     %take:9()        →   rTape
 *     %longer:9(rs)    →   rs.length < 131072 ? (rTape = longer(rs)) : longer(rs)
 *     %longer:9(rs, n) →   n > 131072 ? longer(rs, n) : (rTape = longer(rs, n))
 */
import { binary, call, member, number } from '../ir/build.js';
import type { Region, ValueId } from '../ir/types.js';
import { mapChildren, mapRegion } from '../ir/walk.js';
import type { Expr } from '../syntax.js';
import type { Emission } from './module.js';
import type { Lines } from './lines.js';
import type { Runtime } from './runtime.js';

const MOST = 2 ** 20;

/** Declares the tapes of a joint function. */
export function declareTapes({ func, tapes, values, jointNames }: Emission, lines: Lines, runtime: Runtime): void {
  if (tapes.length === 0) return;
  lines.line(tapes.length > 1 ? '// Tapes, kept from call to call.' : '// Tape, kept from call to call.');
  for (const { value, form } of tapes) {
    const { of } = values[value];
    const name = runtime.variable(keyOf(func.name, value), `${of === undefined ? 'count' : jointNames!.wordOf(of)}Tape`);
    lines.line(`let ${name} = new ${form}(64);`);
  }
  lines.blank();
}

/** The joint function with its tapes spelled out. */
export function withTapes(region: Region, { func, tapes }: Emission): Region {
  if (tapes.length === 0) return region;
  const forms = new Map(tapes.map(({ value, form }) => [value, form]));
  const spelled = (expr: Expr): Expr => {
    const [what, value] = expr.type === 'CallExpression' && expr.callee.type === 'Identifier' ? taking(expr.callee.name) : [];
    if (what === undefined || value === undefined || expr.type !== 'CallExpression') return mapChildren(expr, spelled);
    const kept: Expr = { type: 'Identifier', name: `%${keyOf(func.name, value)}` };
    const form = forms.get(value)!;
    const most = number(MOST / (form === 'Uint8Array' ? 1 : 8));
    const keep = (right: Expr): Expr => ({ type: 'AssignmentExpression', operator: '=', left: kept, right, parens: true });
    const [operand] = expr.arguments;
    if (what === 'take') return kept;
    if (what === 'room') {
      const alone: Expr = { type: 'NewExpression', callee: { type: 'Identifier', name: form }, arguments: [operand] };
      return { type: 'ConditionalExpression', test: binary('>', operand, most), consequent: alone, alternate: keep(call({ type: 'Identifier', name: '%room' }, kept, operand)) };
    }
    const twice = call({ type: 'Identifier', name: '%longer' }, ...expr.arguments);
    const size = expr.arguments[1];
    if (size !== undefined) return { type: 'ConditionalExpression', test: binary('>', size, most), consequent: twice, alternate: keep(twice) };
    return { type: 'ConditionalExpression', test: binary('<', member(operand, 'length'), most), consequent: keep(twice), alternate: twice };
  };
  return mapRegion(region, spelled);
}

function taking(name: string): readonly [what: string, value: ValueId] | readonly [] {
  const match = /^%(take|room|longer):(\d+)$/.exec(name);
  return match === null ? [] : [match[1], Number(match[2])];
}

function keyOf(func: string, value: ValueId): string {
  return `tape:${func}:${value}`;
}
