import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { decodedBytes, decodedPieces } from './decoded.ts'

async function readInPieces(bytes: Uint8Array): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'decoded-'))
  try {
    writeFileSync(join(folder, 'a.xml'), bytes)
    let text = ''
    for await (const piece of decodedPieces(join(folder, 'a.xml'))) text += piece
    return text
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test('a letter that was cut in half does not make a text another encoding', () => {
  const whole = Buffer.from('مطالعه کتاب در کنار دریا، در یک روز آفتابی')
  expect(decodedBytes(whole.subarray(0, -1))).toEqual({
    text: `${whole.toString().slice(0, -1)}\ufffd`,
    guessed: 'utf-8, damaged',
  })
})

test('single bytes of Western Europe within UTF-8 are read as such', async () => {
  const bytes = Buffer.concat([
    Buffer.from('<?xml version="1.0" encoding="UTF-8"?>Ä café, '),
    Buffer.from('caf\xe9 \x93quay\x94', 'latin1'),
    Buffer.from(', café'),
  ])
  expect(await readInPieces(bytes)).toMatch(/Ä café, café “quay”, café$/)
})

test('a letter of another script that was cut in half is no letter of Western Europe', async () => {
  const whole = Buffer.from('کتاب')
  expect(await readInPieces(whole.subarray(0, -1))).toBe('کتا\ufffd')
})

test('letters at the edges of pieces stay whole', async () => {
  const text = 'aé…😀'.repeat(40_000)
  expect((await readInPieces(Buffer.from(text))) === text).toBe(true)
})

test('what can be read byte by byte is not in UTF-16, whatever it says', async () => {
  const text = '<?xml version="1.0" encoding="utf-16"?><a>café</a>'
  expect(await readInPieces(Buffer.from(text))).toBe(text)
  expect(decodedBytes(Buffer.from(text.replace('é', 'e'))).text).toContain('<a>cafe</a>')
})
