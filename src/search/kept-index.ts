import { loadIndex, type Places, type SearchIndex } from './index-client.ts'

/** The search index of a page: loaded when it is first asked for, and kept unless it could not be loaded. */
export class KeptIndex {
  readonly #places: Places
  #index: Promise<SearchIndex> | undefined
  #attempt = 0

  constructor({ index = '', client = '', lists = '' }: Partial<Places>) {
    this.#places = { index, client, lists }
  }

  open(): Promise<SearchIndex> {
    this.#index ??= loadIndex(this.#places, this.#attempt)
    this.#index.catch(() => {
      this.#index = undefined
    })
    return this.#index
  }

  /** Has browsers forget that the client could not be loaded, for when it is opened again. */
  retry(): void {
    this.#attempt += 1
  }
}
