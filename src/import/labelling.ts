import { FacetIndex } from '../archive/facet.ts'
import { labelSlugOf } from '../archive/label-slug.ts'
import { labelsIn } from '../archive/labels.ts'
import type { Settings } from '../intake/read-settings.ts'
import { bylineNames } from './byline.ts'
import { plainLine } from './clean-text.ts'
import { isIdle } from './idle-names.ts'
import type { Loss } from './losses.ts'
import { MappedLabels, sameLabel } from './mapped-labels.ts'
import type { Mapping } from './mapping.ts'
import type { OldItem, Source } from './old-item.ts'
import { ownCopy } from './own-copy.ts'

/** The labels of an item in the new archive. */
export interface Labelled {
  section?: string | undefined
  region?: string | undefined
  tags: string[]
  authors: string[]
  losses: Loss[]
}

/** What systems call the category of what has none. */
const none =
  /^(?:uncategori[sz]ed|non class[ée]|sin categor[ií]a|sem categoria|senza categoria|allgemein|без рубрики|未分类|未分類|غير مصنف|دسته‌?بندی نشده|genel|tak berkategori|ללא קטגוריה)$/iu

/**
 * Decides what labels are called. Those that differ by case, blanks or hyphens only are one, by the name that the
 * archive's own files give it or the commonest spelling; to know it, every item is noted before the first is asked for.
 */
export class Labelling {
  readonly #tags: FacetIndex
  readonly #sections: FacetIndex
  readonly #allowed: ReadonlySet<string>
  readonly #mapped: Record<keyof Mapping, MappedLabels>
  readonly #section: string | undefined
  readonly #source: Partial<Pick<Source, 'logins' | 'site'>>
  /** The logins of authors, by the names that are shown. */
  readonly #logins = new Map<string, string[]>()
  /** Labels by the last part of the addresses of their old lists, where that is not what they are called. */
  readonly #lists = new Map<string, string>()
  /** The lists of labels that articles of each language have, by their addresses below those of an edition. */
  readonly #listed = new Map<string | undefined, Set<string>>()
  #isSettled = false

  /** @param section of every article, whatever its categories */
  constructor(
    settings: Settings,
    mapping: Mapping,
    source: Partial<Pick<Source, 'logins' | 'site'>> = {},
    section?: string | undefined,
  ) {
    const { language, sections } = settings.site
    const listed = labelsIn(language, sections)
    this.#tags = new FacetIndex('tag', labelsIn(language, settings.tags))
    this.#sections = new FacetIndex('section', listed)
    this.#allowed = new Set(listed.map(({ slug }) => slug))
    this.#mapped = {
      sections: new MappedLabels(mapping.sections),
      tags: new MappedLabels(mapping.tags),
      authors: new MappedLabels(mapping.authors),
      regions: new MappedLabels(mapping.regions),
    }
    this.#source = source
    this.#section = section
  }

  /** Counts the labels of an item. */
  note(item: OldItem): void {
    const { section, tags } = ownCopy(this.#sorted(item))
    const lists = this.#listed.get(item.lang) ?? new Set()
    this.#listed.set(item.lang, lists)
    if (section !== undefined) lists.add(`/sections/${this.#sections.find(section)?.slug}/`)
    for (const tag of tags) {
      const facet = this.#tags.find(tag)
      if (facet) lists.add(`/tags/${facet.slug}/`)
    }
    for (const [slug, label] of Object.entries(item.lists ?? {})) {
      if (!this.#lists.has(slug) && labelSlugOf(slug) !== labelSlugOf(label))
        this.#lists.set(ownCopy(slug), ownCopy(label))
    }
  }

  /** The labels of an item, after all have been noted. */
  of(item: OldItem): Labelled {
    if (!this.#isSettled) {
      this.#tags.settleLabels()
      this.#sections.settleLabels()
      for (const [login, shown] of this.#source.logins ?? [])
        this.#logins.set(shown, [...(this.#logins.get(shown) ?? []), login])
      this.#isSettled = true
    }
    const { section, region, tags, losses } = this.#sorted(item)
    const named = tags.map(tag => {
      const label = this.#tags.find(tag)?.label
      if (label === undefined) losses.push({ code: 'tag-left', detail: tag })
      else if (label !== tag)
        losses.push({
          code: sameLabel(label) === sameLabel(tag) ? 'tag-merged' : 'tag-replaced',
          detail: `${tag} → ${label}`,
        })
      return label
    })
    return {
      section: section && (this.#sections.find(section)?.label ?? undefined),
      region,
      tags: [...new Set(named.filter(label => label !== undefined))],
      authors: this.#authors(item.authors, losses),
      losses,
    }
  }

  /**
   * The address of the list of a label below that of an edition, by the last part of its old address; undefined when no
   * article of the edition has it.
   */
  listOf(slug: string, isIn: (lang: string | undefined) => boolean): string | undefined {
    const label = this.#lists.get(slug) ?? slug
    const { sections, tags } = this.#mapped
    return [
      `/sections/${labelSlugOf(sections.becomes(label) ?? '')}/`,
      `/tags/${labelSlugOf(tags.becomes(label) ?? '')}/`,
    ].find(list => this.has(list, isIn))
  }

  /** Whether the new archive has the list at an address below that of an edition. */
  has(list: string, isIn: (lang: string | undefined) => boolean): boolean {
    return this.#listed.entries().some(([lang, lists]) => isIn(lang) && lists.has(list))
  }

  /** Entries of the mapping that no label of the old archive has met: “tags: ferrys”. */
  get unmet(): string[] {
    return Object.entries(this.#mapped).flatMap(([kind, labels]) =>
      labels.unmet.map(label => `${kind}: ${label}`),
    )
  }

  /** Who wrote: as the mapping says of a byline or of a name in it. */
  #authors(bylines: readonly string[], losses: Loss[]): string[] {
    const { authors } = this.#mapped
    const names = bylineNames(bylines.filter(byline => !this.#isMapped(byline)))
    if (names.length === 0)
      for (const byline of bylines.filter(one => one !== '' && !this.#isMapped(one)))
        losses.push({ code: 'field-left', detail: `author: ${byline}` })
    const named = bylines
      .flatMap(byline =>
        this.#isMapped(byline) ? byline : bylineNames([byline]).filter(one => names.includes(one)),
      )
      .map(name => authors.becomes(name, this.#logins.get(name)))
    return [...new Set(named.filter(name => name !== undefined && name !== ''))] as string[]
  }

  #isMapped(byline: string): boolean {
    const { authors } = this.#mapped
    return [byline, ...(this.#logins.get(byline) ?? [])].some(name => authors.has(name))
  }

  /** Whether a label says nothing of an item, and neither the mapping nor the site wants it as a section. */
  #isIdle(label: string, { addresses, source }: OldItem, losses: Loss[]): boolean {
    const { site } = this.#source
    const isWanted =
      this.#allowed.has(labelSlugOf(label)) ||
      [this.#mapped.sections, this.#mapped.regions, this.#mapped.tags].some(one => one.has(label))
    if (isWanted || !isIdle(label, [site?.name, site?.address, addresses?.[0], source?.name]))
      return false
    losses.push({ code: 'field-left', detail: `section: ${label}, which says nothing of it` })
    return true
  }

  /** The first category that can be one becomes the section, the others tags. */
  #sorted(item: OldItem): Omit<Labelled, 'authors'> {
    const losses: Loss[] = []
    const categories = item.categories
      .map(plainLine)
      .filter(label => label !== '' && !none.test(label) && !this.#isIdle(label, item, losses))
    const isSection = (label: string) =>
      this.#allowed.size === 0 || this.#allowed.has(labelSlugOf(label))
    const { regions, sections, tags: wishes } = this.#mapped
    const regionOf = categories.find(
      label => regions.has(label) && regions.becomes(label) !== undefined,
    )
    const own = item.section && !this.#isIdle(item.section, item, losses) ? item.section : undefined
    let section = this.#section ?? own
    const rest: string[] = []
    for (const category of categories.filter(label => label !== regionOf)) {
      const wanted = sections.becomes(category)
      if (wanted === undefined) continue
      if (section === undefined && labelSlugOf(wanted) !== '' && isSection(wanted)) section = wanted
      else if (labelSlugOf(wanted) !== (section === undefined ? '' : labelSlugOf(section)))
        rest.push(category)
    }
    const tags = [...rest, ...item.tags.map(plainLine)].flatMap(
      label => wishes.becomes(label) ?? [],
    )
    for (const category of rest) losses.push({ code: 'category-as-tag', detail: category })
    const region = regionOf ? regions.becomes(regionOf) : item.region
    return { section, region, tags: tags.filter(label => label !== ''), losses }
  }
}
