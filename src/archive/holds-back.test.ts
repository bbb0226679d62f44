import { describe, expect, it, test } from 'vitest'
import { parse } from 'yaml'
import { frontmatterSchema } from './frontmatter.ts'
import { holdsBack } from './holds-back.ts'
import type { Problem } from './problem.ts'

const known = new Set(Object.keys(frontmatterSchema.shape))
const judged = (yaml: string) => holdsBack(parse(yaml), known, 'articles/a.md')
const codes = (problems: Problem[]) => problems.map(({ code }) => code)

const hidden = `
published: false
published: no
published: "false"
published: 0
publish: never
Published: False
is_published: off
not_published: true
noPublish: true
donotpublish: yes
unpublished: true
Draft: true
DRAFT: true
drafts: true
isDraft: true
draft_mode: true
drafr: true
privat: true
publishd: false
hiden: true
visable: false
statsu: draft
is-draft: yes
draft_: true
Draft: second version
darft: true
drfat: true
drat: true
draaft: true
embrago: Tuesday
embargoed: true
Embargo: until the vote
status: draft
Status: Draft
status: [draft]
post_status: pending
status: in review
status: not published
status: auto-draft
state: unpublished
workflow: wip
visibility: private
visibility: members
visibility: false
visibility: hidden
access: staff only
privacy: unlisted
hidden: true
hide: yes
hidePost: true
hidden: "yes"
invisible: true
visible: false
public: false
public: members only
private: true
is_private: 1
unlisted: true
listed: false
render: false
output: false
enabled: false
ready: false
approved: false
password: open sesame
members_only: true
skip: true
exclude: true
wip: true
on_hold: true
deleted: true
confidential: true
stage: draft
phase: draft
note: do not publish
build: {render: never, list: never}
_build: {list: false}
cascade: [{draft: true}]
params: {draft: true}
extra: {meta: {published: false}}
brouillon: true
entwurf: ja
borrador: sí
черновик: true
草稿: true
hidden_since: 2021-01-01
expired: true
instructions: Do not publish
post: draft
meta: {mode: draft}
status: draft 2
status: draft, needs legal
status: work in progress, not published
status: awaiting review
status: [draft, in review]
access: members only
publication: unlisted
show: never
password: hunter2
post_password: open sesame
`

test.each(hidden.trim().split('\n'))('“%s” is an error', yaml => {
  const { problems, releases, rest } = judged(yaml)
  expect(new Set(codes(problems))).toEqual(new Set(['key-holds-back']))
  expect([releases, rest]).toEqual([[], {}])
})

const harmless = `
published: true
publish: yes
Draft: false
drafts: no
status: published
status: Public
status: final
post_status: publish
visibility: public
hidden: false
private: false
unlisted: false
visible: true
render: true
expired: false
`

test.each(harmless.trim().split('\n'))(
  '“%s” is harmless, and a hint says what holds back',
  yaml => {
    const { problems } = judged(yaml)
    expect(problems).toMatchObject([
      { code: 'key-unknown', hint: expect.stringContaining('draft') },
    ])
  },
)

const waiting = [
  ['publishDate: 2031-01-01', '2031-01-01'],
  ['publish_date: 2031-01-01T07:00', '2031-01-01T07:00:00'],
  ['publishedAt: 2031-01-01 07:00 +0100', '2031-01-01T07:00:00+01:00'],
  ['pubdate: 1 May 2031', '2031-05-01'],
  ['published: 2031-01-01', '2031-01-01'],
  ['release_date: 2031/1/2', '2031-01-02'],
  ['embargoed: 2031-01-01', '2031-01-01'],
  ['Embargo: 2031-01-01', '2031-01-01'],
  ['embargoUntil: May 1, 2031', '2031-05-01'],
  ['embargo_until: 2031-01-01', '2031-01-01'],
  ['hidden_until: 2031-01-01', '2031-01-01'],
  ['scheduled: 2031-01-01', '2031-01-01'],
  ['publish_on: 2031-01-01', '2031-01-01'],
  ['go_live: 2031-01-01', '2031-01-01'],
  ['live_from: 2031-01-01', '2031-01-01'],
]

test.each(waiting)('“%s” is a moment to wait for', (yaml, moment) => {
  const { problems, releases, rest } = judged(yaml)
  expect([problems, releases.map(({ moment }) => moment), rest]).toEqual([[], [moment], {}])
})

const ending = [
  ['expires: 2030-01-01', '2030-01-01'],
  ['expiryDate: 2020-01-01', '2020-01-01'],
  ['unpublish_on: 1 May 2030', '2030-05-01'],
  ['publish_until: 2030-05-01', '2030-05-01'],
]

test.each(ending)('“%s” is a moment after which readers see nothing', (yaml, moment) => {
  const { problems, releases, rest } = judged(yaml)
  expect([problems, releases, rest]).toMatchObject([[], [{ moment, ends: true }], {}])
})

const unclear = `
status: evergreen
visibility: level 3
published: soon
publish: the Gull
private_comments: true
scheduled: next week
robots: noindex, follow
robots: noindex, nofollow
noindex: true
seo: {noindex: true}
publication: Private Eye
publication: The Secret Garden
publication: Internal Medicine
show: Hidden Brain
status: draft-picks
status: private-equity
access: staff of the library
round: draft
beer: Draft
caption: Unpublished
type: draft
kind: [draft]
stamp: embargoed
`

test.each(unclear.trim().split('\n'))('“%s” may hold a text back', yaml => {
  expect(codes(judged(yaml).problems)).toEqual(['key-may-hold-back'])
})

const other = `
layout: post
hideMeta: true
hide_title: true
hidemeta: false
showDate: false
show_toc: false
display_date: true
ShowReadingTime: false
searchHidden: true
comments: false
comments: {enabled: false}
cover_image: {hidden: true}
toc: {show: false}
publisher: The Gull
publication: The Gull
state: Ohio
stage: 2
members: [Ada Pell, Bo Reed]
review: true
future: false
index: 0
listen: false
sport: draft horses
drafted_by: Ada Pell
type: hidden
series: Confidential
public_transport: true
published_by: Ada Pell
end_date: 2031-01-01
event_date: 2031-01-01
draft_notes: Ask the mayor
craft: true
statue: bronze
published_in:
meta: {title: x}
topic: draft
category: draft
category: Draft
categories: [Draft]
keywords: [draft]
sport: draft picks
event: Draft
slug: draft
permalink: /draft/
url: /unpublished
canonical: /draft
subtitle: Unpublished
kicker: Embargo
excerpt: draft
heading: Draft
series: The Draft
byline: Private
lede: Not published
password: ''
post_password: ""
passwords: []
passwords: ['']
private: N/A
private: n/a
hidden: ''
unlisted:
unpublished: ''
confidential: '-'
visibility: ''
status: N/A
embargo_until: ''
expires:
expires: ''
published: null
title: Draft
tags: [draft]
`

test.each(other.trim().split('\n'))('“%s” is no matter of holding back', yaml => {
  const { problems, releases, rest } = judged(yaml)
  expect([problems, releases, rest]).toEqual([[], [], parse(yaml)])
})

describe('holdsBack()', () => {
  it('says nothing of a text that is a draft anyway', () => {
    const data = { draft: true, published: false, status: 'draft', publishDate: '2031-01-01' }
    expect(holdsBack(data, known, 'a.md')).toEqual({ problems: [], releases: [], rest: data })
  })

  it('judges “draft: false” beside another key by that key', () => {
    expect(codes(judged('draft: false\npublished: false').problems)).toEqual(['key-holds-back'])
  })

  it('refuses “draft:” and “embargo:” with nothing after them', () => {
    expect(codes(judged('draft:\nembargo:').problems)).toEqual(['key-mistyped', 'key-mistyped'])
  })

  it('refuses “Draft:” with nothing after it', () => {
    expect(codes(judged('Draft:').problems)).toEqual(['key-holds-back'])
  })

  it('names the path of a key within groups, and leaves their other keys', () => {
    const { problems, rest } = judged('params: {draft: true, author: Ada}\nlayout: x')
    expect(problems).toMatchObject([{ at: 'params.draft', written: 'draft: true' }])
    expect(rest).toEqual({ layout: 'x' })
  })

  it('names the key to use', () => {
    const remedy = (yaml: string) => (judged(yaml).problems[0] as { remedy: string }).remedy
    expect(remedy('published: false')).toContain('“draft: true”')
    expect(remedy('embargoed: true')).toContain('“embargo:”')
  })
})

describe('a withdrawal that is misspelt, or of a standing page', () => {
  const group = { reason: 'legal', date: '2019-06-01' }
  it.each(['Withdrawn', 'withdrawl', 'withdrwan', 'withdrawal', 'withdrawed', 'with-drawn'])(
    'is never passed over: %s',
    key => {
      const { problems, rest } = holdsBack({ title: 'A', [key]: group }, known, 'articles/a.md')
      expect(problems.map(({ code, at }) => [code, at])).toEqual([['key-holds-back', key]])
      expect(rest).toEqual({ title: 'A' })
    },
  )

  it.each(['width', 'drawn', 'with', 'drawings'])('is not what “%s” means', key => {
    expect(holdsBack({ [key]: group }, known, 'articles/a.md').problems).toEqual([])
  })
})
