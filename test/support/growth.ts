import { Session } from 'node:inspector/promises'

/**
 * The work that a call does: how many times any block of code is entered, as V8 counts it for coverage. It is the same on
 * every machine and under any load. What runs outside JavaScript, such as regular expressions, is not in it.
 */
export async function workOf(run: () => unknown): Promise<number> {
  const session = new Session()
  session.connect()
  try {
    await session.post('Profiler.enable')
    await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })
    run()
    const { result } = await session.post('Profiler.takePreciseCoverage')
    return result
      .flatMap(({ functions }) => functions)
      .flatMap(({ ranges }) => ranges)
      .reduce((sum, { count }) => sum + count, 0)
  } finally {
    session.disconnect()
  }
}

/** Work that says nothing about growth, since what is done once outweighs it. */
const hardlyAny = 10_000

/**
 * How the work of a call grows when its input is twice as large: 2 where it is linear, 4 where it is quadratic. The
 * first call is not counted, so that what is made once is made. Where there is hardly any work, it is 1.
 */
export async function growthOf(run: (size: number) => unknown, size: number): Promise<number> {
  run(size)
  const once = await workOf(() => run(size))
  const twice = await workOf(() => run(size * 2))
  return twice < hardlyAny ? 1 : twice / once
}
