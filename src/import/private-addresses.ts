import { type LookupAddress, lookup } from 'node:dns'
import { BlockList, isIP, isIPv6, type LookupFunction } from 'node:net'

type Subnet = readonly [network: string, bits: number]

/** Networks on which a site can be reached by its own people only (RFC 1918, 4193, 6598, 6890). */
const privateSubnets: readonly Subnet[] = [
  ...([
    ['10.0.0.0', 8],
    ['127.0.0.0', 8],
    ['172.16.0.0', 12],
    ['192.168.0.0', 16],
  ] as const),
  ...([
    ['100.64.0.0', 10],
    ['198.18.0.0', 15],
    ['::1', 128],
    ['fc00::', 7],
    ['fec0::', 10],
  ] as const),
]

/** Networks of no site at all: link-local ones, on which clouds answer with credentials, and reserved ones. */
const siteless: readonly Subnet[] = [
  ...([
    ['0.0.0.0', 8],
    ['169.254.0.0', 16],
    ['192.0.0.0', 24],
    ['100.100.100.200', 32],
    ['168.63.129.16', 32],
    ['192.88.99.0', 24],
  ] as const),
  ...([
    ['224.0.0.0', 4],
    ['240.0.0.0', 4],
    ['::', 128],
    ['fe80::', 10],
    ['ff00::', 8],
  ] as const),
  ...([
    ['fd00:ec2::254', 128],
    ['fd20:ce::254', 128],
    ['2001::', 32],
    ['2002::', 16],
    ['64:ff9b:1::', 48],
  ] as const),
]

const [ownOnly, never] = [listOf(privateSubnets), listOf(siteless)]

/** The list of networks; those of IPv4 also as IPv6 reaches them through a translator (RFC 6052) or writes them (RFC 4291). */
function listOf(subnets: readonly Subnet[]): BlockList {
  const list = new BlockList()
  for (const [network, bits] of subnets) {
    if (isIPv6(network)) list.addSubnet(network, bits, 'ipv6')
    else {
      list.addSubnet(network, bits, 'ipv4')
      list.addSubnet(`64:ff9b::${network}`, 96 + bits, 'ipv6')
      if (network !== '0.0.0.0') list.addSubnet(`::${network}`, 96 + bits, 'ipv6')
    }
  }
  return list
}

/**
 * Whether an import must not load anything from an IP address: it is on a private network, and the old site is not,
 * or no site can be there.
 *
 * @param isHome whether the address is that of the old site
 */
export function isForbidden(ip: string, isHome: boolean): boolean {
  const family = isIPv6(ip) ? 'ipv6' : 'ipv4'
  return never.check(ip, family) || (!isHome && ownOnly.check(ip, family))
}

/** Why nothing is loaded from a URL whose host is a forbidden IP address; undefined for names, which are looked up. */
export function whyForbidden({ hostname }: URL, isHome: boolean): string | undefined {
  const ip = hostname.replace(/^\[(.*)\]$/, '$1')
  return isIP(ip) > 0 && isForbidden(ip, isHome) ? reasonFor(ip) : undefined
}

/** Looks up the addresses of a host as Node does, and fails when one of them is forbidden: it is the one connected to. */
export function lookupFor(isHome: boolean): LookupFunction {
  return (host, options, done) => {
    lookup(host, { ...options, all: true }, (error, found: LookupAddress[]) => {
      const bad = error ? undefined : found.find(({ address }) => isForbidden(address, isHome))
      const [first] = found ?? []
      if (error || !first) done(error ?? new Error('its host has no address'), [])
      else if (bad) done(new Error(reasonFor(bad.address)), [])
      else if (options.all) done(null, found)
      else done(null, first.address, first.family)
    })
  }
}

function reasonFor(ip: string): string {
  return `${ip} is an address of a private network, which the old site is not on`
}
