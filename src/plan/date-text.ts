const formats = new Map<string, Intl.DateTimeFormat>()
/** Texts of days and years that were asked for: an archive has many articles on few days. */
const days = new Map<string, string>()

/** A day (`YYYY-MM-DD`) in the long form of a language: “14 May 2003”. No time zone can shift it. */
export function dateText(day: string, language: string): string {
  const name = `${language} ${day}`
  const known = days.get(name)
  if (known !== undefined) return known
  const text = format(language, 'day', { dateStyle: 'long' }).format(Date.parse(day))
  days.set(name, text)
  return text
}

/** A month (`YYYY-MM`) in a language: “May 2003”. */
export function monthText(month: string, language: string): string {
  return format(language, 'month', { month: 'long', year: 'numeric' }).format(Date.parse(month))
}

/** The name of a month (`YYYY-MM`) alone: “May”. */
export function monthName(month: string, language: string): string {
  return format(language, 'name', { month: 'long' }).format(Date.parse(month))
}

/** A text as it begins a heading of a language: “Май 2003”. */
export function asHeading(text: string, language: string): string {
  const [first = ''] = text
  return first.toLocaleUpperCase(language) + text.slice(first.length)
}

/** A year in the digits of a language: “2014”, “۲۰۱۴”. */
export function yearText(year: string, language: string): string {
  const name = `${language} ${year}`
  const known = days.get(name)
  if (known !== undefined) return known
  const text = Number(year).toLocaleString(language, { useGrouping: false })
  days.set(name, text)
  return text
}

/** Texts of times that were asked for: a day has few. */
const times = new Map<string, string>()

/** A time of day (`HH:MM`) as it follows a date: “, 07:30”. */
function timeText(time: string, language: string): string {
  const name = `${language} ${time}`
  const known = times.get(name)
  if (known !== undefined) return known
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  const comma = new Intl.Locale(language).maximize().script === 'Arab' ? '،' : ','
  const told = format(language, 'time', clock).format(Date.parse(`1970-01-01T${time}Z`))
  const text = `${comma} ${told}`
  times.set(name, text)
  return text
}

/** A date with its time of day, when `iso` holds one: “14 May 2003, 07:30”. */
export function dateTimeText(iso: string, day: string, language: string): string {
  const [, time] = iso.split('T')
  if (!time) return dateText(day, language)
  return dateText(day, language) + timeText(time.slice(0, 5), language)
}

function format(language: string, key: string, options: Intl.DateTimeFormatOptions) {
  const name = `${language} ${key}`
  const known = formats.get(name)
  if (known) return known
  const made = new Intl.DateTimeFormat(language, {
    ...options,
    timeZone: 'UTC',
    calendar: 'gregory',
  })
  formats.set(name, made)
  return made
}
