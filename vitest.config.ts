import { defineConfig } from 'vitest/config';

/** They compare times of one another, or a time with a narrow bound: nothing runs beside them. */
const watchingTheClock = [
  'src/language/quotations.test.ts',
  'test/integration/service-briefing.test.ts',
  'test/integration/service-stop.test.ts',
  'test/reading-properties.test.ts',
];

export default defineConfig({
  test: {
    testTimeout: 20_000,
    globalSetup: ['test/run-folder.ts'],
    // Many suites wait for a store or a process: Vitest's own choice leaves one of two cores idle.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'side by side',
          include: [
            'src/**/*.test.ts',
            'web/src/**/*.test.{ts,tsx}',
            'test/**/*.test.ts',
            'eval/**/*.test.ts',
            'training/**/*.test.ts',
          ],
          exclude: ['test/e2e/**', 'node_modules/**', ...watchingTheClock],
        },
      },
      {
        extends: true,
        test: { name: 'one at a time', include: watchingTheClock, fileParallelism: false },
      },
    ],
  },
});
