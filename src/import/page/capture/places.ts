/** Where the parts of an article stand among lines. */
export interface Places {
  /** The headline; -1 when none stands there. */
  head: number
  /** Why the headline may be none, in a sentence. */
  doubt?: string | undefined
  /** Whether a line belongs to the text. */
  isBody(at: number): boolean
  /** Whether a line is left out, and may be more than a menu. */
  isLeft(at: number): boolean
}
