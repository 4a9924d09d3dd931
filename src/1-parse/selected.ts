/**
 * One selected function → `ParsedFunction`, with everything that it uses. What only matters for a function that is
 * differentiated is checked here: that its parameters have a type that says something, that its tag is understood.
 */
import { ts } from 'ts-morph';
import type { FunctionNode, ParsedFunction, Type } from '../syntax.js';
import { createUnit, within, type Converter, type Unit } from './context.js';
import { settle } from './convert.js';
import { refuseUntyped } from './functions.js';
import type { Selection } from './select.js';
import { isErrorType } from './types.js';

export interface Selected {
  readonly unit: Unit;
  readonly parsed: ParsedFunction | undefined;
}

export function convertSelected(c: Converter, selection: Selection): Selected {
  const { name, doc, holder, nameSpan } = selection;
  const { unit, fn } = functionOf(c, selection);
  if (fn === undefined) return { unit, parsed: undefined };
  within(c, unit, () => {
    for (const param of selection.fn.parameters) {
      checkType(c, param);
      checkHidden(c, param, c.typeAt(param));
    }
    checkTag(c, selection, fn);
  });
  const wrt = doc.tag?.wrt;
  return { unit, parsed: { name, fn, doc: doc.lines, ...(wrt && { wrt }), span: c.span(holder), nameSpan } };
}

/** A function with a name at the top level is its binding's; one without is converted for itself. */
function functionOf(c: Converter, selection: Selection): { unit: Unit; fn: FunctionNode | undefined } {
  const binding = selection.declared && c.declare(selection.declared);
  const known = binding && c.unitOf.get(binding);
  const unit = known ?? createUnit(c, selection.fn);
  const alone = known === undefined ? within(c, unit, () => c.fn(selection.fn, binding)) : undefined;
  settle(c);
  const fn = alone ?? binding?.fn ?? binding?.init;
  return { unit, fn: fn?.type === 'Function' ? fn : undefined };
}

/** A missing type was refused when the function was converted; here those that are written and say nothing. */
function checkType(c: Converter, param: ts.ParameterDeclaration): void {
  const type = c.checker.getTypeAtLocation(param);
  const silent = ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.BigIntLike;
  if (param.type !== undefined && type.flags & silent && !isErrorType(type)) refuseUntyped(c, param);
}

/** A field that nobody can read has no gradient that anybody could see. */
function checkHidden(c: Converter, param: ts.ParameterDeclaration, type: Type): void {
  switch (type.kind) {
    case 'array': return checkHidden(c, param, type.element);
    case 'tuple': return type.elements.forEach((element) => checkHidden(c, param, element));
    case 'union': return type.members.forEach((member) => checkHidden(c, param, member));
    case 'record': {
      const hidden = type.fields.find((field) => field.hidden);
      if (hidden !== undefined) c.refuse('GG1029', param, { name: type.name ?? 'its type', field: hidden.name });
      else type.fields.forEach((field) => checkHidden(c, param, field.type));
    }
  }
}

function checkTag(c: Converter, { doc, nameSpan, name }: Selection, fn: FunctionNode): void {
  const { tag } = doc;
  if (tag === undefined) return;
  const span = { file: nameSpan.file, start: tag.start, end: tag.end };
  if (tag.fault !== undefined) c.refuse('GG1027', span, { text: tag.fault });
  const params = fn.params.map(({ target }, i) => (target.type === 'Identifier' ? target.name : `arg${i}`));
  for (const wrt of tag.wrt ?? []) {
    const hint = `its parameters are ${params.map((each) => `\`${each}\``).join(', ')}`;
    if (!params.includes(wrt)) c.refuse('GG1028', span, { name: wrt, function: name }, { hint });
  }
}
