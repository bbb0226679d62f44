import type { Element } from 'domhandler'
import { textContent } from 'domutils'
import { isLanguage, primaryLanguage, writtenLanguage } from '../../archive/language.ts'
import { decodedName, lineOf } from '../clean-text.ts'
import { childrenNamed, textOf } from '../xml-records.ts'
import { metaOf } from './post-meta.ts'

/** A label of a post, by the taxonomy that it belongs to. */
interface Term {
  taxonomy: string
  label: string
  /** The last part of the address of its list, decoded. */
  slug: string
}

function everyTermOf(element: Element): Term[] {
  return childrenNamed(element, 'category').map(term => ({
    taxonomy: term.attribs.domain ?? 'category',
    label: lineOf(textContent(term)),
    slug: decodedName(term.attribs.nicename ?? ''),
  }))
}

/** Taxonomies that are read in a way of their own, or only steer the old site. */
const ownTaxonomies =
  /^(?:category|post_tag|tag|language|author|post_format|nav_menu|\w*_translations|link_category|wp_(?:theme|template_part_area|pattern_category)|product_\w+|\w*visibility\w*|yst_\w+|amp_\w+|action-group)$/

/** Labels of taxonomies that a site made for itself, such as series and places. */
export function otherTermsOf(element: Element): Term[] {
  return everyTermOf(element).filter(
    ({ taxonomy, label }) => label !== '' && !ownTaxonomies.test(taxonomy),
  )
}

/** Labels by the last part of the addresses of their old lists. */
export function listsOf(element: Element): Record<string, string> {
  const terms = everyTermOf(element).filter(({ slug, label }) => slug !== '' && label !== '')
  return Object.fromEntries(terms.map(({ slug, label }) => [slug, label]))
}

/** Labels of a taxonomy. */
export function termsOf(element: Element): (taxonomy: string) => string[] {
  const terms = everyTermOf(element)
  return taxonomy => {
    const labels = terms.filter(term => term.taxonomy === taxonomy && term.label !== '')
    return [...new Set(labels.map(({ label }) => label))]
  }
}

/**
 * Of sites in several languages (Polylang, WPML): the language by its short name, with the script where that is another than
 * the site's own language has, or the language by itself: `zh` and `zh-Hant` are two.
 */
export function languageOf(element: Element, main = '', root = ''): string | undefined {
  const term = childrenNamed(element, 'category').find(one => one.attribs.domain === 'language')
  const tag = (term?.attribs.nicename ?? languageOfWpml(element, root) ?? '').replaceAll('_', '-')
  if (!isLanguage(tag)) return undefined
  const own = primaryLanguage(tag)
  const usual = isLanguage(main) && primaryLanguage(main) === own ? main : own
  return writtenLanguage(tag) === writtenLanguage(usual) ? own : writtenLanguage(tag)
}

/** What its translations have too (Polylang, WPML). */
export function translationsOf(element: Element): string | undefined {
  const polylang = everyTermOf(element).find(({ taxonomy }) => taxonomy === 'post_translations')
  const group = metaOf(element, '_wpml_import_translation_group')
  const original = metaOf(element, '_icl_lang_duplicate_of')
  const own = original ?? (isOfWpml(element) ? textOf(element, 'wp:post_id') : undefined)
  return polylang?.label ?? group ?? (own && `wpml ${own}`)
}

/**
 * The language of an item of WPML. Its own export writes it; that of WordPress leaves its table out, so that only the
 * link of the item tells it, by `?lang=de` or its first folder.
 */
function languageOfWpml(element: Element, root: string): string | undefined {
  const written = metaOf(element, '_wpml_import_language_code')
  if (written !== undefined || !isOfWpml(element)) return written
  const link = textOf(element, 'link') ?? ''
  const path = link.startsWith(`${root}/`) ? link.slice(root.length) : ''
  const tag =
    /[?&]lang=([\w-]+)/.exec(link)?.[1] ?? /^\/([a-z]{2}(?:-[a-z]{2,4})?)\//.exec(path)?.[1]
  return tag !== undefined && isLanguage(tag) ? tag : undefined
}

function isOfWpml(element: Element): boolean {
  return childrenNamed(element, 'wp:postmeta').some(meta =>
    /^_?(?:wpml|icl)_/.test(textOf(meta, 'wp:meta_key') ?? ''),
  )
}
