import type { HeldBack } from '../archive/held-back.ts'

/**
 * “2 held back: 1 draft; 1 under embargo until 1 December, 07:00. Build again then.” in the site’s time zone; nothing
 * when nothing is held back. `now` is in milliseconds since 1970.
 */
export function heldBackText({ drafts, embargoed, until }: HeldBack, now: number): string {
  const reasons = [
    drafts > 0 ? `${drafts} draft${drafts === 1 ? '' : 's'}` : '',
    until
      ? `${embargoed} under embargo${embargoed === 1 ? '' : ', the first'} until ${momentText(until.iso, now)}`
      : '',
  ].filter(Boolean)
  if (reasons.length === 0) return ''
  const again = until ? ' Build again then.' : ''
  return `${drafts + embargoed} held back: ${reasons.join('; ')}.${again}`
}

/** “1 December, 07:00”, with the year where it is not the present one. */
function momentText(iso: string, now: number): string {
  const [day = '', time] = iso.split('T')
  const isThisYear = day.startsWith(`${new Date(now).getUTCFullYear()}-`)
  const date = new Intl.DateTimeFormat('en-GB', {
    ...{ day: 'numeric', month: 'long', timeZone: 'UTC' },
    ...(isThisYear ? {} : { year: 'numeric' }),
  }).format(new Date(`${day}T00:00:00Z`))
  return time === undefined ? date : `${date}, ${time.slice(0, 5)}`
}
