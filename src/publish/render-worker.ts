import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { workerData } from 'node:worker_threads'
import { digestOf } from '../archive/digest.ts'
import type { Site } from '../archive/site.ts'
import { textOf } from '../files/text-of.ts'
import type { Frame } from '../plan/frame.ts'
import { hasTemplate } from '../plan/kinds.ts'
import type { ReadyPage } from '../plan/ready-page.ts'

/** What all pages of an edition share. */
export interface Ground {
  site: Site
  frame: Frame
}

/** What a worker is told when it begins. */
export interface RenderGround {
  /** The module that renders pages. */
  entry: string
  /** The folder that stands for the output folder. */
  stage: string
  grounds: Ground[]
}

/** A page as it is handed to a worker: `ground` is a place in the list of grounds. */
export interface SentPage extends Omit<ReadyPage, 'site' | 'frame'> {
  ground: number
  /** Its file below the output folder. */
  file: string
}

/** Pages to render, and a number in which the worker notes how many of them it has begun. */
export interface RenderTask {
  pages: SentPage[]
  begun: Int32Array<SharedArrayBuffer>
}

/** A file that was made: its place below the output folder, its bytes, and their SHA-256. */
export interface MadeFile {
  file: string
  size: number
  sha256: string
}

const [, ground] = workerData as [unknown, RenderGround]
const made = new Set<string>()
let renderPage: Promise<(page: ReadyPage) => Promise<Uint8Array>> | undefined

/** A thread that ended would take its pages with it, and the build would wait for them. */
process.exit = code => {
  throw new Error(`the thread was to end with ${code}`)
}

/** Renders pages and writes their files into the stage; runs in a worker thread. */
export default async function render({ pages, begun }: RenderTask): Promise<MadeFile[]> {
  const files: MadeFile[] = []
  for (const { ground: place, file, ...page } of pages) {
    Atomics.add(begun, 0, 1)
    const { site, frame } = ground.grounds[place] as Ground
    const bytes = await bytesOf({ ...page, site, frame })
    write(join(ground.stage, file), bytes)
    files.push({ file, size: bytes.length, sha256: digestOf(bytes) })
  }
  return files
}

async function bytesOf(page: ReadyPage): Promise<Uint8Array> {
  if (!hasTemplate(page.kind)) return Buffer.from(await textOf(page))
  renderPage ??= import(pathToFileURL(ground.entry).href).then(module => module.renderPage)
  return (await renderPage)(page)
}

function write(path: string, bytes: Uint8Array): void {
  const folder = dirname(path)
  if (!made.has(folder)) mkdirSync(folder, { recursive: true })
  made.add(folder)
  writeFileSync(path, bytes)
}
