import { defineConfig } from 'vitest/config';

/** They measure how quick a page is: nothing runs beside them. */
const watchingTheClock = ['test/e2e/web/incidents-speed.test.ts'];

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    globalSetup: ['test/run-folder.ts', 'test/e2e/browser-once.ts'],
    // A suite is a browser and a service, which wait for one another: more suites than two would wait for the processor.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: { name: 'side by side', include: ['test/e2e/**/*.test.ts'], exclude: watchingTheClock },
      },
      {
        extends: true,
        test: { name: 'one at a time', include: watchingTheClock, fileParallelism: false },
      },
    ],
  },
});
