import { defineConfig } from 'vitest/config';

// a worker for each core: left alone, one core would be kept free
const shared = { pool: 'forks', maxWorkers: '100%', testTimeout: 30_000, hookTimeout: 120_000 } as const;

export default defineConfig({
  test: {
    projects: [
      // nothing in the compiler or its tests keeps state in modules: they are loaded once for each worker
      { test: { ...shared, isolate: false, name: 'compiler', include: ['test/**/*.test.ts'], exclude: ['test/command/**'] } },
      // these spawn the built command; the build is made only where one of them is going to run
      { test: { ...shared, name: 'command', include: ['test/command/**/*.test.ts'], globalSetup: ['test/setup/build.ts'] } },
    ],
  },
});
