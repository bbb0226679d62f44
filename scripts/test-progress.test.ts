import { expect, test } from 'vitest'
import { crashedFile, TestProgress } from './test-progress.ts'

const file = (name: string, project: string) =>
  ({ relativeModuleId: name, project: { name: project } }) as never

function linesOf(files: [name: string, project: string][]): string[] {
  const lines: string[] = []
  const progress = new TestProgress(line => lines.push(line))
  progress.onTestRunStart(files.map(([name, project]) => file(name, project)))
  for (const [name, project] of files) {
    progress.onTestModuleStart(file(name, project))
    progress.onTestModuleEnd()
  }
  return lines
}

test('a run names each file that takes long when it starts, and how many are left', () => {
  expect(
    linesOf([
      ['src/a.test.ts', 'pure'],
      ['test/reader.test.ts', 'seen'],
      ['test/build.test.ts', 'whole'],
    ]),
  ).toEqual([
    '3 test files. The sample archive is built first, which takes a minute or two.',
    '… test/reader.test.ts (2 of 3 left)',
    '… test/build.test.ts (1 of 3 left)',
  ])
})

test('nothing is said of the sample where no file of the run needs it', () => {
  expect(linesOf([['src/a.test.ts', 'pure']])).toEqual(['1 test file.'])
})

const ended = (how: string) => ({
  cause: new Error(
    `Worker exited unexpectedly ${how} during started state while running test file /a/b.test.ts`,
  ),
})

test('a file whose process the engine crashed is known; one that ended otherwise is not excused', () => {
  expect(crashedFile(ended('with signal SIGSEGV'))).toBe('/a/b.test.ts')
  expect(crashedFile(ended('with signal SIGTRAP'))).toBe('/a/b.test.ts')
  expect(crashedFile(ended('with signal SIGKILL'))).toBeUndefined()
  expect(crashedFile(ended('with code 1'))).toBeUndefined()
  expect(crashedFile(new Error('x'))).toBeUndefined()
  expect(crashedFile({ cause: 'x' })).toBeUndefined()
})
