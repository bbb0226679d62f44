import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { deploy } from '../src/deploy/deploy.ts'
import { journalAt } from '../src/deploy/journal.ts'
import { ledgerFolder } from '../src/deploy/ledger-head.ts'
import { readLedger } from '../src/deploy/site-ledger.ts'
import { readySite } from '../src/publish/ready-site.ts'
import { mark } from '../src/publish/site-mark.ts'
import type { Place } from './support/build.ts'
import {
  expectAsCleanAfterEach,
  type Maker,
  nameOf,
  newDesk,
  randomSequences,
} from './support/desk.ts'
import { dieAt, memoryTarget } from './support/memory-target.ts'
import { standInBuild } from './support/stand-in.ts'

/**
 * Builds against a target and deploys to it. The output folder, and the cache with it, are thrown away again and again, and
 * deploys are killed. What the target has then is what readers have: it is put where a build would have put the site.
 */
function deploying(seed: number): Maker {
  const target = memoryTarget()
  let template = 'a'
  let turn = seed
  const oneIn = (n: number) => {
    turn = (turn * 48_271 + 11) % 2_147_483_647
    return turn % n === 0
  }
  const build = async (at: Place) => {
    const own = { ...at, out: join(at.root, 'partial') }
    const memory = join(at.cache, 'targets')
    const isEmptyMachine = oneIn(4)
    if (isEmptyMachine) await rm(at.cache, { recursive: true, force: true })
    if (isEmptyMachine || oneIn(2)) await rm(own.out, { recursive: true, force: true })
    const there = await readLedger(target, memory)
    const built = await standInBuild(own, template, there.files)
    if (!built) return { status: 1, said: '' }
    const asked = new Set(['delete'] as const)
    const send = () =>
      deploy(readySite(own), target, {
        ...{ memory, journal: journalAt(join(memory, 'sent.txt')), asked },
        ...{ isDry: false, isRepair: false, say: () => {}, progress: () => {} },
        patience: { retries: 0, least: 1, most: 1 },
        watching: { watch: 1, beat: 10_000, settle: 0 },
      })
    if (oneIn(3)) {
      dieAt(target, 2 + (turn % 40))
      await send().catch(() => undefined)
      target.before = () => undefined
    }
    await send()
    await rm(at.out, { recursive: true, force: true })
    const readers = [...target.files].filter(([file]) => !file.startsWith(ledgerFolder))
    for (const [file, bytes] of [...readers, [mark.file, mark.text] as const]) {
      await mkdir(dirname(join(at.out, file)), { recursive: true })
      await writeFile(join(at.out, file), bytes)
    }
    return { status: 0, said: JSON.stringify(built) }
  }
  return {
    build,
    clean: async at => ({ status: (await standInBuild(at, template)) ? 0 : 1, said: '' }),
    changeTemplates: async n => {
      template = `template ${n}`
    },
  }
}

const { RUNS = '12', SEED = '5' } = process.env
const sequences = randomSequences(Number(RUNS), 3, Number(SEED))
const inGroups = Map.groupBy(sequences.entries(), ([i]) => Math.floor(i / 20))

test.each([...inGroups.keys()])(
  'after random edits on machines without an output folder, what is deployed is what a clean build makes, group %i',
  async group => {
    for (const [i, steps] of inGroups.get(group) ?? []) {
      const desk = await newDesk(deploying(1000 + i), 12 + (i % 17))
      expect((await desk.maker.build(desk.at)).status).toBe(0)
      await expectAsCleanAfterEach(desk, steps).catch(error => {
        throw new Error(`after ${nameOf(steps)}`, { cause: error })
      })
    }
  },
)

test('on a machine without an output folder, an edit makes and sends what differs alone', async () => {
  const maker = deploying(7)
  const desk = await newDesk(maker, 45)
  await maker.build(desk.at)
  const { said } = await maker.build(desk.at)
  expect(JSON.parse(said).rendered).toBe(0)
  await desk.change(3, { body: 'Other words.' })
  const edited = JSON.parse((await maker.build(desk.at)).said)
  expect(edited.rendered).toBeGreaterThan(0)
  expect(edited.rendered).toBeLessThan(14)
})
