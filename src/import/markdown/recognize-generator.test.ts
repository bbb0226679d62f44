import { describe, expect, it } from 'vitest'
import { folderOf } from './folder-in-test.ts'
import { recognizedIn } from './recognize-generator.ts'

const post = '---\ntitle: A\n---\nText'
const config = (...keys: string[]) => keys.map(key => `${key}: x`).join('\n')

describe('recognizedIn()', () => {
  it.each<[string, string, Record<string, string>]>([
    [
      ...(['jekyll', 'Jekyll with a source folder'] as const),
      {
        Gemfile: "gem 'jekyll'",
        '_config.yml': 'source: ./source',
        'source/_posts/2015-03-02-a.md': post,
      },
    ],
    [
      ...(['jekyll', 'the same without a Gemfile'] as const),
      { '_config.yml': 'source: source', 'source/_posts/2015-03-02-a.md': post },
    ],
    [
      ...(['jekyll', 'Octopress'] as const),
      {
        Rakefile: 'system "jekyll build"',
        '_config.yml': config('root', 'source', 'code_dir', 'category_dir', 'markdown', 'pygments'),
        'source/_layouts/post.html': '',
        'source/_posts/2015-03-02-a.md': post,
      },
    ],
    ['jekyll', 'a site of GitHub Pages without settings', { '_posts/2015-03-02-a.md': post }],
    [
      ...(['jekyll', 'Jekyll with packages for its styles'] as const),
      {
        'package.json': '{"devDependencies":{"gulp":"4"}}',
        '_config.yml': '',
        '_posts/a.md': post,
      },
    ],
    [
      ...(['hexo', 'Hexo'] as const),
      {
        'package.json': '{"hexo":{"version":"7"},"dependencies":{"hexo":"^7"}}',
        '_config.yml': config('source_dir', 'public_dir', 'tag_dir', 'new_post_name'),
        'source/_posts/a.md': post,
      },
    ],
    [
      ...(['hexo', 'Hexo without packages, whose posts have dates in their names'] as const),
      {
        '_config.yml': 'new_post_name: :year-:month-:day-:title.md\nskip_render: x',
        'scaffolds/post.md': '',
        'source/_posts/2015-03-02-a.md': post,
      },
    ],
    [
      'hexo',
      'Hexo by its folders alone',
      { '_config.yml': 'title: A', 'source/_posts/a.md': post },
    ],
    ['hugo', 'Hugo', { 'hugo.toml': '', 'content/a.md': post }],
    [
      'hugo',
      'an old Hugo',
      { 'config.toml': 'baseURL = "https://a.example/"', 'posts/a.md': post },
    ],
    [
      ...(['hugo', 'Hugo with a folder of posts that Jekyll left'] as const),
      {
        'config.yaml': 'baseURL: https://a.example',
        'content/post/a.md': post,
        '_posts/b.md': post,
      },
    ],
    [
      ...(['eleventy', 'Eleventy that keeps names of Jekyll'] as const),
      { '.eleventy.js': '', '_includes/a.njk': '', '_posts/2015-03-02-a.md': post },
    ],
    [
      ...(['eleventy', 'Eleventy without settings'] as const),
      { 'package.json': '{"dependencies":{"@11ty/eleventy":"2"}}', 'posts/a.md': post },
    ],
    ['astro', 'Astro', { 'astro.config.mjs': '', 'src/content/blog/a.md': post }],
    ['pelican', 'Pelican', { 'pelicanconf.py': '', 'content/a.md': post }],
    [
      ...(['pelican', 'Pelican with a theme of packages'] as const),
      {
        'pelicanconf.py': '',
        'package.json': '{"dependencies":{"astro":"4"}}',
        'content/a.md': '',
      },
    ],
    ['none', 'a folder of notes', { 'a.md': post, 'content/b.md': post }],
    ['none', 'a program with documents', { 'package.json': '{"name":"x"}', 'docs/a.md': post }],
  ])('takes for %s: %s', (generator, _, files) => {
    expect(recognizedIn(folderOf(files))).toMatchObject({ generator })
  })

  it('names what speaks for a generator', () => {
    const files = {
      Gemfile: 'gem "jekyll"',
      '_config.yml': 'baseurl: /x',
      '_posts/2015-03-02-a.md': '',
    }
    expect(recognizedIn(folderOf(files))).toEqual({
      generator: 'jekyll',
      signs: [
        ...['_config.yml', '_posts', 'Gemfile asks for it', 'baseurl in _config.yml'],
        '1 of 1 names in _posts begin with a date',
      ],
      rivals: [],
    })
  })

  it('names generators that are about as likely', () => {
    const files = { 'hugo.toml': '', 'astro.config.mjs': '', 'content/a.md': post }
    const { generator, rivals } = recognizedIn(folderOf(files))
    expect([generator, rivals]).toEqual([
      'hugo',
      [{ generator: 'astro', signs: ['astro.config.mjs'] }],
    ])
  })
})
