import { decodedName, lineOf, plainLine } from '../clean-text.ts'
import { languageTag } from '../language-tag.ts'
import type { Loss } from '../losses.ts'
import type { OldItem, OldPicture, OldSite, Unreadable } from '../old-item.ts'
import { addressesOf } from './addresses.ts'
import { publishedOf, updatedOf } from './dates.ts'
import { withAddress } from './old-site.ts'
import { descriptionOf, fieldOf, fieldsLeft } from './post-fields.ts'
import { authorsOf, namesOf, tagsOf } from './post-labels.ts'
import { isPublic, statusOf } from './post-status.ts'
import { textOf } from './post-text.ts'
import { flagIn, type Row, textIn } from './rows.ts'
import type { Tables } from './tables.ts'

/** What Ghost writes for a headline where there is none. */
const untitled = '(Untitled)'

/**
 * A post or page of an export as an old item. `key` and `place` say which it is. One whose text is there, but can be read
 * in none of its forms, is told as unreadable: it would be published empty.
 */
export function itemOf(
  post: Row,
  tables: Tables,
  site: OldSite,
  { key, place }: Pick<OldItem, 'key' | 'place'>,
): OldItem | Unreadable {
  const losses: Loss[] = []
  const meta = tables.meta.get(textIn(post, 'id') ?? '')
  const page = textIn(post, 'type') === 'page' || flagIn(post, 'page')
  const date = publishedOf(post)
  const status = statusOf(post, meta, tables.settings, losses)
  const tags = tagsOf(post, tables, losses)
  const authors = authorsOf(post, tables, losses)
  const text = textOf(post, isPublic(post) && status !== 'private', site, losses)
  if (text === undefined)
    return { unreadable: true, key, place, reason: 'its text cannot be read in any form' }
  const addresses = addressesOf({ post, page, date, tags, authors }, tables, site, losses)
  return {
    ...{ key, place, type: page ? 'page' : 'post', becomes: page ? 'page' : 'article' },
    status,
    ...{ title: titleOf(post), date, updated: updatedOf(post, date), slug: slugOf(post) },
    ...{ addresses, authors: namesOf(authors), categories: [], tags: namesOf(tags) },
    description: descriptionOf(post, meta),
    lang: languageTag(textIn(post, 'locale')),
    cover: coverOf(post, meta, site),
    text,
    base: addresses[0] ?? `${site.address ?? ''}/`,
    losses: [...losses, ...fieldsLeft(post, meta)].map(({ code, detail }) => ({
      code,
      detail: withAddress(detail, site),
    })),
  }
}

function titleOf(post: Row): string | undefined {
  const title = plainLine(textIn(post, 'title') ?? '')
  return title === '' || title === untitled ? undefined : title
}

function slugOf(post: Row): string | undefined {
  const slug = textIn(post, 'slug')
  return slug === undefined ? undefined : decodedName(slug.trim())
}

/** The picture above a post, `image` before Ghost 1.0. Its caption is HTML; here it is a line. */
function coverOf(post: Row, meta: Row | undefined, site: OldSite): OldPicture | undefined {
  const src = textIn(post, 'feature_image') ?? textIn(post, 'image')
  if (src === undefined) return undefined
  const alt = plainLine(fieldOf(post, meta, 'feature_image_alt') ?? '') || undefined
  const caption = lineOf(fieldOf(post, meta, 'feature_image_caption') ?? '') || undefined
  return { src: withAddress(src.trim(), site), alt, caption }
}
