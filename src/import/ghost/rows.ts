/** A row of a table of an export, or any other object of its JSON: nothing is known of it. */
export type Row = Record<string, unknown>

/** Whether a value is an object with names. */
export function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The rows of a table; without what is none. */
export function rowsIn(row: Row, name: string): Row[] {
  const value = row[name]
  return Array.isArray(value) ? value.filter(isRow) : []
}

/** A text as it stands; undefined when it is none, or blank. Numbers are texts, since ids are one or the other. */
export function textIn(row: Row | undefined, name: string): string | undefined {
  const value = row?.[name]
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}

/** Whether something is on: databases say it by `1`, later exports by `true`. */
export function flagIn(row: Row | undefined, name: string): boolean {
  const value = row?.[name]
  return value === true || value === 1 || value === '1' || value === 'true'
}

/** A list as it stands; empty when it is none. */
export function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

/** A number, also one in quotes; 0 when it is none. */
export function numberOf(value: unknown): number {
  const number = typeof value === 'number' || typeof value === 'string' ? Number(value) : 0
  return Number.isFinite(number) ? number : 0
}

/** A text or number as text; of anything else only what it is. */
export function wordOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : typeof value
}
