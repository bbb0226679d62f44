import { isAskedAddress } from './address.ts'
import { error, warning } from './explanation.ts'
import { shellWord } from './shell-word.ts'

/** What became of an address that was published and no longer answers. */
export interface Became {
  address: string
  /** Where what was there is now, if that is known. */
  to?: string
  /** The file of the article or page that is there, in which the older address can be an alias. */
  source?: string
  /** How that is known. */
  evidence?:
    | 'the same id'
    | 'the same file'
    | 'the same text'
    | 'nearly the same text'
    | 'the same picture'
  /** A list whose name is nearly the same. */
  near?: string
}

/** Mistakes in the ledger of addresses, and addresses that a site has lost. */
export const addressProblems = {
  'addresses-conflict': error(
    () =>
      'This file has the marks of a git conflict. Every line is a fact, so keep those of both sides: run “npm run keep -- --mend”, or remove the lines with <<<<<<<, ======= and >>>>>>>.',
  ),
  'addresses-doubled': error(
    (p: { before: number }) =>
      `This line repeats line ${p.before}. Remove one of them, or run “npm run keep -- --mend”.`,
  ),
  'addresses-line': error(
    (p: { written: string }) =>
      `Backfile does not recognise the line “${p.written}”. A line has an address, what was there and how to know it again, with tabs between them. Restore it from git, or remove it if that address was never published.`,
  ),
  'addresses-unknown': error(
    (p: { written: string }) =>
      `This file begins with “${p.written}”, so it does not belong to the ledger of addresses. Restore it from git, or move it out of addresses/.`,
  ),
  'addresses-version': error(
    (p: { version: string }) =>
      `A later version of Backfile wrote this file (ledger version ${p.version}). Update Backfile; nothing has been changed.`,
  ),
  'address-lost': error(lost),
  'address-missing': warning(lost),
  'address-reused': error(
    (p: { address: string; owner: string; ledger: string; isPublic: boolean }) =>
      `The address ${p.address} was published for ${p.owner} (${p.ledger}), so nothing else can have it. ${p.isPublic ? 'Give this file another name. If it says what was there, run' : 'Give this file another “slug”. If both are one article, run'} “npm run keep -- --same ${shellWord(p.address)}”.`,
  ),
  'edition-moved': error(
    (p: { path: string; to: string; count: number }) =>
      `The edition at /${p.path}/ ${p.to === '' ? 'has become part of the main edition' : `has moved to ${p.to}/`}, and ${p.count.toLocaleString('en')} published addresses no longer answer. Add “formerPaths: [${p.path}]” to ${p.to === '' ? 'site.yaml' : 'that edition in site.yaml'}.`,
  ),
  'base-path-moved': warning(
    (p: { before: string; now: string }) =>
      `The site has moved from ${p.before} to ${p.now} on its host, and no rules redirect its old addresses. Name your host in “host”, or redirect ${p.before} to ${p.now} there yourself.`,
  ),
  'redirect-circle': error(
    (p: { address: string }) =>
      `The redirect from ${p.address} leads back to itself. Remove an entry of the circle.`,
  ),
  'redirect-elsewhere': error(
    (p: { address: string; to: string }) =>
      `The redirect from ${p.address} cannot lead to ${p.to}: a page can lead to another site, a file cannot. Lead it to a page of this site that has the link.`,
  ),
  'redirect-unknown': error(
    (p: { address: string; to: string }) =>
      `The redirect from ${p.address} leads to ${p.to}, but the site has nothing there. Correct “to”.`,
  ),
} as const

function lost({ address, to, source, evidence, near }: Became): string {
  const start = `The address ${address} was published and no longer answers.`
  if (to !== undefined && source !== undefined) {
    return `${start} What was there is now at ${to} (${evidence}). Add “aliases: [${JSON.stringify(address)}]” to ${source}, or run “npm run keep”.`
  }
  if (to !== undefined) {
    return `${start} What was there is now at ${to} (${evidence}). Add a redirect to redirects.yaml, or run “npm run keep”.`
  }
  const guess = near === undefined ? '' : ` The list at ${near} has nearly the same name.`
  const orGone = isAskedAddress(address)
    ? ''
    : ` or “npm run keep -- --gone ${shellWord(address)} REASON”`
  return `${start}${guess} Restore what was there, or say what became of it: “npm run keep -- --moved ${shellWord(address)} ${near === undefined ? 'NEW-ADDRESS' : shellWord(near)}”${orGone}.`
}
