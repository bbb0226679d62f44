import { textOf, type Withheld } from './withheld.ts'

type Made = (text: { title: string; body: string; tag: string }, at: number) => string

/** An archive of one file, of what each way makes of its text. */
function inOne(
  name: string,
  path: string,
  [before, after]: [string, string],
  ways: Record<string, Made>,
  between = '\n',
): Withheld {
  const made = Object.entries(ways).map(([way, make], at) => make(textOf(name, way), at + 1))
  return {
    name,
    files: { [path]: before + made.join(between) + after },
    ways: Object.keys(ways).filter(way => way !== 'open'),
  }
}

const field = (key: string, value: string) =>
  `<wp:postmeta><wp:meta_key>${key}</wp:meta_key><wp:meta_value><![CDATA[${value}]]></wp:meta_value></wp:postmeta>`

const wp =
  (type: string, status: string, more = '', date = '2016-03-04 10:00:00', link?: string): Made =>
  ({ title, body, tag }, at) =>
    `<item><title>Title ${title}</title><link>https://wp.example/${link ?? `a${at}/`}</link><category domain="post_tag" nicename="t${at}">Tag ${tag}</category><content:encoded><![CDATA[<p>Body ${body}.</p>]]></content:encoded><wp:post_id>${at}</wp:post_id><wp:post_date>${date}</wp:post_date><wp:post_name>w${at}</wp:post_name><wp:status>${status}</wp:status><wp:post_type>${type}</wp:post_type>${more}</item>`

const part =
  (before: string, after: string): Made =>
  ({ title, body, tag }, at) =>
    `<item><title>A public post ${at}</title><link>https://wp.example/p${at}/</link><content:encoded><![CDATA[<p>Seen.</p>${before}<p>${title} ${body} ${tag}</p>${after}]]></content:encoded><wp:post_id>${at}</wp:post_id><wp:post_date>2016-03-04 10:00:00</wp:post_date><wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>`

const comment =
  (approved: string): Made =>
  ({ title, body, tag }, at) =>
    `<item><title>A commented post ${at}</title><link>https://wp.example/c${at}/</link><content:encoded><![CDATA[<p>Seen.</p>]]></content:encoded><wp:post_id>${at}</wp:post_id><wp:post_date>2016-03-04 10:00:00</wp:post_date><wp:status>publish</wp:status><wp:post_type>post</wp:post_type><wp:comment><wp:comment_author>${title}</wp:comment_author><wp:comment_author_email>${tag}@p.example</wp:comment_author_email><wp:comment_content>${body}</wp:comment_content><wp:comment_approved>${approved}</wp:comment_approved></wp:comment></item>`

const stages = ['private', 'draft', 'pending', 'inherit', 'pitch', 'trash', 'auto-draft', '']

const wordpress = inOne(
  'wordpress',
  'export.xml',
  [
    '<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>WP</title><link>https://wp.example</link><wp:wxr_version>1.2</wp:wxr_version>',
    '</channel></rss>',
  ],
  {
    open: wp('post', 'publish'),
    ...Object.fromEntries(
      ['post', 'page'].flatMap(type => [
        ...stages.map(status => [`${type} “${status}”`, wp(type, status)] as const),
        [`${type} to come`, wp(type, 'future', '', '2999-01-01 10:00:00')] as const,
        [`${type} to come on a day that is over`, wp(type, 'future')] as const,
        [
          `${type} behind a password`,
          wp(type, 'publish', '<wp:post_password>x</wp:post_password>'),
        ] as const,
        [
          `${type} for subscribers`,
          wp(type, 'publish', field('_jetpack_newsletter_access', 'subscribers')),
        ] as const,
        [
          `${type} for members`,
          wp(type, 'publish', field('_members_access_role', 'editor')),
        ] as const,
      ]),
    ),
    'a hidden element': part('<div hidden>', '</div>'),
    'an element not displayed': part('<div style="display: none">', '</div>'),
    'a comment of Jinja': part('{# ', ' #}'),
    'a comment of Obsidian': part('<p>%% ', ' %%</p>'),
    ...Object.fromEntries(
      ['inquiry', 'flamingo_inbound', 'payment'].map(type => [
        type,
        wp(type, 'publish', '', '2016-03-04 10:00:00', `?post_type=${type}&amp;p=9`),
      ]),
    ),
    'a record with a link': wp('nf_sub', 'publish'),
    'a revision': wp('revision', 'inherit'),
    'a menu': wp('nav_menu_item', 'publish'),
    'a part for members': part('[members_only]', '[/members_only]'),
    'a part that is restricted': part('[restrict level="1"]', '[/restrict]'),
    'a part for payers': part(
      '<!-- wp:premium-content/subscriber-view -->',
      '<!-- /wp:premium-content/subscriber-view -->',
    ),
    'a part below a paywall': part('<!-- wp:jetpack/paywall /-->', ''),
    'a comment': comment('1'),
    'a comment that waits': comment('0'),
    'a comment that is spam': comment('spam'),
  },
)

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
