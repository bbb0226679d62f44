/** Scripts that write no blanks between words: each character counts as a word. */
const dense = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`

/**
 * What can tell two texts apart: figures with the separators in them, words, and signs such as `+`, `#`, `%`, `€`,
 * and a minus before a figure or behind a letter. Quotes, stops and dashes cannot.
 */
const pieces = new RegExp(
  [
    String.raw`\p{N}+(?:[.,:/]\p{N}+)*`,
    String.raw`[${dense}]\p{M}*`,
    String.raw`(?:(?![${dense}])\p{L}\p{M}*)+`,
    String.raw`(?!\p{Sk})\p{S}|[#%&@*/\\]`,
    String.raw`(?<![\p{L}\p{M}\p{N})])[-−–.](?=\p{N})|(?<=\p{L})[-−](?=\s|$)`,
  ].join('|'),
  'gu',
)

function piecesOf(text: string): string[] {
  const plain = text
    .replaceAll(/[´`'’ʼ\p{Cf}]|\p{Variation_Selector}/gu, '')
    .normalize('NFKC')
    .toLowerCase()
  return plain.replaceAll(/[−–]/g, '-').match(pieces) ?? []
}

/** Whether two lines say the same, whatever their case, quotes, stops and spaces; two that say nothing do not. */
export function saysSame(one: string, other: string): boolean {
  const said = sameWords(one)
  return said !== '' && said === sameWords(other)
}

/** The pieces of a line without blanks, except around figures, which would become others: the same for two lines that say the same. */
export function sameWords(line: string): string {
  return piecesOf(line)
    .map(piece => (/^\p{N}/u.test(piece) ? ` ${piece} ` : piece))
    .join('')
}

/** As many letters as a dateline and a byline before the repeated words may have. */
const before = 80

/** As many letters as a repetition has to have so that it is not there by chance. */
const telling = 15

/**
 * Whether a standfirst says nothing that readers do not read in the headline or where the text begins.
 *
 * @param beginning the text from its first block on, as far as a standfirst could reach
 * @param opening its first block
 */
export function isRepeated(
  standfirst: string,
  { title, beginning, opening }: { title: string; beginning: string; opening: string },
): boolean {
  const said = summaryOf(standfirst)
  if ([title, opening].some(text => saysSame(text, said.text))) return true
  const letters = said.pieces.join('').length
  const isDense = new RegExp(`[${dense}]`, 'u').test(said.text)
  if (letters < (isDense ? telling / 2 : telling)) return false
  const words = piecesOf(beginning)
  let passed = 0
  for (let at = 0; at < words.length && passed <= before; at += 1) {
    if (isAt(words, at, said)) return true
    passed += words[at]?.length ?? 0
  }
  return false
}

/** Whether a summary says nothing but how a text begins, perhaps cut off with an ellipsis. */
export function isBeginning(summary: string, text: string): boolean {
  const said = summaryOf(summary)
  const words = piecesOf(text.slice(0, summary.length * 2 + 400))
  return said.pieces.length > 0 && isAt(words, 0, said)
}

interface Summary {
  text: string
  pieces: string[]
  /** Whether an ellipsis ends it, so that its last word may be half of one. */
  isCut: boolean
}

/** Whether a summary is what words say from a place on. */
function isAt(words: readonly string[], at: number, { pieces: said, isCut }: Summary): boolean {
  const last = said.length - 1
  return said.every((piece, n) => {
    const word = words[at + n]
    return word === piece || (n === last && isCut && word?.startsWith(piece) === true)
  })
}

const readMore = `(?:read|see|learn)(?: on| more| the (?:full|whole|rest of the) (?:article|story|post|text))|more|continue(?: reading)?|weiterlesen|mehr(?: lesen)?|lire la suite|leer más|اقرأ المزيد`
const ellipsis = new RegExp(
  String.raw`[\[(]?(?:…|\.{3,}|&hellip;)[\])]?[^\p{L}\p{N}]*(?:(?:${readMore})[^\p{L}\p{N}]*)?$`,
  'iu',
)

/** A summary without the sign that it was cut off, and “Read more” after that. Other words behind an ellipsis count. */
function summaryOf(summary: string): Summary {
  const text = summary.replace(ellipsis, '')
  return { text, pieces: piecesOf(text), isCut: text !== summary }
}
