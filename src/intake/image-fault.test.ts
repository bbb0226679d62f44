import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { factsOf } from './image-facts.ts'
import { faultOfBytes, faultOfName } from './image-fault.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backfile-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function faultOf(name: string, bytes: string | Uint8Array): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes)
  return factsOf(path).then(
    () => 'none',
    error => faultOfBytes(path, error),
  )
}

const noise = {
  width: 64,
  height: 48,
  channels: 3,
  background: '#333',
  noise: { type: 'gaussian', mean: 90, sigma: 40 },
} as const

test.each(['jpeg', 'png', 'webp', 'avif', 'gif'] as const)(
  'a %s that was cut off is said to be',
  async form => {
    const whole = await sharp({ create: noise }).toFormat(form).toBuffer()
    expect(await faultOf(`whole.${form}`, whole)).toBe('none')
    const cut = await faultOf(`cut.${form}`, whole.subarray(0, Math.floor(whole.length / 2)))
    expect(cut).toBe('the file is damaged or cut off; copy it again')
  },
)

test('an empty file is said to be empty', async () => {
  expect(await faultOf('a.jpg', '')).toContain('empty')
})

test.each([
  ['a phone’s picture', '\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'HEIC'],
  ['a TIFF', 'II*\0\x08\0\0\0', 'TIFF'],
  ['a BMP', 'BM\x36\0\0\0\0\0', 'BMP'],
  ['a PDF', '%PDF-1.7\n', 'PDF'],
  ['a web page', '<!DOCTYPE html><title>404</title>', 'web page'],
  ['text', 'Hello', 'does not contain an image'],
])('%s that is called .jpg is said to be one', async (_, bytes, said) => {
  expect(await faultOf('a.jpg', bytes)).toContain(said)
})

test.each([
  ['a.HEIC', 'HEIC'],
  ['a.tif', 'TIFF'],
  ['a.cr2', 'raw'],
  ['a.psd', 'Photoshop'],
  ['a.pdf', 'does not end in'],
])('of %s the name says enough', (name, said) => {
  expect(faultOfName(name)).toContain(said)
})
