import { defineConfig } from 'vitest/config'
import { TestProgress } from './scripts/test-progress.ts'

/** Tests that start no build and no browser. */
const pure = ['src/**/*.test.ts', 'scripts/**/*.test.ts']

/** Tests that look at the sample archive, which is built once for all of them. */
const seen = [
  ...['access', 'accessibility', 'colours', 'feeds', 'furniture', 'lighthouse', 'markup'],
  ...['policy', 'reader'],
].map(name => `test/${name}.test.ts`)

/** Tests that count what V8 runs, and all of it only of modules that have not run before. */
const counting = ['test/growth.test.ts']

/**
 * A build or a browser is busy on one core most of its time: two files run side by side, each with one thread for its work
 * where a test does not ask for more. Files that run in turn share the modules that they import.
 */
const sideBySide = (groupOrder: number) => ({
  ...{ maxWorkers: 2, sequence: { groupOrder }, isolate: false },
  env: { BACKFILE_WORKERS: '1' },
})

export default defineConfig({
  test: {
    reporters: [
      'default',
      new TestProgress(),
      ...(process.env.GITHUB_ACTIONS ? ['github-actions' as const] : []),
    ],
    testTimeout: 600_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 10_000 } },
    projects: [
      { extends: true, test: { name: 'pure', include: pure, ...sideBySide(0) } },
      {
        extends: true,
        test: {
          name: 'seen',
          include: seen,
          globalSetup: 'test/support/sample-build.ts',
          ...sideBySide(1),
        },
      },
      {
        extends: true,
        test: {
          name: 'whole',
          include: ['test/**/*.test.ts'],
          exclude: [...pure, ...seen, ...counting],
          ...sideBySide(1),
        },
      },
      {
        extends: true,
        test: { name: 'counting', include: counting, ...sideBySide(1), isolate: true },
      },
    ],
  },
})
