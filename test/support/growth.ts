import { Session } from 'node:inspector/promises'

/** Counts since it began: to begin anew for each call would have V8 compile everything again. */
let counting: Promise<Session> | undefined

async function beginCounting(): Promise<Session> {
  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })
  return session
}

/**
 * The work that a call does: how many times any block of code is entered, as V8 counts it for coverage. Whatever else
 * the thread does meanwhile is counted too, so the least of several counts is the nearest to the truth. What runs outside
 * JavaScript, such as regular expressions, is not in it.
 */
export async function workOf(run: () => unknown): Promise<number> {
  counting ??= beginCounting()
  const session = await counting
  await session.post('Profiler.takePreciseCoverage')
  run()
  const { result } = await session.post('Profiler.takePreciseCoverage')
  let work = 0
  for (const { functions } of result)
    for (const { ranges } of functions) for (const { count } of ranges) work += count
  return work
}

/** Work that says nothing about growth, since what is done once outweighs it. */
const hardlyAny = 10_000

/** So many counts are taken of each size, and up to so many while the growth is suspicious. */
const [least, most, suspicious] = [2, 8, 2.4]

/**
 * How the work of a call grows when its input is twice as large: 2 where it is linear, 4 where it is quadratic. The
 * first call is not counted, so that what is made once is made. Where there is hardly any work, it is 1.
 */
export async function growthOf(run: (size: number) => unknown, size: number): Promise<number> {
  run(size)
  let [once, twice] = [Infinity, Infinity]
  let growth = Infinity
  for (let round = 0; round < least || (round < most && growth > suspicious); round += 1) {
    once = Math.min(once, await workOf(() => run(size)))
    twice = Math.min(twice, await workOf(() => run(size * 2)))
    growth = twice < hardlyAny ? 1 : twice / once
  }
  return growth
}
