import { htmlText, wordCount } from '../html-text.ts'

/** Names of settings under which builders of pages and blocks keep what readers see. */
const shown = /(?:title|text|editor|content|html|heading|description|caption|quote)$/i

/** So few words can be a value of a setting; more, or a sentence, are written for readers. */
const fewest = { plain: 4, sentence: 5, settings: 12 }

/**
 * The texts for readers that a value of a field holds, in their order: the value itself, or of JSON and of PHP's
 * serialized form each string in it that is no setting. Such forms are read within one another, and also where they
 * are damaged.
 */
export function textsIn(value: string): string[] {
  const data = structureOf(value)
  if (data === undefined) return isText(value, fewest.plain) ? [value] : []
  const texts: string[] = []
  const left: [name: string, data: unknown][] = [['', data]]
  for (let next = left.pop(); next; next = left.pop()) {
    const [name, one] = next
    const within = typeof one === 'string' ? structureOf(one) : one
    if (typeof one === 'string' && within === undefined) {
      if (isForReaders(name, one)) texts.push(one)
    } else left.push(...partsOf(name, within).reverse())
  }
  return texts
}

/** The parts of data with their names; those of a list are called as it is. */
function partsOf(name: string, data: unknown): [name: string, data: unknown][] {
  if (Array.isArray(data)) return data.map(one => [name, one])
  if (typeof data === 'string') return [[name, data]]
  // Advanced Custom Fields names the field of `x` under `_x`.
  return Object.entries(data ?? {}).filter(([key]) => !key.startsWith('_'))
}

/** Whether a string among settings is meant for readers, by its name, or because it reads as a sentence. */
function isForReaders(name: string, value: string): boolean {
  if (shown.test(name) && /^\s*(?:<|\p{Lu}|\p{Lo})|\p{L}\s+\p{L}/u.test(value))
    return isText(value, 1)
  const isSentence = /[.!?…。！？؟।](?:["'”’»)\]]|<\/|\s|$)/u.test(value)
  return isText(value, isSentence ? fewest.sentence : fewest.settings)
}

/** What only code has: braces around settings or nothing, or behind brackets. */
const code = /\{[^{}]*[;:=]|\{\s*\}|\)\s*\{/

/** Whether a string holds so many words, and is neither code nor made of figures. */
function isText(value: string, least: number): boolean {
  if (/^\s*(?:https?:|data:)\S+\s*$/.test(value)) return false
  const words = htmlText(value)
  const letters = words.match(/[\p{L}\p{M}\s]/gu)?.length ?? 0
  return wordCount(words) >= least && letters > words.length * 0.7 && !code.test(words)
}

function structureOf(value: string): unknown {
  const begun = value.trimStart().slice(0, 12)
  if (/^[[{]/.test(begun)) {
    try {
      return JSON.parse(value)
    } catch {
      return isLikeJson(value) ? looseStrings(value) : undefined
    }
  }
  return /^[aO]:\d+:|^s:\d+:"/.test(begun) ? serializedStrings(value) : undefined
}

/** Whether a value is JSON, though damaged: a name and what it stands for are parted by a colon. */
function isLikeJson(value: string): boolean {
  return /^\s*[[{][\s[{]*\\?"[^"]*"\s*[:,]/.test(value)
}

/** What stands between quotation marks of damaged JSON. */
function looseStrings(value: string): string[] {
  return value.split(/\\*"/)
}

/** The strings of data that PHP serialized: `s:5:"ferry";` with the length in bytes. Names before values are told apart. */
function serializedStrings(value: string): Record<string, string>[] {
  const bytes = Buffer.from(value).toString('latin1')
  const found: Record<string, string>[] = []
  const begins = /s:(\d+):"/g
  let name = ''
  for (let match = begins.exec(bytes); match; match = begins.exec(bytes)) {
    const end = endOfString(bytes, begins.lastIndex, Number(match[1]))
    const string = Buffer.from(bytes.slice(begins.lastIndex, end), 'latin1').toString()
    begins.lastIndex = end + 1
    if (/^[\w-]{1,60}$/.test(string)) name = string
    else found.push({ [name]: string })
  }
  return found
}

/** Where a string ends: where its length says, or at the next mark of an end, since replaced words leave lengths wrong. */
function endOfString(bytes: string, start: number, length: number): number {
  if (bytes.startsWith('";', start + length)) return start + length
  const end = bytes.indexOf('";', start)
  return end < 0 ? bytes.length : end
}
