import { inOne, type Made, type Withheld } from './withheld.ts'
import { wordpress } from './withheld-wordpress.ts'

const ghostPost =
  (more: object, page = false): Made =>
  ({ title, body, tag }, at) =>
    JSON.stringify({
      ...{
        id: `${at}`,
        title: `Title ${title}`,
        slug: `g${at}`,
        html: `<p>Body ${body}.</p>`,
        type: page ? 'page' : 'post',
      },
      ...{
        status: 'published',
        visibility: 'public',
        published_at: '2016-03-04T05:06:07.000Z',
        custom_excerpt: `Of ${tag}`,
      },
      ...more,
    })

const gates = {
  draft: { status: 'draft' },
  sent: { status: 'sent' },
  'to come': { status: 'scheduled', published_at: '2999-01-01T00:00:00.000Z' },
  'to come on a day that is over': { status: 'scheduled' },
  'of an unknown status': { status: 'held' },
  'for members': { visibility: 'members' },
  'for payers': { visibility: 'paid' },
  'for tiers': { visibility: 'tiers' },
  'for some': { visibility: 'filter' },
}

const ghost = inOne(
  'ghost',
  'site.json',
  [
    '{"db": [{"meta": {"exported_on": 1500000000000, "version": "5.2.0"}, "data": {"posts": [',
    '], "settings": []}}]}',
  ],
  {
    open: ghostPost({}),
    ...Object.fromEntries(
      Object.entries(gates).flatMap(([way, more]) => [
        [`a post ${way}`, ghostPost(more)],
        [`a page ${way}`, ghostPost(more, true)],
      ]),
    ),
    'a part for members': ({ title, body, tag }, at) =>
      ghostPost({
        title: `Public ${at}`,
        custom_excerpt: null,
        html: `<p>Seen.</p><!--kg-gated-block:begin nonMember:false memberSegment:"status:free"--><p>${title} ${body} ${tag}</p><!--kg-gated-block:end-->`,
      })({ title, body, tag }, at),
  },
  ',',
)

const kind = (name: string) =>
  `<category scheme="http://schemas.google.com/g/2005#kind" term="http://schemas.google.com/blogger/2008/kind#${name}"/>`

const entry =
  (more: string, date = '2016-03-04T05:06:07Z'): Made =>
  ({ title, body, tag }, at) =>
    `<entry><id>tag:${body},2016:${at}</id>${more}<title>Title ${title}</title><content type="html">&lt;p&gt;Body ${body}.&lt;/p&gt;</content><category term="Tag ${tag}"/><published>${date}</published><author><name>Ada</name></author></entry>`

const draft = '<app:control><app:draft>yes</app:draft></app:control>'
const atom: [string, string] = [
  '<feed xmlns="http://www.w3.org/2005/Atom"><title>Notes</title>',
  '</feed>',
]

const backup = inOne('blogger', 'blog-1.xml', atom, {
  open: entry(kind('post')),
  'a draft': entry(kind('post') + draft),
  'a page that is a draft': entry(kind('page') + draft),
  'a post to come': entry(kind('post'), '2999-01-01T00:00:00Z'),
  ...Object.fromEntries(['comment', 'settings', 'template'].map(name => [name, entry(kind(name))])),
})

const blogger = (type: string, status: string, more = '') =>
  entry(`<blogger:type>${type}</blogger:type><blogger:status>${status}</blogger:status>${more}`)

const takeout = inOne(
  'takeout',
  'Takeout/Blogger/Blogs/Notes/feed.atom',
  [
    '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:blogger="http://schemas.google.com/blogger/2018"><title>Pier</title>',
    '</feed>',
  ],
  {
    open: blogger('POST', 'LIVE'),
    ...Object.fromEntries(
      ['DRAFT', 'SCHEDULED', 'SOFT_TRASHED', 'HELD'].flatMap(status =>
        ['POST', 'PAGE'].map(type => [`${type} ${status}`, blogger(type, status)]),
      ),
    ),
    'thrown away': blogger(
      'POST',
      'LIVE',
      '<blogger:trashed>2018-01-01T00:00:00Z</blogger:trashed>',
    ),
    ...Object.fromEntries(
      ['LIVE', 'SPAM_COMMENT', 'GHOSTED', 'PENDING'].map(status => [
        `comment ${status}`,
        blogger('COMMENT', status),
      ]),
    ),
  },
)

const feed = inOne('feed', 'feed.atom', atom, {
  open: entry(''),
  'app:draft': entry(draft),
  'another prefix': entry(draft.replaceAll('app:', 'pub:')),
  'no prefix': entry(draft.replaceAll('app:', '')),
})

/** Exports and feeds with every way in which they hold a text back. */
export const withheldExports: Withheld[] = [wordpress, ghost, backup, takeout, feed]
