import { abilities } from './abilities.ts'
import { asked, isUnusable } from './addresses.ts'
import type { Fault, Found } from './faults.ts'
import { limits } from './limits.ts'
import { measures } from './measures.ts'
import type { Host, Rules } from './rules.ts'
import { differInSlash } from './underscore-files.ts'

/**
 * Everything that a host cannot do with rules, all at once. Rules with a fault that stops must not be published: the
 * host's files would say something else than the rules, or nothing.
 */
export function checkRules(host: Host, rules: Rules): Fault[] {
  const unclear = [...unusable(rules), ...contradictions(host, rules)].filter(isFault)
  // A host's files are measured as they would be written, which is possible only without these.
  const found = unclear.length > 0 ? unclear : [...abilities(host, rules), ...measures(host, rules)]
  return found.filter(isFault).map(fault => ({
    ...{ host, count: fault.examples.length },
    ...fault,
    examples: fault.examples.slice(0, 5),
  }))
}

function isFault({ examples }: Found): boolean {
  return examples.length > 0
}

function unusable(rules: Rules): Found[] {
  const { basePath, moved, movedFolders = [], gone, gonePage, headers } = rules
  const asks = [...moved.map(({ from }) => from), ...gone.map(({ address }) => address)]
  const plain = moved.map(({ to }) => to)
  const paths = [basePath, ...(gonePage === undefined ? [] : [gonePage])]
  const folders = movedFolders.flatMap(({ from, to }) => [from, to])
  const addresses = [
    ...[...asks, ...plain, ...folders].filter(isUnusable),
    ...[...plain, ...folders].filter(address => address.includes('?')),
    ...folders.filter(folder => !folder.endsWith('/')),
    ...paths.filter(path => !/^\/[\w./~-]*$/.test(path) || isUnusable(path)),
    ...[basePath].filter(path => !path.endsWith('/')),
  ]
  const inHeaders = headers.flatMap(({ pattern, headers: given }) => [
    ...[pattern].filter(one => !/^\/[\w/.*~-]*$/.test(one)),
    ...Object.entries(given)
      .filter(([name, value]) => !/^[A-Za-z\d-]+$/.test(name) || !isPlainValue(value))
      .map(([name]) => name),
  ])
  return [
    { limit: 'address', stops: true, instead: 'correct-address', examples: addresses },
    { limit: 'header', stops: true, instead: 'correct-header', examples: inHeaders },
  ]
}

/** Whether a value is a line of ASCII without signs that a server's configuration may fill in. */
function isPlainValue(value: string): boolean {
  return /^[!-~]([ -~]*[!-~])?$/.test(value) && !/[$\\`{}]/.test(value)
}

/** Rules that say two things of one address, or lead on to an address that leads on. */
function contradictions(host: Host, rules: Rules): Found[] {
  const { tells, first, query: asks } = limits[host]
  const alike = (address: string) => {
    const { path, query } = asked(address)
    const told = tells.capitals ? path : path.toLowerCase()
    const ended = tells.slash || path === '/' ? told : told.replace(/\/$/, '')
    return query === undefined ? ended : `${ended}?${query}`
  }
  const moved = tells.slash ? rules.moved : rules.moved.filter(one => !differInSlash(one))
  const answers = new Map<string, string>()
  const said = [
    ...moved.map(({ from, to }) => ({ address: from, answer: to })),
    ...rules.gone.map(({ address }) => ({ address, answer: '410' })),
  ]
  const two = said.filter(({ address, answer }) => {
    const known = answers.get(alike(address))
    if (known === undefined) answers.set(alike(address), answer)
    return known !== undefined && known !== answer
  })
  const leadsOn = (to: string) => (answers.get(alike(to)) ?? '410') !== '410'
  // A host that hands the query on would ask itself for the same again.
  const circles = (from: string, to: string) =>
    asks === 'parameters' && from.includes('?') && alike(asked(from).path) === alike(to)
  const again =
    first === 'rules' ? moved.filter(({ from, to }) => leadsOn(to) || circles(from, to)) : []
  return [
    {
      ...{ limit: 'two-answers', stops: true, instead: 'one-rule' },
      examples: two.map(({ address }) => address),
    },
    {
      ...{ limit: 'second-hop', stops: true, instead: 'lead-to-the-end' },
      examples: again.map(({ from }) => from),
    },
  ]
}
