/**
 * Checks the names of a template: that each means one thing, and that the backward block reads only what it may.
 *
 * Takes a template and the gate made of it, gives a diagnostic for each name at fault. After an empty answer the free
 * names of the backward block are inputs, the result and its adjoint, `Math`, and nothing else.
 *
 *     export function stretch(x, dx)   →   GG4008: `dx` means two things in this gate
 */
import { children } from './expression.js';
import type { Gate, GateStatement } from './gate.js';
import type { Template } from './read.js';
import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.js';
import type { Expr } from '../syntax.js';

const constants = ['Math', 'Number', 'Infinity', 'NaN'];

export function checkCollisions({ nameSpan, locals }: Template, gate: Gate): readonly Diagnostic[] {
  const declared = (statements: readonly GateStatement[]): readonly string[] => statements.flatMap((statement) => {
    switch (statement.kind) {
      case 'const': return [statement.name];
      case 'if': return [...declared(statement.then), ...declared(statement.else)];
      case 'each': return [statement.index, ...declared(statement.body)];
      default: return [];
    }
  });
  const primal = [...gate.params, gate.result, ...declared(gate.backward)];
  const names = [...primal, ...gate.params.map((param) => `d${param}`), `d${gate.result}`];
  // The loops of one gate may share the name of their index; locals of the forward part are declared in `gate.backward`.
  const loops = new Set(gate.backward.flatMap((statement) => (statement.kind === 'each' ? [statement.index] : [])));
  const twice = names.filter((name, i) => names.indexOf(name) !== i && !loops.has(name));
  const shadowed = [...gate.params, ...locals.map(({ name }) => name)].filter((name) => constants.includes(name));
  return [...new Set([...twice, ...shadowed])].map((name) => diagnose('GG4008', nameSpan, { name }));
}

export function checkFreeNames(template: Template, gate: Gate): readonly Diagnostic[] {
  const single = gate.rest ? gate.params.slice(0, -1) : gate.params;
  const rest = gate.rest ? gate.params.at(-1) : undefined;
  const found: Diagnostic[] = [];
  const report = (name: string, node: Expr): number => found.push(diagnose('GG4007', node.span ?? template.nameSpan, { name }));

  for (const { expr } of gate.patterns) {
    readNames(expr, undefined, (name, node, called) => {
      if (!called && ![...gate.params, ...constants].includes(name)) report(name, node);
    });
  }
  const walk = (statements: readonly GateStatement[], outer: readonly string[], index: string | undefined): void => {
    let known = outer;
    const look = (expr: Expr): void =>
      readNames(expr, index === undefined ? undefined : `${rest}[${index}]`, (name, node) => {
        if (!known.includes(name)) report(name, node);
      });
    for (const statement of statements) {
      switch (statement.kind) {
        case 'const':
          look(statement.init);
          known = [...known, statement.name];
          break;
        case 'add':
          look(statement.value);
          if (statement.operand !== undefined && statement.operand !== index) report(String(statement.operand), statement.value);
          if ((statement.operand === undefined) === (statement.param === rest)) report(`d${statement.param}`, statement.value);
          break;
        case 'if':
          look(statement.test);
          walk(statement.then, known, index);
          walk(statement.else, known, index);
          break;
        case 'each':
          if (statement.over !== rest) report(statement.over, gate.patterns[0].expr);
          walk(statement.body, known, statement.index);
      }
    }
  };
  walk(gate.backward, [...single, gate.result, `d${gate.result}`, ...constants], undefined);
  return found;
}

type Visit = (name: string, node: Expr, called: boolean) => void;

/** Names with their nodes; `element` (`xs[k]`) is read as a whole, and is known. */
function readNames(expr: Expr, element: string | undefined, visit: Visit, called = false): void {
  if (expr.type === 'Identifier') visit(expr.name, expr, called);
  if (expr.type === 'MemberExpression' && expr.computed && elementName(expr) === element && element !== undefined) return;
  for (const child of children(expr)) readNames(child, element, visit, expr.type === 'CallExpression' && child === expr.callee);
}

function elementName(expr: Expr): string | undefined {
  if (expr.type !== 'MemberExpression' || expr.object.type !== 'Identifier' || expr.property.type !== 'Identifier') return undefined;
  return `${expr.object.name}[${expr.property.name}]`;
}
