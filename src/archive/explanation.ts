/** How much a problem weighs: an error stops publication, a warning does not. */
export type Severity = 'error' | 'warning'

interface Explanation<Details> {
  severity: Severity
  /** What is wrong and what to do about it, in sentences, without its place. */
  say: (details: Details) => string
  /** Set for a warning that could mean that something is published that its author holds back. */
  leaks?: true
}

/** A mistake that stops publication. */
export function error<Details>(say: (details: Details) => string): Explanation<Details> {
  return { severity: 'error', say }
}

/** A mistake that does not stop publication. */
export function warning<Details>(say: (details: Details) => string): Explanation<Details> {
  return { severity: 'warning', say }
}

/** A warning that is never folded away, since it could mean a leak. */
export function leak<Details>(say: (details: Details) => string): Explanation<Details> {
  return { severity: 'warning', say, leaks: true }
}

/** A question that names the nearest known value, if there is one. */
export function didYouMean(nearest: string | undefined, otherwise = ''): string {
  return nearest === undefined ? otherwise : ` Did you mean “${nearest}”?`
}

/** A key of a file. */
export interface Keyed {
  /** The path of the key: `gallery.0.src`; empty for the whole file. */
  key: string
  /** How the author knows the entry of a list that the path leads through. */
  entry?: string
}

/** A key in an author's words: “src” in entry 1 (pier.jpg) of “gallery”. */
export function named({ key, entry }: Keyed): string {
  const parts = String(key).split('.')
  const at = parts.findLastIndex(part => /^\d+$/.test(part))
  if (at < 0) return `“${key}”`
  const list = parts.slice(0, at).join('.')
  const number = `entry ${Number(parts[at]) + 1}${entry ? ` (${entry})` : ''}`
  const whole = list === '' ? number : `${number} of “${list}”`
  const inner = parts.slice(at + 1).join('.')
  return inner === '' ? whole : `“${inner}” in ${whole}`
}

/** The same at the beginning of a sentence. */
export function subject(keyed: Keyed): string {
  if (keyed.key === '') return 'The file'
  const text = named(keyed)
  return text.startsWith('“') ? `The key ${text}` : `E${text.slice(1)}`
}

/** Words as a sentence lists them: “a, b and c”. */
export function list(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}
