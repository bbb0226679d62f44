import { expect, test } from 'vitest'
import { type Manifest, manifestFrom, manifestText } from './part-manifest.ts'

const digest = 'a'.repeat(64)
const manifest: Manifest = {
  ...{ form: 1, number: 2, of: 4 },
  madeFrom: { content: digest, code: digest, machine: 'x', until: null, templates: digest },
  files: [{ file: 'الجدار/index.html', size: 3, sha256: digest }],
}

test('a manifest is read as it was written', () => {
  expect(manifestFrom(manifestText(manifest))).toEqual(manifest)
})

test('no change of a single byte of it goes unnoticed, and none is read as less than it was', () => {
  const text = manifestText(manifest)
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length - 1; at += 1) {
    const spoilt = Buffer.from(bytes)
    spoilt[at] = (spoilt[at] ?? 0) ^ 1
    expect(manifestFrom(spoilt.toString()), String(at)).toContain('is damaged')
    const shorter = manifestFrom(bytes.subarray(0, at).toString())
    expect(shorter, String(at)).toMatch(at === 0 ? /is not whole/ : /is damaged/)
  }
})

test.each<[string, object]>([
  ['a later form', { form: 2 }],
  ['more than is known', { compressed: true }],
  [
    'a digest that leads out of the folder',
    { files: [{ file: 'a', size: 1, sha256: '../../etc' }] },
  ],
  ['no files', { files: undefined }],
  ...['../x', 'a/../../x', '/etc/x', 'a//x', './x', 'a/', '', '..', '..\\x', 'a\\..\\..\\x'].map(
    (file): [string, object] => [
      `a file at ${JSON.stringify(file)}`,
      { files: [{ file, size: 1, sha256: digest }] },
    ],
  ),
])('a manifest of %s is of another version', (_, change) => {
  const text = manifestText({ ...manifest, ...change } as Manifest)
  expect(manifestFrom(text)).toBe('was made by another version of Backfile')
})
