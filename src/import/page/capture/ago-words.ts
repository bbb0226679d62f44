/** What lengths of time are counted in. */
export type Unit = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year'

/** One language: what stands around a count and a unit, words for counts, and the units with what they may be called. */
export interface AgoWords {
  /** Whether a unit without a count means one of it. */
  isOneAlone?: true
  before: string
  after: string
  counts: Record<string, number>
  units: Record<Unit, string>
  /** Units that say by themselves that they are two. */
  pairs?: Partial<Record<Unit, string>>
  /** Whole lines that mean a day. */
  days: Record<string, number>
}

/** English, Arabic, French, German, Spanish. Add a language by adding its words here. */
export const agoWords: AgoWords[] = [
  {
    before: '(?:about |over |almost |nearly |around |more than |less than )?',
    after: '(?: ago)?',
    counts: { a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6 },
    units: {
      minute: 'min(?:ute)?s?',
      hour: 'hours?',
      day: 'days?',
      week: 'weeks?',
      month: 'months?',
      year: 'years?',
    },
    days: { today: 0, 'just now': 0, yesterday: 1 },
  },
  {
    isOneAlone: true,
    before: '(?:منذ |قبل )(?:حوالي |نحو |أكثر من |ما يقارب )?',
    after: '',
    counts: {},
    units: {
      minute: 'دقيقة|دقائق',
      hour: 'ساعة|ساعات',
      day: 'يوماً|يوما|يوم|أيام',
      week: 'أسبوعاً|أسبوع|أسابيع',
      month: 'شهراً|شهرا|شهر|أشهر|شهور',
      year: 'سنة|سنوات|عاماً|عاما|عام|أعوام',
    },
    pairs: {
      minute: 'دقيقتين',
      hour: 'ساعتين',
      day: 'يومين',
      week: 'أسبوعين',
      month: 'شهرين',
      year: 'سنتين|عامين',
    },
    days: { اليوم: 0, أمس: 1 },
  },
  {
    before: 'il y a (?:environ |plus de |presque |moins de )?',
    after: '',
    counts: { un: 1, une: 1, deux: 2, trois: 3, quatre: 4, cinq: 5, six: 6 },
    units: {
      minute: 'min(?:utes?)?',
      hour: 'heures?',
      day: 'jours?',
      week: 'semaines?',
      month: 'mois',
      year: 'ans?|années?',
    },
    days: { "aujourd'hui": 0, hier: 1 },
  },
  {
    before: 'vor (?:etwa |ca\\. |rund |über |fast |mehr als |ungefähr )?',
    after: '',
    counts: { einem: 1, einer: 1, zwei: 2, drei: 3, vier: 4, fünf: 5, sechs: 6 },
    units: {
      minute: 'minuten?',
      hour: 'stunden?',
      day: 'tag(?:en)?',
      week: 'wochen?',
      month: 'monat(?:en)?',
      year: 'jahr(?:en)?',
    },
    days: { heute: 0, gestern: 1 },
  },
  {
    before: 'hace (?:unos |unas |más de |casi |aproximadamente |alrededor de )?',
    after: '',
    counts: { un: 1, una: 1, dos: 2, tres: 3, cuatro: 4, cinco: 5, seis: 6 },
    units: {
      minute: 'minutos?',
      hour: 'horas?',
      day: 'días?',
      week: 'semanas?',
      month: 'mes(?:es)?',
      year: 'años?',
    },
    days: { hoy: 0, ayer: 1 },
  },
]
