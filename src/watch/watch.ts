/**
 * Looks on while a file goes through the phases: for `--print-ir`, `--timings`, and the verifier between phases.
 */
import { Refusal } from '../diagnostics/diagnostic.js';
import type { GateLibrary } from '../gates/load.js';
import { type CompileOptions, irPhases, type Timing } from '../options.js';
import { faultsAfter } from './check.js';
import { shown } from './show.js';

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
    const { verify, printIr } = this.options;
    if (printIr) {
      const text = shown(printIr === true ? irPhases[0] : printIr, phase, product);
      // What an analysis came to is known after reversal only; a function that isn't reversed is shown without it.
      if (text !== undefined && printIr === 'analyze' && phase === 'reverse') this.texts.pop();
      if (text !== undefined) this.texts.push(text);
    }
    if (verify && this.gates !== undefined) {
      const [fault] = faultsAfter(phase, product, this.gates);
      if (fault !== undefined) throw new Refusal(fault);
    }
  }

  /** What was seen so far doesn't count. */
  again(): void {
    this.texts.length = 0;
  }

  ir(): string | undefined {
    return this.options.printIr ? this.texts.join('\n') : undefined;
  }

  timings(): readonly Timing[] | undefined {
    return this.options.timings ? this.spent : undefined;
  }
}
