/** A pattern of any of the words that are written between blanks. */
function oneOf(words: string): string {
  return `(?:${words
    .trim()
    .split(/\s+/)
    .map(word => word.replaceAll('_', '[\\s-]+'))
    .join('|')})`
}

/** What a word stands between: not letters, figures or marks of any script. */
const [starts, ends] = ['(?<![\\p{L}\\p{N}\\p{M}])', '(?![\\p{L}\\p{N}\\p{M}])']

/** Roles of those who write, as papers name them: English, German, French, Spanish, Portuguese, Italian, Dutch, Arabic. */
const roles = oneOf(`
  writers? reporters? correspondents? editors? journalists? columnists? contributors? photographers? producers?
  editor_in_chief editor_at_large bureau_chief news_desk intern freelancers? bloggers? critics? cartoonists? publisher
  photojournalists? analysts? staff
  redakteur(?:in)? redakteur:in reporter(?:in)? korrespondent(?:in)? journalist(?:in)? chefredakteur(?:in)? fotograf(?:in)?
  kolumnist(?:in)? volontär(?:in)? autor(?:in)? gastautor(?:in)? \\p{L}*(?:redakteur|korrespondent|reporter)(?:in)?
  journalistes? rédacteurs? rédactrices? rédacteur_en_chef rédactrice_en_chef correspondante?s? envoyée?_spéciale?
  grand_reporter photographes? chroniqueu(?:r|se) éditorialistes? pigiste
  periodistas? redactora?(?:_jefe)? reportero reportera corresponsal enviad[oa]_especial editora? fotógraf[oa] columnista
  colaborador(?:a)? director(?:a)? jornalista redator(?:a)? repórter correspondente colunista
  giornalista corrispondente inviat[oa] caporedattore redattore redattrice verslaggever redacteur fotograaf correspondente
  مراسل مراسلة محرر محررة صحفي صحفية صحافي صحافية كاتب كاتبة مصور مصورة المراسل المراسلة المحرر المحررة الصحفي الصحفية
  الصحافي الصحافية الكاتب الكاتبة`)

/** What says more about a role, before and behind it: “senior”, “in chief”, “of politics”. */
const role = new RegExp(
  `^(?:(?:the|our|by)\\s+)?(?:[\\p{L}\\p{M}&'’./-]+\\s+){0,5}?${roles}(?:[\\s-]+(?:in|at|of|for|to|de|del|du|des|für|en|pour|do|da|di|van)\\s+.*|\\s+(?:politik|wirtschaft|sport|kultur))?$`,
  'iu',
)

/** The first words of what is said about somebody, in place of a role. */
const about =
  /^(?:special to|special for|for the|of the|is an?|contributing|guest|an? |the writer|für |pour |para )/i

/** Whether a part of a byline names what somebody does, and nobody. */
export function isRole(part: string): boolean {
  return role.test(part) || about.test(part)
}

/** A role behind a name without a comma, which has more than one word, and one before it. */
export const roleBehind = new RegExp(
  `\\s+(?:(?:senior|chief|staff|contributing|associate|assistant|managing|guest|deputy|special|foreign|political|science|sports)\\s+)+${roles}$|\\s*\\((?:[\\p{L}-]+\\s+){0,3}${roles}\\)$`,
  'iu',
)
export const roleBefore = new RegExp(
  `^(?:(?:our|the|senior|chief|staff|contributing|associate|assistant|managing|guest|deputy|special|foreign)\\s+)*${roles}[\\s:]+(?=\\p{Lu}\\S*\\s+\\p{Lu}|\\p{Lo})`,
  'iu',
)

/** What begins a byline and is no part of a name. */
export const begins =
  /^(?:(?:written|posted|published|words|text|story|reported|reporting|compiled|edited|submitted|created|photos?|photographs?|pictures|images|illustrations?|interview|opinion|analysis|and|video)\s+){0,3}(?:by|von|par|por|di|door|av|af|автор|от)(?:\s*:|(?=\s))\s*|^(?:text|texte|texto|testo|words|story|author|autor|auteur|autore|byline|fotos?|photos?|credit)\s*:\s*|^(?:بقلم|كتب|كتبت|تحرير|إعداد|الكاتب)\s*[:：]?\s+|^(?:(?:本报|本刊|本社|特约)?(?:记者|記者|编辑|編輯|責編|责编|作者|撰文|文))[\s:：/]+/iu

const units = oneOf(`
  seconds? secs? minutes? mins? hours? hrs? days? weeks? months? years? sekunden? minuten? stunden? tage?n? wochen? monate?n?
  jahre?n? secondes? heures? jours? semaines? mois ans? segundos? minutos? horas? días? semanas? meses mes años? dias? ore
  ora giorni minuti uur dagen ثانية ثوان دقيقة دقائق ساعة ساعات يوم أيام أسبوع أسابيع شهر أشهر سنة سنوات`)
const months = oneOf(`
  jan(?:uary|uar|vier|eiro)? feb(?:ruary|ruar)? fév(?:rier)? mar(?:ch|s|zo|ço)? märz apr(?:il)? avr(?:il)? may mai mayo jun[ei]? juin
  jul[yi]? juillet aug(?:ust)? août ago(?:sto)? sept?(?:ember|embre|iembre)? o[ck]t(?:ober|obre|ubre)? nov(?:ember|embre|iembre)?
  de[cz](?:ember|iembre)? déc(?:embre)? ene(?:ro)? abr(?:il)?`)

/** A length of time, a time of day or a date: `3 min read`, `vor 5 Stunden`, `10:30 am`, `March 3, 2015`. */
const times = [
  `(?:(?:updated|published|posted|last)\\s+)*(?:vor|il y a|hace|há|منذ|قبل|an?|about)?\\s*(?:\\d+|an?|one|two|few)\\s*${units}(?:\\s+(?:read|ago|lesezeit|de lecture|de lectura|geleden|fa|atrás))?`,
  `(?:(?:updated|published|posted|last|at|on|um|à|a las)\\s+)*\\d{1,2}[:.h]\\d{2}(?:[:.]\\d{2})?\\s*(?:[ap]\\.?m\\.?|uhr|h)?(?:\\s+\\(?[A-Z]{2,4}\\)?)?`,
  `\\d{1,2}\\s*[ap]\\.?m\\.?`,
  `(?:(?:updated|published|posted|last|on|am|le|el)\\s+)*(?:\\p{L}+day,?\\s+)?(?:\\d{1,2}(?:\\.|st|nd|rd|th)?\\s+(?:de\\s+)?)?${months}\\.?\\s*(?:\\d{1,2}(?:st|nd|rd|th)?)?,?\\s*(?:de\\s+)?(?:\\d{4})?(?:,?\\s+(?:at\\s+)?\\d{1,2}:\\d{2}.*)?`,
  `(?:(?:updated|published|posted|on|am)\\s+)*\\d{1,4}[./-]\\d{1,2}[./-]\\d{1,4}(?:[T\\s,]+.*)?`,
  `\\d{4}年.*`,
  `(?:today|yesterday|just now|heute|gestern|hier|ayer)`,
]
const time = new RegExp(`^(?:${times.join('|')})$`, 'iu')

/** Accounts that nobody is called by, and words of buttons that stand beside a byline. */
const nobody = new RegExp(
  `^(?:${oneOf(`
  (?:site_?|web_?|wp_?|blog_?)?admin(?:istrator|istrateur|istrador)?\\d* webmaster root superuser wordpress unknown undefined
  null none nil nan n/a user\\d* author twitter facebook instagram linkedin google\\+? youtube whatsapp telegram tiktok mastodon
  bluesky x_\\(formerly_twitter\\) e-?mail rss share print comments? \\d+_comments? leave_a_comment no_comments follow follow_us
  follow_on_(?:twitter|facebook|x) (?:view_|read_|see_)?(?:more|all_posts|bio|profile) website subscribe updated published`)})$`,
  'iu',
)

const address =
  /^(?:[a-z]+:\/\/|www\.|\/|@)\S*$|^\S+@\S+\.\S+$|^[\p{L}\p{N}-]+\.(?:(?:co|com|org|net)\.)?\p{Ll}{2,8}\/\S+$|^[\p{Ll}\p{N}-]{3,}\.(?:(?:co|com|org|net)\.)?\p{Ll}{2,6}$/u

/** Whether a part of a byline names nobody: a time, an address, an account, a button. */
export function isNobody(part: string): boolean {
  return !/\p{L}/u.test(part) || time.test(part) || nobody.test(part) || address.test(part)
}

/** Agencies of news, by what bylines call them: their names are one word, or are no person’s. */
const agency = new RegExp(
  `^(?:the\\s+)?${oneOf(`
  AP AFP DPA dpa EFE ANSA PA UPI TASS AAP ANP APA KNA epd SID Reuters Xinhua Bloomberg Kyodo Yonhap Interfax ANI PTI IANS
  Associated_Press Agence_France-Presse Press_Association`)}(?:\\s+(?:Staff|News))?$`,
  'u',
)

/** Whether a part of a byline is an agency. */
export function isAgency(part: string): boolean {
  return agency.test(part)
}

const particle = oneOf(
  'de da do dos das du del della der den di la le van von zu zur zum ten ter te af av bin ibn al el e y',
)
const capital =
  "(?:[\\p{Lu}\\p{Lt}][\\p{L}\\p{M}'’.-]*|[dlo]['’]\\p{Lu}[\\p{L}\\p{M}'’.-]*|(?:al|el|an|as)-\\p{Lu}\\S*|\\p{Lo}[\\p{L}\\p{M}]*)"
const person = new RegExp(`^${capital}(?:\\s+(?:${particle}|${capital})){0,5}\\s+${capital}$`, 'u')
const bodies = new RegExp(
  `${starts}${oneOf('ministry department office board council committee bureau agency institute university college society sciences association foundation commission centre center ministerium')}${ends}`,
  'iu',
)

/** Whether a part of a byline can be the full name of a person: two words or more, in capitals where there are any. */
export function isPerson(part: string): boolean {
  return person.test(part) && !bodies.test(part)
}

/** Letters behind a name that belong to it. */
export function isSuffix(part: string): boolean {
  return /^(?:[JS]r\.?|I{2,3}|IV|Ph\.?\s?D\.?|M\.?D\.?|M\.?A\.?|R\.?N\.?|Esq\.?|OBE|CBE|MBE|MP|QC|KC|SJ|LL\.?[BM]\.?)$/.test(
    part,
  )
}
