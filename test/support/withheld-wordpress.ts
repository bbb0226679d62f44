import { inOne, type Made } from './withheld.ts'

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

/** A public post of more elements beside its title. */
const publicPost = (at: number, more: string) =>
  `<item><title>A public post ${at}</title><link>https://wp.example/f${at}/</link><wp:post_id>${at}</wp:post_id><wp:post_date>2016-03-04 10:00:00</wp:post_date><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>${more}</item>`

const inFields =
  (key: string, content: string): Made =>
  ({ title, body, tag }, at) =>
    publicPost(
      at,
      `<content:encoded>${content}</content:encoded>${field(key, `The ${title} and the ${body} met at the ${tag}.`)}`,
    )

const inStandfirst: Made = ({ title, body, tag }, at) =>
  publicPost(
    at,
    `<content:encoded>Seen.</content:encoded><excerpt:encoded><![CDATA[Short. <span hidden>${title}</span><!-- <b>${body}</b> --><script>${tag}</script>]]></excerpt:encoded>`,
  )

/** A public post that names the pictures of an item which is not public, in a way that shows none of their words. */
const pictureOfDraft =
  (content: (parent: number, file: number) => string): Made =>
  ({ title, body, tag }, at) => {
    const [parent, file] = [at + 2000, at + 4000]
    const draft = `<item><title>${title}</title><wp:post_id>${parent}</wp:post_id><wp:status>draft</wp:status><wp:post_type>post</wp:post_type></item>`
    const picture = `<item><title>${title}</title><wp:post_id>${file}</wp:post_id><wp:post_parent>${parent}</wp:post_parent><wp:status>inherit</wp:status><wp:post_type>attachment</wp:post_type><wp:attachment_url>https://wp.example/${at}.png</wp:attachment_url><excerpt:encoded>${body}</excerpt:encoded>${field('_wp_attachment_image_alt', tag)}</item>`
    return (
      draft +
      picture +
      publicPost(
        at,
        `<content:encoded><![CDATA[Seen. ${content(parent, file)}]]></content:encoded>`,
      )
    )
  }

const styles = [
  ...['font-size:0', 'position:absolute;left:-9999px', 'text-indent:-999em', 'opacity:0'],
  ...['visibility:hidden', 'position:absolute;clip:rect(0,0,0,0)'],
]

const stages = ['private', 'draft', 'pending', 'inherit', 'pitch', 'trash', 'auto-draft', '']

/** An export of WordPress, and the ways in which it holds texts back. */
export const wordpress = inOne(
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
    ...Object.fromEntries(
      styles.map(style => [`the style ${style}`, part(`<div style="${style}">`, '</div>')]),
    ),
    'a part of a standfirst': inStandfirst,
    'a private field': inFields('_desk_note', ''),
    'a field beside a text': inFields('note', 'Seen.'),
    'a field without a text': inFields('note', ''),
    'a block that is not shown': ({ title, body, tag }, at) =>
      publicPost(
        at,
        `<content:encoded><![CDATA[Seen.<!-- wp:acf/quote {"data":{"quote":"The ${title} and the ${body} met at the ${tag}."},"metadata":{"blockVisibility":false}} /-->]]></content:encoded>`,
      ),
    'a gallery of a draft': pictureOfDraft(parent => `[gallery id="${parent}"]`),
    'a picture of a draft': pictureOfDraft(
      (_, file) => `<img class="wp-image-${file}" src="https://wp.example/p.png">`,
    ),
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
