import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { noMapping } from './mapping.ts'
import type { SourceKind } from './old-item.ts'
import { openSource } from './open-source.ts'
import { runImport } from './run-import.ts'

const german = 'Der Hafen wurde am Montag geschlossen, und die Fähren fahren erst am Donnerstag.'

const feed = `<rss version="2.0"><channel><title>Bote</title><link>https://bote.example</link><language>en-US</language><item><guid>https://bote.example/a</guid><title>Hafen</title><pubDate>Mon, 02 Mar 2015 08:00:00 GMT</pubDate><description>${german}</description></item></channel></rss>`
const wxr = `<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Bote</title><link>https://bote.example</link><language>en-US</language><item><title>Hafen</title><wp:post_id>1</wp:post_id><wp:post_type>post</wp:post_type><wp:status>publish</wp:status><wp:post_date>2015-03-02 08:00:00</wp:post_date><content:encoded>${german}</content:encoded></item></channel></rss>`

test.each<[SourceKind, string]>([
  ['feed', feed],
  ['wordpress', wxr],
])(
  'where the texts of a %s are not in the language that it names, the report says what to set, and that is enough',
  async (kind, text) => {
    const folder = mkdtempSync(join(tmpdir(), 'language-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const [path, into] = [join(folder, 'old.xml'), join(folder, 'content')]
    writeFileSync(path, text)
    const run = async () => {
      const source = await openSource(kind, path)
      const report = join(into, 'imports/old.json')
      const imported = await runImport({
        ...{ source, name: 'old.xml', into, report, media: 'skip' as const, mapping: noMapping },
      })
      const [name = ''] = readdirSync(join(into, 'articles/2015/03'))
      const article = readFileSync(join(into, 'articles/2015/03', name), 'utf8')
      return { notes: imported.report.notes.join('\n'), article }
    }
    const first = await run()
    expect(first.notes).toContain('set “language: de” in site.yaml')
    expect(first.article).not.toContain('lang:')
    const settings = readFileSync(join(into, 'site.yaml'), 'utf8')
    expect(settings).toContain('language: en-US')
    writeFileSync(join(into, 'site.yaml'), settings.replace('en-US', 'de'))
    expect(await run()).toEqual({ notes: '', article: first.article })
  },
)
