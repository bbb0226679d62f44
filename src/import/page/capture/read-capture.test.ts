import { expect, test } from 'vitest'
import { readCapture } from './read-capture.ts'

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
    slug: 'ferry',
  })
  expect(item.skipped).toBeUndefined()
  expect(item.losses).toEqual([])
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
    code: 'words-lost',
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
  expect(item.losses).toContainEqual({ code: 'words-lost', detail: `left out: “${blurb}”` })
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
