/** Whether a text is a time zone that this runtime knows (IANA name, such as Europe/Lisbon). */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined
  } catch {
    return false
  }
}
