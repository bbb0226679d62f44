import { existsSync, statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { dateFault } from '../src/archive/moment.ts'
import { slugOf } from '../src/archive/slug.ts'
import type { ImportOptions } from '../src/import/import-options.ts'
import { noMapping, readMapping } from '../src/import/mapping.ts'
import { type Generator, generators } from '../src/import/markdown/generator.ts'
import type { MediaFrom } from '../src/import/media.ts'
import { type SourceKind, sourceKinds, Unusable } from '../src/import/old-item.ts'
import { openSource } from '../src/import/open-source.ts'
import { leftOf, recognized } from '../src/import/recognize.ts'
import { runImport } from '../src/import/run-import.ts'
import { summaryOf } from '../src/import/summary.ts'
import { reportNamed, undo } from '../src/import/undo.ts'
import { type Folders, foldersFrom } from '../src/publish/folders.ts'
import { stageLine } from '../src/terminal/progress.ts'
import { shownPath } from '../src/terminal/shown-path.ts'

const usage = `npm run import -- PATH [options]

Moves an old archive into content/: articles in the article format, pictures, every old address led on, and a
report of what could not be kept.

  PATH                  an export of WordPress, Ghost or Blogger, a folder of Markdown, feeds, saved pages or captures, a WARC
  --from KIND           ${sourceKinds.join(', ')}, or the generator of a folder of Markdown:
                        ${generators.join(', ')}; otherwise by what PATH holds
  --into FOLDER         the content folder; default content
  --dry-run             tell what would be done, and write nothing but the report, into the cache
  --media WHAT          a folder with copies of the old site’s pictures; “download”; “skip” (the default): pictures
                        are loaded from the old site then, and the build warns of each
  --host HOST           another host of the old site: links to it become links to the new files; may be repeated
  --section NAME        the section of every article, instead of its first category
  --source NAME         the agency or paper that every article was taken from
  --map FILE            YAML with the keys sections, tags, authors, regions: “Old label: New label”, or null for none
  --as NAME             the name of the report in content/imports: that of an earlier export to go on with, or a new
                        one for what is to stand beside it; otherwise the name of PATH
  --date DATE           the date of articles that have none
  --undo REPORT         take an import back: all that it wrote and nobody has changed since. REPORT is the path of its
                        report, or its name in the content folder (that of --into, if given)

It can be run again: what is there already stays, what is new is added, what was edited since is left and told.
`

const { values, positionals } = argumentsOf()

function argumentsOf() {
  try {
    return parsed()
  } catch (error) {
    console.error(
      `${(error as Error).message.split('. ')[0]}. “npm run import -- --help” lists the options.`,
    )
    process.exit(2)
  }
}

function parsed() {
  return parseArgs({
    allowPositionals: true,
    options: {
      from: { type: 'string' },
      into: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      media: { type: 'string', default: 'skip' },
      host: { type: 'string', multiple: true },
      section: { type: 'string' },
      source: { type: 'string' },
      map: { type: 'string' },
      as: { type: 'string' },
      date: { type: 'string' },
      undo: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
}

await main().catch((error: Error) => {
  console.error(error instanceof Unusable ? error.message : error.stack)
  process.exitCode = 2
})

async function main(): Promise<void> {
  const [path] = positionals
  if (values.undo !== undefined) return takeBack(values.undo)
  if (values.help || path === undefined) {
    console.log(usage)
    process.exitCode = values.help ? 0 : 2
    return
  }
  if (positionals.length > 1)
    throw new Unusable(
      `One PATH at a time: ${positionals.join(', ')}. Import each by a command of its own.`,
    )
  const started = Date.now()
  const options = await optionsFor(path, started)
  const { report, ...counts } = await runImport(options)
  const seconds = (Date.now() - started) / 1000
  console.log(
    summaryOf(report, {
      ...counts,
      seconds,
      memory: process.resourceUsage().maxRSS / 1000,
      dry: options.dryRun !== undefined,
    }),
  )
  const left = await leftOf(resolve(path), options.source.kind)
  if (left.length > 0) console.log(`\nOf another kind, and not read: ${listOf(left)}.`)
  const page = shownPath((options.dryRun ?? options.report).replace(/\.json$/, '.html'))
  console.log(`\nThe whole report: ${page}`)
  const within = values.into ? `BACKFILE_CONTENT=${values.into} ` : ''
  if (options.dryRun === undefined)
    console.log(
      `Next: ${within}npm run check, then ${within}npm run build. To take it back: npm run import -- --undo ${shownPath(options.report)}`,
    )
  process.exitCode = report.totals.outcomes.failed > 0 ? 1 : 0
}

/** The first names of a list, and how many more there are. */
function listOf(names: readonly string[]): string {
  const more = names.length > 10 ? `, and ${names.length - 10} more` : ''
  return names.slice(0, 10).join(', ') + more
}

async function optionsFor(path: string, now: number): Promise<ImportOptions> {
  const whole = resolve(path)
  const { kind = await recognized(whole), generator } = kindFrom(values.from)
  const mapping = values.map === undefined ? noMapping : readMapping(values.map)
  const media = mediaFrom(values.media)
  if (values.date !== undefined && dateFault(values.date)) {
    throw new Unusable(
      `“${values.date}” is not a date. Write --date as 2021-04-03 or 2021-04-03T09:30.`,
    )
  }
  const { content, cache } = folders()
  const name = basename(whole)
  const called = values.as?.replace(/\.(?:json|html)$/, '') ?? name.replace(/\.[a-z]{2,5}$/i, '')
  const report = `${slugOf(called) || 'import'}.json`
  return {
    source: await openSource(kind, whole, { generator, asked: values.from, now }),
    now,
    ...{ name, into: content, media, mapping },
    report: join(content, 'imports', report),
    isNew: values.as !== undefined,
    dryRun: values['dry-run'] ? join(cache, 'imports', report) : undefined,
    ...{ section: values.section, from: values.source, date: values.date, hosts: values.host },
    progress: stageLine({ reading: 'Reading', writing: 'Importing' }, process.stderr),
  }
}

function folders(): Folders {
  const into = values.into ? { BACKFILE_CONTENT: values.into } : {}
  return foldersFrom({ ...process.env, ...into })
}

function kindFrom(text: string | undefined): { kind?: SourceKind; generator?: Generator } {
  if (text === undefined) return {}
  const generator = generators.find(one => one === text)
  if (generator) return { kind: 'markdown', generator }
  const kind = sourceKinds.find(one => one === text)
  if (!kind)
    throw new Unusable(
      `--from ${text} is not a known kind. Use one of ${[...sourceKinds, ...generators].join(', ')}.`,
    )
  return { kind }
}

function mediaFrom(text: string): MediaFrom {
  if (text === 'skip' || text === 'download') return text
  if (!existsSync(text) || !statSync(text).isDirectory()) {
    throw new Unusable(
      `--media ${text} is not a folder. Name the folder that holds the pictures, or “download” or “skip”.`,
    )
  }
  return { folder: resolve(text) }
}

function takeBack(said: string): void {
  if (positionals.length > 0) {
    throw new Unusable(
      `--undo takes one import back and imports nothing: leave out ${positionals.join(', ')}.`,
    )
  }
  const { removed, kept } = undo(
    reportNamed(said, folders().content, values.into),
    !values['dry-run'],
  )
  for (const { file, reason } of kept) console.log(`${file} stays: ${reason}.`)
  console.log(
    `Files that ${values['dry-run'] ? 'would be' : 'were'} removed: ${removed.length}; that stay: ${kept.length}.`,
  )
}
