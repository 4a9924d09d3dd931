import { expect, test } from 'vitest';
import { nearest } from '../../src/diagnostics/suggest.js';

test.each([
  ['stagd', 'staged'],
  ['satged', 'staged'],
  ['STAGED', 'staged'],
  ['lectrue', 'lecture'],
  ['comapct', 'compact'],
  ['baroque', undefined],
  ['', undefined],
  ['x', undefined],
])('%s → %s', (word, expected) => {
  expect(nearest(word, ['staged', 'lecture', 'compact'])).toBe(expected);
});

test('the nearest wins, then the first; the word itself is no suggestion', () => {
  expect(nearest('lossy', ['glossy', 'loss', 'flossy'])).toBe('glossy');
  expect(nearest('loss1', ['loss1', 'loss22', 'loss2'])).toBe('loss2');
});

test('a swap of neighbours costs one, wherever it is', () => {
  expect(nearest('ab', ['ba'])).toBe('ba');
  expect(nearest('forwrad', ['forward'])).toBe('forward');
});
