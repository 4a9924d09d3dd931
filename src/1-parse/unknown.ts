/** Notes the places whose type the checker doesn't know because of an error; `complaints` says later which one. */
import { ts } from 'ts-morph';
import type { Context } from './context.js';
import { isAssignmentTarget } from './references.js';
import { isErrorType } from './types.js';

export function noteUnknown(context: Context, node: ts.Expression): void {
  if (isErrorType(context.checker.getTypeAtLocation(node)) && !isReadonlyTarget(context, node)) addUnknown(context, node);
}

/** Writing to a readonly property is TypeScript's concern alone: the property is there, and its type is known. */
function isReadonlyTarget(context: Context, node: ts.Expression): boolean {
  return ts.isPropertyAccessExpression(node) && isAssignmentTarget(node) && context.checker.getSymbolAtLocation(node.name) !== undefined;
}

export function addUnknown(context: Context, node: ts.Node): void {
  context.unknown.push({ node, unit: context.unit });
  if (context.unit !== undefined) context.unit.failed = true;
}
