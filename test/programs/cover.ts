/**
 * What the points of a program reach: both outcomes of each condition, each case of a `switch`, loops that turn no time,
 * once and more often. Takes a program, guarantees a sentence for each outcome that never happens.
 *
 *     cover({ source: 'export const f = (x: number) => (x > 0 ? x : 0);', fn: 'f', points: [[1]], … }).missing
 *       → ['x > 0 is never false']
 */
import ts from 'typescript';
import { copyOf } from '../oracle/shape.js';
import { callable, evaluate, transpile } from '../oracle/transpile.js';
import type { Program } from './program.js';

export interface Cover {
  readonly missing: readonly string[];
  readonly statements: number;
  /** For each loop: did it turn no time, once, more often. */
  readonly loops: readonly { readonly head: string; readonly turns: ReadonlySet<0 | 1 | 2> }[];
}

interface Insertion {
  readonly at: number;
  readonly text: string;
}

export function cover({ source, fn, points }: Program): Cover {
  const probe = instrument(transpile(source));
  const outcomes = probe.conditions.map(() => new Set<boolean>());
  const turns = probe.loops.map(() => new Set<0 | 1 | 2>());
  const open = probe.loops.map((): number | undefined => undefined);
  const close = (k: number): void => {
    if (open[k] !== undefined) turns[k].add(Math.min(open[k], 2) as 0 | 1 | 2);
    open[k] = undefined;
  };
  const globals = {
    $is: (k: number, value: unknown) => (outcomes[k].add(Boolean(value)), value),
    $or: (k: number, value: unknown) => (outcomes[k].add(value !== null && value !== undefined), value),
    $enter: (k: number) => (close(k), (open[k] = 0)),
    $turn: (k: number) => void open[k]!++,
  };
  const f = callable(evaluate(probe.text, globals), fn);
  for (const args of points) {
    try {
      f(...copyOf(args) as unknown[]);
    } catch {
      // what throws has got somewhere too
    }
    probe.loops.forEach((_, k) => close(k));
  }
  const missing = probe.conditions.flatMap((text, k) => [true, false].filter((outcome) => !outcomes[k].has(outcome)).map((outcome) => `${text} is never ${outcome}`));
  return { missing, statements: probe.statements, loops: probe.loops.map((head, k) => ({ head, turns: turns[k] })) };
}

/** The text with a call around each condition and at each turn of a loop. */
function instrument(text: string): { text: string; conditions: string[]; loops: string[]; statements: number } {
  const file = ts.createSourceFile('program.js', text, ts.ScriptTarget.ESNext, true, ts.ScriptKind.JS);
  const [before, after]: [Insertion[], Insertion[]] = [[], []];
  const conditions: string[] = [];
  const loops: string[] = [];
  let statements = 0;
  const around = (node: ts.Node, open: string, close: string): void => {
    before.push({ at: node.getStart(), text: open });
    after.unshift({ at: node.getEnd(), text: close });
  };
  const condition = (node: ts.Expression, call = '$is'): void => {
    if (node.kind === ts.SyntaxKind.TrueKeyword) return;
    around(node, `${call}(${conditions.length}, (`, '))');
    conditions.push(node.getText());
  };
  const visit = (node: ts.Node): void => {
    if (ts.isStatement(node) && !ts.isBlock(node) && !ts.isFunctionDeclaration(node)) statements++;
    if (ts.isArrowFunction(node) && !ts.isBlock(node.body)) statements++;
    if (ts.isIfStatement(node)) condition(node.expression);
    if (ts.isConditionalExpression(node)) condition(node.condition);
    if (ts.isBinaryExpression(node)) {
      const { kind } = node.operatorToken;
      if (kind === ts.SyntaxKind.AmpersandAmpersandToken || kind === ts.SyntaxKind.BarBarToken) condition(node.left);
      if (kind === ts.SyntaxKind.QuestionQuestionToken) condition(node.left, '$or');
    }
    if (ts.isCaseClause(node) && node.expression.kind !== ts.SyntaxKind.TrueKeyword) statements++;
    if (ts.isIterationStatement(node, false)) {
      const k = loops.length;
      loops.push(text.slice(node.getStart(), node.statement.getStart()).trim());
      let whole: ts.Node = node;
      while (ts.isLabeledStatement(whole.parent)) whole = whole.parent;
      around(whole, `{ $enter(${k}); `, ' }');
      around(node.statement, `{ $turn(${k}); `, ' }');
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return { text: splice(text, before, after), conditions, loops, statements };
}

/** Insertions before and after stretches of text; where several meet, what closes comes first. */
function splice(text: string, before: readonly Insertion[], after: readonly Insertion[]): string {
  const all = [...after.map((one, order) => ({ ...one, order })), ...before.map((one, order) => ({ ...one, order: after.length + order }))];
  all.sort((a, b) => a.at - b.at || a.order - b.order);
  let done = 0;
  let result = '';
  for (const { at, text: put } of all) {
    result += text.slice(done, at) + put;
    done = at;
  }
  return result + text.slice(done);
}
