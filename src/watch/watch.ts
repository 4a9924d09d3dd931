/**
 * Looks on while a file goes through the phases: for `--print-ir`, `--timings`, and the verifier between phases.
 */
import { Refusal } from '../diagnostics/diagnostic.js';
import type { GateLibrary } from '../gates/load.js';
import type { Recorded } from '../4-reverse/record.js';
import type { Facts } from '../ir/facts.js';
import { printFunc, printRegion } from '../ir/print.js';
import type { Func } from '../ir/types.js';
import type { CompileOptions, Timing } from '../options.js';
import { faultsAfter } from './check.js';

/** The phases whose product can be printed. */
export const printable = ['stage', 'analyze', 'reverse', 'tidy'] as const;

export class Watch {
  private readonly spent: Timing[] = [];
  private readonly texts: string[] = [];
  private last = performance.now();
  private gates: GateLibrary | undefined;

  constructor(private readonly options: CompileOptions) {}

  after(phase: string, product: unknown): void {
    const now = performance.now();
    const known = this.spent.findIndex((timing) => timing.phase === phase);
    if (known < 0) this.spent.push({ phase, milliseconds: now - this.last });
    else this.spent[known] = { phase, milliseconds: this.spent[known].milliseconds + now - this.last };
    this.look(phase, product);
    this.last = performance.now();
  }

  private look(phase: string, product: unknown): void {
    if (phase === 'gates') this.gates = product as GateLibrary;
    if (this.options.verify && this.gates !== undefined) {
      const [fault] = faultsAfter(phase, product, this.gates);
      if (fault !== undefined) throw new Refusal(fault);
    }
    const wanted = this.options.printIr === true ? 'stage' : this.options.printIr;
    if (wanted !== phase) return;
    if (phase === 'stage') this.texts.push(printFunc(product as Func));
    if (phase === 'analyze') {
      const { func, facts } = product as { func: Func; facts: Facts };
      this.texts.push(printFunc(func, (value) => (facts.active.has(value) ? 'active' : undefined)));
    }
    if (phase === 'reverse') {
      const { func, recorded } = product as { func: Func; recorded: Recorded };
      this.texts.push(`${printRegion(recorded.forward, recorded.values)}\n${printRegion(recorded.backward, recorded.values)}`);
      void func;
    }
  }

  ir(): string | undefined {
    return this.options.printIr ? this.texts.join('\n') : undefined;
  }

  timings(): readonly Timing[] | undefined {
    return this.options.timings ? this.spent : undefined;
  }
}
