import { mkdtempSync, rmSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { dieAt, type MemoryTarget, memoryTarget, revive } from '../../test/support/memory-target.ts'
import { digestOf } from '../archive/digest.ts'
import type { DeployOptions, ReadySite } from './course.ts'
import { deploy } from './deploy.ts'
import { journalAt } from './journal.ts'
import { headFile, ledgerFolder } from './ledger-head.ts'
import { changesPart } from './ledger-part.ts'
import { beatFile, lockBytes, lockFile, lockOf } from './lock.ts'
import { readLedger, readSureLedger } from './site-ledger.ts'
import { TargetFault } from './target.ts'

const root = mkdtempSync(join(tmpdir(), 'deploy-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

type Pages = Record<string, string>

let machines = 0

/** The folder of what a machine knows of a target. */
function machine(): string {
  machines += 1
  return join(root, String(machines))
}

function options(memory = machine(), more: Partial<DeployOptions> = {}): DeployOptions {
  return {
    ...{ memory, journal: journalAt(join(memory, 'sent.txt')), asked: new Set(['delete']) },
    ...{ isDry: false, isRepair: false, say: () => {}, progress: () => {} },
    patience: { retries: 3, least: 1, most: 2 },
    watching: { watch: 5, beat: 10_000, settle: 0 },
    ...more,
  }
}

function site(pages: Pages, more: Partial<ReadySite> = {}): ReadySite {
  const files = Object.entries(pages).map(([file, text]) => {
    const known = { size: text.length, sha256: digestOf(text), fingerprint: `print of ${text}` }
    return [file, known] as const
  })
  return {
    ...{ address: 'https://news.example/', articles: 3, commit: undefined, files: new Map(files) },
    isHere: () => true,
    bytesOf: async file => Buffer.from(pages[file] ?? ''),
    headersOf: file => ({ 'Content-Type': file.endsWith('.html') ? 'text/html' : 'text/plain' }),
    isAncestor: () => undefined,
    ...more,
  }
}

/** What readers find at a target. */
function published(target: MemoryTarget): Pages {
  const own = [...target.files].filter(([file]) => !file.startsWith(ledgerFolder))
  return Object.fromEntries(own.sort().map(([file, bytes]) => [file, bytes.toString()]))
}

function sorted(pages: Pages): Pages {
  return Object.fromEntries(Object.entries(pages).sort())
}

const first: Pages = {
  'index.html': 'a.html style.css',
  'a.html': '_astro/a.css',
  '_astro/a.css': 'red',
  'feed.xml': 'a.html',
}
const second: Pages = {
  'index.html': 'b.html',
  'a.html': 'b.html _astro/b.css',
  'b.html': 'a.html _astro/b.css',
  '_astro/b.css': 'blue',
  'feed.xml': 'b.html',
}

describe('deploying', () => {
  it('makes a target have the site, and only what differs is sent the next time', async () => {
    const target = memoryTarget()
    const memory = machine()
    await deploy(site(first), target, options(memory))
    expect(published(target)).toEqual(first)
    target.log.length = 0
    await deploy(site({ ...first, 'a.html': 'other' }), target, options(memory))
    expect(published(target)).toEqual(sorted({ ...first, 'a.html': 'other' }))
    const puts = target.log.filter(request => /^(?:PUT|DELETE)/.test(request))
    expect(puts.filter(request => !request.includes(ledgerFolder))).toEqual(['PUT a.html'])
  })

  it('asks for as many things as there are files, and five more, after an edit', async () => {
    const target = memoryTarget()
    const memory = machine()
    await deploy(site({ ...first, '2014/05/x/index.html': 'x' }), target, options(memory))
    target.log.length = 0
    const edited = { ...first, '2014/05/x/index.html': 'y', 'feed.xml': 'y' }
    await deploy(site(edited), target, options(memory))
    expect(target.log).toHaveLength(2 + 5)
  })

  it('asks for two things when the target has the site', async () => {
    const target = memoryTarget()
    const memory = machine()
    await deploy(site(first), target, options(memory))
    target.log.length = 0
    await deploy(site(first), target, options(memory))
    expect(target.log).toEqual([`GET ${headFile}`, `GET ${lockFile}`])
  })

  it('sends what pages load first, replaces feeds after pages, and removes last', async () => {
    const target = memoryTarget()
    await deploy(site(first), target, options())
    target.log.length = 0
    await deploy(site(second), target, options())
    const turns = target.log.filter(
      one => /^(?:PUT|DELETE)/.test(one) && !one.includes(ledgerFolder),
    )
    expect(turns[0]).toBe('PUT _astro/b.css')
    expect(turns[1]).toBe('PUT b.html')
    expect(turns.slice(2, 4).sort()).toEqual(['PUT a.html', 'PUT index.html'])
    expect(turns.slice(4)).toEqual(['PUT feed.xml', 'DELETE _astro/a.css'])
  })

  it('sends and removes a precompressed file with the one that it is made from', async () => {
    const target = memoryTarget()
    await deploy(site({ '2014/a.html': '1', '2014/x.html': '', 'x.css': '' }), target, options())
    target.log.length = 0
    const twins = { '2014/a.html.br': '2', 'feed.xml': '2', 'feed.xml.gz': '2', 'y.css.gz': '' }
    await deploy(site({ '2014/a.html': '2', 'x.css': '', ...twins }), target, options())
    const puts = target.log.filter(one => one.startsWith('PUT') && !one.includes(ledgerFolder))
    expect(puts.slice(0, 3).sort()).toEqual(['PUT feed.xml', 'PUT feed.xml.gz', 'PUT y.css.gz'])
    expect(puts.slice(3).sort()).toEqual(['PUT 2014/a.html', 'PUT 2014/a.html.br'])
  })

  it('replaces a file by a folder of its name, and the reverse', async () => {
    const target = memoryTarget()
    await deploy(site({ 'index.html': '', a: '1', 'b/c': '2' }), target, options())
    target.log.length = 0
    await deploy(site({ 'index.html': '', 'a/d': '1', b: '2' }), target, options())
    expect(target.log.indexOf('DELETE a b/c')).toBeGreaterThan(-1)
    expect(target.log.indexOf('DELETE a b/c')).toBeLessThan(target.log.indexOf('PUT a/d'))
  })

  it('keeps a file that is written in another case, on a disk that ignores case, also when it is killed', async () => {
    const before = { 'index.html': 'Logo.PNG', 'Logo.PNG': 'logo' }
    const after = { 'index.html': 'logo.png', 'logo.png': 'logo' }
    for (let at = 1; at < 30; at += 1) {
      const target = memoryTarget()
      const { read, write, create, remove } = target
      Object.assign(target, {
        read: (file: string) => read(file.toLowerCase()),
        write: (file: string, ...more: [Buffer, Record<string, string>]) =>
          write(file.toLowerCase(), ...more),
        create: (file: string, bytes: Buffer) => create(file.toLowerCase(), bytes),
        remove: (files: string[]) => remove(files.map(file => file.toLowerCase())),
      })
      const memory = machine()
      await deploy(site(before), target, options(memory))
      dieAt(target, at)
      await deploy(site(after), target, options(memory)).catch(() => undefined)
      revive(target)
      await deploy(site(after), target, options(memory))
      expect(published(target)).toEqual(after)
    }
  })

  it('writes what the ledger says even when no byte differs', async () => {
    const target = memoryTarget()
    await deploy(site(first), target, options())
    const files = new Map([...site(first).files].map(([file, known]) => [file, known]))
    const known = { size: 1, sha256: digestOf(first['a.html'] ?? ''), fingerprint: 'another' }
    files.set('a.html', known)
    await deploy(site(first, { files }), target, options())
    const ledger = await readLedger(target, machine())
    expect(ledger.files.get('a.html')?.fingerprint).toBe('another')
  })

  it('shows what it would do and asks nothing but the ledger in a dry run', async () => {
    const target = memoryTarget()
    await deploy(site(first), target, options())
    target.log.length = 0
    const { plan } = await deploy(site(second), target, options(machine(), { isDry: true }))
    expect(plan.puts.map(({ name }) => name)).toEqual(['assets', 'new pages', 'lists', 'feeds'])
    expect(target.log.every(request => request.startsWith('GET'))).toBe(true)
  })

  it('refuses a file that is not as it was built, and the next deploy ends the work', async () => {
    const target = memoryTarget()
    const bytesOf = async (file: string) =>
      file === 'b.html' ? undefined : Buffer.from(second[file] ?? '')
    await deploy(site(first), target, options())
    await expect(deploy(site(second, { bytesOf }), target, options())).rejects.toThrow(
      /not in the output folder as they were built: b\.html/,
    )
    await deploy(site(second), target, options())
    expect(published(target)).toEqual(sorted(second))
    expect(target.files.has(lockFile)).toBe(false)
  })

  it('sends nothing of a site that was built against another target', async () => {
    const target = memoryTarget()
    await deploy(site(first), target, options())
    target.log.length = 0
    const isHere = (file: string) => file !== 'b.html'
    await expect(deploy(site(second, { isHere }), target, options())).rejects.toThrow(/b\.html/)
    expect(target.log.every(request => request.startsWith('GET'))).toBe(true)
  })

  it('refuses by what the target has, not by what this machine remembers of it', async () => {
    const target = memoryTarget()
    const [here, there] = [machine(), machine()]
    const many = Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`${i}.html`, `${i}`]))
    await deploy(site({ ...first, ...many }), target, options(here))
    await deploy(site(first), target, options(there))
    const strict = options(here, { asked: new Set() })
    await deploy(site({ ...first, 'a.html': 'new' }), target, strict)
    expect(published(target)).toEqual(sorted({ ...first, 'a.html': 'new' }))
    await deploy(site({ ...first, ...many }), target, options(there))
    await expect(deploy(site(first), target, strict)).rejects.toThrow(/--delete/)
    expect(target.files.has(lockFile)).toBe(false)
  })
})

describe('what is at a target and is not of a deploy', () => {
  /** The lock of a deploy of another machine that does not go on. */
  const dead = (touched: readonly string[], more = {}) => {
    const lock = { id: 'x', machine: 'another', pid: 1, since: '2026-01-01T00:00:00Z', touched }
    return Buffer.from(JSON.stringify({ ...lock, ...more }))
  }

  it.each([
    ['above', '../../precious'],
    ['from the root', '/precious'],
    ['above, by the folder of the ledger', `${ledgerFolder}/../../../precious`],
  ])('a lock with a name that leads %s removes nothing', async (_, name) => {
    const target = memoryTarget()
    await deploy(site(first), target, options())
    target.files.set(lockFile, dead([name]))
    await expect(deploy(site(second), target, options())).rejects.toThrow(/--repair/)
    expect(target.files.has(lockFile)).toBe(true)
    target.log.length = 0
    await deploy(site(second), target, options(machine(), { isRepair: true }))
    expect(published(target)).toEqual(sorted(second))
    expect(target.log.filter(request => request.includes('precious'))).toEqual([])
  })

  it('a lock with what a terminal would obey is not printed', async () => {
    const target = memoryTarget()
    target.files.set(lockFile, dead([], { by: '\u001b[2J' }))
    await expect(deploy(site(first), target, options())).rejects.toThrow(/cannot be read/)
  })

  it('signs of life of a deploy that has died are removed by the next one', async () => {
    const target = memoryTarget()
    await deploy(site(first), target, options())
    target.files.set(lockFile, dead(['a.html']))
    target.files.set(beatFile, Buffer.from('4'))
    await deploy(site(second), target, options())
    expect(target.files.has(beatFile)).toBe(false)
  })

  it('of a deploy on another machine that goes on is known by its signs, whatever the name of that', async () => {
    const target = memoryTarget()
    await deploy(site(first), target, options())
    target.files.set(lockFile, dead(['a.html'], { pid: 999_999_999, host: hostname() }))
    let count = 0
    target.before = request => {
      count += 1
      if (request === `GET ${beatFile}`) target.files.set(beatFile, Buffer.from(String(count)))
    }
    await expect(deploy(site(second), target, options())).rejects.toThrow(
      /somebody \(another machine, since 2026-01-01T00:00:00Z\) is deploying/,
    )
  })

  it('the lock says neither the name of the machine nor that of its user', () => {
    const env = { USER: 'an-odd-user', USERNAME: 'an-odd-user', HOSTNAME: hostname() }
    const text = lockBytes(lockOf(['a.html'], { env })).toString()
    const { machine, ...others } = JSON.parse(
      Buffer.from(lockBytes(lockOf([], { env }))).toString(),
    )
    expect(machine).toMatch(/^[0-9a-f]{24}$/)
    expect(Object.values(others)).not.toContain(hostname())
    expect(text).not.toContain('an-odd-user')
  })

  it('a ledger that names files of its own is refused', async () => {
    const target = memoryTarget()
    await deploy(site(first), target, options())
    const known = { size: 1, sha256: digestOf('x'), fingerprint: '' }
    const part = changesPart([[lockFile, known]])
    const { head } = await readLedger(target, machine())
    const { about, file, files } = part
    const parts = [...(head?.parts ?? []), { about, file, files }]
    target.files.set(headFile, Buffer.from(JSON.stringify({ ...head, parts })))
    target.files.set(`${ledgerFolder}/${file}`, Buffer.from(part.bytes))
    await expect(deploy(site(second), target, options())).rejects.toThrow(
      /not of the site.*--repair/,
    )
  })

  it('is left out of what a build against the target need not make, when a deploy may have touched it', async () => {
    const target = memoryTarget()
    await deploy(site(first), target, options())
    const namesOf = async () => [...(await readSureLedger(target, machine())).files.keys()].sort()
    expect(await namesOf()).toEqual(Object.keys(first).sort())
    target.files.set(lockFile, dead(['a.html', 'b.html']))
    expect(await namesOf()).toEqual(['_astro/a.css', 'feed.xml', 'index.html'])
    const part = { 'pagefind/all/index/a.pf_index': 'a', 'pagefind/all/pagefind.b.pf_meta': 'b' }
    await deploy(site({ ...first, ...part }), target, options())
    target.files.set(lockFile, dead(['pagefind/all/index/new.pf_index']))
    expect(await namesOf()).toEqual(Object.keys(first).sort())
    target.files.set(lockFile, Buffer.from('{'))
    expect(await namesOf()).toEqual([])
  })
})

describe('a target that refuses', () => {
  it('is asked again when that passes, after as long as it says', async () => {
    const target = memoryTarget()
    let count = 0
    target.before = request => {
      count += 1
      if (count % 3 === 0 && request.startsWith('PUT')) {
        throw new TargetFault('503 SlowDown', { isPassing: true, after: 0.001 })
      }
    }
    await deploy(site(first), target, options())
    expect(published(target)).toEqual(first)
  })

  it('is not asked again when it does not pass, and keeps its ledger', async () => {
    const target = memoryTarget()
    await deploy(site(first), target, options())
    const head = target.files.get(headFile)?.toString()
    target.before = request => {
      if (request === 'PUT b.html') {
        throw new TargetFault('403 ExpiredToken', { isPassing: false })
      }
    }
    await expect(deploy(site(second), target, options())).rejects.toThrow('403 ExpiredToken')
    expect(target.log.filter(request => request === 'PUT b.html')).toEqual([])
    expect(target.files.get(headFile)?.toString()).toBe(head)
  })

  it('with a ledger of a later version, or a damaged one, is left as it is and can be repaired', async () => {
    const target = memoryTarget()
    await deploy(site(first), target, options())
    const faults: [string, RegExp][] = [
      ['{"version":2}', /later version.*Update Backfile/],
      ['<html>', /not a ledger/],
      ['', /not a ledger/],
    ]
    for (const [text, said] of faults) {
      target.files.set(headFile, Buffer.from(text))
      await expect(deploy(site(second), target, options())).rejects.toThrow(said)
      expect(published(target)).toEqual(sorted(first))
    }
    target.files.set('a.html', Buffer.from('changed by hand'))
    await deploy(site(first), target, options(machine(), { isRepair: true }))
    expect(published(target)).toEqual(sorted(first))
    expect((await readLedger(target, machine())).files.size).toBe(4)
  })

  it('that holds other files is refused at first, and they stay when it is adopted', async () => {
    const target = memoryTarget()
    target.files.set('mine.txt', Buffer.from('mine'))
    await expect(deploy(site(first), target, options())).rejects.toThrow(/holds files.*mine\.txt/s)
    expect(published(target)).toEqual({ 'mine.txt': 'mine' })
    await deploy(site(first), target, options(machine(), { asked: new Set(['adopt']) }))
    expect(published(target)).toEqual(sorted({ ...first, 'mine.txt': 'mine' }))
  })
})

/** Pages that name other files, separated by spaces. */
const pages = fc
  .uniqueArray(fc.constantFrom(...'abcdefgh'), { minLength: 1, maxLength: 6 })
  .chain(names => {
    const files = names.flatMap(name => [`${name}.html`, `_astro/${name}.css`])
    const texts = names.map(() => fc.subarray(files).map(links => links.join(' ')))
    return fc
      .tuple(fc.tuple(...texts), fc.array(fc.nat(3), { minLength: 6, maxLength: 6 }))
      .map(([links, versions]): Pages => {
        const html = names.map((name, i) => [`${name}.html`, links[i] ?? ''])
        const css = names.map((name, i) => [`_astro/${name}.css`, `v${versions[i]}`])
        return { ...Object.fromEntries([...html, ...css]), 'index.html': `${names[0]}.html` }
      })
  })

/** Files that are named by a page which can be reached from others, and are not there. */
function lost(files: ReadonlyMap<string, Buffer>, starts: readonly string[]): string[] {
  const seen = new Set<string>()
  const open = [...starts]
  const missing: string[] = []
  for (let page = open.pop(); page !== undefined; page = open.pop()) {
    if (seen.has(page)) continue
    seen.add(page)
    const text = files.get(page)?.toString()
    if (text === undefined) missing.push(page)
    else if (page.endsWith('.html')) open.push(...text.split(' ').filter(Boolean))
  }
  return missing
}

describe('random sites', () => {
  it('at every moment, whoever follows links from a page that was there finds every file', async () => {
    await fc.assert(
      fc.asyncProperty(pages, pages, async (before, after) => {
        const target = memoryTarget()
        await deploy(site(before), target, options())
        const starts = Object.keys(before).filter(file => file in after)
        target.before = () => {
          expect(lost(target.files, starts)).toEqual([])
        }
        await deploy(site(after), target, options())
        expect(lost(target.files, starts)).toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  it('killed at any request, the next deploy of any site ends the work, here or elsewhere', async () => {
    const kill = fc.record({
      at: fc.integer({ min: 1, max: 40 }),
      ...{ isDone: fc.boolean(), elsewhere: fc.boolean() },
    })
    await fc.assert(
      fc.asyncProperty(
        pages,
        fc.array(fc.tuple(pages, kill), { minLength: 1, maxLength: 3 }),
        pages,
        async (before, killed, last) => {
          const target = memoryTarget()
          let memory = machine()
          await deploy(site(before), target, options(memory))
          for (const [wanted, { at, isDone, elsewhere }] of killed) {
            dieAt(target, at, isDone)
            await deploy(site(wanted), target, options(memory)).catch(() => undefined)
            revive(target)
            if (elsewhere) memory = machine()
          }
          await deploy(site(last), target, options(memory))
          expect(published(target)).toEqual(sorted(last))
          const ledger = await readLedger(target, machine())
          expect(new Map([...ledger.files].sort())).toEqual(new Map([...site(last).files].sort()))
          const ofLedger = [...target.files.keys()].filter(file => file.startsWith(ledgerFolder))
          expect(ofLedger).toHaveLength((ledger.head?.parts.length ?? 0) + 1)
        },
      ),
      { numRuns: 200 },
    )
  })

  it('what a killed deploy sent, and the next one removed or replaced before it was killed, is sent again', async () => {
    const target = memoryTarget()
    const memory = machine()
    await deploy(site(first), target, options(memory))
    const stopAt = async (pages: Pages, request: string) => {
      target.before = one => {
        if (one === request) throw new TargetFault('killed', { isPassing: false })
      }
      await deploy(site(pages), target, options(memory)).catch(() => undefined)
    }
    const head = `PUT ${headFile}`
    await stopAt(second, head)
    await stopAt({ ...first, 'a.html': 'other' }, head)
    target.before = () => undefined
    await deploy(site(second), target, options(memory))
    expect(published(target)).toEqual(sorted(second))
  })

  it('a deploy that ends another names the addresses that the other changed', async () => {
    const target = memoryTarget()
    const memory = machine()
    await deploy(site(first), target, options(memory))
    target.before = one => {
      if (one === `PUT ${headFile}`) throw new TargetFault('killed', { isPassing: false })
    }
    await deploy(site(second), target, options(memory)).catch(() => undefined)
    target.before = () => undefined
    const { changes } = await deploy(site(second), target, options(memory))
    expect(changes.map(({ url }) => url.slice('https://news.example/'.length)).sort()).toEqual(
      ['', '_astro/a.css', '_astro/b.css', 'a.html', 'b.html', 'feed.xml'].sort(),
    )
  })

  it('what was sent before a deploy was killed is not sent again from the same machine', async () => {
    const target = memoryTarget()
    const memory = machine()
    const many = Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`${i}.html`, `${i}`]))
    await deploy(site(first), target, options(memory))
    dieAt(target, 30)
    await deploy(site({ ...first, ...many }), target, options(memory)).catch(() => undefined)
    const sent = target.log.filter(request => /^PUT \d+\.html/.test(request))
    expect(sent.length).toBeGreaterThan(10)
    target.before = () => undefined
    target.log.length = 0
    const { already } = await deploy(site({ ...first, ...many }), target, options(memory))
    const again = target.log.filter(request => /^PUT \d+\.html/.test(request))
    expect(already).toBe(sent.length)
    expect(again).toHaveLength(50 - sent.length)
    expect(new Set([...sent, ...again]).size).toBe(50)
  })
})
