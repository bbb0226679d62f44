import { readdirSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, symlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { rulesFolder } from '../../src/publish/host-files.ts'
import type { Place } from './build.ts'
import { type RealServer, startServerWith } from './servers.ts'

/** Starts nginx over a site at a path of its host, with the rules that its build wrote. */
export async function nginxOver(at: Place, basePath: string): Promise<RealServer> {
  const folder = join(rulesFolder(at), 'nginx')
  const files = readdirSync(folder).map(name => ({
    ...{ name, text: readFileSync(join(folder, name), 'utf8'), place: 'beside' as const },
  }))
  return startServerWith('nginx', await rootWith(at, basePath), { basePath: '/', files })
}

/** The root folder of a host at whose path the site is. */
async function rootWith({ root, out }: Place, basePath: string): Promise<string> {
  if (basePath === '/') return out
  const folder = await mkdtemp(join(root, 'host-'))
  const path = join(folder, basePath.slice(0, -1))
  await mkdir(dirname(path), { recursive: true })
  await symlink(out, path)
  return folder
}

/** So many requests are under way at a time. */
const atOnce = 8

/** Addresses (from the root of the host, decoded) at which a reader gets nothing, or is led on twice. */
export async function unansweredBy(
  server: RealServer,
  addresses: Iterable<string>,
): Promise<string[]> {
  const wrong: string[] = []
  const ends = new Map<string, Promise<number>>()
  const statusAt = (link: string) => {
    const known = ends.get(link) ?? server.ask(link).then(({ status }) => status)
    ends.set(link, known)
    return known
  }
  const left = [...addresses].values()
  const walk = async () => {
    for (const address of left) {
      const { status, location } = await server.ask(encodeURI(address))
      const end = status === 301 && location ? await statusAt(location) : status
      const isAnswered = end === 410 || end === 200
      if (!isAnswered) wrong.push(`${address}: ${status} ${location ?? ''} ${end}`)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, walk))
  return wrong
}
