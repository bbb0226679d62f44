import type { Became } from '../archive/explain-addresses.ts'
import type { LedgerPlace } from '../archive/published.ts'
import { nearest } from '../archive/suggest.ts'
import type { Marks } from './address-facts.ts'
import { pictureFinder, textFinder } from './find-again.ts'
import { onDemand } from './on-demand.ts'
import type { Plan } from './plan.ts'

/** An address that was published and no longer answers, with the line of the ledger that has it. */
export interface Lost extends Became {
  place: LedgerPlace
}

/** For so many lists at most, one of nearly the same name is looked for: where more are lost, a setting has changed. */
const mostGuessed = 100

/**
 * Every address of the ledger at which a reader would get nothing now, with what became of it, as far as that can be seen:
 * a text is found by its id or its file, then by its words, then by nearly the same words; a picture by its file's digest.
 * Numbered pages, days, feeds and files beside an article go with what they belong to.
 */
export function lostAddresses(plan: Plan, marks: Marks): Lost[] {
  const { texts, lists, pictures, files } = plan.archive.published
  const lostTexts = lostIn(texts, plan)
  const whereTexts = textFinder(
    plan,
    marks,
    lostTexts.map(([, text]) => text),
  )
  const wherePictures = pictureFinder(plan, marks)
  const listed = onDemand(() => plan.of('facet').map(({ address }) => address))
  return [
    ...lostTexts.map(([address, text]) => ({
      ...{ address, place: text.place, ...whereTexts(text) },
    })),
    ...lostIn(lists, plan).map(([address, { place }], i) => {
      const near = i < mostGuessed ? nearest(address, listed()) : undefined
      return { address, place, ...(near === undefined ? {} : { near }) }
    }),
    ...lostIn(pictures, plan).map(([address, { place, digests }]) => ({
      ...{ address, place, ...wherePictures(digests) },
    })),
    ...lostIn(files, plan).map(([address, place]) => ({ address, place })),
  ]
}

/** What was published at addresses at which a reader would get nothing now. */
function lostIn<Known>(known: ReadonlyMap<string, Known>, plan: Plan): [string, Known][] {
  const lost: [string, Known][] = []
  known.forEach((of, address) => {
    if (plan.answer(address) === undefined) lost.push([address, of])
  })
  return lost
}
