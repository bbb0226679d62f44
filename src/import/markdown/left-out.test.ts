import { expect, test } from 'vitest'
import { folderOf } from './folder-in-test.ts'
import { openMarkdown } from './open-folder.ts'

const post = '---\ntitle: A\ndate: 2015-03-02\n---\nText'

async function notesOf(files: Record<string, string>): Promise<string | undefined> {
  const { notes = [] } = await openMarkdown(folderOf(files))
  return notes.find(note => note.includes('left out'))
}

test.each<[string, Record<string, string>, string]>([
  [
    'exclude of Jekyll: folders and patterns',
    {
      '_config.yml': 'exclude: [notes, "*.draft.md", ./old/, "tmp/**"]',
      ...{ 'notes/a.md': post, 'notes/b/c.md': post, 'x/d.draft.md': post, 'old/e.md': post },
      ...{ 'tmp/f/g.md': post, '_posts/2015-03-02-h.md': post, 'notes.md': post },
    },
    '5 texts were left out, because the settings of the old site exclude them: exclude: notes (2), exclude: ./old/ (1), exclude: tmp/** (1), exclude: *.draft.md (1).',
  ],
  [
    'ignoreFiles of Hugo: expressions',
    {
      'hugo.toml': 'ignoreFiles = ["\\\\.foo\\\\.md$", "^content/hidden/"]',
      ...{ 'content/a.foo.md': post, 'content/hidden/b.md': post, 'content/c.md': post },
    },
    '2 texts were left out, because the settings of the old site exclude them: ignoreFiles: \\.foo\\.md$ (1), ignoreFiles: ^content/hidden/ (1).',
  ],
  [
    '.eleventyignore',
    {
      '.eleventy.js': '',
      '.eleventyignore': '# x\nREADME.md\ndrafts/',
      'README.md': post,
      'drafts/a.md': post,
      'b.md': post,
    },
    '2 texts were left out, because the settings of the old site exclude them: .eleventyignore: README.md (1), .eleventyignore: drafts/ (1).',
  ],
  [
    'a pattern that cannot be read, by its words',
    {
      'hugo.toml': 'ignoreFiles = ["b", "(secret"]',
      'content/a-secret.md': post,
      'content/b.md': post,
      'content/c.md': post,
    },
    '2 texts were left out, because the settings of the old site exclude them: ignoreFiles: (secret (1), ignoreFiles: b (1).',
  ],
  [
    'flags and classes of Go',
    {
      'hugo.toml': 'ignoreFiles = ["(?i)SECRET", "[[:digit:]]\\\\.md$"]',
      ...{ 'content/secret.md': post, 'content/a1.md': post, 'content/b.md': post },
    },
    '2 texts were left out, because the settings of the old site exclude them: ignoreFiles: [[:digit:]]\\.md$ (1), ignoreFiles: (?i)SECRET (1).',
  ],
  [
    'braces of Hexo',
    {
      '_config.yml': 'theme: x\nexclude: ["{a,private}/**"]',
      ...{ 'source/_posts/b.md': post, 'source/private/c.md': post, 'source/a/d.md': post },
    },
    '2 texts were left out, because the settings of the old site exclude them: exclude: {a,private}/** (2).',
  ],
])('texts that settings leave out are counted: %s', async (_, files, note) => {
  expect(await notesOf(files)).toBe(note)
})

test('nothing is told where nothing is left out', async () => {
  expect(await notesOf({ '_config.yml': 'exclude: [vendor]', 'a.md': post })).toBeUndefined()
})
