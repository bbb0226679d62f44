import { padding, textOf, type Withheld } from './withheld.ts'

const saved: Record<string, [attributes: string, head?: string, foot?: string]> = {
  open: [''],
  'a private post': ['class="post status-private"'],
  'a draft': ['class="post status-draft"'],
  'a password': ['class="post post-password-protected"'],
  'an unpublished node': ['class="node--unpublished"'],
  'a paid article': [
    '',
    '<script type="application/ld+json">{"@type":"Article","isAccessibleForFree":"False"}</script>',
  ],
  'a locked article': ['', '<meta property="article:content_tier" content="locked">'],
  'a preview': ['', '<link rel="canonical" href="https://wp.example/?p=1&amp;preview=true">'],
  'a draft of Medium': ['', '', '<footer><p>Exported from Medium on June 1, 2019.</p></footer>'],
}

function html(name: string, way: string): string {
  const [attributes, head = '', foot = ''] = saved[way] ?? ['']
  const { title, body, tag } = textOf(name, way)
  return `<html><head><title>Title ${title}</title><meta name="keywords" content="Tag ${tag}"><meta property="article:tag" content="Tag ${tag}"><meta property="article:published_time" content="2016-03-04">${head}</head><body><article ${attributes}><h1>Title ${title}</h1><div class="e-content"><p>Body ${body}. ${padding}</p></div>${foot}</article></body></html>`
}

const ways = Object.keys(saved)
const pages: Withheld = {
  name: 'pages',
  files: Object.fromEntries(ways.map((way, at) => [`page-${at}.html`, html('pages', way)])),
  ways: ways.slice(1),
}

function record(address: string, status: string, page: string): string {
  const http = `HTTP/1.1 ${status}\r\nContent-Type: text/html\r\nContent-Length: ${Buffer.byteLength(page)}\r\n\r\n${page}`
  return `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: ${address}\r\nWARC-Date: 2018-04-06T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: ${Buffer.byteLength(http)}\r\n\r\n${http}\r\n\r\n`
}

const refused = ['401 Unauthorized', '403 Forbidden', '404 Not Found', '410 Gone']
const warc: Withheld = {
  name: 'warc',
  files: {
    'crawl.warc':
      ways
        .map((way, at) => record(`https://crawl.example/a${at}/`, '200 OK', html('warc', way)))
        .join('') +
      refused
        .map((way, at) => record(`https://crawl.example/b${at}/`, way, html('warc', way)))
        .join(''),
  },
  ways: [...ways.slice(1), ...refused],
}

/** Saved pages and a web archive with every way in which a page says that not everyone could read it. */
export const withheldPages: Withheld[] = [pages, warc]
