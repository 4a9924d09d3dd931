/**
 * What each variable of the source holds at the current point of staging.
 *
 * A variable holds an atom (the SSA version that is current), a function that is known at compile time, or the parts of
 * a tuple or record. Writes are logged, so that `fork` can run one arm of a branch, report what it changed and take it back, at a cost that depends
 * on the number of writes only.
 */
import { type Diagnostic, Refusal } from '../diagnostics/diagnostic.js';
import type { Binding, Expr, FunctionNode, Instance } from '../syntax.js';
import type { Atom } from '../ir/types.js';

export type Held =
  | { readonly kind: 'atom'; readonly atom: Atom }
  | { readonly kind: 'function'; readonly fn: FunctionNode }
  /** A tuple or record literal whose parts are known one by one; it exists only at compile time. */
  | { readonly kind: 'parts'; readonly shape: 'tuple' | 'record'; readonly parts: ReadonlyMap<string, Held>; readonly instance?: Instance }
  /** One of two things that are known at compile time; which, is known at run time. */
  | { readonly kind: 'choice'; readonly test: Expr; readonly yes: Held; readonly no: Held };

/** What to write instead, where functions would have to be joined. */
export function wayOut(...held: readonly Held[]): { readonly hint?: string } {
  return held.some(({ kind }) => kind === 'function' || kind === 'choice') ? { hint: 'call each where it is chosen, and choose between the numbers: `y = c ? f(x) : g(x)`' } : {};
}

/** Two ways have met that can't be joined. Who asks is refused; nobody asks for the locals of a helper that has ended. */
export interface Lost {
  readonly kind: 'lost';
  readonly refusal: Diagnostic;
}

export type Content = Held | Lost;

/** What an arm changed: the new content by variable. */
export type Changes = ReadonlyMap<Binding, Content>;

export class Scope {
  private readonly held = new Map<Binding, Content>();
  private log: Map<Binding, Content | undefined> | null = null;

  get(binding: Binding): Held | undefined {
    const content = this.held.get(binding);
    if (content?.kind === 'lost') throw new Refusal(content.refusal);
    return content;
  }

  /** The same, without asking. */
  peek(binding: Binding): Content | undefined {
    return this.held.get(binding);
  }

  set(binding: Binding, held: Content): void {
    if (this.log !== null && !this.log.has(binding)) this.log.set(binding, this.held.get(binding));
    this.held.set(binding, held);
  }

  setAtom(binding: Binding, atom: Atom): void {
    this.set(binding, { kind: 'atom', atom });
  }

  /** Runs `body`, takes back what it wrote, and reports the writes to variables that existed before; what became of others goes into `fresh`. */
  fork(body: () => void, fresh?: Map<Binding, Content>): Changes {
    const outer = this.log;
    const log = new Map<Binding, Content | undefined>();
    this.log = log;
    try {
      body();
    } finally {
      this.log = outer;
    }
    const changes = new Map<Binding, Content>();
    for (const [binding, before] of log) {
      const now = this.held.get(binding)!;
      if (before === undefined) {
        this.held.delete(binding);
        fresh?.set(binding, now);
      } else {
        this.held.set(binding, before);
        if (now !== before) changes.set(binding, now);
      }
    }
    return changes;
  }
}
