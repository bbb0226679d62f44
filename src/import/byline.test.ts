import { expect, test } from 'vitest'
import { bylineNames } from './byline.ts'

test.each<[string, string[]]>([
  ['Ada Pell', ['Ada Pell']],
  ['By Ada Pell, Staff Writer', ['Ada Pell']],
  ['BY ADA PELL', ['ADA PELL']],
  ['by: Ada Pell', ['Ada Pell']],
  ['Written by Ada Pell', ['Ada Pell']],
  ['By Ada Pell and Ben Moss', ['Ada Pell', 'Ben Moss']],
  ['By Ada Pell, Ben Moss and Cleo Dray', ['Ada Pell', 'Ben Moss', 'Cleo Dray']],
  ['By Ada Pell, Ben Moss, and Cleo Dray', ['Ada Pell', 'Ben Moss', 'Cleo Dray']],
  ['By Ada Pell & Ben Moss', ['Ada Pell', 'Ben Moss']],
  ['Ada Pell; Ben Moss', ['Ada Pell', 'Ben Moss']],
  ['By Ada Pell and Ben Moss in Hull', ['Ada Pell', 'Ben Moss']],
  ['By Ada Pell in Hull and Ben Moss in York', ['Ada Pell', 'Ben Moss']],
  ['Ada Pell for The Courier', ['Ada Pell']],
  ['Ada Pell, Special to The Courier', ['Ada Pell']],
  ['Ada Pell, Staff Writer, and Ben Moss, Photographer', ['Ada Pell', 'Ben Moss']],
  ['Ada Pell, Senior Science Correspondent', ['Ada Pell']],
  ['Ada Pell, Editor-in-Chief', ['Ada Pell']],
  ['Ada Pell, Editor of The Courier', ['Ada Pell']],
  ['Ada Pell Staff Writer', ['Ada Pell']],
  ['Ada Pell (Reporter)', ['Ada Pell']],
  ['Staff Writer Ada Pell', ['Ada Pell']],
  ['Ada Pell | 3 min read', ['Ada Pell']],
  ['Ada Pell · 5 hours ago', ['Ada Pell']],
  ['Ada Pell - March 3, 2015', ['Ada Pell']],
  ['Ada Pell | Updated 10:30 am', ['Ada Pell']],
  ['Ada Pell, a teacher who lives in Hull', ['Ada Pell']],
  ['Ada Pell @adapell', ['Ada Pell']],
  ['Ada Pell <ada@pier.example>', ['Ada Pell']],
  ['ada@pier.example (Ada Pell)', ['Ada Pell']],
  ['Ada Pell (https://pier.example/ada)', ['Ada Pell']],
  ['Ada Pell, Jr.', ['Ada Pell, Jr.']],
  ['Ada Pell, PhD, and Ben Moss', ['Ada Pell, PhD', 'Ben Moss']],
  ['Ada Pell, AP', ['Ada Pell', 'AP']],
  ['AP', ['AP']],
  ['Reuters Staff', ['Reuters Staff']],
  ['Staff Writer', ['Staff Writer']],
  ['Pell, Ada', ['Pell, Ada']],
  ['Ministry of Health and Welfare', ['Ministry of Health and Welfare']],
  ['Simon & Schuster', ['Simon & Schuster']],
  ['Sophie in ’t Veld', ['Sophie in ’t Veld']],
  ['Ludwig van der Berg and Ana de la Cruz', ['Ludwig van der Berg', 'Ana de la Cruz']],
  ['Byron Moss', ['Byron Moss']],
  ['Mary-Jane O’Neil', ['Mary-Jane O’Neil']],
  ['The Courier', ['The Courier']],
  ['Madonna', ['Madonna']],
  ['will.i.am', ['will.i.am']],
  ['Von Ada Pell und Ben Moß, Redakteur', ['Ada Pell', 'Ben Moß']],
  ['Ada Pell, Wirtschaftsredakteurin', ['Ada Pell']],
  ['Ada Pell, Korrespondentin in Kairo', ['Ada Pell']],
  ['Ada Pell | vor 5 Stunden', ['Ada Pell']],
  ['Par Ada Pell et Ben Moss, envoyés spéciaux', ['Ada Pell', 'Ben Moss']],
  ['Ada Pell, rédactrice en chef', ['Ada Pell']],
  ['Ada Pell, journaliste', ['Ada Pell']],
  ['Por Ada Pell y Ben Moss', ['Ada Pell', 'Ben Moss']],
  ['Ada Pell, corresponsal', ['Ada Pell']],
  ['Ada Pell, Redactora jefe', ['Ada Pell']],
  ['بقلم: ليلى حداد', ['ليلى حداد']],
  ['كتبت: ليلى حداد', ['ليلى حداد']],
  ['ليلى حداد، مراسلة', ['ليلى حداد']],
  ['ليلى حداد ومنى سالم', ['ليلى حداد', 'منى سالم']],
  ['المراسل: سامي حداد', ['سامي حداد']],
  ['王小明、李大文', ['王小明', '李大文']],
  ['记者 王小明', ['王小明']],
])('“%s” names %j', (byline, names) => {
  expect(bylineNames([byline])).toEqual(names)
  expect(bylineNames(names), 'names stay as they are').toEqual(names)
})

test.each([
  ...['3 min read', '10:30 am', '5 hours ago', 'March 3, 2015', '2015-03-03', '3 Mar 2015'],
  ...['admin', 'Administrator', 'webmaster', 'admin2', 'Twitter', 'Follow on Twitter', '@adapell'],
  ...['https://pier.example/ada', 'www.pier.example', 'pier.com', 'ada@pier.example', '2,315', ''],
  ...[
    'il y a 3 heures',
    'hace 2 horas',
    'منذ 5 ساعات',
    '5 Minuten Lesezeit',
    '12 comments',
    'null',
  ],
  ...['Updated 3 hours ago', 'Posted on March 3, 2015 at 10:30', 'yesterday', '03/03/2015', '9 pm'],
])('“%s” names nobody', byline => {
  expect(bylineNames([byline])).toEqual([])
})

test('a role on its own is left out beside a name', () => {
  expect(bylineNames(['Ada Pell', 'Staff Writer'])).toEqual(['Ada Pell'])
  expect(bylineNames(['Editor'])).toEqual(['Editor'])
})
