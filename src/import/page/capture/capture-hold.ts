import { wordCount } from '../../html-text.ts'
import type { OldDate, Status } from '../../old-item.ts'
import { dateIn } from '../date-in-text.ts'

/** How lines begin that keep a text from the public until a day. */
const embargoes =
  /^\W*(?:strictly\s+|under\s+|sous\s+|bajo\s+)?(?:(?:embargo(?:ed)?|embargado|sperrfrist)(?=\s*$|\s*[:–—-]|\s+(?:until|till|to|for|jusqu|bis|hasta|\d))|not\s+for\s+(?:release|publication|broadcast)\s+(?:before|until)|hold\s+for\s+release|محظور\s+النشر\s+حتى)(?![\p{L}-])/iu

/** How lines begin that keep it from the public altogether. */
const drafts =
  /^\W*(?:(?:first\s+|rough\s+)?draft(?!\p{L}|\s+\p{Ll})|not\s+for\s+(?:release|publication|distribution)|do\s+not\s+publish|internal\s+(?:use\s+)?only|entwurf(?!\p{L}|\s+\p{Ll})|nicht\s+(?:zur\s+veröffentlichung|veröffentlichen)|brouillon(?!\p{L}|\s+\p{Ll})|ne\s+pas\s+publier|borrador(?!\p{L}|\s+\p{Ll})|no\s+publicar|مسودة|ليس\s+للنشر)/iu

/** So many lines before a text can say that it is not for the public, each of so many words. */
const [mostLines, mostWords] = [8, 15]

/**
 * What a copied text says of itself above its headline: `EMBARGOED UNTIL 00:01 1 JANUARY 2099`, `DRAFT – not for
 * publication`. An embargo without a day that can be read makes a draft.
 *
 * @param now milliseconds since 1970; an embargo that has ended holds nothing back
 */
export function holdIn(
  text: string,
  now = Date.now(),
): { status: Status; date?: OldDate; line: string } | undefined {
  const lines = text
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)
    .slice(0, mostLines)
    .filter(line => wordCount(line) <= mostWords)
  const line = lines.find(one => embargoes.test(one) || drafts.test(one))
  if (line === undefined) return undefined
  const day = embargoes.test(line) ? dateIn(line)?.date : undefined
  if (day === undefined) return { status: 'draft', line }
  return Date.parse(day.text) > now ? { status: 'scheduled', date: day, line } : undefined
}
