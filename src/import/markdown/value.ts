/** What frontmatter and settings hold, every value as the text that was written. */
export type Value = string | Value[] | { [key: string]: Value }

/** A group of values by name. */
export type Values = Record<string, Value>

/** Any data as values: numbers, switches and dates become text, nothing becomes the empty text. */
export function asValue(data: unknown): Value {
  if (Array.isArray(data)) return data.map(asValue)
  if (data instanceof Date) return data.toISOString()
  if (typeof data === 'object' && data !== null) {
    return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, asValue(value)]))
  }
  return data === null || data === undefined ? '' : String(data)
}

/** Whether a value is a group of values by name. */
export function isGroup(value: Value | undefined): value is Values {
  return typeof value === 'object' && !Array.isArray(value)
}

/** Whether a value says nothing: empty, null as YAML writes it, or holding only such. */
export function isEmpty(value: Value | undefined): boolean {
  if (value === undefined) return true
  if (typeof value === 'string') return /^\s*(?:null|~)?\s*$/i.test(value)
  return Object.values(value).every(isEmpty)
}

/** The value below names, whatever their case; undefined when nothing is there. */
export function valueAt(value: Value | undefined, ...names: string[]): Value | undefined {
  const [name, ...rest] = names
  if (name === undefined) return value
  if (!isGroup(value)) return undefined
  const key = Object.hasOwn(value, name)
    ? name
    : Object.keys(value).find(one => one.toLowerCase() === name.toLowerCase())
  return key === undefined ? undefined : valueAt(value[key], ...rest)
}

/** The group of values below names; empty when there is none. */
export function groupAt(value: Value | undefined, ...names: string[]): Values {
  const found = valueAt(value, ...names)
  return isGroup(found) ? found : {}
}

/** The text below names; undefined when there is none. */
export function textAt(value: Value | undefined, ...names: string[]): string | undefined {
  const found = valueAt(value, ...names)
  return typeof found === 'string' && !isEmpty(found) ? found.trim() : undefined
}

const nameKeys = ['name', 'title', 'label', 'term', 'slug', 'id']

/** The texts of a value: one, several, or the names of groups; without what says nothing. */
export function textsOf(value: Value | undefined): string[] {
  if (value === undefined || isEmpty(value)) return []
  if (typeof value === 'string') return [value.trim()]
  if (Array.isArray(value)) return value.flatMap(textsOf)
  const named = nameKeys.map(key => textAt(value, key)).find(Boolean)
  return named === undefined ? [] : [named]
}

/** Whether a value is a switch that is on. */
export function isOn(value: Value | undefined): boolean {
  return typeof value === 'string' && /^(?:true|yes|on|1)$/i.test(value.trim())
}

/** Whether a value is a switch that is off. */
export function isOff(value: Value | undefined): boolean {
  return typeof value === 'string' && /^(?:false|no|off|0)$/i.test(value.trim())
}

/** Whether a text is a complete address of the web. */
export function isWeb(text: string | undefined): text is string {
  return text !== undefined && /^https?:/i.test(text) && URL.canParse(text)
}
