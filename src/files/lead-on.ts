import type { AliasShown } from '../plan/aliases.ts'
import { escaped } from './xml.ts'

/** A page that leads on to another address at once, and that search engines take as moved for good. */
export function leadOn(shown: AliasShown): string {
  const [to, canonical] = [escaped(shown.to), escaped(shown.complete)]
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Moved</title><meta http-equiv="refresh" content="0; url=${to}"><link rel="canonical" href="${canonical}"></head><body><p><a href="${to}">${to}</a></p></body></html>\n`
}
