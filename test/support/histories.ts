import { existsSync, readFileSync } from 'node:fs'
import { rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { isAskedAddress } from '../../src/archive/address.ts'
import { textsOf } from '../../src/plan/address-facts.ts'
import { hostRules } from '../../src/plan/host-rules.ts'
import { addressOfFile, fileOf } from '../../src/plan/site-path.ts'
import { writeHostFiles } from '../../src/publish/host-files.ts'
import { type Opened, open } from '../../src/publish/open.ts'
import { article, filesBelow, type Place, write } from './build.ts'
import { drawing } from './desk.ts'
import { keepingIn, writeKept } from './keeper.ts'
import { nginxOver, unansweredBy } from './nginx-answers.ts'
import { standInBuild } from './stand-in.ts'

/** What an article of a newsroom says; `undefined` takes a key away. */
type Said = Record<string, unknown> & { title: string; date: string; body: string }

/** The settings of a newsroom that its keeper changes over the years. */
interface Settings {
  itemsPerPage: number
  records: boolean | 'json'
  feeds: string[]
  from: number
  cards: boolean
  arabic: 'ar' | 'arabic' | undefined
  former: string[]
  sections: (string | { label: string; aliases: string[] })[]
  basePath: string
  tags: Record<string, { aliases: string[]; translation?: string }>
}

const words = 'quay tide wall storm ferry harbour seal gull pilot lamp reef buoy anchor mast'.split(
  ' ',
)
const topics = ['Tides', 'Ferries', 'Storms', 'Letters']
const pick = <Item>(items: readonly Item[], n: number): Item => items[n % items.length] as Item
const day = (n: number) => `20${10 + (n % 4)}-0${1 + (n % 3)}-1${n % 4}`
const textOf = (n: number) =>
  Array.from({ length: 40 }, (_, i) => words[(n * 7 + i * (n + 3)) % words.length]).join(' ')

const labelOf = (section: Settings['sections'][number]) =>
  typeof section === 'string' ? section : section.label

/** A newsroom whose archive changes over the years, and every address that its readers ever had. */
export class Newsroom {
  readonly at: Place
  readonly articles = new Map<string, Said>()
  readonly deleted: [string, Said][] = []
  readonly settings: Settings = {
    ...{ itemsPerPage: 5, records: true, feeds: ['rss', 'atom'], from: 2, cards: false },
    ...{ arabic: 'ar', former: [], sections: ['News', 'Sport'], tags: {}, basePath: '/' },
  }
  /** Every address at which there was ever a file for readers, below the base path of the site. */
  readonly ever = new Set<string>()
  /** The same from the root of the host. */
  readonly everOnHost = new Set<string>()
  /** How many addresses lead on or are gone, by the last publication. */
  counts = { moved: 0, gone: 0 }

  /** Whether a real server is asked too, with the rules that a build writes for it. */
  private readonly isServed: boolean

  constructor(at: Place, isServed = false) {
    this.at = at
    this.isServed = isServed
  }

  async begin(count: number): Promise<void> {
    for (const name of ['a', 'b', 'c']) {
      await write(this.at.content, { [`media/${name}.svg`]: drawing(1 + name.charCodeAt(0)) })
    }
    for (let n = 0; n < count; n += 1) await this.save(`a${n}`, this.article(n))
    await this.saveSettings()
  }

  article(n: number): Said {
    const picture = `${pick(['a', 'b', 'c'], n)}.svg`
    return {
      ...{ title: `Story ${n}`, date: day(n), body: `Story ${n}: ${textOf(n)}.\n` },
      ...{
        tags: [pick(topics, n), pick(topics, n + 1)],
        section: labelOf(pick(this.settings.sections, n)),
      },
      ...(n % 5 === 0 ? { id: `id-${n}` } : {}),
      ...(n % 4 === 1 ? { lang: 'ar' } : {}),
      ...(n % 7 === 3 ? { aliases: [`/?p=${n}`] } : {}),
      ...(n % 6 === 2 && existsSync(join(this.at.content, 'media', picture))
        ? { cover: { src: picture, alt: 'A' } }
        : {}),
    }
  }

  async save(name: string, said: Said): Promise<void> {
    this.articles.set(name, said)
    const { body, ...all } = said
    const fields = Object.fromEntries(
      Object.entries(all).filter(([, value]) => value !== undefined),
    )
    await write(this.at.content, { [`articles/${name}.md`]: article(fields, body) })
  }

  /** Reads again what was written into an article from outside. */
  async change(n: number, to: Partial<Said>): Promise<void> {
    const name = this.name(n)
    const path = join(this.at.content, `articles/${name}.md`)
    const aliases = /^aliases: (\[.*\])$/m.exec(readFileSync(path, 'utf8'))?.[1]
    const before = this.articles.get(name) as Said
    const kept = aliases === undefined ? {} : { aliases: JSON.parse(aliases) as string[] }
    await this.save(name, { ...before, ...kept, ...to })
  }

  /** Takes back what was decided of addresses, as a keeper does when an article is there again. */
  async forgetDecisions(): Promise<void> {
    for (const file of ['redirects.yaml', 'gone.yaml']) {
      await rm(join(this.at.content, file), { force: true })
    }
  }

  name(n: number): string {
    return pick([...this.articles.keys()], n)
  }

  async saveSettings(): Promise<void> {
    const { itemsPerPage, records, feeds, from, cards, arabic, former, sections, tags, basePath } =
      this.settings
    const paths = former.filter(path => path !== arabic)
    const site = {
      ...{ name: 'The Quay', address: 'https://quay.example', itemsPerPage, records, sections },
      ...{ basePath, host: this.isServed ? ['nginx'] : [] },
      ...{ feeds: { forms: feeds, from }, socialCards: cards ? 'all' : 'none' },
      ...(arabic === undefined
        ? { formerPaths: paths }
        : { editions: [{ language: 'ar', path: arabic, formerPaths: paths }] }),
    }
    const labels = Object.entries(tags).map(([label, { aliases, translation }]) => ({
      ...{ label, aliases },
      ...(translation === undefined ? {} : { translations: { ar: translation } }),
    }))
    await write(this.at.content, {
      'site.yaml': JSON.stringify(site),
      'tags.yaml': JSON.stringify(labels),
    })
  }

  /** Takes away aliases that are the addresses of other articles, as the message says; whether there were any. */
  private async removeAliases({ errors }: Opened): Promise<boolean> {
    const taken = errors.flatMap(problem =>
      problem.code === 'address-taken' && String(problem.at).startsWith('aliases') ? [problem] : [],
    )
    for (const { file, address } of taken) {
      const path = join(this.at.content, file)
      const alias = JSON.stringify(address)
      const text = readFileSync(path, 'utf8')
      const without = [`, ${alias}`, `${alias}, `, `${alias},`, alias].find(one =>
        text.includes(one),
      )
      await writeFile(path, text.replace(without ?? '', ''))
    }
    return taken.length > 0
  }

  /** Takes away files of `public/` where the site has something, as the message says; whether there were any. */
  private async removeFiles({ errors }: Opened): Promise<boolean> {
    const taken = errors.filter(({ code }) => code === 'public-file-taken')
    for (const { file } of taken) await rm(join(this.at.content, file))
    return taken.length > 0
  }

  /** What a keeper does before publishing: old addresses are kept, new ones written down. Then the site is made. */
  async publish(n: number): Promise<string[]> {
    let opened = await this.open()
    // What was said to be gone, or to lead elsewhere, is there again.
    if (opened.errors.some(({ code }) => code === 'gone-live' || code === 'address-reserved')) {
      await this.forgetDecisions()
      opened = await this.open()
    }
    if (await this.removeAliases(opened)) opened = await this.open()
    if (await this.removeFiles(opened)) opened = await this.open()
    const wrong = opened.errors.filter(
      ({ code }) => !['address-lost', 'address-reused', 'redirect-unknown'].includes(code),
    )
    if (wrong.length > 0) throw new Error(JSON.stringify(wrong[0]))
    await this.keep(opened, n)
    opened = await this.open()
    // What was decided makes pages, such as the list of what was withdrawn.
    await this.keep(opened, n)
    const lost = opened.problems.filter(({ code }) => code.startsWith('address-'))
    if (lost.length > 0) throw new Error(`after keeping: ${JSON.stringify(lost)}`)
    const rules = hostRules(opened.plan)
    this.counts = { moved: rules.moved.length, gone: rules.gone.length }
    if (opened.errors.length > 0) throw new Error(JSON.stringify(opened.errors[0]))
    if (!(await standInBuild(this.at))) throw new Error('the content has errors')
    const files = await filesBelow(this.at.out)
    const asked = textsOf(opened.plan.archive).flatMap(text => text.aliases.filter(isAskedAddress))
    for (const address of [...files.filter(isForReaders).map(addressOfFile), ...asked]) {
      this.ever.add(address)
      this.everOnHost.add(this.settings.basePath.slice(0, -1) + address)
    }
    const unanswered = this.unanswered(rules)
    return this.isServed ? [...unanswered, ...(await this.unserved(opened))] : unanswered
  }

  /** Every address ever published at which nginx answers nothing, or leads on twice. */
  private async unserved({ hostFiles }: Opened): Promise<string[]> {
    writeHostFiles(hostFiles, this.at.out, this.at)
    const server = await nginxOver(this.at, this.settings.basePath)
    try {
      return await unansweredBy(server, this.everOnHost)
    } finally {
      await server.close()
    }
  }

  async open(): Promise<Opened> {
    const opened = await open(this.at, { now: Date.parse('2026-01-01'), writing: false })
    opened.store.close()
    return opened
  }

  private async keep(opened: Opened, n: number): Promise<void> {
    const today = `2025-12-${String(1 + (n % 28)).padStart(2, '0')}`
    const keeping = keepingIn(this.at, opened.plan, today)
    const first = keeping()
    const reused = opened.problems.flatMap(problem =>
      problem.code === 'address-reused' ? ['--same', problem.address] : [],
    )
    const decided = first.left.flatMap(({ address }, i) => this.decide(address, n + i))
    const kept = keeping(...reused, ...decided)
    const { left, refused } = kept
    if (left.length + refused.length > 0) throw new Error(JSON.stringify({ left, refused }))
    await writeKept(this.at, kept)
  }

  protected decide(address: string, n: number): string[] {
    if (isAskedAddress(address)) return ['--moved', address, '/archive/']
    return n % 2 === 0 || !address.endsWith('/')
      ? ['--gone', address, pick(['error', 'legal', 'expired'], n)]
      : ['--moved', address, '/archive/']
  }

  /** Every address ever published at which a reader would get nothing, or would be led on twice. */
  private unanswered({ moved, gone }: ReturnType<typeof hostRules>): string[] {
    const to = new Map(moved.map(rule => [rule.from, rule.to]))
    const isGone = new Set(gone.map(({ address }) => address))
    const fileAt = (address: string) =>
      join(this.at.out, address.endsWith('/') ? `${address}index.html` : address)
    const leads = (address: string) =>
      to.get(address) ??
      /^\[\s*"[^"]*",\s*"alias",\s*\{\s*"to": "([^"]*)"/.exec(
        address.endsWith('/') && existsSync(fileAt(address))
          ? readFileSync(fileAt(address), 'utf8')
          : '',
      )?.[1]
    return [...this.ever].flatMap(address => {
      const next = leads(address)
      if (isGone.has(address)) return next === undefined ? [] : [`${address} is gone and moved`]
      if (next === undefined) return existsSync(fileAt(address)) ? [] : [`${address} is lost`]
      const end = decodeURI(next)
      if (isGone.has(end)) return []
      if (!existsSync(fileAt(end))) return [`${address} leads to ${end}, which is lost`]
      return leads(end) === undefined ? [] : [`${address} leads to ${end}, which leads on`]
    })
  }
}

/** Files whose addresses nobody keeps: those for robots, for the search and for hosts. */
function isForReaders(file: string): boolean {
  return !/(?:^|\/)(?:sitemap[^/]*\.xml|robots\.txt|404\.html|asked\.json|\.[^/]*|pagefind\/.*|search\/[^/]+\.json)$|~\//.test(
    file,
  )
}

/** What can happen in a newsroom between two publications. */
export const events = {
  write: (room: Newsroom, n: number) => room.save(`new-${n}`, room.article(n + 100)),
  rename: async (room: Newsroom, n: number) => {
    const [name, to] = [room.name(n), `renamed-${n}`]
    const said = room.articles.get(name)
    if (!said || room.articles.has(to)) return
    await room.change(n, {})
    const file = (one: string) => join(room.at.content, `articles/${one}.md`)
    await rename(file(name), file(to))
    room.articles.delete(name)
    room.articles.set(to, said)
    await room.change([...room.articles.keys()].indexOf(to), {})
  },
  redate: (room: Newsroom, n: number) => room.change(n, { date: day(n + 5) }),
  retitle: (room: Newsroom, n: number) => room.change(n, { title: `Other ${n}` }),
  rewrite: (room: Newsroom, n: number) => room.change(n, { body: `All is new ${n}.\n` }),
  mend: (room: Newsroom, n: number) => {
    const said = room.articles.get(room.name(n)) as Said
    return room.change(n, { body: `${said.body.trimEnd()} Corrected.\n` })
  },
  retag: (room: Newsroom, n: number) => room.change(n, { tags: [`Topic ${n % 7}`] }),
  slug: (room: Newsroom, n: number) => room.change(n, { slug: `slug ${n}` }),
  permalink: (room: Newsroom, n: number) => room.change(n, { permalink: `/at/${n}/` }),
  picture: (room: Newsroom, n: number) => room.change(n, { cover: undefined }),
  unalias: (room: Newsroom, n: number) => room.change(n, { aliases: [] }),
  withdraw: (room: Newsroom, n: number) =>
    room.change(n, { withdrawn: { reason: pick(['legal', 'expired'], n), date: '2025-01-01' } }),
  reinstate: (room: Newsroom, n: number) => room.change(n, { withdrawn: undefined }),
  draft: (room: Newsroom, n: number) => room.change(n, { draft: true }),
  restore: async (room: Newsroom, n: number) => {
    await room.change(n, { draft: false })
    await room.forgetDecisions()
  },
  remove: async (room: Newsroom, n: number) => {
    if (room.articles.size < 4) return
    await room.change(n, {})
    const name = room.name(n)
    room.deleted.push([name, room.articles.get(name) as Said])
    room.articles.delete(name)
    await rm(join(room.at.content, `articles/${name}.md`))
  },
  bring: async (room: Newsroom) => {
    const [name, said] = room.deleted.pop() ?? []
    if (name === undefined || !said || room.articles.has(name)) return
    await room.save(name, said)
    await room.forgetDecisions()
  },
  mergeTags: (room: Newsroom, n: number) => {
    const [into, other] = [pick(topics, n), pick(topics, n + 1 + (n % 2))]
    const { tags } = room.settings
    if (Object.values(tags).some(({ aliases }) => aliases.includes(into))) return
    if (into === other || other in tags) return
    if (Object.values(tags).some(({ aliases }) => aliases.includes(other))) return
    tags[into] = { aliases: [...(tags[into]?.aliases ?? []), other] }
    return room.saveSettings()
  },
  splitTags: (room: Newsroom) => {
    room.settings.tags = {}
    return room.saveSettings()
  },
  translate: (room: Newsroom, n: number) => {
    const label = Object.keys(room.settings.tags)[0]
    if (label !== undefined)
      (room.settings.tags[label] as { translation?: string }).translation = `مد ${n}`
    return room.saveSettings()
  },
  perPage: (room: Newsroom, n: number) => {
    room.settings.itemsPerPage = 5 + (n % 4) * 3
    return room.saveSettings()
  },
  records: (room: Newsroom, n: number) => {
    room.settings.records = pick([true, false, 'json'] as const, n)
    return room.saveSettings()
  },
  feeds: (room: Newsroom, n: number) => {
    room.settings.feeds = pick([['rss'], ['atom', 'json'], [], ['rss', 'atom', 'json']], n)
    room.settings.from = 1 + (n % 5)
    return room.saveSettings()
  },
  cards: (room: Newsroom, n: number) => {
    room.settings.cards = n % 2 === 0
    return room.saveSettings()
  },
  edition: (room: Newsroom, n: number) => {
    const { settings } = room
    const next = pick(['ar', 'arabic', undefined] as const, n)
    if (settings.arabic !== undefined && settings.arabic !== next) {
      settings.former = [...new Set([...settings.former, settings.arabic])]
    }
    settings.arabic = next
    return room.saveSettings()
  },
  basePath: (room: Newsroom, n: number) => {
    room.settings.basePath = pick(['/', '/news/', '/old/paper/'], n)
    return room.saveSettings()
  },
  /** The files of two articles change their names: by their ids they are known, and by their words. */
  swap: async (room: Newsroom, n: number) => {
    const [a, b] = [room.name(n), room.name(n + 1)]
    if (a === b) return
    await room.change(n, {})
    await room.change(n + 1, {})
    const [one, other] = [room.articles.get(a) as Said, room.articles.get(b) as Said]
    await room.save(a, other)
    await room.save(b, one)
  },
  /** A section has another name in its articles and in the settings, which know the older one. */
  renameSection: async (room: Newsroom, n: number) => {
    const { sections } = room.settings
    const at = n % sections.length
    const before = pick(sections, at)
    const [label, older] = [`Section ${n}`, typeof before === 'string' ? [] : before.aliases]
    if (sections.some(one => labelOf(one) === label)) return
    sections[at] = { label, aliases: [...older.filter(one => one !== label), labelOf(before)] }
    for (const [i, said] of [...room.articles.values()].entries()) {
      if (said.section === labelOf(before)) await room.change(i, { section: label })
    }
    return room.saveSettings()
  },
  renamePicture: async (room: Newsroom, n: number) => {
    const covers = [...room.articles.values()].flatMap(({ cover }) => cover ?? []) as {
      src: string
    }[]
    const src = covers.length > 0 ? pick(covers, n).src : undefined
    const to = `picture-${n}.svg`
    if (src === undefined || existsSync(join(room.at.content, 'media', to))) return
    await rename(join(room.at.content, 'media', src), join(room.at.content, 'media', to))
    for (const [i, { cover }] of [...room.articles.values()].entries()) {
      const one = cover as { src: string } | undefined
      if (one?.src === src) await room.change(i, { cover: { ...one, src: to } })
    }
    for (const [name, said] of room.deleted) {
      const one = said.cover as { src: string } | undefined
      if (one?.src === src)
        room.deleted[room.deleted.findIndex(([known]) => known === name)] = [
          name,
          { ...said, cover: { ...one, src: to } },
        ]
    }
  },
  leaflet: (room: Newsroom, n: number) =>
    write(room.at.public, { [`Leaflets/No ${n % 5}.pdf`]: `${n}` }),
  handmade: (room: Newsroom, n: number) =>
    write(room.at.public, { [`made/${n % 3}/index.html`]: `${n}` }),
  clear: (room: Newsroom, n: number) =>
    rm(join(room.at.public, n % 2 === 0 ? 'made' : 'Leaflets'), { recursive: true, force: true }),
  /** An article is made again as a page by hand, at its address. */
  handmake: async (room: Newsroom, n: number) => {
    const file = `articles/${room.name(n)}.md`
    const { plan } = await room.open()
    const text = textsOf(plan.archive).find(one => one.file === file)
    await events.remove(room, n)
    if (!text || existsSync(join(room.at.content, file))) return
    await write(room.at.public, { [fileOf(text.address)]: `${n}` })
  },
  replacePicture: async (room: Newsroom, n: number) => {
    const covers = [...room.articles.values()].flatMap(({ cover }) => cover ?? []) as {
      src: string
    }[]
    if (covers.length === 0) return
    await write(room.at.content, { [`media/${pick(covers, n).src}`]: drawing(300 + n) })
  },
} as const

/** One thing that happens. */
export interface Event {
  kind: keyof typeof events
  n: number
}

/** Random histories of so many publications, the same for the same seed. */
export function randomHistories(count: number, publications: number, seed: number): Event[][][] {
  const event: fc.Arbitrary<Event> = fc.record({
    kind: fc.constantFrom(...(Object.keys(events) as Event['kind'][])),
    n: fc.nat(60),
  })
  const publication = fc.array(event, { minLength: 1, maxLength: 4 })
  const history = fc.array(publication, { minLength: publications, maxLength: publications })
  return fc.sample(history, { numRuns: count, seed })
}

/** A history in words. */
export function historyName(history: readonly Event[][]): string {
  return history.map(all => all.map(({ kind, n }) => `${kind} ${n}`).join(', ')).join(' / ')
}
