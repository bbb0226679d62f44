import type { OldPicture } from '../old-item.ts'
import type { Fields } from './fields.ts'
import { plainWords } from './plain-words.ts'
import { isGroup, textAt, textsOf, type Value, valueAt } from './value.ts'

const names = [
  ...['cover', 'coverImage', 'cover_image', 'cover_img', 'featured_image', 'featuredImage'],
  ...[
    'featured_img',
    'feature_image',
    'featureImage',
    'heroImage',
    'hero_image',
    'hero',
    'image',
    'img',
  ],
  ...[
    'header',
    'banner',
    'banner_image',
    'lead_image',
    'main_image',
    'post_image',
    'photo',
    'picture',
  ],
  ...[
    'thumbnail',
    'thumb',
    'thumbnailImage',
    'teaser',
    'images',
    'feature',
    'featured',
    'og_image',
  ],
  ...[
    'ogImage',
    'social_image',
    'share_image',
    'preview',
    'previewimage',
    'image_url',
    'index_img',
  ],
  ...['banner_img', 'top_img', 'cover_index'],
]

const within = [
  'src',
  'url',
  'image',
  'path',
  'file',
  'filename',
  'feature',
  'teaser',
  'overlay_image',
  'img',
  'large',
]

/** The picture above a text: the first of the usual fields that names one. */
export function coverOf(fields: Fields): OldPicture | undefined {
  for (const name of names) {
    const value = fields.peek(name)
    const src = sourceIn(value)
    if (src === undefined) continue
    fields.take(name)
    const said = (...keys: string[]) => wordsOf(value, keys, fields, name)
    return {
      src,
      alt: said('alt', 'alt_text', 'description', 'image_description'),
      caption: said('caption'),
      credit: said('credit', 'attribution'),
    }
  }
  return undefined
}

function sourceIn(value: Value | undefined): string | undefined {
  if (Array.isArray(value)) return value.map(sourceIn).find(Boolean)
  if (isGroup(value)) return within.map(key => sourceIn(valueAt(value, key))).find(Boolean)
  const [text] = textsOf(value)
  return text !== undefined && isPicture(text) ? text : undefined
}

function isPicture(text: string): boolean {
  return (
    /^https?:\/\/\S+$/i.test(text) ||
    /^[^\n{}]+\.(?:jpe?g|png|gif|webp|avif|svg|bmp|tiff?)(?:\?.*)?$/i.test(text)
  )
}

/** What is said of the picture: beside its address, or in a field called after it, such as `image_alt`. */
function wordsOf(
  value: Value | undefined,
  keys: readonly string[],
  fields: Fields,
  name: string,
): string | undefined {
  const one = Array.isArray(value) ? value[0] : value
  const beside = keys.map(key => textAt(one, key)).find(Boolean)
  const around = keys.flatMap(key => [`${name}_${key}`, `image_${key}`, `cover_${key}`, key])
  const others = around.filter(key => key !== 'description')
  const told = beside ?? textsOf(fields.take(...others))[0]
  return told === undefined ? undefined : plainWords(told) || undefined
}
