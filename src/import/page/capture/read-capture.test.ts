import { expect, test } from 'vitest'
import { captureSite, readCapture } from './read-capture.ts'

const read = (text: string, place = 'ferry.txt') =>
  readCapture({ text, place, modified: new Date('2026-11-20T10:00:00Z') })

const blurb =
  'The Harbour Post is an independent paper that has told the people of the bay what happens since 1998.'

test('a page of an agency is parted into all that it tells', () => {
  const item = read(`Home
News
About us
Contact
${blurb}
The night ferry sails again after the storm

News – Port Ellery:

The night ferry between the islands sails again since Monday, the port authority said on the pier.

Repairs took three weeks & cost more than was thought.

Source: Bay News Agency

#Harbour #Town Hall #Ferries About 2 years
Share
Facebook
Twitter
Close gallery
${blurb}
© 2026 Harbour Post. All rights reserved.`)
  expect(item).toMatchObject({
    title: 'The night ferry sails again after the storm',
    section: 'News',
    region: 'Port Ellery',
    source: { name: 'Bay News Agency' },
    tags: ['Harbour', 'Town Hall', 'Ferries'],
    text: {
      format: 'html',
      value:
        '<p>The night ferry between the islands sails again since Monday, the port authority said on the pier.</p>\n<p>Repairs took three weeks &amp; cost more than was thought.</p>',
    },
    date: {
      text: '2024-11-20',
      guess:
        '“About 2 years” before 2026-11-20: 2024-11, ± 6 months, counted from the day when the file was last changed',
    },
    retrieved: { text: '2026-11-20' },
    slug: undefined,
  })
  expect(item.skipped).toBeUndefined()
  expect(item.losses.map(({ code }) => code)).toEqual(['beside-left'])
})

test('a date that is stuck to the last tag is taken off it', () => {
  const item = read(
    `Lighthouse keepers ask for a new lamp
The lamp of the northern lighthouse is older than its keepers, and it goes out in every storm.
#Sea #Light HouseAlmost 3 years`,
    'captured_2025-06-01_lamp.txt',
  )
  expect(item.tags).toEqual(['Sea', 'Light House'])
  expect(item.date).toEqual({
    text: '2022-06-01',
    guess:
      '“Almost 3 years” before 2025-06-01: 2022-06, ± 6 months, counted from the day in the name of the file',
  })
})

test('an Arabic page is read by its own words', () => {
  const item = read(`الرئيسية
من نحن
عودة العبّارة الليلية إلى الميناء
أخبار – ميناء الرمل:
أعلنت سلطة الميناء يوم الاثنين عودة العبّارة الليلية بين الجزر بعد ثلاثة أسابيع من الإصلاحات والانتظار الطويل.
المصدر: وكالة الخليج
#الميناء #دار البلدية #العبّاراتمنذ سنتين
مشاركة
جميع الحقوق محفوظة © ٢٠٢٦`)
  expect(item).toMatchObject({
    title: 'عودة العبّارة الليلية إلى الميناء',
    section: 'أخبار',
    region: 'ميناء الرمل',
    source: { name: 'وكالة الخليج' },
    tags: ['الميناء', 'دار البلدية', 'العبّارات'],
    date: { text: '2024-11-20' },
  })
})

test('a date on its own line is more certain than anything counted', () => {
  const item = read(`Startseite
Die Nachtfähre fährt wieder
Von Ada Berg
Veröffentlicht am 4. März 2019
Hafenstadt: Die Nachtfähre zwischen den Inseln fährt seit Montag wieder, sagte die Hafenbehörde am Kai.
Im Mai 2012 war sie schon einmal ausgefallen, damals sehr viel länger.
vor 2 Jahren
Quelle: Buchtagentur
Impressum
© 2019–2026 Hafenpost`)
  expect(item).toMatchObject({
    title: 'Die Nachtfähre fährt wieder',
    authors: ['Ada Berg'],
    source: { name: 'Buchtagentur' },
    date: {
      text: '2019-03-04',
      guess: 'read from the line “Veröffentlicht am 4. März 2019”, ± 1 day',
    },
  })
  expect(item.text.value.match(/<p>/g)).toHaveLength(2)
})

test('without any other date the year of the copyright is all there is', () => {
  const item = read(`Le bac de nuit reprend la mer
Le bac de nuit entre les îles a repris la mer lundi, a dit l’autorité du port sur le quai.
Tous droits réservés © 2021 La Poste du Port`)
  expect(item.date?.text).toBe('2021-07-01')
  expect(item.date?.guess).toContain('± 6 months')
  expect(item.title).toBe('Le bac de nuit reprend la mer')
})

test('without any date there is none', () => {
  const item = read(
    'El ferry nocturno\n\nEl ferry nocturno entre las islas vuelve a navegar desde el lunes, dijo el puerto.',
  )
  expect(item.date).toBeUndefined()
})

test('a Spanish page with a dateline before its text', () => {
  const item = read(`Inicio
Noticias
Contacto
Vuelve a navegar el ferry nocturno
Noticias – Puerto Alto: El ferry nocturno entre las islas vuelve a navegar desde el lunes.
La reparación duró tres semanas.
Fuente: Agencia de la Bahía
#Puerto #Casa Consistorial
hace 3 meses
Compartir`)
  expect(item).toMatchObject({
    title: 'Vuelve a navegar el ferry nocturno',
    section: 'Noticias',
    region: 'Puerto Alto',
    source: { name: 'Agencia de la Bahía' },
    tags: ['Puerto', 'Casa Consistorial'],
    date: { text: '2026-08-20' },
  })
  expect(item.text.value).toBe(
    '<p>El ferry nocturno entre las islas vuelve a navegar desde el lunes.</p>\n<p>La reparación duró tres semanas.</p>',
  )
})

test('lines broken to a width are paragraphs again, and other articles below are left out', () => {
  const item = read(`Captured: 2024-01-31
https://post.example/2023/fog
Fog keeps the fleet in port

The fleet of Port Ellery stayed in port for the third day, since nobody could see
the end of the pier. The harbour master hopes for wind, but the forecast for the
week gives him none.

1 month ago

Related articles
Seagulls steal the mayor's lunch in front of the whole town council once again`)
  expect(item).toMatchObject({
    title: 'Fog keeps the fleet in port',
    addresses: ['https://post.example/2023/fog'],
    slug: 'fog',
    date: { text: '2023-12-31' },
    retrieved: { text: '2024-01-31' },
  })
  expect(item.text.value).toBe(
    '<p>The fleet of Port Ellery stayed in port for the third day, since nobody could see the end of the pier. The harbour master hopes for wind, but the forecast for the week gives him none.</p>',
  )
  expect(item.losses).toContainEqual({
    code: 'beside-left',
    detail:
      "left out: “Seagulls steal the mayor's lunch in front of the whole town council once again”",
  })
})

test('a blurb that stands once, before the headline, is not the text', () => {
  const item = read(`Home
${blurb}
Fog keeps the fleet in port
The fleet of Port Ellery stayed in port for the third day, since nobody could see the pier.
The harbour master hopes for wind, but the forecast for the week gives him none at all.
Source: Bay News #Fog #Port Ellery 3 days ago`)
  expect(item).toMatchObject({
    title: 'Fog keeps the fleet in port',
    source: { name: 'Bay News' },
    tags: ['Fog', 'Port Ellery'],
    date: { text: '2026-11-17' },
  })
  expect(item.text.value).not.toContain('independent')
  expect(item.losses).toContainEqual({ code: 'beside-left', detail: `left out: “${blurb}”` })
})

test('menus alone are no article', () => {
  expect(read('Home\nNews\nContact\n© 2020 Harbour Post').skipped).toMatch(/no paragraph/)
})

test('markup in a text stays text', () => {
  const item = read(
    'A pier\n\nThe sign on the pier said <script>alert(1)</script> & nobody knew why it did.',
  )
  expect(item.text.value).toContain('&lt;script&gt;')
})

const story = `The quay of Anstel is closed since the storm broke the outer wall in three places.
The harbour master hopes for calm water, but the forecast for the week gives him none at all.`

test.each([
  ['a menu above', `Home\nNews\nQuay closed\nNews – Anstel:\n${story}`],
  ['blank lines around it', `Home\n\nNews\n\nQuay closed\n\nNews – Anstel:\n\n${story}`],
  ['text behind the dateline', `Home\nNews\nQuay closed\nNews – Anstel: ${story}`],
])('the line above a dateline is the headline, however short: %s', (_, text) => {
  const item = read(`${text}\n#Harbour #Town Hall\nAbout 2 years`)
  expect(item).toMatchObject({ title: 'Quay closed', section: 'News', region: 'Anstel' })
  expect(item.text.value).not.toContain('Quay closed')
})

test('a short Arabic line above a dateline is the headline', () => {
  const item = read(`الرئيسية
إغلاق الرصيف
أخبار – ميناء الرمل:
أعلنت سلطة الميناء يوم الاثنين عودة العبّارة الليلية بين الجزر بعد ثلاثة أسابيع من الإصلاحات والانتظار الطويل.`)
  expect(item.title).toBe('إغلاق الرصيف')
})

test('what could have been the headline is told', () => {
  const item = read(`Home\nQuay closed\n${story}`)
  expect(item.losses).toContainEqual({
    code: 'beside-left',
    detail: 'left out: “Quay closed”',
  })
})

test.each([
  'The photographs are under copyright of the town archive.',
  'Copyright law was changed in May, and the archive was glad of it.',
  'The town archive holds the copyright.',
])('a sentence about rights does not end the article: “%s”', sentence => {
  const item = read(`Quay closed for a year\n${story}\n${sentence}\nThe wall comes last.`)
  expect(item.text.value).toContain(sentence)
  expect(item.text.value).toContain('The wall comes last.')
})

test.each([
  '© The Ferry Post',
  '2021 © The Ferry Post',
  'Copyright 1998 Daily',
  'Copyright by The Ferry Post',
  'The Ferry Post. All rights reserved.',
])('a line about rights ends it: “%s”', line => {
  const item = read(`Quay closed for a year\n${story}\n${line}\nThe wall comes last.`)
  expect(item.text.value).not.toContain('The wall comes last.')
})

test('lists stay lists, and the counter of a gallery is left out', () => {
  const item = read(`Quay closed for a year
${story}
1 / 3
The town decided:
- to mend the wall
- to mark the pier
1. one lamp
2. two buoys
1998. That was the year of the last storm.`)
  expect(item.text.value).toContain('<ul><li>to mend the wall</li><li>to mark the pier</li></ul>')
  expect(item.text.value).toContain('<ol><li>one lamp</li><li>two buoys</li></ol>')
  expect(item.text.value).toContain('<p>1998. That was the year of the last storm.</p>')
  expect(item.text.value).not.toContain('1 / 3')
})

test('a blurb that stands twice is told like one that stands once', () => {
  const item = read(`${blurb}\nQuay closed for a year\n${story}\n${blurb}`)
  expect(item.text.value).not.toContain('independent')
  expect(item.losses).toContainEqual({ code: 'beside-left', detail: `left out: “${blurb}”` })
})

const dated = (end: string, modified: string) =>
  readCapture({
    text: `Quay closed for a year\n${story}\n${end}`,
    place: 'quay.txt',
    modified: new Date(modified),
  })

test('a file that was changed in another year than the page names does not tell when it was copied', () => {
  const end = 'About 2 years\n© 2021 The Ferry Post'
  const item = dated(end, '2026-11-20T10:00:00Z')
  expect(item.date?.text).toBe('2019-07-01')
  expect(item.date?.guess).toContain('counted from the middle of 2021')
  expect(item.date?.guess).toContain('up to 6 months more')
  expect(item.retrieved).toBeUndefined()
  expect(dated(end, '1980-01-01T00:00:00Z').date).toEqual(item.date)
})

test('a date that rests on the time of a file says so', () => {
  const item = dated('3 days ago', '2026-11-20T10:00:00Z')
  expect(item.date).toMatchObject({ text: '2026-11-17', byFile: true })
  expect(item.retrieved?.text).toBe('2026-11-20')
  expect(dated('Published 4 March 2019', '2026-11-20T10:00:00Z').date?.byFile).toBeUndefined()
})

test('a file that is older than its article tells nothing', () => {
  expect(dated('Published 4 March 2019', '2001-01-01T00:00:00Z').retrieved).toBeUndefined()
})

test.each([
  ['© 2021 The Ferry Post', 'The Ferry Post'],
  ['© 2026 Harbour Post. All rights reserved.', 'Harbour Post'],
  ['Copyright by The Ferry Post 1998–2004', 'The Ferry Post'],
  ['Tous droits réservés © 2021 La Poste du Port', 'La Poste du Port'],
  ['جميع الحقوق محفوظة © ٢٠٢٦', undefined],
  ['© 2021', undefined],
])('the line about rights names the site: “%s”', (line, name) => {
  expect(captureSite(`${story}\nSource: Bay News Agency\n${line}`)).toMatchObject({
    name,
    copyrightHolder: name,
  })
})

test('the language of a text is that of its little words', () => {
  expect(read(story).lang).toBe('en')
})

test('the year of a line about rights may be in Arabic digits', () => {
  const item = dated('منذ سنتين\nجميع الحقوق محفوظة © ٢٠٢١', '2026-11-20T10:00:00Z')
  expect(item.date?.text).toBe('2019-07-01')
})

test('who took a picture does not end the article', () => {
  const [one, two] = story.split('\n')
  const item = read(
    `Quay closed for a year\n${one}\n${two}\n© Ada Berg\n${one?.replace('The quay', 'That quay')}`,
  )
  expect(item.text.value).toContain('That quay')
})

test('a copied text under embargo, or a draft, is held back, and the line is reported', () => {
  const line = 'EMBARGOED UNTIL 00:01 1 JANUARY 2099'
  const held = read(`${line}\n\n${story}`)
  expect(held).toMatchObject({ status: 'scheduled', date: { text: '2099-01-01' } })
  expect(held.losses).toContainEqual({ code: 'private-as-draft', detail: line })
  expect(held.text.value).not.toContain('EMBARGOED')
  expect(read(`DRAFT – NOT FOR PUBLICATION\n\n${story}`).status).toBe('draft')
})
