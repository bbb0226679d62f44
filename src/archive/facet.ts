import type { Facet, FacetKind } from './article.ts'
import { labelSlugOf, spellingKey } from './label-slug.ts'
import type { KnownLabel } from './labels.ts'
import { byText } from './order.ts'

/**
 * The facets of one kind, made as labels are met. Labels that meet in one slug, or that `known` ties
 * by an alias, are one facet. Its label is the one in `known`, otherwise the commonest spelling.
 */
export class FacetIndex {
  readonly kind: FacetKind
  readonly facets = new Map<string, Facet>()
  readonly #slugs = new Map<string, string>()
  readonly #aliases = new Map<string, string>()
  readonly #spellings = new Map<string, Map<string, number>>()
  /** Labels for which another was looked for that has the same facet. */
  readonly #asked = new Set<string>()
  /** A label of each facet, by what its spellings have in common. */
  readonly #met = new Map<string, Map<string, string>>()

  constructor(kind: FacetKind, known: readonly KnownLabel[]) {
    this.kind = kind
    for (const { slug, label, description, url, aliases } of known) {
      this.facets.set(slug, { kind, slug, label, description, url, articles: [] })
      this.#met.set(slug, new Map([label, ...aliases].map(name => [spellingKey(name), name])))
    }
    for (const { slug, aliases } of known) {
      const others = aliases.map(labelSlugOf).filter(alias => !this.facets.has(alias))
      for (const alias of others) this.#aliases.set(alias, slug)
    }
  }

  /** The facet of a label; undefined when no address can be made from it. */
  find(label: string, url?: string): Facet | undefined {
    const own = this.#slugOf(label)
    const slug = this.#aliases.get(own) ?? own
    if (slug === '') return undefined
    const facet = this.facets.get(slug) ?? this.#add(slug, label)
    facet.url ??= url
    if (slug === own) this.#count(slug, label)
    return facet
  }

  /**
   * Another label that has the same facet only because no address tells the two apart (`C*` and `C`); undefined when
   * they are spellings of one label, or when the label has been asked about before.
   */
  mistakenFor(label: string): string | undefined {
    if (this.#asked.has(label)) return undefined
    this.#asked.add(label)
    const met = this.#met.get(this.#slugOf(label))
    const key = spellingKey(label)
    if (!met || met.has(key)) return undefined
    const [other] = met.values()
    met.set(key, label)
    return other
  }

  /** Slugs of other spellings, each with the slug of the facet that it means. */
  get otherSlugs(): ReadonlyMap<string, string> {
    return this.#aliases
  }

  /** Facets that have articles, each labelled, in the order given to the constructor, then by slug. */
  filled(ordered: boolean): Facet[] {
    const filled = [...this.facets.values()].filter(facet => facet.articles.length > 0)
    return ordered ? filled : filled.sort((a, b) => byText(a.slug, b.slug))
  }

  /** Gives each facet that no file labels its commonest spelling; the first by code unit among equals. */
  settleLabels(): void {
    for (const [slug, counts] of this.#spellings) {
      const facet = this.facets.get(slug)
      const [best] = [...counts].sort(([a, m], [b, n]) => n - m || byText(a, b))
      if (facet && best) facet.label = best[0]
    }
  }

  #slugOf(label: string): string {
    const known = this.#slugs.get(label)
    if (known !== undefined) return known
    const slug = labelSlugOf(label)
    this.#slugs.set(label, slug)
    if (!this.#met.has(slug)) this.#met.set(slug, new Map([[spellingKey(label), label]]))
    return slug
  }

  #add(slug: string, label: string): Facet {
    const facet: Facet = { kind: this.kind, slug, label, articles: [] }
    this.facets.set(slug, facet)
    this.#spellings.set(slug, new Map())
    return facet
  }

  #count(slug: string, label: string): void {
    const counts = this.#spellings.get(slug)
    counts?.set(label, (counts.get(label) ?? 0) + 1)
  }
}
