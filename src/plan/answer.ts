/** What a reader gets at an address: a page, the way to another address (or to another site), or that it is gone. */
export type Answer =
  | { status: 200 }
  | { status: 301; to: string }
  /** `hasPage`: a page says so. */
  | { status: 410; hasPage?: true }

/** What is at an address; undefined where nothing is known of it. */
export type AnswerAt = (address: string) => Answer | undefined
