/** Languages whose names of months are understood. */
const languages = [
  'en',
  'fr',
  'es',
  'de',
  'it',
  'pt',
  'nl',
  'ru',
  'uk',
  'pl',
  'tr',
  'id',
  'ar',
  'fa',
  'he',
  'sv',
]

let months: Map<string, number> | undefined

/** The numbers of months, from 1, by their names in small letters, long and short, in every language that is understood. */
export function monthsByName(): Map<string, number> {
  months ??= new Map(languages.flatMap(monthsIn))
  return months
}

/** Names alone and beside a day, long and short: grammar can change them. In Arabic also those of the Levant. */
function monthsIn(language: string): [string, number][] {
  const locales = language === 'ar' ? ['ar-EG', 'ar-LB', 'ar-MA', 'ar-DZ'] : [language]
  return locales.flatMap(locale =>
    Array.from({ length: 12 }, (_, i) => i + 1).flatMap(month =>
      (['long', 'short'] as const).flatMap(style =>
        [{ month: style }, { month: style, day: 'numeric' } as const].map(
          (form): [string, number] => {
            const format = new Intl.DateTimeFormat(locale, {
              ...form,
              calendar: 'gregory',
              timeZone: 'UTC',
            })
            const parts = format.formatToParts(Date.UTC(2015, month - 1, 2))
            const name = parts.find(({ type }) => type === 'month')?.value ?? ''
            return [name.toLowerCase().replace(/\.$/, ''), month]
          },
        ),
      ),
    ),
  )
}

let weekdays: Set<string> | undefined

/** Names of weekdays in small letters, long and short, in every language that is understood. */
export function weekdayNames(): Set<string> {
  weekdays ??= new Set(languages.flatMap(weekdaysIn))
  return weekdays
}

function weekdaysIn(language: string): string[] {
  return (['long', 'short'] as const).flatMap(weekday => {
    const format = new Intl.DateTimeFormat(language, { weekday, timeZone: 'UTC' })
    return Array.from({ length: 7 }, (_, day) => format.format(day * 86_400_000).toLowerCase())
  })
}
