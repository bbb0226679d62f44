import { dirname, resolve } from 'node:path'
import { budget } from '../budget.ts'
import { decodedFile } from '../decoded.ts'
import { type FileAt, filesAt } from '../files-at.ts'
import { foreignSource } from '../foreign-source.ts'
import {
  type OldItem,
  type OldSite,
  type OpenSource,
  type Unreadable,
  Unusable,
} from '../old-item.ts'
import { captureSite, readCapture } from './capture/read-capture.ts'
import { fileBeside } from './file-beside.ts'
import { readPage } from './read-page.ts'

/**
 * Opens saved pages: one HTML file, one text copied from a page, or a folder of them. What a browser saved along with a
 * page, in the folder of its name, is no page.
 */
export const openPage: OpenSource = async (path, now = Date.now()) => {
  const files = withoutParts(filesAt(path, /\.(?:x?html?|txt)$/i))
  if (files.length === 0) {
    throw new Unusable(
      `${path} holds no saved pages. They must end in .html, .htm, .xhtml or .txt.`,
    )
  }
  const root =
    files.length === 1 && files[0]?.path === resolve(path) ? dirname(resolve(path)) : resolve(path)
  const site = await siteIn(files, now)
  const only = root === resolve(path) ? undefined : await itemIn(files[0] as FileAt, now)
  if (only && 'skipped' in only && only.skipped !== undefined) {
    throw new Unusable(`${path} is not an article: ${only.skipped}. There is nothing to import.`)
  }
  let done = 0
  return {
    kind: 'page',
    site,
    async *items() {
      done = 0
      for (const file of files) {
        const item = await itemIn(file, now)
        yield 'unreadable' in item ? item : { ...item, source: foreignSource(item.source, site) }
        done++
      }
    },
    progress: () => done / files.length,
    fileOf: (src, item) => fileBeside(root, src, item),
  }
}

/** Texts that are for machines and lawyers. */
const forOthers = /(?:^|\/)(?:robots|humans|ads|security|readme|licen[cs]e)\.txt$/i

function withoutParts(files: readonly FileAt[]): FileAt[] {
  const stems = new Set(files.map(({ place }) => place.replace(/\.\w+$/, '')))
  const isPart = (place: string) =>
    [...place.matchAll(/[._ -][^/._ -]+\//g)].some(({ index }) => stems.has(place.slice(0, index)))
  return files.filter(({ place }) => !isPart(place) && !forOthers.test(place))
}

async function itemIn(file: FileAt, now: number): Promise<OldItem | Unreadable> {
  const { place } = file
  const refused = (reason: string): Unreadable => ({ unreadable: true, key: place, place, reason })
  try {
    return await readItem(file, now, refused)
  } catch (error) {
    return refused(`it cannot be read: ${(error as Error).message}`)
  }
}

async function readItem(
  file: FileAt,
  now: number,
  refused: (reason: string) => Unreadable,
): Promise<OldItem | Unreadable> {
  const { path, place } = file
  if (file.size > budget.item) return refused('it is larger than 64 MB')
  const { text, guessed } = await decodedFile(path)
  if (text.trim() === '') return refused('it is empty')
  if (text.includes('\0')) return refused('it is not text')
  const item = isCopied(place, text)
    ? readCapture({ text, place, modified: new Date(file.mtime), now })
    : readPage({ html: text, key: place, place, folder: dirname(place) })
  if (guessed && 'losses' in item) item.losses.push({ code: 'encoding-guessed', detail: guessed })
  return item
}

function isCopied(place: string, text: string): boolean {
  return /\.txt$/i.test(place) && !/^\s*<(?:!doctype|html)/i.test(text)
}

/** The site that the first of the pages name: in a text copied from a page the line about rights does, no agency. */
async function siteIn(files: readonly FileAt[], now: number): Promise<OldSite> {
  for (const file of files.slice(0, 5)) {
    const item = await itemIn(file, now)
    if ('unreadable' in item) continue
    const { lang: language } = item
    if (item.type !== 'capture' && item.source) {
      return { name: item.source.name, address: item.source.url, language }
    }
    const site = item.type === 'capture' ? captureSite((await decodedFile(file.path)).text) : {}
    if (site.name) return { ...site, language }
  }
  return {}
}
