import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { stringify } from 'yaml'
import { shortId } from '../src/archive/short-id.ts'
import { slugOf } from '../src/archive/slug.ts'
import { readSettings } from '../src/intake/read-settings.ts'
import { foldersFrom } from '../src/publish/folders.ts'
import { shownPath } from '../src/terminal/shown-path.ts'

/** The file of a new draft, below the content folder, and its text. Its id stays when its file is renamed. */
export function draftOf(
  headline: string,
  day: string,
  section?: string,
  id: string = shortId(randomBytes(16)),
): { file: string; text: string } {
  const slug = slugOf(headline)
  if (slug === '') throw new Error(`“${headline}” has no letter or digit to make an address from.`)
  const frontmatter = stringify({
    title: headline,
    date: day,
    ...(section === undefined ? {} : { section }),
    tags: [],
    id,
    draft: true,
  })
  const [year, month] = day.split('-')
  return { file: `articles/${year}/${month}/${slug}.md`, text: `---\n${frontmatter}---\n\n` }
}

/** Today in a time zone, `YYYY-MM-DD`. */
export function dayIn(zone: string, now: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(now)
}

/** `npm run new -- "The headline"`: begins an article as a draft, where new articles belong. */
async function main(): Promise<void> {
  const headline = process.argv.slice(2).join(' ').trim()
  if (headline === '' || headline.startsWith('-'))
    throw new Error('Say the headline: npm run new -- "The ferry is late"')
  const { content } = foldersFrom(process.env)
  const { site } = await readSettings(content)
  const { file, text } = draftOf(
    headline,
    dayIn(site.timeZone, new Date()),
    site.sections[0]?.label,
  )
  const path = join(content, file)
  if (existsSync(path)) throw new Error(`${shownPath(path)} is there already.`)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
  console.log(`${shownPath(path)} begun as a draft. See it with: npm run dev`)
}

if (import.meta.main) {
  await main().catch((error: Error) => {
    console.error(error.message)
    process.exitCode = 1
  })
}
