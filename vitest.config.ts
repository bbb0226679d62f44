import { defineConfig } from 'vitest/config'

/** Tests that start no build and wait for no clock: they may run side by side. */
const pure = ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'test/delta-in-process.test.ts']

/** Tests that build a site once and look at it in a browser: two of them may run side by side. */
const seen = [
  ...['access', 'accessibility', 'colours', 'editions', 'feeds', 'furniture', 'languages'],
  ...['lightbox', 'lighthouse', 'markup', 'policy', 'reader'],
].map(name => `test/${name}.test.ts`)

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
        test: { name: 'seen', include: seen, maxWorkers: 2, sequence: { groupOrder: 1 } },
      },
      {
        extends: true,
        test: {
          name: 'whole',
          include: ['test/**/*.test.ts'],
          exclude: ['test/delta-in-process.test.ts', ...seen],
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
