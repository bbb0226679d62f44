import { imageIdentity } from '../intake/image-bytes.ts'
import { forgetOthers } from '../intake/kept-files.ts'
import type { Planned } from '../plan/page.ts'
import type { Plan } from '../plan/plan.ts'
import { cardIdentity } from './card-bytes.ts'
import type { Delta } from './delta.ts'

/** Where pictures were made, others may be of no use any more: the cache keeps those of the plan. */
export async function forgetPictures(plan: Plan, delta: Delta, cache: string): Promise<void> {
  if (!delta.pages.values().some(({ kind }) => kind === 'image' || kind === 'card')) return
  const images = plan.of('image') as Planned<'image'>[]
  const cards = plan.of('card') as Planned<'card'>[]
  await forgetOthers(cache, [
    ...images.map(({ show }) => imageIdentity(show())),
    ...cards.map(({ show }) => cardIdentity(show())),
  ])
}
