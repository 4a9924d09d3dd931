/** `npm run fuzz`: all families at full count. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/fuzz/fuzz.test.ts'],
    env: { FUZZ_FULL: '1' },
    testTimeout: 14_400_000,
    reporters: ['verbose'],
    // Nearly all that a program leaves behind is dead at once: the more room, the fewer collections.
    pool: 'forks',
    execArgv: ['--max-semi-space-size=64'],
  },
});
