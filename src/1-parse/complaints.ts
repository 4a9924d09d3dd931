/**
 * Which of TypeScript's complaints are ours. Most are not: a program may have type errors and run. Those stop us that
 * leave a type unknown which we need, and those that say that the code can't run at all.
 */
import { ts } from 'ts-morph';
import type { Context, Unit } from './context.js';
import type { Span } from '../syntax.js';

/** Assignments to constants, functions and imports, use before declaration, two declarations of one name. */
const neverRuns: ReadonlySet<number> = new Set([2300, 2448, 2449, 2451, 2588, 2628, 2629, 2630, 2631, 2632]);

/** A module that isn't there, or has no types; one of Node's own. */
const missingModules: ReadonlySet<number> = new Set([2306, 2307, 2580, 2591, 2792, 7016]);

const shortened = (text: string): string => (text.length <= 50 ? text : `${text.slice(0, 47)}…`).replace(/\s+/g, ' ');

/** The complaints of the files that we compile something of. Missing annotations are left out: they say nothing new. */
export function complaintsOf(context: Context): readonly ts.Diagnostic[] {
  const files = new Set([context.program.source, ...context.units.map((unit) => unit.node.getSourceFile())]);
  return [...files].flatMap((file) => [...context.program.complaints(file)]).filter(({ code }) => code < 7000 || code > 7999);
}

/** Reports the complaints that stop us. */
export function reportComplaints(context: Context, complaints: readonly ts.Diagnostic[]): void {
  const reported = new Set<ts.Diagnostic>();
  const report = (code: 'GG1001' | 'GG1020' | 'GG1026', complaint: ts.Diagnostic, unit: Unit | undefined, needing?: ts.Node): void => {
    if (unit !== undefined) unit.failed = true;
    if (reported.has(complaint)) return;
    reported.add(complaint);
    const at = spanOf(context, complaint);
    if (code === 'GG1020' || !context.diagnostics.some(({ span }) => span !== undefined && overlaps(span, at))) {
      const call = needing !== undefined && missingModules.has(complaint.code) ? callOf(needing) : undefined;
      const words = { message: call === undefined ? messageOf(complaint) : `${messageOf(complaint)}, and \`${shortened(call.getText())}\` needs it` };
      context.refuse(code, at, words, call === undefined ? {} : { hint: wayOut(complaint), related: [{ span: context.span(call, call.getSourceFile()), message: 'needs it' }] });
    }
  };
  for (const complaint of complaints) {
    const unit = context.units.find(({ node }) => contains(node, complaint));
    if (unit === undefined) continue;
    if (complaint.code < 2000) report('GG1001', complaint, unit);
    if (neverRuns.has(complaint.code)) report('GG1026', complaint, unit);
  }
  const explained = new Set<Unit | undefined>();
  for (const { node, unit } of context.unknown) {
    const cause = causeOf(context, node, complaints);
    if (cause !== undefined) report('GG1020', cause, unit, node);
    else if (!explained.has(unit)) context.refuse('GG1020', node, { message: `the type of \`${node.getText()}\` is not known` });
    explained.add(unit);
  }
}

function wayOut(complaint: ts.Diagnostic): string {
  if (/'(node:)?assert(\/strict)?'/.test(messageOf(complaint))) return 'write `if (!(…)) throw new Error(…)`: that is kept';
  return 'import what can be read as TypeScript or JavaScript, or compute the value outside and pass it in as a parameter';
}

/** The call in which a name stands: `np.dot(x)` for `np`. */
function callOf(node: ts.Node): ts.Node {
  const { parent } = node;
  const isCallee = (ts.isPropertyAccessExpression(parent) || ts.isCallExpression(parent) || ts.isNewExpression(parent)) && parent.expression === node;
  return isCallee ? callOf(parent) : node;
}

/** TypeScript's message, as one sentence in our manner. */
export function messageOf(complaint: ts.Diagnostic): string {
  const text = ts.flattenDiagnosticMessageText(complaint.messageText, '\n').split('\n')[0]!;
  // Which types could be installed doesn't help: the code would still not be there.
  return `TypeScript says: ${text.replace(/\. Do you need to install .*$/, '').replace(/\.$/, '')}`;
}

export function spanOf(context: Context, complaint: ts.Diagnostic): Span {
  const start = complaint.start ?? 0;
  return { file: context.program.nameOf(complaint.file ?? context.program.source), start, end: start + (complaint.length ?? 0) };
}

/** The complaint about a node, or about what it refers to. */
function causeOf(context: Context, node: ts.Node, complaints: readonly ts.Diagnostic[]): ts.Diagnostic | undefined {
  const named = ts.isPropertyAccessExpression(node) ? [node.name, node.expression] : ts.isCallExpression(node) ? [node.expression] : [node];
  const declarations = named.flatMap((each) => context.checker.getSymbolAtLocation(each)?.declarations ?? []);
  const places = [node, ...declarations.map((each) => ts.findAncestor(each, ts.isImportDeclaration) ?? each)];
  for (const place of places) {
    const found = complaints.find((complaint) => contains(place, complaint));
    if (found !== undefined) return found;
  }
  return undefined;
}

function contains(node: ts.Node, complaint: ts.Diagnostic): boolean {
  const { start, file } = complaint;
  return start !== undefined && file === node.getSourceFile() && start >= node.pos && start < node.end;
}

const overlaps = (a: Span, b: Span): boolean => a.file === b.file && a.start < b.end && b.start < a.end;
