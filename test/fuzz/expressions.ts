/**
 * Genes → expressions of the variables in scope.
 *
 * Guarantees an expression for any tree: what a tree lacks is made up from variables. `bounded` gives one that can't grow
 * from iteration to iteration.
 *
 *     expression({ pick: 2, kids: [leaf, leaf] }, scope, frame)   →   'x * y'
 */
import { called } from './calling.js';
import type { Gene } from './genes.js';
import type { Frame, Scope } from './scope.js';
import { constants, literals, mathConstants, squashes, type Template, templates } from './templates.js';

export const ARRAY_LENGTH = 3;

/** An expression of the variables in scope. */
export function expression(gene: Gene | undefined, scope: Scope, frame: Frame, depth = 3): string {
  if (!gene) return atom(0, scope, frame);
  if (gene.kids.length === 0 || depth === 0) return atom(gene.pick, scope, frame);
  const call = frame.features.calls && gene.pick % 5 === 0 ? called(gene, scope, frame, (k) => expression(gene.kids[k % gene.kids.length], scope, frame, depth - 1)) : undefined;
  if (call !== undefined) return call;
  return fill(templates[gene.pick % templates.length]!, gene, scope, frame, depth);
}

/** An expression that can't grow from one iteration to the next. */
export function bounded(gene: Gene | undefined, scope: Scope, frame: Frame): string {
  const template = squashes[(gene?.pick ?? 0) % squashes.length]!;
  return fill(template, { pick: gene?.pick ?? 0, kids: gene ? [gene] : [] }, scope, frame, 3);
}

function fill([construct, text, helper]: Template, gene: Gene, scope: Scope, frame: Frame, depth: number): string {
  frame.constructs.push(construct);
  if (helper) frame.helpers.add(helper);
  const filled = new Map<string, string>();
  return text.replace(/\{(\w)\}/g, (whole, slot: string, at: number) => {
    const part = filled.get(slot) ?? slotText(slot, gene, scope, frame, depth);
    filled.set(slot, part);
    const isEnclosed = /[(,] ?$/.test(text.slice(0, at)) && /^[),]/.test(text.slice(at + whole.length));
    return isEnclosed ? part : wrap(part);
  });
}

function slotText(slot: string, gene: Gene, scope: Scope, frame: Frame, depth: number): string {
  if (slot === 'a' || slot === 'b') return variable(Math.floor(gene.pick / 97) + (slot === 'b' ? 1 : 0), scope, frame);
  if (slot === 'c') return literals[gene.pick % literals.length]!;
  const kid = gene.kids[Number(slot) % gene.kids.length];
  return Number(slot) < gene.kids.length ? expression(kid, scope, frame, depth - 1) : atom((kid?.pick ?? 0) + 7 * Number(slot), scope, frame);
}

/** In brackets unless it is an atom or a call: programs are about structure, precedence has tests of its own. */
export function wrap(text: string): string {
  return /^[\w$.α-ωÀ-ÿ]+(?:\[[^[\]]*\])?$/u.test(text) || /^Math\.\w+\([^()]*\)$/.test(text) ? text : `(${text})`;
}

/** Mostly a variable; now and then a number, a constant of the module, a constant of `Math`. */
export function atom(pick: number, scope: Scope, frame: Frame, onlyVariable = false): string {
  const kind = onlyVariable ? 0 : Math.floor(pick / 7) % 12;
  if (kind === 9) return literals[pick % literals.length]!;
  if (kind === 10) {
    const name = Object.keys(constants)[pick % 3]!;
    if (!sees(scope, name)) {
      frame.constants.add(name);
      frame.constructs.push('constant of the module');
      return name;
    }
  }
  if (kind === 11) {
    frame.constructs.push('constant of Math');
    return mathConstants[pick % mathConstants.length]!;
  }
  return variable(pick, scope, frame);
}

/** A number in scope: the latest variables come first; an array is read at an index. */
export function variable(pick: number, scope: Scope, frame: Frame): string {
  const visible = scope.visible().filter(({ type }) => type === 'number' || type === 'array').reverse();
  const indices = scope.visible().filter(({ type }) => type === 'integer');
  const found = visible[pick % visible.length];
  if (!found) return '0.5';
  scope.use(found.name);
  if (found.type === 'number') return found.name;
  const index = indices[Math.floor(pick / 11) % Math.max(1, indices.length)];
  if (!index || pick % 3 === 0) {
    frame.constructs.push('element at a constant index');
    return `${found.name}[${pick % ARRAY_LENGTH}]`;
  }
  scope.use(index.name);
  frame.constructs.push('element at a computed index');
  if (pick % 2) return `${found.name}[${index.name} % ${ARRAY_LENGTH}]`;
  return `${found.name}[(${index.name} + ${pick % 4}) % ${found.name}.length]`;
}

function sees(scope: Scope, name: string): boolean {
  return scope.visible().some((one) => one.name === name);
}
