/**
 * The hash of a text as the header of a `.d.ts` carries it: 16 hexadecimal digits of its SHA-256, line ends aside.
 *
 *     fingerprint('a\r\n') === fingerprint('a\n')
 */
import { createHash } from 'node:crypto';

export function fingerprint(text: string): string {
  return createHash('sha256').update(text.replace(/\r\n?/g, '\n')).digest('hex').slice(0, 16);
}
