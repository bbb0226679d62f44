import { cloneNode, type Element, isComment, isTag, type ParentNode, Text } from 'domhandler'
import { textContent } from 'domutils'
import { primaryLanguage } from '../../archive/language.ts'
import { lineOf } from '../clean-text.ts'
import { languageTag } from '../language-tag.ts'
import type { Loss } from '../losses.ts'
import type { OldItem } from '../old-item.ts'
import { childrenNamed, type XmlRecord } from '../xml-records.ts'
import { languagesIn, tagOf, textIn } from './marked-text.ts'

/** A record as it is in one of its languages; without one when its text and its headline are not marked. */
export interface InLanguage {
  record: XmlRecord
  /** As the marks write it. */
  lang?: string
  /** Whether it is the one that stands for the record where only one can. */
  isFirst: boolean
  /** Headlines and standfirsts in languages that the text is not in. */
  left?: Loss[]
}

/**
 * The record in each language that its text is marked with; that of the site comes first. Where the text is not marked,
 * it is one article, with all else in the language of the site, or else in the first that is there.
 */
export function inEachLanguage(record: XmlRecord, main: string | undefined): InLanguage[] {
  const { element } = record
  if (element.name !== 'item' || languagesOf(element).length === 0)
    return [{ record, isFirst: true }]
  const own = main && primaryLanguage(languageTag(main) ?? 'und')
  const ordered = (languages: readonly string[]) =>
    [...languages].sort(
      (a, b) =>
        Number(primaryLanguage(tagOf(b)) === own) - Number(primaryLanguage(tagOf(a)) === own),
    )
  const inText = ordered(languagesIn(fieldOf(element, 'content:encoded')))
  const inTitle = ordered(languagesIn(fieldOf(element, 'title')))
  const others = ordered(languagesOf(element))
  const all = [...new Set([...inText, ...inTitle, ...others])]
  const versions = inText.length > 0 ? inText : all.slice(0, 1)
  const isNamed = inText.length > 0 || inTitle.length > 0
  return versions.map((lang, i) => ({
    record: { ...record, element: elementIn(element, lang, all) },
    ...(isNamed ? { lang } : {}),
    isFirst: i === 0,
    left: i === 0 ? leftOf(element, versions) : [],
  }))
}

/** What the headline and the standfirst of a record say in languages that it has no article in. */
function leftOf(element: Element, versions: readonly string[]): Loss[] {
  return ['title', 'excerpt:encoded'].flatMap(name => {
    const text = fieldOf(element, name)
    const others = languagesIn(text).filter(lang => !versions.includes(lang))
    return others.map(
      (lang): Loss => ({
        code: 'field-left',
        detail: `${name.split(':')[0]} in ${tagOf(lang)}: ${lineOf(textIn(text, lang))}`,
      }),
    )
  })
}

/** An item of a record in one of its languages, tied to those in the others. */
export function tied(
  given: OldItem,
  { lang, isFirst, left = [] }: InLanguage,
  root: string,
): OldItem {
  const item = left.length === 0 ? given : { ...given, losses: [...given.losses, ...left] }
  if (lang === undefined) return item
  const translations = item.translations ?? item.key
  const one = { ...item, lang: tagOf(lang), translations }
  if (isFirst) return one
  const [link] = item.addresses
  const path = link?.startsWith(`${root}/`) ? link.slice(root.length) : '?'
  const isMoved = !/[?#]/.test(path)
  return {
    ...one,
    key: `${item.key} (${lang})`,
    addresses: isMoved ? [`${root}/${lang}${path}`] : [],
    computedBy: isMoved ? `translations in ${lang}` : undefined,
  }
}

/** What a label or a headline is called where it has no name in the language, as the plugins show it. */
const always = /^(?:title|category)$/

function elementIn(element: Element, lang: string, languages: readonly string[]): Element {
  const copy = cloneNode(element, true)
  rewrite(copy, copy.name, (text, name) => {
    const said = textIn(text, lang)
    if (said !== '' || !always.test(name)) return said
    return languages.map(other => textIn(text, other)).find(Boolean) ?? ''
  })
  return copy
}

/** Puts in the place of each text what is said for it. */
function rewrite(node: ParentNode, name: string, say: (text: string, name: string) => string) {
  if (!hasElements(node)) {
    const before = wholeText(node)
    const after = say(before, name)
    if (after !== before) node.children = [new Text(after)]
    return
  }
  for (const child of node.children) if (isTag(child)) rewrite(child, child.name, say)
}

function hasElements(node: ParentNode): boolean {
  return node.children.some(isTag)
}

/** The text of an element that holds no others, with marks that XML takes for comments. */
export function wholeText(node: ParentNode): string {
  return node.children
    .map(child =>
      isComment(child)
        ? /^:[a-z]{0,3}$/i.test(child.data)
          ? `<!--${child.data}-->`
          : ''
        : textContent(child),
    )
    .join('')
}

function fieldOf(element: Element, name: string): string {
  const [field] = childrenNamed(element, name)
  return field && !hasElements(field) ? wholeText(field).trim() : ''
}

/** The languages that texts in an element are marked with. */
function languagesOf(element: ParentNode): string[] {
  if (!hasElements(element)) return languagesIn(wholeText(element))
  return [...new Set(element.children.filter(isTag).flatMap(languagesOf))]
}
