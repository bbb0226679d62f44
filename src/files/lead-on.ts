import type { Site } from '../archive/site.ts'
import type { AliasShown } from '../plan/aliases.ts'
import { escaped } from './xml.ts'

/** A page that leads on to another address at once, and that search engines take as moved for good; not that of a preview. */
export function leadOn(shown: AliasShown, { isPreview }: Pick<Site, 'isPreview'>): string {
  const [to, canonical] = [escaped(shown.to), escaped(shown.complete)]
  const forRobots = isPreview
    ? '<meta name="robots" content="noindex">'
    : `<link rel="canonical" href="${canonical}">`
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Moved</title><meta http-equiv="refresh" content="0; url=${to}">${forRobots}</head><body><p><a href="${to}">${to}</a></p></body></html>\n`
}
