import { namesFor } from '../../archive/other-names.ts'
import { languageTag } from '../language-tag.ts'
import type { Loss, LossCode } from '../losses.ts'
import type { OldItem } from '../old-item.ts'
import { addressesOf, generatedAddress, namesOf } from './addresses-of.ts'
import { becomes, skippedBecause } from './becomes.ts'
import { computedBy } from './computed-by.ts'
import { coverOf } from './cover-of.ts'
import { endsLines, tildeOf } from './dialect.ts'
import type { Folder } from './folder.ts'
import { heldBack } from './held-back.ts'
import { tagsOf } from './labels-of.ts'
import { fieldsLeft } from './left-fields.ts'
import { mentionsIn } from './mentions.ts'
import { inOtherLanguage, pelicanSlugOf } from './pelican-address.ts'
import { type AuthorNames, authorsOf } from './people-of.ts'
import { plainWords } from './plain-words.ts'
import { readBody } from './read-body.ts'
import type { ReadPage } from './read-page.ts'
import type { Redirects } from './redirect-files.ts'
import { foldersOfAll, languagesOf, pageName } from './source-file.ts'
import { provenanceOf } from './source-of.ts'
import { statusOf } from './status-of.ts'
import { isOn, textsOf } from './value.ts'

/** What making an item asks of its folder. */
interface Around {
  folder: Folder
  authors: AuthorNames
  redirects: Pick<Redirects, 'to'>
  /** The address of another text by the way this one names it. */
  addressOf(written: string): string | undefined
}

/** What an old archive's file says of itself, in the form of every source. */
export function makeItem(page: ReadPage, around: Around): OldItem {
  const { folder, authors } = around
  const { file, fields, dates, body } = page
  const losses = [...page.losses]
  const lose = (code: LossCode, detail: string) => void losses.push({ code, detail })
  const own = addressesOf(page, folder)
  // Where only older addresses are told, nothing was worked out.
  const isGenerated = generatedAddress(page, folder) !== undefined
  const addresses = [...new Set([...own, ...own.flatMap(address => around.redirects.to(address))])]
  const asked = { file, fields, body, isDated: page.date !== undefined, isTitled: page.isTitled }
  const skipped = skippedBecause(asked, folder)
  const kind = becomes(asked, folder)
  const told = statusOf(fields, file)
  const held = told.status === 'published' ? heldBack(page, folder) : undefined
  const text = skipped
    ? { value: '' }
    : readBody(body, { ...around, file, fields, title: page.title, lose })
  const item: OldItem = {
    ...{
      key: file.path,
      place: file.path,
      skipped,
      becomes: kind,
      status: held?.status ?? told.status,
    },
    ...{ type: kind === 'page' ? 'page' : 'post', title: page.title },
    ...{ addresses, names: namesOf(page, addresses, folder) },
    computedBy: isGenerated ? computedBy(page, folder) : undefined,
    ...{ mentions: mentionsIn(body, folder) },
    ...{ date: held?.date ?? dates.date, release: held?.release, expired: held?.expired },
    ...{ updated: dates.updated, retrieved: dates.retrieved },
    slug: slugOf(page, addresses[0], folder),
    authors: authorsOf(fields, folder, authors),
    ...{
      categories: page.categories.filter(name => name !== file.inLanguage?.folder),
      tags: tagsOf(fields, folder),
    },
    section: wordsOf(fields.take('section')),
    region: wordsOf(fields.take('region')),
    description: wordsOf(fields.take(...descriptions)),
    lang: languageTag(
      textsOf(fields.take('lang', 'language', 'locale'))[0] ?? file.lang ?? file.inLanguage?.lang,
    ),
    translations: translationsOf(page, folder),
    ...provenanceOf(fields, folder),
    license: wordsOf(fields.take('license', 'licence')),
    cover: coverOf(fields),
    text: file.ending.startsWith('.htm')
      ? { format: 'html', ...text }
      : { format: 'markdown', ...text, breaks: endsLines(folder), tilde: tildeOf(folder) },
    base: baseOf(addresses[0], page, folder),
    losses,
  }
  losses.push(...told.losses, ...(held?.losses ?? []), ...lastLosses(page))
  return { ...item, losses: eachOnce(losses) }
}

/** What a text of a site in several languages shares with its translations: what it says, or its place without the language. */
function translationsOf({ file, fields }: ReadPage, folder: Folder): string | undefined {
  const isOne = folder.languageFolders === undefined && folder.languageEndings === undefined
  if (languagesOf(folder).size < 2 && isOne) return undefined
  const told = textsOf(fields.take('translationKey', 'translation_key', 'translation_id'))[0]
  return told ?? [...foldersOfAll(file), file.stem].join('/')
}

const descriptions = ['description', ...namesFor('description')]

function wordsOf(value: Parameters<typeof textsOf>[0]): string | undefined {
  const [text] = textsOf(value)
  return text === undefined || /^(?:true|false)$/.test(text)
    ? undefined
    : plainWords(text) || undefined
}

/**
 * The last part of an address: told, that of the address, or the name of the file. Translations by Pelican are told the
 * slug of their original, and have another address.
 */
function slugOf(page: ReadPage, address: string | undefined, folder: Folder): string | undefined {
  const told = textsOf(page.fields.peek('slug'))[0]
  const isOther =
    folder.generator === 'pelican' && address !== undefined && inOtherLanguage(page, folder)
  if (told !== undefined && !isOther)
    return told
      .split('/')
      .findLast(part => part !== '')
      ?.replace(/\.html?$/i, '')
  const byTitle =
    folder.generator === 'pelican' && !isOther ? pelicanSlugOf(page, folder) : undefined
  const path = address?.replace(/^https?:\/\/[^/]+/, '').replace(/[?#].*$/, '')
  const last = path?.split('/').findLast(part => part !== '')
  return byTitle ?? last?.replace(/\.(?:html?|php|aspx?)$/i, '') ?? pageName(page.file)
}

function baseOf(address: string | undefined, { file }: ReadPage, { content }: Folder): string {
  if (address !== undefined) return address
  const beside = file.path.split('/').slice(0, -1).join('/')
  const below = beside.startsWith(`${content}/`) ? beside.slice(content.length + 1) : beside
  return below === '' || below === content ? '/' : `/${below}/`
}

function lastLosses({ fields }: ReadPage): Loss[] {
  const comments = fields.peek('comments')
  const left = fieldsLeft(fields)
  const isTalk = Array.isArray(comments) || (typeof comments === 'object' && !isOn(comments))
  return [
    ...(isTalk && comments ? [{ code: 'comments-left' as const, detail: 'comments' }] : []),
    ...(left.length > 0 ? [{ code: 'field-left' as const, detail: left.join(', ') }] : []),
  ]
}

/** Losses of one kind with one detail are one. */
function eachOnce(losses: readonly Loss[]): Loss[] {
  return [...new Map(losses.map(loss => [`${loss.code} ${loss.detail}`, loss])).values()]
}
