/** Citation.js has no types of its own: what the tests use of it. */
declare module '@citation-js/core' {
  export class Cite {
    constructor(text: string)
    data: unknown[]
  }
}
declare module '@citation-js/plugin-bibtex'
declare module '@citation-js/plugin-ris'
