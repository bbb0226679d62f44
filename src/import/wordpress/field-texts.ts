import type { Element } from 'domhandler'
import { htmlText } from '../html-text.ts'
import type { Loss } from '../losses.ts'
import { addWords, countOf, keptOf, type Words } from '../text/words.ts'
import { childrenNamed, textOf } from '../xml-records.ts'
import { textsIn } from './kept-texts.ts'

/** Texts that stand in a field of an item (`wp:postmeta`) and not in its text. */
interface FieldTexts {
  key: string
  texts: string[]
  words: number
}

/** Fields in which builders of pages keep what they show, though their names are those of fields that nobody sees. */
const builders =
  /^(?:_elementor_data|_fl_builder_data|_bricks_page_content_2|_themify_builder_settings_json|_ct_builder_json|_breakdance_data)$/

/** Fields that hold copies of what is elsewhere, or that are read in a way of their own. */
const copies =
  /^(?:_oembed_.*|_wp_.*|_menu_item_.*|_edit_.*|_elementor_(?:element_cache|css|page_assets)|footnotes|cap-.*|enclosure)$/

/** As much of a text may differ from what stands elsewhere as an editor changes in a copy. */
const changed = 0.2

/** The fields of an item that hold texts, as far as these stand nowhere in the others that are given (HTML). */
export function fieldTexts(element: Element, others: readonly string[]): FieldTexts[] {
  let known: Words | undefined
  const seen = new Set<string>()
  return childrenNamed(element, 'wp:postmeta').flatMap(meta => {
    const key = textOf(meta, 'wp:meta_key') ?? ''
    if (key === '' || copies.test(key)) return []
    const texts = textsIn(textOf(meta, 'wp:meta_value') ?? '').filter(text => !seen.has(text))
    for (const text of texts) seen.add(text)
    if (texts.length === 0) return []
    known ??= wordsOf(others)
    const own = texts.filter(text => isMissing(wordsOf([text]), known as Words))
    return own.length === 0 ? [] : [{ key, texts: own, words: countOf(wordsOf(own)) }]
  })
}

/** Whether a field is one that a site can show to its readers: names with a line before them are WordPress's private ones. */
function isShown({ key }: FieldTexts): boolean {
  return !key.startsWith('_') || builders.test(key)
}

/** What becomes of the texts in fields of an item. */
export interface FieldsUsed {
  /** The text of the item, with those of fields where it had none. */
  value: string
  /** Whether fields are its text: nobody can tell which of them readers saw. */
  isFromFields: boolean
  losses: Loss[]
}

/**
 * The text of an item, or of one without any the texts of its fields, such as those of Advanced Custom Fields. Fields
 * that are left out are named with the number of their words.
 */
export function withFieldTexts(value: string, fields: readonly FieldTexts[]): FieldsUsed {
  const used = isBare(value) ? fields.filter(isShown) : []
  const sum = used.reduce((words, field) => words + field.words, 0)
  const left = fields.filter(field => !used.includes(field))
  const losses: Loss[] = left.map(({ key, words }) => ({
    code: 'field-left',
    detail: `${key}: ${words} words`,
  }))
  if (used.length === 0) return { value, isFromFields: false, losses }
  const named = used.map(({ key }) => key).join(', ')
  losses.push({ code: 'text-from-fields', detail: `${named}: ${sum} words` })
  const all = [value, ...used.flatMap(({ texts }) => texts)]
  return { value: all.join('\n\n').trim(), isFromFields: true, losses }
}

/** Whether a text holds neither words nor media: at most marks of blocks and shortcodes. */
function isBare(value: string): boolean {
  const rest = value.replaceAll(/\[[^\]]*\]/g, '')
  return !/[\p{L}\p{N}]/u.test(htmlText(rest)) && !media.test(value)
}

/** Elements and shortcodes that show pictures, sound or pages. */
const media =
  /<(?:img|video|audio|iframe|embed)\b|\[(?:gallery|playlist)\b|\[[^\]]*(?:https?:|src=|ids=)/i

function isMissing(words: Words, known: Words): boolean {
  const count = countOf(words)
  return count - keptOf(words, known) > count * changed
}

function wordsOf(texts: readonly string[]): Words {
  const words: Words = new Map()
  for (const text of texts) addWords(htmlText(text), words)
  return words
}
