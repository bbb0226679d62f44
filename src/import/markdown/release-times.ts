import { senseOf } from '../../archive/holding-words.ts'
import { holdsBack } from '../../archive/holds-back.ts'
import { ownName } from '../../archive/other-names.ts'
import { whenOf } from '../../archive/when.ts'
import type { OldDate } from '../old-item.ts'
import { type Fields, foldedKey } from './fields.ts'
import { isOff, textsOf } from './value.ts'

/** When a text ends, as one of its fields says it. */
export interface Expiry {
  key: string
  text: string
  /** Undefined when the text is not a date. */
  date: OldDate | undefined
}

/** Whether a key says when readers no longer see a text: the time that it names decides. */
export function isExpiry(key: string): boolean {
  const sense = senseOf(key)
  return sense.isWhole && (sense.has('ends') || (sense.has('until') && sense.hides === false))
}

/** All that fields say of when readers no longer see a text; a switch that is off says nothing. */
export function expiriesOf(fields: Fields): Expiry[] {
  return Object.entries(fields.all())
    .filter(([key]) => isExpiry(key))
    .flatMap(([key, value]) => textsOf(value).map(text => ({ key, text, date: whenOf(text) })))
    .filter(({ text }) => !isOff(text) && !/^(?:never|none)$/i.test(text))
}

/**
 * The moments before which fields hold a text back. A name for the date of publication counts only where its system
 * publishes nothing before it.
 *
 * @param alsoDates such names
 */
export function releasesOf(fields: Fields, alsoDates: readonly string[]): OldDate[] {
  const dates = new Set([...scheduling, ...alsoDates].map(foldedKey))
  return Object.entries(fields.all())
    .filter(([key]) => !isExpiry(key) && (ownName(key) !== 'date' || dates.has(foldedKey(key))))
    .flatMap(([key, value]) => holdsBack({ [key]: value }, new Set(), '').releases)
    .map(({ moment }) => ({ text: moment }))
}

/** Names for the date of publication that say, whatever the system, that it is to come. */
const scheduling = ['publishDate']
