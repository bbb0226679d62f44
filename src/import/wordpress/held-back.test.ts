import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { OldItem } from '../old-item.ts'
import { openWordPress } from './open-wordpress.ts'

const field = (key: string, value: string) =>
  `<wp:postmeta><wp:meta_key>${key}</wp:meta_key><wp:meta_value><![CDATA[${value}]]></wp:meta_value></wp:postmeta>`

function item(type: string, number: number, link: string, more = '', status = 'publish'): string {
  return `<item><title>Title ${number}</title><link>https://old.example/${link}</link><dc:creator>ada</dc:creator><wp:post_id>${number}</wp:post_id><wp:post_type>${type}</wp:post_type><wp:status>${status}</wp:status>${more}</item>`
}

const text = (html: string) => `<content:encoded><![CDATA[${html}]]></content:encoded>`

/** What the first and the second reading of an export give, by key. */
async function read(...elements: string[]): Promise<Record<string, OldItem>[]> {
  const folder = mkdtempSync(join(tmpdir(), 'backfile-wordpress-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const author =
    '<wp:author><wp:author_login>ada</wp:author_login><wp:author_display_name>Ada Berg</wp:author_display_name></wp:author>'
  writeFileSync(
    join(folder, 'a.xml'),
    `<rss><channel>${author}${elements.join('')}</channel></rss>`,
  )
  const { outline, items } = await openWordPress(folder)
  const readings: Record<string, OldItem>[] = []
  for (const reading of [outline ?? items, items]) {
    const found: Record<string, OldItem> = {}
    for await (const one of reading()) found[one.key] = one as OldItem
    readings.push(found)
  }
  return readings
}

async function only(element: string): Promise<OldItem> {
  return Object.values((await read(element))[1] ?? {})[0] as OldItem
}

test.each([
  ['publish', 'published'],
  ['future', 'scheduled'],
  ...['private', 'draft', 'pending', 'inherit', 'pitch', 'wc-completed', 'acf-disabled', ''].map(
    status => [status, status === 'private' ? 'private' : 'draft'],
  ),
  ['trash', 'trash'],
  ['auto-draft', 'trash'],
  ['constructor', 'draft'],
])('a page of the status “%s” is %s', async (told, status) => {
  for (const type of ['page', 'post'])
    expect(await only(item(type, 1, 'a/', '', told))).toMatchObject({ status })
})

test.each([
  '<wp:post_password>sesame</wp:post_password>',
  field('_jetpack_newsletter_access', 'paid_subscribers'),
  field('_jetpack_newsletter_access', 'subscribers'),
  field('_members_access_role', 'subscriber'),
  field('_wpmem_block', '1'),
  field('_wpmem_block', '2'),
  field('rcp_access_level', '3'),
  field('rcp_user_level', 'Administrator'),
  field('_is_paid', '1'),
  field('pms-content-restrict-user-status', 'loggedin'),
  field('um_content_restriction', 'a:1:{s:14:"_um_accessible";s:1:"2";}'),
  field('ihc_mb_who', 'reg'),
  text('<p>Free</p><!-- wp:jetpack/paywall --><!-- /wp:jetpack/paywall --><p>Paid</p>'),
])('what was for some readers only is private: %s', async gate => {
  expect(await only(item('post', 1, 'a/', gate))).toMatchObject({ status: 'private' })
  expect(await only(item('page', 1, 'a/', gate, 'future'))).toMatchObject({ status: 'private' })
})

test.each([
  field('_jetpack_newsletter_access', 'everybody'),
  field('_wpmem_block', '0'),
  field('rcp_user_level', 'None'),
  field('rcp_access_level', 'None'),
  field('_is_paid', '0'),
  field('pms-content-restrict-user-status', 'default'),
  field('um_content_restriction', 'a:1:{s:14:"_um_accessible";s:1:"0";}'),
  '<wp:post_password></wp:post_password>',
])('what those fields open to everyone is public: %s', async gate => {
  expect(await only(item('post', 1, 'a/', gate))).toMatchObject({ status: 'published' })
})

test.each([
  ['[members_only]Secret[/members_only]', '[members_only]'],
  ...[
    'pmpro/membership {"levels":["1"]}',
    'memberpress/protected-content {"rule":7}',
    'group {"blockVisibility":{"hideBlock":true}}',
    'group {"blockVisibility":{"controlSets":[{"controls":{"userRole":{"visibilityByRole":"logged-in"}}}]}}',
    'group {"metadata":{"blockVisibility":false}}',
  ].map(block => [
    `<!-- wp:${block} --><!-- wp:group --><p>Secret</p><!-- /wp:group --><!-- /wp:${block.split(' ')[0]} -->`,
    'wp:',
  ]),
  ['[restrict userlevel="subscriber"]Secret[/restrict]', '[restrict]'],
  ['[is_logged_in]Secret[/is_logged_in]', '[is_logged_in]'],
  ['[membership level="1"]Secret[/membership]', '[membership]'],
  ['[wpmem_logged_in]Secret[/wpmem_logged_in]', '[wpmem_logged_in]'],
  ['[wc_memberships_restrict plans="gold"]Secret[/wc_memberships_restrict]', '[…]'],
  ['[pms-restrict]Secret[/pms-restrict]', '[…]'],
  ['[um_loggedin]Secret[/um_loggedin]', '[…]'],
  ['[passster password="x"]Secret[/passster]', '[…]'],
  ['[S2If current_user_can(access_s2member_level1)]Secret[/S2If]', '[…]'],
  ['[private role="visitor"][b]Secret[/b][/private]', '[…]'],
  ['[private_note]Secret[/private_note]', '[…]'],
  ['[members_union]Secret[/members_union]', '[…]'],
  ['[restrict_under_18]Secret[/restrict_under_18]', '[…]'],
  ['[member_notice]Secret[/member_notice]', '[…]'],
  ['[paid_unit]Secret[/paid_unit]', '[…]'],
  ['[mepr-show rules="1"]Secret[/mepr-show]', '[…]'],
  ['[access]Secret[/access]', '[…]'],
  ['[locked]Secret[/locked]', '[…]'],
  ['[user_can x="y"]Secret[/user_can]', '[…]'],
  ['[visibility]Secret[/visibility]', '[…]'],
  ['[show_to role="editor"]Secret[/show_to]', '[…]'],
  ['[part capability="read_more"]Secret[/part]', '[…]'],
  ['[part levels="2,3"]Secret[/part]', '[…]'],
  ['[part logged_in]Secret[/part]', '[…]'],
  ['[part membership_level="gold"]Secret[/part]', '[…]'],
  [
    '<!-- wp:premium-content/subscriber-view --><p>Secret</p><!-- /wp:premium-content/subscriber-view -->',
    'block',
  ],
])('a part for members is taken out of a public text, and kept in a draft: %s', async part => {
  const whole = text(`<p>Open before.</p>${part}<p>Open after.</p>`)
  const open = await only(item('post', 1, 'a/', whole))
  expect(open.text.value).not.toContain('Secret')
  expect(open.text.value).toMatch(/Open before[\s\S]*Open after/)
  expect(open.losses).toContainEqual(expect.objectContaining({ code: 'members-part' }))
  expect((await only(item('post', 1, 'a/', whole, 'draft'))).text.value).toContain('Secret')
})

test.each([
  '[caption id="1"]Words[/caption]',
  '[heading level="2"]Words[/heading]',
  '[box role="note"]Words[/box]',
  '[part role="visitor"]Words[/part]',
  '[note]Words[/note]',
  '[visitors]Words[/visitors]',
  '[not_logged_in]Words[/not_logged_in]',
  '[wpmem_logged_out]Words[/wpmem_logged_out]',
  '[nonmember]Words[/nonmember]',
  'the [private] words',
])('other shortcodes keep their words: %s', async part => {
  expect((await only(item('post', 1, 'a/', text(part)))).text.value).toBe(part)
})

test('items of a type without pages are passed over in both readings, and nothing of them is reported', async () => {
  const sent = text('<p>What a form was sent</p>')
  const [first = {}, second = {}] = await read(
    item('inquiry', 1, '?post_type=inquiry&amp;p=1', sent),
    item('inquiry', 2, '?post_type=inquiry&amp;p=2', sent, 'draft'),
    item('ticket', 3, '?post_type=ticket&amp;p=3', sent, 'active'),
    item('nf_sub', 4, 'nf_sub/4/', sent),
    item('post', 5, 'a/', sent),
  )
  expect(Object.keys(first)).toEqual(['post 5'])
  for (const key of ['inquiry 1', 'inquiry 2', 'ticket 3', 'nf_sub 4'])
    expect(second[key]).toMatchObject({
      skipped: expect.stringContaining('no pages on the old site'),
      ...{ title: undefined, losses: [] },
    })
})

test('drafts of a type with pages are kept, whichever comes first', async () => {
  const [first = {}, second = {}] = await read(
    item('event', 1, '?post_type=event&amp;p=1', text('Soon'), 'draft'),
    item('event', 2, 'event/regatta/', text('Now')),
    item('tide', 3, '?tide=high', text('High')),
    item('tide', 4, '?post_type=tide&amp;p=4', text('Low'), 'pending'),
  )
  expect(Object.keys(first).sort()).toEqual(['event 1', 'event 2', 'tide 3', 'tide 4'])
  for (const reading of [first, second]) {
    expect(reading['event 1']).toMatchObject({
      status: 'draft',
      skipped: undefined,
      title: 'Title 1',
    })
    expect(reading['tide 4']).toMatchObject({ status: 'draft', skipped: undefined })
  }
})

const coAuthor = (nicename: string, name: string) =>
  `<category domain="author" nicename="${nicename}"><![CDATA[${name}]]></category>`

const term = (name: string, description: string) =>
  `<wp:term><wp:term_taxonomy>author</wp:term_taxonomy><wp:term_slug>cap-${name}</wp:term_slug><wp:term_name>${name}</wp:term_name><wp:term_description>${description}</wp:term_description></wp:term>`

test.each([
  ['an account', coAuthor('cap-ada', 'ada'), '', ['Ada Berg']],
  [
    'a profile that comes later',
    coAuthor('cap-jo-reed', 'jo-reed'),
    item(
      'guest-author',
      9,
      '?post_type=guest-author&amp;p=9',
      `<wp:post_name>cap-jo-reed</wp:post_name>${field('cap-display_name', 'Jo Reed')}${field('cap-user_login', 'jo-reed')}`,
    ),
    ['Jo Reed'],
  ],
  [
    'a term',
    coAuthor('cap-jo', 'jo'),
    term('jo', 'Jo Reed Jo Reed jo 9 jo@private.example'),
    ['Jo Reed'],
  ],
  [
    'a term with its name once',
    coAuthor('cap-jo', 'jo'),
    term('jo', 'Jo Reed   jo 9 jo@p.example'),
    ['Jo Reed'],
  ],
  ['a name in the term itself', coAuthor('jo-reed', 'Jo Reed'), '', ['Jo Reed']],
  ['two', coAuthor('cap-ada', 'ada') + coAuthor('jo-reed', 'Jo Reed'), '', ['Ada Berg', 'Jo Reed']],
  ['a login without a name', coAuthor('cap-xy12', 'xy12'), '', []],
  ['none', '', '', ['Ada Berg']],
])('the byline by %s is a name', async (_, terms, other, authors) => {
  const [, second = {}] = await read(item('post', 1, 'a/', terms), other)
  expect(second['post 1']?.authors).toEqual(authors)
})

test('a block for subscribers that is not closed reaches to the end, and many of them are read in one go', async () => {
  const mark = '<!-- wp:premium-content/subscriber-view -->'
  const open = await only(item('post', 1, 'a/', text(`<p>Open</p>${mark.repeat(20_000)}Secret`)))
  expect(open.text.value).toBe('<p>Open</p>')
})

test('a part for members stays out of the standfirst', async () => {
  const excerpt =
    '<excerpt:encoded><![CDATA[Open. [members_only]Secret[/members_only]]]></excerpt:encoded>'
  expect((await only(item('post', 1, 'a/', excerpt))).description).toBe('Open.')
})

test.each([
  ['publish', '', true],
  ['draft', '', false],
  ['trash', '', false],
  ['private', '', false],
  ['publish', '<wp:post_password>sesame</wp:post_password>', false],
])('a shared block of the status “%s” is shown where it was: %s', async (status, more, isShown) => {
  const [, second = {}] = await read(
    item('wp_block', 7, '?post_type=wp_block&amp;p=7', text('Shared') + more, status),
    item('post', 1, 'a/', text('Open <!-- wp:block {"ref":7} /-->')),
  )
  expect(second['post 1']?.text.value.includes('Shared')).toBe(isShown)
})

test.each([
  ['jo@p.example', []],
  ['jo_reed12', []],
  ['Jo Reed', ['Jo Reed']],
  ['ada', ['Ada Berg']],
])('the account %s, as the byline', async (login, authors) => {
  const post = item('post', 1, 'a/').replace('<dc:creator>ada<', `<dc:creator>${login}<`)
  expect((await only(post)).authors).toEqual(authors)
})

test('an item of an unknown type without a link is passed over', async () => {
  const record = item('inquiry', 1, '').replace(/<link>.*<\/link>/, '')
  expect((await only(record)).skipped).toContain('no pages on the old site')
})

test.each([
  ['wp_quiz', 'quiz/tides/', 'published', undefined],
  ['wp_quiz', '?wp_quiz=tides', 'published', undefined],
  ['wp_quiz', '?post_type=wp_quiz&amp;p=1', 'published', 'no pages on the old site'],
  ...['wp_block', 'wp_template_part', 'wp_navigation', 'wp_font_face', 'wp_global_styles'].map(
    type => [type, `?${type}=tides`, 'published', 'old site’s frame'] as const,
  ),
] as const)(
  'an item of the type “%s” at %s is judged by who made the type',
  async (type, link, status, reason) => {
    const found = await only(item(type, 1, link, text('Tides')))
    expect(found.status).toBe(status)
    if (reason === undefined) expect(found.skipped).toBeUndefined()
    else expect(found.skipped).toContain(reason)
  },
)
