/** What labels are compared by: those that differ by case, blanks or hyphens only are one. */
export function sameLabel(label: string): string {
  return label
    .normalize('NFKC')
    .toLowerCase()
    .trim()
    .replaceAll(/[\s_\p{Pd}]+/gu, '-')
}

/** What a keeper wants labels of one kind to be called, and which of those wishes have met a label. */
export class MappedLabels {
  /** The old labels of entries, by what they are compared by. */
  readonly #names = new Map<string, string>()
  readonly #entries: ReadonlyMap<string, string | null>
  readonly #met = new Set<string>()

  constructor(entries: Readonly<Record<string, string | null>>) {
    this.#entries = new Map(Object.entries(entries))
    for (const name of this.#entries.keys()) this.#names.set(sameLabel(name), name)
  }

  /**
   * What a label becomes: itself where no entry names it, undefined where it is to be left out.
   *
   * @param others what else it is called by
   */
  becomes(label: string, others: readonly string[] = []): string | undefined {
    const name = [label, ...others].map(one => this.#nameOf(one)).find(one => one !== undefined)
    if (name === undefined) return label
    this.#met.add(name)
    return this.#entries.get(name) ?? undefined
  }

  /** Whether an entry names a label. */
  has(label: string): boolean {
    return this.#nameOf(label) !== undefined
  }

  /** Entries that have met no label. */
  get unmet(): string[] {
    return [...this.#entries.keys()].filter(name => !this.#met.has(name))
  }

  #nameOf(label: string): string | undefined {
    return this.#entries.has(label) ? label : this.#names.get(sameLabel(label))
  }
}
