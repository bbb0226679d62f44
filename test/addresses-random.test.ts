import { expect, test } from 'vitest'
import { howToGetServers, missingServers } from '../scripts/servers.ts'
import { place } from './support/build.ts'
import { events, historyName, Newsroom, randomHistories } from './support/histories.ts'

if (missingServers().length > 0) throw new Error(howToGetServers())

/** nginx is asked too in one history of so many: `NGINX_EVERY=1` asks it in all of them. */
const { RUNS = '30', SEED = '5', NGINX_EVERY = '10' } = process.env
const histories = randomHistories(Number(RUNS), 4, Number(SEED))
const inGroup = 10
const groups = [...Map.groupBy(histories.entries(), ([i]) => Math.floor(i / inGroup)).values()]

test.each(groups.map((group, i) => [i, group] as const))(
  'every address that was ever published answers, after each of random histories, group %i',
  async (_, group) => {
    for (const [i, history] of group) {
      const isServed = i % Number(NGINX_EVERY) === Number(SEED) % Number(NGINX_EVERY)
      const room = new Newsroom(await place({}), isServed)
      await room.begin(8 + (i % 17))
      expect(await room.publish(0)).toEqual([])
      for (const [step, happened] of history.entries()) {
        for (const { kind, n } of happened) await events[kind](room, n)
        const lost = await room.publish(step + 1).catch(error => {
          throw new Error(`after ${historyName(history.slice(0, step + 1))}`, { cause: error })
        })
        expect(lost, historyName(history.slice(0, step + 1))).toEqual([])
      }
    }
  },
)
