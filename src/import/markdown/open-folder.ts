import { statSync } from 'node:fs'
import { join } from 'node:path'
import { budget } from '../budget.ts'
import { type OldItem, type Source, type Unreadable, Unusable } from '../old-item.ts'
import { type FileOfSite, refuseSeveralSites } from '../one-site.ts'
import { hostOf } from '../text/links.ts'
import { type AddressBook, addressBook } from './address-book.ts'
import { clippingNotes, clippingsIn } from './clippings.ts'
import { defaultsIn } from './defaults-of.ts'
import { fileOf } from './file-of.ts'
import { findTexts, isUnnamed } from './find-texts.ts'
import type { Folder } from './folder.ts'
import { folderAt } from './folder-at.ts'
import type { Generator } from './generator.ts'
import { languageEndings, languageFolders } from './language-folders.ts'
import { listedAddresses } from './listed-addresses.ts'
import { makeItem } from './make-item.ts'
import { namesIn } from './names-in.ts'
import { generatorNotes, leftNotes } from './notes-on-folder.ts'
import { otherForm, passedOver } from './other-forms.ts'
import { authorNames } from './people-of.ts'
import { readPage } from './read-page.ts'
import { type Redirects, redirectsIn } from './redirect-files.ts'
import { addressIn, namedHosts, ownHosts, siteOf } from './site-of.ts'
import { languagesOf, sourceFileOf } from './source-file.ts'

/** Sites that lie side by side in a folder, each with settings of its own. */
function sitesIn({ root }: Folder): FileOfSite[] {
  return namesIn(root).flatMap(name => {
    const file = join(root, name)
    if (!statSync(file, { throwIfNoEntry: false })?.isDirectory()) return []
    return [{ file, site: addressIn(folderAt(file)) }]
  })
}

/** Opens a folder of Markdown, or one file of it, by the rules of the generator that it was made for. */
export async function openMarkdown(
  path: string,
  generator?: Generator,
  now?: number,
): Promise<Source> {
  const given = folderAt(path, generator, now)
  if (given.generator === 'none') refuseSeveralSites(path, sitesIn(given), hostOf)
  const found = findTexts(given)
  const { files } = found
  const clippings = clippingsIn(given, files)
  const folder = { ...withLanguages(given, files), ...(clippings && { clippings }) }
  const others = new Set(files.map(file => otherForm(file, folder.generator)))
  if (!others.has(undefined)) throw new Unusable(noMarkdown(path, [...others].filter(Boolean)))
  const hosts = ownHosts(folder)
  const redirects = redirectsIn(folder, hosts)
  let done = 0
  return {
    kind: 'markdown',
    notes: [
      ...generatorNotes(folder),
      ...clippingNotes(clippings),
      ...leftNotes(found),
      ...redirects.notes,
    ],
    hosts: namedHosts(folder),
    *named() {
      yield* listedAddresses(folder, hosts)
      yield* redirects.targets
    },
    site: siteOf(
      folder,
      files.map(file => languageIn(file, folder)),
    ),
    progress: () => done / files.length,
    fileOf: (src, item) => fileOf(src, item, folder),
    async *items() {
      done = 0
      for await (const item of itemsOf(folder, files, redirects)) {
        done += 1
        if (item) yield item
      }
    },
  }
}

function noMarkdown(path: string, forms: readonly (string | undefined)[]): string {
  if (forms.length === 0) return `${path} holds no Markdown.`
  return `${path} holds no Markdown: its texts are written in ${forms.join(', ')}, which is not read.`
}

/** The language that the path of a file tells, in lower case; empty when it tells none. */
function languageIn(file: string, folder: Folder): string {
  const { lang, inLanguage } = sourceFileOf(file, folder)
  return (lang ?? inLanguage?.lang ?? '').toLowerCase()
}

/** A folder with the languages that its folders and files are named by, where its settings name none. */
function withLanguages(folder: Folder, files: readonly string[]): Folder {
  if (languagesOf(folder).size > 1) return folder
  const [folders, endings] = [languageFolders(files), languageEndings(files)]
  return {
    ...folder,
    ...(folders.size > 0 ? { languageFolders: folders } : {}),
    ...(endings.size > 0 ? { languageEndings: endings } : {}),
  }
}

/** One item of each file, in their order; none of a file that is no text of the site. */
async function* itemsOf(folder: Folder, files: readonly string[], redirects: Redirects) {
  const defaultsOf = defaultsIn(folder)
  const authors = authorNames(folder)
  const all = folder.within === '' ? files : findTexts({ ...folder, within: '' }).files
  const isRead = (file: string) => otherForm(file, folder.generator) === undefined
  let book: Promise<AddressBook> | undefined
  const bookOf = () => (book ??= addressBook(all.filter(isRead), folder, defaultsOf))
  for (const file of files)
    yield await itemOf(file, { folder, authors, redirects, defaultsOf, bookOf })
}

type Reading = Pick<Parameters<typeof makeItem>[1], 'folder' | 'authors' | 'redirects'> & {
  defaultsOf: ReturnType<typeof defaultsIn>
  /** Read when the first text that names another one asks for it. */
  bookOf: () => Promise<AddressBook>
}

const naming =
  /\.(?:md|markdown|mdown|mkdn?|mdx|rst|html?)\b|post_url|post_link|\{%-?\s*link|\bref\b|relref|\{filename|\|filename|\[\[/i

async function itemOf(
  file: string,
  { bookOf, defaultsOf, ...around }: Reading,
): Promise<OldItem | Unreadable | undefined> {
  const unreadable = (reason: string, place = file): Unreadable => ({
    ...{ unreadable: true, key: file, place, reason },
  })
  if (isUnnamed(file, around.folder)) {
    return unreadable('Its name is not written in UTF-8, so that it cannot be opened. Rename it.')
  }
  const form = otherForm(file, around.folder.generator)
  if (form !== undefined) return passedOver(file, form)
  try {
    if (statSync(join(around.folder.root, file)).size > budget.text)
      return unreadable('It is too large.')
    const page = await readPage(file, around.folder, defaultsOf)
    if ('refused' in page) return unreadable(page.refused, `${file}, line ${page.line}`)
    if (isNoPage(page.form, page.file.ending)) return undefined
    const book = naming.test(page.body) ? await bookOf() : undefined
    const addressOf = (written: string) => book?.addressOf(written, page.file)
    return makeItem(page, { ...around, addressOf })
  } catch (error) {
    return unreadable(error instanceof Error ? error.message : String(error))
  }
}

/** HTML without frontmatter is copied by generators as it is, and no text of theirs. */
function isNoPage(form: string, ending: string): boolean {
  return form === 'none' && ending.startsWith('.htm')
}
