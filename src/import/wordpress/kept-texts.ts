import { htmlText, wordCount } from '../html-text.ts'

/** Names of settings under which builders of pages and blocks keep what readers see. */
const shown = /(?:title|text|editor|content|html|heading|description|caption|quote)$/i

/** So few words can be a value of a setting; more, or a sentence, are written for readers. */
const fewest = { plain: 4, sentence: 5, settings: 12 }

/**
 * The texts for readers that a value of a field holds, in their order: the value itself, or of JSON and of PHP's
 * serialized form each string in it that is no setting.
 */
export function textsIn(value: string): string[] {
  const data = structureOf(value)
  return data === undefined ? (isText(value, fewest.plain) ? [value] : []) : textsOfData(data)
}

/** The same of data that was read already, such as the attributes of a block. */
export function textsOfData(data: unknown, name = ''): string[] {
  if (typeof data === 'string') return isForReaders(name, data) ? [data] : []
  if (Array.isArray(data)) return data.flatMap(one => textsOfData(one, name))
  if (data === null || typeof data !== 'object') return []
  return Object.entries(data).flatMap(([key, one]) =>
    // Advanced Custom Fields names the field of `x` under `_x`.
    key.startsWith('_') ? [] : textsOfData(one, key),
  )
}

/** Whether a string among settings is meant for readers, by its name, or because it reads as a sentence. */
function isForReaders(name: string, value: string): boolean {
  if (shown.test(name) && /^\s*(?:<|\p{Lu}|\p{Lo})|\p{L}\s+\p{L}/u.test(value))
    return isText(value, 1)
  const isSentence = /[.!?…。！？؟।](?:["'”’»)\]]|<\/|\s|$)/u.test(value)
  return isText(value, isSentence ? fewest.sentence : fewest.settings)
}

/** Whether a string holds so many words, and is neither code nor made of figures. */
function isText(value: string, least: number): boolean {
  if (/^\s*(?:https?:|data:)\S+\s*$/.test(value)) return false
  const words = htmlText(value)
  const letters = words.match(/[\p{L}\p{M}\s]/gu)?.length ?? 0
  return wordCount(words) >= least && letters > words.length * 0.7 && !/[{}]/.test(words)
}

function structureOf(value: string): unknown {
  const begun = value.trimStart().slice(0, 12)
  if (/^[[{]/.test(begun)) {
    try {
      return JSON.parse(value)
    } catch {
      return undefined
    }
  }
  return /^[aO]:\d+:/.test(begun) ? serializedStrings(value) : undefined
}

/** The strings of data that PHP serialized: `s:5:"ferry";` with the length in bytes. Names before values are told apart. */
function serializedStrings(value: string): Record<string, string>[] {
  const bytes = Buffer.from(value).toString('latin1')
  const found: Record<string, string>[] = []
  const begins = /s:(\d+):"/g
  let name = ''
  for (let match = begins.exec(bytes); match; match = begins.exec(bytes)) {
    const end = begins.lastIndex + Number(match[1])
    if (bytes[end] !== '"') continue
    const string = Buffer.from(bytes.slice(begins.lastIndex, end), 'latin1').toString()
    begins.lastIndex = end + 1
    if (/^[\w-]{1,60}$/.test(string)) name = string
    else found.push({ [name]: string })
  }
  return found
}
