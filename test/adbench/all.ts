/** The objectives of ADBench. */
import { ba } from './ba.js';
import { gmm } from './gmm.js';
import { handComplicated, handSimple } from './hand.js';
import { lstm } from './lstm.js';
import type { Form, Objective, Sized } from './objective.js';

export interface Problem {
  readonly name: string;
  readonly form: Form<unknown>;
  readonly small: readonly (readonly unknown[])[];
  readonly jumping?: readonly (readonly unknown[])[];
  readonly large: () => readonly Sized<readonly unknown[]>[];
  readonly read: (folder: string) => readonly Sized<readonly unknown[]>[];
}

/** One for each form, with arguments instead of data. */
export const problems: readonly Problem[] = [...each(gmm), ...each(ba), ...each(lstm), ...each(handSimple), ...each(handComplicated)];

function each<Data>({ name, forms, small, jumping, large, read }: Objective<Data>): Problem[] {
  return forms.map((form) => {
    const argued = (all: readonly Sized<Data>[]): Sized<readonly unknown[]>[] => all.map(({ size, data }) => ({ size, data: form.args(data) }));
    return { name, form: form as Form<unknown>, small: small.map(form.args), ...(jumping ? { jumping: jumping.map(form.args) } : {}), large: () => argued(large()), read: (folder) => argued(read(folder)) };
  });
}
