import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { parse } from 'yaml'
import { mendedEntries } from './mended-entries.ts'

const lines = (...all: string[]) => `${all.join('\n')}\n`
const conflict = (ours: string, theirs: string, base?: string) =>
  `<<<<<<< HEAD\n${ours}${base === undefined ? '' : `||||||| 1f2e3d4\n${base}`}=======\n${theirs}>>>>>>> other\n`

const redirect = (from: string, to: string, note = '') =>
  lines(...(note === '' ? [] : [`# ${note}`]), `- from: ${from}`, `  to: ${to}`)
const [a, b, c] = [redirect('/a/', '/x/'), redirect('/b/', '/y/'), redirect('/c/', '/z/')]

/** What a file is after mending; the sentences where it stays as it is. */
function mended(text: string, file = 'redirects.yaml'): string | string[] {
  const { changes, refused } = mendedEntries(file, text)
  expect(changes.length > 0 && refused.length > 0).toBe(false)
  return changes[0]?.after ?? refused
}

describe('mendedEntries()', () => {
  it.each([
    ['entries that each side added', a + conflict(b, c), a + b + c],
    ['what both sides began from', a + conflict(b, c, redirect('/old/', '/')), a + b + c],
    ['an entry that both sides added', conflict(b, b + c), b + c],
    [
      'an entry that one side writes in another way',
      conflict(b, lines('- { to: /y, from: "/B/" }') + c),
      b + c,
    ],
    ['an entry that one side removed', a + conflict('', b), a + b],
    [
      'two conflicts',
      conflict(a, b) + c + conflict(redirect('/d/', '/'), redirect('/e/', '/')),
      a + c + redirect('/d/', '/') + b + redirect('/e/', '/'),
    ],
    [
      'a line that both sides have in entries of theirs',
      lines('<<<<<<< HEAD', '- from: /a/', '=======', '- from: /b/', '>>>>>>> other', '  to: /x/'),
      a + redirect('/b/', '/x/'),
    ],
    [
      'comments',
      `# Short addresses\n${conflict(
        redirect('/a/', '/x/', 'of 2003'),
        redirect('/b/', '/y/ # the ferry', 'of 2004'),
      )}`,
      `# Short addresses\n${redirect('/a/', '/x/', 'of 2003')}${redirect('/b/', '/y/ # the ferry', 'of 2004')}`,
    ],
    ['a conflict in a side', conflict(a + conflict(b, c), ''), a + b + c],
    ['no line end at the end', `${a}${conflict(b, c).trimEnd()}`, a + b + c],
    ['a byte order mark', `\uFEFF${conflict(a, b)}`, a + b],
  ])('keeps the entries of both sides where there are %s', (_, text, after) => {
    expect(mended(text)).toBe(after)
  })

  it('keeps line ends of Windows', () => {
    const text = (a + conflict(b, c)).replaceAll('\n', '\r\n')
    expect(mended(text)).toBe((a + b + c).replaceAll('\n', '\r\n'))
  })

  it('puts lists in brackets together', () => {
    expect(mended(conflict('[{ from: /a/, to: /x/ }]\n', '[{ from: /b/, to: /y/ }]\n'))).toBe(
      '[ { from: /a/, to: /x/ }, { from: /b/, to: /y/ } ]\n',
    )
  })

  it('knows the entries of gone.yaml, which may be an address alone', () => {
    const told = lines(
      '- address: /b/',
      '  reason: legal',
      '  text: |',
      '    <<<<<<< HEAD',
      '    a',
    )
    const text = conflict(lines('- /a/'), lines('- /A', '- /c/') + told)
    expect(mended(text, 'gone.yaml')).toBe(lines('- /a/', '- /c/') + told)
  })

  it.each([
    [a + conflict(b, redirect('/B', '/z/')), '/b/: “to: /y/” and “to: /z/”'],
    [lines('- from: /a/', conflict('  to: /x/\n', '  to: /y/\n').trimEnd()), '/a/: “to: /x/” and'],
    [conflict('- /a/\n', '- address: /a/\n  reason: legal\n'), 'alone and “reason: legal”'],
  ])('names what both sides say of one address, and changes nothing', (text, said) => {
    const refused = mended(text)
    expect(refused).toHaveLength(1)
    expect(refused[0]).toContain(said)
    expect(refused[0]).toContain('different things of /')
  })

  it.each([
    ['a mark is missing', `<<<<<<< HEAD\n${a}=======\n${b}`],
    ['a side cannot be read', conflict('- from: [\n', b)],
    ['a side is no list', conflict('from: /a/\n', b)],
    ['a side names what is not there', conflict('- *a\n', b)],
  ])('leaves a file to its keeper where %s', (_, text) => {
    expect(mended(text)).toEqual([expect.stringMatching(/^redirects\.yaml: .* by hand\.$/)])
  })

  it.each([['', a, lines('# none', '[]')]])(
    'changes nothing where nothing is in conflict',
    text => {
      expect(mended(text)).toEqual([])
    },
  )

  it('keeps what both sides have and what each added, however git merges them', () => {
    const folder = mkdtempSync(join(tmpdir(), 'mended-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const write = (name: string, entries: readonly number[]) => {
      writeFileSync(
        join(folder, name),
        entries.map(n => redirect(`/${n}/`, `/to/${n % 3}/`)).join(''),
      )
      return name
    }
    /** What git makes of two versions of a file; it ends with the number of conflicts. */
    const merged = (...args: readonly string[]) => {
      try {
        return execFileSync('git', ['merge-file', '-p', ...args], { cwd: folder, encoding: 'utf8' })
      } catch (error) {
        return (error as { stdout: string }).stdout
      }
    }
    const side = fc.tuple(
      fc.subarray([1, 2, 3, 4, 5, 6]),
      fc.shuffledSubarray([11, 12, 13, 14, 15], { maxLength: 4 }),
      fc.nat(6),
    )
    let conflicts = 0
    fc.assert(
      fc.property(side, side, fc.constantFrom('--diff3', '--zdiff3', '--quiet'), (a, b, style) => {
        const [ours, theirs] = [a, b].map(([kept, added, at]) => kept.toSpliced(at, 0, ...added))
        const names = [
          write('a', ours ?? []),
          write('base', [1, 2, 3, 4, 5, 6]),
          write('b', theirs ?? []),
        ]
        const text = merged(style, ...names)
        const { changes, refused } = mendedEntries('redirects.yaml', text)
        expect(refused).toEqual([])
        conflicts += changes.length
        const entries = ((parse(changes[0]?.after ?? text) ?? []) as { from: string }[]).map(
          ({ from }) => Number(from.slice(1, -1)),
        )
        const both = new Set([...(ours ?? []), ...(theirs ?? [])])
        const wanted = [...both].filter(n => n > 10 || (ours?.includes(n) && theirs?.includes(n)))
        expect(entries).toEqual(expect.arrayContaining(wanted))
        expect(entries.filter(n => !both.has(n))).toEqual([])
      }),
      { numRuns: 150 },
    )
    expect(conflicts).toBeGreaterThan(30)
  })
})
