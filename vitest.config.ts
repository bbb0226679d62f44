import { defineConfig } from 'vitest/config'

/** Tests that start no build and wait for no clock: they may run side by side. */
const pure = ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'test/delta-in-process.test.ts']

const named = (names: readonly string[]) => names.map(name => `test/${name}.test.ts`)

/** Tests that look at the sample archive, which is built once for all of them: two of them may run side by side. */
const seen = named([
  ...['access', 'accessibility', 'colours', 'feeds', 'furniture', 'lighthouse', 'markup'],
  ...['policy', 'reader'],
])

/** Tests that build a site of their own once and look at it in a browser: two of them may run side by side. */
const own = named(['editions', 'languages', 'lightbox'])

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
          name: 'seen',
          include: seen,
          globalSetup: 'test/support/sample-build.ts',
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: { name: 'own', include: own, maxWorkers: 2, sequence: { groupOrder: 1 } },
      },
      {
        extends: true,
        test: {
          name: 'whole',
          include: ['test/**/*.test.ts'],
          exclude: ['test/delta-in-process.test.ts', ...seen, ...own],
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
