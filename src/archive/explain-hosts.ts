import { error, list, warning } from './explanation.ts'

/** Something that a host cannot do with the rules of a site. */
interface HostFault {
  host: string
  /** What is against it, and how many there may be where that is a matter of number (`src/hosts/faults.ts`). */
  limit: string
  count: number
  most?: number
  /** The way out, or what readers get. */
  instead: string
  examples: readonly string[]
}

/** What hosts cannot do with the rules of a site. */
export const hostProblems = {
  'host-refuses': error(
    (p: HostFault) => `${obstacle(p)}${named(p)} ${ways[p.instead] ?? seen(p)}`,
  ),
  'host-gives-less': warning(
    (p: HostFault) => `${obstacle(p)}${named(p)} ${ways[p.instead] ?? seen(p)}`,
  ),
  'host-file-taken': error((p: { host: string; name: string; other: string }) =>
    /^public\//.test(p.other)
      ? `“${p.host}” needs a file ${p.name}, but ${p.other} is there. Move its redirects to redirects.yaml and delete it, or remove ${p.host} from “host”.`
      : `“${p.host}” and “${p.other}” both need a file ${p.name}. Remove one of them from “host”, and build the site once for each.`,
  ),
} as const

const amount = (value: number | undefined) => (value ?? 0).toLocaleString('en')

const obstacles: Readonly<Record<string, (p: HostFault) => string>> = {
  rules: p => `takes ${amount(p.most)} rules, and this site has ${amount(p.count)}`,
  'rules-static': p => `takes ${amount(p.most)} exact rules, and this site has ${amount(p.count)}`,
  'rules-dynamic': p =>
    `takes ${amount(p.most)} rules for folders, and this site has ${amount(p.count)}`,
  'rule-length': p => `takes rules of ${amount(p.most)} characters; ${amount(p.count)} are longer`,
  'file-size': p => `takes a rule file of ${amount(p.most)} bytes, and this one is larger`,
  'header-rules': p => `takes ${amount(p.most)} header patterns, and there are more`,
  'header-length': p => `takes header lines of ${amount(p.most)} characters; some are longer`,
  'worker-size': p => `takes a worker of ${amount(p.most)} bytes, and this one is larger`,
  'path-parts': p => `takes addresses of ${amount(p.most)} parts; ${amount(p.count)} have more`,
  address: () => 'cannot write rules for some of the addresses',
  header: () => 'cannot send some of the headers',
  'two-answers': () => 'would get two rules for one address',
  'second-hop': () => 'would redirect readers twice',
  signs: p => `cannot match some signs in ${amount(p.count)} of the addresses`,
  gone: p =>
    `cannot answer 410 for ${p.count === 1 ? 'a withdrawn address' : `${amount(p.count)} withdrawn addresses`}`,
  folder: () => 'has no rules for whole folders',
  precompressed: () => 'does not send files that were compressed beforehand',
  'worker-requests': () => 'counts every request that its worker answers',
}

const ways: Readonly<Record<string, string>> = {
  'correct-address': 'Correct the address.',
  'correct-header': 'Correct the header.',
  'one-rule': 'Keep one alias or redirect for it.',
  'lead-to-the-end': 'Point the redirect at its final address.',
  fold: 'Even rules for whole folders are too many; keep to a host that takes more, such as nginx.',
  'fewer-header-rules': 'Use fewer patterns.',
  'shorter-address': 'Choose a shorter address.',
  'paid-plan': 'A paid plan takes more.',
  'own-server': 'A server of your own takes them.',
  'page-leads-on': 'The pages at these addresses lead on by themselves.',
  'script-leads-on': 'A script on the page for unknown addresses leads on.',
  'page-says-gone': 'Readers see the notice, but with another status.',
  'header-of-the-host': 'The host sends its own header.',
  'host-compresses':
    'They would only count as files: set “precompressed” in site.yaml for servers of your own.',
  'requests-count': 'Check its pricing.',
}

function seen({ host }: HostFault): string {
  return `See “${host}” in docs/hosting.md.`
}

function obstacle(p: HostFault): string {
  return `“${p.host}” ${obstacles[p.limit]?.(p) ?? `refuses “${p.limit}”`}.`
}

function named({ examples }: HostFault): string {
  return examples.length === 0 ? '' : ` Among them: ${list(examples.slice(0, 3))}.`
}
