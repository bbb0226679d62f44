import { isAskedAddress, normalAddress, ownerOf, sameAddress } from '../archive/address.ts'
import { list } from '../archive/explanation.ts'
import { alias, goneAddress, reasons } from '../archive/frontmatter.ts'
import { goneFile, redirectsFile } from '../archive/settings-files.ts'
import { webAddress } from '../archive/web-address.ts'
import { textsOf } from '../plan/address-facts.ts'
import { isPage } from '../plan/former-pages.ts'
import type { Plan } from '../plan/plan.ts'
import { addressOfFile } from '../plan/site-path.ts'
import type { Wishes } from './wishes.ts'

/** What a keeper decided that can be done, and what cannot be done and why, in sentences. */
interface Decided extends Pick<Wishes, 'moved' | 'gone' | 'same'> {
  refused: string[]
}

/**
 * What the keeper decides of addresses that do not answer. What would change an address that does, and what the settings
 * could not say, is refused. `files` are those of `public/`. Addresses come back as they are kept, and lead to where a reader ends.
 */
export function decided(plan: Plan, files: readonly string[], wishes: Wishes): Decided {
  const refused: string[] = []
  const unfree = unfreeIn(plan)
  const unless = <Wish>(fault: string | undefined, wish: () => Wish): Wish[] => {
    if (fault === undefined) return [wish()]
    refused.push(fault)
    return []
  }
  return {
    moved: wishes.moved.flatMap(({ from, to }) =>
      unless(noAddress(from, alias) ?? noTarget(from, to, plan) ?? unfree(from), () => ({
        ...{ from: normalAddress(from), to: endOf(to, plan) },
      })),
    ),
    gone: wishes.gone.flatMap(({ address, reason }) =>
      unless(noAddress(address, goneAddress) ?? noReason(reason) ?? unfree(address), () => ({
        ...{ address: normalAddress(address), reason },
      })),
    ),
    same: wishes.same.flatMap(address =>
      unless(noAddress(address, alias) ?? nothingAt(address, plan, files), () =>
        normalAddress(address),
      ),
    ),
    refused,
  }
}

type Form = typeof alias

function noAddress(written: string, form: Form): string | undefined {
  return form.safeParse(written).success
    ? undefined
    : `“${written}” is not an address of a site. Write a path from the root, such as /tags/storm/.`
}

function noReason(word: string): string | undefined {
  return (reasons as readonly string[]).includes(word)
    ? undefined
    : `“${word}” is not a reason. Reasons are ${list(reasons)}.`
}

function nothingAt(
  address: string,
  { archive }: Plan,
  files: readonly string[],
): string | undefined {
  const key = sameAddress(normalAddress(address))
  const isThere =
    textsOf(archive).some(text => text.address === normalAddress(address)) ||
    files.some(file => sameAddress(addressOfFile(file)) === key)
  return isThere
    ? undefined
    : `${address} is not the address of an article, a page or a file of yours.`
}

function noTarget(from: string, to: string, plan: Plan): string | undefined {
  if (webAddress(to)) {
    return isPage(normalAddress(from))
      ? undefined
      : `${from} cannot lead to ${to}: only a page can lead to another site.`
  }
  if (!goneAddress.safeParse(to).success) {
    return `${from} cannot lead to “${to}”, which is neither an address of the site nor one of the web.`
  }
  const answer = plan.answer(toAddress(to))
  const status = answer?.status
  // At an address with a question mark no page can say that something is gone, so it leads to the one that does.
  if (answer?.status === 410 && answer.hasPage && isAskedAddress(from)) return undefined
  if (status === 410) return `${from} cannot lead to ${to}, which is gone.`
  return status === undefined
    ? `${from} cannot lead to ${to}: the site has nothing there.`
    : undefined
}

/** Where a reader ends who goes to an address. */
function endOf(to: string, plan: Plan): string {
  if (!to.startsWith('/')) return to
  const answer = plan.answer(toAddress(to))
  return answer?.status === 301 ? answer.to : toAddress(to)
}

function toAddress(to: string): string {
  return to === '/' ? to : normalAddress(to)
}

/** Says why an address needs no other answer; undefined for one that nobody has decided of, the first time it is asked. */
function unfreeIn(plan: Plan): (address: string) => string | undefined {
  const { archive } = plan
  const holders = new Map<string, string>([
    ...archive.redirects.map(({ from }) => [sameAddress(from), redirectsFile] as const),
    ...archive.gone.map(({ address }) => [sameAddress(address), goneFile] as const),
    ...textsOf(archive).flatMap(({ file, address, aliases }) =>
      [address, ...aliases].map(one => [sameAddress(one), file] as const),
    ),
  ])
  const paths = archive.editions.slice(1).map(({ site }) => site.path)
  return written => {
    const address = normalAddress(written)
    const owner = isAskedAddress(address) ? undefined : ownerOf(address, paths)
    if (owner !== undefined) return `${address} belongs to ${owner}, which the site writes itself.`
    const key = sameAddress(address)
    const answer = plan.answer(address)
    if (answer?.status === 200) {
      return `${address} is a page of the site now, so there is nothing to decide.`
    }
    // An address in other capital letters is one with that of the page: no settings may name it.
    if (answer?.status === 301 && sameAddress(answer.to) === key) {
      return `${address} leads to ${answer.to} by itself, so there is nothing to decide.`
    }
    const holder = holders.get(key)
    holders.set(key, 'this command')
    return holder && `${holder} already says what becomes of ${address}. Change it there.`
  }
}
