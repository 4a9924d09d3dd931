/**
 * What several functions say of their variables, taken together: a function that is passed to another one is no part of
 * that one's text.
 */
import type { Binding } from '../syntax.js';
import type { Mutations } from './mutations.js';

/** What any of them says, each of which has looked at a part of the source. */
export function together(...all: readonly Mutations[]): Mutations {
  const any = (key: 'isWritten' | 'isWhole' | 'isIndexed') => (binding: Binding): boolean => all.some((one) => one[key](binding));
  return { isWritten: any('isWritten'), isWhole: any('isWhole'), isIndexed: any('isIndexed'), isIndexedField: (name) => all.some((one) => one.isIndexedField(name)) };
}
