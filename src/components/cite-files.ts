import { bibtexOf, cslOf } from '../plan/citation-files.ts'
import { citedHere } from './cited-here.ts'

const files = {
  bibtex: { type: 'application/x-bibtex', extension: 'bib', write: bibtexOf },
  csl: { type: 'application/vnd.citationstyles.csl+json', extension: 'json', write: cslOf },
}

/** Offers the citation in further formats, which are made when the reader looks at it. */
function offerFiles(): void {
  const cited = citedHere()
  for (const [name, { type, extension, write }] of Object.entries(files)) {
    const item = document.querySelector<HTMLElement>(`.cite [data-file=${name}]`)
    if (!item) continue
    const link = document.createElement('a')
    link.href = `data:${type},${encodeURIComponent(write(cited))}`
    link.download = `${cited.key}.${extension}`
    link.append(...item.childNodes)
    item.append(link)
    item.hidden = false
  }
}

document.querySelector('.cite')?.addEventListener('toggle', offerFiles, { once: true })
