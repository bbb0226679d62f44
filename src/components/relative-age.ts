/** Steps of age, longest first: the unit, and its length in milliseconds. */
const units: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365.25 * 86_400_000],
  ['month', 30.44 * 86_400_000],
  ['day', 86_400_000],
]

/**
 * How long before `now` an instant lies, in words (“2 years ago”), for anything older than a day.
 * Both in milliseconds since 1970; undefined when it lies in the future.
 */
export function ageText(instant: number, now: number, language: string): string | undefined {
  const age = now - instant
  const step = units.find(([, length]) => age >= length)
  if (!step) return undefined
  const [unit, length] = step
  return new Intl.RelativeTimeFormat(language, { numeric: 'always' }).format(
    -Math.floor(age / length),
    unit,
  )
}

/** Adds its age to every date that asks for it; the HTML holds the absolute date alone. */
function addAges(): void {
  const { lang } = document.documentElement
  for (const time of document.querySelectorAll<HTMLTimeElement>('time[data-age]')) {
    const age = ageText(Date.parse(time.dateTime), Date.now(), lang)
    if (age === undefined) continue
    const note = document.createElement('span')
    note.className = 'age'
    note.textContent = age
    time.after(' ', note)
  }
}

if (typeof document !== 'undefined') addAges()
