import { defineConfig } from 'vitest/config'

/** Tests that start no build and wait for no clock: they may run side by side. */
const pure = ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'test/delta-in-process.test.ts']

export default defineConfig({
  test: {
    testTimeout: 120_000,
    hookTimeout: 300_000,
    projects: [
      {
        extends: true,
        test: { name: 'pure', include: pure, maxWorkers: 2, sequence: { groupOrder: 0 } },
      },
      {
        extends: true,
        test: {
          name: 'whole',
          include: ['test/**/*.test.ts'],
          exclude: ['test/delta-in-process.test.ts'],
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
