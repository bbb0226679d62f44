import { appendFileSync, existsSync, readFileSync } from 'node:fs'

/**
 * How many whole sites the tests may build: by the command `astro build`, and in processes that builds share. A number may
 * fall without a word; one that is raised makes every run of the tests longer.
 */
export const mostBuilds = { command: 127, shared: 437 } as const

/** How a site was built. */
export type Way = keyof typeof mostBuilds

/** The environment variable with the path of the file that lists builds. */
export const notesOfBuilds = 'BACKFILE_TESTS_BUILDS'

/** Notes that a site was built, where the run counts them. */
export function noteBuild(way: Way): void {
  const file = process.env[notesOfBuilds]
  if (file) appendFileSync(file, `${way}\n`)
}

/** How many builds are noted in a file. */
export function buildsIn(file: string): Record<Way, number> {
  const noted = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []
  const count = (way: Way) => noted.filter(one => one === way).length
  return { command: count('command'), shared: count('shared') }
}

/** What the tests built, in a sentence. */
export function builtText({ command, shared }: Record<Way, number>): string {
  return `${command + shared} whole sites were built: ${command} by the command, ${shared} in processes that builds share.`
}

/** A sentence for each limit that was exceeded. */
export function tooMany(built: Record<Way, number>): string[] {
  const ways = Object.keys(mostBuilds) as Way[]
  return ways
    .filter(way => built[way] > mostBuilds[way])
    .map(
      way =>
        `${built[way]} builds are more than the ${mostBuilds[way]} that scripts/test-builds.ts allows (${way}).`,
    )
}
