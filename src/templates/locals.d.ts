declare namespace App {
  /** What whoever renders a page hands to its template. */
  interface Locals {
    page: import('../plan/ready-page.ts').ReadyPage
    /** For those who write: what is wrong with the content, and the content folder as people type it. */
    writing?:
      | { problems: readonly import('../archive/problem.ts').Problem[]; content: string }
      | undefined
  }
}
