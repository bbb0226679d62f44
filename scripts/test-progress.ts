import { writeFileSync } from 'node:fs'
import type { Reporter, TestModule, TestSpecification } from 'vitest/node'

/**
 * Says from the beginning of a run how many test files there are, and of each that builds a site or opens a browser
 * when it starts, since it may take minutes. Results are for the other reporters to tell.
 */
export class TestProgress implements Reporter {
  readonly #print: (line: string) => void
  #all = 0
  #done = 0

  constructor(print: (line: string) => void = console.log) {
    this.#print = print
  }

  onTestRunStart(files: readonly Pick<TestSpecification, 'project'>[]): void {
    this.#all = files.length
    this.#done = 0
    const needsSample = files.some(({ project }) => project.name === 'seen')
    const sample = needsSample
      ? ' The sample archive is built first, which takes a minute or two.'
      : ''
    this.#print(`${this.#all} test ${this.#all === 1 ? 'file' : 'files'}.${sample}`)
  }

  onTestModuleStart({ project, relativeModuleId }: Started): void {
    if (project.name === 'pure') return
    this.#print(`… ${relativeModuleId} (${this.#all - this.#done} of ${this.#all} left)`)
  }

  onTestModuleEnd(): void {
    this.#done += 1
  }

  /** Notes the files whose process the engine crashed, when nothing else went wrong. */
  onTestRunEnd(
    modules: readonly Pick<TestModule, 'moduleId' | 'state'>[],
    errors: readonly { message?: string; cause?: unknown }[],
  ): void {
    const file = process.env[notesOfCrashes]
    const crashed = errors.map(crashedFile)
    const others = modules.filter(
      one => one.state() === 'failed' && !crashed.includes(one.moduleId),
    )
    if (file && others.length === 0 && crashed.every(one => one !== undefined))
      writeFileSync(file, crashed.join('\n'))
  }
}

/** The environment variable with the path of the file that lists crashed test files. */
export const notesOfCrashes = 'BACKFILE_TESTS_CRASHES'

/** The test file that ran when a signal ended its process; undefined for an error of another kind. */
export function crashedFile({ cause }: { cause?: unknown }): string | undefined {
  const { message = '' } = (cause ?? {}) as { message?: string }
  return /^Worker exited unexpectedly with signal SIG(?:SEGV|TRAP|ILL|ABRT|BUS)\b.* running test file (.+)$/.exec(
    message,
  )?.[1]
}

type Started = Pick<TestModule, 'project' | 'relativeModuleId'>
