import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { OldItem, Unreadable } from '../../src/import/old-item.ts'
import { openWarc } from '../../src/import/warc/open-warc.ts'

/** The address of a page. */
export const url = 'https://post.example/ferry'

/** A record of WARC. */
export function record(fields: Record<string, string>, block: Buffer | string): Buffer {
  const body = Buffer.from(block)
  const all = {
    'WARC-Date': '2020-05-06T07:08:09Z',
    'Content-Length': String(body.length),
    ...fields,
  }
  const head = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
  return Buffer.concat([
    Buffer.from(`WARC/1.0\r\n${head.join('')}\r\n`),
    body,
    Buffer.from('\r\n\r\n'),
  ])
}

/** A record of a response of HTTP. */
export function response(
  target: string,
  body: Buffer | string,
  http: Record<string, string> = {},
  fields: Record<string, string> = {},
  status = '200 OK',
): Buffer {
  const headers = { 'Content-Type': 'text/html; charset=utf-8', ...http }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  const block = Buffer.concat([
    Buffer.from(`HTTP/1.1 ${status}\r\n${lines.join('')}\r\n`),
    Buffer.from(body),
  ])
  return record({ 'WARC-Type': 'response', 'WARC-Target-URI': target, ...fields }, block)
}

const sentence =
  'The night ferry between the islands sails again since Monday, the port authority said on the pier. '
/** A page of one article. */
export const page = (title: string, more = '') =>
  `<html><head><title>${title}</title></head><body><article><h1>${title}</h1><p>${sentence.repeat(3)}</p>${more}</article></body></html>`

/** A file of its own with these bytes. */
export function fileOf(bytes: Buffer | Uint8Array, name = 'a.warc') {
  const path = join(mkdtempSync(join(tmpdir(), 'warc-')), name)
  writeFileSync(path, bytes)
  return path
}

/** Reads a web archive. */
export async function read(path: string) {
  const source = await openWarc(path)
  const items: (OldItem | Unreadable)[] = []
  for await (const item of source.items()) items.push(item)
  return { source, items, item: items[0] as OldItem }
}
