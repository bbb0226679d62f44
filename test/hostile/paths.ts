/** Addresses that lead out of the site, or that a disk or a browser could misread. */
export const outside = [
  ...['../x/', '/../x/', '/a/../../x/', '/a/..', '/./x/', '/.../x/', 'x/', '//a.example/x/'],
  ...['/%2e%2e%2fx/', '/%2E%2E/x/', '/a/%2e%2e/%2e%2e/x/', '/%2e%2e%5cx/', '/%00/', '/a%0ab/'],
  ...['/..\\..\\x/', '\\x\\', '/a\\..\\x/', 'C:\\x', '/C:/x/', 'file:///etc/x', '/a?b/', '/a#b/'],
  ...['/a"b/', '/<script>/', '/%3Cb%3E/', '/a|b/', '/a\u0000b/', '/a\u0007/', '/%zz/'],
  ...['/', '//', `/${'x'.repeat(201)}/`, `/${'é'.repeat(101)}/`, `/${'x'.repeat(5000)}.html`],
]

/** Addresses of the site's own pages and files, in disguise. */
export const reserved = [
  ...['/tags/', '/Tags/', '/t%61gs/', '/tags', '/tags/index.html', '/_astro/x/', '/_ASTRO/x/'],
  ...['/pagefind/pagefind.js', '/PageFind/x/', '/pagefind/', '/sitemap-0.xml', '/SITEMAP-9.XML'],
  ...['/sitemap-index.xml', '/feed.xml', '/FEED.XML', '/index.html', '/Index.htm', '/robots.txt'],
  ...['/robots.txt/x/', '/404.html', '/404/', '/search/', '/archive', '/regions/'],
  ...['/2020/', '/2020/01/', '/2020/01/page/2/', '/2020/01/index.html'],
]

/** Slugs that are paths, names of devices and the like. */
export const slugs = [
  ...['../../x', '..%2f..%2fx', '%2e%2e%2fx2', '..\\..\\x3', '/etc/x4', 'C:\\x5', 'x6\u0000.html'],
  ...['x7\ud800', 'x8\u202e', 'x'.repeat(5000), 'é'.repeat(3000), '__proto__', 'con', 'index.html'],
]

/** Names of files that read like paths or HTML where a name is not minded. */
export const names = [
  ...['..%2f..%2fy.md', '%2e%2e%2fy2.md', '..\\..\\y3.md', '..y4.md', 'C:\\y5.md', 'y6"onload=.md'],
  ...['<script>y7.md', 'y8\n.md', `${'y'.repeat(240)}.md`, 'index.html.md', '..\\index.md'],
]

const up = '../'.repeat(20)
/** Paths of images that lead out of the content folder or to something that is none. */
export const images = [
  ...[`${up}etc/hostname`, '/etc/hostname', '../../etc/hostname', '%2e%2e/%2e%2e/etc/hostname'],
  ...['..%2f..%2fetc%2fhostname', '..\\..\\etc\\hostname', 'file:///etc/hostname', '../site.yaml'],
  ...[
    '/site.yaml',
    '../../dist/index.html',
    '/articles/good.md',
    '\u0000',
    'media',
    '/',
    '..',
    '.',
  ],
  ...['https://a.example/x.svg', 'data:image/svg+xml,<svg/>', 'javascript:0', '__proto__'],
  ...['__proto__.svg', `${'x'.repeat(5000)}.svg`, 'constructor'],
]

const levels = Array.from(
  { length: 9 },
  (_, i) => `a${i + 1}: &a${i + 1} [${Array.from({ length: 9 }, () => `*a${i}`).join(', ')}]`,
)
const wide = `a0: &a0 [x]\n${levels.join('\n')}`
/** YAML that is small in a file and large or deep in memory. */
export const bombs = {
  'many aliases': wide,
  'deep brackets': `tags: ${'['.repeat(100_000)}`,
  'deep lists': `tags:\n  ${'- '.repeat(100_000)}x`,
  'deep keys': Array.from({ length: 400 }, (_, i) => `${' '.repeat(i)}k:`).join('\n'),
  'many values': `tags: [${'x, '.repeat(30_000)}x]`,
  'an alias of itself': 'tags: &a [*a]',
}
